package org.demarche.engine.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/**
 * The ids of a run, kept as 128-bit digests so that millions cost some 100 bytes each at most. Two different ids are taken for one with a
 * chance of 10⁻²⁶ in a million. Not thread-safe.
 */
public final class SeenIds {
    private record Digest(long high, long low) {
    }

    private final Map<Digest, String> seen = new HashMap<>();
    private final MessageDigest digest;

    /** None as yet. */
    public SeenIds() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Notes an id.
     *
     * @param where where it stands; held by reference, so callers should share one string per file
     * @return null if it is new, else where it was seen first
     */
    public String add(String id, String where) {
        byte[] hash = digest.digest(id.getBytes(StandardCharsets.UTF_8));
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            high = high << 8 | hash[i] & 0xFF;
            low = low << 8 | hash[i + 8] & 0xFF;
        }
        return seen.putIfAbsent(new Digest(high, low), where);
    }
}

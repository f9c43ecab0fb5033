package org.demarche.engine.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Agencies' signatures in articles, from {@code wires.txt}. Immutable. */
final class WireMarks {
    private static final int EDGE = 400;
    private static final List<String> NAMES = new ArrayList<>();
    private static final List<String> MARKS = new ArrayList<>();
    private static final List<Integer> NAME_OF_MARK = new ArrayList<>();

    static {
        try (InputStream in = WireMarks.class.getResourceAsStream("wires.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int tab = line.indexOf('\t');
                String name = line.substring(0, tab);
                if (!NAMES.contains(name)) {
                    NAMES.add(name);
                }
                MARKS.add(line.substring(tab + 1));
                NAME_OF_MARK.add(NAMES.indexOf(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (NAMES.size() > Long.SIZE) {
            throw new IllegalStateException("wires.txt names more than " + Long.SIZE + " agencies");
        }
    }

    private WireMarks() {
    }

    /** One bit for each agency whose mark stands in the text's first or last 400 characters. */
    static long of(String text) {
        String head = text.substring(0, Math.min(EDGE, text.length()));
        String tail = text.substring(Math.max(0, text.length() - EDGE));
        long bits = 0;
        for (int i = 0; i < MARKS.size(); i++) {
            if (head.contains(MARKS.get(i)) || tail.contains(MARKS.get(i))) {
                bits |= 1L << NAME_OF_MARK.get(i);
            }
        }
        return bits;
    }

    /** The name of the first agency in a set, or null for the empty set. */
    static String name(long bits) {
        return bits == 0 ? null : NAMES.get(Long.numberOfTrailingZeros(bits));
    }
}

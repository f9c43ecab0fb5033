package org.demarche.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Joins demands across articles: a demand repeats a position when the kind is the same, the sides share a country code ({@code of} only where both
 * name one), and the shorter text shares at least {@value #WORDS} of its word stems with the other. The likest wins, then the oldest.
 */
final class Positions {
    static final double WORDS = 0.5;

    private record Position(long id, Set<String> by, Set<String> of, Set<String> stems) {
    }

    private final Map<String, List<Position>> byKind = new HashMap<>();

    /** Makes a position known. Codes are joined by {@code ;}. */
    void add(long id, String kind, String by, String of, String text) {
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Position(id, codes(by), codes(of), Words.stems(text)));
    }

    /** The position that a demand repeats, or null. */
    Long find(String kind, String by, String of, String text) {
        Position demand = new Position(-1, codes(by), codes(of), Words.stems(text));
        Long best = null;
        double likeness = 0;
        for (Position p : byKind.getOrDefault(kind, List.of())) {
            if (p.by.stream().anyMatch(demand.by::contains) && (p.of.isEmpty() || demand.of.isEmpty() || p.of.stream().anyMatch(demand.of::contains))) {
                double here = Words.likeness(demand.stems, p.stems);
                if (here >= WORDS && here > likeness) {
                    best = p.id;
                    likeness = here;
                }
            }
        }
        return best;
    }

    private static Set<String> codes(String joined) {
        Set<String> set = new TreeSet<>(List.of(joined.split(";")));
        set.remove("");
        return set;
    }
}

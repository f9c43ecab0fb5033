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

    private record Position(long id, Set<String> by, Set<String> of, Words words) {
    }

    /** By kind and a code of who wants it. */
    private final Map<String, List<Position>> bySide = new HashMap<>();

    /** Makes a position known. Codes are joined by {@code ;}. */
    void add(long id, String kind, String by, String of, String text) {
        Position position = new Position(id, codes(by), codes(of), new Words(text, ""));
        position.by.forEach(code -> bySide.computeIfAbsent(kind + " " + code, k -> new ArrayList<>()).add(position));
    }

    /** The position that a demand repeats, or null. */
    Long find(String kind, String by, String of, String text) {
        Words words = new Words(text, "");
        Set<String> sides = codes(of);
        Long best = null;
        double likeness = 0;
        for (String code : codes(by)) {
            for (Position p : bySide.getOrDefault(kind + " " + code, List.of())) {
                double here = p.of.isEmpty() || sides.isEmpty() || p.of.stream().anyMatch(sides::contains) ? words.likeness(p.words) : 0;
                if (here >= WORDS && (here > likeness || here == likeness && p.id < best)) {
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

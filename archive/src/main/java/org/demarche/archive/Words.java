package org.demarche.archive;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Likeness of two short texts by the words they share. */
final class Words {
    private static final int STEM = 6;

    private Words() {
    }

    /** The stems of a text's words of four letters and more: the first six letters, lower case. */
    static Set<String> stems(String text) {
        Set<String> stems = new TreeSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= 4) {
                stems.add(word.length() > STEM ? word.substring(0, STEM) : word);
            }
        }
        return stems;
    }

    /** Shared stems as a share of the smaller set, 0 to 1; 0 where one is empty. */
    static double likeness(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        long shared = a.stream().filter(b::contains).count();
        return (double) shared / Math.min(a.size(), b.size());
    }
}

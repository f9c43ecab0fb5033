package org.demarche.archive;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words of a short text, for its likeness to another. They are looked for when first asked about, since most texts differ in other things already. Not safe for threads. */
final class Words {
    private static final int STEM = 6;

    private final String text;
    private final String names;
    private Set<String> stems;

    /** The words of a text that are not among those of some names. */
    Words(String text, String names) {
        this.text = text;
        this.names = names;
    }

    private Set<String> stems() {
        if (stems == null) {
            stems = stems(text);
            stems.removeAll(stems(names));
        }
        return stems;
    }

    /** The stems of a text's words of four letters and more: the first six letters, lower case. */
    private static Set<String> stems(String text) {
        Set<String> stems = new TreeSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= 4) {
                stems.add(word.length() > STEM ? word.substring(0, STEM) : word);
            }
        }
        return stems;
    }

    /** Shared stems as a share of the smaller set, 0 to 1; 0 where one is empty. */
    double likeness(Words other) {
        Set<String> a = stems();
        Set<String> b = other.stems();
        return a.isEmpty() || b.isEmpty() ? 0 : (double) a.stream().filter(b::contains).count() / Math.min(a.size(), b.size());
    }
}

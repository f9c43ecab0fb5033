package org.demarche.engine.coding;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Sets of words that the event finder asks for by name: {@code words.txt}. */
final class Vocabulary {
    private static final Map<String, Set<String>> SETS = new HashMap<>();

    static {
        for (DataFile.Line line : DataFile.read("words.txt").lines()) {
            int colon = line.text().indexOf(':');
            if (colon <= 0 || SETS.put(line.text().substring(0, colon), Set.of(line.text().substring(colon + 1).strip().split("\\s+"))) != null) {
                throw line.bad("a new name and a colon are wanted");
            }
        }
    }

    private Vocabulary() {
    }

    /** The set of this name. @throws IllegalStateException if there is none */
    static Set<String> set(String name) {
        Set<String> set = SETS.get(name);
        if (set == null) {
            throw new IllegalStateException("words.txt has no set " + name);
        }
        return set;
    }
}

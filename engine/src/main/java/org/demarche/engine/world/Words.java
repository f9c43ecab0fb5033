package org.demarche.engine.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The word lists of words.tsv, read once a process. */
final class Words {
    private static final Map<String, Set<String>> LISTS = new HashMap<>();

    static {
        for (Tables.Row row : Tables.rows("words.tsv", 2)) {
            if (LISTS.put(row.text(0), Set.copyOf(row.parts(1, '|'))) != null) {
                throw row.bad("second list " + row.text(0));
            }
        }
    }

    private Words() {
    }

    /** @throws IllegalArgumentException if there is no such list */
    static Set<String> list(String name) {
        Set<String> list = LISTS.get(name);
        if (list == null) {
            throw new IllegalArgumentException("no list " + name + " in words.tsv");
        }
        return list;
    }
}

package org.demarche.record;

import java.util.List;

/** The lists of which a record is made. */
final class Lists {
    private Lists() {
    }

    /**
     * A copy that nothing changes.
     *
     * @param name the list's, in the contract
     * @throws IllegalArgumentException naming the list, if it or one of its members is missing
     */
    static <T> List<T> copy(String name, List<T> list) {
        if (list == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == null) {
                throw new IllegalArgumentException(name + "[" + i + "] is missing");
            }
        }
        return List.copyOf(list);
    }
}

package org.demarche.engine.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The words of {@code dates.tsv}, by kind and lower-case form. */
final class DateWords {
    /** What {@link #number} gives for a form that is not of the kind. */
    static final int NONE = Integer.MIN_VALUE;

    private static final Map<String, Map<String, String>> KINDS = new HashMap<>();
    private static final Set<String> STARTING_KINDS = Set.of("month", "weekday", "number", "ordinal", "day", "edge", "bound", "shift", "holiday", "known");
    private static final Set<String> STARTS = new HashSet<>(Set.of("the", "in", "weekend", "next", "following", "previous", "preceding", "same", "that"));

    static {
        for (String[] row : Lists.rows("dates.tsv", 3)) {
            KINDS.computeIfAbsent(row[0], k -> new HashMap<>()).put(row[1], row[2]);
            if (STARTING_KINDS.contains(row[0])) {
                STARTS.add(row[1].split(" ")[0]);
            }
        }
    }

    private DateWords() {
    }

    /** Whether a date may begin with a form. */
    static boolean begins(String form) {
        return STARTS.contains(form);
    }

    /** Whether a form is of a kind. */
    static boolean is(String kind, String form) {
        return KINDS.get(kind).containsKey(form);
    }

    /** The value of a form of a kind, or null. */
    static String value(String kind, String form) {
        return KINDS.get(kind).get(form);
    }

    /** The value as a number, or {@link #NONE}. */
    static int number(String kind, String form) {
        String value = value(kind, form);
        return value == null ? NONE : Integer.parseInt(value);
    }
}

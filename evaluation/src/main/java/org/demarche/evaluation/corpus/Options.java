package org.demarche.evaluation.corpus;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The {@code key=value} words and flags at the end of an annotation line. */
final class Options {
    private final Words line;
    private final Map<String, String> values = new TreeMap<>();

    /**
     * Consumes the rest of the line.
     *
     * @param keys  allowed with a value
     * @param flags allowed without one
     * @throws CorpusException for any other word
     */
    Options(Words line, Set<String> keys, Set<String> flags) {
        this.line = line;
        while (line.more()) {
            String word = line.take("option");
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            if (!(equals < 0 ? flags : keys).contains(key)) {
                throw line.wrong("unknown word: " + word);
            }
            String value = equals < 0 ? "" : word.substring(equals + 1);
            if (equals >= 0 && value.isEmpty()) {
                throw line.wrong(key + "= has no value");
            }
            if (values.put(key, value) != null) {
                throw line.wrong(key + " is given twice");
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value, or null. */
    String get(String key) {
        return values.get(key);
    }

    String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** @throws CorpusException if it is not given */
    String need(String key) {
        String value = values.get(key);
        if (value == null) {
            throw line.wrong(key + "= is missing");
        }
        return value;
    }
}

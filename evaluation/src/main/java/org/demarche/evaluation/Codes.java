package org.demarche.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Codes that actors may carry ({@code docs/codebook.md}, "Country"): states of ISO 3166 alpha-3 and the codebook's own. Immutable. */
public final class Codes {
    /** Codes of actors that belong to no state. */
    private static final List<String> SPECIAL = List.of("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC");
    /** Dependency to the state that controls it. */
    private static final Map<String, String> DEPENDENCIES = dependencies();
    private static final Set<String> STATES = states();

    private Codes() {
    }

    /** States in the order of their codes, Kosovo and Palestine included. */
    public static Set<String> ofStates() {
        return STATES;
    }

    /** Null if actors may carry the code, otherwise what is wrong with it. */
    public static String fault(String code) {
        if (STATES.contains(code) || SPECIAL.contains(code)) {
            return null;
        }
        String state = DEPENDENCIES.get(code);
        return state == null ? "no such code: " + code : code + " folds into " + state;
    }

    private static Set<String> states() {
        Set<String> codes = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
        codes.removeAll(DEPENDENCIES.keySet());
        codes.add("XKX");
        return Collections.unmodifiableSet(codes);
    }

    private static Map<String, String> dependencies() {
        Map<String, String> table = new TreeMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                Codes.class.getResourceAsStream("dependencies.txt")), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t"))
                    .forEach(pair -> table.put(pair[0], pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}

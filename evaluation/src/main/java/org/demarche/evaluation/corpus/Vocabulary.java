package org.demarche.evaluation.corpus;

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

/** The codes and words that the codebook allows ({@code docs/codebook.md}, "Who is who"). Immutable. */
final class Vocabulary {
    /** Sectors of actors. */
    static final Set<String> SECTORS = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CRM", "BUS", "CVL",
            "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC", "AGR", "PRE", "UNK");
    /** Registers of text. */
    static final Set<String> REGISTERS = Set.of("wire", "broadcast", "local", "communique", "reworded");
    /** Codes of actors that belong to no state, and of states that ISO 3166 does not list. */
    private static final List<String> SPECIAL = List.of("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "XKX");
    /** Dependency to the state that controls it. */
    private static final Map<String, String> DEPENDENCIES = dependencies();
    private static final Set<String> CODES = codes();

    private Vocabulary() {
    }

    /** Null if the code is allowed, otherwise what is wrong with it. */
    static String fault(String code) {
        if (CODES.contains(code)) {
            return null;
        }
        String state = DEPENDENCIES.get(code);
        return state == null ? "no such code: " + code : code + " folds into " + state;
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
        codes.removeAll(DEPENDENCIES.keySet());
        codes.addAll(SPECIAL);
        return Collections.unmodifiableSet(codes);
    }

    private static Map<String, String> dependencies() {
        Map<String, String> table = new TreeMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                Vocabulary.class.getResourceAsStream("dependencies.txt")), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t"))
                    .forEach(pair -> table.put(pair[0], pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}

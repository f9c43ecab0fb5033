package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that say something about an act told below them: the table {@code operators.txt}. Immutable. */
final class Operators {
    private final Map<String, List<Operator>> verbs = new HashMap<>();
    private final Map<String, List<Operator>> nouns = new HashMap<>();
    private final Map<String, List<Operator>> adjectives = new HashMap<>();

    /** How a complement or a side hangs on the operator. */
    enum Form { TO, THAT, ING, ACT, SIDE }

    /**
     * A complement or a side.
     *
     * @param form        how it hangs
     * @param preposition behind which it stands, or null
     * @param words       what a side must be; empty for anything
     * @param required    whether the operator is none without it
     */
    record Slot(Form form, String preposition, WordClasses.Words words, boolean required) {
    }

    /**
     * An operator.
     *
     * @param word      its word, particles joined by a blank
     * @param kind      what it does, a key of {@link Composition}
     * @param particles words that hang on the verb
     * @param slots     complements and sides
     * @param where     file and line
     */
    record Operator(String word, String kind, List<String> particles, List<Slot> slots, String where) {
    }

    static Operators load(Composition composition, WordClasses classes) {
        Operators operators = new Operators();
        String kind = null;
        for (DataFile.Line line : DataFile.read("operators.txt").lines()) {
            String text = line.text();
            if (text.startsWith("[")) {
                kind = text.substring(1, text.length() - 1);
                if (!composition.knows(kind)) {
                    throw line.bad("composition.txt knows no such kind");
                }
                continue;
            }
            int colon = text.indexOf(':');
            if (colon < 0 || kind == null) {
                throw line.bad("words, a colon and slots are wanted");
            }
            List<String> left = new ArrayList<>(List.of(text.substring(0, colon).strip().split("\\s+")));
            Map<String, List<Operator>> index = operators.verbs;
            if (left.get(0).equals("noun") || left.get(0).equals("adj")) {
                index = left.remove(0).equals("noun") ? operators.nouns : operators.adjectives;
            }
            List<Slot> slots = new ArrayList<>();
            for (String token : text.substring(colon + 1).strip().split("\\s+")) {
                int equals = token.indexOf('=');
                boolean required = token.endsWith("!");
                String name = token.substring(equals + 1, token.length() - (required ? 1 : 0));
                WordClasses.Words words = WordClasses.Words.NONE;
                if (name.startsWith("R{")) {
                    words = classes.words(name.substring(1), line);
                    name = "R";
                }
                Form form = switch (name) {
                    case "to" -> Form.TO;
                    case "that" -> Form.THAT;
                    case "ing" -> Form.ING;
                    case "act" -> Form.ACT;
                    case "R" -> Form.SIDE;
                    default -> throw line.bad("no slot " + token);
                };
                slots.add(new Slot(form, equals < 0 ? null : token.substring(0, equals), words, required));
            }
            for (String word : left) {
                int under = index == operators.verbs ? word.indexOf('_') : -1;
                String lemma = under < 0 ? word : word.substring(0, under);
                List<String> particles = under < 0 ? List.of() : List.of(word.substring(under + 1).split("_"));
                index.computeIfAbsent(lemma, k -> new ArrayList<>())
                        .add(new Operator(word.replace('_', ' '), kind, particles, List.copyOf(slots), line.where()));
            }
        }
        return operators;
    }

    /** Operators whose word may be this lemma with this part of speech. */
    List<Operator> of(String pos, String lemma) {
        Map<String, List<Operator>> index = pos.startsWith("VB") ? verbs : pos.startsWith("NN") ? nouns : adjectives;
        return index.getOrDefault(lemma, List.of());
    }
}

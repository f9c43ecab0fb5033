package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarche.record.EventType;

/** All patterns of {@code events/*.txt}, one file a type, found by the trigger's lemma. Immutable. */
final class PatternBook {
    private final Map<String, List<Pattern>> verbs = new HashMap<>();
    private final Map<String, List<Pattern>> nouns = new HashMap<>();
    private final Map<String, List<Pattern>> adjectives = new HashMap<>();
    private int size;

    /** @throws IllegalStateException naming file and line, if a line breaks the grammar */
    static PatternBook load(WordClasses classes) {
        PatternBook book = new PatternBook();
        for (EventType type : EventType.values()) {
            book.read(DataFile.read("events/" + type.name().toLowerCase(Locale.ROOT) + ".txt"), classes);
        }
        Comparator<Pattern> order = Comparator.comparingInt(Pattern::literals).reversed();
        for (Map<String, List<Pattern>> index : List.of(book.verbs, book.nouns, book.adjectives)) {
            index.values().forEach(list -> list.sort(order));
        }
        return book;
    }

    /** Patterns whose trigger may hold this lemma, the most exact first. */
    List<Pattern> of(Pattern.Kind kind, String lemma) {
        return index(kind).getOrDefault(lemma, List.of());
    }

    /** Whether a noun of this lemma may name an act. */
    boolean names(String lemma) {
        return nouns.containsKey(lemma);
    }

    /** Number of trigger words with what stands around them. */
    int size() {
        return size;
    }

    private Map<String, List<Pattern>> index(Pattern.Kind kind) {
        return kind == Pattern.Kind.VERB ? verbs : kind == Pattern.Kind.NOUN ? nouns : adjectives;
    }

    private void read(DataFile file, WordClasses classes) {
        EventType type = null;
        String mode = null;
        String cameo = null;
        boolean symmetric = false;
        for (DataFile.Line line : file.lines()) {
            if (line.text().startsWith("[")) {
                List<String> head = Arrays.asList(line.text().substring(1, line.text().length() - 1).split("\\s+"));
                if (head.size() < 3) {
                    throw line.bad("[TYPE mode cameo] is wanted");
                }
                type = EventType.valueOf(head.get(0));
                mode = head.get(1).equals("-") ? null : head.get(1);
                if (mode != null && !type.modes().contains(mode)) {
                    throw line.bad("no mode of " + type);
                }
                cameo = head.get(2);
                symmetric = head.contains("symmetric");
                continue;
            }
            int colon = line.text().indexOf(" :") + 1;
            if (colon <= 0 || type == null) {
                throw line.bad("words, a colon and what stands around them are wanted below a [TYPE mode cameo]");
            }
            List<String> left = new ArrayList<>(List.of(line.text().substring(0, colon).strip().split("\\s+")));
            Pattern.Kind kind = switch (left.get(0)) {
                case "noun" -> Pattern.Kind.NOUN;
                case "adj" -> Pattern.Kind.ADJECTIVE;
                default -> Pattern.Kind.VERB;
            };
            if (kind != Pattern.Kind.VERB) {
                left.remove(0);
            }
            boolean reported = left.get(0).equals("S");
            Pattern.Element subject = Pattern.element(reported ? "R" : left.get(0).matches("[AR]([{:].*)?") ? left.get(0) : "A", kind, classes, line);
            if (left.get(0).matches("S|[AR]([{:].*)?")) {
                left.remove(0);
            }
            if (left.get(0).equals("adj")) {
                kind = Pattern.Kind.ADJECTIVE;
                left.remove(0);
            }
            String right = line.text().substring(colon + 1).strip();
            List<Pattern.Element> elements = Pattern.elements(right, kind, classes, line);
            for (String word : left) {
                add(new Pattern(line.where(), word.replace('_', ' ') + (right.isEmpty() ? "" : " " + right), kind, trigger(word, kind), particles(word, kind), type,
                        mode, cameo, symmetric, subject, reported, elements));
            }
        }
    }

    private static Phrase trigger(String word, Pattern.Kind kind) {
        int under = word.indexOf('_');
        return Phrase.of(kind == Pattern.Kind.VERB && under > 0 ? word.substring(0, under) : word);
    }

    private static List<String> particles(String word, Pattern.Kind kind) {
        int under = word.indexOf('_');
        return kind == Pattern.Kind.VERB && under > 0 ? List.of(word.substring(under + 1).split("_")) : List.of();
    }

    private void add(Pattern pattern) {
        size++;
        for (String lemma : new HashSet<>(pattern.trigger().words())) {
            index(pattern.kind()).computeIfAbsent(lemma, k -> new ArrayList<>()).add(pattern);
        }
        String whole = String.join("-", pattern.trigger().words());
        if (pattern.trigger().words().size() > 1) {
            index(pattern.kind()).computeIfAbsent(whole, k -> new ArrayList<>())
                    .add(new Pattern(pattern.where(), pattern.text(), pattern.kind(), new Phrase(List.of(whole)), pattern.particles(), pattern.type(),
                            pattern.mode(), pattern.cameo(), pattern.symmetric(), pattern.subject(), pattern.reported(), pattern.elements()));
        }
    }
}

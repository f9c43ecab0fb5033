package org.demarche.engine.coding;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.record.Span;

/**
 * How far two runs of an article's words speak of the same: the share of the shorter one's nouns, verbs and adjectives, by lemma or by the sets alike-… of
 * {@code ledger.txt}.
 */
final class Likeness {
    /** From here on two demands are the same demand. */
    static final double SAME = 0.6;
    /** From here on one run speaks of the other. */
    static final double ABOUT = 0.4;

    private static final WordClasses WORDS = WordClasses.load("ledger.txt");
    private static final WordClasses.Words LIGHT = WORDS.named("light-lemmas");
    private static final List<String> ALIKE = WORDS.names().stream().filter(n -> n.startsWith("alike-")).toList();

    private Likeness() {
    }

    static double of(Stage stage, Span a, Span b) {
        Set<String> first = lemmas(stage, a);
        Set<String> second = lemmas(stage, b);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long shared = first.stream().filter(second::contains).count();
        return (double) shared / Math.min(first.size(), second.size());
    }

    private static Set<String> lemmas(Stage stage, Span span) {
        Set<String> all = new TreeSet<>();
        for (Sentence sentence : stage.text().sentences()) {
            if (sentence.span().overlaps(span)) {
                for (int i = 0; i < sentence.size(); i++) {
                    Word word = sentence.word(i);
                    if (span.contains(word.span()) && word.pos().matches("NN.*|VB.*|JJ.*") && word.lemma().length() > 2 && !LIGHT.has(sentence, i)) {
                        all.add(sense(sentence, i));
                    }
                }
            }
        }
        return all;
    }

    /** The set of words that mean the same that a word is in, else its stem. */
    private static String sense(Sentence sentence, int i) {
        return ALIKE.stream().filter(n -> WORDS.named(n).has(sentence, i)).findFirst().orElseGet(() -> stem(sentence.word(i).lemma()));
    }

    /** The first five letters, so that "expand" and "expansion", "withdraw" and "withdrawal" meet. */
    private static String stem(String lemma) {
        return lemma.length() > 5 ? lemma.substring(0, 5) : lemma;
    }
}

package org.demarche.engine.coding;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Span;

/** Names that stand before the noun of an act and are its sides: "Israeli strikes", "a Taliban attack", "U.S.-Russian talks". Immutable. */
public final class Modifiers {
    /** Last word of the name that a word belongs to. */
    private final Map<Long, Integer> heads = new HashMap<>();

    private Modifiers() {
    }

    static Modifiers of(AnnotatedText text, PatternBook patterns, WordClasses classes) {
        Modifiers all = new Modifiers();
        for (int s = 0; s < text.sentences().size(); s++) {
            Sentence sentence = text.sentences().get(s);
            for (int h = 1; h < sentence.size(); h++) {
                String pos = sentence.word(h).pos();
                if ((pos.equals("NN") || pos.equals("NNS")) && (patterns.names(sentence.word(h).lemma()) || classes.holds(sentence.word(h).lemma()))) {
                    all.runs(sentence, s, h);
                }
            }
        }
        return all;
    }

    private void runs(Sentence sentence, int s, int h) {
        for (int last = h - 1; last >= 0 && modifies(sentence, last, h); last--) {
            int head = last;
            if (capital(sentence.word(last))) {
                heads.put(key(s, last), head);
                while (last > 0 && capital(sentence.word(last - 1)) && modifies(sentence, last - 1, h)) {
                    heads.put(key(s, --last), head);
                }
            }
        }
    }

    private static boolean modifies(Sentence sentence, int i, int h) {
        String label = sentence.word(i).label();
        if (!label.equals("compound") && !label.equals("nmod") && !label.equals("punct") && !label.equals("conj") && !label.equals("cc")
                && !label.equals("advmod") && !label.equals("npadvmod")) {
            return false;
        }
        for (int up = sentence.word(i).head(), step = 0; up >= 0 && step < 6; up = sentence.word(up).head(), step++) {
            if (up == h) {
                return true;
            }
            if (up > h || up < i && sentence.word(i).label().equals("compound")) {
                return false;
            }
        }
        return false;
    }

    private static boolean capital(Word word) {
        return Character.isUpperCase(word.form().charAt(0)) && !word.name().endsWith("DATE") && !word.name().endsWith("TIME")
                && (word.pos().startsWith("N") || word.pos().startsWith("J") || word.pos().startsWith("V") && !word.name().equals("O"));
    }

    private static long key(int sentence, int word) {
        return (long) sentence << 32 | word;
    }

    /** The entity that a modifying word names; empty for words that are no such name. */
    OptionalInt at(EntityBook book, int sentence, int word) {
        Integer head = heads.get(key(sentence, word));
        return head == null ? OptionalInt.empty() : book.modifier(sentence, head);
    }

    /** Where a modifying word's name stands, or null if the word is no such name. */
    Span span(EntityBook book, int sentence, int word) {
        Integer head = heads.get(key(sentence, word));
        return head == null || book.modifier(sentence, head).isEmpty() ? null : book.mentionSpan(sentence, head);
    }
}

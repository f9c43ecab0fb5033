package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Span;

/**
 * Names that stand before the noun of an act and are its sides: "Israeli strikes", "a Taliban attack", "U.S.-Russian talks". The book of
 * entities knows heads of phrases only, so each such name is given to it as a sentence of its own behind the article's, with the span where it
 * stands; it is then linked like any other mention.
 */
public final class Modifiers {
    private final AnnotatedText text;
    private final Map<Long, int[]> places;

    private Modifiers(AnnotatedText text, Map<Long, int[]> places) {
        this.text = text;
        this.places = places;
    }

    static Modifiers of(AnnotatedText text, PatternBook patterns, WordClasses classes) {
        List<Sentence> sentences = new ArrayList<>(text.sentences());
        Map<Long, int[]> places = new HashMap<>();
        for (int s = 0; s < text.sentences().size(); s++) {
            Sentence sentence = text.sentences().get(s);
            for (int h = 1; h < sentence.size(); h++) {
                String pos = sentence.word(h).pos();
                if ((pos.equals("NN") || pos.equals("NNS")) && (patterns.names(sentence.word(h).lemma()) || classes.holds(sentence.word(h).lemma()))) {
                    runs(sentence, s, h, sentences, places);
                }
            }
        }
        return new Modifiers(new AnnotatedText(text.text(), sentences, text.plain()), places);
    }

    private static void runs(Sentence sentence, int s, int h, List<Sentence> sentences, Map<Long, int[]> places) {
        int to = h;
        while (to > 0) {
            int last = to - 1;
            if (!modifies(sentence, last, h)) {
                return;
            }
            int from = last;
            if (capital(sentence.word(last))) {
                while (from > 0 && capital(sentence.word(from - 1)) && modifies(sentence, from - 1, h)) {
                    from--;
                }
                add(sentence, s, from, last + 1, sentences, places);
            }
            to = from;
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

    private static void add(Sentence sentence, int s, int from, int to, List<Sentence> sentences, Map<Long, int[]> places) {
        List<Word> words = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            Word w = sentence.word(i);
            boolean head = i == to - 1;
            words.add(new Word(w.span(), w.form(), w.lemma(), "NNP", head ? -1 : to - 1 - from, head ? "root" : "compound", w.name(), "O"));
            places.put(key(s, i), new int[] {sentences.size(), i - from});
        }
        Span span = words.get(0).span().cover(words.get(words.size() - 1).span());
        sentences.add(new Sentence(span, words));
    }

    private static long key(int sentence, int word) {
        return (long) sentence << 32 | word;
    }

    /** What the world is to read: the article's sentences first, with their own numbers. */
    public AnnotatedText text() {
        return text;
    }

    /** The entity that a modifying word names. */
    OptionalInt at(EntityBook book, int sentence, int word) {
        int[] place = places.get(key(sentence, word));
        return place == null ? OptionalInt.empty() : book.at(place[0], place[1]);
    }

    /** Where a modifying word's name stands, or null if the word is no such name. */
    Span span(EntityBook book, int sentence, int word) {
        int[] place = places.get(key(sentence, word));
        if (place == null) {
            return null;
        }
        Sentence own = text.sentences().get(place[0]);
        return book.at(place[0], place[1]).isPresent() ? book.mentionSpan(place[0], own.size() - 1) : null;
    }
}

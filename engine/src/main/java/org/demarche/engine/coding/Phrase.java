package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;

/**
 * One or more words in a row by their lemmas, as data files write them: {@code attack}, {@code peace_deal}, {@code cease-fire}. Hyphens
 * and underscores both part words, since the tokenizer parts hyphens too.
 *
 * @param words lemmas in order
 */
record Phrase(List<String> words) {

    static Phrase of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[_-]")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return new Phrase(List.copyOf(words.isEmpty() ? List.of(text) : words));
    }

    String last() {
        return words.get(words.size() - 1);
    }

    /** Whether the phrase covers the word at an index, and its head lies there. */
    boolean at(Sentence sentence, int index) {
        if (words.size() == 1) {
            return is(sentence.word(index), words.get(0));
        }
        for (int k = words.size() - 1; k >= 0; k--) {
            if (is(sentence.word(index), words.get(k)) && around(sentence, index, k)) {
                return true;
            }
        }
        return false;
    }

    private boolean around(Sentence sentence, int index, int k) {
        int first = index;
        for (int j = k - 1; j >= 0; j--) {
            first = before(sentence, first);
            if (first < 0 || !is(sentence.word(first), words.get(j))) {
                return false;
            }
        }
        int last = index;
        for (int j = k + 1; j < words.size(); j++) {
            last = after(sentence, last);
            if (last < 0 || !is(sentence.word(last), words.get(j))) {
                return false;
            }
        }
        int head = sentence.word(index).head();
        return head < first || head > last;
    }

    private static int before(Sentence sentence, int index) {
        int i = index - 1;
        return i >= 0 && sentence.word(i).form().equals("-") ? i - 1 : i;
    }

    private static int after(Sentence sentence, int index) {
        int i = index + 1;
        if (i < sentence.size() && sentence.word(i).form().equals("-")) {
            i++;
        }
        return i < sentence.size() ? i : -1;
    }

    /** Whether a word has this lemma or, in lower case, this form. */
    static boolean is(Word word, String lemma) {
        return word.lemma().equals(lemma) || word.form().length() == lemma.length() && word.form().toLowerCase(Locale.ROOT).equals(lemma);
    }
}

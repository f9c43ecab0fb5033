package org.demarche.engine.language;

import java.util.List;

/**
 * A text with its sentences.
 *
 * @param text      the article's text, untouched
 * @param sentences in text order, not overlapping; words between them (junk) belong to none
 * @param plain     number of sentences that the model could not read and that stand as flat lists of words; counted as warnings
 */
public record AnnotatedText(String text, List<Sentence> sentences, int plain) {

    /** Copies the list. */
    public AnnotatedText {
        sentences = List.copyOf(sentences);
    }
}

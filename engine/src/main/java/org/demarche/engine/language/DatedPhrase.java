package org.demarche.engine.language;

import org.demarche.record.DateMention;

/**
 * A date that the text names, with the words that name it.
 *
 * @param sentence index of the sentence
 * @param from     index of its first word
 * @param to       index after its last word
 * @param mention  the date, its span from the first to the last of these words
 */
public record DatedPhrase(int sentence, int from, int to, DateMention mention) {
}

package org.demarche.engine.language;

import org.demarche.record.Span;

/**
 * A word in its sentence.
 *
 * @param span  where it stands in the article's text
 * @param form  the text itself, quotation marks and dashes straightened
 * @param lemma lower-case base form
 * @param pos   Penn Treebank part of speech
 * @param head  index of its head in the sentence, −1 for the root
 * @param label the arc's label
 * @param name  "O", or "B-" or "I-" and the class of the name it belongs to (PERSON, ORG, GPE, NORP, LOC, FAC, DATE …)
 * @param role  "O", or "B-" or "I-" and source, cue or content: its part in an attribution as the model sees it
 */
public record Word(Span span, String form, String lemma, String pos, int head, String label, String name, String role) {
}

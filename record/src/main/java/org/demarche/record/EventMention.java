package org.demarche.record;

/**
 * A place in the text that tells an event.
 *
 * @param trigger  the words that name the act
 * @param sentence index into the record's sentences
 */
public record EventMention(Span trigger, int sentence) {
}

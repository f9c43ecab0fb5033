package org.demarche.record;

/**
 * A military or police force that the text counts.
 *
 * @param entity   id of whose it is, or null
 * @param kind     troops, ships, aircraft, missiles, vehicles …
 * @param min      at least so many, or null
 * @param max      at most so many, or null
 * @param action   deployed, massed, withdrawn, sent, present …
 * @param from     place it moves from, in the article's words, or null
 * @param to       place it moves to, or null
 * @param location place it is at, or null
 * @param span     where it is told
 */
public record Force(String entity, String kind, Long min, Long max, String action, String from, String to, String location, Span span) {
}

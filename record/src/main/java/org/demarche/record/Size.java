package org.demarche.record;

/**
 * How large an event was, in people.
 *
 * @param dead     killed, or null
 * @param injured  wounded or hurt, or null
 * @param arrested arrested or detained, or null
 */
public record Size(Range dead, Range injured, Range arrested) {
}

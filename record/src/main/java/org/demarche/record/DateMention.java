package org.demarche.record;

/**
 * A date that the text names.
 *
 * @param span       where
 * @param value      ISO day: the day itself, or the first day of the week, month or year
 * @param resolution how exactly the text says it
 */
public record DateMention(Span span, String value, Resolution resolution) {
}

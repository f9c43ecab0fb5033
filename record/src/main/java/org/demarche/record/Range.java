package org.demarche.record;

/**
 * A count that the text gives exactly, as a range or with one open end.
 *
 * @param min at least so many, or null
 * @param max at most so many, or null
 */
public record Range(Long min, Long max) {

    /** @throws IllegalArgumentException if both are given and crossed, or one is negative */
    public Range {
        if (min != null && min < 0 || max != null && max < 0 || min != null && max != null && max < min) {
            throw new IllegalArgumentException("range min " + min + ", max " + max);
        }
    }
}

package org.demarche.record;

/**
 * A half-open run of text, in UTF-16 units of the article's text.
 *
 * @param start first unit, not negative
 * @param end   unit after the last, not before {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {

    /** @throws IllegalArgumentException if the bounds are negative or crossed */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span start " + start + ", end " + end);
        }
    }

    /** Number of UTF-16 units. */
    public int length() {
        return end - start;
    }

    /** The text that this span covers. @throws StringIndexOutOfBoundsException if it ends behind the text */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** Whether all of {@code other} lies inside this span. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Whether the unit at {@code offset} lies inside this span. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Whether the two share at least one unit. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The smallest span that covers both. */
    public Span cover(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** This span moved by {@code by} units. */
    public Span shift(int by) {
        return new Span(start + by, end + by);
    }

    /** Order by start, then by end. */
    @Override
    public int compareTo(Span other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }
}

package org.demarche.record;

/**
 * Converts offsets of one text between UTF-16 units, which Java counts, and Unicode code points, which the contract counts.
 * Immutable; building costs one pass over the text, converting is O(1) for texts without astral characters, O(log n) otherwise.
 */
public final class CodePoints {
    /** UTF-16 offset of the high half of each surrogate pair, ascending. */
    private final int[] pairs;
    private final int units;

    /** @throws IllegalArgumentException if the text holds a lone surrogate */
    public CodePoints(String text) {
        int lone = loneSurrogate(text);
        if (lone >= 0) {
            throw new IllegalArgumentException("lone surrogate at UTF-16 offset " + lone);
        }
        units = text.length();
        pairs = java.util.stream.IntStream.range(0, units).filter(i -> Character.isHighSurrogate(text.charAt(i))).toArray();
    }

    /** UTF-16 offset of the first surrogate without its other half, or −1. */
    public static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Code points before a UTF-16 offset; an offset between the halves of a pair counts the whole pair.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= utf16 <= text length}
     */
    public int fromUtf16(int utf16) {
        java.util.Objects.checkIndex(utf16, units + 1);
        int at = java.util.Arrays.binarySearch(pairs, utf16);
        int before = at >= 0 ? at : -at - 1;
        boolean inside = before > 0 && pairs[before - 1] == utf16 - 1;
        return utf16 - before + (inside ? 1 : 0);
    }

    /** UTF-16 offset of a code-point offset. @throws IndexOutOfBoundsException if it lies outside the text */
    public int toUtf16(int codePoint) {
        java.util.Objects.checkIndex(codePoint, units - pairs.length + 1);
        int low = 0;
        int high = pairs.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (pairs[mid] - mid < codePoint) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return codePoint + low;
    }

    /** The span in code points. */
    public Span fromUtf16(Span span) {
        return new Span(fromUtf16(span.start()), fromUtf16(span.end()));
    }

    /** The span in UTF-16 units. */
    public Span toUtf16(Span span) {
        return new Span(toUtf16(span.start()), toUtf16(span.end()));
    }
}

package org.demarche.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes from a stream, none held beyond a bound. Not thread-safe. */
final class BoundedLines implements Closeable {
    private final InputStream in;
    private final int bound;
    private final byte[] buffer = new byte[1 << 16];
    private byte[] line = new byte[1 << 12];
    private int at;
    private int filled;
    private int length;
    private boolean tooLong;
    private long number;

    BoundedLines(InputStream in, int bound) {
        this.in = in;
        this.bound = bound;
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one
     * @throws IOException if the stream breaks; the lines before have been given
     */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int stop = at;
            while (stop < filled && buffer[stop] != '\n') {
                stop++;
            }
            take(stop);
            boolean ended = stop < filled;
            at = ended ? stop + 1 : stop;
            if (ended) {
                break;
            }
        }
        number += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private void take(int stop) {
        int more = stop - at;
        if (tooLong || length + more > bound) {
            tooLong = true;
            length = 0;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(bound, Math.max(length + more, 2 * line.length)));
        }
        System.arraycopy(buffer, at, line, length, more);
        length += more;
    }

    /** Whether the line was longer than the bound; its bytes are gone then. */
    boolean tooLong() {
        return tooLong;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    /** The line's bytes, the first {@link #length} of which count; overwritten by the next line. */
    byte[] bytes() {
        return line;
    }

    /** Number of bytes of the line, without its end. */
    int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

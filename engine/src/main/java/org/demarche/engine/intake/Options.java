package org.demarche.engine.intake;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Bounds of reading. Immutable.
 *
 * @param latest       no date of publication after this day is believed
 * @param maxFileBytes pages, texts and archive records longer than this (after unpacking) are refused
 * @param maxLineBytes lines of JSON longer than this are refused; they are never held in memory whole
 * @param undated      day of publication of articles that tell none themselves, or null; they have it before it is asked whether they are wanted
 * @param filter       which articles are wanted
 */
public record Options(LocalDate latest, int maxFileBytes, int maxLineBytes, LocalDate undated, Filter filter) implements Serializable {
    private static final int MEGABYTE = 1 << 20;

    /** Bounds of 20 MiB for a page and for a line, and dates to the given day. */
    public static Options until(LocalDate latest) {
        return new Options(latest, 20 * MEGABYTE, 20 * MEGABYTE, null, Filter.NONE);
    }

    /** The same bounds for other articles. */
    public Options wanting(Filter other) {
        return new Options(latest, maxFileBytes, maxLineBytes, undated, other);
    }

    /** The same bounds with a day for articles that tell none, or null for none. */
    public Options dating(LocalDate day) {
        return new Options(latest, maxFileBytes, maxLineBytes, day, filter);
    }

    /** Whether a day can be one of publication: not after the latest, and none of those that stand where no date is known. */
    public boolean believes(LocalDate day) {
        return PublicationDate.doubt(day, latest) == null;
    }

    /**
     * The same with dates to tomorrow, since it is already tomorrow in other places. The only use of the clock in reading: with
     * {@link #until} the same input gives the same output on any day.
     */
    public static Options untilTomorrow() {
        return until(LocalDate.now(ZoneOffset.UTC).plusDays(1));
    }
}

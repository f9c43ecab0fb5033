package org.demarche.engine.world;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A time from a day on (included) to a day (not included).
 *
 * @param from first day, or null for ever before
 * @param to   day after the last, or null for as yet open
 */
record Period(LocalDate from, LocalDate to) {
    static final Period ALWAYS = new Period(null, null);

    /**
     * Reads bounds written as a day, a month or a year, each meaning its first day; empty for an open bound.
     *
     * @throws IllegalArgumentException if a bound is no date or they are crossed
     */
    static Period of(String from, String to) {
        if (from.isEmpty() && to.isEmpty()) {
            return ALWAYS;
        }
        Period period = new Period(day(from), day(to));
        if (period.from != null && period.to != null && period.to.isBefore(period.from)) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
        return period;
    }

    private static LocalDate day(String date) {
        try {
            return switch (date.length()) {
                case 0 -> null;
                case 4 -> LocalDate.of(Integer.parseInt(date), 1, 1);
                case 7 -> YearMonth.parse(date).atDay(1);
                default -> LocalDate.parse(date);
            };
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no date: " + date, e);
        }
    }

    boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    boolean endsBy(LocalDate day) {
        return to != null && !to.isAfter(day);
    }

    boolean startsAfter(LocalDate day) {
        return from != null && from.isAfter(day);
    }

    /** Days from {@code day} to the nearest day of this period, 0 inside. */
    long distance(LocalDate day) {
        if (contains(day)) {
            return 0;
        }
        return startsAfter(day) ? from.toEpochDay() - day.toEpochDay() : day.toEpochDay() - to.toEpochDay() + 1;
    }
}

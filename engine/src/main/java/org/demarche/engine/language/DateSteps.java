package org.demarche.engine.language;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.demarche.record.Resolution;

/** Steps through the calendar from one day. Units are those of {@code dates.tsv}. */
final class DateSteps {
    private static final int YEARS_TRIED = 8;

    private DateSteps() {
    }

    /** The unit that holds a day, or that many units on. The place of the phrase is left open. */
    static DatePhrase unit(LocalDate day, String unit, int shift) {
        return switch (unit) {
            case "D" -> phrase(day.plusDays(shift), Resolution.DAY);
            case "W" -> phrase(day.with(previousOrSame(DayOfWeek.MONDAY)).plusWeeks(shift), Resolution.WEEK);
            case "E" -> phrase(weekend(day, shift), Resolution.WEEK);
            case "M" -> phrase(day.withDayOfMonth(1).plusMonths(shift), Resolution.MONTH);
            default -> phrase(day.withDayOfYear(1).plusYears(shift), Resolution.YEAR);
        };
    }

    /** On a Saturday or Sunday the last weekend is the one that runs; before it, the next one is this week's. */
    private static LocalDate weekend(LocalDate day, int shift) {
        boolean runs = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        boolean thisWeek = shift < 0 && runs || shift > 0 && !runs;
        return day.with(previousOrSame(DayOfWeek.MONDAY)).plusWeeks(thisWeek ? 0 : shift);
    }

    /** So many units before (direction −1) or after (1) a day; as exact as the unit. */
    static DatePhrase step(LocalDate start, int count, String unit, int direction) {
        int steps = count * direction;
        return switch (unit) {
            case "F" -> unit(start, "W", 2 * steps);
            case "T" -> unit(start, "Y", 10 * steps);
            case "C" -> unit(start, "Y", 100 * steps);
            default -> unit(start, unit, steps);
        };
    }

    /** The last day of the week, month or year that a phrase names. */
    static LocalDate last(DatePhrase phrase) {
        return switch (phrase.resolution()) {
            case DAY -> phrase.value();
            case WEEK -> phrase.value().plusDays(6);
            case MONTH -> phrase.value().plusMonths(1).minusDays(1);
            case YEAR -> phrase.value().plusYears(1).minusDays(1);
        };
    }

    /** The day so many hours, days or weeks on from a day; null for a longer unit, which is no day. */
    static LocalDate on(LocalDate start, int count, String unit) {
        return switch (unit) {
            case "H" -> start.plusDays((count + 12) / 24);
            case "D" -> start.plusDays(count);
            case "W" -> start.plusWeeks(count);
            default -> null;
        };
    }

    /**
     * The day that a rule names in a year: {@code MM-DD}, or {@code MM/W/N} for the n-th weekday W of a month (−1 the last), with {@code +1}
     * for the day after it. Null if that year has no such day.
     */
    static LocalDate inYear(int year, String rule) {
        try {
            int month = Integer.parseInt(rule.substring(0, 2));
            if (rule.charAt(2) == '-') {
                return LocalDate.of(year, month, Integer.parseInt(rule.substring(3)));
            }
            int plus = rule.indexOf('+');
            int nth = Integer.parseInt(rule.substring(5, plus < 0 ? rule.length() : plus));
            LocalDate day = LocalDate.of(year, month, 1).with(dayOfWeekInMonth(nth, DayOfWeek.of(rule.charAt(3) - '0')));
            return plus < 0 ? day : day.plusDays(1);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The last day by a rule up to a day, or null if there is no such day. */
    static LocalDate last(LocalDate upTo, String rule) {
        for (int year = upTo.getYear(); year >= upTo.getYear() - YEARS_TRIED; year--) {
            LocalDate one = inYear(year, rule);
            if (one != null && !one.isAfter(upTo)) {
                return one;
            }
        }
        return null;
    }

    /** The first day by a rule from a day on, or null if there is no such day. */
    static LocalDate next(LocalDate from, String rule) {
        for (int year = from.getYear(); year <= from.getYear() + YEARS_TRIED; year++) {
            LocalDate one = inYear(year, rule);
            if (one != null && !one.isBefore(from)) {
                return one;
            }
        }
        return null;
    }

    /** First day of "last May" (shift −1), "this May" (0) or "next May" (1). */
    static LocalDate month(LocalDate published, int month, int shift) {
        LocalDate now = published.withDayOfMonth(1);
        LocalDate same = now.withMonth(month);
        return same.plusYears(shift < 0 && !same.isBefore(now) ? -1 : shift > 0 && !same.isAfter(now) ? 1 : 0);
    }

    /** First day of "last summer" (shift −1), "this summer" (0) or "next summer" (1); a winter begins in December. */
    static LocalDate season(LocalDate published, int month, int shift) {
        LocalDate now = published.withDayOfMonth(1);
        LocalDate start = now.withMonth(month);
        if (shift < 0) {
            return start.plusMonths(3).isAfter(now) ? start.minusYears(1) : start;
        }
        if (shift > 0) {
            return start.isAfter(now) ? start : start.plusYears(1);
        }
        return month == 12 && now.getMonthValue() < 3 ? start.minusYears(1) : start;
    }

    private static DatePhrase phrase(LocalDate value, Resolution resolution) {
        return new DatePhrase(0, 0, value, resolution, false);
    }
}

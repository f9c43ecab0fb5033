package org.demarche.evaluation.corpus;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.demarche.record.Resolution;

/**
 * A date as an annotation gives it.
 *
 * @param day        the day, or the first of the week, month or year
 * @param resolution how exactly it is known
 */
record When(LocalDate day, Resolution resolution) {

    /**
     * Reads {@code 2022-01-31}, {@code 2022-01-31/week} (or /day, /month, /year), {@code 2022-01}, {@code 2014}, or a signed count of days from
     * the publication date ({@code 0}, {@code -1}, {@code +3}).
     *
     * @param published publication date, or null
     */
    static When read(String word, LocalDate published, Words line) {
        try {
            if (word.matches("0|[+-]\\d{1,3}")) {
                if (published == null) {
                    throw line.wrong("days from the publication date, but the block has none");
                }
                return new When(published.plusDays(Integer.parseInt(word)), Resolution.DAY);
            }
            int slash = word.indexOf('/');
            if (slash > 0) {
                Resolution resolution = Names.of(Resolution.class, word.substring(slash + 1), line);
                LocalDate day = LocalDate.parse(word.substring(0, slash));
                LocalDate first = switch (resolution) {
                    case DAY -> day;
                    case WEEK -> day.with(DayOfWeek.MONDAY);
                    case MONTH -> day.withDayOfMonth(1);
                    case YEAR -> day.withDayOfYear(1);
                };
                if (!first.equals(day)) {
                    throw line.wrong(word + ": a " + word.substring(slash + 1) + " is named by its first day, " + first);
                }
                return new When(day, resolution);
            }
            return switch (word.length()) {
                case 4 -> new When(Year.parse(word).atDay(1), Resolution.YEAR);
                case 7 -> new When(YearMonth.parse(word).atDay(1), Resolution.MONTH);
                default -> new When(LocalDate.parse(word), Resolution.DAY);
            };
        } catch (DateTimeException e) {
            throw line.wrong("no such date: " + word);
        }
    }
}

package org.demarche.archive;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How pairs of countries get on, week by week, from the table {@code pair}. */
public final class Dyads {
    private static final int WEEKS = 53;
    private static final int LEAST = 4;
    /** Scores vary at least so much, so that a dyad of which little is told is not unusual at once. */
    private static final double SMALLEST = 0.5;

    private final Archive archive;

    Dyads(Archive archive) {
        this.archive = archive;
    }

    /**
     * A dyad whose newest week lies beyond its usual range.
     *
     * @param a           the lesser code
     * @param b           the other
     * @param week        its Monday
     * @param occurrences in it
     * @param score       its net score: the sum over occurrences of the mean score of their reports
     * @param usual       mean of its earlier weeks of the last year, weeks without events counting as 0
     * @param deviation   their standard deviation
     */
    public record Unusual(String a, String b, LocalDate week, long occurrences, double score, double usual, double deviation) {
    }

    private record Week(LocalDate week, long occurrences, double score) {
    }

    /** Dyads whose score in the archive's newest week of events is more than so many standard deviations from the mean of at least {@value #LEAST} earlier weeks; by code. */
    public List<Unusual> unusual(double deviations) {
        Map<String, List<Week>> dyads = new LinkedHashMap<>();
        LocalDate newest = null;
        for (Map<String, Object> row : archive.query("""
                WITH o AS (
                  SELECT a, b, occurrence, min(day) AS day, avg(event_scale) AS score FROM pair
                  WHERE day BETWEEN (SELECT max(day) FROM article) - %s AND (SELECT max(day) FROM article) GROUP BY ALL)
                SELECT a, b, CAST(date_trunc('week', day) AS DATE) AS week, count(*) AS occurrences, sum(score) AS score FROM o GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """.formatted(7 * WEEKS))) {
            Week week = new Week((LocalDate) row.get("week"), (Long) row.get("occurrences"), (Double) row.get("score"));
            newest = newest == null || week.week.isAfter(newest) ? week.week : newest;
            dyads.computeIfAbsent(row.get("a") + " " + row.get("b"), k -> new ArrayList<>()).add(week);
        }
        List<Unusual> unusual = new ArrayList<>();
        for (Map.Entry<String, List<Week>> dyad : dyads.entrySet()) {
            List<Week> weeks = dyad.getValue();
            Week now = weeks.get(weeks.size() - 1);
            long earlier = ChronoUnit.WEEKS.between(weeks.get(0).week, now.week);
            if (!now.week.equals(newest) || earlier < LEAST) {
                continue;
            }
            double mean = weeks.stream().limit(weeks.size() - 1).mapToDouble(Week::score).sum() / earlier;
            double squares = weeks.stream().limit(weeks.size() - 1).mapToDouble(w -> Math.pow(w.score - mean, 2)).sum() + (earlier - weeks.size() + 1) * mean * mean;
            double deviation = Math.sqrt(squares / earlier);
            if (Math.abs(now.score - mean) > deviations * Math.max(deviation, SMALLEST)) {
                String[] sides = dyad.getKey().split(" ");
                unusual.add(new Unusual(sides[0], sides[1], now.week, now.occurrences, now.score, mean, deviation));
            }
        }
        return unusual;
    }
}

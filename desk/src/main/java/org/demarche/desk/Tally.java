package org.demarche.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.demarche.archive.Archive;

/**
 * Counts the reports chosen by a question: what is counted once for several reports is counted by sorting numbers, which costs a fifth of asking the database for each count.
 * Days are counted from 1970-01-01.
 */
final class Tally {
    private static final long NO_DAY = -1_000_000;
    /** More than any occurrence has as its number. */
    private static final long FACTOR = 1L << 36;

    /** Asks for the reports: occurrence, article, day, whether the day is known to the week (1), whether there is a place (2). To be filled: joins, condition. */
    static final String REPORTS = """
            SELECT e.occurrence, e.article, coalesce(coalesce(e.day, e.published) - DATE '1970-01-01', %d),
              CASE WHEN coalesce(e.date_resolution, 'day') IN ('day', 'week') THEN 1 ELSE 0 END + CASE WHEN e.lat IS NOT NULL AND e.lon IS NOT NULL THEN 2 ELSE 0 END
            FROM event e %%s WHERE %%s
            """.formatted(NO_DAY);

    /**
     * What is known of all articles and occurrences.
     *
     * @param articles    numbers, days, and places of their publishers in the list
     * @param occurrences numbers and days
     * @param publishers  their names
     */
    record Known(long[][] articles, long[][] occurrences, List<String> publishers) {

        static Known of(Archive archive) {
            List<String> publishers = archive.query("SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL ORDER BY 1").stream().map(r -> (String) r.get("publisher"))
                    .collect(ArrayList::new, List::add, List::addAll);
            publishers.add("(no publisher named)");
            return new Known(archive.numbers("SELECT a.number, coalesce(a.day - DATE '1970-01-01', %d), coalesce(p.place, %d) FROM article a LEFT JOIN (".formatted(NO_DAY, publishers.size() - 1)
                    + "SELECT publisher, row_number() OVER (ORDER BY publisher) - 1 AS place FROM (SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL)) p "
                    + "ON p.publisher = a.publisher ORDER BY a.number"),
                    archive.numbers("SELECT id, coalesce(day - DATE '1970-01-01', %d) FROM occurrence ORDER BY id".formatted(NO_DAY)), publishers);
        }

        /** An article's day. What an archive that changes meanwhile has no longer, or not yet, has none. */
        private long day(long article) {
            int at = Arrays.binarySearch(articles[0], article);
            return at < 0 ? NO_DAY : articles[1][at];
        }

        private int publisher(long article) {
            int at = Arrays.binarySearch(articles[0], article);
            return at < 0 ? publishers.size() - 1 : (int) Math.min(articles[2][at], publishers.size() - 1);
        }

        private long dayOfOccurrence(long occurrence) {
            int at = Arrays.binarySearch(occurrences[0], occurrence);
            return at < 0 ? NO_DAY : occurrences[1][at];
        }
    }

    private final Known known;
    private final long[] occurrence;
    private final long[] article;
    private final long[] day;
    private final long[] how;

    /** @param reports the columns of {@link #REPORTS} */
    Tally(long[][] reports, Known known) {
        this.known = known;
        occurrence = reports[0];
        article = reports[1];
        day = reports[2];
        how = reports[3];
    }

    /** Occurrences, those of them with a place, reports, articles. */
    Row counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("occurrences", (long) distinct(i -> occurrence[i]).length);
        counts.put("placed", (long) distinct(i -> how[i] >= 2 ? occurrence[i] : -1).length);
        counts.put("reports", (long) occurrence.length);
        counts.put("articles", (long) distinct(i -> article[i]).length);
        return new Row(counts);
    }

    /** Each week with its reports, occurrences and articles read; what is known to no week left out. */
    List<Row> coverage() {
        Map<Long, long[]> weeks = new TreeMap<>();
        for (int i = 0; i < day.length; i++) {
            if (inWeek(i)) {
                weeks.computeIfAbsent(week(day[i]), w -> new long[3])[0]++;
            }
        }
        for (long pair : distinct(i -> inWeek(i) ? (week(day[i]) - NO_DAY) * FACTOR + occurrence[i] : -1)) {
            weeks.get(pair / FACTOR + NO_DAY)[1]++;
        }
        for (long read : known.articles[1]) {
            long[] week = weeks.get(week(read));
            if (week != null) {
                week[2]++;
            }
        }
        List<Row> rows = new ArrayList<>();
        weeks.forEach((week, counts) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("week", LocalDate.ofEpochDay(week));
            row.put("reports", counts[0]);
            row.put("occurrences", counts[1]);
            row.put("articles_read", counts[2]);
            rows.add(new Row(row));
        });
        return rows;
    }

    /** Publishers with how much they gave, those with most articles first, and the days of their first and last article. */
    List<Row> sources() {
        long[][] counts = new long[known.publishers.size()][5];
        for (long[] count : counts) {
            count[3] = Long.MAX_VALUE;
            count[4] = NO_DAY;
        }
        for (long number : distinct(i -> article[i])) {
            long[] count = counts[known.publisher(number)];
            long published = known.day(number);
            count[0]++;
            count[3] = published == NO_DAY ? count[3] : Math.min(count[3], published);
            count[4] = Math.max(count[4], published);
        }
        for (long number : article) {
            counts[known.publisher(number)][1]++;
        }
        for (long pair : distinct(i -> known.publisher(article[i]) * FACTOR + occurrence[i])) {
            counts[(int) (pair / FACTOR)][2]++;
        }
        List<Row> rows = new ArrayList<>();
        for (int p = 0; p < counts.length; p++) {
            if (counts[p][0] > 0) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("publisher", known.publishers.get(p));
                row.put("articles", counts[p][0]);
                row.put("reports", counts[p][1]);
                row.put("occurrences", counts[p][2]);
                row.put("first_day", counts[p][4] == NO_DAY ? null : LocalDate.ofEpochDay(counts[p][3]));
                row.put("last_day", counts[p][4] == NO_DAY ? null : LocalDate.ofEpochDay(counts[p][4]));
                rows.add(new Row(row));
            }
        }
        rows.sort(Comparator.comparingLong((Row r) -> -r.number("articles")).thenComparing(r -> r.text("publisher")));
        return rows;
    }

    /** Numbers of the occurrences with the newest days, those without a day last, those with the higher number first. */
    List<Long> newest(int skip, int count) {
        long[] order = distinct(i -> occurrence[i]);
        for (int i = 0; i < order.length; i++) {
            order[i] += (known.dayOfOccurrence(order[i]) - NO_DAY) * FACTOR;
        }
        Arrays.sort(order);
        List<Long> page = new ArrayList<>();
        for (int i = order.length - 1 - skip; i >= 0 && page.size() < count; i--) {
            page.add(order[i] % FACTOR);
        }
        return page;
    }

    private boolean inWeek(int report) {
        return day[report] != NO_DAY && how[report] % 2 == 1;
    }

    /** The Monday of a day's week. */
    private static long week(long day) {
        return day - Math.floorMod(day + 3, 7);
    }

    /** The different values that reports have, those below 0 left out. */
    private long[] distinct(IntToLongFunction value) {
        long[] values = new long[occurrence.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsLong(i);
        }
        Arrays.sort(values);
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= 0 && (count == 0 || values[i] != values[count - 1])) {
                values[count++] = values[i];
            }
        }
        return Arrays.copyOf(values, count);
    }
}

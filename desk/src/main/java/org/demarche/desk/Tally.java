package org.demarche.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.demarche.archive.Archive;

/**
 * Counts the reports chosen by a question: what is counted once for several reports is counted by sorting numbers, once, which costs a fraction of asking the database for each count.
 * Days are counted from 1970-01-01.
 */
final class Tally {
    static final long NO_DAY = -1_000_000;
    /** More than any occurrence has as its number. */
    private static final long FACTOR = 1L << 36;
    /** More than there are reports. */
    private static final long MOST = 1L << 27;

    /** Asks for the reports: occurrence, article, day, whether the day is known to the week (1) and whether there is a place (2), number. To be filled: joins, condition. */
    static final String REPORTS = """
            SELECT e.occurrence, e.article, coalesce(coalesce(e.day, e.published) - DATE '1970-01-01', %s),
              CASE WHEN coalesce(e.date_resolution, 'day') IN ('day', 'week') THEN 1 ELSE 0 END + CASE WHEN e.lat IS NOT NULL AND e.lon IS NOT NULL THEN 2 ELSE 0 END, e.report
            FROM event e %%s WHERE %%s
            """.formatted(NO_DAY);

    /**
     * What is known of all articles and occurrences.
     *
     * @param articles    numbers, days, and places of their publishers in the list
     * @param occurrences numbers and days
     * @param publishers  their names
     * @param read        how many articles each week has, by its Monday
     */
    record Known(long[][] articles, long[][] occurrences, List<String> publishers, Map<Long, Long> read) {

        static Known of(Archive archive) {
            List<String> publishers = archive.query("SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL ORDER BY 1").stream().map(r -> (String) r.get("publisher"))
                    .collect(ArrayList::new, List::add, List::addAll);
            publishers.add(Show.NO_PUBLISHER);
            long[][] articles = archive.numbers("SELECT a.number, coalesce(a.day - DATE '1970-01-01', %s), coalesce(p.place, %s) FROM article a LEFT JOIN (".formatted(NO_DAY, publishers.size() - 1)
                    + "SELECT publisher, row_number() OVER (ORDER BY publisher) - 1 AS place FROM (SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL)) p "
                    + "ON p.publisher = a.publisher ORDER BY a.number");
            Map<Long, Long> read = new HashMap<>();
            for (long day : articles[1]) {
                read.merge(week(day), 1L, Long::sum);
            }
            return new Known(articles, archive.numbers("SELECT id, coalesce(day - DATE '1970-01-01', %s) FROM occurrence ORDER BY id".formatted(NO_DAY)), publishers, read);
        }

        /** Where an article stands, or -1 for what an archive that changes meanwhile has no longer, or not yet. */
        private int at(long article) {
            return Math.max(-1, Arrays.binarySearch(articles[0], article));
        }

        private long day(int at) {
            return at < 0 ? NO_DAY : articles[1][at];
        }

        private int publisher(int at) {
            return at < 0 ? publishers.size() - 1 : (int) Math.min(articles[2][at], publishers.size() - 1);
        }
    }

    private final Known known;
    private final long[] day;
    private final long[] how;
    /** The reports' numbers of occurrences, ascending, and which reports these are: those of one occurrence stand together. */
    private final long[] occurrence;
    private final int[] report;
    /** Where each report's article stands. */
    private final int[] article;

    /** @param reports the columns of {@link #REPORTS} */
    Tally(long[][] reports, Known known) {
        this.known = known;
        day = reports[2];
        how = reports[3];
        int count = reports[0].length;
        article = new int[count];
        occurrence = new long[count];
        report = new int[count];
        for (int i = 0; i < count; i++) {
            article[i] = i > 0 && reports[1][i] == reports[1][i - 1] ? article[i - 1] : known.at(reports[1][i]);
            occurrence[i] = reports[0][i] * MOST + i;
        }
        Arrays.sort(occurrence);
        for (int i = 0; i < count; i++) {
            report[i] = (int) (occurrence[i] % MOST);
            occurrence[i] /= MOST;
        }
    }

    /** Whether the report at a place of the order is the first one of its occurrence. */
    private boolean opens(int place) {
        return place == 0 || occurrence[place] != occurrence[place - 1];
    }

    /** Occurrences, those of them with a place, reports, articles. */
    Row counts() {
        long occurrences = 0;
        long placed = 0;
        long last = -1;
        BitSet articles = new BitSet();
        for (int i = 0; i < report.length; i++) {
            occurrences += opens(i) ? 1 : 0;
            if (how[report[i]] >= 2 && occurrence[i] != last) {
                placed++;
                last = occurrence[i];
            }
            articles.set(article[i] + 1);
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("occurrences", occurrences);
        counts.put("placed", placed);
        counts.put("reports", (long) report.length);
        counts.put("articles", (long) articles.cardinality());
        return new Row(counts);
    }

    /** Each week with its reports, occurrences and articles read; what is known to no week left out. */
    List<Row> coverage() {
        Map<Long, long[]> weeks = new TreeMap<>();
        long[] week = null;
        long monday = NO_DAY;
        for (int i = 0; i < report.length; i++) {
            long told = day[report[i]];
            if (told != NO_DAY && how[report[i]] % 2 == 1) {
                if (week == null || monday != week(told)) {
                    monday = week(told);
                    week = weeks.computeIfAbsent(monday, w -> new long[] {0, 0, -1});
                }
                week[0]++;
                week[1] += week[2] == occurrence[i] ? 0 : 1;
                week[2] = occurrence[i];
            }
        }
        List<Row> rows = new ArrayList<>();
        weeks.forEach((first, counts) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("week", LocalDate.ofEpochDay(first));
            row.put("reports", counts[0]);
            row.put("occurrences", counts[1]);
            row.put("articles_read", known.read.getOrDefault(first, 0L));
            rows.add(new Row(row));
        });
        return rows;
    }

    /** Publishers with how much they gave, those with most articles first, and the days of their first and last article. */
    List<Row> sources() {
        int count = known.publishers.size();
        long[] articles = new long[count];
        long[] reports = new long[count];
        long[] occurrences = new long[count];
        long[] last = new long[count];
        long[] firstDay = new long[count];
        long[] lastDay = new long[count];
        Arrays.fill(last, -1);
        Arrays.fill(firstDay, Long.MAX_VALUE);
        Arrays.fill(lastDay, NO_DAY);
        BitSet seen = new BitSet();
        for (int i = 0; i < report.length; i++) {
            int at = article[report[i]];
            int p = known.publisher(at);
            reports[p]++;
            occurrences[p] += last[p] == occurrence[i] ? 0 : 1;
            last[p] = occurrence[i];
            if (!seen.get(at + 1)) {
                seen.set(at + 1);
                articles[p]++;
                long published = known.day(at);
                firstDay[p] = published == NO_DAY ? firstDay[p] : Math.min(firstDay[p], published);
                lastDay[p] = Math.max(lastDay[p], published);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            if (articles[p] > 0) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("publisher", known.publishers.get(p));
                row.put("articles", articles[p]);
                row.put("reports", reports[p]);
                row.put("occurrences", occurrences[p]);
                row.put("first_day", lastDay[p] == NO_DAY ? null : LocalDate.ofEpochDay(firstDay[p]));
                row.put("last_day", lastDay[p] == NO_DAY ? null : LocalDate.ofEpochDay(lastDay[p]));
                rows.add(new Row(row));
            }
        }
        rows.sort(Comparator.comparingLong((Row r) -> -r.number("articles")).thenComparing(r -> r.text("publisher")));
        return rows;
    }

    /** Numbers of the occurrences with the newest days, those without a day last, those with the higher number first. */
    List<Long> newest(int skip, int count) {
        PriorityQueue<Long> newest = new PriorityQueue<>();
        int at = known.occurrences[0].length - 1;
        for (int i = report.length - 1; i >= 0; i--) {
            if (opens(i)) {
                while (at >= 0 && known.occurrences[0][at] > occurrence[i]) {
                    at--;
                }
                long its = at >= 0 && known.occurrences[0][at] == occurrence[i] ? known.occurrences[1][at] : NO_DAY;
                long key = (its - NO_DAY) * FACTOR + occurrence[i];
                if (newest.size() < skip + count) {
                    newest.add(key);
                } else if (key > newest.peek()) {
                    newest.remove();
                    newest.add(key);
                }
            }
        }
        return newest.stream().sorted(Comparator.reverseOrder()).skip(skip).map(key -> key % FACTOR).toList();
    }

    /** The Monday of a day's week. */
    private static long week(long day) {
        return day - Math.floorMod(day + 3, 7);
    }
}

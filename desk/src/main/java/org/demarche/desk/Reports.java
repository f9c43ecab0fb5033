package org.demarche.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.demarche.archive.Archive;
import org.demarche.archive.Reviews;

/** Questions about what happened: reports, occurrences, dyads, places. Safe for use from many threads; each costs one pass over the reports selected; they join by whole numbers, see schema-5. */
final class Reports {
    private static final String SIDES = """
            SELECT report,
              string_agg(translate(name, chr(31), ' '), chr(31) ORDER BY place) FILTER (WHERE role = 'actor') AS "actors[]",
              string_agg(coalesce(code, ''), chr(31) ORDER BY place) FILTER (WHERE role = 'actor') AS "actor_codes[]",
              string_agg(translate(actor, chr(31), ' '), chr(31) ORDER BY place) FILTER (WHERE role = 'actor') AS "actor_keys[]",
              string_agg(translate(name, chr(31), ' '), chr(31) ORDER BY place) FILTER (WHERE role = 'recipient') AS "recipients[]",
              string_agg(coalesce(code, ''), chr(31) ORDER BY place) FILTER (WHERE role = 'recipient') AS "recipient_codes[]",
              string_agg(translate(actor, chr(31), ' '), chr(31) ORDER BY place) FILTER (WHERE role = 'recipient') AS "recipient_keys[]"
            FROM side
            """;

    /** In which order occurrences come. */
    enum Order {
        /** |score| × sources, highest first; what is only recalled comes last. */
        IMPORTANCE("g.background, abs(g.score) * g.sources DESC, g.occurrence", """
                SELECT occurrence FROM (
                  SELECT e.occurrence, count(DISTINCT coalesce(a.publisher, e.article_id)) AS sources, avg(e.event_scale) AS score, bool_and(e.background) AS background,
                    min(coalesce(e.published, CAST(a.added AS DATE))) AS first_seen
                  FROM event e JOIN article a ON a.number = e.article WHERE e.occurrence IN (SELECT occurrence FROM sel) GROUP BY e.occurrence) g
                WHERE %s ORDER BY g.background, abs(g.score) * g.sources DESC, g.occurrence LIMIT ? OFFSET ?"""),
        /** Newest day first, those without a day last. */
        NEWEST("o.day DESC NULLS LAST, o.id DESC",
                "SELECT o.id AS occurrence FROM occurrence o WHERE o.id IN (SELECT occurrence FROM sel) AND %s ORDER BY o.day DESC NULLS LAST, o.id DESC LIMIT ? OFFSET ?");

        private final String sql;
        /** Picks the page before anything costly is asked about it. */
        private final String page;

        Order(String sql, String page) {
            this.sql = sql;
            this.page = page;
        }
    }

    private static final int MOST_DYADS = 5_000;
    /** Of an actor, to be kept: 20 MB. */
    private static final int MOST_REPORTS = 500_000;

    private final Archive archive;
    private final Answers answers;

    Reports(Archive archive, Answers answers) {
        this.archive = archive;
        this.answers = answers;
    }

    /**
     * Reports chosen once, and what is asked about all of them.
     *
     * @param counts   how many there are: columns occurrences, placed (of them, with coordinates), reports, articles
     * @param coverage per week: articles read, reports and occurrences
     * @param sources  publishers with how much they gave and when last
     * @param page     numbers of the occurrences on the filter's page
     */
    record Chosen(Row counts, List<Row> coverage, List<Row> sources, List<Long> page) {
    }

    /** The reports of a filter. */
    Chosen choose(Filter filter, Order order) {
        boolean plain = !filter.actors().isEmpty() && !filter.between() && filter.events().isEmpty() && filter.publisher() == null;
        Filter.Sql c = filter.reports();
        return choose(c, order, filter, plain ? () -> ofActors(filter) : () -> fitting(c));
    }

    /** The reports {@code e} of articles {@code a} that fit. */
    Chosen choose(Filter.Sql c, Order order, Filter filter) {
        return choose(c, order, filter, () -> fitting(c));
    }

    private long[][] fitting(Filter.Sql c) {
        return archive.numbers(Tally.REPORTS.formatted(c.text().contains("a.publisher") ? "JOIN article a ON a.number = e.article" : "", c.text()), c.values());
    }

    /** The reports of some actors in a period, from those of each actor over all time: these are asked for once and serve every set of actors and every period. */
    private long[][] ofActors(Filter filter) {
        long from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochDay();
        long to = filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochDay();
        boolean always = filter.from() == null && filter.to() == null;
        BitSet seen = new BitSet();
        long[][] all = new long[5][0];
        int count = 0;
        for (String actor : filter.actors()) {
            long[][] its = answers.answer("reports of an actor", List.of(actor), () -> fitting(Filter.ofActors(actor).reports()), columns -> columns[0].length <= MOST_REPORTS);
            for (int c = 0; c < all.length; c++) {
                all[c] = Arrays.copyOf(all[c], count + its[c].length);
            }
            for (int i = 0; i < its[0].length; i++) {
                long day = its[2][i];
                int report = Math.toIntExact(its[4][i]);
                if ((always || day != Tally.NO_DAY && day >= from && day <= to) && !seen.get(report)) {
                    seen.set(report);
                    for (int c = 0; c < all.length; c++) {
                        all[c][count] = its[c][i];
                    }
                    count++;
                }
            }
        }
        for (int c = 0; c < all.length; c++) {
            all[c] = Arrays.copyOf(all[c], count);
        }
        return all;
    }

    private Chosen choose(Filter.Sql c, Order order, Filter filter, Supplier<long[][]> reports) {
        List<Object> asked = Arrays.asList(c.values(order, filter.size(), filter.skip()));
        return answers.answer("choose " + c.text(), asked, () -> {
            Tally tally = new Tally(reports.get(), answers.answer("articles and occurrences", List.of(), () -> Tally.Known.of(archive), known -> true));
            return new Chosen(tally.counts(), tally.coverage(), tally.sources(),
                    order == Order.NEWEST ? tally.newest(filter.skip(), filter.size()) : page(c.text(), "TRUE", order, filter, c.values()));
        }, chosen -> true);
    }

    /** The reports that name both of a filter's first two actors, given by code or key. */
    Chosen between(Filter filter) {
        Filter.Sql sides = filter.withActors(List.of()).reports();
        for (String side : filter.actors().subList(0, 2)) {
            sides.and("e.report IN (SELECT report FROM side WHERE code = ? OR actor = ?)", side, side);
        }
        return choose(sides, Order.NEWEST, filter);
    }

    /** The occurrences of which at least one report is selected, each with all its reports counted and its best report's words. */
    List<Row> occurrences(Filter filter, Order order) {
        Filter.Sql c = filter.reports();
        return occurrences(c.text(), "TRUE", order, filter, c.values());
    }

    /** Occurrences of which a report {@code e} fits; with the order of importance, a condition over {@code g} (first_seen, score, sources) may be added. */
    List<Row> occurrences(String reports, String grouped, Order order, Filter page, Object... values) {
        return occurrences(page(reports, grouped, order, page, values), order);
    }

    private List<Long> page(String reports, String grouped, Order order, Filter page, Object... values) {
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(page.size());
        all.add(page.skip());
        return rows("WITH sel AS (SELECT e.occurrence FROM event e JOIN article a ON a.number = e.article WHERE " + reports + ") " + order.page.formatted(grouped), all.toArray())
                .stream().map(r -> r.number("occurrence")).toList();
    }

    /** Occurrences that articles told since a day, by importance: those first told then, or those told before, too. */
    List<Row> told(LocalDate since, boolean fresh, Filter page) {
        java.sql.Date day = java.sql.Date.valueOf(since);
        return occurrences("e.occurrence IN (SELECT x.occurrence FROM event x JOIN article y ON y.number = x.article WHERE coalesce(x.published, CAST(y.added AS DATE)) >= ?)",
                fresh ? "g.first_seen >= ?" : "g.first_seen < ?", Order.IMPORTANCE, page, day, day);
    }

    /** Occurrences by their numbers. */
    List<Row> occurrences(List<Long> numbers, Order order) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return rows("""
                WITH page AS (SELECT CAST(unnest(string_split(?, ' ')) AS BIGINT) AS occurrence),
                r AS (
                  SELECT e.occurrence, e.report, e.article, e.article_id, e.event_id, e.event_scale, e.status, e.background, e.confidence, coalesce(a.publisher, e.article_id) AS source,
                    coalesce(e.published, CAST(a.added AS DATE)) AS seen,
                    CASE WHEN row_number() OVER (PARTITION BY e.occurrence, e.article ORDER BY e.event_id) = 1 THEN coalesce(c.n, 0) ELSE 0 END AS copies
                  FROM event e JOIN article a ON a.number = e.article
                  LEFT JOIN (SELECT copy_of, count(*) AS n FROM article WHERE copy_of IS NOT NULL GROUP BY copy_of) c ON c.copy_of = e.article_id
                  WHERE e.occurrence IN (SELECT occurrence FROM page)),
                g AS (
                  SELECT occurrence, count(*) AS reports, count(DISTINCT article) AS articles, count(DISTINCT source) AS sources,
                    CAST(sum(copies) AS BIGINT) AS copies, round(avg(event_scale), 2) AS score, min(seen) AS first_seen, max(seen) AS last_seen,
                    bool_and(status = 'denied') AS denied, bool_and(background) AS background,
                    first(report ORDER BY background, confidence DESC, article_id, event_id) AS best
                  FROM r GROUP BY occurrence),
                s AS (%s SEMI JOIN (SELECT best AS report FROM g) USING (report) GROUP BY report)
                SELECT g.occurrence AS id, e.event, e.mode, o.quad_code, o.day, o.date_resolution, g.score, round(abs(g.score) * g.sources, 1) AS importance,
                  g.reports, g.articles, g.sources, g.copies, g.first_seen, g.last_seen, g.denied, g.background, e.status, e.place_name, e.place_resolution,
                  s."actors[]", s."actor_codes[]", s."actor_keys[]", s."recipients[]", s."recipient_codes[]", s."recipient_keys[]",
                  e.article_id, e.event_id, e.sentence, e.trigger_words, e.sentence_text, e.confidence, e.dead_min, e.dead_max, v.verdict, v.reviewer
                FROM g JOIN occurrence o ON o.id = g.occurrence JOIN event e ON e.report = g.best LEFT JOIN s ON s.report = e.report %s
                ORDER BY %s
                """.formatted(SIDES, Reviews.IN_FORCE, order.sql), numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** The selected occurrences that no report tells with a place. */
    List<Row> unplaced(Filter filter) {
        Filter.Sql c = filter.reports().and("e.occurrence NOT IN (SELECT occurrence FROM event WHERE lat IS NOT NULL AND lon IS NOT NULL)");
        return occurrences(c.text(), "TRUE", Order.NEWEST, filter, c.values());
    }

    /** Reports by a condition over {@code e}, {@code a} and reviews {@code v}, in an order. */
    List<Row> reports(String condition, String order, Filter page, Object... values) {
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(page.size());
        all.add(page.skip());
        return rows("""
                WITH page AS (SELECT e.report FROM event e JOIN article a ON a.number = e.article %s WHERE %s ORDER BY %s LIMIT ? OFFSET ?),
                s AS (%s SEMI JOIN page USING (report) GROUP BY report)
                SELECT e.article_id, e.event_id, e.occurrence, e.reason, e.event, e.mode, e.context, e.cameo, e.quad_code, e.event_scale, e.status, e.background,
                  e.day, e.date_resolution, e.published, e.place_name, e.place_code, e.lat, e.lon, e.geonameid, e.place_resolution, e.dead_min, e.dead_max,
                  e.confidence, e.sentence, e.trigger_words, e.sentence_text, e.why, a.title, a.publisher, a.url,
                  s."actors[]", s."actor_codes[]", s."actor_keys[]", s."recipients[]", s."recipient_codes[]", s."recipient_keys[]",
                  v.id AS review, v.verdict, v.reviewer, CAST(v.reviewed AS DATE) AS reviewed, v.note, v.right_event, v.right_status
                FROM page JOIN event e ON e.report = page.report JOIN article a ON a.number = e.article
                LEFT JOIN s ON s.report = e.report %s ORDER BY %s
                """.formatted(Reviews.IN_FORCE, condition, order, SIDES, Reviews.IN_FORCE, order), all.toArray());
    }

    /** All reports of an occurrence, those told first before others. */
    List<Row> of(long occurrence) {
        return reports("e.occurrence = ?", "e.published NULLS LAST, e.article_id, e.event_id", Filter.ofActors(), occurrence);
    }

    /** All reports selected, newest first. */
    List<Row> reports(Filter filter) {
        Filter.Sql c = filter.reports();
        return reports(c.text(), "coalesce(e.day, e.published) DESC NULLS LAST, e.article_id, e.event_id", filter, c.values());
    }

    /** Per unordered pair of codes and week: occurrences, their net score, how many are cooperation and conflict, and up to twelve of them. Denied reports do not count. */
    List<Row> weeks(Filter filter) {
        Filter.Sql c = new Filter.Sql().days("p.day", filter);
        if (!filter.events().isEmpty()) {
            c.in("p.event", filter.events());
        }
        if (filter.publisher() != null) {
            c.and("p.article_id IN (SELECT id FROM article WHERE publisher = ?)", filter.publisher());
        }
        if (filter.actors().size() > 1) {
            c.in("p.a", filter.actors()).in("p.b", filter.actors());
        } else if (!filter.actors().isEmpty()) {
            c.and("(p.a = ? OR p.b = ?)", filter.actors().get(0), filter.actors().get(0));
        }
        if (filter.between()) {
            Filter.Sql among = filter.reports();
            c.and("p.report IN (SELECT e.report FROM event e JOIN article a ON a.number = e.article WHERE " + among.text() + ")", among.values());
        }
        return rows("""
                WITH o AS (SELECT p.a, p.b, p.occurrence, min(p.day) AS d, avg(p.event_scale) AS score, max(p.quad_code) AS quad FROM pair p WHERE p.day IS NOT NULL AND %s GROUP BY ALL)
                SELECT a, b, CAST(date_trunc('week', d) AS DATE) AS week, count(*) AS occurrences, round(sum(score), 1) AS score,
                  count(*) FILTER (WHERE quad <= 2) AS cooperation, count(*) FILTER (WHERE quad >= 3) AS conflict,
                  array_to_string(list_slice(list(CAST(occurrence AS VARCHAR) ORDER BY d, occurrence), 1, 12), chr(31)) AS "ids[]"
                FROM o GROUP BY a, b, 3 ORDER BY a, b, 3
                """.formatted(c.text()), c.values());
    }

    /** The pairs of codes with most occurrences: a, b, occurrences, score, cooperation, conflict, first and last week. */
    List<Row> dyads(Filter filter) {
        Filter.Sql c = filter.reports();
        return answers.answer("dyads " + c.text(), Arrays.asList(c.values(filter.between())), () -> dyadsOf(filter), dyads -> dyads.size() <= MOST_DYADS);
    }

    private List<Row> dyadsOf(Filter filter) {
        Map<String, List<Row>> pairs = new LinkedHashMap<>();
        weeks(filter).forEach(w -> pairs.computeIfAbsent(w.text("a") + " " + w.text("b"), k -> new ArrayList<>()).add(w));
        List<Row> dyads = new ArrayList<>();
        for (List<Row> weeks : pairs.values()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("a", weeks.get(0).text("a"));
            cells.put("b", weeks.get(0).text("b"));
            for (String sum : List.of("occurrences", "cooperation", "conflict")) {
                cells.put(sum, weeks.stream().mapToLong(w -> w.number(sum)).sum());
            }
            cells.put("score", tenth(weeks.stream().mapToDouble(w -> w.real("score")).sum()));
            cells.put("first_week", weeks.get(0).day("week"));
            cells.put("last_week", weeks.get(weeks.size() - 1).day("week"));
            dyads.add(new Row(cells));
        }
        dyads.sort(Comparator.comparingLong((Row d) -> -d.number("occurrences")).thenComparing(d -> d.text("a")).thenComparing(d -> d.text("b")));
        return dyads;
    }

    /** Places with coordinates, how often something was reported there, and up to twelve of the events. */
    List<Row> places(Filter filter) {
        Filter.Sql c = filter.reports();
        return rows("""
                SELECT e.place_name, e.place_code, e.lat, e.lon, e.place_resolution, count(DISTINCT e.occurrence) AS occurrences, count(*) AS reports,
                  round(avg(e.event_scale), 1) AS score, array_to_string(list_slice(list_sort(list(DISTINCT CAST(e.occurrence AS VARCHAR))), 1, 12), chr(31)) AS "ids[]"
                FROM event e JOIN article a ON a.number = e.article WHERE %s AND e.lat IS NOT NULL AND e.lon IS NOT NULL
                GROUP BY 1, 2, 3, 4, 5 ORDER BY occurrences DESC, e.place_name
                """.formatted(c.text()), c.values());
    }

    /** The dyads whose newest week lies more than two standard deviations from their usual range. */
    List<Row> unusual() {
        return answers.answer("unusual", List.of(), this::findUnusual, unusual -> true);
    }

    private List<Row> findUnusual() {
        return archive.dyads().unusual(2).stream().map(u -> {
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("a", u.a());
            cells.put("b", u.b());
            cells.put("week", u.week());
            cells.put("occurrences", u.occurrences());
            cells.put("score", tenth(u.score()));
            cells.put("usual", tenth(u.usual()));
            cells.put("deviation", tenth(u.deviation()));
            return new Row(cells);
        }).toList();
    }

    private static double tenth(double score) {
        return Math.round(score * 10) / 10.0;
    }

    /** How many events articles told since a day: fresh, first told then; grown, told before. */
    Row told(LocalDate since) {
        java.sql.Date day = java.sql.Date.valueOf(since);
        return rows("""
                SELECT count(*) FILTER (WHERE first_seen >= ?) AS fresh, count(*) FILTER (WHERE first_seen < ?) AS grown FROM (
                  SELECT e.occurrence, min(coalesce(e.published, CAST(a.added AS DATE))) AS first_seen, max(coalesce(e.published, CAST(a.added AS DATE))) AS last_seen
                  FROM event e JOIN article a ON a.number = e.article GROUP BY e.occurrence HAVING last_seen >= ?)
                """, day, day, day).get(0);
    }

    /** How many reports nobody has reviewed. */
    long unreviewed() {
        return rows("SELECT count(*) AS n FROM event e JOIN article a ON a.number = e.article " + Reviews.IN_FORCE + " WHERE v.id IS NULL").get(0).number("n");
    }

    private List<Row> rows(String sql, Object... values) {
        return answers.rows(sql, values);
    }
}

package org.demarche.desk;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.archive.Reviews;

/** Questions about who says and wants what, who they are, and which articles tell it. Safe for use from many threads. */
final class Told {
    private static final int NEAR = 60;

    private final Answers answers;

    Told(Answers answers) {
        this.answers = answers;
    }

    /** Positions, those told last first: what sides want, with the newest answer and the words that show it. */
    List<Row> positions(Filter filter) {
        return positions(filter, "TRUE");
    }

    /** Positions that nobody told before a day. */
    List<Row> positionsSince(LocalDate since) {
        return positions(Filter.ofActors(), "first_seen >= ?", Date.valueOf(since));
    }

    /** The page is picked before anything costly is asked about it. */
    private List<Row> positions(Filter filter, String having, Object... values) {
        Filter.Sql c = filter.told("coalesce(d.day, CAST(a.added AS DATE))", "d.by_codes || ';' || d.of_codes");
        return rows("""
                WITH sel AS MATERIALIZED (SELECT d.rowid AS row, d.position, coalesce(d.day, CAST(a.added AS DATE)) AS seen FROM demand d JOIN article a ON a.number = d.article WHERE %1$s),
                page AS MATERIALIZED (
                  SELECT position, min(seen) AS first_seen, max(seen) AS last_seen, count(*) AS reports FROM sel GROUP BY position HAVING %2$s ORDER BY last_seen DESC, position DESC LIMIT ? OFFSET ?)
                SELECT p.id, p.kind, first(d.by_names ORDER BY d.day, d.article_id) AS by_names, p.by_codes, first(d.of_names ORDER BY d.day, d.article_id) AS of_names,
                  p.of_codes, p.text, min(d.day) AS first_day, max(d.day) AS last_day, g.first_seen, g.reports, count(DISTINCT coalesce(a.publisher, a.id)) AS sources,
                  first(d.answer ORDER BY d.answer = 'pending', d.day DESC NULLS LAST, d.article_id) AS answer,
                  first(d.evidence ORDER BY d.answer = 'pending', d.day DESC NULLS LAST, d.article_id) AS evidence,
                  first(d.article_id ORDER BY d.answer = 'pending', d.day DESC NULLS LAST, d.article_id) AS article_id,
                  first(d.demand_id ORDER BY d.answer = 'pending', d.day DESC NULLS LAST, d.article_id) AS demand_id,
                  first(d.condition ORDER BY d.day, d.article_id) AS condition, max(d.deadline) AS deadline
                FROM page g JOIN position p ON p.id = g.position JOIN sel s ON s.position = g.position JOIN demand d ON d.rowid = s.row JOIN article a ON a.number = d.article
                GROUP BY p.id, p.kind, p.by_codes, p.of_codes, p.text, g.first_seen, g.last_seen, g.reports ORDER BY g.last_seen DESC, p.id DESC
                """.formatted(c.text(), having), c.values(Stream.concat(Arrays.stream(values), Stream.of(filter.size(), filter.skip())).toArray()));
    }

    /** A position, or null. */
    Row position(long id) {
        List<Row> rows = rows("SELECT id, kind, by_codes, of_codes, text FROM position WHERE id = ?", id);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** A position's history: each report of it with the answer that it tells, oldest first. */
    List<Row> history(long position) {
        return rows(DEMANDS + " WHERE d.position = ? ORDER BY d.day NULLS LAST, d.article_id, d.demand_id", position);
    }

    /** Every report of a position, newest first. */
    List<Row> demands(Filter filter) {
        Filter.Sql c = filter.told("coalesce(d.day, CAST(a.added AS DATE))", "d.by_codes || ';' || d.of_codes");
        return rows(DEMANDS + " WHERE " + c.text() + " ORDER BY d.day DESC NULLS LAST, d.article_id, d.demand_id LIMIT ? OFFSET ?", c.values(filter.size(), filter.skip()));
    }

    private static final String DEMANDS = """
            SELECT d.article_id, d.demand_id, d.position, d.kind, d.by_names, d.by_codes, d.of_names, d.of_codes, d.text, d.answer, d.evidence, d.condition, d.deadline, d.day, a.publisher, a.title
            FROM demand d JOIN article a ON a.number = d.article
            """;

    /** Answers given since a day. */
    List<Row> answers(LocalDate since) {
        return rows("""
                SELECT d.position AS id, d.kind, d.by_names, d.by_codes, d.of_names, d.of_codes, d.text, d.answer, d.evidence, d.article_id, d.demand_id, d.day, coalesce(d.day, CAST(a.added AS DATE)) AS seen
                FROM demand d JOIN article a ON a.number = d.article WHERE d.answer <> 'pending' AND coalesce(d.day, CAST(a.added AS DATE)) >= ?
                ORDER BY seen DESC, d.article_id, d.demand_id LIMIT 100
                """, Date.valueOf(since));
    }

    /** Statements, newest first. */
    List<Row> statements(Filter filter) {
        Filter.Sql c = filter.told("coalesce(st.day, CAST(a.added AS DATE))", "st.speaker_code", "st.actor");
        if (!filter.actors().isEmpty()) {
            c.and("st.speaker IS NOT NULL");
        }
        String order = "st.day DESC NULLS LAST, st.article DESC, st.rowid";
        return newest(filter, "st.day", c, """
                WITH page AS MATERIALIZED (SELECT st.rowid AS row FROM statement st JOIN article a ON a.number = st.article WHERE %s ORDER BY %s LIMIT ? OFFSET ?)
                SELECT st.article_id, st.statement_id, st.actor, st.speaker, st.speaker_code, st.source, st.cue, st.content, st.form, st.kind, st.within, st.addressee,
                  st.day, a.publisher
                FROM page JOIN statement st ON st.rowid = page.row JOIN article a ON a.number = st.article ORDER BY %s
                """.replaceAll("ORDER BY %s", "ORDER BY " + order));
    }

    /** An actor's statements, newest first. */
    List<Row> statementsOf(String key) {
        return rows("SELECT st.article_id, st.statement_id, st.content, st.form, st.kind, st.day, a.publisher FROM statement st JOIN article a ON a.number = st.article "
                + "WHERE st.actor = ? ORDER BY st.day DESC NULLS LAST, st.article_id, TRY_CAST(substr(st.statement_id, 2) AS INTEGER) LIMIT 100", key);
    }

    /** Who denies what. */
    List<Row> denials(Filter filter) {
        Filter.Sql c = filter.told("coalesce(d.day, CAST(a.added AS DATE))", "coalesce(d.by_codes, '')");
        return rows("""
                SELECT d.article_id, d.denial_id, d.by_names, d.by_codes, d.claim, d.claimed_by, d.day, coalesce(d.day, CAST(a.added AS DATE)) AS seen, a.publisher
                FROM denial d JOIN article a ON a.number = d.article WHERE %s ORDER BY seen DESC, d.article_id, d.denial_id LIMIT ? OFFSET ?
                """.formatted(c.text()), c.values(filter.size(), filter.skip()));
    }

    /** Disputes: one row an account, the accounts of one dispute together. With actors, disputes in which one of them gives an account. */
    List<Row> disputes(Filter filter) {
        Filter.Sql c = filter.told("coalesce(d.day, CAST(a.added AS DATE))", "coalesce(d.by_codes, '')");
        return rows("""
                SELECT q.article_id, q.dispute_id, q.about, q.account, q.by_names, q.by_codes, q.words, q.day, coalesce(q.day, CAST(b.added AS DATE)) AS seen, b.publisher
                FROM dispute q JOIN article b ON b.number = q.article SEMI JOIN (
                  SELECT d.article_id, d.dispute_id FROM dispute d JOIN article a ON a.number = d.article WHERE %s) m USING (article_id, dispute_id)
                ORDER BY seen DESC, q.article_id, q.dispute_id, q.account LIMIT ? OFFSET ?
                """.formatted(c.text()), c.values(filter.size(), filter.skip()));
    }

    /** Numbers of forces, newest first. */
    List<Row> forces(Filter filter) {
        Filter.Sql c = filter.told("coalesce(f.day, CAST(a.added AS DATE))", "f.code", "f.actor");
        return newest(filter, "f.day", c, """
                SELECT f.article_id, f.actor, f.name, f.code, f.kind, f.min, f.max, f.action, f.from_place, f.to_place, f.location, f.words,
                  f.day, a.publisher
                FROM force f JOIN article a ON a.number = f.article WHERE %s ORDER BY f.day DESC NULLS LAST, f.article DESC, f.place LIMIT ? OFFSET ?
                """);
    }

    /** Articles, newest first, with how much was found in them. */
    List<Row> articles(Filter filter) {
        Filter.Sql c = new Filter.Sql().days("coalesce(a.day, CAST(a.added AS DATE))", filter);
        if (filter.publisher() != null) {
            c.and("a.publisher = ?", filter.publisher());
        }
        if (!filter.actors().isEmpty()) {
            Filter.Sql who = filter.named("x.code", "x.actor");
            c.and("a.id IN (SELECT x.article_id FROM actor x WHERE " + who.text() + ")", who.values());
        }
        return rows("""
                SELECT a.id, a.title, a.publisher, a.published, a.day, a.url, a.language, a.cluster,
                  a.copy_of, CAST(a.added AS DATE) AS added, (SELECT count(*) FROM event e WHERE e.article_id = a.id) AS events,
                  (SELECT count(*) FROM statement s WHERE s.article_id = a.id) AS statements
                FROM article a WHERE %s ORDER BY a.day DESC NULLS LAST, a.id LIMIT ? OFFSET ?
                """.formatted(c.text()), c.values(filter.size(), filter.skip()));
    }

    /** How many articles there are since a day. */
    long articlesSince(LocalDate since) {
        return rows("SELECT count(*) AS n FROM article WHERE coalesce(day, CAST(added AS DATE)) >= ?", Date.valueOf(since)).get(0).number("n");
    }

    /** Publishers that gave articles before a day and none since. */
    List<Row> silent(LocalDate since) {
        return rows("SELECT publisher, count(*) AS articles, max(day) AS last_day FROM article WHERE publisher IS NOT NULL AND day IS NOT NULL "
                + "GROUP BY publisher HAVING max(day) < ? ORDER BY last_day DESC, publisher LIMIT 50", Date.valueOf(since));
    }

    /** The feeds that are watched, those missing first; see schema-4. */
    List<Row> feeds() {
        return rows("SELECT address, title, seen, missing, reason FROM feed ORDER BY missing IS NULL, missing, address");
    }

    /** Copies of an article or of the one that it copies, itself left out. */
    List<Row> copies(String id) {
        return rows("""
                SELECT c.id, c.title, c.publisher, c.day, c.copy_of FROM article c JOIN article a ON a.id = ?
                WHERE c.id <> a.id AND (c.copy_of = a.id OR c.id = a.copy_of OR c.copy_of = a.copy_of OR c.cluster = a.cluster) ORDER BY c.day, c.id LIMIT 200
                """, id);
    }

    private static final String STORIES = """
            SELECT t.story, first(a.title ORDER BY a.copy_of IS NOT NULL, a.day, a.id) AS title, count(*) AS articles, count(a.copy_of) AS copies,
              count(DISTINCT a.publisher) AS sources, min(a.day) AS first_day, max(a.day) AS last_day
            FROM story t JOIN article a ON a.id = t.article_id
            """;

    /** Stories by the filter's days and actors, those with the newest articles first. */
    List<Row> stories(Filter filter) {
        return stories(filter, 1);
    }

    /** The same of so many articles at least. */
    List<Row> stories(Filter filter, int least) {
        Filter.Sql c = new Filter.Sql().days("x.day", filter);
        if (filter.publisher() != null) {
            c.and("x.publisher = ?", filter.publisher());
        }
        if (!filter.actors().isEmpty()) {
            Filter.Sql who = filter.named("s.code", "s.actor");
            c.and("x.number IN (SELECT e.article FROM event e WHERE e.report IN (SELECT s.report FROM side s WHERE " + who.text() + "))", who.values());
        }
        return rows(STORIES + " WHERE t.story IN (SELECT y.story FROM story y JOIN article x ON x.id = y.article_id WHERE " + c.text()
                + ") GROUP BY t.story HAVING count(*) >= ? ORDER BY last_day DESC NULLS LAST, sources DESC, articles DESC, t.story LIMIT ? OFFSET ?",
                c.values(least, filter.size(), filter.skip()));
    }

    /** The stories with most sources of those with an article since a day, two articles at least. */
    List<Row> storiesSince(LocalDate since) {
        return rows(STORIES + " GROUP BY t.story HAVING count(*) > 1 AND max(a.day) >= ? ORDER BY sources DESC, articles DESC, t.story LIMIT 12", Date.valueOf(since));
    }

    /** The story of an article, or null. */
    Row storyOf(String article) {
        List<Row> rows = rows(STORIES + " WHERE t.story = (SELECT y.story FROM story y WHERE y.article_id = ?) GROUP BY t.story", article);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /**
     * A story's articles by day: with how many reports of the same events the others have ({@code shared}), how many copies, and which leads: the original
     * whose events the others tell most, then the one most copied, then the earliest.
     */
    List<Row> story(String id) {
        return rows("""
                WITH m AS (SELECT a.id, a.title, a.publisher, a.day, a.url, a.copy_of FROM article a WHERE a.id IN (SELECT article_id FROM story WHERE story = ?)),
                o AS (SELECT DISTINCT article_id, occurrence FROM event WHERE article_id IN (SELECT id FROM m)),
                s AS (SELECT x.article_id AS id, count(*) AS shared FROM o x JOIN o y ON y.occurrence = x.occurrence AND y.article_id <> x.article_id GROUP BY x.article_id),
                e AS (SELECT article_id AS id, count(*) AS events FROM event WHERE article_id IN (SELECT id FROM m) GROUP BY article_id),
                c AS (SELECT copy_of AS id, count(*) AS copies FROM article WHERE copy_of IN (SELECT id FROM m) GROUP BY copy_of),
                f AS (SELECT m.*, coalesce(s.shared, 0) AS shared, coalesce(e.events, 0) AS events, coalesce(c.copies, 0) AS copies FROM m
                  LEFT JOIN s ON s.id = m.id LEFT JOIN e ON e.id = m.id LEFT JOIN c ON c.id = m.id)
                SELECT * FROM (
                  SELECT f.*, f.id = (SELECT id FROM f ORDER BY copy_of IS NOT NULL, shared DESC, copies DESC, day NULLS LAST, id LIMIT 1) AS leads
                  FROM f ORDER BY leads DESC, day NULLS LAST, copy_of IS NOT NULL, shared DESC, id LIMIT 1000)
                ORDER BY day NULLS LAST, copy_of IS NOT NULL, shared DESC, id
                """, id);
    }

    /** Articles that name an actor and were coded before a time, oldest coding first; copies left out. */
    List<Row> codedBefore(String actor, java.time.Instant time, int most) {
        return rows("SELECT a.id FROM article a WHERE a.copy_of IS NULL AND a.added < ? AND a.id IN (SELECT article_id FROM actor WHERE actor = ?) ORDER BY a.added, a.id LIMIT ?",
                java.sql.Timestamp.valueOf(java.time.LocalDateTime.ofInstant(time, java.time.ZoneOffset.UTC)), actor, most);
    }

    /** Actors most often named: key, name (of a group that has several its key: RUS MIL), kind, code, sectors, number of articles. */
    List<Row> actors(Filter filter) {
        Filter.Sql c = new Filter.Sql();
        if (filter.words() != null) {
            c.and("contains(lower(name), lower(?))", filter.words());
        }
        if (!filter.actors().isEmpty()) {
            Filter.Sql who = filter.named("code", "actor");
            c.and(who.text(), who.values());
        }
        return rows("""
                SELECT actor, CASE WHEN mode(kind) = 'group' AND count(DISTINCT name) > 1 THEN actor ELSE mode(name) END AS name, mode(kind) AS kind, any_value(code) AS code, mode(sectors) AS sectors, count(DISTINCT article_id) AS articles
                FROM actor WHERE %s GROUP BY actor ORDER BY articles DESC, actor LIMIT ? OFFSET ?
                """.formatted(c.text()), c.values(filter.size(), filter.skip()));
    }

    /** The offices in which an actor was seen, with when. */
    List<Row> offices(String key) {
        return rows("""
                SELECT name, office, code, sectors, kind, identifier_id, min(day) AS first_day, max(day) AS last_day, count(DISTINCT article_id) AS articles,
                  count(DISTINCT article_id) FILTER (WHERE day IS NULL) AS undated
                FROM actor WHERE actor = ? GROUP BY ALL ORDER BY articles DESC, first_day NULLS LAST, name
                """, key);
    }

    /** With whom an actor deals, and how: partner, occurrences by quad, mean score, as actor or as recipient. */
    List<Row> partners(String key) {
        return rows("""
                SELECT o.actor, mode(o.name) AS name, any_value(o.code) AS code,
                  count(DISTINCT e.occurrence) FILTER (WHERE s.role = 'actor' AND o.role = 'recipient') AS does,
                  count(DISTINCT e.occurrence) FILTER (WHERE s.role = 'recipient' AND o.role = 'actor') AS suffers,
                  count(DISTINCT e.occurrence) FILTER (WHERE s.role = o.role) AS together,
                  count(DISTINCT e.occurrence) FILTER (WHERE e.quad_code <= 2) AS cooperation, count(DISTINCT e.occurrence) FILTER (WHERE e.quad_code >= 3) AS conflict,
                  round(avg(e.event_scale), 1) AS score
                FROM side s JOIN side o ON o.report = s.report AND o.actor <> s.actor JOIN event e ON e.report = s.report
                WHERE s.actor = ? AND e.status <> 'denied' GROUP BY o.actor ORDER BY cooperation + conflict DESC, o.actor LIMIT 40
                """, key);
    }

    /** The filter with names in place of codes and keys: a state's name stands for its code, any other name for the actor most often called so. What nobody is called stays. */
    Filter named(Filter filter) {
        return filter.withActors(filter.actors().stream().map(a -> a.matches(Filter.CODE + "|Q\\d+") ? a
                : who("SELECT CASE WHEN kind = 'state' THEN coalesce(code, actor) ELSE actor END AS who FROM actor WHERE lower(name) = lower(?) GROUP BY ALL ORDER BY count(*) DESC, who LIMIT 1", a))
                .distinct().toList());
    }

    /** The key of a speaker who is given by key, name or state's code. */
    String speaker(String given) {
        return given == null ? null : who("SELECT actor AS who FROM actor WHERE actor = ? OR lower(name) = lower(?) OR kind = 'state' AND code = ? GROUP BY actor ORDER BY count(*) DESC, who LIMIT 1",
                given, given, given);
    }

    private String who(String sql, String... given) {
        List<Row> rows = rows(sql, (Object[]) given);
        return rows.isEmpty() ? given[0] : rows.get(0).text("who");
    }

    /** Codes of one body with its own; see the codebook. */
    private static final Map<String, String> BODIES = Map.of("UNO", "United Nations", "EUR", "European Union");
    private static final Map<String, String> COUNTRIES = Arrays.stream(Locale.getISOCountries()).map(c -> new Locale("", c))
            .collect(Collectors.toMap(Locale::getISO3Country, c -> c.getDisplayCountry(Locale.ENGLISH)));

    /**
     * The name of a state or actor who is given by code or key: a state's as the archive has it, else the country's English name; for a code of many bodies the one most often named
     * and others. What nobody is called stays.
     */
    String name(String who) {
        if (who.matches(Filter.CODE)) {
            return BODIES.getOrDefault(who, names().getOrDefault(who, COUNTRIES.getOrDefault(who, who)));
        }
        List<Row> actors = actors(Filter.ofActors(who).withPage(1, 1));
        return actors.isEmpty() ? who : actors.get(0).text("name");
    }

    private Map<String, String> names() {
        return answers.answer("names of codes", List.of(), () -> rows("SELECT code, mode(name) || CASE WHEN kind <> 'state' AND count(DISTINCT actor) > 1 THEN ' and others' ELSE '' END AS name "
                + "FROM actor WHERE kind = 'state' AND code IS NOT NULL OR kind = 'organization' AND code IN ('IGO', 'NGO', 'ISM', 'IMG', 'MNC') GROUP BY code, kind ORDER BY kind DESC").stream()
                .collect(Collectors.toMap(r -> r.text("code"), r -> r.text("name"), (state, other) -> state)), names -> true);
    }

    /** Codes with their states' names, for the filters. */
    List<Row> codes() {
        return rows("SELECT code, mode(name) AS name, count(DISTINCT article_id) AS articles FROM actor WHERE code IS NOT NULL AND kind IN ('state', 'organization') "
                + "GROUP BY code ORDER BY articles DESC, code LIMIT 300");
    }

    /** Publishers, for the filters. */
    List<Row> publishers() {
        return rows("SELECT publisher, count(*) AS articles FROM article WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY publisher LIMIT 500");
    }

    /** Reviews, newest first, with those undone. */
    List<Row> reviews(Filter filter) {
        return rows("SELECT id, article_id, event_id, event, trigger_words, sentence_text, verdict, right_event, right_status, right_actors, right_recipients, note, reviewer, "
                + "reviewed, undone FROM review ORDER BY id DESC LIMIT ? OFFSET ?", filter.size(), filter.skip());
    }

    /** How many reviews of events are in force. */
    long reviewed() {
        return rows("SELECT count(*) AS n FROM review WHERE undone IS NULL AND event NOT IN ('statement', 'demand')").get(0).number("n");
    }

    /** An article's demands and statements as they are reviewed. */
    List<Row> reviewable(String articleId) {
        return rows("""
                SELECT e.article_id, e.event_id, e.event, e.trigger_words, e.sentence_text, v.id AS review, v.verdict, v.reviewer, CAST(v.reviewed AS DATE) AS reviewed, v.note
                FROM %s e %s WHERE e.article_id = ? ORDER BY e.event, TRY_CAST(substr(e.event_id, 2) AS INTEGER)
                """.formatted(Reviews.TOLD, Reviews.TOLD_IN_FORCE), articleId);
    }

    /** Dossiers kept under a name. */
    List<Row> dossiers() {
        return rows("SELECT name, query, CAST(saved AS DATE) AS saved FROM dossier ORDER BY name");
    }

    /** The day since which a filter wants to know what is new: its first day, else that of the newest article. Null in an empty archive. */
    LocalDate since(LocalDate from) {
        return from != null ? from : totals().day("last_day") != null ? totals().day("last_day") : totals().day("last_added");
    }

    /** How much there is: articles, copies, reports, occurrences, statements, positions, first and last day. */
    Row totals() {
        return rows("SELECT count(*) AS articles, count(copy_of) AS copies, (SELECT count(*) FROM event) AS reports, (SELECT count(*) FROM occurrence) AS occurrences, "
                + "(SELECT count(*) FROM statement) AS statements, (SELECT count(*) FROM position) AS positions, min(day) AS first_day, max(day) AS last_day, "
                + "CAST(max(added) AS DATE) AS last_added FROM article").get(0);
    }

    /** The newest rows: looked for in the last {@value #NEAR} days first, since few are wanted of many. In the question, the condition is %s; it ends in a limit and an offset. */
    private List<Row> newest(Filter filter, String day, Filter.Sql condition, String sql) {
        LocalDate last = filter.to() != null ? filter.to() : totals().day("last_day");
        if (last != null && (filter.from() == null || filter.from().isBefore(last.minusDays(NEAR)))) {
            String near = sql.formatted(condition.text() + " AND " + day + " >= ?");
            List<Row> rows = rows(near, condition.values(Date.valueOf(last.minusDays(NEAR)), filter.size(), filter.skip()));
            if (rows.size() == filter.size()) {
                return rows;
            }
        }
        return rows(sql.formatted(condition.text()), condition.values(filter.size(), filter.skip()));
    }

    private List<Row> rows(String sql, Object... values) {
        return answers.rows(sql, values);
    }
}

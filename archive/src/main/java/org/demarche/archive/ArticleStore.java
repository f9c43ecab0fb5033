package org.demarche.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Event;
import org.demarche.record.RecordJson;
import org.duckdb.DuckDBConnection;

/** Knows which articles are there, takes new and newly coded ones in, and takes articles out with all that came from them alone; inside a transaction of its caller. */
final class ArticleStore {
    private static final List<String> PARTS = List.of("event", "side", "actor", "statement", "demand", "denial", "dispute", "force", "pair");

    /** Pairs of country codes on the two sides of a report, or in one meeting; see schema-3. */
    private static final String PAIRS = """
            INSERT INTO pair SELECT DISTINCT e.article_id, e.event_id, e.occurrence, least(x.code, y.code), greatest(x.code, y.code),
              CASE WHEN coalesce(e.date_resolution, 'day') IN ('day', 'week') THEN coalesce(e.day, e.published) END, e.event, e.event_scale, e.quad_code, e.report
            FROM event e JOIN side x ON x.report = e.report JOIN side y ON y.report = e.report
            WHERE e.article >= ? AND x.code < y.code AND (x.role <> y.role OR e.event = 'CONSULT') AND e.status <> 'denied'
            """;

    /** All new articles' occurrences, counted again. */
    private static final String RECOUNT = """
            UPDATE occurrence SET reports = n.reports, articles = n.articles FROM (
              SELECT occurrence, count(*) AS reports, count(DISTINCT article_id) AS articles FROM event
              WHERE occurrence IN (SELECT occurrence FROM event WHERE article >= ?) GROUP BY occurrence) n
            WHERE n.occurrence = occurrence.id
            """;

    private final DuckDBConnection connection;
    /** Occurrences whose last report went with an article that is coded again, by {@link RecordRows#sameWords}: they keep their number if the new record has them too. */
    private final Map<String, Long> closed = new HashMap<>();

    ArticleStore(DuckDBConnection connection) {
        this.connection = connection;
    }

    List<Archive.Added> add(List<ArticleRecord> records, boolean again) throws SQLException {
        records.forEach(RecordRows::check);
        List<Archive.Added> outcomes = new ArrayList<>();
        List<ArticleRecord> fresh = new ArrayList<>();
        Set<String> here = new TreeSet<>();
        Map<ArticleRecord, String> keys = new IdentityHashMap<>();
        records.forEach(r -> keys.put(r, contentKey(r)));
        Same there = same(keys);
        for (ArticleRecord record : records) {
            String content = keys.get(record);
            Map<String, Object> old = there.as(record, content);
            if (!here.add("id " + record.id()) | !here.add("content " + content) | record.url() != null && !here.add("url " + record.url())) {
                outcomes.add(Archive.Added.KNOWN);
            } else if (old == null) {
                outcomes.add(Archive.Added.NEW);
                fresh.add(record);
            } else if (!again && Objects.equals(old.get("coder"), RecordRows.coder(record))) {
                outcomes.add(Archive.Added.KNOWN);
            } else {
                String id = (String) old.get("id");
                run("INSERT INTO former SELECT id, coder, ?, record FROM article WHERE id = ?", Reviews.now(), id);
                List<Map<String, Object>> events = Archive.rows(connection, "SELECT occurrence, event, trigger_words, sentence_text FROM event WHERE article_id = ?", List.of(id));
                takeOut(id);
                events.forEach(e -> closed.put(RecordRows.sameWords(e.get("event"), e.get("trigger_words"), e.get("sentence_text")), (Long) e.get("occurrence")));
                outcomes.add(Archive.Added.REPLACED);
                fresh.add(record);
            }
        }
        if (!closed.isEmpty()) {
            Set<Object> open = Archive.rows(connection, "SELECT id FROM occurrence WHERE id IN (" + Selection.marks(closed.size()) + ")", List.copyOf(closed.values())).stream()
                    .map(r -> r.get("id")).collect(Collectors.toSet());
            closed.values().removeIf(open::contains);
        }
        if (!fresh.isEmpty()) {
            long first = Long.MAX_VALUE;
            try (RecordRows rows = new RecordRows(connection, occurrencesAround(fresh), closed)) {
                for (ArticleRecord record : fresh) {
                    first = Math.min(first, rows.add(record, keys.get(record)));
                }
            }
            run(RECOUNT, first);
            run(PAIRS, first);
        }
        if (outcomes.contains(Archive.Added.REPLACED)) {
            withdraw();
        }
        return outcomes;
    }

    boolean knows(ArticleRecord record) throws SQLException {
        String content = contentKey(record);
        Map<String, Object> old = same(Map.of(record, content)).as(record, content);
        return old != null && Objects.equals(old.get("coder"), RecordRows.coder(record));
    }

    int remove(String column, String value) throws SQLException {
        List<Map<String, Object>> rows = Archive.rows(connection, "SELECT id FROM article WHERE " + column + " = ?", List.of(value));
        for (Map<String, Object> row : rows) {
            takeOut((String) row.get("id"));
            run("DELETE FROM story WHERE article_id = ?", row.get("id"));
            run("DELETE FROM former WHERE article_id = ?", row.get("id"));
            run("DELETE FROM review WHERE article_id = ?", row.get("id"));
        }
        withdraw();
        return rows.size();
    }

    /** Articles that are the same as some records, by id, content and address. */
    private record Same(Map<String, Map<String, Object>> by) {

        /** The article that is the same as a record, or null; the one of its id before others. */
        Map<String, Object> as(ArticleRecord record, String content) {
            return Stream.of("id " + record.id(), "content " + content, "url " + record.url()).map(by::get).filter(Objects::nonNull).findFirst().orElse(null);
        }
    }

    private Same same(Map<ArticleRecord, String> records) throws SQLException {
        Map<String, Map<String, Object>> by = new HashMap<>();
        for (String column : List.of("id", "content", "url")) {
            List<Object> wanted = records.entrySet().stream().map(r -> (Object) (column.equals("id") ? r.getKey().id() : column.equals("url") ? r.getKey().url() : r.getValue())).filter(Objects::nonNull).toList();
            if (!wanted.isEmpty()) {
                for (Map<String, Object> row : Archive.rows(connection, "SELECT id, coder, " + column + " AS same FROM article WHERE " + column + " IN (" + Selection.marks(wanted.size())
                        + ") ORDER BY id DESC", wanted)) {
                    by.put(column + " " + row.get("same"), row);
                }
            }
        }
        return new Same(by);
    }

    private void takeOut(String id) throws SQLException {
        run("INSERT INTO removed SELECT id, nextval('article_number') FROM article WHERE id = ?", id);
        List<Object> touched = Archive.rows(connection, "SELECT DISTINCT occurrence FROM event WHERE article_id = ?", List.of(id)).stream()
                .map(r -> r.get("occurrence")).toList();
        for (String part : PARTS) {
            run("DELETE FROM " + part + " WHERE article_id = ?", id);
        }
        run("DELETE FROM article WHERE id = ?", id);
        for (Object occurrence : touched) {
            recount(occurrence);
        }
    }

    /** Takes out positions that nobody reports any longer; last of all, so that an article that is coded again finds the one that it had. */
    private void withdraw() throws SQLException {
        run("DELETE FROM position WHERE id NOT IN (SELECT position FROM demand)");
    }

    /** Counts an occurrence's reports again; one without any goes. */
    private void recount(Object occurrence) throws SQLException {
        run("DELETE FROM occurrence WHERE id = ? AND NOT EXISTS (SELECT 1 FROM event WHERE occurrence = ?)", occurrence, occurrence);
        run("UPDATE occurrence SET reports = (SELECT count(*) FROM event WHERE occurrence = ?), "
                + "articles = (SELECT count(DISTINCT article_id) FROM event WHERE occurrence = ?) WHERE id = ?", occurrence, occurrence, occurrence);
    }

    /** Reports that may tell the same as some others, which are given as "TYPE day" by the days around theirs, by the days around their articles', and by their own day. */
    private static final String AROUND = """
            WITH near AS (SELECT split_part(p, ' ', 1) AS event, TRY_CAST(split_part(p, ' ', 2) AS DATE) AS day FROM (SELECT unnest(string_split(?, ';')) AS p)),
            published AS (SELECT split_part(p, ' ', 1) AS event, TRY_CAST(split_part(p, ' ', 2) AS DATE) AS day FROM (SELECT unnest(string_split(?, ';')) AS p)),
            own AS (SELECT split_part(p, ' ', 1) AS event, TRY_CAST(split_part(p, ' ', 2) AS DATE) AS day FROM (SELECT unnest(string_split(?, ';')) AS p)),
            chosen AS (
              SELECT e.report FROM event e JOIN near n ON n.event = e.event AND n.day = coalesce(e.day, e.published)
              UNION SELECT e.report FROM event e JOIN published n ON n.event = e.event AND n.day = e.published
              UNION SELECT e.report FROM event e JOIN own n ON n.event = e.event AND e.day BETWEEN n.day - 366 AND n.day + 366 WHERE e.date_resolution IN ('month', 'year'))
            SELECT e.occurrence, e.event, e.status, e.day, e.date_resolution, e.published, e.place_name, a.cluster, e.sentence_text,
              string_agg(CASE WHEN s.role = 'actor' THEN s.keys END, '|') AS actors, string_agg(CASE WHEN s.role = 'recipient' THEN s.keys END, '|') AS recipients,
              string_agg(s.name, ' ') AS names
            FROM event e SEMI JOIN chosen USING (report) JOIN article a ON a.number = e.article LEFT JOIN side s ON s.report = e.report GROUP BY ALL ORDER BY e.occurrence
            """;

    private Occurrences occurrencesAround(List<ArticleRecord> records) throws SQLException {
        Set<String> near = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        for (ArticleRecord r : records) {
            LocalDate published = RecordRows.day(r.published());
            for (Event e : r.events()) {
                LocalDate day = e.date() == null ? published : RecordRows.day(e.date());
                if (day != null) {
                    around(near, e, day, Math.max(7, Occurrences.days(e.dateResolution() == null ? null : RecordJson.jsonName(e.dateResolution()))));
                    around(own, e, day, 0);
                }
                if (published != null) {
                    around(told, e, published, 2);
                }
            }
        }
        Occurrences occurrences = new Occurrences();
        if (near.isEmpty()) {
            return occurrences;
        }
        for (Map<String, Object> row : Archive.rows(connection, AROUND, List.of(String.join(";", near), String.join(";", told), String.join(";", own)))) {
            occurrences.add((Long) row.get("occurrence"), new Occurrences.Report((String) row.get("event"), "denied".equals(row.get("status")),
                    keys(row.get("actors")), keys(row.get("recipients")), (LocalDate) row.get("day"), (String) row.get("date_resolution"),
                    (LocalDate) row.get("published"), (String) row.get("place_name"), (String) row.get("cluster"),
                    new Words((String) row.get("sentence_text"), Objects.toString(row.get("names"), ""))));
        }
        return occurrences;
    }

    private static void around(Set<String> days, Event e, LocalDate day, long slack) {
        for (long i = -slack; i <= slack; i++) {
            days.add(e.event() + " " + day.plusDays(i));
        }
    }

    private static Set<String> keys(Object joined) {
        return joined == null ? Set.of() : new TreeSet<>(List.of(((String) joined).split("\\|")));
    }

    /** A key of the text's letters and digits, so that white space and quotation marks make no second article. */
    private static String contentKey(ArticleRecord r) {
        StringBuilder letters = new StringBuilder(r.text().length());
        for (int i = 0; i < r.text().length(); i++) {
            char c = r.text().charAt(i);
            if (Character.isLetter(c) || Character.isDigit(c) || Character.isSurrogate(c)) {
                letters.append(Character.toLowerCase(c));
            } else if (!letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ') {
                letters.append(' ');
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(letters.toString().strip().getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        Reviews.run(connection, sql, values);
    }
}

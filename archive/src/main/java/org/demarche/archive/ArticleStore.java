package org.demarche.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.Force;
import org.demarche.record.RecordJson;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.Status;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Takes records apart into rows, inside a transaction of its caller. */
final class ArticleStore {
    private static final List<String> PARTS = List.of("event", "side", "actor", "statement", "demand", "denial", "dispute", "force", "pair");

    /** Pairs of country codes on the two sides of a report, or in one meeting; see schema-3. */
    private static final String PAIRS = """
            INSERT INTO pair SELECT DISTINCT e.article_id, e.event_id, e.occurrence, least(x.code, y.code), greatest(x.code, y.code),
              CASE WHEN coalesce(e.date_resolution, 'day') IN ('day', 'week') THEN coalesce(e.day, e.published) END, e.event, e.event_scale, e.quad_code, e.report
            FROM event e JOIN side x ON x.report = e.report JOIN side y ON y.report = e.report
            WHERE e.article >= ? AND x.code < y.code AND (x.role <> y.role OR e.event = 'CONSULT') AND e.status <> 'denied'
            """;

    private final DuckDBConnection connection;
    private final Map<String, Rows> tables = new java.util.LinkedHashMap<>();
    private final Numbers articleNumbers = new Numbers("article_number");
    private final Numbers reportNumbers = new Numbers("report_number");
    private final Numbers occurrenceNumbers = new Numbers("occurrence_number");
    private final Numbers positionNumbers = new Numbers("position_number");
    /** Occurrences whose last report went with an article that is coded again, by its type and words: they keep their number if the new record has them too. */
    private final Map<String, Long> closed = new java.util.HashMap<>();
    /** Read when the first demand comes. */
    private Positions positions;

    ArticleStore(DuckDBConnection connection) {
        this.connection = connection;
    }

    List<Archive.Added> add(List<ArticleRecord> records, boolean again) throws SQLException {
        List<Archive.Added> outcomes = new ArrayList<>();
        List<ArticleRecord> fresh = new ArrayList<>();
        Set<String> here = new TreeSet<>();
        Map<ArticleRecord, String> keys = new java.util.IdentityHashMap<>();
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
            } else if (!again && Objects.equals(old.get("coder"), coder(record))) {
                outcomes.add(Archive.Added.KNOWN);
            } else {
                String id = (String) old.get("id");
                run("INSERT INTO former SELECT id, coder, ?, record FROM article WHERE id = ?", now(), id);
                List<Map<String, Object>> events = Archive.rows(connection, "SELECT occurrence, event, trigger_words, sentence_text FROM event WHERE article_id = ?", List.of(id));
                takeOut(id);
                events.forEach(e -> closed.put(sameWords(e.get("event"), e.get("trigger_words"), e.get("sentence_text")), (Long) e.get("occurrence")));
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
            Occurrences occurrences = occurrencesAround(fresh);
            long first = articleNumbers.next();
            articleNumbers.back();
            for (ArticleRecord record : fresh) {
                insert(record, keys.get(record), occurrences);
            }
            for (Rows rows : tables.values()) {
                rows.close();
            }
            run(RECOUNT, first);
            run(PAIRS, first);
        }
        if (outcomes.contains(Archive.Added.REPLACED)) {
            withdraw();
        }
        return outcomes;
    }

    /** All new articles' occurrences, counted again. */
    private static final String RECOUNT = """
            UPDATE occurrence SET reports = n.reports, articles = n.articles FROM (
              SELECT occurrence, count(*) AS reports, count(DISTINCT article_id) AS articles FROM event
              WHERE occurrence IN (SELECT occurrence FROM event WHERE article >= ?) GROUP BY occurrence) n
            WHERE n.occurrence = occurrence.id
            """;

    boolean knows(ArticleRecord record) throws SQLException {
        String content = contentKey(record);
        Map<String, Object> old = same(Map.of(record, content)).as(record, content);
        return old != null && Objects.equals(old.get("coder"), coder(record));
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
            return java.util.stream.Stream.of("id " + record.id(), "content " + content, "url " + record.url()).map(by::get).filter(Objects::nonNull).findFirst().orElse(null);
        }
    }

    private Same same(Map<ArticleRecord, String> records) throws SQLException {
        Map<String, Map<String, Object>> by = new java.util.HashMap<>();
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
            LocalDate published = day(r.published());
            for (Event e : r.events()) {
                LocalDate day = e.date() == null ? published : day(e.date());
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

    private void insert(ArticleRecord r, String content, Occurrences occurrences) throws SQLException {
        LocalDate day = day(r.published());
        long number = articleNumbers.next();
        table("article").add(r.id(), number, r.url(), content, r.title(), r.byline(), r.published(), day, r.publisher(), r.language(), r.cluster(), r.copyOf(),
                coder(r), now(), RecordJson.write(r));
        Rows actors = table("actor");
        Rows statements = table("statement");
        Rows denials = table("denial");
        Rows disputes = table("dispute");
        Rows forces = table("force");
        for (Entity e : r.entities()) {
            actors.add(ActorKey.of(e), r.id(), e.id(), e.name(), RecordJson.jsonName(e.kind()), e.code(), String.join(",", e.sector()), e.office(),
                    e.identifierId(), day);
        }
        for (Statement s : r.statements()) {
            Entity speaker = s.speaker() == null ? null : r.entity(s.speaker());
            statements.add(r.id(), s.id(), speaker == null ? null : ActorKey.of(speaker), speaker == null ? null : speaker.name(),
                    speaker == null ? null : speaker.code(), s.sourceSpan() == null ? null : s.sourceSpan().of(r.text()), words(r, s.cueSpans()),
                    words(r, s.contentSpans()), RecordJson.jsonName(s.form()), RecordJson.jsonName(s.kind()), s.within(), names(r, s.addressee()), day, number);
        }
        for (Denial d : r.denials()) {
            denials.add(r.id(), d.id(), names(r, d.by()), codes(r, d.by()), words(r, d.claimSpans()),
                    d.claimedBy() == null ? null : r.entity(d.claimedBy()).name(), day, number);
        }
        for (Dispute q : r.disputes()) {
            for (int i = 0; i < q.accounts().size(); i++) {
                Dispute.Account a = q.accounts().get(i);
                disputes.add(r.id(), q.id(), q.about(), i, names(r, a.by()), codes(r, a.by()), words(r, a.spans()), day, number);
            }
        }
        for (int i = 0; i < r.forces().size(); i++) {
            Force f = r.forces().get(i);
            Entity e = f.entity() == null ? null : r.entity(f.entity());
            forces.add(r.id(), i, e == null ? null : ActorKey.of(e), e == null ? null : e.name(), e == null ? null : e.code(), f.kind(), f.min(), f.max(),
                    f.action(), f.from(), f.to(), f.location(), f.span().of(r.text()), day, number);
        }
        for (Demand d : r.demands()) {
            table("demand").add(r.id(), d.id(), position(r, d), RecordJson.jsonName(d.kind()), names(r, d.by()), codes(r, d.by()), names(r, d.of()), codes(r, d.of()), d.text(),
                    RecordJson.jsonName(d.answer()), words(r, d.evidenceSpans()), words(r, d.conditionSpans()), d.deadline(), day, number);
        }
        events(r, number, day, occurrences);
    }

    private void events(ArticleRecord r, long number, LocalDate published, Occurrences occurrences) throws SQLException {
        Rows events = table("event");
        Rows sides = table("side");
        for (Event e : r.events()) {
            List<Entity> actors = e.actor().stream().map(r::entity).toList();
            List<Entity> recipients = e.recipient().stream().map(r::entity).toList();
            String sentence = r.sentences().get(e.sentence()).of(r.text());
            String place = e.eventLoc() == null || e.eventLoc().resolution().ordinal() > 1 ? null : e.eventLoc().name();
            String resolution = e.dateResolution() == null ? null : RecordJson.jsonName(e.dateResolution());
            String sideNames = java.util.stream.Stream.concat(actors.stream(), recipients.stream()).map(Entity::name).collect(Collectors.joining(" "));
            Occurrences.Report told = new Occurrences.Report(e.event().name(), e.status() == Status.DENIED, Occurrences.side(actors),
                    Occurrences.side(recipients), day(e.date()), resolution, published, place, r.cluster(), new Words(sentence, sideNames));
            Occurrences.Joined joined = occurrences.find(told);
            long occurrence = joined == null ? open(r, e, resolution) : joined.occurrence();
            occurrences.add(occurrence, told);
            long report = reportNumbers.next();
            events.add(r.id(), e.id(), occurrence, joined == null ? "first report" : joined.reason(), e.event().name(), String.join(";", e.mode()),
                    e.context().stream().map(RecordJson::jsonName).collect(Collectors.joining(";")), e.cameo(), e.quadCode(), e.eventScale(),
                    RecordJson.jsonName(e.status()), e.background(), day(e.date()), resolution, published,
                    e.eventLoc() == null ? null : e.eventLoc().name(), e.eventLoc() == null ? null : e.eventLoc().code(),
                    e.eventLoc() == null ? null : e.eventLoc().lat(), e.eventLoc() == null ? null : e.eventLoc().lon(),
                    e.eventLoc() == null ? null : e.eventLoc().geonameid(),
                    e.eventLoc() == null ? null : RecordJson.jsonName(e.eventLoc().resolution()),
                    e.size() == null || e.size().dead() == null ? null : e.size().dead().min(),
                    e.size() == null || e.size().dead() == null ? null : e.size().dead().max(), e.confidence(), e.sentence(),
                    e.trigger().of(r.text()), sentence, e.why(), report, number);
            sides(sides, r, e, report, "actor", actors);
            sides(sides, r, e, report, "recipient", recipients);
        }
    }

    private static void sides(Rows rows, ArticleRecord r, Event e, long report, String role, List<Entity> entities) throws SQLException {
        for (int i = 0; i < entities.size(); i++) {
            Entity entity = entities.get(i);
            rows.add(r.id(), e.id(), role, i, ActorKey.of(entity), entity.name(), entity.code(), String.join(",", entity.sector()), entity.office(),
                    String.join("|", Occurrences.side(List.of(entity))), report);
        }
    }

    private static String sameWords(Object type, Object trigger, Object sentence) {
        return type + "\n" + trigger + "\n" + sentence;
    }

    private long open(ArticleRecord r, Event e, String resolution) throws SQLException {
        Long old = closed.get(sameWords(e.event().name(), e.trigger().of(r.text()), r.sentences().get(e.sentence()).of(r.text())));
        closed.values().removeIf(o -> o.equals(old));
        long id = old != null ? old : occurrenceNumbers.next();
        table("occurrence").add(id, e.event().name(), e.quadCode(), day(e.date()), resolution, codes(r, e.actor()), codes(r, e.recipient()),
                e.eventLoc() == null ? null : e.eventLoc().name(), 1, 1);
        return id;
    }

    /** The position that a demand repeats, or a new one. */
    private long position(ArticleRecord r, Demand d) throws SQLException {
        if (positions == null) {
            positions = new Positions();
            for (Map<String, Object> row : Archive.rows(connection, "SELECT id, kind, by_codes, of_codes, text FROM position ORDER BY id", List.of())) {
                positions.add((Long) row.get("id"), (String) row.get("kind"), (String) row.get("by_codes"), (String) row.get("of_codes"), (String) row.get("text"));
            }
        }
        String kind = RecordJson.jsonName(d.kind());
        String by = codes(r, d.by());
        String of = codes(r, d.of());
        Long known = positions.find(kind, by, of, d.text());
        if (known != null) {
            return known;
        }
        long id = positionNumbers.next();
        table("position").add(id, kind, by, of, d.text());
        positions.add(id, kind, by, of, d.text());
        return id;
    }

    private static String names(ArticleRecord r, List<String> ids) {
        return ids.stream().map(id -> r.entity(id).name()).collect(Collectors.joining(";"));
    }

    private static String codes(ArticleRecord r, List<String> ids) {
        return ids.stream().map(id -> Objects.toString(r.entity(id).code(), "")).collect(Collectors.joining(";"));
    }

    private static String words(ArticleRecord r, List<Span> spans) {
        return spans.stream().map(s -> s.of(r.text())).collect(Collectors.joining(" … "));
    }

    private static String coder(ArticleRecord r) {
        return r.coder() == null ? null : r.coder().version() + " " + r.coder().model() + " " + r.coder().data();
    }

    /** A key of the text's letters and digits, so that white space and quotation marks make no second article. */
    static String contentKey(ArticleRecord r) {
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

    private static LocalDate day(String iso) {
        return iso == null ? null : LocalDate.parse(iso.substring(0, 10));
    }

    private static java.sql.Timestamp now() {
        return java.sql.Timestamp.valueOf(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private Rows table(String name) throws SQLException {
        Rows rows = tables.get(name);
        if (rows == null) {
            rows = new Rows(name);
            tables.put(name, rows);
        }
        return rows;
    }

    /** Rows for one table, written together at the end. */
    private final class Rows implements AutoCloseable {
        private final DuckDBAppender appender;

        Rows(String table) throws SQLException {
            appender = connection.createAppender(table);
        }

        void add(Object... cells) throws SQLException {
            appender.beginRow();
            for (Object cell : cells) {
                if (cell == null) {
                    appender.appendNull();
                } else if (cell instanceof String text) {
                    appender.append(text);
                } else if (cell instanceof Long number) {
                    appender.append(number);
                } else if (cell instanceof Integer number) {
                    appender.append(number);
                } else if (cell instanceof Double number) {
                    appender.append(number);
                } else if (cell instanceof Boolean truth) {
                    appender.append(truth);
                } else if (cell instanceof LocalDate day) {
                    appender.append(day);
                } else {
                    appender.append(((java.sql.Timestamp) cell).toLocalDateTime());
                }
            }
            appender.endRow();
        }

        @Override
        public void close() throws SQLException {
            appender.close();
        }
    }

    /** Numbers of a sequence, fetched by the hundred; those that are not used are left out for good. */
    private final class Numbers {
        private static final int BLOCK = 200;
        private final String sequence;
        private final java.util.ArrayDeque<Long> ready = new java.util.ArrayDeque<>();
        private long last;

        Numbers(String sequence) {
            this.sequence = sequence;
        }

        long next() throws SQLException {
            if (ready.isEmpty()) {
                Archive.rows(connection, "SELECT nextval('" + sequence + "') AS id FROM range(" + BLOCK + ")", List.of()).forEach(r -> ready.add((Long) r.get("id")));
            }
            last = ready.remove();
            return last;
        }

        /** Gives the last one back. */
        void back() {
            ready.addFirst(last);
        }
    }
}

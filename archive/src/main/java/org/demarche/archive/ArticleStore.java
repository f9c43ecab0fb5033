package org.demarche.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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

/** Takes records apart into rows, inside a transaction of its caller. */
final class ArticleStore {
    private static final List<String> PARTS = List.of("event", "side", "actor", "statement", "demand", "denial", "dispute", "force");

    private final Connection connection;
    /** Read when the first demand comes. */
    private Positions positions;

    ArticleStore(Connection connection) {
        this.connection = connection;
    }

    List<Archive.Added> add(List<ArticleRecord> records) throws SQLException {
        List<Archive.Added> outcomes = new ArrayList<>();
        List<ArticleRecord> fresh = new ArrayList<>();
        Set<String> here = new TreeSet<>();
        for (ArticleRecord record : records) {
            Map<String, Object> old = same(record);
            String content = contentKey(record);
            if (!here.add("id " + record.id()) | !here.add("content " + content) | record.url() != null && !here.add("url " + record.url())) {
                outcomes.add(Archive.Added.KNOWN);
            } else if (old == null) {
                outcomes.add(Archive.Added.NEW);
                fresh.add(record);
            } else if (Objects.equals(old.get("coder"), coder(record))) {
                outcomes.add(Archive.Added.KNOWN);
            } else {
                String id = (String) old.get("id");
                run("INSERT INTO former SELECT id, coder, ?, record FROM article WHERE id = ?", now(), id);
                takeOut(id);
                outcomes.add(Archive.Added.REPLACED);
                fresh.add(record);
            }
        }
        if (!fresh.isEmpty()) {
            Occurrences occurrences = occurrencesAround(fresh);
            for (ArticleRecord record : fresh) {
                insert(record, occurrences);
            }
        }
        return outcomes;
    }

    boolean knows(ArticleRecord record) throws SQLException {
        Map<String, Object> old = same(record);
        return old != null && Objects.equals(old.get("coder"), coder(record));
    }

    int remove(String column, String value) throws SQLException {
        List<Map<String, Object>> rows = Archive.rows(connection, "SELECT id FROM article WHERE " + column + " = ?", List.of(value));
        for (Map<String, Object> row : rows) {
            takeOut((String) row.get("id"));
            run("DELETE FROM former WHERE article_id = ?", row.get("id"));
            run("DELETE FROM review WHERE article_id = ?", row.get("id"));
        }
        return rows.size();
    }

    /** The article that is the same by id, address or content, or null. */
    private Map<String, Object> same(ArticleRecord record) throws SQLException {
        List<Map<String, Object>> rows = Archive.rows(connection,
                "SELECT id, coder FROM article WHERE id = ? OR content = ? OR (url IS NOT NULL AND url = ?) ORDER BY id <> ?, id",
                java.util.Arrays.asList(record.id(), contentKey(record), record.url() == null ? "" : record.url(), record.id()));
        return rows.isEmpty() ? null : rows.get(0);
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
        run("DELETE FROM position WHERE id NOT IN (SELECT position FROM demand)");
    }

    /** Counts an occurrence's reports again; one without any goes. */
    private void recount(Object occurrence) throws SQLException {
        run("DELETE FROM occurrence WHERE id = ? AND NOT EXISTS (SELECT 1 FROM event WHERE occurrence = ?)", occurrence, occurrence);
        run("UPDATE occurrence SET reports = (SELECT count(*) FROM event WHERE occurrence = ?), "
                + "articles = (SELECT count(DISTINCT article_id) FROM event WHERE occurrence = ?) WHERE id = ?", occurrence, occurrence, occurrence);
    }

    private Occurrences occurrencesAround(List<ArticleRecord> records) throws SQLException {
        LocalDate first = null;
        LocalDate last = null;
        for (ArticleRecord r : records) {
            for (LocalDate day : java.util.stream.Stream.concat(java.util.stream.Stream.ofNullable(day(r.published())),
                    r.events().stream().map(e -> day(e.date())).filter(Objects::nonNull)).toList()) {
                first = first == null || day.isBefore(first) ? day : first;
                last = last == null || day.isAfter(last) ? day : last;
            }
        }
        Occurrences occurrences = new Occurrences();
        if (first == null) {
            return occurrences;
        }
        String sql = "SELECT e.occurrence, e.event, e.status, e.day, e.date_resolution, e.published, e.place_name, a.cluster, e.sentence_text, "
                + "string_agg(CASE WHEN s.role = 'actor' THEN s.keys END, '|') AS actors, string_agg(CASE WHEN s.role = 'recipient' THEN s.keys END, '|') AS recipients, "
                + "string_agg(s.name, ' ') AS names FROM event e JOIN article a ON a.id = e.article_id "
                + "LEFT JOIN side s ON s.article_id = e.article_id AND s.event_id = e.event_id "
                + "WHERE coalesce(e.day, e.published) BETWEEN ? AND ? OR (e.date_resolution IN ('month', 'year') AND e.day BETWEEN ? AND ?) "
                + "GROUP BY ALL ORDER BY e.occurrence";
        for (Map<String, Object> row : Archive.rows(connection, sql, List.of(java.sql.Date.valueOf(first.minusDays(8)), java.sql.Date.valueOf(last.plusDays(8)),
                java.sql.Date.valueOf(first.minusYears(1)), java.sql.Date.valueOf(last.plusDays(8))))) {
            occurrences.add((Long) row.get("occurrence"), new Occurrences.Report((String) row.get("event"), "denied".equals(row.get("status")),
                    keys(row.get("actors")), keys(row.get("recipients")), (LocalDate) row.get("day"), (String) row.get("date_resolution"),
                    (LocalDate) row.get("published"), (String) row.get("place_name"), (String) row.get("cluster"),
                    stems((String) row.get("sentence_text"), Objects.toString(row.get("names"), ""))));
        }
        return occurrences;
    }

    private static Set<String> keys(Object joined) {
        return joined == null ? Set.of() : new TreeSet<>(List.of(((String) joined).split("\\|")));
    }

    private static Set<String> stems(String sentence, String names) {
        Set<String> stems = Words.stems(sentence);
        stems.removeAll(Words.stems(names));
        return stems;
    }

    private void insert(ArticleRecord r, Occurrences occurrences) throws SQLException {
        LocalDate day = day(r.published());
        run("INSERT INTO article SELECT ?, nextval('article_number'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", r.id(), r.url(), contentKey(r), r.title(), r.byline(),
                r.published(), date(day), r.publisher(), r.language(), r.cluster(), r.copyOf(), coder(r), now(), RecordJson.write(r));
        try (Rows actors = new Rows("actor", 10); Rows statements = new Rows("statement", 13); Rows denials = new Rows("denial", 7);
                Rows disputes = new Rows("dispute", 8); Rows forces = new Rows("force", 14)) {
            for (Entity e : r.entities()) {
                actors.add(ActorKey.of(e), r.id(), e.id(), e.name(), RecordJson.jsonName(e.kind()), e.code(), String.join(",", e.sector()), e.office(),
                        e.identifierId(), date(day));
            }
            for (Statement s : r.statements()) {
                Entity speaker = s.speaker() == null ? null : r.entity(s.speaker());
                statements.add(r.id(), s.id(), speaker == null ? null : ActorKey.of(speaker), speaker == null ? null : speaker.name(),
                        speaker == null ? null : speaker.code(), s.sourceSpan() == null ? null : s.sourceSpan().of(r.text()), words(r, s.cueSpans()),
                        words(r, s.contentSpans()), RecordJson.jsonName(s.form()), RecordJson.jsonName(s.kind()), s.within(), names(r, s.addressee()), date(day));
            }
            for (Denial d : r.denials()) {
                denials.add(r.id(), d.id(), names(r, d.by()), codes(r, d.by()), words(r, d.claimSpans()),
                        d.claimedBy() == null ? null : r.entity(d.claimedBy()).name(), date(day));
            }
            for (Dispute q : r.disputes()) {
                for (int i = 0; i < q.accounts().size(); i++) {
                    Dispute.Account a = q.accounts().get(i);
                    disputes.add(r.id(), q.id(), q.about(), i, names(r, a.by()), codes(r, a.by()), words(r, a.spans()), date(day));
                }
            }
            for (int i = 0; i < r.forces().size(); i++) {
                Force f = r.forces().get(i);
                Entity e = f.entity() == null ? null : r.entity(f.entity());
                forces.add(r.id(), i, e == null ? null : ActorKey.of(e), e == null ? null : e.name(), e == null ? null : e.code(), f.kind(), f.min(), f.max(),
                        f.action(), f.from(), f.to(), f.location(), f.span().of(r.text()), date(day));
            }
        }
        for (Demand d : r.demands()) {
            run("INSERT INTO demand VALUES (" + Selection.marks(14) + ")", r.id(), d.id(), position(r, d), RecordJson.jsonName(d.kind()), names(r, d.by()),
                    codes(r, d.by()), names(r, d.of()), codes(r, d.of()), d.text(), RecordJson.jsonName(d.answer()), words(r, d.evidenceSpans()),
                    words(r, d.conditionSpans()), d.deadline(), date(day));
        }
        events(r, day, occurrences);
    }

    private void events(ArticleRecord r, LocalDate published, Occurrences occurrences) throws SQLException {
        try (Rows events = new Rows("event", 28); Rows sides = new Rows("side", 10)) {
            for (Event e : r.events()) {
                List<Entity> actors = e.actor().stream().map(r::entity).toList();
                List<Entity> recipients = e.recipient().stream().map(r::entity).toList();
                String sentence = r.sentences().get(e.sentence()).of(r.text());
                String place = e.eventLoc() == null || e.eventLoc().resolution().ordinal() > 1 ? null : e.eventLoc().name();
                String resolution = e.dateResolution() == null ? null : RecordJson.jsonName(e.dateResolution());
                String sideNames = java.util.stream.Stream.concat(actors.stream(), recipients.stream()).map(Entity::name).collect(Collectors.joining(" "));
                Occurrences.Report report = new Occurrences.Report(e.event().name(), e.status() == Status.DENIED, Occurrences.side(actors),
                        Occurrences.side(recipients), day(e.date()), resolution, published, place, r.cluster(), stems(sentence, sideNames));
                Occurrences.Joined joined = occurrences.find(report);
                long occurrence = joined == null ? open(r, e, resolution) : joined.occurrence();
                occurrences.add(occurrence, report);
                events.add(r.id(), e.id(), occurrence, joined == null ? "first report" : joined.reason(), e.event().name(), String.join(";", e.mode()),
                        e.context().stream().map(RecordJson::jsonName).collect(Collectors.joining(";")), e.cameo(), e.quadCode(), e.eventScale(),
                        RecordJson.jsonName(e.status()), e.background(), date(day(e.date())), resolution, date(published),
                        e.eventLoc() == null ? null : e.eventLoc().name(), e.eventLoc() == null ? null : e.eventLoc().code(),
                        e.eventLoc() == null ? null : e.eventLoc().lat(), e.eventLoc() == null ? null : e.eventLoc().lon(),
                        e.eventLoc() == null ? null : e.eventLoc().geonameid(),
                        e.eventLoc() == null ? null : RecordJson.jsonName(e.eventLoc().resolution()),
                        e.size() == null || e.size().dead() == null ? null : e.size().dead().min(),
                        e.size() == null || e.size().dead() == null ? null : e.size().dead().max(), e.confidence(), e.sentence(),
                        e.trigger().of(r.text()), sentence, e.why());
                sides(sides, r, e, "actor", actors);
                sides(sides, r, e, "recipient", recipients);
            }
        }
        for (Map<String, Object> row : Archive.rows(connection, "SELECT DISTINCT occurrence FROM event WHERE article_id = ?", List.of(r.id()))) {
            recount(row.get("occurrence"));
        }
    }

    private static void sides(Rows rows, ArticleRecord r, Event e, String role, List<Entity> entities) throws SQLException {
        for (int i = 0; i < entities.size(); i++) {
            Entity entity = entities.get(i);
            rows.add(r.id(), e.id(), role, i, ActorKey.of(entity), entity.name(), entity.code(), String.join(",", entity.sector()), entity.office(),
                    String.join("|", Occurrences.side(List.of(entity))));
        }
    }

    private long open(ArticleRecord r, Event e, String resolution) throws SQLException {
        long id = next("occurrence_number");
        run("INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 1)", id, e.event().name(), e.quadCode(), date(day(e.date())), resolution,
                codes(r, e.actor()), codes(r, e.recipient()), e.eventLoc() == null ? null : e.eventLoc().name());
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
        long id = next("position_number");
        run("INSERT INTO position VALUES (?, ?, ?, ?, ?)", id, kind, by, of, d.text());
        positions.add(id, kind, by, of, d.text());
        return id;
    }

    private long next(String sequence) throws SQLException {
        return (Long) Archive.rows(connection, "SELECT nextval('" + sequence + "') AS id", List.of()).get(0).get("id");
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

    /** A key of the title's and text's letters and digits, so that white space and quotation marks make no second article. */
    static String contentKey(ArticleRecord r) {
        String letters = r.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalDate day(String iso) {
        return iso == null ? null : LocalDate.parse(iso.substring(0, 10));
    }

    private static java.sql.Date date(LocalDate day) {
        return day == null ? null : java.sql.Date.valueOf(day);
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

    /** Rows for one table, written together at the end. */
    private final class Rows implements AutoCloseable {
        private final PreparedStatement statement;
        private boolean any;

        Rows(String table, int columns) throws SQLException {
            statement = connection.prepareStatement("INSERT INTO " + table + " VALUES (" + Selection.marks(columns) + ")");
        }

        void add(Object... cells) throws SQLException {
            for (int i = 0; i < cells.length; i++) {
                statement.setObject(i + 1, cells[i]);
            }
            statement.addBatch();
            any = true;
        }

        @Override
        public void close() throws SQLException {
            if (any) {
                statement.executeBatch();
            }
            statement.close();
        }
    }
}

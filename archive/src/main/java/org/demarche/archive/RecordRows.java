package org.demarche.archive;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Takes records apart into rows of every table, joining their events to occurrences and their demands to positions. The rows are there once it is closed, inside a transaction of its caller. */
final class RecordRows implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Occurrences occurrences;
    private final Map<String, Long> closed;
    private final Map<String, Rows> tables = new LinkedHashMap<>();
    private final Numbers articleNumbers = new Numbers("article_number");
    private final Numbers reportNumbers = new Numbers("report_number");
    private final Numbers occurrenceNumbers = new Numbers("occurrence_number");
    private final Numbers positionNumbers = new Numbers("position_number");
    /** Read when the first demand comes. */
    private Positions positions;

    /**
     * @param occurrences those that the records may tell again; what the records add is added to them
     * @param closed      numbers of occurrences that nobody reports any longer, by {@link #sameWords}: one that a record tells anew gets its number back and goes from here
     */
    RecordRows(DuckDBConnection connection, Occurrences occurrences, Map<String, Long> closed) {
        this.connection = connection;
        this.occurrences = occurrences;
        this.closed = closed;
    }

    /** @throws IllegalArgumentException naming record and reason, if it lacks a part that the archive's tables, pages and exports need, or names a day, a sentence or an entity that there is not */
    static void check(ArticleRecord r) {
        checkParts(r, "entities", r.entities(), e -> new Object[] {"id", e.id(), "name", e.name(), "kind", e.kind()});
        checkParts(r, "events", r.events(), e -> new Object[] {"id", e.id(), "event", e.event(), "trigger", e.trigger(), "status", e.status(),
            "event_loc.resolution", e.eventLoc() == null ? "none" : e.eventLoc().resolution()});
        checkParts(r, "statements", r.statements(), s -> new Object[] {"id", s.id(), "form", s.form(), "kind", s.kind()});
        checkParts(r, "demands", r.demands(), d -> new Object[] {"id", d.id(), "kind", d.kind(), "text", d.text(), "answer", d.answer()});
        checkParts(r, "denials", r.denials(), d -> new Object[] {"id", d.id()});
        checkParts(r, "disputes", r.disputes(), q -> new Object[] {"id", q.id()});
        checkParts(r, "forces", r.forces(), f -> new Object[] {"span", f.span()});
        checkDay(r, "published", r.published());
        for (Event e : r.events()) {
            checkDay(r, e.id(), e.date());
            if (e.sentence() < 0 || e.sentence() >= r.sentences().size()) {
                throw new IllegalArgumentException("record " + r.id() + ": " + e.id() + " names sentence " + e.sentence() + " of " + r.sentences().size());
            }
            checkEntities(r, e.id(), e.actor());
            checkEntities(r, e.id(), e.recipient());
        }
        r.statements().forEach(s -> checkEntities(r, s.id(), s.addressee()));
        r.statements().stream().filter(s -> s.speaker() != null).forEach(s -> checkEntities(r, s.id(), List.of(s.speaker())));
        r.demands().forEach(d -> checkEntities(r, d.id(), d.by()));
        r.demands().forEach(d -> checkEntities(r, d.id(), d.of()));
        r.denials().forEach(d -> checkEntities(r, d.id(), d.by()));
        r.denials().stream().filter(d -> d.claimedBy() != null).forEach(d -> checkEntities(r, d.id(), List.of(d.claimedBy())));
        r.disputes().forEach(q -> q.accounts().forEach(a -> checkEntities(r, q.id(), a.by())));
        r.forces().stream().filter(f -> f.entity() != null).forEach(f -> checkEntities(r, "a number of forces", List.of(f.entity())));
    }

    /** @param parts of a member of the list, each behind its name */
    private static <T> void checkParts(ArticleRecord r, String list, List<T> members, Function<T, Object[]> parts) {
        for (int i = 0; i < members.size(); i++) {
            Object[] named = parts.apply(members.get(i));
            for (int p = 0; p < named.length; p += 2) {
                if (named[p + 1] == null) {
                    throw new IllegalArgumentException("record " + r.id() + ": " + list + "[" + i + "]: " + named[p] + " is missing");
                }
            }
        }
    }

    private static void checkDay(ArticleRecord r, String what, String iso) {
        try {
            day(iso);
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("record " + r.id() + ": " + what + ": " + iso + " is no day", e);
        }
    }

    private static void checkEntities(ArticleRecord r, String what, List<String> ids) {
        ids.stream().filter(id -> r.entity(id) == null).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("record " + r.id() + ": " + what + " names " + id + ", which is none of its entities");
        });
    }

    /**
     * Adds a record.
     *
     * @param content key of its text
     * @return the article's number, greater than those added before
     */
    long add(ArticleRecord r, String content) throws SQLException {
        LocalDate day = day(r.published());
        long number = articleNumbers.next();
        table("article").add(r.id(), number, r.url(), content, r.title(), r.byline(), r.published(), day, r.publisher(), r.language(), r.cluster(), r.copyOf(),
                coder(r), Reviews.now(), RecordJson.write(r));
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
        events(r, number, day);
        return number;
    }

    private void events(ArticleRecord r, long number, LocalDate published) throws SQLException {
        Rows events = table("event");
        Rows sides = table("side");
        for (Event e : r.events()) {
            List<Entity> actors = e.actor().stream().map(r::entity).toList();
            List<Entity> recipients = e.recipient().stream().map(r::entity).toList();
            String sentence = r.sentences().get(e.sentence()).of(r.text());
            String place = e.eventLoc() == null || e.eventLoc().resolution().ordinal() > 1 ? null : e.eventLoc().name();
            String resolution = e.dateResolution() == null ? null : RecordJson.jsonName(e.dateResolution());
            String sideNames = Stream.concat(actors.stream(), recipients.stream()).map(Entity::name).collect(Collectors.joining(" "));
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

    /** What two reports of one article have in common that are the same, coded anew. */
    static String sameWords(Object type, Object trigger, Object sentence) {
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

    /** Which version coded a record, or null. */
    static String coder(ArticleRecord r) {
        return r.coder() == null ? null : r.coder().version() + " " + r.coder().model() + " " + r.coder().data();
    }

    /** The day of an ISO date or date-time; null where there is none. */
    static LocalDate day(String iso) {
        return iso == null ? null : LocalDate.parse(iso.substring(0, 10));
    }

    /** Writes all rows. */
    @Override
    public void close() throws SQLException {
        for (Rows rows : tables.values()) {
            rows.close();
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
                    appender.append(((Timestamp) cell).toLocalDateTime());
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
        private final ArrayDeque<Long> ready = new ArrayDeque<>();

        Numbers(String sequence) {
            this.sequence = sequence;
        }

        long next() throws SQLException {
            if (ready.isEmpty()) {
                Archive.rows(connection, "SELECT nextval('" + sequence + "') AS id FROM range(" + BLOCK + ")", List.of()).forEach(r -> ready.add((Long) r.get("id")));
            }
            return ready.remove();
        }
    }
}

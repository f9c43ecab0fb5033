package org.demarche.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The flat columns of a record, defined here once for CSV, Parquet, SQL and Spark. A cell is a String, Long, Double or Boolean, or null;
 * several values in one cell are joined by {@code ;} in the record's order. Offsets in cells are code points.
 *
 * @param <T>     what one row is made of
 * @param name    name of the table
 * @param columns in order
 * @param rows    takes a record apart
 */
public record Table<T>(String name, List<Column<T>> columns, Function<ArticleRecord, List<T>> rows) {

    /**
     * One column.
     *
     * @param <T>  what one row is made of
     * @param name unique in its table, lower case with underscores
     * @param type class of its cells: String, Long, Double or Boolean
     * @param cell the value, or null
     */
    public record Column<T>(String name, Class<?> type, Function<T, Object> cell) {
    }

    /** One row of {@link #EVENTS}: an event in its record. */
    public record EventRow(ArticleRecord record, Event event, CodePoints offsets) {
    }

    /** One row of {@link #STATEMENTS}: a statement in its record. */
    public record StatementRow(ArticleRecord record, Statement statement, CodePoints offsets) {
    }

    /** One row an event. */
    public static final Table<EventRow> EVENTS = new Table<>("events", List.of(
            column("article_id", String.class, r -> r.record.id()),
            column("event_id", String.class, r -> r.event.id()),
            column("url", String.class, r -> r.record.url()),
            column("title", String.class, r -> r.record.title()),
            column("publisher", String.class, r -> r.record.publisher()),
            column("published", String.class, r -> r.record.published()),
            column("cluster", String.class, r -> r.record.cluster()),
            column("event", String.class, r -> r.event.event().name()),
            column("mode", String.class, r -> String.join(";", r.event.mode())),
            column("context", String.class, r -> joined(r.event.context(), RecordJson::jsonName)),
            column("cameo", String.class, r -> r.event.cameo()),
            column("quad_code", Long.class, r -> (long) r.event.quadCode()),
            column("event_scale", Double.class, r -> r.event.eventScale()),
            column("status", String.class, r -> RecordJson.jsonName(r.event.status())),
            column("background", Boolean.class, r -> r.event.background()),
            column("date", String.class, r -> r.event.date()),
            column("date_resolution", String.class, r -> r.event.dateResolution() == null ? null : RecordJson.jsonName(r.event.dateResolution())),
            column("actor_names", String.class, r -> names(r.record, r.event.actor())),
            column("actor_codes", String.class, r -> codes(r.record, r.event.actor())),
            column("actor_sectors", String.class, r -> sectors(r.record, r.event.actor())),
            column("recipient_names", String.class, r -> names(r.record, r.event.recipient())),
            column("recipient_codes", String.class, r -> codes(r.record, r.event.recipient())),
            column("recipient_sectors", String.class, r -> sectors(r.record, r.event.recipient())),
            column("place_name", String.class, r -> place(r, Location::name)),
            column("place_code", String.class, r -> place(r, Location::code)),
            column("lat", Double.class, r -> place(r, Location::lat)),
            column("lon", Double.class, r -> place(r, Location::lon)),
            column("geonameid", Long.class, r -> place(r, Location::geonameid)),
            column("place_resolution", String.class, r -> place(r, l -> RecordJson.jsonName(l.resolution()))),
            column("dead_min", Long.class, r -> r.event.size() == null || r.event.size().dead() == null ? null : r.event.size().dead().min()),
            column("dead_max", Long.class, r -> r.event.size() == null || r.event.size().dead() == null ? null : r.event.size().dead().max()),
            column("mentions", Long.class, r -> (long) r.event.mentions().size()),
            column("confidence", Double.class, r -> r.event.confidence()),
            column("attributed_to", String.class, r -> speaker(r.record, r.event.attributedTo())),
            column("trigger", String.class, r -> r.event.trigger().of(r.record.text())),
            column("sentence", String.class, r -> r.record.sentences().get(r.event.sentence()).of(r.record.text())),
            column("sentence_start", Long.class, r -> (long) r.offsets.fromUtf16(r.record.sentences().get(r.event.sentence())).start()),
            column("why", String.class, r -> r.event.why())),
            record -> {
                CodePoints offsets = new CodePoints(record.text());
                return record.events().stream().map(e -> new EventRow(record, e, offsets)).toList();
            });

    /** One row a statement. */
    public static final Table<StatementRow> STATEMENTS = new Table<>("statements", List.of(
            column("article_id", String.class, r -> r.record.id()),
            column("statement_id", String.class, r -> r.statement.id()),
            column("url", String.class, r -> r.record.url()),
            column("publisher", String.class, r -> r.record.publisher()),
            column("published", String.class, r -> r.record.published()),
            column("cluster", String.class, r -> r.record.cluster()),
            column("speaker", String.class, r -> speaker(r.record, r.statement.id())),
            column("speaker_code", String.class, r -> r.statement.speaker() == null ? null : codes(r.record, List.of(r.statement.speaker()))),
            column("speaker_sectors", String.class, r -> r.statement.speaker() == null ? null : sectors(r.record, List.of(r.statement.speaker()))),
            column("source", String.class, r -> r.statement.sourceSpan() == null ? null : r.statement.sourceSpan().of(r.record.text())),
            column("cue", String.class, r -> joined(r.statement.cueSpans(), s -> s.of(r.record.text()))),
            column("content", String.class, r -> r.statement.contentSpans().stream().map(s -> s.of(r.record.text())).collect(Collectors.joining(" … "))),
            column("form", String.class, r -> RecordJson.jsonName(r.statement.form())),
            column("kind", String.class, r -> RecordJson.jsonName(r.statement.kind())),
            column("within", String.class, r -> r.statement.within()),
            column("addressee_names", String.class, r -> names(r.record, r.statement.addressee())),
            column("content_start", Long.class, r -> r.statement.contentSpans().isEmpty() ? null
                    : (long) r.offsets.fromUtf16(r.statement.contentSpans().get(0)).start())),
            record -> {
                CodePoints offsets = new CodePoints(record.text());
                return record.statements().stream().map(s -> new StatementRow(record, s, offsets)).toList();
            });

    /** The cells of all rows of a record, each row in column order. */
    public List<List<Object>> cells(ArticleRecord record) {
        List<List<Object>> all = new ArrayList<>();
        for (T row : rows.apply(record)) {
            List<Object> cells = new ArrayList<>(columns.size());
            columns.forEach(c -> cells.add(c.cell.apply(row)));
            all.add(cells);
        }
        return all;
    }

    private static <T> Column<T> column(String name, Class<?> type, Function<T, Object> cell) {
        return new Column<>(name, type, cell);
    }

    private static <V> String joined(List<V> values, Function<V, String> text) {
        return values.stream().map(text).collect(Collectors.joining(";"));
    }

    private static String names(ArticleRecord record, List<String> ids) {
        return joined(ids, id -> record.entity(id).name());
    }

    private static String codes(ArticleRecord record, List<String> ids) {
        return joined(ids, id -> record.entity(id).code() == null ? "" : record.entity(id).code());
    }

    private static String sectors(ArticleRecord record, List<String> ids) {
        return joined(ids, id -> String.join(",", record.entity(id).sector()));
    }

    private static Object place(EventRow row, Function<Location, Object> part) {
        return row.event.eventLoc() == null ? null : part.apply(row.event.eventLoc());
    }

    private static String speaker(ArticleRecord record, String statementId) {
        Statement statement = statementId == null ? null : record.statement(statementId);
        return statement == null || statement.speaker() == null ? null : record.entity(statement.speaker()).name();
    }
}

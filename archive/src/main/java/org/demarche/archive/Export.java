package org.demarche.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.RecordJson;
import org.demarche.record.Table;

/** Writes what is selected from an archive in formats that other programs read. Rows come in the order of articles' ids. */
public final class Export {

    /** The formats. */
    public enum Format {
        /** The records themselves, those that hold a selected event; all records where everything is selected. */
        JSONL,
        /** PLOVER's exchange form: one event a line, denied ones left out. */
        PLOVER,
        /** Flat events ({@link Table#EVENTS}), comma-separated with a header. */
        CSV,
        /** Flat statements ({@link Table#STATEMENTS}), comma-separated with a header. */
        STATEMENTS_CSV,
        /** Flat events as Parquet. */
        PARQUET,
        /** Flat statements as Parquet. */
        STATEMENTS_PARQUET,
        /** The columns of GDELT 2.0's event table, tab-separated without a header, one line an occurrence. */
        GDELT,
        /** One row per actor code, recipient code and day: counts per quad, mean score, articles read that day. */
        DYADS
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Columns of the flat tables that repeat an article's words. */
    private static final Set<String> TEXTS = Set.of("title", "trigger", "sentence", "content", "source", "cue");

    private final Archive archive;

    Export(Archive archive) {
        this.archive = archive;
    }

    long write(Format format, Selection selection, boolean texts, Path target) {
        Path part = target.toAbsolutePath().resolveSibling("." + target.getFileName() + ".part");
        try {
            long rows = switch (format) {
                case JSONL -> jsonl(selection, texts, part);
                case PLOVER -> plover(selection, texts, part);
                case CSV -> flat(Table.EVENTS, selection, texts, part, "FORMAT CSV, HEADER");
                case STATEMENTS_CSV -> flat(Table.STATEMENTS, selection, texts, part, "FORMAT CSV, HEADER");
                case PARQUET -> flat(Table.EVENTS, selection, texts, part, "FORMAT PARQUET");
                case STATEMENTS_PARQUET -> flat(Table.STATEMENTS, selection, texts, part, "FORMAT PARQUET");
                case GDELT -> copy(GDELT, selection, part, "FORMAT CSV, HEADER false, DELIMITER '\t', QUOTE ''");
                case DYADS -> copy(DYADS, selection, part, "FORMAT CSV, HEADER");
            };
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new ArchiveException("cannot write " + target + ": " + e.getMessage(), e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new ArchiveException("cannot remove " + part + ": " + e.getMessage(), e);
            }
        }
    }

    private interface Sink {
        long accept(ArticleRecord record, Set<String> eventIds) throws IOException;
    }

    /** Goes through the records that hold a selected event, with the ids of those events; what is taken out meanwhile is passed over. */
    private long records(Selection selection, Sink sink) throws IOException {
        Selection.Condition condition = selection.condition();
        String kept = selection.equals(Selection.ALL) ? "LEFT JOIN" : "JOIN";
        List<Map<String, Object>> ids = archive.query("SELECT a.id, string_agg(e.event_id, ' ') AS events FROM article a " + kept + " event e ON e.article_id = a.id AND "
                + condition.sql() + " GROUP BY a.id ORDER BY a.id", condition.values().toArray());
        long rows = 0;
        for (Map<String, Object> row : ids) {
            String events = (String) row.get("events");
            ArticleRecord record = archive.record((String) row.get("id"));
            if (record != null) {
                rows += sink.accept(record, events == null ? Set.of() : Set.of(events.split(" ")));
            }
        }
        return rows;
    }

    private long jsonl(Selection selection, boolean texts, Path file) throws IOException {
        if (!texts) {
            throw new ArchiveException("records cannot go without their text, their offsets lead into it: choose plover, csv or parquet");
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            return records(selection, (record, events) -> {
                out.write(RecordJson.write(record));
                out.write('\n');
                return 1;
            });
        }
    }

    private long plover(Selection selection, boolean texts, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            return records(selection, (record, events) -> {
                long rows = 0;
                for (Event e : record.events()) {
                    if (events.contains(e.id()) && e.status() != org.demarche.record.Status.DENIED) {
                        out.write(plover(record, e, texts));
                        out.write('\n');
                        rows++;
                    }
                }
                return rows;
            });
        }
    }

    private static String plover(ArticleRecord r, Event e, boolean texts) throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", r.id() + "#" + e.id()).put("date", e.date()).put("date_resolution", e.dateResolution() == null ? null : RecordJson.jsonName(e.dateResolution()));
        sides(node.putArray("actor"), r, e.actor());
        sides(node.putArray("recipient"), r, e.recipient());
        node.put("event", e.event().name());
        e.mode().forEach(node.putArray("mode")::add);
        e.context().forEach(c -> node.withArray("/context").add(RecordJson.jsonName(c)));
        node.withArray("/context");
        node.put("quad_code", e.quadCode()).put("event_scale", e.eventScale()).put("status", RecordJson.jsonName(e.status())).put("cameo", e.cameo());
        if (e.eventLoc() == null) {
            node.putNull("event_loc");
        } else {
            ObjectNode place = node.putObject("event_loc");
            place.put("name", e.eventLoc().name()).put("country", e.eventLoc().code()).put("lat", e.eventLoc().lat()).put("lon", e.eventLoc().lon())
                    .put("geonameid", e.eventLoc().geonameid()).put("resolution", RecordJson.jsonName(e.eventLoc().resolution()));
        }
        node.put("confidence", e.confidence()).put("publisher", r.publisher()).put("published", r.published()).put("url", r.url());
        if (texts) {
            node.put("headline", r.title()).put("text", r.sentences().get(e.sentence()).of(r.text()));
        }
        node.put("coder", r.coder() == null ? null : "demarche " + r.coder().version());
        return JSON.writeValueAsString(node);
    }

    private static void sides(ArrayNode array, ArticleRecord r, List<String> ids) {
        for (String id : ids) {
            Entity e = r.entity(id);
            ObjectNode side = array.addObject().put("name", e.name()).put("country", e.code());
            e.sector().forEach(side.putArray("sector")::add);
            side.put("office", e.office()).put("identifier_id", e.identifierId());
        }
    }

    private <T> long flat(Table<T> table, Selection selection, boolean texts, Path file, String options) throws IOException {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (texts || !TEXTS.contains(table.columns().get(i).name())) {
                kept.add(i);
            }
        }
        String columns = kept.stream().map(i -> table.columns().get(i).name() + " " + sqlType(table.columns().get(i).type())).collect(Collectors.joining(", "));
        int eventId = table.columns().stream().map(Table.Column::name).toList().indexOf("event_id");
        return archive.<Long>own(connection -> {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("CREATE OR REPLACE TEMP TABLE export (" + columns + ")");
                long rows;
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO export VALUES (" + Selection.marks(kept.size()) + ")")) {
                    rows = records(selection, (record, events) -> {
                        long count = 0;
                        try {
                            for (List<Object> cells : table.cells(record)) {
                                if (eventId >= 0 && !events.contains(cells.get(eventId))) {
                                    continue;
                                }
                                for (int i = 0; i < kept.size(); i++) {
                                    insert.setObject(i + 1, cells.get(kept.get(i)));
                                }
                                insert.addBatch();
                                count++;
                            }
                            if (count > 0) {
                                insert.executeBatch();
                            }
                        } catch (SQLException e) {
                            throw new IOException(e.getMessage(), e);
                        }
                        return count;
                    });
                }
                statement.execute("COPY export TO " + quoted(file) + " (" + options + ")");
                statement.execute("DROP TABLE export");
                return rows;
            }
        });
    }

    private static String sqlType(Class<?> type) {
        return type == Long.class ? "BIGINT" : type == Double.class ? "DOUBLE" : type == Boolean.class ? "BOOLEAN" : "VARCHAR";
    }

    private long copy(String sql, Selection selection, Path file, String options) throws IOException {
        Selection.Condition condition = selection.condition();
        return archive.<Long>own(connection -> {
            try (PreparedStatement make = connection.prepareStatement("CREATE OR REPLACE TEMP TABLE export AS " + sql.replace("{condition}", condition.sql()));
                    java.sql.Statement statement = connection.createStatement()) {
                for (int i = 0; i < condition.values().size(); i++) {
                    make.setObject(i + 1, condition.values().get(i));
                }
                make.execute();
                long rows = (Long) Archive.rows(connection, "SELECT count(*) AS n FROM export", List.of()).get(0).get("n");
                statement.execute("COPY (SELECT * FROM export ORDER BY ALL) TO " + quoted(file) + " (" + options + ")");
                statement.execute("DROP TABLE export");
                return rows;
            }
        });
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    /** Work on a connection of its own. */
    interface OnConnection<T> {
        T run(Connection connection) throws SQLException, IOException;
    }

    private static final String DYADS = """
            SELECT actor_code, recipient_code, day,
              count(DISTINCT occurrence) FILTER (quad_code = 1) AS verbal_cooperation, count(DISTINCT occurrence) FILTER (quad_code = 2) AS material_cooperation,
              count(DISTINCT occurrence) FILTER (quad_code = 3) AS verbal_conflict, count(DISTINCT occurrence) FILTER (quad_code = 4) AS material_conflict,
              count(DISTINCT occurrence) AS occurrences, count(*) AS reports, round(avg(event_scale), 3) AS mean_score,
              (SELECT count(*) FROM article r WHERE r.day = d.day) AS articles_read
            FROM (
              SELECT DISTINCT a.code AS actor_code, b.code AS recipient_code, coalesce(e.day, e.published) AS day, e.report, e.occurrence, e.quad_code, e.event_scale
              FROM event e
                JOIN side a ON a.report = e.report AND a.role = 'actor'
                JOIN side b ON b.report = e.report AND (b.role = 'recipient' OR e.event = 'CONSULT' AND b.role = 'actor' AND b.place <> a.place)
              WHERE e.status <> 'denied' AND NOT e.background AND a.code IS NOT NULL AND b.code IS NOT NULL AND a.code <> b.code
                AND coalesce(e.day, e.published) IS NOT NULL AND {condition}) d
            GROUP BY ALL""";

    private static final String GDELT = """
            WITH best AS (
              SELECT e.*, row_number() OVER (PARTITION BY e.occurrence ORDER BY e.confidence DESC, e.article_id, e.event_id) AS rank FROM event e
              WHERE e.status <> 'denied' AND {condition})
            SELECT e.occurrence AS GLOBALEVENTID, strftime(d.day, '%Y%m%d') AS SQLDATE, strftime(d.day, '%Y%m') AS MonthYear, strftime(d.day, '%Y') AS "Year",
              round(year(d.day) + (dayofyear(d.day) - 1) / 365.0, 4) AS FractionDate,
              concat(a.code, split_part(a.sectors, ',', 1)) AS Actor1Code, regexp_replace(upper(a.name), '\\s+', ' ', 'g') AS Actor1Name, a.code AS Actor1CountryCode, NULL AS Actor1KnownGroupCode,
              NULL AS Actor1EthnicCode, NULL AS Actor1Religion1Code, NULL AS Actor1Religion2Code, split_part(a.sectors, ',', 1) AS Actor1Type1Code,
              split_part(a.sectors, ',', 2) AS Actor1Type2Code, split_part(a.sectors, ',', 3) AS Actor1Type3Code,
              concat(b.code, split_part(b.sectors, ',', 1)) AS Actor2Code, regexp_replace(upper(b.name), '\\s+', ' ', 'g') AS Actor2Name, b.code AS Actor2CountryCode, NULL AS Actor2KnownGroupCode,
              NULL AS Actor2EthnicCode, NULL AS Actor2Religion1Code, NULL AS Actor2Religion2Code, split_part(b.sectors, ',', 1) AS Actor2Type1Code,
              split_part(b.sectors, ',', 2) AS Actor2Type2Code, split_part(b.sectors, ',', 3) AS Actor2Type3Code,
              CASE WHEN e.background THEN 0 ELSE 1 END AS IsRootEvent, e.cameo AS EventCode, left(e.cameo, 3) AS EventBaseCode, left(e.cameo, 2) AS EventRootCode,
              e.quad_code AS QuadClass, e.event_scale AS GoldsteinScale, o.reports AS NumMentions,
              (SELECT count(DISTINCT x.publisher) FROM event y JOIN article x ON x.number = y.article WHERE y.occurrence = e.occurrence) AS NumSources,
              o.articles AS NumArticles, NULL AS AvgTone,
              NULL AS Actor1Geo_Type, NULL AS Actor1Geo_FullName, NULL AS Actor1Geo_CountryCode, NULL AS Actor1Geo_ADM1Code, NULL AS Actor1Geo_ADM2Code, NULL AS Actor1Geo_Lat,
              NULL AS Actor1Geo_Long, NULL AS Actor1Geo_FeatureID,
              NULL AS Actor2Geo_Type, NULL AS Actor2Geo_FullName, NULL AS Actor2Geo_CountryCode, NULL AS Actor2Geo_ADM1Code, NULL AS Actor2Geo_ADM2Code, NULL AS Actor2Geo_Lat,
              NULL AS Actor2Geo_Long, NULL AS Actor2Geo_FeatureID,
              CASE e.place_resolution WHEN 'country' THEN 1 WHEN 'region' THEN 5 WHEN 'city' THEN 4 WHEN 'point' THEN 4 END AS ActionGeo_Type, regexp_replace(e.place_name, '\\s+', ' ', 'g') AS ActionGeo_FullName,
              e.place_code AS ActionGeo_CountryCode, NULL AS ActionGeo_ADM1Code, NULL AS ActionGeo_ADM2Code, e.lat AS ActionGeo_Lat, e.lon AS ActionGeo_Long,
              e.geonameid AS ActionGeo_FeatureID, strftime(coalesce(r.day, d.day), '%Y%m%d000000') AS DATEADDED, regexp_replace(r.url, '\\s+', ' ', 'g') AS SOURCEURL
            FROM best e JOIN occurrence o ON o.id = e.occurrence JOIN article r ON r.number = e.article
              JOIN (SELECT report, coalesce(day, published) AS day FROM event) d ON d.report = e.report
              LEFT JOIN side a ON a.report = e.report AND a.role = 'actor' AND a.place = 0
              LEFT JOIN side b ON b.report = e.report AND
                (b.role = 'recipient' AND b.place = 0 OR e.event = 'CONSULT' AND b.role = 'actor' AND b.place = 1)
            WHERE e.rank = 1 AND d.day IS NOT NULL""";
}

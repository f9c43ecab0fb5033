package org.demarche.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.EventType;
import org.demarche.record.RecordJson;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.Status;

/**
 * What people add to an archive: reviews of coded events, and dossiers under a name. Both stay apart from what was coded. A review of an article that was
 * coded again counts where the new record has an event of the same type with the same trigger in the same sentence.
 */
public final class Reviews {
    /** Statements and demands as events are reviewed: what must be the same in a newer record for a review to count stands in the columns of an event's type, trigger and sentence. */
    public static final String TOLD = """
            (SELECT article, article_id, statement_id AS event_id, 'statement' AS event, coalesce(speaker, source, 'unknown') AS trigger_words, coalesce(content, '') AS sentence_text FROM statement
            UNION ALL SELECT article, article_id, demand_id, 'demand', kind || ' by ' || replace(coalesce(by_names, ''), ';', ', ') || CASE WHEN of_names <> '' THEN ' of ' || replace(of_names, ';', ', ') ELSE '' END
              || ': ' || answer, text FROM demand)
            """;
    /** Joins to each report {@code e} the one review {@code v} in force, the last one that counts for it, or none. */
    public static final String IN_FORCE = inForce("event");
    /** The same for each row {@code e} of {@link #TOLD}. */
    public static final String TOLD_IN_FORCE = inForce(TOLD);

    private static String inForce(String coded) {
        return """
            LEFT JOIN (SELECT r.*, x.event_id AS here FROM review r
                JOIN %s x ON x.article_id = r.article_id AND x.event = r.event AND x.trigger_words = r.trigger_words AND x.sentence_text = r.sentence_text
                JOIN article y ON y.number = x.article
                WHERE r.undone IS NULL AND (r.event_id = x.event_id OR r.coder IS DISTINCT FROM y.coder)
                QUALIFY row_number() OVER (PARTITION BY x.article_id, x.event_id ORDER BY r.id DESC) = 1) v
              ON v.article_id = e.article_id AND v.here = e.event_id
            """.formatted(coded);
    }

    private final Archive archive;

    Reviews(Archive archive) {
        this.archive = archive;
    }

    /**
     * Keeps a review of an event, a statement or a demand; one given before of the same stays on record but counts no longer.
     *
     * @return the review's number, for {@link #undo}
     * @throws ArchiveException if there is none of these in the article, a corrected side names nobody in it, or what is corrected is no event
     */
    public long add(Review review) {
        ArticleRecord record = archive.record(review.articleId());
        boolean event = record != null && record.events().stream().anyMatch(e -> e.id().equals(review.eventId()));
        if (!event && (record == null || Stream.concat(record.statements().stream().map(Statement::id), record.demands().stream().map(Demand::id)).noneMatch(review.eventId()::equals))) {
            throw new ArchiveException("there is no event, statement or demand " + review.eventId() + " in article " + review.articleId());
        }
        if (!event && review.verdict() == Review.Verdict.CORRECTED) {
            throw new ArchiveException("statements and demands are accepted or rejected, not corrected");
        }
        for (List<String> side : List.of(review.actors(), review.recipients())) {
            for (String id : side) {
                if (record.entity(id) == null) {
                    throw new ArchiveException("article " + review.articleId() + " has no entity " + id);
                }
            }
        }
        return archive.write(connection -> {
            long id = (Long) Archive.rows(connection, "SELECT nextval('review_number') AS id", List.of()).get(0).get("id");
            run(connection, "INSERT INTO review SELECT ?, e.article_id, e.event_id, e.event, e.trigger_words, e.sentence_text, a.coder, ?, ?, ?, ?, ?, ?, ?, ?, NULL "
                            + "FROM " + (event ? "event" : TOLD) + " e JOIN article a ON a.number = e.article WHERE e.article_id = ? AND e.event_id = ?",
                    id, review.verdict().name().toLowerCase(Locale.ROOT), review.event() == null ? null : review.event().name(),
                    review.status() == null ? null : RecordJson.jsonName(review.status()), String.join(";", review.actors()),
                    String.join(";", review.recipients()), review.note(), review.reviewer().strip(), now(), review.articleId(), review.eventId());
            return id;
        });
    }

    /** Takes a review back; it stays on record as undone. Returns whether it was in force. */
    public boolean undo(long id) {
        return archive.write(connection -> run(connection, "UPDATE review SET undone = ? WHERE id = ? AND undone IS NULL", now(), id)) > 0;
    }

    /** Keeps a dossier's query string under a name, in place of one of the same name. */
    public void save(String name, String query) {
        archive.write(connection -> {
            run(connection, "DELETE FROM dossier WHERE name = ?", name);
            return run(connection, "INSERT INTO dossier VALUES (?, ?, ?)", name, query, now());
        });
    }

    /** Forgets a dossier. Returns whether there was one of this name. */
    public boolean forget(String name) {
        return archive.write(connection -> run(connection, "DELETE FROM dossier WHERE name = ?", name)) > 0;
    }

    /**
     * A reviewed article.
     *
     * @param gold  its record as it should be: accepted events as coded, corrected ones corrected, rejected ones and those nobody looked at left out
     * @param coded its record as the machine coded it, with the reviewed events alone
     * @param whole whether all of its events were reviewed, so that what is missing in gold is known to be none
     */
    public record Judged(ArticleRecord gold, ArticleRecord coded, boolean whole) {

        /** The gold record as a line of JSON that says which layer it is gold for. */
        public String line() {
            String json = RecordJson.write(gold);
            return json.substring(0, json.length() - 1) + ",\"corpus\":{\"part\":\"reviews\",\"article\":true,\"layers\":[\"events\"]}}";
        }
    }

    /** The reviewed articles, by day and id. */
    public List<Judged> judged() {
        Map<String, Map<String, Map<String, Object>>> byArticle = new LinkedHashMap<>();
        for (Map<String, Object> row : archive.query("SELECT v.* FROM event e JOIN article a ON a.number = e.article " + IN_FORCE
                + " WHERE v.id IS NOT NULL ORDER BY a.day, a.id, v.id")) {
            byArticle.computeIfAbsent((String) row.get("article_id"), k -> new LinkedHashMap<>()).put((String) row.get("here"), row);
        }
        List<Judged> all = new ArrayList<>();
        byArticle.forEach((id, reviews) -> {
            ArticleRecord record = archive.record(id);
            if (record != null) {
                all.add(new Judged(withEvents(record, record.events().stream().map(e -> judged(record, e, reviews.get(e.id()))).filter(Objects::nonNull).toList()),
                        withEvents(record, record.events().stream().filter(e -> reviews.containsKey(e.id())).toList()), reviews.size() == record.events().size()));
            }
        });
        return all;
    }

    private static Event judged(ArticleRecord r, Event e, Map<String, Object> review) {
        if (review == null || review.get("verdict").equals("rejected")) {
            return null;
        }
        if (review.get("verdict").equals("accepted")) {
            return e;
        }
        EventType type = EventType.valueOf((String) review.get("right_event"));
        List<String> modes = type == e.event() ? e.mode() : List.of();
        List<String> actors = ids(review.get("right_actors"));
        List<String> recipients = ids(review.get("right_recipients"));
        return new Event(e.id(), type, modes, e.context(), type == e.event() ? e.cameo() : null, actors, recipients, near(r, e, actors), near(r, e, recipients),
                e.trigger(), e.sentence(), e.mentions(), e.background(), Status.valueOf(((String) review.get("right_status")).toUpperCase(Locale.ROOT)), e.date(),
                e.dateResolution(), e.eventLoc(), type.quad(), type.score(modes), e.size(), 1, e.attributedTo(), "reviewed by " + review.get("reviewer"));
    }

    /** For each entity its mention nearest to the trigger, within the sentence where there is one. */
    private static List<Span> near(ArticleRecord r, Event e, List<String> ids) {
        Span sentence = r.sentences().get(e.sentence());
        return ids.stream().map(id -> {
            Entity entity = r.entity(id);
            return entity.mentions().stream()
                    .min(Comparator.comparing((Span m) -> !sentence.contains(m)).thenComparing(m -> Math.abs(m.start() - e.trigger().start()))).orElse(e.trigger());
        }).toList();
    }

    private static List<String> ids(Object joined) {
        return joined == null ? List.of() : Arrays.stream(((String) joined).split(";")).filter(s -> !s.isEmpty()).toList();
    }

    private static ArticleRecord withEvents(ArticleRecord r, List<Event> events) {
        return new ArticleRecord(r.schema(), r.coder(), r.id(), r.url(), r.title(), r.byline(), r.published(), r.publishedFrom(), r.publisher(), r.language(),
                r.text(), r.cluster(), r.copyOf(), r.sentences(), r.entities(), events, List.of(), List.of(), List.of(), List.of(), List.of(), r.dates(), null);
    }

    static Timestamp now() {
        return Timestamp.valueOf(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
    }

    static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}

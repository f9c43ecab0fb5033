package org.demarche.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * All that Demarche says about one article. Every span leads back to {@link #text}.
 *
 * @param schema        version of the contract
 * @param coder         what made this record, or null in gold
 * @param id            unique among the inputs of a run
 * @param url           address, or null
 * @param title         headline, or null
 * @param byline        authors as printed, or null
 * @param published     ISO date or date-time, or null
 * @param publishedFrom where that was found, or null
 * @param publisher     who published it, or null
 * @param language      ISO 639-1, or null
 * @param text          what offsets count into
 * @param cluster       shared by copies of one story; null when not asked for
 * @param copyOf        id of the copy whose record stands for this one; all lists are empty then
 * @param sentences     in text order, not overlapping
 * @param entities      in order of first mention
 * @param events        in order of their best sentence
 * @param statements    in text order
 * @param demands       in text order
 * @param denials       in text order
 * @param disputes      in text order
 * @param forces        in text order
 * @param dates         in text order
 * @param relations     answers to the input's pairs; null when none were asked for
 */
@JsonPropertyOrder({"schema", "coder", "id", "url", "title", "byline", "published", "published_from", "publisher", "language", "text",
    "cluster", "copy_of", "sentences", "entities", "events", "statements", "demands", "denials", "disputes", "forces", "dates", "relations"})
public record ArticleRecord(String schema, CoderVersion coder, String id, String url, String title, String byline, String published,
                            PublishedFrom publishedFrom, String publisher, String language, String text, String cluster, String copyOf,
                            List<Span> sentences, List<Entity> entities, List<Event> events, List<Statement> statements,
                            List<Demand> demands, List<Denial> denials, List<Dispute> disputes, List<Force> forces,
                            List<DateMention> dates, @JsonInclude(JsonInclude.Include.NON_NULL) List<Relation> relations) {

    /** Version of the contract that this program writes. */
    public static final String SCHEMA = "1";

    /** Copies the lists; a missing list becomes empty, but for {@code relations}. */
    public ArticleRecord {
        sentences = orEmpty("sentences", sentences);
        entities = orEmpty("entities", entities);
        events = orEmpty("events", events);
        statements = orEmpty("statements", statements);
        demands = orEmpty("demands", demands);
        denials = orEmpty("denials", denials);
        disputes = orEmpty("disputes", disputes);
        forces = orEmpty("forces", forces);
        dates = orEmpty("dates", dates);
        relations = relations == null ? null : Lists.copy("relations", relations);
    }

    private static <T> List<T> orEmpty(String name, List<T> list) {
        return list == null ? List.of() : Lists.copy(name, list);
    }

    /** The entity with this id, or null. */
    public Entity entity(String entityId) {
        return entities.stream().filter(e -> e.id().equals(entityId)).findFirst().orElse(null);
    }

    /** The statement with this id, or null. */
    public Statement statement(String statementId) {
        return statements.stream().filter(s -> s.id().equals(statementId)).findFirst().orElse(null);
    }

    /** This record as a member of a cluster of copies. */
    public ArticleRecord inCluster(String newCluster) {
        return new ArticleRecord(schema, coder, id, url, title, byline, published, publishedFrom, publisher, language, text, newCluster, copyOf,
                sentences, entities, events, statements, demands, denials, disputes, forces, dates, relations);
    }
}

package org.demarche.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;

/**
 * Scores predicted records against gold: events, who is who, statements, demands and the other ledgers, reference chains, stories. What each figure
 * means is said in {@code docs/evaluation.md}. Stateless; the time is that of reading.
 */
public final class Evaluation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Evaluation() {
    }

    /**
     * Scores records against gold. A record that is missing, or whose text is not gold's, counts as one in which nothing was found.
     *
     * @param gold      what is true; only its complete layers are scored
     * @param predicted by id; ids without gold are ignored
     * @return tables and figures, which say how much of which part of the corpus was read
     */
    public static Report score(List<Gold> gold, Map<String, ArticleRecord> predicted) {
        Map<String, int[]> parts = new TreeMap<>();
        int missing = 0;
        int differs = 0;
        EventScores events = new EventScores();
        EntityScores entities = new EntityScores();
        StatementScores statements = new StatementScores();
        LedgerScores ledger = new LedgerScores();
        ChainScores chains = new ChainScores();
        StoryScores stories = new StoryScores();
        for (Gold one : gold) {
            ArticleRecord real = one.record();
            ArticleRecord found = predicted.get(real.id());
            if (one.source().has(Layer.STORY)) {
                stories.add(one, found == null ? null : found.cluster());
            }
            if (found == null) {
                missing++;
                found = empty(real);
            } else if (found.text() != null && !found.text().equals(real.text())) {
                differs++;
                found = empty(real);
            }
            parts.computeIfAbsent(one.source().part().isEmpty() ? "(no part)" : one.source().part(), x -> new int[2])[one.source().article() ? 1 : 0]++;
            if (one.source().has(Layer.EVENTS)) {
                events.add(one, found);
                entities.add(one, found);
            }
            if (one.source().has(Layer.STATEMENTS)) {
                statements.add(real, found);
            }
            ledger.add(one, found);
            if (one.source().has(Layer.CHAINS)) {
                chains.add(real, found);
            }
        }
        Report report = new Report();
        report.title("read", "sentence blocks", "articles");
        parts.forEach((part, counts) -> report.row(part, counts[0], counts[1]));
        report.row("without a prediction", "", missing);
        report.row("with another text", "", differs);
        report.figure("parts", String.join("+", parts.keySet()));
        report.figure("texts", gold.size());
        report.figure("missing", missing);
        report.figure("textDiffers", differs);
        events.report(report);
        entities.report(report);
        statements.report(report);
        ledger.report(report);
        chains.report(report);
        stories.report(report);
        return report;
    }

    private static ArticleRecord empty(ArticleRecord real) {
        return new ArticleRecord(ArticleRecord.SCHEMA, null, real.id(), null, null, null, null, null, null, null, real.text(), null, null, null, null,
                null, null, null, null, null, null, null, null);
    }

    /**
     * Reads records by id, for {@link #score}. A line may carry a key {@code "story"}, which takes the place of the cluster, and a line of
     * {@code "id"} and {@code "story"} or {@code "cluster"} alone will do where only stories are scored.
     *
     * @throws IOException              if a file cannot be read
     * @throws IllegalArgumentException naming file and line, if a line is no record or an id occurs twice
     */
    public static Map<String, ArticleRecord> records(List<Path> files) throws IOException {
        return Gold.byId(files, Evaluation::record, ArticleRecord::id);
    }

    private static ArticleRecord record(String line) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record: " + e.getOriginalMessage(), e);
        }
        String story = tree.path("story").textValue();
        if (tree.has("text") || !tree.path("id").isTextual() || !tree.has("cluster") && !tree.has("story")) {
            ArticleRecord record = RecordJson.read(line);
            return story == null ? record : record.inCluster(story);
        }
        return new ArticleRecord(ArticleRecord.SCHEMA, null, tree.get("id").textValue(), null, null, null, null, null, null, null, null,
                story == null ? tree.path("cluster").textValue() : story, null, null, null, null, null, null, null, null, null, null, null);
    }
}

package org.demarche.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Copies;
import org.demarche.engine.story.Signature;
import org.demarche.record.ArticleRecord;

/**
 * Codes one article of each group of copies, the fullest and earliest of the batch in which the group was first seen; the others point to it. Used by
 * one thread, works with several.
 */
final class OnceCoder {
    private final Coder coder;
    private final int threads;
    private final Copies copies = new Copies();
    /** The article that stands for each cluster. */
    private final Map<String, String> standing = new HashMap<>();

    OnceCoder(Coder coder, int threads) {
        this.coder = coder;
        this.threads = threads;
    }

    /** Makes articles known that were coded before. */
    void know(Collection<Signature> earlier) {
        standing(copies.add(earlier));
    }

    /** Codes a batch in its order: each item comes out as a record, or as the failure that it was or became. */
    void code(List<Source.Item> batch, Consumer<ArticleRecord> records, Consumer<Source.Item.Failed> failures) {
        Copies.Result result = copies.add(batch.stream().filter(Source.Item.Read.class::isInstance)
                .map(i -> Signature.of(((Source.Item.Read) i).article())).toList());
        standing(result);
        Map<String, String> clusters = new HashMap<>();
        result.verdicts().forEach(v -> clusters.put(v.id(), v.cluster()));
        InOrder.map(batch.iterator(), threads, item -> item instanceof Source.Item.Read read ? outcome(read.article(), clusters.get(read.article().id())) : item, outcome -> {
            if (outcome instanceof ArticleRecord record) {
                records.accept(record);
            } else {
                failures.accept((Source.Item.Failed) outcome);
            }
        });
    }

    private void standing(Copies.Result result) {
        result.renamed().forEach((old, now) -> {
            if (standing.containsKey(old)) {
                standing.putIfAbsent(now, standing.get(old));
            }
        });
        result.standing().forEach(standing::putIfAbsent);
    }

    private Object outcome(Article article, String cluster) {
        String stands = standing.get(cluster);
        if (!stands.equals(article.id())) {
            return coder.copy(article, cluster, stands);
        }
        Object outcome = coded(article, coder);
        return outcome instanceof ArticleRecord record ? record.inCluster(cluster) : outcome;
    }

    /** The article's record, or the failure that coding it ended in. */
    static Object coded(Article article, Coder coder) {
        try {
            return coder.code(article);
        } catch (RuntimeException | StackOverflowError e) {
            return new Source.Item.Failed(article.id(), "could not be coded: " + e);
        }
    }
}

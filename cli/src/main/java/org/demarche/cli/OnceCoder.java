package org.demarche.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Copies;
import org.demarche.engine.story.Signature;
import org.demarche.record.ArticleRecord;

/**
 * Codes one article of each group of copies, the fullest and earliest of the batch in which the group was first seen; where that one cannot be coded, the
 * next one of the batch. The others point to it, so that what they point to has a record. Used by one thread, works with several.
 */
final class OnceCoder {
    private final Coder coder;
    private final Function<Article, ArticleRecord> code;
    private final int threads;
    private final Copies copies = new Copies();
    /** The article that stands for each cluster. */
    private final Map<String, String> standing = new HashMap<>();

    /**
     * An article that was grouped.
     *
     * @param signature its words
     * @param stands    the article whose record stands for it, itself where it was coded; null where its whole group failed
     */
    record Known(Signature signature, String stands) {
    }

    OnceCoder(Coder coder, int threads) {
        this(coder, coder::code, threads);
    }

    /** @param code from an article to its record */
    OnceCoder(Coder coder, Function<Article, ArticleRecord> code, int threads) {
        this.coder = coder;
        this.code = code;
        this.threads = threads;
    }

    /** Makes a batch known that was grouped before. */
    void know(List<Known> earlier) {
        Copies.Result result = group(earlier.stream().map(Known::signature).toList());
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).stands != null) {
                standing.putIfAbsent(result.verdicts().get(i).cluster(), earlier.get(i).stands);
            }
        }
    }

    /** Codes a batch in its order: each item comes out as a record, or as the failure that it was or became. @return the articles of the batch */
    List<Known> code(List<Source.Item> batch, Consumer<ArticleRecord> records, Consumer<Source.Item.Failed> failures) {
        Map<String, Source.Item.Read> articles = new HashMap<>();
        List<Signature> signatures = new ArrayList<>();
        for (Source.Item item : batch) {
            if (item instanceof Source.Item.Read read) {
                articles.put(read.article().id(), read);
                signatures.add(Signature.of(read.article()));
            }
        }
        Copies.Result result = group(signatures);
        Map<String, String> clusters = new HashMap<>();
        result.verdicts().forEach(v -> clusters.put(v.id(), v.cluster()));
        Map<String, Group> groups = new HashMap<>();
        result.standing(Set.of()).forEach((cluster, first) -> groups.put(cluster, new Group(cluster, first, articles, result)));
        InOrder.map(batch.iterator(), threads, item -> item instanceof Source.Item.Read read ? groups.get(clusters.get(read.article().id())).outcome(read) : item, outcome -> {
            if (outcome instanceof ArticleRecord record) {
                records.accept(record);
            } else {
                failures.accept((Source.Item.Failed) outcome);
            }
        });
        groups.values().stream().filter(g -> g.stands != null).forEach(g -> standing.put(g.cluster, g.stands));
        return signatures.stream().map(s -> new Known(s, standing.get(clusters.get(s.id())))).toList();
    }

    private Copies.Result group(List<Signature> signatures) {
        Copies.Result result = copies.add(signatures);
        result.renamed().forEach((old, now) -> {
            if (standing.containsKey(old)) {
                standing.putIfAbsent(now, standing.get(old));
            }
        });
        return result;
    }

    /** Articles of a batch that are copies of one another. */
    private final class Group {
        private final String cluster;
        private final Map<String, Source.Item.Read> articles;
        private final Copies.Result result;
        /** What became of those that were coded, until it is their turn. */
        private final Map<String, Object> coded = new HashMap<>();
        private String stands;
        /** The one to try first; null once it is settled which one stands. */
        private String first;

        Group(String cluster, String first, Map<String, Source.Item.Read> articles, Copies.Result result) {
            this.cluster = cluster;
            this.articles = articles;
            this.result = result;
            this.stands = standing.get(cluster);
            this.first = stands == null ? first : null;
        }

        /** The article's record, or the failure that coding it ended in. */
        synchronized Object outcome(Source.Item.Read read) {
            settle();
            Article article = read.article();
            Object own = coded.remove(article.id());
            return own != null ? own : article.id().equals(stands) ? inCluster(coded(read, code)) : coder.copy(article, cluster, stands);
        }

        private void settle() {
            Set<String> failed = new HashSet<>();
            while (first != null) {
                Object outcome = inCluster(OnceCoder.coded(articles.get(first), code));
                coded.put(first, outcome);
                if (outcome instanceof ArticleRecord) {
                    stands = first;
                    first = null;
                } else {
                    failed.add(first);
                    first = result.standing(failed).get(cluster);
                }
            }
        }

        private Object inCluster(Object outcome) {
            return outcome instanceof ArticleRecord record ? record.inCluster(cluster) : outcome;
        }
    }

    /** The article's record, or the failure that coding it ended in. */
    static Object coded(Source.Item.Read read, Function<Article, ArticleRecord> code) {
        try {
            return code.apply(read.article());
        } catch (RuntimeException | StackOverflowError e) {
            return new Source.Item.Failed(read.file() + ", article " + read.article().id(), "could not be coded: " + e);
        }
    }
}

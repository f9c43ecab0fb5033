package org.demarche.engine.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups articles that are copies of one another: framed, cut, re-ordered, excerpted, reworded.
 *
 * <p><strong>The rule.</strong> Two articles published at most {@value #WINDOW} days apart are copies when at least
 * {@value #SHARE_PERCENT} % of the shorter one's words lie in passages that both tell in the same words
 * and order ({@link Alignment}), and at most {@value #STRANGE_PERCENT} % of the names and numbers in those passages are missing from the
 * longer one (a form letter filled in anew is no copy). A text of less than {@value #BRIEF} words is no copy of one more than
 * {@value #MUCH_LONGER} times as long: digests hold many briefs. Texts of less than {@value #FEWEST} words are copies only when they are the same
 * word by word. Junk lines do not count. Copies of copies share a cluster.
 *
 * <p><strong>Incremental.</strong> Articles come in batches; each joins or opens a cluster. Inside a batch the order of arrival does not
 * matter: articles are taken by day and id. A cluster keeps the id it was opened with, that of its first article; when an article turns out to
 * join two clusters, the one opened first keeps its id and the batch's answer says which was renamed. The time for an article depends on its
 * length alone: look-ups go through capped lists, and at most {@value #CANDIDATES} candidates are compared. Articles more than the window
 * older than the newest are dropped from memory. About 5 bytes a character of text; not thread-safe ({@link Signature}s can be made in
 * parallel).
 */
public final class Copies {
    /** Days between two copies at most. */
    public static final int WINDOW = 30;
    private static final int SHARE_PERCENT = 40;
    private static final int STRANGE_PERCENT = 25;
    /** Texts of fewer words are copies only when they are the same word by word. */
    public static final int FEWEST = 30;
    private static final int BRIEF = 80;
    private static final int MUCH_LONGER = 4;
    /** Copies with at least this share of the words of the longest are all full. */
    public static final int FULL_PERCENT = 90;
    /** Articles that one is compared with at most. */
    public static final int CANDIDATES = 24;
    /** Share of the shorter one's sampled runs that makes a candidate; two runs at least. */
    public static final double HITS = .1;

    private static final Comparator<Verdict> EARLIEST = Comparator.comparing(Verdict::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Verdict::id);

    private final List<Signature> articles = new ArrayList<>();
    private final List<Integer> runCounts = new ArrayList<>();
    /** Union-find over {@link #articles}: an article's link towards the first of its cluster. */
    private int[] links = new int[64];
    private final List<String> clusterIds = new ArrayList<>();
    private RunIndex index = new RunIndex();
    private int[] hits = new int[64];
    private int[] found = new int[64];
    private final Map<Integer, Integer> shortTexts = new HashMap<>();
    /** For each article its day, or the newest day known when it came. */
    private final List<LocalDate> arrivals = new ArrayList<>();
    private LocalDate newest;
    /** Articles from here on came with the batch in work. */
    private int batchStart;
    /** Clusters of earlier batches that the batch in work joined to others. */
    private final List<Integer> joined = new ArrayList<>();
    /** At this size it is worth looking for articles to drop. */
    private int full = 64;

    /**
     * Where an article belongs.
     *
     * @param id      the article
     * @param cluster its cluster after the whole batch
     * @param sign    what joined it to an earlier article, null for one that opened its cluster
     * @param words   its words, junk left out
     * @param day     its day of publication, or null
     */
    public record Verdict(String id, String cluster, Sign sign, int words, LocalDate day) {
    }

    /**
     * What a batch changed.
     *
     * @param verdicts one for each article, in the batch's order
     * @param renamed  clusters of earlier batches that were found to be part of others: old id → id that stands
     */
    public record Result(List<Verdict> verdicts, Map<String, String> renamed) {

        /** Copies the collections, keeping their order. */
        public Result {
            verdicts = List.copyOf(verdicts);
            renamed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(renamed));
        }

        /**
         * The article of each cluster that stands for the others: the fullest and earliest of the batch. Full are those with at least
         * {@value #FULL_PERCENT} % of the words of the longest; the earliest of them by day, then id, stands.
         *
         * @param without articles that cannot stand: of a cluster, the others are looked at as if these were not there
         * @return cluster → id of the article, in the order of the verdicts; clusters of which none is left are not there
         */
        public Map<String, String> standing(Set<String> without) {
            Map<String, Integer> most = new HashMap<>();
            Map<String, Verdict> standing = new LinkedHashMap<>();
            List<Verdict> able = verdicts.stream().filter(v -> !without.contains(v.id)).toList();
            able.forEach(v -> most.merge(v.cluster, v.words, Math::max));
            for (Verdict v : able) {
                if (v.words * 100L >= (long) FULL_PERCENT * most.get(v.cluster)) {
                    standing.merge(v.cluster, v, (a, b) -> EARLIEST.compare(a, b) <= 0 ? a : b);
                }
            }
            Map<String, String> ids = new LinkedHashMap<>();
            standing.forEach((cluster, v) -> ids.put(cluster, v.id));
            return ids;
        }
    }

    /**
     * Takes a batch of articles.
     *
     * @param batch signatures in any order; ids are taken to be unique
     */
    public Result add(Collection<Signature> batch) {
        List<Signature> given = List.copyOf(batch);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> given.get(i).day(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(i -> given.get(i).id()));
        forget(given);
        batchStart = articles.size();
        joined.clear();
        int[] places = new int[given.size()];
        Sign[] signs = new Sign[given.size()];
        for (int i : order) {
            places[i] = articles.size();
            signs[i] = take(given.get(i));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            verdicts.add(new Verdict(given.get(i).id(), clusterIds.get(first(places[i])), signs[i], given.get(i).size(), given.get(i).day()));
        }
        Map<String, String> renamed = new LinkedHashMap<>();
        joined.forEach(cluster -> renamed.put(clusterIds.get(cluster), clusterIds.get(first(cluster))));
        return new Result(verdicts, renamed);
    }

    /** Number of articles in memory. */
    public int size() {
        return articles.size();
    }

    /** Notes an article and joins it to what it is a copy of; the sign of the likest, or null. */
    private Sign take(Signature article) {
        int me = articles.size();
        int[] runs = RunIndex.runs(article);
        articles.add(article);
        runCounts.add(runs.length);
        clusterIds.add(article.id());
        arrivals.add(article.day() != null ? article.day() : newest != null ? newest : LocalDate.EPOCH);
        if (me >= links.length) {
            links = Arrays.copyOf(links, 2 * me);
            hits = Arrays.copyOf(hits, 2 * me);
        }
        links[me] = me;
        Sign sign = article.size() < FEWEST ? sameShortText(article, me) : likest(article, me, runs);
        index.add(me, runs);
        return sign;
    }

    private Sign sameShortText(Signature article, int me) {
        Integer other = shortTexts.putIfAbsent(article.hash(), me);
        if (other == null || !article.sameWords(articles.get(other)) || !near(article, articles.get(other))) {
            return null;
        }
        join(other, me);
        return new Sign(articles.get(other).id(), Sign.Kind.IDENTICAL, 1, article.size(), article.size(), 0, null);
    }

    private Sign likest(Signature article, int me, int[] runs) {
        found = index.count(runs, hits, found);
        List<int[]> candidates = new ArrayList<>();
        for (int k = 1; k <= found[0]; k++) {
            int other = found[k];
            int shared = hits[other];
            hits[other] = 0;
            if (shared >= 2 && shared >= HITS * Math.min(runs.length, runCounts.get(other)) && near(article, articles.get(other))) {
                candidates.add(new int[] {other, shared});
            }
        }
        candidates.sort(Comparator.<int[]>comparingInt(c -> -c[1]).thenComparingInt(c -> c[0]));
        Alignment alignment = candidates.isEmpty() ? null : new Alignment(article);
        Sign likest = null;
        int compared = 0;
        for (int[] candidate : candidates) {
            Signature other = articles.get(candidate[0]);
            if (first(candidate[0]) == first(me)) {
                continue;
            }
            if (compared++ == CANDIDATES) {
                break;
            }
            Alignment.Shared shared = alignment.with(other);
            if (isCopy(shared)) {
                join(candidate[0], me);
                likest = likest == null ? Sign.of(article, other, shared) : likest;
            }
        }
        return likest;
    }

    /**
     * The rule for one pair, for those who look for candidates in their own way (the cluster job does, by joins).
     *
     * @param article one article
     * @param earlier the one that was published, or came, before it
     */
    public static boolean isCopy(Signature article, Signature earlier) {
        return near(article, earlier)
                && (article.size() < FEWEST ? article.sameWords(earlier) : isCopy(new Alignment(article).with(earlier)));
    }

    /** The rule. */
    static boolean isCopy(Alignment.Shared shared) {
        return shared.of() >= FEWEST && (shared.of() >= BRIEF || shared.longer() <= MUCH_LONGER * shared.of())
                && shared.words() * 100 >= SHARE_PERCENT * shared.of() && shared.strange() * 100 <= STRANGE_PERCENT * shared.names();
    }

    private static boolean near(Signature one, Signature other) {
        return one.day() == null || other.day() == null || Math.abs(ChronoUnit.DAYS.between(one.day(), other.day())) <= WINDOW;
    }

    private int first(int article) {
        int at = article;
        while (links[at] != at) {
            links[at] = links[links[at]];
            at = links[at];
        }
        return at;
    }

    /** Joins two clusters; the one opened first keeps its id. */
    private void join(int one, int other) {
        int a = first(one);
        int b = first(other);
        if (a != b) {
            links[Math.max(a, b)] = Math.min(a, b);
            if (Math.max(a, b) < batchStart) {
                joined.add(Math.max(a, b));
            }
        }
    }

    /**
     * Drops articles that no article of this or a later batch can be a copy of; the clusters of those that stay keep their ids. Articles
     * without a date are as old as the newest that came with or before them.
     */
    private void forget(List<Signature> batch) {
        List<LocalDate> days = batch.stream().map(Signature::day).filter(java.util.Objects::nonNull).sorted().toList();
        if (days.isEmpty()) {
            return;
        }
        LocalDate latest = days.get(days.size() - 1);
        newest = newest == null || latest.isAfter(newest) ? latest : newest;
        LocalDate oldest = (days.get(0).isBefore(newest) ? days.get(0) : newest).minusDays(WINDOW);
        if (articles.size() < full) {
            return;
        }
        List<LocalDate> keptArrivals = new ArrayList<>();
        List<Signature> kept = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Map<Integer, Integer> places = new HashMap<>();
        int[] keptLinks = new int[Math.max(64, articles.size() * 2)];
        for (int i = 0; i < articles.size(); i++) {
            Signature article = articles.get(i);
            if (!arrivals.get(i).isBefore(oldest)) {
                int root = first(i);
                keptLinks[kept.size()] = places.computeIfAbsent(root, r -> kept.size());
                ids.add(clusterIds.get(root));
                kept.add(article);
                keptArrivals.add(arrivals.get(i));
            }
        }
        full = Math.max(64, 2 * kept.size());
        articles.clear();
        articles.addAll(kept);
        clusterIds.clear();
        clusterIds.addAll(ids);
        arrivals.clear();
        arrivals.addAll(keptArrivals);
        links = keptLinks;
        hits = new int[links.length];
        index = new RunIndex();
        runCounts.clear();
        shortTexts.clear();
        for (int i = 0; i < kept.size(); i++) {
            int[] runs = RunIndex.runs(kept.get(i));
            runCounts.add(runs.length);
            index.add(i, runs);
            if (kept.get(i).size() < FEWEST) {
                shortTexts.putIfAbsent(kept.get(i).hash(), i);
            }
        }
    }
}

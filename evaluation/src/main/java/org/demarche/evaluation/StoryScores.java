package org.demarche.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.record.ArticleRecord;

/** Stories: articles that tell one story share a cluster. B-cubed over articles, and precision and recall of pairs. */
final class StoryScores {
    private final List<String> gold = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    /** An article without a predicted cluster is a cluster of its own. */
    void add(ArticleRecord real, ArticleRecord predicted) {
        gold.add(real.cluster());
        found.add(predicted.cluster() == null ? "alone " + real.id() : "cluster " + predicted.cluster());
    }

    void report(Report report) {
        if (gold.isEmpty()) {
            return;
        }
        Map<String, Integer> goldSizes = new TreeMap<>();
        Map<String, Integer> foundSizes = new TreeMap<>();
        Map<String, Integer> both = new TreeMap<>();
        for (int i = 0; i < gold.size(); i++) {
            goldSizes.merge(gold.get(i), 1, Integer::sum);
            foundSizes.merge(found.get(i), 1, Integer::sum);
            both.merge(gold.get(i) + "\n" + found.get(i), 1, Integer::sum);
        }
        double p = 0;
        double r = 0;
        for (int i = 0; i < gold.size(); i++) {
            double common = both.get(gold.get(i) + "\n" + found.get(i));
            p += common / foundSizes.get(found.get(i)) / gold.size();
            r += common / goldSizes.get(gold.get(i)) / gold.size();
        }
        double f = p + r == 0 ? 0 : 2 * p * r / (p + r);
        report.title("stories (" + gold.size() + " articles)", "P", "R", "F1", "gold", "predicted");
        report.row("B-cubed", p, r, f, goldSizes.size(), foundSizes.size());
        report.figure("stories", f);
        Counts pairs = new Counts();
        long common = pairs(both);
        pairs.add((int) pairs(foundSizes), (int) pairs(goldSizes));
        pairs.credit(common, common);
        report.counts("pairs", "storyPairs", pairs);
    }

    private static long pairs(Map<String, Integer> sizes) {
        return sizes.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
    }
}

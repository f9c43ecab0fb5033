package org.demarche.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stories: articles on one happening over days. B-cubed over articles, precision and recall of pairs, and how many pairs of articles from stories that
 * look alike (the same part before "/") were put together.
 */
final class StoryScores {
    private final List<String> gold = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    /** @param predicted the story that was found, or null for one of its own */
    void add(Gold real, String predicted) {
        gold.add(real.source().story());
        found.add(predicted == null ? "alone " + real.record().id() : "story " + predicted);
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
        report.title("stories that look alike", "share", "pairs", "of");
        report.share("put together", "lookAlikesMerged", lookAlikes());
    }

    private Share lookAlikes() {
        Share merged = new Share();
        for (int i = 0; i < gold.size(); i++) {
            for (int j = i + 1; j < gold.size(); j++) {
                if (!gold.get(i).equals(gold.get(j)) && group(gold.get(i)).equals(group(gold.get(j)))) {
                    merged.add(found.get(i).equals(found.get(j)));
                }
            }
        }
        return merged;
    }

    private static String group(String story) {
        int slash = story.indexOf('/');
        return slash < 0 ? story : story.substring(0, slash);
    }

    private static long pairs(Map<String, Integer> sizes) {
        return sizes.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
    }
}

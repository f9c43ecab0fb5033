package org.demarche.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that share too many runs of three words. Stateless; about linear in the number of texts. */
final class NearDuplicates {
    private static final int RUN = 3;
    private static final double ALIKE = .5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private NearDuplicates() {
    }

    /**
     * Two alike texts.
     *
     * @param first    id of the earlier
     * @param second   id of the later
     * @param likeness shared runs by all runs of both (Jaccard)
     */
    record Pair(String first, String second, double likeness) {
    }

    /** Pairs of half the runs in common or more; a composed block is compared with all but its model. */
    static List<Pair> of(List<Gold> gold) {
        Map<String, List<Integer>> index = new HashMap<>();
        List<Set<String>> runs = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            Set<String> mine = runs(gold.get(i).record().text());
            Map<Integer, Integer> common = new TreeMap<>();
            for (String run : mine) {
                List<Integer> earlier = index.computeIfAbsent(run, x -> new ArrayList<>());
                earlier.forEach(j -> common.merge(j, 1, Integer::sum));
                earlier.add(i);
            }
            runs.add(mine);
            for (Map.Entry<Integer, Integer> entry : common.entrySet()) {
                Gold other = gold.get(entry.getKey());
                double likeness = (double) entry.getValue() / (mine.size() + runs.get(entry.getKey()).size() - entry.getValue());
                if (likeness >= ALIKE && !family(gold.get(i)).equals(family(other))) {
                    pairs.add(new Pair(other.record().id(), gold.get(i).record().id(), likeness));
                }
            }
        }
        return pairs;
    }

    /** Variants of one block are meant to be alike. */
    private static String family(Gold gold) {
        return gold.source().composed() != null ? gold.source().composed() : gold.record().id();
    }

    private static Set<String> runs(String text) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (m.find()) {
            words.add(m.group());
        }
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        return runs;
    }
}

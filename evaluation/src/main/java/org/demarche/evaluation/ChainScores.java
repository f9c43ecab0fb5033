package org.demarche.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.Span;

/**
 * Reference chains: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF with entity weights (Luo 2005), and their mean, the CoNLL figure.
 * A predicted mention stands for a gold one if it is equal or has its head. Chains have two mentions or more; a mention of several entities at once belongs to none. Since gold
 * marks only entities that take part in something, a predicted chain that touches no gold mention is left out.
 */
final class ChainScores {
    private final double[] muc = new double[4];
    private final double[] cubed = new double[4];
    private final double[] ceaf = new double[4];
    private int texts;

    void add(ArticleRecord real, ArticleRecord predicted) {
        List<Set<Integer>> gold = new ArrayList<>();
        Map<Span, Integer> keys = new TreeMap<>();
        Map<Span, Integer> uses = uses(real.entities());
        for (Entity entity : real.entities()) {
            Set<Integer> chain = new LinkedHashSet<>();
            for (Span mention : entity.mentions()) {
                if (uses.get(mention) == 1) {
                    chain.add(keys.computeIfAbsent(mention, x -> keys.size()));
                }
            }
            gold.add(chain);
        }
        List<Set<Integer>> found = found(real.text(), keys, predicted.entities());
        gold.removeIf(chain -> chain.size() < 2);
        found.removeIf(chain -> chain.size() < 2);
        if (gold.isEmpty() && found.isEmpty()) {
            return;
        }
        texts++;
        links(gold, found, muc, 2);
        links(found, gold, muc, 0);
        mentions(gold, found, cubed, 2);
        mentions(found, gold, cubed, 0);
        entities(gold, found);
    }

    private static Map<Span, Integer> uses(List<Entity> entities) {
        Map<Span, Integer> uses = new HashMap<>();
        entities.forEach(entity -> entity.mentions().forEach(mention -> uses.merge(mention, 1, Integer::sum)));
        return uses;
    }

    private static List<Set<Integer>> found(String text, Map<Span, Integer> gold, List<Entity> entities) {
        Map<Span, Integer> uses = uses(entities);
        Map<Span, Integer> keys = new HashMap<>();
        Set<Integer> taken = new LinkedHashSet<>();
        // Equal spans first, so that a head alone takes no mention that another span fits exactly.
        entities.forEach(entity -> entity.mentions().forEach(mention -> {
            Integer key = gold.get(mention);
            if (key != null && taken.add(key)) {
                keys.put(mention, key);
            }
        }));
        int next = gold.size();
        List<Set<Integer>> chains = new ArrayList<>();
        for (Entity entity : entities) {
            Set<Integer> chain = new LinkedHashSet<>();
            boolean touches = false;
            for (Span mention : entity.mentions()) {
                if (uses.get(mention) > 1) {
                    continue;
                }
                Integer key = keys.get(mention);
                if (key == null) {
                    key = sameHead(text, mention, gold, taken);
                    key = key == null ? next++ : key;
                    keys.put(mention, key);
                }
                touches |= key < gold.size();
                chain.add(key);
            }
            if (touches) {
                chains.add(chain);
            }
        }
        return chains;
    }

    private static Integer sameHead(String text, Span mention, Map<Span, Integer> gold, Set<Integer> taken) {
        Span head = Heads.of(text, mention);
        for (Map.Entry<Span, Integer> entry : gold.entrySet()) {
            if (!taken.contains(entry.getValue()) && Heads.of(text, entry.getKey()).overlaps(head)) {
                taken.add(entry.getValue());
                return entry.getValue();
            }
        }
        return null;
    }

    private static Map<Integer, Integer> chainOf(List<Set<Integer>> chains) {
        Map<Integer, Integer> of = new HashMap<>();
        for (int i = 0; i < chains.size(); i++) {
            for (int mention : chains.get(i)) {
                of.put(mention, i);
            }
        }
        return of;
    }

    private static void links(List<Set<Integer>> of, List<Set<Integer>> by, double[] sums, int at) {
        Map<Integer, Integer> other = chainOf(by);
        for (Set<Integer> chain : of) {
            Set<Integer> parts = new LinkedHashSet<>();
            chain.forEach(mention -> parts.add(other.getOrDefault(mention, -1 - mention)));
            sums[at] += chain.size() - parts.size();
            sums[at + 1] += chain.size() - 1;
        }
    }

    private static void mentions(List<Set<Integer>> of, List<Set<Integer>> by, double[] sums, int at) {
        Map<Integer, Integer> other = chainOf(by);
        for (Set<Integer> chain : of) {
            for (int mention : chain) {
                Integer index = other.get(mention);
                if (index != null) {
                    sums[at] += (double) common(chain, by.get(index)) / chain.size();
                }
                sums[at + 1]++;
            }
        }
    }

    private void entities(List<Set<Integer>> gold, List<Set<Integer>> found) {
        double[][] weights = new double[gold.size()][found.size()];
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                weights[i][j] = 2.0 * common(gold.get(i), found.get(j)) / (gold.get(i).size() + found.get(j).size());
            }
        }
        int[] pairs = Assignment.best(weights);
        double sum = 0;
        for (int i = 0; i < pairs.length; i++) {
            sum += pairs[i] < 0 ? 0 : weights[i][pairs[i]];
        }
        ceaf[0] += sum;
        ceaf[1] += found.size();
        ceaf[2] += sum;
        ceaf[3] += gold.size();
    }

    private static int common(Set<Integer> a, Set<Integer> b) {
        return (int) a.stream().filter(b::contains).count();
    }

    private static double[] prf(double[] sums) {
        double p = sums[1] == 0 ? 0 : sums[0] / sums[1];
        double r = sums[3] == 0 ? 0 : sums[2] / sums[3];
        return new double[] {p, r, p + r == 0 ? 0 : 2 * p * r / (p + r)};
    }

    void report(Report report) {
        if (texts == 0) {
            return;
        }
        report.title("reference chains (" + texts + " texts)", "P", "R", "F1");
        double mean = 0;
        double[][] all = {muc, cubed, ceaf};
        String[] names = {"MUC", "B-cubed", "CEAF (entities)"};
        for (int i = 0; i < all.length; i++) {
            double[] prf = prf(all[i]);
            report.row(names[i], prf[0], prf[1], prf[2]);
            mean += prf[2] / 3;
        }
        report.row("CoNLL (mean)", "", "", mean);
        report.figure("conll", mean);
    }
}

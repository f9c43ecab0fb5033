package org.demarche.engine.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best tree over arc scores: the maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967) with one word under the root.
 * Most sentences are trees already when each word takes its best head; only the rest cost more than one look at the scores.
 */
final class Tree {
    private static final double NEVER = Double.NEGATIVE_INFINITY;
    private static final int ROOTS_TRIED = 5;

    private Tree() {
    }

    /**
     * @param arcs n × (n + 1) scores, row the word, column 0 the root, column h + 1 the word h as head
     * @param n    number of words, at least one
     * @return each word's head, −1 for the one root
     * @throws IllegalArgumentException if a score is not a number
     */
    static int[] best(float[] arcs, int n) {
        double[][] scores = new double[n + 1][n + 1];
        Arrays.fill(scores[0], NEVER);
        for (int w = 1; w <= n; w++) {
            for (int h = 0; h <= n; h++) {
                float score = arcs[(w - 1) * (n + 1) + h];
                if (Float.isNaN(score)) {
                    throw new IllegalArgumentException("the score of word " + (w - 1) + " under " + (h - 1) + " is not a number");
                }
                scores[w][h] = h == w ? NEVER : score;
            }
        }
        int[] heads = arborescence(scores);
        int[] roots = IntStream.rangeClosed(1, n).filter(w -> heads[w] == 0).toArray();
        int[] best = roots.length == 1 ? heads : singleRoot(scores, roots.length);
        return IntStream.rangeClosed(1, n).map(w -> best[w] - 1).toArray();
    }

    private static int[] singleRoot(double[][] scores, int roots) {
        int n = scores.length - 1;
        double[] loss = new double[n + 1];
        for (int w = 1; w <= n; w++) {
            loss[w] = Arrays.stream(scores[w]).max().orElseThrow() - scores[w][0];
        }
        int[] candidates = IntStream.rangeClosed(1, n).boxed().sorted(Comparator.comparingDouble(w -> loss[w]))
                .limit(Math.max(ROOTS_TRIED, roots)).mapToInt(w -> w).toArray();
        int[] best = null;
        double most = NEVER;
        for (int root : candidates) {
            double[][] single = new double[n + 1][];
            for (int w = 0; w <= n; w++) {
                single[w] = scores[w].clone();
                single[w][0] = NEVER;
            }
            Arrays.fill(single[root], NEVER);
            single[root][0] = 0;
            int[] heads = arborescence(single);
            double sum = 0;
            for (int w = 1; w <= n; w++) {
                sum += scores[w][heads[w]];
            }
            if (best == null || sum > most) {
                best = heads;
                most = sum;
            }
        }
        return best;
    }

    /** Heads of the heaviest arborescence from node 0; {@code scores[child][head]}. The head of node 0 is 0. */
    private static int[] arborescence(double[][] scores) {
        int n = scores.length;
        int[] heads = new int[n];
        for (int c = 1; c < n; c++) {
            int best = 0;
            for (int h = 1; h < n; h++) {
                if (scores[c][h] > scores[c][best]) {
                    best = h;
                }
            }
            heads[c] = best;
        }
        List<Integer> cycle = cycle(heads);
        if (cycle.isEmpty()) {
            return heads;
        }
        boolean[] inside = new boolean[n];
        cycle.forEach(v -> inside[v] = true);
        int[] rest = IntStream.range(0, n).filter(v -> !inside[v]).toArray();
        int m = rest.length;
        double[][] small = new double[m + 1][m + 1];
        int[] entry = new int[m];
        int[] exit = new int[m];
        small[m][m] = NEVER;
        for (int i = 0; i < m; i++) {
            int v = rest[i];
            for (int j = 0; j < m; j++) {
                small[i][j] = scores[v][rest[j]];
            }
            small[m][i] = NEVER;
            small[i][m] = NEVER;
            entry[i] = exit[i] = cycle.get(0);
            for (int c : cycle) {
                double gain = scores[c][v] - scores[c][heads[c]];
                if (gain > small[m][i]) {
                    small[m][i] = gain;
                    entry[i] = c;
                }
                if (v != 0 && scores[v][c] > small[i][m]) {
                    small[i][m] = scores[v][c];
                    exit[i] = c;
                }
            }
        }
        int[] inner = arborescence(small);
        for (int i = 1; i < m; i++) {
            heads[rest[i]] = inner[i] == m ? exit[i] : rest[inner[i]];
        }
        heads[entry[inner[m]]] = rest[inner[m]];
        return heads;
    }

    private static List<Integer> cycle(int[] heads) {
        int[] seenFrom = new int[heads.length];
        for (int start = 1; start < heads.length; start++) {
            int v = start;
            while (v != 0 && seenFrom[v] == 0) {
                seenFrom[v] = start;
                v = heads[v];
            }
            if (v != 0 && seenFrom[v] == start) {
                List<Integer> cycle = new ArrayList<>();
                int u = v;
                do {
                    cycle.add(u);
                    u = heads[u];
                } while (u != v);
                return cycle;
            }
        }
        return List.of();
    }
}

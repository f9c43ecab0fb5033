package org.demarche.engine.story;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The names and words of all articles seen, with how many articles hold each, and articles as weighted vectors over them. Names weigh
 * {@value #NAMES} of a vector, words the rest; within each a term weighs by its rarity at the time. Not thread-safe.
 */
final class Terms {
    private static final double NAMES = .5;
    /** Articles that are taken to have been seen beforehand, so that the first ones do not find all words rare. */
    private static final int BEFORE = 20;

    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> words = new HashMap<>();
    private int[] frequency = new int[1 << 12];
    private int terms;
    private int articles;

    /**
     * An article as a vector of length one.
     *
     * @param terms   term numbers, ascending
     * @param weights one for each
     * @param names   numbers of its names, the rarest first
     */
    record Vector(int[] terms, float[] weights, int[] names) {

        /** Likeness from 0 to 1: the cosine of names and that of words, weighed. */
        double likeness(Vector other) {
            double sum = 0;
            int i = 0;
            int j = 0;
            while (i < terms.length && j < other.terms.length) {
                if (terms[i] == other.terms[j]) {
                    sum += weights[i++] * other.weights[j++];
                } else if (terms[i] < other.terms[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return sum;
        }
    }

    /** Counts an article's terms and weighs them. */
    Vector add(Report report) {
        articles++;
        int size = report.names().size() + report.words().size();
        int[] order = new int[size];
        double[] weight = new double[size];
        int count = number(report.names(), names, order, 0);
        number(report.words(), words, order, count);
        double nameNorm = weigh(report.names(), order, weight, 0);
        double wordNorm = weigh(report.words(), order, weight, count);
        int[] rarest = Arrays.stream(order, 0, count).boxed().sorted((a, b) -> frequency[a] != frequency[b]
                ? Integer.compare(frequency[a], frequency[b]) : Integer.compare(a, b)).mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < size; i++) {
            double norm = i < count ? nameNorm : wordNorm;
            weight[i] = norm == 0 ? 0 : weight[i] / norm * Math.sqrt(i < count ? NAMES : 1 - NAMES);
        }
        Integer[] places = new Integer[size];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, (a, b) -> Integer.compare(order[a], order[b]));
        int[] sorted = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = order[places[i]];
            weights[i] = (float) weight[places[i]];
        }
        return new Vector(sorted, weights, rarest);
    }

    /** Numbers terms and counts them; returns where the next ones go. */
    private int number(Map<String, Integer> counts, Map<String, Integer> numbers, int[] order, int from) {
        int at = from;
        for (String term : counts.keySet()) {
            int number = numbers.computeIfAbsent(term, t -> terms++);
            if (number >= frequency.length) {
                frequency = Arrays.copyOf(frequency, 2 * number);
            }
            frequency[number]++;
            order[at++] = number;
        }
        return at;
    }

    private double weigh(Map<String, Integer> counts, int[] order, double[] weight, int from) {
        double sum = 0;
        int at = from;
        for (int count : counts.values()) {
            weight[at] = (1 + Math.log(count)) * rarity(order[at]);
            sum += weight[at] * weight[at];
            at++;
        }
        return Math.sqrt(sum);
    }

    /** How rare a term is among the articles seen. */
    double rarity(int term) {
        return Math.log((articles + BEFORE) / (frequency[term] + 1.0));
    }
}

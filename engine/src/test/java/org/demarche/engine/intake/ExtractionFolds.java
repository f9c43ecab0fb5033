package org.demarche.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.engine.intake.BodyExtractor.Thresholds;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * How much the choice of {@link BodyExtractor}'s thresholds flatters the figure: for each of five folds the thresholds that do best on the
 * other four, out of a few hundred drawn around the shipped ones, are measured on it. No test; run by hand with the folder that holds
 * {@code html/}, {@code items.jsonl} and {@code gold.jsonl}, and a number of draws.
 */
final class ExtractionFolds {
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private ExtractionFolds() {
    }

    private record Page(Document document, Set<String> headlines, String description, Map<String, Integer> gold) {
    }

    /** Runs the folds and prints the figures. */
    public static void main(String[] args) throws IOException {
        List<Page> pages = read(Path.of(args[0]));
        int draws = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        Random random = new Random(7);
        List<double[][]> scores = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            Thresholds thresholds = draw == 0 ? Thresholds.CHOSEN : draw(random);
            double[][] score = new double[pages.size()][];
            for (int i = 0; i < pages.size(); i++) {
                Page page = pages.get(i);
                score[i] = score(page.gold, runs(String.join("\n\n",
                        new BodyExtractor(page.document, page.headlines, page.description, thresholds).paragraphs())));
            }
            scores.add(score);
            if (draw == 0 || f1(score, i -> true) > f1(scores.get(0), i -> true)) {
                System.out.printf(Locale.ROOT, "%.4f %s%n", f1(score, i -> true), thresholds);
            }
        }
        double[][] held = new double[pages.size()][];
        for (int fold = 0; fold < 5; fold++) {
            int at = fold;
            double[][] best = scores.get(0);
            for (double[][] score : scores) {
                best = f1(score, i -> i % 5 != at) > f1(best, i -> i % 5 != at) ? score : best;
            }
            for (int i = 0; i < pages.size(); i++) {
                held[i] = i % 5 == fold ? best[i] : held[i];
            }
        }
        System.out.printf(Locale.ROOT, "shipped %.4f, five-fold choice %.4f, worst draw %.4f%n", f1(scores.get(0), i -> true),
                f1(held, i -> true), scores.stream().mapToDouble(s -> f1(s, i -> true)).min().orElse(0));
    }

    private static Thresholds draw(Random random) {
        return new Thresholds(pick(random, .3, .4, .5, .6), (int) pick(random, 50, 80, 100, 140), (int) pick(random, 15, 25, 40),
                pick(random, .25, .5, 1), pick(random, .5, 1, 2), pick(random, 1.2, 1.5, 2), pick(random, 1, 1.1, 1.3),
                pick(random, .5, .6, .7, .8), pick(random, .35, .5, .65), pick(random, .15, .25, .35), pick(random, .25, .5, 1),
                pick(random, .1, .15, .25), pick(random, 1, 2, 3, 5));
    }

    private static double pick(Random random, double... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<Page> read(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, String> gold = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("gold.jsonl"))) {
            JsonNode node = mapper.readTree(line);
            gold.put(node.get("id").textValue(), node.get("articleBody").textValue());
        }
        List<Page> pages = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("items.jsonl"))) {
            JsonNode item = mapper.readTree(line);
            Document page = Jsoup.parse(folder.resolve(item.get("file").textValue()).toFile(), null);
            PageMetadata metadata = PageMetadata.of(page);
            pages.add(new Page(page, new LinkedHashSet<>(metadata.headlines()), metadata.description(), runs(gold.get(item.get("id").textValue()))));
        }
        return pages;
    }

    private static Map<String, Integer> runs(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        Map<String, Integer> runs = new HashMap<>();
        for (int i = 0; i < Math.max(words.isEmpty() ? 0 : 1, words.size() - 3); i++) {
            runs.merge(String.join(" ", words.subList(i, Math.min(words.size(), i + 4))), 1, Integer::sum);
        }
        return runs;
    }

    /** Precision and recall of one page, −1 where undefined. */
    private static double[] score(Map<String, Integer> gold, Map<String, Integer> found) {
        int right = gold.entrySet().stream().mapToInt(e -> Math.min(e.getValue(), found.getOrDefault(e.getKey(), 0))).sum();
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        int wanted = gold.values().stream().mapToInt(Integer::intValue).sum();
        return new double[] {all == 0 ? -1 : right / (double) all, wanted == 0 ? -1 : right / (double) wanted};
    }

    private static double f1(double[][] scores, java.util.function.IntPredicate which) {
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < scores.length; i++) {
            for (int k = 0; k < 2 && which.test(i); k++) {
                if (scores[i][k] >= 0) {
                    sum[k] += scores[i][k];
                    count[k]++;
                }
            }
        }
        double p = sum[0] / count[0];
        double r = sum[1] / count[1];
        return 2 * p * r / (p + r);
    }
}

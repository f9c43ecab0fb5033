package org.demarche.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarche.engine.story.Copies;
import org.demarche.engine.story.Signature;

/**
 * Times the grouping of copies: {@code CopiesScale CORPUS NUMBER…} groups so many articles of {@link VariedArticles}, in batches of 10,000 of
 * one day, so that nothing is forgotten. Prints for each number the CPU seconds (garbage collection included) for signing and for
 * grouping, the memory of the process at its highest, and pair precision and recall. Making the articles is not counted.
 */
public final class CopiesScale {
    private static final int BATCH = 10_000;

    private CopiesScale() {
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        System.out.println("| articles | signing, CPU s | grouping, CPU s | ms an article | memory, MB | precision | recall |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        for (String number : List.of(args).subList(1, args.length)) {
            run(Path.of(args[0]), Integer.parseInt(number));
        }
    }

    private static void run(Path corpus, int number) throws IOException {
        VariedArticles made = new VariedArticles(corpus, 1);
        Copies copies = new Copies();
        Map<String, String> clusters = new HashMap<>();
        Map<String, String> gold = new HashMap<>();
        Map<String, String> renamed = new HashMap<>();
        double signing = 0;
        double grouping = 0;
        for (int done = 0; done < number; done += BATCH) {
            List<VariedArticles.Article> articles = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, number - done); i++) {
                VariedArticles.Article article = made.next();
                articles.add(article);
                gold.put(article.id(), article.cluster());
            }
            double start = cpu();
            List<Signature> batch = articles.stream().map(a -> Signature.of(a.id(), "2022-01-21", a.text())).toList();
            double signed = cpu();
            Copies.Result result = copies.add(batch);
            grouping += cpu() - signed;
            signing += signed - start;
            result.verdicts().forEach(v -> clusters.put(v.id(), v.cluster()));
            renamed.putAll(result.renamed());
        }
        clusters.replaceAll((id, cluster) -> stands(cluster, renamed));
        long[] pairs = pairs(clusters, gold);
        System.out.printf(Locale.ROOT, "| %,d | %.1f | %.1f | %.2f | %s | %.4f | %.4f |%n", number, signing, grouping, (signing + grouping) * 1000 / number,
                memory(), pairs[0] / (double) pairs[1], pairs[0] / (double) pairs[2]);
    }

    private static String stands(String cluster, Map<String, String> renamed) {
        String now = cluster;
        while (renamed.containsKey(now)) {
            now = renamed.get(now);
        }
        return now;
    }

    private static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "?";
        }
        String peak = Files.readAllLines(status).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElse("0").replaceAll("\\D", "");
        return String.valueOf(Long.parseLong(peak) / 1024);
    }

    /** Pairs that are right, that were put together, that belong together. */
    private static long[] pairs(Map<String, String> clusters, Map<String, String> gold) {
        Map<String, Long> both = new HashMap<>();
        Map<String, Long> put = new HashMap<>();
        Map<String, Long> belong = new HashMap<>();
        clusters.forEach((id, cluster) -> {
            both.merge(cluster + " " + gold.get(id), 1L, Long::sum);
            put.merge(cluster, 1L, Long::sum);
            belong.merge(gold.get(id), 1L, Long::sum);
        });
        return new long[] {pairs(both), pairs(put), pairs(belong)};
    }

    private static long pairs(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }
}

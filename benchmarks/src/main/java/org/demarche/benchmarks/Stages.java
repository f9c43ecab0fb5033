package org.demarche.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.engine.intake.Article;
import org.demarche.engine.language.Reader;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code Stages INPUT}: runs {@link StageBenchmark} on one thread and prints, for each stage, ms a sentence and the multiple of a bare encoder pass of the same run. */
public final class Stages {

    private Stages() {
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        String input = args.length == 0 ? "samples" : args[0];
        int sentences = 0;
        int articles = 0;
        Reader reader = Reader.open();
        for (Article article : StageBenchmark.articles(input)) {
            sentences += reader.annotate(article.text()).sentences().size();
            articles++;
        }
        Map<String, Double> times = times(input);
        double bare = times.get("barePass");
        System.out.printf(Locale.ROOT, "%d articles, %d sentences%n%n| stage | ms a sentence | of a bare pass |%n|---|---:|---:|%n", articles, sentences);
        for (Map.Entry<String, Double> time : times.entrySet()) {
            System.out.printf(Locale.ROOT, "| %s | %.3f | %.2f |%n", time.getKey(), time.getValue() / sentences, time.getValue() / bare);
        }
    }

    private static Map<String, Double> times(String input) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(StageBenchmark.class.getName()).param("input", input)
                .verbosity(VerboseMode.SILENT).shouldFailOnError(true).build()).run();
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : results) {
            times.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
        }
        return times;
    }
}

package org.demarche.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Estimate;
import org.demarche.engine.intake.Source;

/** Counts what a run read, says at once what failed, shows progress, and sums up at the end. Used by one thread. */
final class Summary implements AutoCloseable {
    private final PrintWriter err;
    private final String done;
    private final Source source;
    private final Estimate estimate = new Estimate();
    private final long start = System.nanoTime();
    private long shown = start;
    private final ProgressBar bar;
    private int read;
    private int failed;
    private int warned;
    private boolean quiet;

    /**
     * @param err    where messages go
     * @param done   what happens to an article: "coded", "extracted"
     * @param source tells how far the run has come
     */
    Summary(PrintWriter err, String done, Source source) {
        this(err, done, source, State.none());
    }

    /** @param from where an earlier run stopped, whose counts go on */
    Summary(PrintWriter err, String done, Source source, State from) {
        this.read = from.read();
        this.failed = from.failed();
        this.err = err;
        this.done = done;
        this.source = source;
        this.bar = Terminal.progress() ? new ProgressBarBuilder().setTaskName(done).setInitialMax(-1).setUnit(" articles", 1).showSpeed()
                .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(500).build() : null;
    }

    /** What each article left in the source makes, in order; what fails is told. Memory holds all that is made. */
    <T> List<T> all(Function<Article, T> make) {
        List<T> all = new ArrayList<>();
        while (source.hasNext()) {
            Source.Item item = source.next();
            if (item instanceof Source.Item.Read read) {
                all.add(make.apply(read.article()));
                read();
            } else {
                failed((Source.Item.Failed) item);
            }
        }
        return all;
    }

    /** One article more. */
    void read() {
        read++;
        if (bar != null) {
            bar.step();
            if (System.nanoTime() - shown > 1_000_000_000L) {
                shown = System.nanoTime();
                estimate.add(Duration.ofNanos(shown - start), source.progress());
                bar.setExtraMessage(estimate.remaining().map(r -> " " + words(r.least()) + " to " + words(r.most()) + " left").orElse(""));
            }
        }
    }

    private static String words(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min" : time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    /** Says what failed. */
    void failed(Source.Item.Failed item) {
        failed++;
        err.println("demarche: " + Terminal.safe(item.where()) + ": " + Terminal.safe(item.reason()));
    }

    /** Says what was odd about an article that was read all the same. */
    void warned(String where, String what) {
        warned++;
        err.println("demarche: " + Terminal.safe(where) + ": " + what);
    }

    /** Prints no sum at the end unless there is something to sum up. */
    void quietUnless(boolean something) {
        quiet = !something;
    }

    /** Ends the progress bar and prints the sum. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        if (quiet) {
            return;
        }
        source.progress().passedOver().forEach((reason, count) -> err.println("demarche: passed over " + count + ": " + reason));
        err.println("demarche: " + read + (read == 1 ? " article " : " articles ") + done
                + (warned > 0 ? ", " + warned + " with warnings" : "") + (failed > 0 ? ", " + failed + " failed" : ""));
    }

    /** How many were read so far. */
    int articles() {
        return read;
    }

    /** How many failed so far. */
    int failures() {
        return failed;
    }

    /** 0, or 1 where something failed or nothing was read. */
    int exitCode() {
        return failed > 0 || read == 0 ? Main.FAILED : 0;
    }
}

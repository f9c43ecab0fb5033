package org.demarche.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.demarche.engine.intake.Source;

/** Counts what a run read, says at once what failed, shows progress, and sums up at the end. Used by one thread. */
final class Summary implements AutoCloseable {
    private final PrintWriter err;
    private final String done;
    private final ProgressBar bar;
    private int read;
    private int failed;
    private int warned;

    /**
     * @param err  where messages go
     * @param done what happens to an article: "coded", "extracted"
     */
    Summary(PrintWriter err, String done) {
        this.err = err;
        this.done = done;
        this.bar = Terminal.progress() ? new ProgressBarBuilder().setTaskName(done).setInitialMax(-1).setUnit(" articles", 1).showSpeed()
                .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(500).build() : null;
    }

    /** One article more. */
    void read() {
        read++;
        if (bar != null) {
            bar.step();
        }
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

    /** Ends the progress bar and prints the sum. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        err.println("demarche: " + read + (read == 1 ? " article " : " articles ") + done
                + (warned > 0 ? ", " + warned + " with warnings" : "") + (failed > 0 ? ", " + failed + " failed" : ""));
    }

    /** 0, or 1 where something failed or nothing was read. */
    int exitCode() {
        return failed > 0 || read == 0 ? Main.FAILED : 0;
    }
}

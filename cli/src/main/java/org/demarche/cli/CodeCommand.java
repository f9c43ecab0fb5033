package org.demarche.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Place;
import org.demarche.engine.intake.Source;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demarche code}: the record of every article as JSON Lines, in input order. */
@Command(name = "code", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Codes articles into records (docs/record.md), one JSON object a line, in input order.",
        footerHeading = "%nExamples:%n",
        footer = {"  demarche code samples/ --out records.jsonl", "  demarche code news.jsonl.gz --once --out records.jsonl --threads 4",
            "  demarche code CC-NEWS-*.warc.gz --language en --out day.jsonl --state day.state", "  demarche code page.html --published 2022-02-01"})
final class CodeCommand implements Callable<Integer> {
    private static final int BATCH = 2_000;
    private static final int SAVED_EVERY = 200;

    /** The forms that records can be written in. */
    enum Format {
        /** The contract itself. */
        JSONL
    }

    @Spec
    private CommandSpec spec;
    @Mixin
    private InputOptions inputs;
    @Mixin
    private LayerOptions layers;
    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the records go; - (the default) is standard output.")
    private String out;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "jsonl", description = "jsonl, the contract itself.")
    private Format format;
    @Option(names = "--threads", paramLabel = "N", description = "Articles coded at a time; as many as there are processors by default.")
    private Integer threads;
    @Option(names = "--once", description = "Code one article of each group of copies, the fullest and earliest; the others get its id as copy_of.")
    private boolean once;
    @Option(names = "--state", paramLabel = "FILE", description = "Keep in FILE how far the run has come; called again after a stop, it goes on there.")
    private Path state;

    @Override
    public Integer call() throws Exception {
        int workers = threads(threads, spec);
        if (state != null && once) {
            throw new ParameterException(spec.commandLine(), "--state and --once do not go together: copies are found among all articles read");
        }
        Resume from = state == null ? null : Resume.read(state);
        try (Source source = inputs.open(from == null ? Place.START : from.place()); Output output = new Output(out, spec.commandLine().getOut(), from);
                Summary summary = new Summary(spec.commandLine().getErr(), "coded", source)) {
            Coder coder = layers.coder();
            if (once) {
                once(source, workers, coder, summary, record -> output.line(RecordJson.write(record)));
            } else {
                int[] since = {0};
                code(source, workers, coder, summary, (record, place) -> {
                    if (record != null) {
                        output.line(RecordJson.write(record));
                    }
                    if (state != null && ++since[0] % SAVED_EVERY == 0) {
                        new Resume(place, output.flush()).write(state);
                    }
                });
            }
            output.done();
            if (state != null) {
                Files.deleteIfExists(state);
            }
            return summary.exitCode();
        }
    }

    /** The number of threads asked for, or as many as there are processors. */
    static int threads(Integer asked, CommandSpec spec) {
        if (asked != null && (asked < 1 || asked > 256)) {
            throw new ParameterException(spec.commandLine(), "--threads wants a number from 1 to 256");
        }
        return asked != null ? asked : Runtime.getRuntime().availableProcessors();
    }

    /** Takes a record, or null in place of a failure, and the place behind its article. */
    interface Sink {
        void accept(ArticleRecord record, Place place);
    }

    /** An item and the place behind it. */
    private record Placed(Source.Item item, Place place) {
    }

    /** What became of an item. */
    private record Outcome(ArticleRecord record, Source.Item.Failed failure, Place place) {
    }

    /** Codes what the source yields and hands the records on in its order; failures go to the summary in their place. */
    static void code(Source source, int threads, Coder coder, Summary summary, Sink sink) {
        Iterator<Placed> items = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public Placed next() {
                return new Placed(source.next(), source.place());
            }
        };
        InOrder.map(items, threads, p -> coded(p, coder), outcome -> {
            sink.accept(outcome.record, outcome.place);
            if (outcome.record == null) {
                summary.failed(outcome.failure);
            } else {
                read(outcome.record, summary);
            }
        });
    }

    /** Counts an article that was read, with a word where it was not coded. */
    static void read(ArticleRecord record, Summary summary) {
        summary.read();
        if (record.language() != null && !record.language().equals(Coder.LANGUAGE)) {
            summary.warned(record.id(), "language " + record.language() + " is not coded, only English is");
        }
    }

    private static Outcome coded(Placed placed, Coder coder) {
        if (placed.item instanceof Source.Item.Failed failed) {
            return new Outcome(null, failed, placed.place);
        }
        Object outcome = OnceCoder.coded(((Source.Item.Read) placed.item).article(), coder);
        return outcome instanceof ArticleRecord record ? new Outcome(record, null, placed.place) : new Outcome(null, (Source.Item.Failed) outcome, placed.place);
    }

    /** Codes one article of each cluster; copies are looked for in batches. */
    private static void once(Source source, int threads, Coder coder, Summary summary, Consumer<ArticleRecord> sink) {
        OnceCoder once = new OnceCoder(coder, threads);
        while (source.hasNext()) {
            once.code(batch(source, BATCH), record -> {
                sink.accept(record);
                read(record, summary);
            }, summary::failed);
        }
    }

    /** The next items of a source, at most so many. */
    static List<Source.Item> batch(Source source, int most) {
        List<Source.Item> batch = new ArrayList<>();
        while (batch.size() < most && source.hasNext()) {
            batch.add(source.next());
        }
        return batch;
    }
}

package org.demarche.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
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
@Command(name = "code",
        description = "Codes articles into records (docs/record.md), one JSON object a line, in input order.",
        footer = {"  demarche code samples/ --out records.jsonl", "  demarche code news.jsonl.gz --once --out records.jsonl --threads 4",
            "  demarche code CC-NEWS-*.warc.gz --language en --out day.jsonl --state day.state", "  demarche code page.html --published 2022-02-01"})
final class CodeCommand implements Callable<Integer> {
    private static final int BATCH = 2_000;

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
    @Mixin
    private StateOptions stops;
    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the records go; - (the default) is standard output.")
    private String out;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "jsonl", description = "jsonl, the only one.")
    private Format format;
    @Option(names = "--threads", paramLabel = "N", description = "Articles coded at a time; as many as there are processors by default.")
    private Integer threads;
    @Option(names = "--once", description = "Code one article of each group of copies, the fullest and earliest; the others get its id as copy_of.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        int workers = threads(threads, spec);
        try (State state = stops.open(once); Source source = inputs.open(state); Output output = new Output(out, spec.commandLine().getOut(), state);
                Summary summary = new Summary(spec.commandLine().getErr(), "coded", source, state)) {
            Coder coder = layers.coder();
            if (once) {
                once(source, workers, coder, summary, output, state);
            } else {
                code(source, workers, coder, summary, (item, record, place) -> {
                    if (record != null) {
                        output.line(RecordJson.write(record));
                    }
                    state.passed(item, place, output, summary);
                });
            }
            state.done(source, output, summary);
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

    /** Takes an item, its record, or null in place of a failure, and the place behind it. */
    interface Sink {
        void accept(Source.Item item, ArticleRecord record, Place place);
    }

    /** An item and the place behind it. */
    private record Placed(Source.Item item, Place place) {
    }

    /** What became of an item: a record, or a failure. */
    private record Outcome(Placed placed, Object made) {
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
        InOrder.map(items, threads, p -> new Outcome(p, p.item instanceof Source.Item.Read read ? OnceCoder.coded(read, coder::code) : p.item), outcome -> {
            ArticleRecord record = outcome.made instanceof ArticleRecord made ? made : null;
            if (record == null) {
                summary.failed((Source.Item.Failed) outcome.made);
            } else {
                read(record, summary);
            }
            sink.accept(outcome.placed.item, record, outcome.placed.place);
        });
    }

    /** Counts an article that was read, with a word where it was not coded. */
    static void read(ArticleRecord record, Summary summary) {
        summary.read();
        if (record.language() != null && !record.language().equals(Coder.LANGUAGE)) {
            summary.warned(record.id(), "language " + record.language() + " is not coded, only English is");
        }
    }

    /** Codes one article of each cluster; copies are looked for in batches. */
    private static void once(Source source, int threads, Coder coder, Summary summary, Output output, State state) {
        OnceCoder once = new OnceCoder(coder, threads);
        state.replay(once::know);
        while (source.hasNext()) {
            List<Source.Item> batch = batch(source, BATCH);
            List<OnceCoder.Known> known = once.code(batch, record -> {
                output.line(RecordJson.write(record));
                read(record, summary);
            }, summary::failed);
            state.passed(batch, known, source.place(), output, summary);
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

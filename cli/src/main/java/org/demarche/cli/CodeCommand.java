package org.demarche.cli;

import java.util.concurrent.Callable;
import org.demarche.engine.Coder;
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
        footer = {"  demarche code samples/ --out records.jsonl", "  demarche code news.jsonl.gz --out records.jsonl --threads 4",
            "  demarche code page.html --published 2022-02-01"})
final class CodeCommand implements Callable<Integer> {
    /** The forms that records can be written in. */
    enum Format {
        JSONL
    }

    @Spec
    private CommandSpec spec;
    @Mixin
    private InputOptions inputs;
    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the records go; - (the default) is standard output.")
    private String out;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "jsonl", description = "jsonl, the contract itself.")
    private Format format;
    @Option(names = "--threads", paramLabel = "N", description = "Articles coded at a time; as many as there are processors by default.")
    private Integer threads;

    @Override
    public Integer call() throws Exception {
        int workers = threads(threads, spec);
        try (Source source = inputs.open(); Output output = new Output(out, spec.commandLine().getOut());
                Summary summary = new Summary(spec.commandLine().getErr(), "coded")) {
            code(source, workers, Coder.open(), summary, record -> output.line(RecordJson.write(record)));
            output.done();
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

    /** Codes what the source yields and hands the records on in its order; failures go to the summary in their place. */
    static void code(Source source, int threads, Coder coder, Summary summary, java.util.function.Consumer<ArticleRecord> sink) {
        InOrder.map(source, threads, item -> outcome(item, coder), outcome -> {
            if (outcome instanceof ArticleRecord record) {
                sink.accept(record);
                summary.read();
                if (record.language() != null && !record.language().equals("en")) {
                    summary.warned(record.id(), "language " + record.language() + " is not coded, only English is");
                }
            } else {
                summary.failed((Source.Item.Failed) outcome);
            }
        });
    }

    private static Object outcome(Source.Item item, Coder coder) {
        if (item instanceof Source.Item.Read read) {
            try {
                return coder.code(read.article());
            } catch (RuntimeException | StackOverflowError e) {
                return new Source.Item.Failed(read.article().id(), "could not be coded: " + e);
            }
        }
        return item;
    }
}

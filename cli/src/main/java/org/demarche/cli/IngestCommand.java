package org.demarche.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.demarche.engine.intake.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche ingest}: codes articles into an archive; safe to repeat, stop and resume. */
@Command(name = "ingest",
        description = "Codes articles into an archive. An article is stored once; one coded by another version is replaced, and its old record kept. "
                + "Stop it at any time and call it again: what was stored is passed over before it is coded. While serve runs, articles are handed to it.",
        footer = {"  demarche ingest samples/", "  demarche ingest CC-NEWS-*.warc.gz --language en --archive news"})
final class IngestCommand implements Callable<Integer> {
    private static final int BATCH = 50;

    @Spec
    private CommandSpec spec;
    @Mixin
    private InputOptions inputs;
    @Mixin
    private LayerOptions layers;
    @Mixin
    private ArchiveOptions archive;
    @Mixin
    private Alerting alerting;
    @Option(names = "--threads", paramLabel = "N", description = "Articles coded at a time; as many as there are processors by default.")
    private Integer threads;

    @Override
    public Integer call() throws Exception {
        int workers = CodeCommand.threads(threads, spec);
        PrintWriter err = spec.commandLine().getErr();
        alerting.read();
        try (Store store = Store.open(archive.folder()); Source source = inputs.open(); Summary summary = new Summary(err, "ingested", source)) {
            Ingest ingest = new Ingest(layers.coder(archive.folder()), workers);
            alerting.know(store);
            while (source.hasNext()) {
                ingest.take(CodeCommand.batch(source, BATCH), store, summary);
                alerting.send(store, spec.commandLine().getOut(), err);
            }
            err.println("demarche: " + ingest.counts());
            return summary.failures() > 0 ? Main.FAILED : 0;
        }
    }
}

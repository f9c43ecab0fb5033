package org.demarche.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.demarche.archive.Archive;
import org.demarche.archive.Owner;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Signature;
import org.demarche.record.ArticleRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche ingest}: codes articles into an archive; safe to repeat, stop and resume. */
@Command(name = "ingest", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Codes articles into an archive. An article is stored once; one coded by another version is replaced, and its old record kept. "
                + "Stop it at any time and call it again: what was stored is passed over before it is coded. While serve runs, articles are handed to it.",
        footerHeading = "%nExamples:%n",
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
    @Option(names = "--threads", paramLabel = "N", description = "Articles coded at a time; as many as there are processors by default.")
    private Integer threads;

    @Override
    public Integer call() throws Exception {
        int workers = CodeCommand.threads(threads, spec);
        PrintWriter err = spec.commandLine().getErr();
        Owner owner = Owner.of(archive.folder());
        Map<Archive.Added, Integer> counts = new EnumMap<>(Archive.Added.class);
        try (Store store = owner == null ? new Store.Own(Archive.open(archive.folder())) : new Store.Handed(owner);
                Source source = inputs.open(); Summary summary = new Summary(err, "ingested", source)) {
            Coder coder = layers.coder();
            OnceCoder once = new OnceCoder(coder, workers);
            if (store.archive() != null) {
                once.know(store.archive().recent().stream().map(t -> Signature.of(t.id(), t.published(), t.text())).toList());
            }
            while (source.hasNext()) {
                List<Source.Item> batch = CodeCommand.batch(source, BATCH);
                int before = batch.size();
                batch.removeIf(item -> item instanceof Source.Item.Read read && store.archive() != null
                        && store.archive().knows(coder.copy(read.article(), null, null)));
                counts.merge(Archive.Added.KNOWN, before - batch.size(), Integer::sum);
                List<ArticleRecord> records = new ArrayList<>();
                once.code(batch, record -> {
                    records.add(record);
                    CodeCommand.read(record, summary);
                }, summary::failed);
                if (!records.isEmpty()) {
                    store.add(records).forEach(a -> counts.merge(a, 1, Integer::sum));
                }
            }
            err.println("demarche: " + counts.getOrDefault(Archive.Added.NEW, 0) + " new, " + counts.getOrDefault(Archive.Added.REPLACED, 0) + " coded again, "
                    + counts.getOrDefault(Archive.Added.KNOWN, 0) + " there already");
            return summary.failures() > 0 ? Main.FAILED : 0;
        }
    }
}

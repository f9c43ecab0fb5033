package org.demarche.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.demarche.archive.Export;
import org.demarche.archive.Selection;
import org.demarche.record.EventType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche export}: an archive, or a part of it, in formats that other programs read. */
@Command(name = "export",
        description = "Writes an archive's records, events, statements or dyads (docs/exports.md).",
        footer = {"  demarche export --format parquet --out events.parquet", "  demarche export --format dyads --from 2022-01-01 --to 2022-02-28 --actor RUS --out dyads.csv",
            "  demarche export --format plover --event THREATEN --no-text --out threats.jsonl"})
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private ArchiveOptions archive;
    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (in either case).")
    private Export.Format format;
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out;
    @Option(names = "--from", paramLabel = "DATE", description = "Only events on this day or later.")
    private LocalDate from;
    @Option(names = "--to", paramLabel = "DATE", description = "Only events on this day or earlier.")
    private LocalDate to;
    @Option(names = "--actor", paramLabel = "CODE", split = ",", description = "Only events with this side: a country code, or an actor's key.")
    private List<String> actors = new ArrayList<>();
    @Option(names = "--event", paramLabel = "TYPE", split = ",", description = "Only events of this type: ${COMPLETION-CANDIDATES}.")
    private List<EventType> events = new ArrayList<>();
    @Option(names = "--no-text", description = "Leave out the articles' own words.")
    private boolean noText;

    @Override
    public Integer call() {
        try (Store store = Store.existing(archive.folder())) {
            long rows = store.export(format, new Selection(from, to, actors, events.stream().map(Enum::name).toList()), !noText, Output.replaceable(out));
            spec.commandLine().getErr().println("demarche: " + rows + " rows written to " + out);
            return 0;
        }
    }
}

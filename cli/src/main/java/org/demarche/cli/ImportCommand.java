package org.demarche.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.demarche.engine.world.Import;
import org.demarche.engine.world.Importer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche import}: dictionaries of the older coders, or a CSV from Wikidata, as a layer. */
@Command(name = "import",
        description = "Reads a CAMEO/PETRARCH dictionary of actors, agents or discards, or a CSV from Wikidata (docs/world.md), into a table that "
                + "read, code, who, ingest, watch and serve take with --layer or --fallback. Reports entries, skipped lines, conflicts and the latest date.",
        footer = {"  demarche import Phoenix.Countries.actors.txt --out countries.tsv", "  demarche code news.jsonl --fallback countries.tsv --out records.jsonl"})
final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "FILE", description = "The dictionary; its kind is told by its name (agents, discards, .csv; else actors).")
    private Path file;
    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The table to write.")
    private Path out;
    @Option(names = "--all", description = "List every skipped line, warning and conflict, not only the first ten of each.")
    private boolean all;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Output.replaceable(out);
        Import read;
        try {
            read = Importer.read(file, true);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + UserError.reason(e));
        }
        try {
            List<String> comment = new ArrayList<>(List.of("Imported from " + file.getFileName() + " by demarche import; the licence of the source holds:"));
            comment.addAll(read.licence());
            read.layer().write(out, comment);
        } catch (IOException e) {
            throw new UserError("cannot write " + out + ": " + UserError.reason(e));
        }
        err.println("demarche: " + read.entries() + " entries, " + read.skipped().size() + " lines skipped, " + read.warnings().size() + " kept with a doubt, "
                + read.conflicts().size() + " names with several countries, latest date " + (read.latest() == null ? "none" : read.latest()));
        list(err, "skipped", read.skipped().stream().map(n -> "line " + n.line() + ": " + n.reason()).toList());
        list(err, "doubtful", read.warnings().stream().map(n -> "line " + n.line() + ": " + n.reason()).toList());
        list(err, "conflict", read.conflicts().entrySet().stream().map(e -> e.getKey() + ": " + String.join(", ", e.getValue())).toList());
        return read.entries() == 0 ? Main.FAILED : 0;
    }

    private void list(PrintWriter err, String what, List<String> lines) {
        lines.stream().limit(all ? Long.MAX_VALUE : SHOWN).forEach(line -> err.println("demarche: " + what + " " + Terminal.safe(line)));
        if (!all && lines.size() > SHOWN) {
            err.println("demarche: … and " + (lines.size() - SHOWN) + " more (--all lists them)");
        }
    }
}

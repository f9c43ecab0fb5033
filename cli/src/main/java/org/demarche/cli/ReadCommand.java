package org.demarche.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.demarche.engine.intake.Source;
import org.demarche.record.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche read}: the record for people, each article as soon as it is read. */
@Command(name = "read",
        description = "Prints what happened: who did or said what to whom, demands and answers, denials, forces, each with its sentence.",
        footer = {"  demarche read samples/", "  demarche read article.txt --published 2022-02-01", "  demarche read page.html --json"})
final class ReadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private InputOptions inputs;
    @Mixin
    private LayerOptions layers;
    @Option(names = "--json", description = "Print records as JSON Lines, as code does.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Dossier dossier = new Dossier(Terminal.width(), Terminal.colour());
        try (Source source = inputs.open(); Summary summary = new Summary(spec.commandLine().getErr(), "read", source)) {
            CodeCommand.code(source, 1, layers.coder(), summary, (item, record, place) -> {
                if (record == null) {
                    return;
                }
                out.print(json ? RecordJson.write(record) + "\n" : dossier.of(record));
                Output.check(out);
            });
            return summary.exitCode();
        }
    }
}

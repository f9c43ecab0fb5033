package org.demarche.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.demarche.engine.world.Who;
import org.demarche.engine.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche who}: how a name resolves on a day, from which layer, and why. */
@Command(name = "who",
        description = "Shows how a name resolves on a day: code, sector and office, from which table, and why.",
        footer = {"  demarche who \"Angela Merkel\" --date 2012-05-01", "  demarche who Kremlin", "  demarche who \"Hassan Rouhani\" --date 2020-01-01 --layer mine.tsv"})
final class WhoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "A name, as one or several words.")
    private List<String> name;
    @Option(names = "--date", paramLabel = "DATE", description = "The day (YYYY-MM-DD); without it a name resolves as in an article without a date.")
    private LocalDate date;
    @Mixin
    private LayerOptions layers;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Who> all = World.load(layers.layers()).who(String.join(" ", name), date);
        if (all.isEmpty()) {
            spec.commandLine().getErr().println("demarche: no table knows " + Terminal.safe(String.join(" ", name)));
            return Main.FAILED;
        }
        for (Who who : all) {
            out.println(Terminal.safe(who.name()) + "  " + who.kind() + "  " + (who.code() == null ? "no code" : who.code()) + " " + String.join(" ", who.sectors())
                    + (who.office() == null ? "" : "  " + who.office()) + (who.identifier() == null ? "" : "  " + who.identifier()));
            out.println("    from " + Terminal.safe(who.layer()) + ": " + Terminal.safe(who.why()));
            who.terms().forEach(term -> out.println("    " + Terminal.safe(term)));
        }
        return 0;
    }
}

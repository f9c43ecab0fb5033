package org.demarche.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.demarche.archive.ArchiveException;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.UnreadableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code demarche} command. Exit codes: 0 all read, 1 some input failed and was reported, 2 wrong usage, 3 internal error. */
@Command(name = "demarche", scope = CommandLine.ScopeType.INHERIT, mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Reads the news of a crisis and keeps the record: who did or said what to whom, when and where.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReadCommand.class, CodeCommand.class, ExtractCommand.class, DedupeCommand.class, StoriesCommand.class, WhoCommand.class, ImportCommand.class,
            IngestCommand.class, WatchCommand.class, ExportCommand.class, RemoveCommand.class, ServeCommand.class, EvaluateCommand.class, CorpusCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all was read", "1:some input failed and was reported", "2:wrong usage", "3:internal error"},
        footerHeading = "%nExamples:%n",
        footer = {"  demarche read samples/", "  demarche code news/ --out records.jsonl", "  demarche code --help"})
public final class Main implements Callable<Integer> {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int INTERNAL = 3;

    @Spec
    private CommandSpec spec;

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, false, StandardCharsets.UTF_8), new PrintWriter(System.err, true, StandardCharsets.UTF_8), args));
    }

    /**
     * Runs a command line.
     *
     * @param out  where results go
     * @param err  where messages go
     * @param args the words after {@code demarche}
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Terminal.width())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::failed)
                .registerConverter(LocalDate.class, Main::day);
        line.getSubcommands().values().forEach(c -> c.getCommandSpec().usageMessage().autoWidth(false).width(Terminal.width()));
        int code = line.execute(args);
        if (out.checkError() && code == 0) {
            err.println("demarche: cannot write to standard output");
            return FAILED;
        }
        return code;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no day of the form YYYY-MM-DD");
        }
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (e instanceof UserError || e instanceof ArchiveException || e instanceof UnreadableException) {
            line.getErr().println("demarche: " + e.getMessage());
            return FAILED;
        }
        line.getErr().println("demarche: internal error: " + e);
        e.printStackTrace(line.getErr());
        return INTERNAL;
    }

    /** Called without a command: says how to use it. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }

    /** Prints the version of program, tables and model. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"demarche " + Coder.programVersion()};
        }
    }
}

package org.demarche.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.demarche.evaluation.Agreement;
import org.demarche.evaluation.Coverage;
import org.demarche.evaluation.Gold;
import org.demarche.evaluation.corpus.CorpusCompiler;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche corpus}: the corpus's markup to gold, and what gold holds. */
@Command(name = "corpus",
        description = "Compiles the corpus's markup (corpus/README.md) into gold, naming file and line of what is wrong.",
        footer = {"  demarche corpus corpus/train --out train.jsonl", "  demarche corpus --coverage train.jsonl", "  demarche corpus --agreement first.jsonl second.jsonl"})
final class CorpusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Markup files or folders; with --coverage or --agreement, gold.")
    private List<Path> paths;
    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the gold goes; - (the default) is standard output.")
    private String out;
    @ArgGroup
    private Look look;

    /** What else may be done with gold. */
    static final class Look {
        @Option(names = "--coverage", description = "Count what gold holds: types, modes, families, countries, decades, near-duplicates.")
        private boolean coverage;
        @Option(names = "--agreement", description = "Compare two annotations of the same blocks, layer by layer.")
        private boolean agreement;
    }

    @Override
    public Integer call() {
        try {
            if (look != null && look.coverage) {
                spec.commandLine().getOut().print(Coverage.of(Gold.readAll(paths)).text());
                return 0;
            }
            if (look != null && look.agreement) {
                if (paths.size() != 2) {
                    spec.commandLine().getErr().println("demarche: --agreement wants two files");
                    return Main.USAGE;
                }
                spec.commandLine().getOut().print(Agreement.compare(Gold.readAll(paths.subList(0, 1)), Gold.readAll(paths.subList(1, 2))).text());
                return 0;
            }
            CorpusCompiler.Result result = CorpusCompiler.checking().compile(paths);
            try (Output output = new Output(out, spec.commandLine().getOut())) {
                result.gold().forEach(g -> output.line(g.write()));
                output.done();
            }
            result.errors().forEach(e -> spec.commandLine().getErr().println("demarche: " + e));
            spec.commandLine().getErr().println("demarche: " + result.gold().size() + " blocks compiled, " + result.errors().size() + " mistakes");
            return result.errors().isEmpty() ? 0 : Main.FAILED;
        } catch (IOException e) {
            throw UserError.unreadable(e);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }
}

package org.demarche.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.demarche.evaluation.Evaluation;
import org.demarche.evaluation.Gold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche evaluate}: records against gold in the contract's form. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Scores records against gold in the contract's own form: precision, recall and F1 of every layer; the last line is JSON.",
        footerHeading = "%nExamples:%n",
        footer = {"  demarche corpus corpus/held-out --out gold.jsonl", "  demarche code gold.jsonl --out records.jsonl",
            "  demarche evaluate --gold gold.jsonl --pred records.jsonl"})
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Option(names = "--gold", required = true, arity = "1..*", paramLabel = "FILE", description = "Records as they should be, JSON Lines.")
    private List<Path> gold;
    @Option(names = "--pred", required = true, arity = "1..*", paramLabel = "FILE", description = "Records as they were coded, JSON Lines.")
    private List<Path> predicted;

    @Override
    public Integer call() {
        try {
            spec.commandLine().getOut().print(Evaluation.score(Gold.readAll(gold), Evaluation.records(predicted)).text());
            return 0;
        } catch (IOException e) {
            throw new UserError("cannot read " + e.getMessage() + ": " + UserError.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }
}

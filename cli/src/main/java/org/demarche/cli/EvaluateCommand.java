package org.demarche.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.demarche.evaluation.Evaluation;
import org.demarche.evaluation.Gold;
import org.demarche.record.ArticleRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche evaluate}: records against gold in the contract's form. */
@Command(name = "evaluate",
        description = "Scores records against gold, records as they should be: precision, recall and F1 of every layer; the last line is JSON (docs/evaluation.md).",
        footer = {"  demarche corpus corpus/held-out --out gold.jsonl", "  demarche code gold.jsonl --out records.jsonl",
            "  demarche evaluate --gold gold.jsonl --pred records.jsonl", "  demarche evaluate --reviews --archive news"})
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private ArchiveOptions archive;
    @ArgGroup(multiplicity = "1", exclusive = true)
    private What what;

    /** What is scored. */
    static final class What {
        @ArgGroup(exclusive = false)
        private Files files;
        @Option(names = "--reviews", required = true, description = "Score the events that people reviewed on the desk: what they made of them is gold, what the machine coded is scored.")
        private boolean reviews;
    }

    /** Gold and records. */
    static final class Files {
        @Option(names = "--gold", required = true, arity = "1..*", paramLabel = "FILE", description = "Records as they should be, JSON Lines.")
        private List<Path> gold;
        @Option(names = "--pred", required = true, arity = "1..*", paramLabel = "FILE", description = "Records as they were coded, JSON Lines.")
        private List<Path> predicted;
    }

    @Override
    public Integer call() {
        try {
            List<Gold> gold = new ArrayList<>();
            Map<String, ArticleRecord> coded = new LinkedHashMap<>();
            if (what.reviews) {
                try (Store store = Store.existing(archive.folder())) {
                    store.reviewed().forEach((line, record) -> {
                        gold.add(Gold.read(line));
                        coded.put(record.id(), record);
                    });
                }
                if (gold.isEmpty()) {
                    throw new UserError("nothing was reviewed yet in " + archive.folder());
                }
            } else {
                gold.addAll(Gold.readAll(what.files.gold));
                coded.putAll(Evaluation.records(what.files.predicted));
            }
            spec.commandLine().getOut().print(Evaluation.score(gold, coded).text());
            return 0;
        } catch (IOException e) {
            throw UserError.unreadable(e);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }
}

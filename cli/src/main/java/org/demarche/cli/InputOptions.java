package org.demarche.cli;

import java.time.LocalDate;
import java.util.List;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads articles takes. */
final class InputOptions {
    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "HTML pages, plain text, JSON Lines, WARC (each also as .gz), "
            + "folders of them, or - for standard input.")
    private List<String> inputs;

    @Option(names = "--published", paramLabel = "DATE", description = "Publication date (YYYY-MM-DD) of every input that names none itself.")
    private LocalDate published;

    /** Opens the inputs in the order given. */
    Source open() {
        return Sources.open(inputs, published, System.in);
    }
}

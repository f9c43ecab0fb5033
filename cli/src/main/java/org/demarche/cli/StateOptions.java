package org.demarche.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a long run keeps how far it has come. */
final class StateOptions {
    @Option(names = "--state", paramLabel = "FILE", description = "Keep in FILE how far the run has come; called again after a stop, it goes on there.")
    private Path file;

    /** The state of a run. @param once whether it looks for copies */
    State open(boolean once) {
        return State.of(file, once);
    }
}

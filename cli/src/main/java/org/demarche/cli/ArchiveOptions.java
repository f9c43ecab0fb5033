package org.demarche.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which archive. */
final class ArchiveOptions {
    @Option(names = "--archive", paramLabel = "DIR", defaultValue = "demarche-archive", description = "The archive's folder; ${DEFAULT-VALUE} by default.")
    private Path folder;

    Path folder() {
        return folder;
    }
}

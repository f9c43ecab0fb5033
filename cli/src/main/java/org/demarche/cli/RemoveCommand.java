package org.demarche.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche remove}: takes articles out of an archive, with all that came from them alone. */
@Command(name = "remove",
        description = "Takes an article or all articles of a publisher out of an archive, with everything that came from them alone.",
        footer = {"  demarche remove --id 03-geneva", "  demarche remove --publisher \"Harbour Wire\""})
final class RemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private ArchiveOptions archive;
    @ArgGroup(multiplicity = "1")
    private What what;

    /** What to take out. */
    static final class What {
        @Option(names = "--id", required = true, paramLabel = "ID", description = "The article. May be given again.")
        private List<String> ids = new ArrayList<>();
        @Option(names = "--publisher", required = true, paramLabel = "NAME", description = "The publisher.")
        private String publisher;
    }

    @Override
    public Integer call() {
        try (Store store = Store.existing(archive.folder())) {
            int count = store.remove(what.ids, what.publisher);
            spec.commandLine().getErr().println("demarche: " + count + (count == 1 ? " article" : " articles") + " taken out");
            return count == 0 ? Main.FAILED : 0;
        }
    }
}

package org.demarche.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.Coder;
import org.demarche.engine.world.Layer;
import picocli.CommandLine.Option;

/** Tables of the user's own, laid over those of the program. */
final class LayerOptions {
    @Option(names = "--layer", paramLabel = "FILE", description = "A table of your own (made by import, or written by hand) whose entries win over the program's. May be given again.")
    private List<Path> winning = new ArrayList<>();

    @Option(names = "--fallback", paramLabel = "FILE", description = "The same, but the program's entries win.")
    private List<Path> losing = new ArrayList<>();

    /** The layers in the order of the command line, those that win first. @throws UserError if one cannot be read */
    List<Layer> layers() {
        List<Layer> all = new ArrayList<>();
        winning.forEach(f -> all.add(read(f, true)));
        losing.forEach(f -> all.add(read(f, false)));
        return all;
    }

    /** A coder with the layers. */
    Coder coder() {
        return Coder.open(new Coder.Options(true, layers()));
    }

    private static Layer read(Path file, boolean wins) {
        try {
            return Layer.read(file, wins);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + UserError.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }
}

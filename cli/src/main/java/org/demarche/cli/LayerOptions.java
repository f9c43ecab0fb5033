package org.demarche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.Coder;
import org.demarche.engine.world.Layer;
import picocli.CommandLine.Option;

/** Tables of the user's own, laid over those of the program. */
final class LayerOptions {
    /** The table of corrections in an archive's folder. */
    static final String CORRECTIONS = "roles.tsv";

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

    /** A coder with the layers for an archive: its own corrections, made on the desk, come first. */
    Coder coder(Path archive) {
        List<Layer> all = layers();
        if (changed(archive) != null) {
            all.add(0, read(archive.resolve(CORRECTIONS), true));
        }
        return Coder.open(new Coder.Options(true, all));
    }

    /** When an archive's own corrections last changed, or null where there are none. */
    static FileTime changed(Path archive) {
        try {
            return Files.getLastModifiedTime(archive.resolve(CORRECTIONS));
        } catch (IOException e) {
            return null;
        }
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

package org.demarche.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.demarche.engine.intake.Sources;

/** From what a user names (files, folders, patterns, on any of Hadoop's file systems) to the files that are read. */
final class Inputs {
    private Inputs() {
    }

    /**
     * All files in the order given, those of a folder or pattern by path, each once. In folders, files with other endings and those whose
     * name begins with {@code .} or {@code _} are passed over. What is not there comes back as an input that does not exist.
     */
    static List<Input> list(List<String> named, Configuration hadoop) throws IOException {
        Set<Input> inputs = new LinkedHashSet<>();
        for (String name : named) {
            Path path = new Path(name);
            FileSystem files = path.getFileSystem(hadoop);
            FileStatus[] found = files.globStatus(path);
            if (found == null || found.length == 0) {
                inputs.add(new Input(name, -1, 0));
                continue;
            }
            for (FileStatus status : found) {
                if (status.isDirectory()) {
                    inputs.addAll(inside(files, status.getPath()));
                } else {
                    inputs.add(input(status));
                }
            }
        }
        return List.copyOf(inputs);
    }

    private static List<Input> inside(FileSystem files, Path folder) throws IOException {
        List<Input> inputs = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
        while (all.hasNext()) {
            FileStatus status = all.next();
            Input input = input(status);
            if ((input.isParquet() || Sources.reads(input.name())) && !isHidden(folder, status.getPath())) {
                inputs.add(input);
            }
        }
        inputs.sort(Comparator.comparing(Input::path));
        return inputs;
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path at = file; at != null && at.depth() > folder.depth(); at = at.getParent()) {
            if (at.getName().startsWith(".") || at.getName().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static Input input(FileStatus status) {
        return new Input(status.getPath().toString(), status.getLen(), status.getModificationTime());
    }
}

package org.demarche.spark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The output folder. Tables lie in folders of their names, partitioned by {@code day} and {@code run}; {@code _manifest} holds one file for each run that
 * was finished, written last: what the manifest does not name is no output, and {@link #sweep} takes it away. {@code _work} holds what a run
 * hands from step to step. One job at a time may write to a folder. Not thread-safe.
 */
final class Store {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MANIFEST = "_manifest";
    private static final String WORK = "_work";

    private final Path root;
    private final FileSystem files;
    private final List<Run> finished;

    /**
     * A run that was finished.
     *
     * @param run     its number, from 1
     * @param once    whether copies were looked for
     * @param program version of the program
     * @param inputs  what was read
     * @param counts  what came out
     */
    record Run(int run, boolean once, String program, List<Input> inputs, Map<String, Long> counts) {

        /** Copies the collections. */
        Run {
            inputs = List.copyOf(inputs);
            counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
        }
    }

    private Store(Path root, FileSystem files, List<Run> finished) {
        this.root = root;
        this.files = files;
        this.finished = finished;
    }

    /**
     * Opens a folder, which need not exist.
     *
     * @throws IOException if it cannot be read, or its manifest is damaged
     */
    static Store open(String out, Configuration hadoop) throws IOException {
        Path given = new Path(out);
        FileSystem files = given.getFileSystem(hadoop);
        Path root = files.makeQualified(given);
        List<Run> finished = new ArrayList<>();
        for (FileStatus status : list(files, new Path(root, MANIFEST))) {
            if (status.getPath().getName().endsWith(".json")) {
                try (InputStream in = files.open(status.getPath())) {
                    finished.add(JSON.readValue(in, Run.class));
                }
            }
        }
        finished.sort(Comparator.comparingInt(Run::run));
        return new Store(root, files, finished);
    }

    /** The runs that were finished, in their order. */
    List<Run> finished() {
        return List.copyOf(finished);
    }

    /** The number of the next run. */
    int next() {
        return finished.isEmpty() ? 1 : finished.get(finished.size() - 1).run() + 1;
    }

    /** All inputs of finished runs. */
    Set<Input> done() {
        Set<Input> done = new HashSet<>();
        finished.forEach(r -> done.addAll(r.inputs()));
        return done;
    }

    /** Takes away what runs left that were not finished. */
    void sweep() throws IOException {
        files.delete(new Path(root, WORK), true);
        Set<String> kept = new HashSet<>();
        finished.forEach(r -> kept.add("run=" + r.run()));
        for (FileStatus table : list(files, root)) {
            if (!table.isDirectory() || table.getPath().getName().startsWith("_")) {
                continue;
            }
            files.delete(new Path(table.getPath(), "_temporary"), true);
            for (FileStatus part : list(files, table.getPath())) {
                if (part.getPath().getName().startsWith("run=")) {
                    remove(part, kept);
                } else if (part.isDirectory()) {
                    for (FileStatus run : list(files, part.getPath())) {
                        remove(run, kept);
                    }
                }
            }
        }
    }

    private void remove(FileStatus part, Set<String> kept) throws IOException {
        if (part.getPath().getName().startsWith("run=") && !kept.contains(part.getPath().getName())) {
            files.delete(part.getPath(), true);
        }
    }

    /** Writes a run into the manifest, which makes its rows part of the output. */
    void finish(Run run) throws IOException {
        Path file = new Path(root, MANIFEST + "/" + String.format(Locale.ROOT, "%06d.json", run.run()));
        Path part = new Path(root, MANIFEST + "/" + run.run() + ".part");
        try (OutputStream out = files.create(part, true)) {
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
        }
        if (!files.rename(part, file)) {
            throw new IOException("cannot write " + file);
        }
        finished.add(run);
    }

    /** Takes away what steps handed on. */
    void endWork() throws IOException {
        files.delete(new Path(root, WORK), true);
    }

    /** Folder of a table. */
    String table(String name) {
        return new Path(root, name).toString();
    }

    /** Folder in which steps keep checkpoints. */
    String checkpoints() {
        return new Path(root, WORK + "/checkpoints").toString();
    }

    /** Keeps rows on disk and gives them back, so that no later step computes them again. */
    Dataset<Row> keep(String name, Dataset<Row> rows) {
        String path = new Path(root, WORK + "/" + name).toString();
        rows.write().mode(SaveMode.Overwrite).parquet(path);
        return rows.sparkSession().read().parquet(path);
    }

    /** A table's rows; none where it is not there yet. */
    Dataset<Row> read(SparkSession spark, String name, StructType schema) throws IOException {
        return files.exists(new Path(root, name)) ? spark.read().schema(schema).parquet(table(name)) : spark.createDataFrame(List.<Row>of(), schema);
    }

    /** Whether a table was written to its end. */
    boolean isWhole(String name) throws IOException {
        return files.exists(new Path(root, name + "/_SUCCESS"));
    }

    private static List<FileStatus> list(FileSystem files, Path folder) throws IOException {
        try {
            return List.of(files.listStatus(folder));
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }
}

package org.demarche.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import scala.Tuple2;

/**
 * Reads an input on an executor by the engine's own {@link Sources}. A file of another machine is first copied to the executor's disk, since a
 * reader of archives has to go back and forth where they are broken. One instance serves one task at a time.
 */
final class InputReader implements FlatMapFunction<Tuple2<Input, Integer>, Row> {
    private static final long serialVersionUID = 1;

    private final Broadcast<SerializableConfiguration> hadoop;
    private final Options options;
    private final boolean signed;
    private final Counters counters;

    /**
     * @param options bounds of reading, and which articles are wanted
     * @param signed  whether copies will be looked for
     */
    InputReader(Broadcast<SerializableConfiguration> hadoop, Options options, boolean signed, Counters counters) {
        this.hadoop = hadoop;
        this.options = options;
        this.signed = signed;
        this.counters = counters;
    }

    @Override
    public Iterator<Row> call(Tuple2<Input, Integer> numbered) {
        Input input = numbered._1();
        Path folder = null;
        try {
            org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(input.path());
            Path file;
            if ("file".equals(path.toUri().getScheme())) {
                file = Path.of(path.toUri().getPath());
            } else {
                folder = Files.createTempDirectory("demarche");
                file = folder.resolve(input.name());
                FileSystem files = path.getFileSystem(hadoop.value().value());
                try (InputStream in = files.open(path)) {
                    Files.copy(in, file);
                }
            }
            return rows(input, numbered._2(), 0, Sources.open(file, input.path(), options), folder);
        } catch (IOException e) {
            delete(folder, input.name());
            counters.failed().add(1);
            return List.of(Items.failed(input, numbered._2(), 0, input.path(), "cannot be fetched: " + e.getMessage(), true)).iterator();
        }
    }

    /**
     * Reads rows of Parquet that were made JSON, in the contract's input form.
     *
     * @param part number of the part of the file that they come from
     */
    Iterator<Row> json(Input input, int number, int part, Iterator<String> lines) {
        if (!lines.hasNext()) {
            return Collections.emptyIterator();
        }
        InputStream stream = new SequenceInputStream(new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return rows(input, number, (long) part << Integer.SIZE, Sources.open(stream, input.path(), options), null);
    }

    private Iterator<Row> rows(Input input, int number, long firstPlace, Source source, Path folder) {
        TaskCompletionListener end = context -> {
            try {
                source.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                delete(folder, input.name());
            }
        };
        TaskContext.get().addTaskCompletionListener(end);
        return new Iterator<>() {
            private long place = firstPlace;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (ended) {
                    return false;
                }
                try {
                    boolean more = source.hasNext();
                    if (!more) {
                        source.progress().passedOver().values().forEach(counters.passedOver()::add);
                        ended = true;
                    }
                    return more;
                } catch (RuntimeException | StackOverflowError e) {
                    return true;
                }
            }

            @Override
            public Row next() {
                if (ended) {
                    throw new NoSuchElementException();
                }
                Source.Item item;
                try {
                    item = source.next();
                } catch (NoSuchElementException e) {
                    throw e;
                } catch (RuntimeException | StackOverflowError e) {
                    ended = true;
                    item = new Source.Item.Failed(input.path(), "the rest could not be read: " + e);
                }
                (item instanceof Source.Item.Read ? counters.read() : counters.failed()).add(1);
                return Items.row(input, number, place++, item, signed);
            }
        };
    }

    private static void delete(Path folder, String name) {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder.resolve(name));
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

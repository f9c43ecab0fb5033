package org.demarche.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Lines to a file or to standard output. A file is written under a temporary name beside it and takes its own name only when complete, so
 * that nobody ever finds half of it; Ctrl-C leaves nothing. With a state, a stopped run leaves the temporary file to go on with. Links are followed,
 * and devices and pipes are written to as they are.
 */
final class Output implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final FileChannel channel;
    private final BufferedWriter writer;
    private final PrintWriter standard;
    private final boolean kept;

    /**
     * @param name a path, or {@code -} for standard output
     * @throws UserError if the file cannot be written
     */
    Output(String name, PrintWriter standard) {
        this(name, standard, State.none());
    }

    /**
     * @param name a path, or {@code -} for standard output
     * @param from where an earlier run stopped, whose part is kept
     * @throws UserError if the file cannot be written, or the part of the earlier run is not there
     */
    Output(String name, PrintWriter standard, State from) {
        this.standard = standard;
        this.kept = from.kept();
        if (name.equals("-")) {
            if (kept) {
                throw new UserError("--state needs --out FILE: what went to standard output cannot be gone on with");
            }
            file = null;
            temporary = null;
            channel = null;
            writer = null;
            return;
        }
        Path named = Path.of(name).toAbsolutePath();
        try {
            if (Files.isDirectory(named)) {
                throw new IOException("is a folder");
            }
            boolean device = Files.exists(named) && !Files.isRegularFile(named);
            if (device && kept) {
                throw new IOException("--state needs a file");
            }
            file = Files.isRegularFile(named) ? named.toRealPath() : named;
            temporary = device ? null : file.resolveSibling("." + file.getFileName() + ".part");
            if (device) {
                channel = FileChannel.open(file, StandardOpenOption.WRITE);
            } else {
                long bytes = from.bytes();
                if (bytes > 0 && !Files.exists(temporary) && Files.isRegularFile(file) && Files.size(file) == bytes) {
                    // stopped between giving the file its name and forgetting the state
                    Files.move(file, temporary);
                }
                channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (channel.size() < bytes) {
                    channel.close();
                    throw new UserError(temporary + " is shorter than the state says: delete the state to begin again");
                }
                channel.truncate(bytes).position(bytes);
                if (!kept) {
                    temporary.toFile().deleteOnExit();
                }
            }
            writer = new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw unwritable(named, e);
        }
    }

    /** A file to be written by others, who put a new file in its place. @throws UserError if it is there and no file, since a device must not be replaced */
    static Path replaceable(Path out) {
        if (Files.exists(out) && !Files.isRegularFile(out)) {
            throw unwritable(out, new IOException(Files.isDirectory(out) ? "is a folder" : "is no file"));
        }
        return out;
    }

    /** Writes a line. @throws UserError if the disk is full or the file gone */
    void line(String line) {
        if (writer == null) {
            standard.print(line);
            standard.print('\n');
            check(standard);
            return;
        }
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Sees that standard output takes what is written. @throws UserError if it does not: a full disk, a pipe whose reader has gone */
    static void check(PrintWriter standard) {
        if (standard.checkError()) {
            throw new UserError("cannot write to standard output");
        }
    }

    /** Brings what was written to the disk. @return the length of the file */
    long flush() {
        try {
            writer.flush();
            channel.force(false);
            return channel.position();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Gives the file its name. @throws UserError if that fails */
    void done() {
        if (writer == null) {
            check(standard);
            return;
        }
        try {
            writer.close();
            if (temporary == null) {
                return;
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Removes what was not completed, unless a state leads back to it. */
    @Override
    public void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                // the reason was told by the write that failed; what matters here is to leave no part behind
            }
            try {
                if (!kept && temporary != null) {
                    Files.deleteIfExists(temporary);
                }
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }
    }

    private static UserError unwritable(Path file, IOException e) {
        return new UserError("cannot write " + file + ": " + UserError.reason(e));
    }
}

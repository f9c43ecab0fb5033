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
 * that nobody ever finds half of it. With a state, a stopped run leaves the temporary file to go on with.
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
        this(name, standard, null);
    }

    /**
     * @param name a path, or {@code -} for standard output
     * @param from where an earlier run stopped, whose part is kept; null for a run that keeps no state
     * @throws UserError if the file cannot be written, or the part of the earlier run is not there
     */
    Output(String name, PrintWriter standard, Resume from) {
        this.standard = standard;
        this.kept = from != null;
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
        file = Path.of(name).toAbsolutePath();
        temporary = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("is a folder");
            }
            channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long bytes = kept ? from.bytes() : 0;
            if (channel.size() < bytes) {
                channel.close();
                throw new UserError(temporary + " is shorter than the state says: delete the state to begin again");
            }
            channel.truncate(bytes).position(bytes);
            writer = new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes a line. @throws UserError if the disk is full or the file gone */
    void line(String line) {
        if (writer == null) {
            standard.print(line);
            standard.print('\n');
            if (standard.checkError()) {
                throw new UserError("cannot write to standard output");
            }
            return;
        }
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Brings what was written to the disk. @return the length of the file */
    long flush() {
        try {
            writer.flush();
            channel.force(false);
            return channel.position();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Gives the file its name. @throws UserError if that fails */
    void done() {
        if (writer == null) {
            standard.flush();
            return;
        }
        try {
            writer.close();
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unwritable(e);
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
                if (!kept) {
                    Files.deleteIfExists(temporary);
                }
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    private UserError unwritable(IOException e) {
        return new UserError("cannot write " + file + ": " + UserError.reason(e));
    }
}

package org.demarche.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Lines to a file or to standard output. A file is written under a temporary name beside it and takes its own name only when complete, so
 * that nobody ever finds half of it.
 */
final class Output implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final BufferedWriter writer;
    private final PrintWriter standard;

    /**
     * @param name a path, or {@code -} for standard output
     * @throws UserError if the file cannot be written
     */
    Output(String name, PrintWriter standard) {
        this.standard = standard;
        if (name.equals("-")) {
            file = null;
            temporary = null;
            writer = null;
            return;
        }
        file = Path.of(name).toAbsolutePath();
        temporary = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("is a folder");
            }
            writer = Files.newBufferedWriter(temporary);
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

    /** Removes what was not completed. */
    @Override
    public void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                // the reason was told by the write that failed; what matters here is to leave no part behind
            }
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    private UserError unwritable(IOException e) {
        return new UserError("cannot write " + file + ": " + UserError.reason(e));
    }
}

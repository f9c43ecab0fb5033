package org.demarche.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Something that the user can mend, told in one line without a stack trace. */
final class UserError extends RuntimeException {
    UserError(String message) {
        super(message);
    }

    /** What could not be read, as far as the exception names it, and why. */
    static UserError unreadable(IOException e) {
        String file = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() + ": " : "";
        return new UserError("cannot read " + file + reason(e));
    }

    /** Why reading or writing failed, in words, without the file's name. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is no folder";
        }
        if (e instanceof CharacterCodingException) {
            return "not UTF-8";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

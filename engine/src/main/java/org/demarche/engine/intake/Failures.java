package org.demarche.engine.intake;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Exceptions in words for people, one line each. */
final class Failures {

    private Failures() {
    }

    /** Why reading failed. */
    static String reason(IOException e) {
        if (e instanceof EOFException) {
            return "compressed data end too early: a truncated file?";
        }
        if (e instanceof ZipException) {
            return "broken gzip data: " + oneLine(String.valueOf(e.getMessage()), 80);
        }
        if (e instanceof AccessDeniedException) {
            return "no permission to read";
        }
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "no such file";
        }
        return oneLine(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), 160);
    }

    /** A message on one line, control characters taken out, cut to a length. */
    static String oneLine(String message, int longest) {
        String plain = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest) + "…";
    }
}

package org.demarche.evaluation.corpus;

/**
 * Something wrong in the corpus.
 *
 * @param file   file name as given
 * @param line   line from 1
 * @param reason what is wrong
 */
public record CorpusError(String file, int line, String reason) {

    /** {@code file:line: reason}, as editors understand it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}

package org.demarche.evaluation.corpus;

/** A mistake at one line of a block; ends that line's compilation, never the run. */
final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    CorpusException(int line, String reason) {
        super(reason);
        this.line = line;
    }

    int line() {
        return line;
    }
}

package org.demarche.engine.intake;

/** An input that cannot be read as an article. The message is one line for people, without the input's name. */
public class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason one line for people */
    public UnreadableException(String reason) {
        super(reason, null, false, false);
    }
}

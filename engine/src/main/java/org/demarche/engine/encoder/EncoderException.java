package org.demarche.engine.encoder;

/** The model is missing, damaged, or failed on one input; the message says which. */
public final class EncoderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a cause, or null. */
    public EncoderException(String message, Throwable cause) {
        super(message, cause);
    }
}

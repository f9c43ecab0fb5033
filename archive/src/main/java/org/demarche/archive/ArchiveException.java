package org.demarche.archive;

/** What is wrong with an archive, in one line for people: in use by another process, of a newer version, damaged, not writable. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message one line for people */
    public ArchiveException(String message) {
        super(message);
    }

    /**
     * @param message one line for people
     * @param cause   what the store said
     */
    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}

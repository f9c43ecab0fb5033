package org.demarche.fetch;

import org.demarche.engine.intake.UnreadableException;

/** An address that was not got. The message is one line for people, without the address. */
public final class FetchException extends UnreadableException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final int status;

    FetchException(String reason, boolean lasting) {
        this(reason, lasting, 0);
    }

    FetchException(String reason, boolean lasting, int status) {
        super(reason);
        this.lasting = lasting;
        this.status = status;
    }

    /** The status that the server answered, or 0. */
    int status() {
        return status;
    }

    /** Whether asking again would be in vain: gone, forbidden, refused by these rules. */
    public boolean lasting() {
        return lasting;
    }
}

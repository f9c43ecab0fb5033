package org.demarche.engine.intake;

/** Gets pages for addresses among the inputs. Which it may get, and how politely, is its own affair; reading knows nothing of networks. */
public interface Web extends AutoCloseable {
    /** Gets nothing. */
    Web NONE = address -> {
        throw new UnreadableException("addresses are not read here");
    };

    /**
     * Gets one page.
     *
     * @param address absolute, http or https
     * @throws UnreadableException saying why it could not or may not be got
     */
    Page get(String address);

    /** Lets go what it holds; nothing by default. */
    @Override
    default void close() {
    }

    /**
     * A page as it came.
     *
     * @param address where it came from in the end, redirects followed
     * @param content its bytes, unpacked
     * @param charset what the server says about their encoding, or null
     * @param plain   whether they are plain text rather than markup
     */
    record Page(String address, byte[] content, String charset, boolean plain) {
    }
}

package org.demarche.record;

import java.util.List;

/**
 * Accounts that contradict each other; all are kept.
 *
 * @param id       unique in the record: Q1, Q2 …
 * @param about    one line
 * @param accounts two or more
 */
public record Dispute(String id, String about, List<Account> accounts) {

    /** Copies the list, which may not be missing. */
    public Dispute {
        accounts = Lists.copy("accounts", accounts);
    }

    /**
     * One side's version.
     *
     * @param by        entity ids
     * @param spans     where it is told
     * @param statement id of the statement that tells it, or null
     */
    public record Account(List<String> by, List<Span> spans, String statement) {

        /** Copies the lists, of which none may be missing. */
        public Account {
            by = Lists.copy("by", by);
            spans = Lists.copy("spans", spans);
        }
    }
}

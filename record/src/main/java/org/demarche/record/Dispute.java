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

    /** Copies the list. */
    public Dispute {
        accounts = List.copyOf(accounts);
    }

    /**
     * One side's version.
     *
     * @param by        entity ids
     * @param spans     where it is told
     * @param statement id of the statement that tells it, or null
     */
    public record Account(List<String> by, List<Span> spans, String statement) {

        /** Copies the lists. */
        public Account {
            by = List.copyOf(by);
            spans = List.copyOf(spans);
        }
    }
}

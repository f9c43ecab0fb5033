package org.demarche.record;

import java.util.List;

/**
 * Somebody says that a reported thing is not so.
 *
 * @param id         unique in the record: X1, X2 …
 * @param by         entity ids of those who deny
 * @param claimSpans what is denied
 * @param claimedBy  entity id of who said it, or null
 * @param statement  id of the statement that denies, or null
 */
public record Denial(String id, List<String> by, List<Span> claimSpans, String claimedBy, String statement) {

    /** Copies the lists, of which none may be missing. */
    public Denial {
        by = Lists.copy("by", by);
        claimSpans = Lists.copy("claim_spans", claimSpans);
    }
}

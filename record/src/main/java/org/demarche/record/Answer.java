package org.demarche.record;

/** How a demand was answered so far. In JSON the names are in lower case. */
public enum Answer {
    ACCEPTED,
    REJECTED,
    /** Some of it accepted, or refused with an offer of something else. */
    PARTIAL,
    /** No answer yet. */
    PENDING
}

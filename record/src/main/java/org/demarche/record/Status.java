package org.demarche.record;

/** How an event happened (codebook, "How it happened"). In JSON the names are in lower case. */
public enum Status {
    /** It took place. */
    OCCURRED,
    /** It is taking place. */
    ONGOING,
    /** A material act that the text announces. */
    PLANNED,
    /** It depends on something. */
    CONDITIONAL,
    /** It did not take place: denied or negated; left out of counts. */
    DENIED
}

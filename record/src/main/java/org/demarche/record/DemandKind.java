package org.demarche.record;

/** What is put on the table. In JSON the names are in lower case. */
public enum DemandKind {
    DEMAND,
    PROPOSAL,
    OFFER,
    PROMISE,
    THREAT
}

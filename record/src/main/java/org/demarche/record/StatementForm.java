package org.demarche.record;

/** How much of a statement's content stands in quotation marks. In JSON the names are in lower case. */
public enum StatementForm {
    /** All. */
    DIRECT,
    /** None. */
    INDIRECT,
    /** Some. */
    MIXED
}

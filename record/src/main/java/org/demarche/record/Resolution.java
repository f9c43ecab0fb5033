package org.demarche.record;

/** How exactly a date is known. In JSON the names are in lower case. */
public enum Resolution {
    DAY,
    /** The date is its Monday. */
    WEEK,
    /** The date is its first day. */
    MONTH,
    /** The date is its first day. */
    YEAR
}

package org.demarche.record;

/** Whether words were spoken or written, or a stance is reported. In JSON the names are in lower case. */
public enum StatementKind {
    /** Words. */
    SPEECH,
    /** Hopes, fears, refusals, plans. */
    ATTITUDE
}

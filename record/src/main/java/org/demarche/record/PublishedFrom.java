package org.demarche.record;

/** Where the publication date was found. In JSON the names are in lower case. */
public enum PublishedFrom {
    /** In JSON-LD metadata. */
    JSON_LD,
    /** In a meta element. */
    META,
    /** In a time element. */
    TIME,
    /** In visible text. */
    TEXT,
    /** In the page's address. */
    URL,
    /** Given with the input. */
    INPUT,
    /** Given by the user for all inputs. */
    OPTION
}

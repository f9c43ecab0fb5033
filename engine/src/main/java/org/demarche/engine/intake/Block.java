package org.demarche.engine.intake;

import org.jsoup.nodes.Element;

/**
 * A run of text between two block boundaries of a page: a paragraph, a heading, a list item, a table row.
 *
 * @param text      white space collapsed; line breaks stand only in preformatted text
 * @param linkChars how many characters of it lie inside links
 * @param at        the innermost block element around it
 * @param kind      what that element says it is
 */
record Block(String text, int linkChars, Element at, Kind kind) {

    /** What the page's markup calls a block. */
    enum Kind { TEXT, HEADING, ITEM, QUOTE, ROW, CODE }

    /** Share of the characters that lie inside links, 0 to 1. */
    double linkShare() {
        return text.isEmpty() ? 0 : Math.min(1, linkChars / (double) text.length());
    }

    /** Characters outside links. */
    int plainChars() {
        return Math.max(0, text.length() - linkChars);
    }
}

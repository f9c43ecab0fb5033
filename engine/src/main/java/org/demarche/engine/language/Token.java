package org.demarche.engine.language;

/**
 * A word before it is read.
 *
 * @param start first UTF-16 unit in the article's text
 * @param end   unit after the last
 * @param form  the text between, quotation marks and dashes straightened
 */
record Token(int start, int end, String form) {
}

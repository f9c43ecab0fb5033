package org.demarche.engine.encoder;

/**
 * The word pieces of a text. The arrays are of one length and belong to the caller.
 *
 * @param ids    places in the word list
 * @param starts first UTF-16 unit of each piece in the text
 * @param ends   unit after the last
 */
public record Pieces(int[] ids, int[] starts, int[] ends) {

    /** Number of pieces. */
    public int size() {
        return ids.length;
    }
}

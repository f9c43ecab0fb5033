package org.demarche.engine.intake;

import java.io.Closeable;
import java.util.Iterator;

/**
 * A run of articles: files, JSON Lines, WARC, feeds. What cannot be read comes as a failure in its place and ends nothing.
 * Read once, by one thread.
 */
public interface Source extends Iterator<Source.Item>, Closeable {

    /** What a source yields next. */
    sealed interface Item permits Item.Read, Item.Failed {

        /**
         * An article.
         *
         * @param article the article
         * @param file    the file or address that it was read from, for people
         */
        record Read(Article article, String file) implements Item {
        }

        /**
         * A part of the input that could not be read.
         *
         * @param where  the file, and the line or record in it
         * @param reason one line for people
         */
        record Failed(String where, String reason) implements Item {
        }
    }

    /**
     * Where reading has come to: opening the same inputs at this place goes on behind the item that {@link #next} gave last. Null where a
     * source cannot be resumed. Cheap enough to be taken with every item.
     */
    default Place place() {
        return null;
    }

    /** How much has been read, and what was passed over. */
    default Progress progress() {
        return Progress.UNKNOWN;
    }
}

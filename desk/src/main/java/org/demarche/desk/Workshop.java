package org.demarche.desk;

import java.time.Instant;
import java.util.List;
import org.demarche.record.ArticleRecord;

/** What the desk asks of the engine, which it does not know itself: corrections of who is who, and articles coded again with them. Safe for use from many threads. */
public interface Workshop {
    /** Without an engine: nothing can be corrected. */
    Workshop NONE = new Workshop() {
        @Override
        public List<Role> roles() {
            return List.of();
        }

        @Override
        public void correct(Role role) {
            throw new IllegalArgumentException("this desk was started without the tables");
        }

        @Override
        public Instant changed() {
            return Instant.EPOCH;
        }

        @Override
        public ArticleRecord code(ArticleRecord old) {
            return old;
        }
    };

    /**
     * Who somebody is in a period, in the columns of the user's own layer. Absent cells are empty.
     *
     * @param kind       person, organization or state
     * @param name       the name
     * @param code       country or organization code
     * @param sectors    separated by commas, the most specific first
     * @param office     printed name of the office
     * @param from       first day
     * @param to         day after the last
     * @param identifier Wikidata id
     */
    record Role(String kind, String name, String code, String sectors, String office, String from, String to, String identifier) {
    }

    /** The corrections so far, as the layer's file has them. */
    List<Role> roles();

    /** Keeps a correction in the layer's file. @throws IllegalArgumentException saying what is wrong with it */
    void correct(Role role);

    /** When the layer last changed; {@link Instant#EPOCH} where there is none. */
    Instant changed();

    /** Codes an article again with the layer as it is now. */
    ArticleRecord code(ArticleRecord old);
}

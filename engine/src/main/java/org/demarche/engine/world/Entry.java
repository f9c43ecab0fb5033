package org.demarche.engine.world;

import java.util.List;
import org.demarche.record.EntityKind;

/**
 * An entity as the book knows it.
 *
 * @param name       fullest name, or the text of the first mention
 * @param kind       what it is
 * @param code       ISO alpha-3 or a code of the codebook, or null
 * @param sectors    most specific first, may be empty
 * @param office     the office held on the article's date, or null
 * @param identifier Wikidata id, or null
 * @param plural     whether it is more than one human being or thing
 * @param why        one line: what in text and tables led to this
 */
public record Entry(String name, EntityKind kind, String code, List<String> sectors, String office, String identifier, boolean plural, String why) {

    /** Copies the list. */
    public Entry {
        sectors = List.copyOf(sectors);
    }
}

package org.demarche.record;

import java.util.List;

/**
 * Somebody or something that the article speaks of, with every mention.
 *
 * @param id           unique in the record: N1, N2 …
 * @param name         fullest name, or the text of the first mention
 * @param kind         what it is
 * @param code         ISO 3166 alpha-3 or a code of the codebook (IGO, UNO, EUR, NGO, ISM, IMG, MNC, XKX, PSE), or null
 * @param sector       codebook sectors, most specific first
 * @param office       the office held on the article's date, or null
 * @param identifierId Wikidata id, or null
 * @param mentions     in text order, not empty
 */
public record Entity(String id, String name, EntityKind kind, String code, List<String> sector, String office, String identifierId,
                     List<Span> mentions) {

    /** Copies the lists, of which none may be missing. */
    public Entity {
        sector = Lists.copy("sector", sector);
        mentions = Lists.copy("mentions", mentions);
    }
}

package org.demarche.archive;

import java.util.Locale;
import org.demarche.record.Entity;

/** The archive's own name for an entity, the same in every article. */
final class ActorKey {
    private ActorKey() {
    }

    /**
     * The Wikidata id where there is one; a state's code; code and name of a person or organization; code and first sector of a group;
     * the name alone where no code is known.
     */
    static String of(Entity entity) {
        if (entity.identifierId() != null) {
            return entity.identifierId();
        }
        String code = entity.code();
        String name = entity.name().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        return switch (entity.kind()) {
            case STATE -> code == null ? name : code;
            case GROUP -> code == null ? name : entity.sector().isEmpty() ? code + " " + name : code + " " + entity.sector().get(0);
            case PERSON, ORGANIZATION, PLACE -> code == null ? name : code + " " + name;
        };
    }
}

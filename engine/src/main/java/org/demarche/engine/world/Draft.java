package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.List;
import org.demarche.record.EntityKind;

/** What one noun phrase says by itself, before it is linked with others. Filled by the composer, read by the linker. */
final class Draft {
    /** How a phrase refers, which decides how it is linked. */
    enum Way { NAME, STATE, BODY, ROLE, PRONOUN, PLACE, OTHER }

    final Way way;
    EntityKind kind = EntityKind.GROUP;
    String name;
    String code;
    List<String> sectors = List.of();
    Person person;
    Organization organization;
    Country country;
    /** Lemma of the role noun, folded; null for names and pronouns. */
    String lemma;
    /** Titles told beside a name, folded lemmas. */
    final List<String> titles = new ArrayList<>(2);
    /** Sectors that the titles give; they beat the tables'. */
    List<String> titleSectors = List.of();
    boolean former;
    boolean plural;
    boolean definite;
    /** Whether a numeral, "a", "some" or "another" opens the phrase. */
    boolean fresh;
    char gender = '-';
    /** Folded pieces of a person's name. */
    List<String> pieces = List.of();
    /** Whether a form of address stood before the name. */
    boolean addressed;
    /** Word that possesses this one, or −1. */
    int owner = -1;
    /** Further members of a phrase that names several ("U.S. and Russian diplomats"). */
    final List<Draft> also = new ArrayList<>(0);
    String why = "";

    Draft(Way way) {
        this.way = way;
    }

    /** The same phrase for another country. */
    Draft with(String code) {
        Draft copy = new Draft(way);
        copy.kind = kind;
        copy.name = name;
        copy.code = code;
        copy.sectors = sectors;
        copy.lemma = lemma;
        copy.plural = plural;
        copy.definite = definite;
        copy.fresh = fresh;
        copy.why = why;
        return copy;
    }
}

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
    /** Whether a noun of number heads the phrase. */
    boolean counts;
    /** Folded name of the place in the phrase, empty if there is none. */
    String local = "";
    /** Whether somebody else than a state has the role to give: "the president of the dockers' union". */
    boolean ofAnother;
    /** Whether the phrase names a place inside a country as its own: "Bihar's chief minister". */
    boolean part;
    /** Whether a seat of government stands for its state. */
    boolean seat;
    /** Whether it is a noun for the people of a country: "the Russian". */
    boolean people;
    /** Whether it names a side without saying which: "its allies". */
    boolean vague;
    /** The body that the phrase names as its owner's, or null. */
    String affiliation;
    /** Whether a name without meaning for us, or "foreign", stands in the phrase, so that its country is not the article's. */
    boolean named;
    /** Whether its country is a choice from context. */
    boolean guessed;
    /** Code that the phrase is for or against: "pro-Russian rebels". */
    String against;
    char gender = '-';
    /** Folded pieces of a person's name. */
    List<String> pieces = List.of();
    /** Whether a form of address stood before the name. */
    boolean addressed;
    /** Whether they are of the states of the body in the phrase, and not of the body itself: "EU leaders". */
    boolean members;
    /** Word that possesses this one, or −1. */
    int owner = -1;
    /** First and last word, half-open, of the name that this member of several has for itself; null otherwise. */
    int[] mark;
    /** Word by which this member of several is named, −1 where it heads no phrase. */
    int word = -1;
    /** Further members of a phrase that names several ("U.S. and Russian diplomats"). */
    final List<Draft> also = new ArrayList<>(0);
    String why = "";

    Draft(Way way) {
        this.way = way;
    }

    /** A country named as such. */
    static Draft of(Country country) {
        Draft draft = new Draft(Way.STATE);
        draft.kind = EntityKind.STATE;
        draft.country = country;
        draft.name = country.name();
        draft.code = country.code();
        draft.sectors = country.sector();
        draft.why = "country " + country.name();
        return draft;
    }

    /** Somebody of the tables whom a title alone names. */
    static Draft of(Person person, String title, String why) {
        Draft draft = new Draft(Way.NAME);
        draft.person = person;
        draft.name = person.name();
        draft.titles.add(title);
        draft.why = why;
        return draft;
    }

    /** Makes it one of several holders of an office. */
    Draft alone() {
        kind = EntityKind.PERSON;
        plural = false;
        definite = true;
        fresh = false;
        return this;
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
        copy.fresh = fresh;
        copy.local = local;
        copy.ofAnother = ofAnother;
        copy.part = part;
        copy.definite = definite;
        copy.why = why;
        return copy;
    }
}

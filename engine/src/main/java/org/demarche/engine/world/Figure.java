package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/** An entity of one article while its book is open. */
final class Figure {
    final int number;
    EntityKind kind;
    String name;
    String code;
    List<String> sectors = List.of();
    Office office;
    String officeName;
    Person person;
    Organization organization;
    Country country;
    /** Folded pieces of a person's fullest name. */
    List<String> pieces = List.of();
    /** Folded lemmas by which the text has called it: "president", "foreign minister". */
    final Set<String> titles = new LinkedHashSet<>(2);
    char gender = '-';
    boolean plural;
    /** Folded name of the town or region whose office it holds; empty where it is none or the text does not say. */
    String local = "";
    String affiliation;
    boolean titled;
    boolean former;
    /** Whether the code is a guess from the article's whereabouts. */
    boolean guessed;
    /** Whether no table knows its noun. */
    boolean unknown;
    String why = "";
    final List<Mention> mentions = new ArrayList<>(2);

    /** Where the article speaks of it. */
    record Mention(int sentence, int word, Span span, boolean subject) {
    }

    Figure(int number, EntityKind kind, String name) {
        this.number = number;
        this.kind = kind;
        this.name = name;
    }

    boolean human() {
        return kind == EntityKind.PERSON;
    }

    Entry entry() {
        return new Entry(name, kind, code, sectors, officeName, person == null ? null : person.identifier(), plural, why);
    }
}

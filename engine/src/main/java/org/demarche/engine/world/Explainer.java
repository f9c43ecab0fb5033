package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Explains how names resolve. */
final class Explainer {
    private static final int MOST_PLACES = 5;
    private final World world;

    Explainer(World world) {
        this.world = world;
    }

    List<Who> who(String name, LocalDate day) {
        List<Who> all = new ArrayList<>();
        List<Sense> senses = world.lexicon().exactly(name.startsWith("the ") || name.startsWith("The ") ? name.substring(4) : name);
        for (Sense sense : senses) {
            if (sense instanceof Sense.Named named) {
                person(named.person(), day, all);
            }
        }
        // whoever holds office on the day comes first
        all.sort((a, b) -> Boolean.compare(a.office() == null, b.office() == null));
        for (Sense sense : senses) {
            Who who = explain(sense, day);
            if (who != null && !all.contains(who)) {
                all.add(who);
            }
        }
        if (all.isEmpty()) {
            List<Person> bearers = world.surnamed(Fold.phrase(name)).stream().filter(p -> p.near(day, 2)).toList();
            bearers.forEach(p -> person(p, day, all));
        }
        if (all.isEmpty()) {
            composed(name, day, all);
        }
        List<Place> places = world.gazetteer().named(name);
        for (Place place : places.subList(0, Math.min(MOST_PLACES, places.size()))) {
            all.add(new Who(place.name(), "place", place.code(), List.of("CVL"), null, place.geonameid() == null ? null : "geonames " + place.geonameid(),
                    place.geonameid() == null ? World.OWN : "geonames", List.of(), "at " + place.latitude() + ", " + place.longitude()
                    + (place.population() > 0 ? ", " + place.population() + " inhabitants" : "")));
        }
        return List.copyOf(all);
    }

    private void person(Person person, LocalDate day, List<Who> all) {
        Person.Role role = person.role(day);
        List<String> terms = new ArrayList<>();
        for (Person.Term term : person.terms()) {
            terms.add((term.period().from() == null ? "…" : term.period().from()) + " to " + (term.period().to() == null ? "…" : term.period().to())
                    + ": " + (term.office() == null ? term.code() + " " + String.join(",", term.sectors()) : term.office().name()));
        }
        String why = day == null ? "no day given: what all terms agree on" : role.former() ? "all terms ended before " + day
                : role.office() != null ? "in office on " + day : role.sectors().isEmpty() ? "no term known on " + day : "a term covers " + day;
        Who who = new Who(person.name(), "person", role.code(), Roles.trim(role.code(), role.sectors()), role.office() == null ? null : role.office().name(),
                person.identifier(), person.layer(), List.copyOf(terms), why);
        if (!all.contains(who)) {
            all.add(who);
        }
    }

    private Who explain(Sense sense, LocalDate day) {
        if (sense instanceof Sense.Of of) {
            Country c = of.country();
            String how = switch (of.how()) {
                case NAME -> "name of " + c.name();
                case ADJECTIVE -> "adjective of " + c.name();
                case ONE, MANY -> "people of " + c.name();
                case SEAT -> "seat of government of " + c.name() + ": the government where it acts, the city where it is a place";
            };
            return new Who(c.name(), "state", c.code(), c.sector(), null, null, World.OWN, List.of(), how);
        }
        if (sense instanceof Sense.Body body) {
            Organization o = body.organization();
            boolean stood = day == null || o.period().contains(day);
            return new Who(o.name(), "organization", o.code(), Roles.trim(o.code(), o.sectors()), null, null, o.layer(), List.of(),
                    stood ? "organization" : "organization that did not stand on " + day);
        }
        if (sense instanceof Sense.Metonym m) {
            return new Who(m.name(), "metonym", m.code(), Roles.trim(m.code(), m.sectors()), null, null, World.OWN, List.of(),
                    "stands for " + m.name() + (m.place() ? " where it is no place" : ""));
        }
        if (sense instanceof Sense.Role role) {
            return new Who(role.agent().lemma(), "noun", null, role.agent().sectors(), null, null, World.OWN, List.of(),
                    "noun; its country comes from the words around it");
        }
        if (sense instanceof Sense.Folk folk) {
            return new Who(folk.people().name(), "people", folk.people().code(), folk.people().sector() == null ? List.of("CVL")
                    : List.of(folk.people().sector()), null, null, World.OWN, List.of(), "group in " + String.join(", ", folk.people().states()));
        }
        return null;
    }

    /** "Malian army officers": a country's name or adjective, then nouns. */
    private void composed(String name, LocalDate day, List<Who> all) {
        for (int space = name.lastIndexOf(' '); space > 0; space = name.lastIndexOf(' ', space - 1)) {
            List<Sense> first = world.lexicon().exactly(name.substring(0, space));
            List<Sense> last = world.lexicon().exactly(name.substring(space + 1));
            String code = null;
            for (Sense sense : first) {
                Who who = explain(sense, day);
                code = code == null && who != null ? who.code() : code;
            }
            for (Sense sense : last) {
                if (code != null && sense instanceof Sense.Role role) {
                    all.add(new Who(name, "noun", code, Roles.trim(code, role.agent().sectors()), null, null, World.OWN, List.of(),
                            "\"" + role.agent().lemma() + "\" of \"" + name.substring(0, space) + "\""));
                    return;
                }
            }
        }
    }
}

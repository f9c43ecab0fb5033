package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks that somebody held an office on a day against the program's own tables. */
final class Incumbents {
    /** Days around a term's bound that are known to the day, and around one known to the month. */
    private static final int DAYS = 3;
    private static final int MONTH = 31;

    private final World world;

    Incumbents(World world) {
        this.world = world;
    }

    /** @see World#contradiction */
    Optional<String> contradiction(String name, String office, LocalDate day) {
        List<Person> holders = world.holders(office);
        Person named = person(name);
        if (day == null || named == null || holders.isEmpty()) {
            return Optional.empty();
        }
        List<Person.Term> terms = named.terms().stream().filter(t -> t.office() != null && t.office().name().equals(office)).toList();
        if (terms.stream().anyMatch(t -> near(t.period(), day))) {
            return Optional.empty();
        }
        if (!terms.isEmpty()) {
            return Optional.of(named.name() + " was " + office + " only " + String.join(", ", terms.stream().map(t -> text(t.period())).toList()));
        }
        return holders.stream().filter(p -> p.terms().stream().anyMatch(t -> t.office() != null && !t.office().shared() && t.office().name().equals(office)
                && t.period().contains(day))).findFirst().map(p -> office + " was " + p.name() + ", not " + named.name());
    }

    /** Somebody of our own tables whose full name ends the words of a mention; null if that is nobody or not one. */
    private Person person(String mention) {
        List<Fold.Piece> pieces = Fold.pieces(mention);
        for (int from = 0; from + 1 < pieces.size(); from++) {
            String rest = String.join(" ", pieces.subList(from, pieces.size()).stream().map(Fold.Piece::key).toList());
            Set<Person> people = new HashSet<>();
            for (Person person : world.surnamed(pieces.get(pieces.size() - 1).key())) {
                List<String> names = new ArrayList<>(person.aliases());
                names.add(person.name());
                if (person.layer().equals(World.OWN) && names.stream().map(Fold::phrase).anyMatch(rest::equals)) {
                    people.add(person);
                }
            }
            if (!people.isEmpty()) {
                return people.size() == 1 ? people.iterator().next() : null;
            }
        }
        return null;
    }

    private static boolean near(Period period, LocalDate day) {
        LocalDate bound = period.startsAfter(day) ? period.from() : period.to();
        return period.contains(day) || period.distance(day) <= (Objects.requireNonNull(bound).getDayOfMonth() == 1 ? MONTH : DAYS);
    }

    private static String text(Period period) {
        return (period.from() == null ? "until " : "from " + period.from() + (period.to() == null ? " on" : " to ")) + (period.to() == null ? "" : period.to());
    }
}

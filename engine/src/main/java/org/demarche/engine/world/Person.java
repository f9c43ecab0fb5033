package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Somebody whom the tables know. Terms are in order of their start.
 *
 * @param name       printed name
 * @param aliases    other spellings; a surname alone only where it means this person
 * @param identifier Wikidata id, or null
 * @param terms      not empty
 * @param layer      where this is known from
 */
record Person(String name, List<String> aliases, String identifier, List<Term> terms, String layer) {
    /** Years for which an open end of the derived layer, which stops in early 2014, is still believed. */
    private static final LocalDate PHOENIX_END = LocalDate.of(2016, 1, 1);
    /** News of somebody's fall or death still names the office. */
    private static final int GRACE = 3;
    private static final Set<String> HEADS = Words.list("heads");

    /**
     * A time in office or in a role.
     *
     * @param office  the office, or null where only sectors are known
     * @param code    country or body
     * @param sectors most specific first
     * @param period  when
     */
    record Term(Office office, String code, List<String> sectors, Period period) {
    }

    /**
     * What is known of a person on a day.
     *
     * @param code    country or body, or null where the terms disagree and no day decides
     * @param sectors most specific first; empty where unknown
     * @param office  the office held, or null
     * @param former  whether all terms lie before the day
     */
    record Role(String code, List<String> sectors, Office office, boolean former) {
    }

    private boolean believed(LocalDate day) {
        return !layer.equals(World.DERIVED) || day.isBefore(PHOENIX_END);
    }

    /** Terms that hold on a day, in the order of the table; a term without dates only where none with dates holds. */
    List<Term> on(LocalDate day) {
        List<Term> now = terms.stream().filter(t -> t.period.contains(day) && (t.period.to() != null || believed(day))).toList();
        List<Term> dated = now.stream().filter(t -> !t.period.equals(Period.ALWAYS)).toList();
        return dated.isEmpty() ? now : dated;
    }

    /** Terms that hold on a day; where none does, those that ended in the days just before it. */
    List<Term> about(LocalDate day) {
        List<Term> now = on(day);
        return now.isEmpty() ? terms.stream().filter(t -> t.period.endsBy(day) && t.period.distance(day) <= GRACE).toList() : now;
    }

    /** Role on a day, or what all terms agree on where the day is null. */
    Role role(LocalDate day) {
        Role role = raw(day);
        return role.code() != null && role.code().isEmpty() ? new Role(null, role.sectors(), role.office(), role.former()) : role;
    }

    private Role raw(LocalDate day) {
        String code = terms.stream().map(Term::code).distinct().count() == 1 ? terms.get(0).code() : null;
        if (day == null) {
            boolean offices = terms.stream().map(Term::office).distinct().count() == 1;
            boolean sectors = terms.stream().map(Term::sectors).distinct().count() == 1;
            return new Role(code != null ? code : mostTerms(), sectors ? terms.get(0).sectors() : List.of(),
                    offices ? terms.get(0).office() : null, false);
        }
        List<Term> now = about(day);
        if (!now.isEmpty()) {
            Term first = now.stream().filter(t -> t.office != null && !t.office.shared()).min(Comparator.comparingInt(Person::rank)).orElse(now.get(0));
            List<String> sectors = new ArrayList<>(first.sectors());
            for (Term term : rank(first) == 0 ? List.<Term>of() : now) {
                term.sectors().stream().filter(s -> !sectors.contains(s)).forEach(sectors::add);
            }
            return new Role(first.code(), List.copyOf(sectors), first.office(), false);
        }
        Term near = terms.get(0);
        for (Term term : terms) {
            if (term.period.distance(day) < near.period.distance(day)) {
                near = term;
            }
        }
        boolean former = terms.stream().anyMatch(t -> t.period.endsBy(day)) && terms.stream().noneMatch(t -> t.period.contains(day));
        return new Role(near.code(), former ? List.of("ELI") : List.of(), null, former);
    }

    private String mostTerms() {
        String best = null;
        long most = 0;
        for (Term term : terms) {
            long count = terms.stream().filter(t -> t.code.equals(term.code)).count();
            if (count > most) {
                most = count;
                best = term.code;
            }
        }
        return best;
    }

    /** Whether some term lies within some years of a day, before or after; true without a day. */
    boolean near(LocalDate day, int years) {
        return day == null || terms.stream().anyMatch(t -> t.period.distance(day) <= years * 366L);
    }

    /** Who holds several offices is named by that of head of state or government, a party's comes last. */
    private static int rank(Term term) {
        if (term.sectors.isEmpty()) {
            return 2;
        }
        boolean head = term.office != null && term.sectors.equals(List.of("GOV")) && term.office.titles().stream().anyMatch(HEADS::contains);
        return head ? 0 : term.sectors.get(0).equals("GOV") ? 1 : term.sectors.get(0).equals("PTY") ? 3 : 2;
    }
}

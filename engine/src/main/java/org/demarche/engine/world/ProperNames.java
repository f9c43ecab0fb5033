package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarche.record.EntityKind;

/** Reads capitalised names: a person with titles and forms of address, or a body without an entry. */
final class ProperNames {
    /** Nouns before the names of ships. */
    private static final Set<String> VESSELS = Words.list("vessels");

    private final Composer composer;
    private final Roles roles;
    private final LocalDate day;

    ProperNames(Composer composer, Roles roles, LocalDate day) {
        this.composer = composer;
        this.roles = roles;
        this.day = day;
    }

    /** A capitalised name that no country, body or group claims: a person, or a body without an entry. */
    Draft proper(Phrases p, int head, int first, Phrases.Hit hit, int depth) {
        int from = p.nameFirst(head);
        int to = p.end(head);
        Person person = null;
        if (hit != null && hit.first(Sense.Named.class) != null) {
            boolean whole = hit.from() <= from || hit.to() - hit.from() > 1 && !p.word(hit.from()).name().equals("I-PERSON");
            if (whole) {
                from = Math.min(from, hit.from());
                to = Math.max(to, hit.to());
            }
        }
        Draft titles = new Draft(Draft.Way.NAME);
        Roles.Parts parts = title(p, head, first, from, titles, depth);
        boolean known = hit != null && hit.first(Sense.Named.class) != null && (hit.from() == from || hit.to() - hit.from() > 1 && hit.to() == to
                && !p.word(hit.from()).name().equals("I-PERSON"));
        Draft ship = ship(p, first, from, to, parts);
        if (ship != null) {
            return ship;
        }
        boolean human = known || p.word(head).name().endsWith("PERSON") || titles.addressed || !titles.titles.isEmpty() && !p.word(head).name().endsWith("ORG");
        boolean tagged = false;
        for (int i = from; i < to; i++) {
            tagged |= !p.word(i).name().equals("O");
        }
        if (!human && !tagged) {
            return null;
        }
        if (!human) {
            return unknownBody(p, head, first, from, to, hit, depth);
        }
        Draft draft = titles;
        draft.kind = EntityKind.PERSON;
        draft.name = words(p, from, to);
        draft.pieces = pieces(p, from, to);
        if (known) {
            String code = parts.codes.isEmpty() ? null : parts.codes.iterator().next();
            person = pick(hit.all(Sense.Named.class).stream().map(Sense.Named::person).toList(), code);
        }
        draft.person = person;
        if (person != null) {
            draft.code = person.role(day).code();
        }
        if (!parts.codes.isEmpty()) {
            draft.code = parts.codes.iterator().next();
        }
        draft.why = person != null ? "name " + person.name() : draft.titles.isEmpty() ? "name" : "title \"" + draft.titles.get(0) + "\"";
        return draft;
    }

    /** "the Spanish trawler Estai", "the USS Cole": a ship, not a person; null for other names. */
    private Draft ship(Phrases p, int first, int from, int to, Roles.Parts parts) {
        Phrases.Hit noun = from > first ? p.roleAt[from - 1] : null;
        Agent kind = noun == null ? null : noun.first(Sense.Role.class).agent();
        String navy = composer.shipOf(p.word(from).form());
        navy = navy == null && from > first ? composer.shipOf(p.word(from - 1).form()) : navy;
        if (navy == null && (kind == null || !VESSELS.contains(kind.lemma()))) {
            return null;
        }
        Draft draft = new Draft(Draft.Way.BODY);
        draft.kind = EntityKind.ORGANIZATION;
        draft.name = words(p, from, to);
        draft.code = navy != null ? navy : parts.codes.isEmpty() ? null : parts.codes.iterator().next();
        draft.sectors = navy != null ? List.of("MIL") : kind.sectors();
        draft.why = "ship";
        return draft;
    }

    static String words(Phrases p, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean gap = i > from && p.word(i - 1).span().end() < p.word(i).span().start();
            out.append(gap ? " " : "").append(p.word(i).form());
        }
        return out.toString();
    }

    private static List<String> pieces(Phrases p, int from, int to) {
        List<String> pieces = new ArrayList<>();
        int open = from;
        while (open + 1 < to && Phrases.PARTICLES.contains(p.lower(open))) {
            open++;
        }
        for (int i = open; i < to; i++) {
            for (Fold.Piece piece : Fold.pieces(p.word(i).form())) {
                pieces.add(piece.key());
            }
        }
        return pieces;
    }

    /** Reads titles and forms of address between the phrase's start and the name, and the apposition after it. */
    private Roles.Parts title(Phrases p, int head, int first, int nameFrom, Draft draft, int depth) {
        for (int i = first; i < nameFrom; i++) {
            Phrases.Hit hit = p.nameAt[i];
            Sense.Address address = hit == null ? null : hit.first(Sense.Address.class);
            if (address != null && hit.to() <= nameFrom) {
                draft.addressed = true;
                draft.gender = address.gender() == '-' ? draft.gender : address.gender();
                if (draft.titleSectors.isEmpty()) {
                    draft.titleSectors = address.sectors();
                }
            }
        }
        Roles.Parts parts = roles.parts(p, head, first, nameFrom, depth);
        draft.former = parts.former;
        draft.affiliation = parts.organization == null ? null : parts.organization.name();
        Phrases.Hit last = null;
        for (int i = nameFrom - 1; i >= first && last == null; i--) {
            last = p.roleAt[i];
        }
        boolean close = last != null;
        for (int i = last == null ? nameFrom : last.to(); i < nameFrom; i++) {
            close &= p.nameAt[i] != null && p.nameAt[i].first(Sense.Address.class) != null;
        }
        if (close && last.to() <= nameFrom && last.from() >= first) {
            Agent agent = last.first(Sense.Role.class).agent();
            if (agent.person() || !agent.body()) {
                draft.titles.add(Fold.phrase(agent.lemma()));
                Roles.Parts before = roles.parts(p, head, first, last.from(), 3);
                before.former = parts.former;
                draft.titleSectors = Roles.sectors(agent, before, draft);
            }
        }
        if (depth == 0) {
            for (int child : p.sentence.children(head, "appos")) {
                Phrases.Hit role = child > head && p.word(child).pos().startsWith("N") ? p.roleAt[child] : null;
                if (role != null && role.first(Sense.Role.class).agent().person() && !p.word(child).pos().endsWith("S")) {
                    Draft other = roles.role(p, child, p.first(child), role, 1);
                    if (other == null) {
                        break;
                    }
                    draft.titles.add(other.lemma);
                    draft.former |= other.former;
                    if (draft.titleSectors.isEmpty()) {
                        draft.titleSectors = other.sectors;
                    }
                    if (other.code != null) {
                        parts.codes.add(other.code);
                    }
                    break;
                }
            }
        }
        if (draft.former) {
            draft.titleSectors = List.of("ELI");
        }
        return parts;
    }

    /** The person meant by a name that several bear: of the title's country, in office on the day, from our own layer. */
    Person pick(List<Person> people, String code) {
        Person best = null;
        long bestScore = Long.MIN_VALUE;
        boolean tie = false;
        for (Person person : people.stream().distinct().toList()) {
            long score = 0;
            if (code != null) {
                score += person.terms().stream().anyMatch(t -> t.code().equals(code)) ? 1_000_000 : -1_000_000;
            }
            if (day != null) {
                score -= Math.min(500_000, person.terms().stream().mapToLong(t -> t.period().distance(day)).min().orElse(0));
            }
            score += person.layer().equals(World.OWN) ? 100 : 0;
            tie = score == bestScore;
            if (score > bestScore) {
                bestScore = score;
                best = person;
            }
        }
        if (tie && people.stream().flatMap(x -> x.terms().stream()).map(Person.Term::code).distinct().count() > 1) {
            return null;
        }
        return best;
    }

    private Draft unknownBody(Phrases p, int head, int first, int from, int to, Phrases.Hit hit, int depth) {
        int tagged = head;
        while (tagged > first && p.word(tagged).name().equals("I-ORG")) {
            tagged--;
        }
        int whole = p.word(tagged).name().equals("B-ORG") && p.word(tagged).pos().equals("DT") ? tagged + 1 : tagged;
        Draft draft = new Draft(Draft.Way.BODY);
        draft.kind = EntityKind.ORGANIZATION;
        draft.name = words(p, Math.min(from, whole), to);
        Roles.Parts parts = roles.parts(p, head, first, from, depth);
        if (parts.codes.isEmpty()) {
            for (int i = from; i < to; i++) {
                if (Composer.occasion(p, i, head)) {
                    continue;
                }
                Place place = p.nameAt[i] == null && to - from > 1 ? p.placeOf(i) : null;
                if (place != null && place.code() != null) {
                    parts.codes.add(place.code());
                    break;
                }
                Phrases.Hit inside = p.nameAt[i];
                if (inside != null && inside.first(Sense.Of.class) != null) {
                    parts.codes.add(composer.choose(p, head, inside).country().code());
                    break;
                }
            }
        }
        draft.code = parts.codes.isEmpty() ? null : parts.codes.iterator().next();
        draft.why = "name without an entry";
        String tag = p.word(head).name();
        if (tag.endsWith("GPE") || tag.endsWith("LOC") || tag.endsWith("FAC")) {
            return Composer.place(draft.name, draft.code, Referents.UNLISTED);
        }
        return draft;
    }
}

package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarche.engine.language.Word;
import org.demarche.record.EntityKind;

/**
 * Says what a noun phrase means by its words alone: a name with its titles, a country, a role composed with a country in any order
 * ("Malian army officers", "police in Nairobi", "the spokesman for Russia's foreign ministry").
 */
final class Composer {
    /** After a hyphen these say that the country is not the noun's own: "Iran-backed militia". */
    private static final Set<String> NOT_OWN = Set.of("backed", "born", "supported", "funded", "occupied", "allied", "aligned", "controlled",
            "held", "trained", "sponsored", "brokered", "mediated", "made", "speaking", "supplied", "armed", "financed", "friendly", "educated",
            "style", "dominated", "majority", "installed", "linked", "affiliated", "proposed", "drafted", "era");
    private static final Set<String> AGAINST = Set.of("pro", "anti", "non", "post", "pre");
    /** Sides in a conflict come before what their members do. */
    private static final Set<String> SIDES = Set.of("REB", "UAF", "PRM", "PRE", "OPP", "CRM");
    /** Nouns that say little of their own: the word before them says who they are. */
    private static final Set<String> GENERIC = Set.of("official", "officer", "spokesman", "spokeswoman", "spokesperson", "leader", "chief",
            "commander", "source", "member", "head", "chairman", "chairwoman", "director", "representative", "figure", "supporter", "force",
            "forces", "fighter", "group", "team", "team member", "executive", "boss", "staff", "employee", "personnel", "worker", "authority",
            "authorities", "envoy", "delegate", "delegation", "secretary", "deputy", "adviser", "advisor", "aide", "troop", "party", "movement",
            "organization", "organisation", "agency", "commission", "committee", "council", "office", "department", "unit", "people", "person",
            "man", "woman", "leadership", "faction", "activist", "candidate", "president", "administration", "government", "state", "soldier");
    private static final Set<String> PLACES = Set.of("in", "from", "at", "near", "inside", "outside", "across", "around", "throughout", "within");
    private static final Set<String> MOTION = Set.of("visit", "trip", "travel", "fly", "go", "return", "arrive", "head", "flight", "journey",
            "drive", "come", "flee", "move", "march", "tour", "leave", "bring", "take", "evacuate", "bus", "convoy", "rush", "road", "withdraw",
            "depart", "escape", "way", "advance", "retreat", "walk", "sail");

    private final World world;
    private final LocalDate day;

    Composer(World world, LocalDate day) {
        this.world = world;
        this.day = day;
    }

    /** The draft of a phrase's head, or null where the tables say nothing and no name stands there. */
    Draft draft(Phrases p, int head) {
        return draft(p, head, 0);
    }

    private Draft draft(Phrases p, int head, int depth) {
        Word word = p.word(head);
        if (word.pos().equals("PRP") || word.pos().equals("PRP$")) {
            return new Draft(Draft.Way.PRONOUN);
        }
        if (word.pos().equals("DT") || word.pos().equals("CD") || word.pos().startsWith("W")) {
            return null;
        }
        Phrases.Hit role = p.roleAt[head];
        Phrases.Hit name = p.nameAt[head];
        if (role != null && role.to() <= head || role != null && name != null && longer(name, role) && name.to() > head) {
            role = null;
        }
        int first = p.first(head);
        Draft draft;
        if (role != null && !named(p, head, name)) {
            draft = role(p, head, first, role, depth);
        } else if (name != null && name.first(Sense.Body.class) != null && !personal(p, head, name)) {
            draft = body(p, head, name);
        } else if (name != null && name.first(Sense.Metonym.class) != null && !personal(p, head, name)) {
            draft = metonym(p, head, name);
        } else if (name != null && name.first(Sense.Of.class) != null && !personal(p, head, name)) {
            draft = country(p, head, first, name);
        } else if (name != null && name.first(Sense.Folk.class) != null && !personal(p, head, name)) {
            draft = folk(p, head, first, name);
        } else if (word.pos().startsWith("N") && p.capital(head) || word.name().endsWith("PERSON")) {
            draft = proper(p, head, first, name, depth);
        } else {
            return null;
        }
        if (draft != null) {
            draft.owner = p.sentence.child(head, "poss");
        }
        return draft;
    }

    private static boolean longer(Phrases.Hit name, Phrases.Hit role) {
        return name.to() - name.from() > role.to() - role.from() || name.to() - name.from() == role.to() - role.from()
                && name.first(Sense.Body.class) != null;
    }

    /** Whether a role noun is in truth a part of a person's name ("Chuck Major", "Bishop", "Baker"). */
    private boolean named(Phrases p, int head, Phrases.Hit name) {
        if (!p.capital(head)) {
            return false;
        }
        if (name != null && name.first(Sense.Named.class) != null && name.to() - name.from() > 1) {
            return true;
        }
        return p.word(head).name().equals("I-PERSON") || p.word(head).name().equals("B-PERSON") && head > 0
                && p.nameAt[head - 1] != null && p.nameAt[head - 1].first(Sense.Address.class) != null;
    }

    /** Whether the model sees a person here and the words around do not say otherwise. */
    private boolean personal(Phrases p, int head, Phrases.Hit name) {
        if (name.first(Sense.Named.class) != null && name.to() - name.from() > 1) {
            return true;
        }
        boolean tagged = p.word(head).name().endsWith("PERSON");
        int from = p.nameFirst(head);
        if (tagged && from < name.from()) {
            return true;
        }
        return from == name.from() && from > 0 && p.nameAt[from - 1] != null && p.nameAt[from - 1].first(Sense.Address.class) != null
                && tagged;
    }

    private Draft body(Phrases p, int head, Phrases.Hit hit) {
        List<Sense.Body> all = hit.all(Sense.Body.class);
        Organization best = all.get(0).organization();
        for (Sense.Body body : all) {
            if (day != null && body.organization().period().distance(day) < best.period().distance(day)) {
                best = body.organization();
            }
        }
        Draft draft = new Draft(Draft.Way.BODY);
        draft.kind = EntityKind.ORGANIZATION;
        draft.organization = best;
        draft.name = best.name();
        draft.code = best.code();
        draft.sectors = best.sectors();
        draft.why = "organization " + best.name();
        return draft;
    }

    private Draft metonym(Phrases p, int head, Phrases.Hit hit) {
        Sense.Metonym metonym = hit.first(Sense.Metonym.class);
        if (metonym.place() && place(p, head)) {
            return null;
        }
        Draft draft = new Draft(Draft.Way.BODY);
        draft.kind = EntityKind.ORGANIZATION;
        draft.name = metonym.name().isEmpty() ? p.span(hit.from(), hit.to()).of(text(p, hit)) : metonym.name();
        draft.code = metonym.code();
        draft.sectors = metonym.sectors();
        draft.why = "stands for " + draft.name;
        return draft;
    }

    private static String text(Phrases p, Phrases.Hit hit) {
        StringBuilder out = new StringBuilder();
        int start = p.word(hit.from()).span().start();
        out.append(" ".repeat(start));
        for (int i = hit.from(); i < hit.to(); i++) {
            while (out.length() < p.word(i).span().start()) {
                out.append(' ');
            }
            out.append(p.word(i).form());
        }
        return out.toString();
    }

    /** Whether a phrase stands where a place stands: "in Moscow", "flew to Moscow", a dateline. */
    boolean place(Phrases p, int head) {
        int at = p.chainHead(head);
        String label = p.label(at);
        if (label.equals("npadvmod") || label.equals("vocative") || label.equals("dep") || label.equals("meta")) {
            return true;
        }
        if (!label.equals("pobj")) {
            return false;
        }
        int prep = p.word(at).head();
        String word = p.lower(prep);
        if (PLACES.contains(word) && !word.equals("from") || word.equals("into") || word.equals("via") || word.equals("outside")) {
            return true;
        }
        if (word.equals("to") || word.equals("from") || word.equals("for") || word.equals("towards") || word.equals("toward")) {
            int above = p.word(prep).head();
            return above >= 0 && MOTION.contains(p.word(above).lemma());
        }
        return false;
    }

    private Draft country(Phrases p, int head, int first, Phrases.Hit hit) {
        Sense.Of of = choose(p, head, hit);
        Country country = of.country();
        boolean group = of.how() == Sense.How.ONE || of.how() == Sense.How.MANY || of.how() == Sense.How.ADJECTIVE
                && hit.all(Sense.Of.class).stream().noneMatch(o -> o.how() == Sense.How.NAME);
        if (of.how() == Sense.How.SEAT && place(p, head)) {
            Draft draft = new Draft(Draft.Way.PLACE);
            draft.kind = EntityKind.PLACE;
            draft.name = p.span(hit.from(), hit.to()).of(text(p, hit));
            draft.code = country.code();
            draft.sectors = List.of("CVL");
            draft.why = "seat of government as a place";
            return draft;
        }
        if (!group) {
            Draft draft = new Draft(Draft.Way.STATE);
            draft.kind = EntityKind.STATE;
            draft.country = country;
            draft.name = country.name();
            draft.code = country.code();
            draft.sectors = country.sector();
            draft.why = of.how() == Sense.How.SEAT ? "capital that acts for " + country.name() : "country " + country.name();
            return draft;
        }
        Draft draft = new Draft(Draft.Way.ROLE);
        boolean many = hit.all(Sense.Of.class).stream().anyMatch(o -> o.how() == Sense.How.MANY)
                || of.how() == Sense.How.ADJECTIVE && !"a an".contains(p.lower(first));
        opening(p, first, draft);
        draft.plural = many && !(draft.fresh && p.word(first).lemma().equals("a"));
        draft.kind = draft.plural ? EntityKind.GROUP : EntityKind.PERSON;
        draft.lemma = Fold.key(p.word(hit.to() - 1).lemma());
        draft.code = country.code();
        boolean side = draft.plural && !draft.fresh && !ethnic(p, first, hit.from());
        draft.sectors = country.sector().equals(List.of("PRE")) ? country.sector() : side ? List.of("GOV") : List.of("CVL");
        draft.why = "people of " + country.name();
        elsewhere(p, head, draft, ethnic(p, first, hit.from()));
        return draft;
    }

    private static boolean ethnic(Phrases p, int first, int name) {
        for (int i = first; i < name; i++) {
            if (p.lower(i).equals("ethnic")) {
                return true;
            }
        }
        return false;
    }

    /** "ethnic Albanians in Macedonia" belong to Macedonia. */
    private void elsewhere(Phrases p, int head, Draft draft, boolean ethnic) {
        if (!ethnic) {
            return;
        }
        draft.code = null;
        for (int prep : p.sentence.children(head, "prep")) {
            int object = p.sentence.child(prep, "pobj");
            if (object >= 0 && PLACES.contains(p.lower(prep))) {
                draft.code = codeOf(p, object, 1);
            }
        }
    }

    /** Which country a phrase means where it could mean several: the state that stands on the day, then the table's order. */
    private Sense.Of choose(Phrases p, int head, Phrases.Hit hit) {
        Sense.Of best = null;
        for (Sense.Of of : hit.all(Sense.Of.class)) {
            if (best == null || day != null && of.country().period().distance(day) < best.country().period().distance(day)) {
                best = of;
            }
        }
        return best;
    }

    private Draft folk(Phrases p, int head, int first, Phrases.Hit hit) {
        Sense.Folk folk = hit.first(Sense.Folk.class);
        Draft draft = new Draft(Draft.Way.ROLE);
        opening(p, first, draft);
        draft.plural = folk.plural() || folk.adjective() || p.word(head).pos().endsWith("S");
        draft.kind = draft.plural ? EntityKind.GROUP : EntityKind.PERSON;
        draft.lemma = Fold.phrase(folk.people().name());
        draft.code = folk.people().code();
        draft.sectors = folk.people().sector() == null ? List.of("CVL") : List.of(folk.people().sector());
        draft.why = "group " + folk.people().name();
        Parts parts = parts(p, head, first, hit.from(), 0);
        if (!parts.codes.isEmpty()) {
            draft.code = parts.codes.iterator().next();
        } else if (draft.code == null && folk.people().states().size() == 1) {
            draft.code = folk.people().states().get(0);
        }
        return draft;
    }

    private void opening(Phrases p, int first, Draft draft) {
        String word = p.lower(first);
        String pos = p.word(first).pos();
        draft.definite = Set.of("the", "this", "that", "these", "those", "both").contains(word) || pos.equals("PRP$");
        draft.fresh = Set.of("a", "an", "some", "several", "another", "other", "many", "few", "more", "two", "three", "dozens", "hundreds",
                "thousands", "one", "any", "no").contains(word) || pos.equals("CD");
    }

    /** What modifiers and complements of a phrase say. */
    private static final class Parts {
        final LinkedHashSet<String> codes = new LinkedHashSet<>();
        final LinkedHashSet<String> own = new LinkedHashSet<>();
        final List<String> sides = new ArrayList<>(2);
        final List<String> sectors = new ArrayList<>(2);
        final List<String> lemmas = new ArrayList<>(2);
        boolean former;
        boolean several;
        String lead;
        String owner;
        Organization organization;
    }

    private Parts parts(Phrases p, int head, int first, int roleFrom, int depth) {
        Parts parts = new Parts();
        boolean joined = false;
        for (int i = first; i < roleFrom; i++) {
            String lower = p.lower(i);
            switch (lower) {
                case "former", "ex", "then", "late", "onetime", "erstwhile", "outgoing" -> parts.former |= !lower.equals("then")
                        && !lower.equals("late") && !lower.equals("outgoing");
                case "opposition" -> parts.sides.add("OPP");
                case "rebel", "insurgent", "guerrilla" -> parts.sides.add("REB");
                case "separatist", "breakaway", "secessionist" -> parts.sides.add("PRE");
                default -> { }
            }
            if (lower.startsWith("ex-")) {
                parts.former = true;
            }
            Phrases.Hit hit = p.nameAt[i];
            if (hit != null && hit.from() == i && hit.to() <= roleFrom) {
                String link = hit.to() + 1 < roleFrom && p.word(hit.to()).form().equals("-") ? p.lower(hit.to() + 1) : "";
                String before = i > 1 && p.word(i - 1).form().equals("-") ? p.lower(i - 2) : "";
                String code = modifierCode(p, hit, head);
                if (NOT_OWN.contains(link) || AGAINST.contains(before) || code == null) {
                    if (hit.first(Sense.Folk.class) != null) {
                        folk(parts, hit.first(Sense.Folk.class).people());
                    }
                } else if (link.equals("led") || link.equals("based")) {
                    parts.lead = code;
                } else {
                    if (!parts.own.isEmpty()) {
                        parts.several |= joined || p.word(i - 1).form().equals("-");
                    }
                    parts.own.add(code);
                    Sense.Body body = hit.first(Sense.Body.class);
                    if (body != null) {
                        parts.organization = body.organization();
                        parts.sectors.addAll(body.organization().sectors());
                    }
                    Sense.Of of = hit.first(Sense.Of.class);
                    if (of != null && of.country().sector().equals(List.of("PRE"))) {
                        parts.sides.add("PRE");
                    }
                }
                i = hit.to() - 1;
                joined = false;
                continue;
            }
            joined |= lower.equals("and") || lower.equals(",") || lower.equals("or");
            Phrases.Hit role = p.roleAt[i];
            if (role != null && role.from() == i && role.to() <= roleFrom && (hit == null || hit.to() <= role.to())) {
                Agent agent = role.first(Sense.Role.class).agent();
                for (String sector : agent.sectors()) {
                    (SIDES.contains(sector) ? parts.sides : parts.sectors).add(sector);
                }
                parts.lemmas.add(agent.lemma());
                i = role.to() - 1;
            }
        }
        int poss = p.sentence.child(head, "poss");
        if (poss >= 0 && !p.word(poss).pos().equals("PRP$") && depth < 3) {
            Draft owner = draft(p, poss, depth + 1);
            if (owner != null && owner.code != null) {
                parts.own.add(owner.code);
                if (owner.way == Draft.Way.BODY || owner.way == Draft.Way.ROLE) {
                    parts.sectors.addAll(owner.sectors);
                }
            }
        }
        if (depth < 3) {
            complements(p, head, parts, depth);
        }
        parts.codes.addAll(parts.own);
        return parts;
    }

    private void folk(Parts parts, People people) {
        if (people.sector() != null) {
            parts.sectors.add(people.sector());
        }
    }

    private void complements(Phrases p, int head, Parts parts, int depth) {
        for (int prep : p.sentence.children(head, "prep")) {
            String word = p.lower(prep);
            int object = p.sentence.child(prep, "pobj");
            if (object < 0 || prep < head || prep > head + 8) {
                continue;
            }
            boolean of = word.equals("of") || word.equals("for") || word.equals("with") || word.equals("at");
            if (!of && !PLACES.contains(word)) {
                continue;
            }
            Draft draft = draft(p, object, depth + 1);
            String code = draft != null ? draft.code : null;
            if (code != null && parts.own.isEmpty()) {
                parts.own.add(code);
            }
            if (draft != null && of && (draft.way == Draft.Way.BODY || draft.way == Draft.Way.ROLE)) {
                for (String sector : draft.sectors) {
                    (SIDES.contains(sector) ? parts.sides : parts.sectors).add(sector);
                }
                parts.organization = draft.organization;
            }
        }
    }

    /** Code that a name before a noun lends to it, or null. */
    private String modifierCode(Phrases p, Phrases.Hit hit, int head) {
        Sense.Body body = hit.first(Sense.Body.class);
        if (body != null) {
            return body.organization().code();
        }
        Sense.Metonym metonym = hit.first(Sense.Metonym.class);
        if (metonym != null) {
            return metonym.code();
        }
        if (hit.first(Sense.Of.class) != null) {
            return choose(p, head, hit).country().code();
        }
        List<Sense.Named> named = hit.all(Sense.Named.class);
        if (!named.isEmpty()) {
            Person person = pick(named.stream().map(Sense.Named::person).toList(), null);
            return person == null ? null : person.role(day).code();
        }
        Sense.Folk folk = hit.first(Sense.Folk.class);
        return folk == null ? null : folk.people().code() != null ? folk.people().code()
                : folk.people().states().size() == 1 ? folk.people().states().get(0) : null;
    }

    /** Country and sectors that the words of a phrase lend to it though no table knows its head. */
    record Side(String code, List<String> sectors) {
    }

    Side side(Phrases p, int head) {
        Parts parts = parts(p, head, p.first(head), head, 0);
        return new Side(parts.codes.isEmpty() ? null : parts.codes.iterator().next(), parts.sides.stream().distinct().toList());
    }

    private String codeOf(Phrases p, int head, int depth) {
        Draft draft = draft(p, head, depth);
        return draft == null ? null : draft.code;
    }

    private Draft role(Phrases p, int head, int first, Phrases.Hit hit, int depth) {
        Sense.Role role = hit.first(Sense.Role.class);
        Agent agent = role.agent();
        Draft draft = new Draft(Draft.Way.ROLE);
        opening(p, first, draft);
        String pos = p.word(head).pos();
        draft.plural = role.plural() || pos.equals("NNS") || pos.equals("NNPS");
        draft.kind = agent.person() && !draft.plural ? EntityKind.PERSON : agent.body() ? EntityKind.ORGANIZATION : EntityKind.GROUP;
        draft.lemma = Fold.phrase(agent.lemma());
        Parts parts = parts(p, head, first, Math.min(hit.from(), head), depth);
        draft.former = parts.former;
        draft.sectors = sectors(agent, parts, draft);
        draft.organization = null;
        draft.why = "\"" + agent.lemma() + "\"";
        List<String> codes = List.copyOf(parts.codes);
        if (codes.isEmpty() && parts.lead != null) {
            codes = List.of(parts.lead);
        }
        if (!codes.isEmpty()) {
            draft.code = codes.get(0);
            draft.why += " of " + String.join(", ", codes);
            if (parts.several && codes.size() > 1) {
                for (String code : codes.subList(1, codes.size())) {
                    draft.also.add(draft.with(code));
                }
            }
        }
        if (draft.kind == EntityKind.PERSON) {
            draft.titles.add(draft.lemma);
        }
        return draft;
    }

    private static List<String> sectors(Agent agent, Parts parts, Draft draft) {
        if (draft.former && agent.person()) {
            return List.of("ELI");
        }
        LinkedHashSet<String> all = new LinkedHashSet<>(parts.sides);
        boolean generic = GENERIC.contains(agent.lemma());
        if (generic && !(parts.sectors.isEmpty() && parts.sides.isEmpty())) {
            all.addAll(parts.sectors);
            if (agent.sectors().contains("MIL") && !all.contains("COP")) {
                all.add("MIL");
            }
        } else {
            agent.sectors().stream().filter(SIDES::contains).forEach(all::add);
            all.addAll(agent.sectors());
            all.addAll(parts.sectors);
        }
        all.remove("UNK");
        return List.copyOf(all);
    }

    /** A capitalised name that no country, body or group claims: a person, or a body without an entry. */
    private Draft proper(Phrases p, int head, int first, Phrases.Hit hit, int depth) {
        int from = p.nameFirst(head);
        int to = p.end(head);
        Person person = null;
        if (hit != null && hit.first(Sense.Named.class) != null) {
            boolean whole = hit.from() <= from || hit.to() - hit.from() > 1;
            if (whole) {
                from = Math.min(from, hit.from());
                to = Math.max(to, hit.to());
            }
        }
        Draft titles = new Draft(Draft.Way.NAME);
        Parts parts = title(p, head, first, from, titles, depth);
        boolean known = hit != null && hit.first(Sense.Named.class) != null && (hit.from() == from || hit.to() - hit.from() > 1 && hit.to() == to);
        boolean human = known || p.word(head).name().endsWith("PERSON") || titles.addressed || !titles.titles.isEmpty();
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
        if (!parts.codes.isEmpty()) {
            draft.code = parts.codes.iterator().next();
        }
        draft.why = person != null ? "name " + person.name() : draft.titles.isEmpty() ? "name" : "title \"" + draft.titles.get(0) + "\"";
        return draft;
    }

    private static String words(Phrases p, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean gap = i > from && p.word(i - 1).span().end() < p.word(i).span().start();
            out.append(gap ? " " : "").append(p.word(i).form());
        }
        return out.toString();
    }

    private static List<String> pieces(Phrases p, int from, int to) {
        List<String> pieces = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (Fold.Piece piece : Fold.pieces(p.word(i).form())) {
                pieces.add(piece.key());
            }
        }
        return pieces;
    }

    /** Reads titles and forms of address between the phrase's start and the name, and the apposition after it. */
    private Parts title(Phrases p, int head, int first, int nameFrom, Draft draft, int depth) {
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
        Parts parts = parts(p, head, first, nameFrom, depth);
        draft.former = parts.former;
        Phrases.Hit last = null;
        for (int i = nameFrom - 1; i >= first && last == null; i--) {
            last = p.roleAt[i];
        }
        if (last != null && last.to() <= nameFrom && last.from() >= first) {
            Agent agent = last.first(Sense.Role.class).agent();
            if (agent.person() || !agent.body()) {
                draft.titles.add(Fold.phrase(agent.lemma()));
                Parts before = parts(p, head, first, last.from(), 3);
                before.former = parts.former;
                draft.titleSectors = sectors(agent, before, draft);
            }
        }
        if (depth == 0) {
            for (int child : p.sentence.children(head, "appos")) {
                Phrases.Hit role = child > head && p.word(child).pos().startsWith("N") ? p.roleAt[child] : null;
                if (role != null && role.first(Sense.Role.class).agent().person() && !p.word(child).pos().endsWith("S")) {
                    Draft other = role(p, child, p.first(child), role, 1);
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
        Draft draft = new Draft(Draft.Way.BODY);
        draft.kind = EntityKind.ORGANIZATION;
        draft.name = words(p, from, to);
        Parts parts = parts(p, head, first, from, depth);
        if (parts.codes.isEmpty()) {
            for (int i = from; i < to; i++) {
                Phrases.Hit inside = p.nameAt[i];
                if (inside != null && inside.first(Sense.Of.class) != null) {
                    parts.codes.add(choose(p, head, inside).country().code());
                    break;
                }
            }
        }
        draft.code = parts.codes.isEmpty() ? null : parts.codes.iterator().next();
        draft.why = "name without an entry";
        return draft;
    }
}

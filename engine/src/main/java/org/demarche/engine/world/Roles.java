package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.demarche.record.EntityKind;

/** Composes a noun for people or bodies with the countries, bodies and sides in its phrase, in any order. */
final class Roles {
    /** After a hyphen these say that the country is not the noun's own: "Iran-backed militia". */
    private static final Set<String> NOT_OWN = Words.list("not-own");
    private static final Set<String> AGAINST = Words.list("against");
    /** Sides in a conflict come before what their members do. */
    private static final Set<String> SIDES = Set.of("REB", "UAF", "PRM", "PRE", "OPP", "CRM");
    private static final Set<String> ARMED = Set.of("MIL", "COP");
    /** Sectors of those who serve a state, or fight for a region that broke away. */
    private static final Set<String> OFFICIAL = Set.of("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PRE", "REB");
    /** Sectors of whom and what an army or the police has: doctors, schools, trucks, helicopters. */
    private static final Set<String> HAD = Set.of("BUS", "EDU", "LAB", "MED", "MIL");
    private static final Set<String> CROWD = Words.list("crowd-verbs");
    /** Nouns that say little of their own: the word before them says who they are. */
    private static final Set<String> GENERIC = Words.list("generic");

    /** Nouns for whoever serves somebody: "an aide to the minister". */
    private static final Set<String> SERVING = Words.list("serving");
    private static final Set<String> REGIONAL = Words.list("regional");
    private static final Set<String> REGIONAL_NOUNS = Words.list("regional-nouns");
    private static final Set<String> VAGUE = Words.list("vague");
    /** What men have on or with them of whom the text tells no more. */
    private static final Set<String> ARMS = Words.list("arms");
    /** Nouns for those whom the states of a body have, and not the body. */
    private static final Set<String> MEMBERS = Words.list("members");

    private final World world;
    private final Composer composer;
    private final LocalDate day;
    private final Map<String, String> hardware;

    Roles(World world, Composer composer, LocalDate day, Map<String, String> hardware) {
        this.world = world;
        this.composer = composer;
        this.hardware = hardware;
        this.day = day;
    }

    /** What modifiers and complements of a phrase say. */
    static final class Parts {
        final LinkedHashSet<String> codes = new LinkedHashSet<>();
        final LinkedHashSet<String> own = new LinkedHashSet<>();
        /** Where the name that lends a code stands, as words. */
        final Map<String, int[]> marks = new HashMap<>();
        final List<String> sides = new ArrayList<>(2);
        final List<String> sectors = new ArrayList<>(2);
        /** Sector of the army or police that stands before the noun: "army doctors"; empty where none does. */
        String force = "";
        final List<String> lemmas = new ArrayList<>(2);
        boolean former;
        /** Whether nobody bears the role yet: "the next president". */
        boolean unheld;
        boolean several;
        String lead;
        String local = "";
        boolean part;
        /** Folded name of the town that a modifier or complement names. */
        String seat = "";
        boolean named;
        boolean ofAnother;
        boolean foreign;
        String against;
        String owner;
        Organization organization;

        private void force(List<String> sectors) {
            if (!sectors.isEmpty() && ARMED.contains(sectors.get(0))) {
                force = sectors.get(0);
            }
        }
    }

    Parts parts(Phrases p, int head, int first, int roleFrom, int depth) {
        Parts parts = new Parts();
        boolean joined = false;
        for (int i = first; i < roleFrom; i++) {
            String lower = p.lower(i);
            switch (lower) {
                case "former", "ex", "then", "late", "onetime", "erstwhile", "outgoing" -> parts.former |= !lower.equals("then")
                        && !lower.equals("late") && !lower.equals("outgoing");
                case "other", "foreign", "international", "world", "western", "allied", "overseas", "global" ->
                        parts.foreign |= !(i + 1 < roleFrom && p.word(i + 1).form().equals("-"));
                case "opposition" -> parts.sides.add("OPP");
                case "rebel", "insurgent", "guerrilla" -> parts.sides.add("REB");
                case "separatist", "breakaway", "secessionist" -> parts.sides.add("PRE");
                default -> parts.unheld |= UNHELD.contains(lower);
            }
            if (lower.startsWith("ex-")) {
                parts.former = true;
            }
            Phrases.Hit hit = p.placed(i) ? null : p.nameAt[i];
            if (Composer.occasion(p, i, head)) {
                continue;
            }
            if (hit != null && hit.from() == i && hit.to() <= roleFrom) {
                String link = hit.to() + 1 < roleFrom && p.word(hit.to()).form().equals("-") ? p.lower(hit.to() + 1) : "";
                int hyphen = lower.indexOf('-');
                String before = hyphen > 0 ? lower.substring(0, hyphen) : i > 1 && p.word(i - 1).form().equals("-") ? p.lower(i - 2) : "";
                String code = modifierCode(p, hit, head);
                if (hit.first(Sense.Of.class) != null && hit.first(Sense.Of.class).how() == Sense.How.SEAT) {
                    parts.seat = Fold.phrase(ProperNames.words(p, hit.from(), hit.to()));
                }
                Sense.Of bygone = hit.first(Sense.Of.class);
                if (bygone != null && parts.former && bygone.country().period().to() != null) {
                    // "former Soviet states" are not Russia's
                    i = hit.to() - 1;
                    continue;
                }
                if (AGAINST.contains(before)) {
                    parts.against = code;
                }
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
                    parts.marks.putIfAbsent(code, new int[] {hit.from(), hit.to()});
                    Sense.Body body = hit.first(Sense.Body.class);
                    if (body != null) {
                        parts.organization = body.organization();
                        parts.sectors.addAll(body.organization().sectors());
                        parts.force(body.organization().sectors());
                    }
                    if (hit.first(Sense.Of.class) != null && composer.choose(p, head, hit).country().sector().equals(List.of("PRE")) && !civil(p, head)) {
                        parts.sides.add("PRE");
                    }
                }
                i = hit.to() - 1;
                joined = false;
                continue;
            }
            Place place = hit == null ? p.placeOf(i) : null;
            if (place != null && place.code() != null && p.placeOf(i) != null) {
                String link = i + 2 < roleFrom && p.word(i + 1).form().equals("-") ? p.lower(i + 2) : "";
                if (link.equals("based")) {
                    parts.lead = place.code();
                } else if (!NOT_OWN.contains(link) && parts.own.isEmpty()) {
                    parts.own.add(place.code());
                    parts.local = Fold.phrase(place.name());
                    parts.seat = parts.local;
                }
                continue;
            }
            String ruler = hit == null && place == null && p.capital(i) && p.word(i).pos().startsWith("NNP") ? composer.ruler(p, i) : null;
            if (ruler != null) {
                parts.own.add(ruler);
                continue;
            }
            parts.named |= p.capital(i) && i > 0 && p.roleAt[i] == null;
            joined |= lower.equals("and") || lower.equals(",") || lower.equals("or");
            Phrases.Hit role = p.roleAt[i];
            if (role != null && role.from() == i && role.to() <= roleFrom && (hit == null || hit.to() <= role.to())) {
                Agent agent = role.first(Sense.Role.class).agent();
                for (String sector : agent.sectors()) {
                    (SIDES.contains(sector) ? parts.sides : parts.sectors).add(sector);
                }
                if (!agent.person()) {
                    parts.force(agent.sectors());
                }
                parts.lemmas.add(agent.lemma());
                i = role.to() - 1;
            }
        }
        int poss = p.sentence.child(head, "poss");
        if (poss >= 0 && !p.word(poss).pos().equals("PRP$") && depth < 3) {
            Draft owner = composer.draft(p, poss, depth + 1);
            if (owner != null && owner.code != null) {
                parts.own.add(owner.code);
                parts.part = owner.way == Draft.Way.PLACE;
                if (owner.way == Draft.Way.NAME && owner.person != null) {
                    parts.sectors.addAll(owner.person.role(day).sectors());
                } else if (owner.way == Draft.Way.BODY || owner.way == Draft.Way.ROLE) {
                    parts.sectors.addAll(owner.sectors);
                }
            }
        }
        if (depth < 3) {
            complements(p, head, parts, depth);
            Phrases.Hit whole = p.roleAt[head];
            for (int i = head + 1; whole != null && i < whole.to(); i++) {
                complements(p, i, parts, depth);
            }
        }
        parts.codes.addAll(parts.own);
        return parts;
    }

    /** Whether a noun says who somebody is beside the state or region that they are of: villagers, militiamen. */
    private static boolean civil(Phrases p, int head) {
        Phrases.Hit role = p.roleAt[head];
        return role != null && role.first(Sense.Role.class).agent().sectors().stream().limit(1).noneMatch(OFFICIAL::contains);
    }

    private void folk(Parts parts, People people) {
        if (people.sector() != null && !people.sector().equals("REL")) {
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
            Phrases.Hit self = p.roleAt[head];
            String noun = self == null ? "" : self.first(Sense.Role.class).agent().lemma();
            boolean of = word.equals("of") || word.equals("for") || word.equals("with") || word.equals("at") || word.equals("to") && SERVING.contains(noun);
            boolean away = parts.foreign || Whereabouts.AWAY.contains(noun);
            if (!of && away && !word.equals("from")) {
                continue;
            }
            if (!of && !Composer.PLACES.contains(word) || word.equals("of") && !p.belongs(head, prep)) {
                continue;
            }
            Draft draft = p.roleAt[head] != null && object < p.roleAt[head].to() ? null : composer.draft(p, object, depth + 1);
            if (draft != null && draft.way == Draft.Way.PLACE) {
                parts.seat = Fold.phrase(draft.name);
                parts.part |= of;
                parts.local = of ? parts.seat : parts.local;
            }
            String code = draft != null ? draft.code : lent(p, object, depth);
            if (code != null && parts.own.isEmpty() && !(p.sentence.child(head, "poss") >= 0
                    && p.word(p.sentence.child(head, "poss")).pos().equals("PRP$"))) {
                parts.own.add(code);
            }
            parts.ofAnother |= of && code == null && IntStream.rangeClosed(p.first(object), object).anyMatch(p::capital);
            if (draft != null && of && (draft.way == Draft.Way.BODY || draft.way == Draft.Way.ROLE)) {
                for (String sector : draft.sectors) {
                    (SIDES.contains(sector) ? parts.sides : parts.sectors).add(sector);
                }
                parts.organization = draft.organization;
                parts.ofAnother |= Cast.heads(noun) && !draft.sectors.contains("GOV");
            }
        }
    }

    /** Code that the words around a noun without a meaning of its own lend to it: "Canada's Alberta province". */
    private String lent(Phrases p, int object, int depth) {
        Parts parts = parts(p, object, p.first(object), object, depth + 1);
        return parts.codes.isEmpty() ? null : parts.codes.iterator().next();
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
            return composer.choose(p, head, hit).country().code();
        }
        List<Sense.Named> named = hit.all(Sense.Named.class);
        if (!named.isEmpty()) {
            Person person = composer.pick(named.stream().map(Sense.Named::person).toList(), null);
            return person == null ? null : person.role(day).code();
        }
        Sense.Folk folk = hit.first(Sense.Folk.class);
        return folk == null ? null : folk.people().code() != null ? folk.people().code() : home(p, folk.people());
    }

    /** The state of a people that lives in several: the only one of them that the article names. Null where that is not clear, and for religions. */
    static String home(Phrases p, People people) {
        return people.states().size() == 1 ? people.states().get(0) : "REL".equals(people.sector()) ? null : p.spoken(people.states());
    }

    /** Country and sectors that the words of a phrase lend to it though no table knows its head. */
    record Side(String code, List<String> sectors) {
    }

    Side side(Phrases p, int head) {
        Parts parts = parts(p, head, p.first(head), head, 0);
        List<String> sectors = new ArrayList<>(parts.sides.stream().distinct().toList());
        String thing = hardware.get(p.word(head).lemma());
        Phrases.Hit role = p.roleAt[head];
        if (thing != null) {
            sectors.add(thing);
        } else if (role != null && role.first(Sense.Role.class).agent().thing()) {
            sectors.addAll(role.first(Sense.Role.class).agent().sectors());
        }
        String code = parts.codes.isEmpty() ? null : parts.codes.iterator().next();
        return new Side(code, trim(code, sectors));
    }

    String codeOf(Phrases p, int head, int depth) {
        Draft draft = composer.draft(p, head, depth);
        return draft == null ? null : draft.code;
    }

    Draft role(Phrases p, int head, int first, Phrases.Hit hit, int depth) {
        Sense.Role role = hit.first(Sense.Role.class);
        Agent agent = role.agent();
        Draft draft = new Draft(Draft.Way.ROLE);
        Composer.opening(p, first, draft);
        String pos = p.word(head).pos();
        draft.plural = !agent.thing() && (role.plural() || pos.equals("NNS") || pos.equals("NNPS"));
        draft.kind = agent.person() && !draft.plural ? EntityKind.PERSON : agent.body() ? EntityKind.ORGANIZATION : EntityKind.GROUP;
        draft.lemma = Fold.phrase(agent.lemma());
        Parts before = parts(p, head, first, Math.min(hit.from(), head), depth);
        Phrases.Hit opening = p.nameAt[hit.from()];
        boolean opens = before.codes.isEmpty() && opening != null && opening.from() == hit.from() && opening.to() < hit.to();
        Parts parts = opens ? parts(p, head, first, opening.to(), depth) : before;
        draft.former = parts.former;
        draft.fresh |= parts.unheld;
        draft.local = parts.local;
        draft.ofAnother = parts.ofAnother;
        draft.part = parts.part || !parts.local.isEmpty();
        draft.named = parts.named || parts.foreign || parts.ofAnother;
        draft.against = parts.against;
        draft.affiliation = parts.organization == null ? null : parts.organization.name();
        draft.sectors = sectors(agent, parts, draft);
        boolean owned = p.sentence.child(head, "poss") >= 0;
        boolean regional = parts.codes.isEmpty() && REGIONAL_NOUNS.contains(draft.lemma) && regional(p, first, hit.from());
        if (draft.sectors.isEmpty() && parts.codes.isEmpty() && parts.lead == null && !owned && !regional && world.home(draft.lemma).isEmpty()
                || agent.thing() && parts.codes.isEmpty() && !owned) {
            return null;
        }
        draft.why = "\"" + agent.lemma() + "\"";
        List<String> codes = parts.codes.stream().filter(NO_STATE::contains).findFirst().filter(c -> !parts.several).map(List::of)
                .orElse(List.copyOf(parts.codes));
        if (codes.isEmpty() && parts.lead != null) {
            codes = List.of(parts.lead);
        }
        if (regional) {
            codes = List.of("IGO");
        } else if (codes.isEmpty() && !owned && !draft.named) {
            codes = world.home(draft.lemma);
        }
        String seat = world.seated(parts.seat, draft.sectors, draft.lemma, day);
        if (seat != null) {
            codes = List.of(seat);
            draft.sectors = trim(seat, draft.sectors);
        }
        if (draft.sectors.isEmpty() && !codes.isEmpty() && !NO_STATE.contains(codes.get(0)) && OF_STATE.contains(agent.lemma())) {
            draft.sectors = List.of("GOV");
        }
        if (!codes.isEmpty()) {
            draft.code = codes.get(0);
            draft.why += " of " + String.join(", ", codes);
            if (parts.several && codes.size() > 1) {
                for (String code : codes.subList(1, codes.size())) {
                    Draft more = draft.with(code);
                    more.mark = parts.marks.get(code);
                    draft.also.add(more);
                }
                draft.mark = parts.marks.get(draft.code);
                if (draft.plural && agent.person() && Cast.office(draft.lemma)) {
                    draft.alone();
                    draft.also.forEach(Draft::alone);
                }
            }
        }
        if (draft.plural && draft.also.isEmpty() && agent.person() && Cast.office(draft.lemma)) {
            holders(p, head, first, draft);
        }
        if (draft.plural && draft.sectors.equals(List.of("CVL")) && p.does(head, CROWD)) {
            draft.sectors = List.of("SOC");
        }
        if (draft.lemma.equals("man") && armed(p, head)) {
            draft.sectors = List.of("UAF");
        }
        draft.members = draft.plural && MEMBERS.contains(agent.lemma().substring(agent.lemma().lastIndexOf(' ') + 1));
        if (draft.kind == EntityKind.PERSON) {
            draft.titles.add(draft.lemma);
        }
        if (VAGUE.contains(draft.lemma)) {
            draft.code = null;
            draft.also.clear();
            draft.sectors = agent.sectors();
            draft.vague = true;
        }
        return draft;
    }

    /** "men in green uniforms", "a man with a rifle". */
    private static boolean armed(Phrases p, int head) {
        return p.sentence.children(head, "prep").stream().filter(i -> p.lower(i).equals("in") || p.lower(i).equals("with"))
                .map(i -> p.sentence.child(i, "pobj")).anyMatch(i -> i >= 0 && ARMS.contains(p.word(i).lemma()));
    }

    /** "The foreign ministers of Ghana and Togo" are two people, the first named by the phrase up to "Ghana", the second by "Togo". */
    private void holders(Phrases p, int head, int first, Draft draft) {
        int object = -1;
        for (int prep : p.sentence.children(head, "prep")) {
            object = object < 0 && p.lower(prep).equals("of") ? p.sentence.child(prep, "pobj") : object;
        }
        List<Draft> all = new ArrayList<>();
        for (int owner = object; owner >= 0 && owner < p.size; owner++) {
            if (p.chainHead(owner) != object) {
                continue;
            }
            Draft state = composer.draft(p, owner, 1);
            if (state == null || state.way != Draft.Way.STATE) {
                return;
            }
            Draft one = draft.with(state.code).alone();
            one.mark = new int[] {owner == object ? first : p.first(owner), owner + 1};
            one.word = owner;
            all.add(one);
        }
        if (all.size() > 1) {
            draft.alone();
            draft.code = all.get(0).code;
            draft.mark = all.get(0).mark;
            draft.word = all.get(0).word;
            draft.also.addAll(all.subList(1, all.size()));
        }
    }

    /** Whether a word for a region of several states opens a phrase: "West African mediators", "the region's bloc". */
    private static boolean regional(Phrases p, int first, int noun) {
        String two = "";
        for (int i = first; i < noun; i++) {
            String word = p.lower(i);
            if (REGIONAL.contains(word) || REGIONAL.contains(two + word)) {
                return true;
            }
            two = p.lower(i) + " ";
        }
        return false;
    }

    static List<String> sectors(Agent agent, Parts parts, Draft draft) {
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
            if (!parts.force.isEmpty() && agent.sectors().stream().limit(1).anyMatch(HAD::contains)) {
                all.add(parts.force);
            }
            all.addAll(agent.sectors());
            all.addAll(parts.sectors);
        }
        all.remove("UNK");
        if (agent.sectors().stream().limit(1).anyMatch(ARMED::contains) && all.remove("GOV")) {
            // the president's soldiers are soldiers first
            all.add("GOV");
        }
        if (SIDES.stream().anyMatch(s -> !s.equals("UAF") && all.contains(s))) {
            all.remove("UAF");
        }
        return List.copyOf(all);
    }

    /** Sectors as the codebook gives them to bodies of several states or of none: few have any. */
    static List<String> trim(String code, List<String> sectors) {
        if (code == null || code.length() == 3 && !NO_STATE.contains(code)) {
            return sectors;
        }
        return sectors.stream().filter((code.equals("NGO") ? OF_NGO : OF_BODIES)::contains).toList();
    }

    /** Words before the title of one who does not bear it yet. */
    private static final Set<String> UNHELD = Words.list("unheld");
    /** Nouns that mean the government where a state owns them. */
    private static final Set<String> OF_STATE = Words.list("of-state");
    private static final Set<String> OF_NGO = Set.of("REL", "EDU", "JRN", "MED");
    private static final Set<String> OF_BODIES = Set.of("MIL", "COP", "JUD", "LEG", "ELI");
    private static final Set<String> NO_STATE = Set.of("IGO", "UNO", "EUR", "NGO", "IMG", "ISM");
}

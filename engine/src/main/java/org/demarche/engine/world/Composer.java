package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarche.engine.language.Word;
import org.demarche.record.EntityKind;
import org.demarche.record.Location;

/**
 * Says what a noun phrase means by its words alone: a name with its titles, a country, a role composed with a country in any order
 * ("Malian army officers", "police in Nairobi", "the spokesman for Russia's foreign ministry").
 */
final class Composer {
    static final Set<String> PLACES = Words.list("place-prepositions");
    private static final Set<String> MOTION = Words.list("motion");

    /** A verb right behind a name that the reader joined to a place or day before it ("flew to Rome and Paris said", "in May Paris said"). */
    private static final Set<String> FINITE = Set.of("VBD", "VBZ", "VBP", "MD");
    private static final Set<String> DEALING = Words.list("dealing");
    private static final Set<String> NUMBERS = Set.of("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY");
    private static final Set<String> POLITE = Words.list("polite");
    private static final Set<String> RULES = Words.list("rules");
    private static final Set<String> OCCASIONS = Words.list("occasions");
    private static final Set<String> NAMING = Set.of("nmod", "compound", "amod", "nn");
    /** Bodies of no state that have a branch in each. */
    private static final Set<String> BRANCHES = Words.list("branches");
    /** Names of bodies that several states have, though one is meant where nothing is said. */
    private static final Set<String> SHARED = Words.list("shared-bodies");
    private static final Set<String> CALENDAR = Words.list("calendar");

    private final World world;
    private final LocalDate day;
    private final Roles roles;
    private final ProperNames names;

    Composer(World world, LocalDate day, Map<String, String> hardware) {
        this.world = world;
        this.day = day;
        roles = new Roles(world, this, day, hardware);
        names = new ProperNames(this, roles, day);
    }

    /** The draft of a phrase's head, or null where the tables say nothing and no name stands there. */
    Draft draft(Phrases p, int head) {
        return draft(p, head, 0);
    }

    Draft draft(Phrases p, int head, int depth) {
        Word word = p.word(head);
        if (word.pos().equals("PRP") || word.pos().equals("PRP$")) {
            return new Draft(Draft.Way.PRONOUN);
        }
        if (CALENDAR.contains(p.lower(head)) && !word.name().endsWith("PERSON")) {
            return null;
        }
        Draft counted = counted(p, head, depth);
        if (counted != null) {
            return counted.way == Draft.Way.OTHER ? null : counted;
        }
        if (head + 1 < p.size && p.word(head + 1).form().equals("-") && p.word(head + 1).span().start() == word.span().end()
                && p.nameAt[head] == null) {
            return null;
        }
        if (word.pos().equals("DT") || word.pos().equals("CD") || word.pos().startsWith("W")) {
            return null;
        }
        Country part = head > 0 && p.capital(head) && p.lower(head - 1).equals("the") && p.nameAt[head] == null ? world.called(p.word(head).form(), p::speaksOf)
                : null;
        if (part != null) {
            return Draft.of(part);
        }
        Phrases.Hit role = p.roleAt[head];
        Phrases.Hit name = p.placed(head) ? null : p.nameAt[head];
        if (role != null && p.word(head).head() >= role.from() && p.word(head).head() < role.to() && p.word(head).head() != head) {
            return null;
        }
        if (role != null && role.to() <= head || role != null && name != null && longer(name, role) && name.to() > head) {
            role = null;
        }
        int first = p.first(head);
        Draft draft;
        if (role != null && title(p, head, first, role)) {
            role = null;
        }
        if (role != null && !named(p, head, name)) {
            draft = roles.role(p, head, first, role, depth);
        } else if (name != null && name.first(Sense.Body.class) != null && !personal(p, head, name) && !bare(name)) {
            draft = ofAnother(p, head, first, name, depth);
            draft = draft == null && p.roleAt[head] != null && shared(p, name) ? roles.role(p, head, first, p.roleAt[head], depth) : draft;
            draft = draft == null ? body(p, head, name) : draft;
        } else if (name != null && name.first(Sense.Metonym.class) != null && !personal(p, head, name)) {
            draft = metonym(p, head, name);
        } else if (name != null && name.first(Sense.Of.class) != null && !personal(p, head, name)) {
            draft = country(p, head, first, name);
        } else if (name != null && name.first(Sense.Folk.class) != null && !personal(p, head, name)) {
            draft = folk(p, head, first, name);
        } else if (p.placeOf(head) != null) {
            Place place = p.placeOf(head);
            draft = place(place.name(), place.code(), "place " + place.name());
        } else if (word.pos().startsWith("N") && p.capital(head) && !NUMBERS.contains(word.name().substring(Math.min(2, word.name().length())))
                || word.name().endsWith("PERSON") || name != null && name.first(Sense.Named.class) != null && name.to() - name.from() > 1) {
            draft = names.proper(p, head, first, name, depth);
        } else {
            draft = spot(p, head, first);
        }
        if (draft != null) {
            draft.owner = p.sentence.child(head, "poss");
        }
        return draft;
    }

    /** "dozens of soldiers", "the first of 4,000 paratroopers": the counted noun tells who they are. */
    private Draft counted(Phrases p, int head, int depth) {
        int object = depth > 2 || p.nameAt[head] != null && p.nameAt[head].to() > head + 1 ? -1 : p.counted(head);
        if (object < 0) {
            return null;
        }
        Draft draft = draft(p, object, depth + 1);
        if (draft != null && draft.way == Draft.Way.ROLE) {
            draft.fresh = true;
            draft.counts = true;
            return draft;
        }
        return p.roleAt[head] != null && p.roleAt[head].first(Sense.Role.class).agent().body() ? null : new Draft(Draft.Way.OTHER);
    }

    /** Country of "Bush" in "the Bush administration": all of our office holders of that surname agree. */
    String ruler(Phrases p, int word) {
        if (!p.word(word).name().endsWith("PERSON") && !(word + 1 < p.size && RULES.contains(p.word(word + 1).lemma()))) {
            return null;
        }
        List<String> codes = world.surnamed(Fold.key(p.word(word).form())).stream().filter(x -> x.layer().equals(World.OWN) && x.near(day, 3))
                .flatMap(x -> x.terms().stream()).map(Person.Term::code).distinct().toList();
        return codes.size() == 1 ? codes.get(0) : null;
    }

    private static boolean longer(Phrases.Hit name, Phrases.Hit role) {
        return name.to() - name.from() > role.to() - role.from() || name.to() - name.from() == role.to() - role.from()
                && (name.first(Sense.Body.class) != null || name.first(Sense.Metonym.class) != null);
    }

    /** Whether a role noun is in truth a part of a body's or a work's name ("Shark Tank"). */
    private static boolean title(Phrases p, int head, int first, Phrases.Hit role) {
        String tag = p.word(head).name();
        return role.to() - role.from() == 1 && head > first && p.capital(head) && p.capital(head - 1) && p.nameAt[head - 1] == null
                && p.roleAt[head - 1] == null && !role.first(Sense.Role.class).agent().body() && tag.startsWith("I-") && !tag.endsWith("PERSON");
    }

    /** Whether a role noun is in truth a part of a person's name ("Chuck Major", "Bishop", "Baker"). */
    private boolean named(Phrases p, int head, Phrases.Hit name) {
        if (!p.capital(head)) {
            return false;
        }
        if (name != null && name.first(Sense.Named.class) != null && name.to() - name.from() > 1) {
            return true;
        }
        boolean addressed = head > 0 && p.nameAt[head - 1] != null && p.nameAt[head - 1].first(Sense.Address.class) != null;
        return p.word(head).name().equals("I-PERSON") || addressed && (p.word(head).name().equals("B-PERSON") || !POLITE.contains(p.lower(head - 1)));
    }

    /** Whether the model sees a person here and the words around do not say otherwise. */
    private boolean personal(Phrases p, int head, Phrases.Hit name) {
        if (name.first(Sense.Named.class) != null && name.to() - name.from() > 1) {
            return true;
        }
        boolean tagged = p.word(head).name().endsWith("PERSON") && !(name.from() > 0 && p.lower(name.from() - 1).equals("the"));
        int from = p.nameFirst(head);
        String only = Fold.key(p.word(head).form());
        if (tagged && (from < name.from() || name.to() - name.from() == 1 && name.first(Sense.Body.class) != null
                && (world.gender(only) != '-' || !world.surnamed(only).isEmpty()))) {
            return true;
        }
        return from == name.from() && from > 0 && p.nameAt[from - 1] != null && p.nameAt[from - 1].first(Sense.Address.class) != null
                && tagged;
    }

    private static boolean bare(Phrases.Hit name) {
        return name.all(Sense.Of.class).stream().anyMatch(o -> o.how() == Sense.How.NAME);
    }

    /** "Peru's Congress" is not the body that "Congress" alone means; null where the phrase names no other state. */
    private Draft ofAnother(Phrases p, int head, int first, Phrases.Hit name, int depth) {
        String code = name.first(Sense.Body.class).organization().code();
        if (code == null || depth > 1) {
            return null;
        }
        Roles.Parts parts = roles.parts(p, head, first, name.from(), 3);
        int poss = p.sentence.child(head, "poss");
        Draft owner = poss < 0 || p.word(poss).pos().equals("PRP$") ? null : draft(p, poss, 2);
        String other = owner != null && owner.way == Draft.Way.STATE ? owner.code : parts.own.isEmpty() ? null : parts.own.iterator().next();
        if (other == null || other.equals(code) || world.country(other) == null
                || world.country(code) == null && !BRANCHES.contains(Fold.phrase(ProperNames.words(p, name.from(), name.to())))) {
            return null;
        }
        Phrases.Hit role = p.roleAt[head];
        Draft draft = role == null ? new Draft(Draft.Way.BODY) : roles.role(p, head, first, role, depth + 1);
        if (draft != null && role == null) {
            draft.kind = EntityKind.ORGANIZATION;
            draft.name = ProperNames.words(p, first, name.to());
            draft.sectors = name.first(Sense.Body.class).organization().sectors();
        }
        if (draft != null) {
            draft.code = other;
        }
        return draft;
    }

    /** Whether a body of one state shares its name with bodies of others, of which alone the article speaks: "Congress" in Lima. */
    private boolean shared(Phrases p, Phrases.Hit name) {
        Organization body = name.first(Sense.Body.class).organization();
        return SHARED.contains(Fold.phrase(ProperNames.words(p, name.from(), name.to()))) && !p.speaksOf(body.code(), body) && p.speaksOfOthers(body.code());
    }

    /** Whether a town's name before a noun only says where something was agreed or held: "the Minsk agreements", "Geneva talks". */
    static boolean occasion(Phrases p, int town, int noun) {
        Phrases.Hit hit = p.nameAt[town];
        Sense.Of of = hit == null ? null : hit.first(Sense.Of.class);
        boolean place = of != null ? of.how() == Sense.How.SEAT : hit == null && p.placeOf(town) != null;
        return place && noun >= 0 && OCCASIONS.contains(p.word(noun).lemma());
    }

    /** What a name before a noun means as an entity of its own; adjectives mean their state. */
    Draft name(Phrases p, int word) {
        Phrases.Hit hit = p.nameAt[word];
        if (occasion(p, word, p.word(word).head())) {
            return null;
        }
        if (hit != null && hit.first(Sense.Of.class) != null) {
            Country country = choose(p, word, hit).country();
            return Draft.of(country);
        }
        if (hit != null && hit.first(Sense.Body.class) != null) {
            return body(p, word, hit);
        }
        if (hit != null && hit.first(Sense.Metonym.class) != null) {
            return metonym(p, word, hit);
        }
        Place place = p.placeOf(word);
        return place == null ? null : place(place.name(), place.code(), "place " + place.name());
    }

    private Draft body(Phrases p, int head, Phrases.Hit hit) {
        List<Sense.Body> all = hit.all(Sense.Body.class);
        Organization best = all.get(0).organization();
        for (Sense.Body body : all) {
            Organization other = body.organization();
            int nearer = day == null ? 0 : Long.compare(best.period().distance(day), other.period().distance(day));
            if (nearer > 0 || nearer == 0 && !p.speaksOf(best.code(), best) && p.speaksOf(other.code(), other)) {
                best = other;
            }
        }
        Draft draft = new Draft(Draft.Way.BODY);
        draft.kind = EntityKind.ORGANIZATION;
        draft.organization = best;
        draft.name = best.name();
        draft.code = best.code();
        draft.sectors = Roles.trim(best.code(), best.sectors());
        draft.why = "organization " + best.name();
        return draft;
    }

    private Draft metonym(Phrases p, int head, Phrases.Hit hit) {
        Sense.Metonym metonym = hit.first(Sense.Metonym.class);
        if (metonym.place() && place(p, head)) {
            Place place = p.placeOf(head);
            return place == null ? null : place(place.name(), place.code(), "place " + place.name());
        }
        Draft draft = new Draft(Draft.Way.BODY);
        draft.kind = EntityKind.ORGANIZATION;
        draft.name = metonym.name().isEmpty() ? ProperNames.words(p, hit.from(), hit.to()) : metonym.name();
        draft.code = metonym.code();
        draft.sectors = Roles.trim(metonym.code(), metonym.sectors());
        if (draft.code == null) {
            draft.kind = EntityKind.GROUP;
        }
        draft.why = draft.code == null ? "vague side" : "stands for " + draft.name;
        return draft;
    }

    /** Whether a phrase stands where a place stands: "in Moscow", "flew to Moscow", a dateline. */
    boolean place(Phrases p, int head) {
        int at = p.chainHead(head);
        String label = p.label(at);
        if (label.equals("vocative") && head < p.word(at).head() && p.sentence.child(p.word(at).head(), "nsubj", "nsubjpass") < 0) {
            // "Niamey, for its part, thanked Bamako"
            return false;
        }
        if (label.equals("npadvmod") || label.equals("vocative") || label.equals("dep") || label.equals("meta")) {
            return true;
        }
        boolean dated = head > 0 && CALENDAR.contains(p.lower(head - 1));
        boolean acts = (at != head || dated) && head + 1 < p.size && FINITE.contains(p.word(head + 1).pos());
        if (!label.equals("pobj") || acts) {
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
        Place named = of.how() == Sense.How.SEAT ? p.placeOf(head) : null;
        boolean other = named != null && !java.util.Objects.equals(named.code(), country.code());
        if (of.how() == Sense.How.SEAT && (other || place(p, head))) {
            return place(ProperNames.words(p, hit.from(), hit.to()), other ? named.code() : country.code(), "seat of government as a place");
        }
        if (country.sector().equals(List.of("CVL"))) {
            return place(country.name(), country.code(), "region that shares a country's name");
        }
        if (!group) {
            Draft draft = Draft.of(country);
            draft.seat = of.how() == Sense.How.SEAT;
            draft.why = of.how() == Sense.How.SEAT ? "capital that acts for " + country.name() : "country " + country.name();
            return draft;
        }
        Draft draft = new Draft(Draft.Way.ROLE);
        boolean many = hit.all(Sense.Of.class).stream().anyMatch(o -> o.how() == Sense.How.MANY)
                || of.how() == Sense.How.ADJECTIVE && hit.all(Sense.Of.class).stream().noneMatch(o -> o.how() == Sense.How.ONE);
        opening(p, first, draft);
        draft.plural = many && !(draft.fresh && p.word(first).lemma().equals("a"));
        draft.kind = draft.plural ? EntityKind.GROUP : EntityKind.PERSON;
        draft.lemma = Fold.key(p.word(hit.to() - 1).lemma());
        draft.code = country.code();
        boolean side = draft.plural && !draft.fresh && draft.definite && hit.from() == first + 1 && !ethnic(p, first, hit.from());
        side |= draft.plural && !draft.fresh && p.does(head, DEALING);
        draft.sectors = country.sector().equals(List.of("PRE")) ? country.sector() : side ? List.of("GOV") : List.of("CVL");
        draft.why = "people of " + country.name();
        draft.people = true;
        elsewhere(p, head, draft, ethnic(p, first, hit.from()));
        Roles.Parts parts = roles.parts(p, head, first, hit.from(), 2);
        String home = parts.codes.stream().filter(c -> !c.equals(country.code()) && world.country(c) != null).findFirst().orElse(null);
        if (hit.from() > first && home != null) {
            // "Croatia's rebel Serbs", "Kosovo Serbs"
            draft.code = home;
        }
        if (!parts.sides.isEmpty()) {
            draft.sectors = List.copyOf(parts.sides);
        }
        return draft;
    }

    static Draft place(String name, String code, String why) {
        Draft draft = new Draft(Draft.Way.PLACE);
        draft.kind = EntityKind.PLACE;
        draft.name = name;
        draft.code = code;
        draft.sectors = List.of("CVL");
        draft.why = why;
        return draft;
    }

    /** A place without a name of its own: "an airport in The Hague", "Yeonpyeong island", "the Syrian border"; null where its phrase names no place. */
    private Draft spot(Phrases p, int head, int first) {
        Optional<Location> where = p.around(head);
        if (where.isPresent()) {
            return place(ProperNames.words(p, first, head + 1), where.get().code(), "place in " + where.get().name());
        }
        boolean unknown = head > first && p.spot(head) && p.capital(head - 1) && p.word(head - 1).pos().startsWith("NNP") && p.nameAt[head - 1] == null
                && NAMING.contains(p.label(head - 1));
        return unknown ? place(ProperNames.words(p, p.nameFirst(head - 1), head + 1), null, Referents.UNLISTED) : null;
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
                draft.code = roles.codeOf(p, object, 1);
            }
        }
    }

    /**
     * Which country a phrase means where it could mean several: the one where a people lives of which the article speaks, the state that stands on the
     * day, then the table's order.
     */
    Sense.Of choose(Phrases p, int head, Phrases.Hit hit) {
        Sense.Of best = null;
        for (Sense.Of of : hit.all(Sense.Of.class)) {
            Country meant = p.meant(of.country());
            if (meant != of.country()) {
                return new Sense.Of(meant, of.how());
            }
            if (best == null || day != null && of.country().period().distance(day) < best.country().period().distance(day)) {
                best = of;
            }
        }
        boolean people = best.how() == Sense.How.ONE || best.how() == Sense.How.MANY;
        List<String> sectors = p.roleAt[head] != null ? p.roleAt[head].first(Sense.Role.class).agent().sectors() : people ? List.of("CVL") : List.of();
        for (World.Kin kin : world.kin(p.word(hit.to() - 1).form(), day)) {
            if (p.speaksOf(kin.country().code()) && (kin.only().isEmpty() || sectors.stream().limit(1).anyMatch(kin.only()::contains))) {
                return new Sense.Of(kin.country(), best.how());
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
        String sector = folk.people().sector();
        draft.sectors = sector == null || sector.equals("REL") ? List.of("CVL") : List.of(sector);
        draft.why = "group " + folk.people().name();
        Roles.Parts parts = roles.parts(p, head, first, hit.from(), 0);
        if (!parts.codes.isEmpty()) {
            draft.code = parts.codes.iterator().next();
        } else if (draft.code == null) {
            draft.code = Roles.home(p, folk.people());
        }
        return draft;
    }

    static void opening(Phrases p, int first, Draft draft) {
        String word = p.lower(first);
        String pos = p.word(first).pos();
        draft.definite = Set.of("the", "this", "that", "these", "those", "both").contains(word) || pos.equals("PRP$");
        draft.fresh = Set.of("a", "an", "some", "several", "another", "other", "many", "few", "more", "two", "three", "dozens", "hundreds",
                "thousands", "one", "any", "no").contains(word) || pos.equals("CD");
    }

    Person pick(List<Person> people, String code) {
        return names.pick(people, code);
    }

    String shipOf(String prefix) {
        return world.shipOf(prefix);
    }

    Roles.Side side(Phrases p, int head) {
        return roles.side(p, head);
    }
}

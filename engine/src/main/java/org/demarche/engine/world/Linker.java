package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/** Links the phrases of one article into entities: full names first, then in text order whatever refers back to them. */
final class Linker {
    private static final Set<String> LOCAL = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CVL", "SPY", "LAB", "MED", "EDU", "AGR",
            "CRM", "REL", "BUS", "PTY", "SOC", "UAF", "PRM", "JRN");

    /** Texts of fewer sentences do not tell where they play. */
    private static final int SHORT = 4;
    private static final Set<String> OWN_COUNTRY = Words.list("country-nouns");
    private static final Set<String> HEADS = Words.list("heads");
    /** Why a place has no coordinates. */
    static final String UNLISTED = "place without an entry";
    /** Nouns that mean the state itself where one owns them. */
    private static final Set<String> STATES = Words.list("states");
    private static final Set<String> PEERS = Words.list("peers");

    private final World world;
    private final AnnotatedText text;
    private final LocalDate day;
    private final Composer composer;
    private final Phrases[] phrases;
    private final Draft[][] drafts;
    private final List<Figure> figures = new ArrayList<>();
    private final List<List<int[]>> members = new ArrayList<>();
    private final Map<String, Figure> byKey = new HashMap<>();
    private final Cast cast;
    private final Whereabouts whereabouts;
    private final History history = new History();
    private final Pronouns pronouns;
    private final PlaceFinder places;

    Linker(World world, AnnotatedText text, LocalDate day) {
        this.world = world;
        this.text = text;
        this.day = day;
        composer = world.composer(day);
        int n = text.sentences().size();
        phrases = new Phrases[n];
        drafts = new Draft[n][];
        for (int s = 0; s < n; s++) {
            phrases[s] = new Phrases(text.sentences().get(s), world.lexicon());
            members.add(new ArrayList<>(Collections.nCopies(phrases[s].size, null)));
        }
        places = world.places(phrases);
        for (int s = 0; s < n; s++) {
            phrases[s].places(places, s);
        }
        cast = new Cast(world, day, history, name -> open(EntityKind.PERSON, name), this::speaksOf);
        whereabouts = new Whereabouts(phrases, drafts, composer);
        pronouns = new Pronouns(phrases, history, new Quotes(phrases, text.text(), this::speaker), world.kinds());
    }

    EntityBook link() {
        for (int s = 0; s < phrases.length; s++) {
            drafts[s] = new Draft[phrases[s].size];
            for (int w = 0; w < phrases[s].size; w++) {
                if (phrases[s].heads(w)) {
                    drafts[s][w] = composer.draft(phrases[s], w);
                    whereabouts.count(drafts[s][w], s);
                } else if (named(s, w)) {
                    whereabouts.count(composer.name(phrases[s], w), Integer.MAX_VALUE);
                }
            }
        }
        for (int s = 0; s < phrases.length; s++) {
            for (int w = 0; w < phrases[s].size; w++) {
                appositions(s, w);
                Draft draft = drafts[s][w];
                if (draft != null && draft.way == Draft.Way.NAME) {
                    cast.identify(draft);
                    if (draft.person != null || draft.pieces.size() > 1) {
                        cast.person(draft);
                    }
                }
            }
        }
        for (int s = 0; s < phrases.length; s++) {
            for (int w = 0; w < phrases[s].size; w++) {
                if (phrases[s].heads(w)) {
                    link(s, w);
                } else if (act(s, w)) {
                    modifier(s, w);
                }
            }
        }
        return new EntityBook(text, phrases, figures, members, this, composer, places);
    }

    private static final Set<String> NAMING = Set.of("nmod", "compound", "amod", "nn");

    /** Whether a country's or body's name stands before a noun that is nobody: "Israeli" in "Israeli strikes". */
    private boolean act(int s, int w) {
        Phrases p = phrases[s];
        int noun = p.word(w).head();
        return named(s, w) && p.roleAt[noun] == null && p.nameAt[noun] == null && !p.capital(noun);
    }

    /** Whether a word ends a known name that stands before a noun. */
    private boolean named(int s, int w) {
        Phrases p = phrases[s];
        Phrases.Hit name = p.nameAt[w];
        boolean known = name == null ? places.range(s, w) != null && places.range(s, w)[1] == w + 1 : name.to() == w + 1
                && (name.first(Sense.Of.class) != null || name.first(Sense.Body.class) != null || name.first(Sense.Metonym.class) != null);
        return known && p.word(w).head() > w && NAMING.contains(p.label(w));
    }

    /** "The Palestinian leader Yasir Arafat": the role before a name in apposition is that name's title. */
    private void appositions(int s, int w) {
        Draft draft = drafts[s][w];
        if (draft == null || draft.way != Draft.Way.ROLE || draft.kind != EntityKind.PERSON) {
            return;
        }
        for (int child : phrases[s].sentence.children(w, "appos")) {
            Draft name = child > w ? drafts[s][child] : null;
            if (name != null && name.way == Draft.Way.NAME) {
                name.titles.add(draft.lemma);
                name.former |= draft.former;
                if (name.titleSectors.isEmpty()) {
                    name.titleSectors = draft.sectors;
                }
                if (name.code == null) {
                    name.code = draft.code;
                }
                return;
            }
        }
    }

    /**
     * The figure of a name that stands before a noun and heads no phrase of its own ("Egyptian" in "Egyptian soldiers"), opened if need be.
     * Null if the word belongs to no name.
     */
    Figure modifier(int s, int w) {
        Phrases p = phrases[s];
        if (Composer.occasion(p, w, p.word(w).head())) {
            return null;
        }
        Draft draft = p.nameAt[w] == null && p.placeOf(w) == null ? null : composer.name(p, w);
        if (draft == null && (p.nameAt[w] != null || p.capital(w) && !p.word(w).name().equals("O"))) {
            draft = composer.draft(p, w);
        }
        if (draft == null) {
            return null;
        }
        Figure figure = switch (draft.way) {
            case STATE -> keyed(draft, stateKey(draft));
            case BODY -> body(draft);
            case PLACE -> keyed(draft, "place " + Fold.phrase(draft.name));
            case ROLE -> role(s, w, draft);
            case NAME -> {
                cast.identify(draft);
                yield cast.name(draft);
            }
            default -> null;
        };
        if (figure != null) {
            Phrases.Hit hit = p.nameAt[w];
            int[] range = hit != null ? new int[] {hit.from(), hit.to()} : places.range(s, w);
            range = range == null ? new int[] {p.nameFirst(w), w + 1} : range;
            figure.mentions.add(new Figure.Mention(s, w, p.span(range[0], range[1]), false));
        }
        return figure;
    }

    private static String stateKey(Draft draft) {
        return "state " + (draft.country.state() ? draft.country.code() : draft.country.key());
    }

    private boolean speaksOf(String code) {
        return code != null && whereabouts.speaksOf(code);
    }

    private Figure open(EntityKind kind, String name) {
        Figure figure = new Figure(figures.size(), kind, name);
        figures.add(figure);
        return figure;
    }

    private void link(int s, int w) {
        Phrases p = phrases[s];
        if (members.get(s).get(w) != null) {
            return;
        }
        Draft draft = drafts[s][w];
        if (draft == null) {
            int[] several = pronouns.several(s, w);
            int name = several == null ? bearer(s, w) : -1;
            if (name >= 0) {
                Figure figure = cast.name(drafts[s][name]);
                mention(s, w, figure, p.phrase(w));
                members.get(s).set(w, new int[] {figure.number});
            } else if (several != null) {
                members.get(s).set(w, several);
            } else {
                anaphor(s, w);
            }
            return;
        }
        List<Figure> found = new ArrayList<>(1);
        switch (draft.way) {
            case PRONOUN -> found.addAll(pronouns.resolve(s, w));
            case NAME -> {
                Figure figure = cast.name(draft);
                place(s, figure);
                found.add(figure);
            }
            case STATE -> found.add(keyed(draft, stateKey(draft)));
            case BODY -> found.add(body(draft));
            case PLACE -> found.add(site(s, draft));
            default -> {
                int[] several = pronouns.several(s, w);
                if (several != null) {
                    members.get(s).set(w, several);
                    return;
                }
                List<Figure> states = draft.code == null && draft.also.isEmpty() ? pronouns.pair(s, w) : null;
                if (states != null) {
                    for (Figure state : states) {
                        found.add(role(s, w, draft.with(state.code)));
                    }
                    break;
                }
                if (counted(s, w)) {
                    return;
                }
                Figure before = draft.code == null && draft.owner < 0 ? pronouns.anaphor(s, w) : null;
                if (before != null) {
                    found.add(before);
                    break;
                }
                if (!draft.also.isEmpty()) {
                    several(s, w, draft);
                    return;
                }
                found.add(role(s, w, draft));
            }
        }
        for (Figure figure : found) {
            mention(s, w, figure, draft.way == Draft.Way.PRONOUN ? p.word(w).span() : p.phrase(w));
        }
        if (!found.isEmpty()) {
            members.get(s).set(w, found.stream().mapToInt(f -> f.number).distinct().toArray());
        }
        if (draft.way == Draft.Way.BODY || draft.kind == EntityKind.ORGANIZATION && draft.way == Draft.Way.ROLE) {
            acronym(s, w, found.get(0));
        }
    }

    /** The person's name in apposition to a noun that no table knows ("the commissioner in Jammu, R. K. Dutta"), or −1. */
    private int bearer(int s, int w) {
        Phrases p = phrases[s];
        for (int child : p.word(w).pos().startsWith("NN") ? p.sentence.children(w, "appos") : List.<Integer>of()) {
            Draft name = child > w ? drafts[s][child] : null;
            if (name != null && name.way == Draft.Way.NAME && !p.word(w).pos().endsWith("S")) {
                return child;
            }
        }
        return -1;
    }

    /** "U.S. and Russian diplomats": each member stands where its country's name does; officials of several states mean the states. */
    private void several(int s, int w, Draft draft) {
        List<Draft> all = new ArrayList<>(draft.also);
        all.add(0, draft);
        int[] numbers = new int[all.size()];
        for (int i = 0; i < numbers.length; i++) {
            Draft one = all.get(i);
            Country country = world.country(one.code);
            Figure figure = country != null && one.sectors.equals(List.of("GOV")) ? keyed(Draft.of(country), "state " + country.code()) : role(s, w, one);
            mention(s, w, figure, one.mark == null ? phrases[s].phrase(w) : phrases[s].span(one.mark[0], one.mark[1]));
            numbers[i] = figure.number;
        }
        members.get(s).set(w, java.util.Arrays.stream(numbers).distinct().toArray());
    }

    /** The figure of a subject, linked now if it stands further on ("…," he said). */
    private Figure speaker(int s, int w) {
        if (members.get(s).get(w) == null && phrases[s].heads(w) && drafts[s][w] != null) {
            link(s, w);
        }
        int[] here = members.get(s).get(w);
        return here == null ? null : figures.get(here[0]);
    }

    /** "Her press secretary" is no office of the state unless she leads it. */
    private boolean ownedByOther(int s, Draft draft) {
        int[] owner = draft.owner < 0 ? null : members.get(s).get(draft.owner);
        if (owner == null || !figures.get(owner[0]).human()) {
            return false;
        }
        Office office = figures.get(owner[0]).office;
        return office == null || office.titles().stream().noneMatch(HEADS::contains);
    }

    /** The noun behind "dozens of" is mentioned already with the number before it. */
    private boolean counted(int s, int w) {
        Phrases p = phrases[s];
        int prep = p.label(w).equals("pobj") ? p.word(w).head() : -1;
        int count = prep < 0 ? -1 : p.word(prep).head();
        if (count >= 0 && drafts[s][count] != null && drafts[s][count].counts && members.get(s).get(count) != null) {
            members.get(s).set(w, members.get(s).get(count));
            return true;
        }
        return false;
    }

    private void mention(int s, int w, Figure figure, Span span) {
        if (within(s, w, figure)) {
            return;
        }
        boolean subject = phrases[s].chainLabel(w).startsWith("nsubj");
        figure.mentions.add(new Figure.Mention(s, w, span, subject));
        history.add(s, w, figure, subject, phrases[s].label(w).equals("conj"));
    }

    /** Whether a word only goes on with a mention that has begun: an apposition, or a later word of a name. */
    private boolean within(int s, int w, Figure figure) {
        Phrases p = phrases[s];
        for (int up = p.word(w).head(), from = w; up >= 0; from = up, up = p.word(up).head()) {
            int[] above = members.get(s).get(up);
            boolean same = above != null && above.length == 1 && above[0] == figure.number;
            Phrases.Hit name = p.nameAt[w];
            if (same && p.label(from).equals("appos") && up < w && from == w || same && name != null && name.from() <= up && up < name.to()) {
                return true;
            }
            if (!p.label(from).equals("pobj") && !p.label(from).equals("prep")) {
                return false;
            }
        }
        return false;
    }

    /** A person with a title but no country ("General X", "the mayor, Y") is of where the article plays. */
    private void place(int s, Figure figure) {
        if (phrases.length >= SHORT && figure.code == null && figure.person == null && figure.titled && Whereabouts.local(figure)) {
            Draft draft = new Draft(Draft.Way.NAME);
            draft.sectors = figure.sectors;
            figure.code = whereabouts.of(s, draft);
            if (figure.code != null) {
                figure.guessed = true;
                figure.why += ", country from the article's whereabouts";
                figure.officeName = figure.former ? null : cast.officeByTitle(figure);
            }
        }
    }

    private Figure keyed(Draft draft, String key) {
        Figure figure = byKey.get(key);
        if (figure == null && draft.seat && draft.country != null) {
            // Belgrade acts for Yugoslavia, Moscow for the Soviet Union, where the article names them
            figure = figures.stream().filter(f -> f.country != null && !f.country.state() && draft.code.equals(f.code) && f.sectors.contains("GOV"))
                    .findFirst().orElse(null);
        }
        if (figure == null) {
            figure = open(draft.kind, draft.name);
            figure.code = draft.code;
            figure.sectors = draft.sectors;
            figure.country = draft.country;
            figure.organization = draft.organization;
            figure.why = draft.why;
            byKey.put(key, figure);
        }
        return figure;
    }

    /** A place that no table knows is of where the article plays. */
    private Figure site(int s, Draft draft) {
        String key = "place " + Fold.phrase(draft.name);
        Figure person = draft.why.equals(UNLISTED) ? cast.surnamed(Fold.phrase(draft.name)) : null;
        if (person != null) {
            return person;
        }
        if (draft.code == null && draft.why.equals(UNLISTED) && !byKey.containsKey(key)) {
            draft.code = whereabouts.of(s, draft);
        }
        return keyed(draft, key);
    }

    private Figure body(Draft draft) {
        String folded = Fold.phrase(draft.name);
        if (draft.organization == null && draft.code == null) {
            Figure person = cast.surnamed(folded);
            if (person != null) {
                return person;
            }
        }
        Figure known = byKey.get("acronym " + folded);
        if (known != null && draft.organization == null) {
            return known;
        }
        return keyed(draft, "body " + folded);
    }

    /** "the Front for Change (FFC)": the acronym in brackets is the body's name from now on. */
    private void acronym(int s, int w, Figure figure) {
        for (int child : phrases[s].sentence.children(w, "appos")) {
            String form = phrases[s].word(child).form();
            if (child > 0 && phrases[s].word(child - 1).pos().equals("-LRB-") && Fold.shape(form) == Fold.CAPITALS) {
                byKey.putIfAbsent("acronym " + Fold.phrase(form), figure);
            }
        }
    }

    private Figure role(int s, int w, Draft draft) {
        Phrases p = phrases[s];
        // the role in apposition to a name, before or after it
        for (int child : p.sentence.children(w, "appos")) {
            Draft name = child > w ? drafts[s][child] : null;
            if (name != null && name.way == Draft.Way.NAME && !draft.plural) {
                if (name.code == null) {
                    name.code = ownerCode(s, draft);
                }
                return cast.name(name);
            }
            boolean bracket = child > 0 && p.word(child - 1).pos().equals("-LRB-");
            if (name != null && (name.way == Draft.Way.STATE || name.way == Draft.Way.PLACE) && draft.kind != EntityKind.PERSON && !draft.plural) {
                return keyed(name, name.way == Draft.Way.STATE ? stateKey(name) : "place " + Fold.phrase(name.name));
            }
            if (name != null && name.way == Draft.Way.BODY && draft.kind != EntityKind.PERSON && !bracket) {
                if (name.code == null) {
                    name.code = draft.code;
                    name.sectors = name.sectors.isEmpty() ? draft.sectors : name.sectors;
                }
                return body(name);
            }
        }
        if (p.label(w).equals("appos") && p.word(w).head() >= 0 && !draft.plural) {
            int[] owner = members.get(s).get(p.word(w).head());
            if (owner != null && figures.get(owner[0]).human() == (draft.kind == EntityKind.PERSON)) {
                return figures.get(owner[0]);
            }
        }
        if (draft.owner > w && members.get(s).get(draft.owner) == null && drafts[s][draft.owner] != null) {
            link(s, draft.owner);
        }
        if (draft.code == null && !draft.vague) {
            draft.code = ownerCode(s, draft);
        }
        Figure compatriot = draft.people && draft.kind == EntityKind.PERSON && draft.definite ? cast.last(draft.code) : null;
        if (compatriot != null) {
            return compatriot;
        }
        if (draft.kind == EntityKind.PERSON && !draft.fresh && draft.definite || draft.kind == EntityKind.PERSON && draft.code != null
                && !draft.fresh) {
            Figure known = cast.called(draft);
            if (known != null) {
                return known;
            }
            Figure holder = holder(s, draft, draft.lemma);
            if (holder != null) {
                return holder;
            }
        }
        Figure peer = peer(s, w, draft);
        if (peer != null) {
            return peer;
        }
        boolean guessed = false;
        if (draft.code == null && draft.owner < 0 && draft.lemma.equals("secretary general") && whereabouts.speaksOf("UNO")) {
            draft.code = "UNO";
        }
        boolean somebody = draft.fresh && draft.kind == EntityKind.PERSON && draft.sectors.contains("GOV");
        if (draft.code == null && draft.owner < 0 && !draft.named && !draft.vague && !somebody && !Whereabouts.AWAY.contains(draft.lemma)
                && draft.sectors.stream().anyMatch(LOCAL::contains)) {
            if (!draft.fresh) {
                Figure before = byKey.get("last " + draft.lemma);
                if (before != null) {
                    return before;
                }
            }
            draft.code = whereabouts.of(s, draft);
            guessed = draft.code != null;
            Figure holder = guessed && draft.kind == EntityKind.PERSON && draft.definite && !draft.fresh ? holder(s, draft, draft.lemma) : null;
            if (holder != null) {
                return holder;
            }
        }
        if (draft.owner >= 0 && OWN_COUNTRY.contains(draft.lemma) && draft.code != null && world.country(draft.code) != null) {
            Country country = world.country(draft.code);
            Draft state = Draft.of(country);
            state.why = "country of its leader or body";
            return keyed(state, stateKey(state));
        }
        Country state = guessed || draft.fresh || draft.plural || draft.former || !draft.sectors.equals(List.of("GOV")) || !STATES.contains(draft.lemma) ? null
                : world.country(draft.code);
        if (state != null) {
            return keyed(Draft.of(state), "state " + state.code());
        }
        String key = "role " + draft.lemma + " " + draft.code + " " + draft.local;
        Figure figure = draft.fresh || draft.kind == EntityKind.PERSON ? null : byKey.get(key);
        if (figure == null) {
            figure = open(draft.kind, p.phrase(w).of(text.text()));
            figure.code = draft.code;
            figure.sectors = Roles.trim(draft.code, draft.sectors);
            figure.plural = draft.plural;
            figure.why = draft.why + (guessed ? ", country from the article's whereabouts" : "");
            figure.guessed = guessed;
            figure.titles.add(draft.lemma);
            figure.gender = draft.plural ? '-' : Cast.gender(draft.lemma);
            if (!draft.fresh || draft.plural) {
                byKey.put(key, figure);
            }
            if (figure.human()) {
                cast.add(figure);
            }
        }
        if (!draft.fresh && draft.kind != EntityKind.PERSON) {
            byKey.put("last " + draft.lemma, figure);
        }
        return figure;
    }

    /** Code of whoever possesses a phrase ("its spokesman"), or null. */
    private String ownerCode(int s, Draft draft) {
        int[] owner = draft.owner < 0 ? null : members.get(s).get(draft.owner);
        return owner == null ? null : figures.get(owner[0]).code;
    }

    /** Whoever holds the office that a title names in the draft's country on the day; null where the tables do not know. */
    private Figure holder(int s, Draft draft, String title) {
        Person holder = draft.former || ownedByOther(s, draft) ? null : world.holder(draft.code, title, day);
        if (holder == null) {
            return null;
        }
        Draft name = Draft.of(holder, title, "holder of the office named by \"" + title + "\"");
        name.titleSectors = draft.sectors;
        return cast.person(name);
    }

    /** "his Russian counterpart": whoever holds in the other country the office of the one who owns the phrase; null for other phrases. */
    private Figure peer(int s, int w, Draft draft) {
        int[] owner = draft.owner < 0 || draft.plural || draft.code == null || !PEERS.contains(draft.lemma) ? null : members.get(s).get(draft.owner);
        Figure figure = owner == null ? null : figures.get(owner[0]);
        if (figure == null || !figure.human() || draft.code.equals(figure.code)) {
            return null;
        }
        List<String> titles = new ArrayList<>(figure.titles);
        if (figure.office != null) {
            figure.office.titles().forEach(t -> titles.add(Fold.phrase(t)));
        }
        draft.sectors = figure.sectors.isEmpty() ? draft.sectors : figure.sectors;
        for (String title : titles) {
            Person holder = world.holder(draft.code, title, day);
            if (holder != null) {
                return cast.person(Draft.of(holder, title, "counterpart of " + figure.name));
            }
        }
        return null;
    }

    /** "the country", "the alliance", "the ministry" without more: the last entity of that kind. */
    private void anaphor(int s, int w) {
        Figure figure = pronouns.anaphor(s, w);
        if (figure != null) {
            mention(s, w, figure, phrases[s].phrase(w));
            members.get(s).set(w, new int[] {figure.number});
        }
    }
}

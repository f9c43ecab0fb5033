package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/** Links the phrases of one article into entities: full names first, then in text order whatever refers back to them. */
final class Linker {
    private static final Set<String> NAMING = Set.of("nmod", "compound", "amod", "nn");

    private static final Set<String> NEIGHBOURS = Words.list("neighbours");

    private final World world;
    private final AnnotatedText text;
    private final Composer composer;
    private final Phrases[] phrases;
    private final Draft[][] drafts;
    private final List<Figure> figures = new ArrayList<>();
    private final List<List<int[]>> members = new ArrayList<>();
    private final Cast cast;
    private final Whereabouts whereabouts;
    private final Referents referents;
    private final History history = new History();
    private final Pronouns pronouns;
    private final Several several;
    private final PlaceFinder places;

    Linker(World world, AnnotatedText text, LocalDate day) {
        this.world = world;
        this.text = text;
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
        referents = new Referents(world, day, cast, whereabouts, this::open);
        several = new Several(phrases, history, this::state);
        pronouns = new Pronouns(phrases, history, new Quotes(phrases, text.text(), this::speaker), world.kinds(), this::state);
    }

    EntityBook link() {
        for (int s = 0; s < phrases.length; s++) {
            drafts[s] = new Draft[phrases[s].size];
            for (int w = 0; w < phrases[s].size; w++) {
                if (phrases[s].heads(w)) {
                    drafts[s][w] = composer.draft(phrases[s], w);
                    whereabouts.count(s, w, drafts[s][w], true);
                } else if (named(s, w)) {
                    whereabouts.count(s, w, composer.name(phrases[s], w), false);
                }
            }
        }
        for (int s = 0; s < phrases.length; s++) {
            for (int w = 0; w < phrases[s].size; w++) {
                appositions(s, w);
                people(drafts[s][w], true);
            }
        }
        for (Draft[] sentence : drafts) {
            for (Draft draft : sentence) {
                people(draft, false);
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

    /** Opens the figure of a name, or of one that alone tells who of the tables it is. */
    private void people(Draft draft, boolean full) {
        if (draft != null && draft.way == Draft.Way.NAME && draft.pieces.size() > 1 == full) {
            cast.identify(draft);
            if (draft.person != null || full) {
                cast.person(draft);
            }
        }
    }

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
            case STATE -> referents.state(draft);
            case BODY -> referents.body(draft);
            case PLACE -> referents.place(draft);
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

    /** Gives a group that no table knows the country that its surroundings tell, if they tell one. */
    void locate(int s, int w, Figure figure) {
        referents.locateGroup(s, w, figure);
    }

    private Figure state(String code) {
        Country country = world.country(code);
        return country == null ? null : referents.state(Draft.of(country));
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
            List<Figure> together = several.of(s, w);
            int name = together.isEmpty() ? bearer(s, w) : -1;
            if (name >= 0) {
                Figure figure = cast.name(drafts[s][name]);
                mention(s, w, figure, p.phrase(w));
                members.get(s).set(w, new int[] {figure.number});
            } else if (!together.isEmpty()) {
                together(s, w, together);
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
                referents.locate(s, w, figure);
                found.add(figure);
            }
            case STATE -> found.add(referents.state(draft));
            case BODY -> found.add(referents.body(draft));
            case PLACE -> found.add(referents.site(s, w, draft));
            default -> {
                List<Figure> together = several.of(s, w);
                if (!together.isEmpty()) {
                    together(s, w, together);
                    return;
                }
                List<Figure> states = draft.code == null && draft.also.isEmpty() ? several.states(s, w) : List.of();
                if (!states.isEmpty()) {
                    for (Figure state : states) {
                        found.add(role(s, w, draft.with(state.code)));
                    }
                    break;
                }
                if (counted(s, w)) {
                    return;
                }
                Figure before = draft.vague && !draft.plural && NEIGHBOURS.contains(draft.lemma) ? several.neighbour(s, w, owner(s, draft))
                        : draft.code == null && draft.owner < 0 ? before(s, w) : null;
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
            acronyms(s, w, found.get(0));
        }
    }

    /** A phrase that means several who were named before is a mention of each. */
    private void together(int s, int w, List<Figure> figures) {
        figures.forEach(f -> mention(s, w, f, phrases[s].phrase(w)));
        members.get(s).set(w, figures.stream().mapToInt(f -> f.number).toArray());
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
            boolean state = country != null && one.sectors.equals(List.of("GOV")) && one.kind != EntityKind.PERSON;
            Figure figure = state ? referents.state(Draft.of(country)) : role(s, w, one);
            if (one.word >= 0) {
                members.get(s).set(one.word, new int[] {figure.number});
            }
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

    /** "the Front for Change (FFC)" has two names. */
    private void acronyms(int s, int w, Figure figure) {
        for (int child : phrases[s].sentence.children(w, "appos")) {
            String form = phrases[s].word(child).form();
            if (bracket(s, child) && Fold.shape(form) == Fold.CAPITALS) {
                referents.acronym(form, figure);
            }
        }
    }

    private boolean bracket(int s, int w) {
        return w > 0 && phrases[s].word(w - 1).pos().equals("-LRB-");
    }

    private Figure role(int s, int w, Draft draft) {
        Phrases p = phrases[s];
        // the role in apposition to a name, before or after it
        for (int child : p.sentence.children(w, "appos")) {
            Draft name = child > w ? drafts[s][child] : null;
            if (name != null && name.way == Draft.Way.NAME && !draft.plural) {
                Figure owner = name.code == null ? owner(s, draft) : null;
                name.code = owner == null ? name.code : owner.code;
                return cast.name(name);
            }
            if (name != null && (name.way == Draft.Way.STATE || name.way == Draft.Way.PLACE) && draft.kind != EntityKind.PERSON && !draft.plural) {
                return name.way == Draft.Way.STATE ? referents.state(name) : referents.place(name);
            }
            if (name != null && name.way == Draft.Way.BODY && draft.kind != EntityKind.PERSON && !bracket(s, child)) {
                if (name.code == null) {
                    name.code = draft.code;
                    name.sectors = name.sectors.isEmpty() ? draft.sectors : name.sectors;
                }
                return referents.body(name);
            }
        }
        if (p.label(w).equals("appos") && p.word(w).head() >= 0 && !draft.plural) {
            int[] named = members.get(s).get(p.word(w).head());
            if (named != null && figures.get(named[0]).human() == (draft.kind == EntityKind.PERSON)) {
                return figures.get(named[0]);
            }
        }
        if (draft.owner > w && members.get(s).get(draft.owner) == null && drafts[s][draft.owner] != null) {
            link(s, draft.owner);
        }
        return referents.role(s, w, draft, owner(s, draft), p.phrase(w).of(text.text()));
    }

    /** Whoever possesses a phrase ("its spokesman"), or null. */
    private Figure owner(int s, Draft draft) {
        int word = draft.owner < 0 || !phrases[s].word(draft.owner).pos().startsWith("W") ? draft.owner : phrases[s].antecedent(draft.owner);
        int[] owner = word < 0 ? null : members.get(s).get(word);
        return owner == null ? null : figures.get(owner[0]);
    }

    /** Whom a noun means that stands for somebody mentioned before; null where it does not, or that is unsure. */
    private Figure before(int s, int w) {
        Figure kind = pronouns.anaphor(s, w);
        Figure again = pronouns.repeated(s, w);
        Figure figure = again == null || kind != null && history.last(kind) > history.last(again) ? kind : again;
        boolean name = figure == null && phrases[s].word(w).pos().equals("NNP") && phrases[s].first(w) == w;
        return name ? cast.surnamed(Fold.key(phrases[s].word(w).form())) : figure;
    }

    /** "the country", "the alliance", "the ministry" without more: the last entity of that kind. */
    private void anaphor(int s, int w) {
        Figure figure = before(s, w);
        if (figure != null) {
            mention(s, w, figure, phrases[s].phrase(w));
            members.get(s).set(w, new int[] {figure.number});
        }
    }
}

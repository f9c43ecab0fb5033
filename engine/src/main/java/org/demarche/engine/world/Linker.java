package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/** Links the phrases of one article into entities: full names first, then in text order whatever refers back to them. */
final class Linker {
    private static final Set<String> LOCAL = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CVL", "SPY", "LAB", "MED", "EDU", "AGR",
            "CRM", "REL", "BUS", "PTY");

    /** Ends of titles that name an office of a state. */
    private static final Set<String> OFFICES = Set.of("president", "minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "governor",
            "ambassador", "secretary", "speaker", "foreign affairs", "prosecutor general", "attorney general");
    private static final Set<String> THE = Set.of("USA", "GBR", "ARE", "NLD", "PHL", "BHS", "MDV", "CAF", "COD", "COG", "DOM", "SLB", "MHL", "COM",
            "CZE");

    /** Nouns whose bearers are not of the place where they are. */
    static final Set<String> AWAY = Set.of("country", "nation", "state", "republic", "ally", "world leader", "donor", "mediator",
            "peacekeeper", "observer", "inspector", "monitor", "diplomat", "ambassador", "envoy", "western diplomat", "foreigner", "tourist",
            "neighbour", "neighbor", "power", "head of state", "neighbouring state", "neighboring state", "rights group", "source",
            "neighbouring country", "neighboring country", "regional leader", "hostage", "captive", "coalition", "aid worker", "correspondent", "leader", "member state", "rival");
    /** Sectors of people who are where they live. */
    private static final Set<String> AT_HOME = Set.of("COP", "CVL", "MED", "LAB", "SOC", "EDU", "OPP", "AGR", "JUD", "REB", "CRM", "REL");

    private final World world;
    private final AnnotatedText text;
    private final LocalDate day;
    private final Composer composer;
    private final Phrases[] phrases;
    private final Draft[][] drafts;
    private final List<Figure> figures = new ArrayList<>();
    private final List<List<int[]>> members = new ArrayList<>();
    private final Map<String, Figure> byKey = new HashMap<>();
    private final List<Figure> people = new ArrayList<>();
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final History history = new History();
    private final Pronouns pronouns;
    private final PlaceFinder places;
    private String dateline;

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
        pronouns = new Pronouns(phrases, history);
    }

    EntityBook link() {
        for (int s = 0; s < phrases.length; s++) {
            drafts[s] = new Draft[phrases[s].size];
            for (int w = 0; w < phrases[s].size; w++) {
                if (phrases[s].heads(w)) {
                    drafts[s][w] = composer.draft(phrases[s], w);
                    count(drafts[s][w]);
                }
            }
        }
        for (int s = 0; s < phrases.length; s++) {
            for (int w = 0; w < phrases[s].size; w++) {
                appositions(s, w);
                Draft draft = drafts[s][w];
                if (draft != null && draft.way == Draft.Way.NAME) {
                    identify(draft);
                    if (draft.person != null || draft.pieces.size() > 1) {
                        person(draft);
                    }
                }
            }
        }
        for (int s = 0; s < phrases.length; s++) {
            for (int w = 0; w < phrases[s].size; w++) {
                if (phrases[s].heads(w)) {
                    link(s, w);
                }
            }
        }
        return new EntityBook(text, phrases, figures, members, this, composer, places);
    }

    private void count(Draft draft) {
        if (draft != null && draft.code != null && draft.code.length() == 3) {
            codes.merge(draft.code, 1, Integer::sum);
            draft.also.forEach(d -> codes.merge(d.code, 1, Integer::sum));
        }
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

    /** Finds the person in the tables where the name alone did not: by title, country and surname on the day. */
    private void identify(Draft draft) {
        if (draft.person != null || draft.pieces.isEmpty()) {
            return;
        }
        String last = draft.pieces.get(draft.pieces.size() - 1);
        for (String title : draft.titles) {
            Person holder = world.holder(draft.code, title, day);
            if (holder != null && World.surnames(holder).contains(last)) {
                draft.person = holder;
                draft.why = "holder of the office named by \"" + title + "\"";
                return;
            }
        }
        if (draft.pieces.size() == 1 && draft.code == null) {
            draft.person = known(world.surnamed(last).stream().filter(p -> p.layer().equals(World.OWN) && p.near(day, 3)).toList(), draft);
            if (draft.person != null) {
                draft.why = "surname of " + draft.person.name();
            }
            return;
        }
        if (draft.pieces.size() == 1 && (draft.code != null && !draft.titles.isEmpty())) {
            List<Person> fit = world.surnamed(last).stream().filter(p -> p.near(day, 2))
                    .filter(p -> p.terms().stream().anyMatch(t -> t.code().equals(draft.code))).toList();
            if (fit.size() == 1) {
                draft.person = fit.get(0);
                draft.why = "surname of " + draft.person.name() + " with a title of that country";
            }
        }
    }

    /** Who of several of one surname is meant: by the title told, else whoever alone is in office on the day. Null if unsure. */
    private Person known(List<Person> people, Draft draft) {
        List<Person> titled = draft.titles.isEmpty() ? people : people.stream().filter(p -> fits(p, draft)).toList();
        if (titled.size() > 1 && day != null) {
            List<Person> now = titled.stream().filter(p -> p.on(day).stream().anyMatch(t -> draft.titles.isEmpty() || t.office() != null
                    && t.office().titles().stream().map(Fold::phrase).anyMatch(draft.titles::contains))).toList();
            titled = now.isEmpty() ? titled : now;
        }
        return titled.size() == 1 ? titled.get(0) : null;
    }

    /** Whether one of the text's titles fits one of the person's offices. */
    private static boolean fits(Person person, Draft draft) {
        return person.terms().stream().anyMatch(t -> t.office() != null && t.office().titles().stream().map(Fold::phrase)
                .anyMatch(draft.titles::contains));
    }

    /**
     * The figure of a name that stands before a noun and heads no phrase of its own ("Egyptian" in "Egyptian soldiers"), opened if need be.
     * Null if the word belongs to no name that we know.
     */
    Figure modifier(int s, int w) {
        Phrases p = phrases[s];
        Draft draft = p.nameAt[w] == null && p.placeOf(w) == null ? null : composer.name(p, w);
        if (draft == null) {
            return null;
        }
        Figure figure = switch (draft.way) {
            case STATE -> keyed(draft, stateKey(draft));
            case BODY -> body(draft);
            case PLACE -> keyed(draft, "place " + Fold.phrase(draft.name));
            default -> null;
        };
        if (figure != null) {
            Phrases.Hit hit = p.nameAt[w];
            int[] range = hit != null ? new int[] {hit.from(), hit.to()} : places.range(s, w);
            figure.mentions.add(new Figure.Mention(s, w, p.span(range[0], range[1]), false));
        }
        return figure;
    }

    private static String stateKey(Draft draft) {
        return "state " + (draft.country.state() ? draft.country.code() : draft.country.key());
    }

    private Figure open(EntityKind kind, String name) {
        Figure figure = new Figure(figures.size(), kind, name);
        figures.add(figure);
        return figure;
    }

    /** The figure of a full name, opened if need be. */
    private Figure person(Draft draft) {
        Figure found = null;
        for (Figure figure : people) {
            if (draft.person != null ? figure.person == draft.person || figure.person == null && same(figure.pieces, draft.pieces)
                    : same(figure.pieces, draft.pieces)) {
                found = figure;
                break;
            }
        }
        if (found == null) {
            found = open(EntityKind.PERSON, draft.name);
            people.add(found);
        }
        learn(found, draft);
        return found;
    }

    private static boolean same(List<String> a, List<String> b) {
        if (a.size() < 2 || b.size() < 2) {
            return a.equals(b);
        }
        if (!a.get(a.size() - 1).equals(b.get(b.size() - 1))) {
            return false;
        }
        String x = a.get(0);
        String y = b.get(0);
        return x.equals(y) || x.length() == 1 && y.startsWith(x) || y.length() == 1 && x.startsWith(y);
    }

    private void learn(Figure figure, Draft draft) {
        if (draft.person != null && figure.person == null) {
            figure.person = draft.person;
            figure.name = draft.person.name();
            figure.why = draft.why;
        } else if (figure.person == null && draft.pieces.size() > figure.pieces.size()) {
            figure.name = draft.name;
        }
        if (draft.pieces.size() > figure.pieces.size()) {
            figure.pieces = draft.pieces;
        }
        figure.titles.addAll(draft.titles);
        figure.gender = figure.gender == '-' ? draft.gender : figure.gender;
        if (figure.why.isEmpty()) {
            figure.why = draft.why;
        }
        Person.Role role = figure.person == null ? null : figure.person.role(day);
        if (figure.person != null && role.code() != null) {
            figure.code = role.code();
        } else if (figure.code == null) {
            figure.code = draft.code;
        }
        if (!figure.titled && !draft.titleSectors.isEmpty()) {
            figure.titled = true;
            figure.former = draft.former;
            figure.sectors = draft.titleSectors;
        }
        if (role != null) {
            if (!figure.titled) {
                figure.sectors = role.sectors();
                figure.office = role.office();
            } else if (!figure.former) {
                office(figure, role);
            } else {
                figure.office = null;
            }
            figure.sectors = Roles.trim(figure.code, figure.sectors);
            figure.officeName = figure.office == null ? null : figure.office.name();
        } else if (figure.titled && !figure.former && figure.code != null && figure.officeName == null) {
            figure.officeName = officeByTitle(figure);
        }
    }

    /** "Foreign Minister of Zambia" for a holder whom the tables do not know. */
    private String officeByTitle(Figure figure) {
        Country country = world.country(figure.code);
        for (String title : figure.titles) {
            if (country != null && OFFICES.stream().anyMatch(title::endsWith)) {
                StringBuilder name = new StringBuilder();
                for (String word : title.split(" ")) {
                    boolean small = word.equals("of") || word.equals("the") || word.equals("for") || word.equals("and");
                    name.append(name.length() == 0 ? "" : " ")
                            .append(small ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
                }
                return name + " of " + (THE.contains(country.key()) ? "the " : "") + country.name();
            }
        }
        return null;
    }

    /** The office that the text's title names, if the person held it; the day decides first. */
    private void office(Figure figure, Person.Role role) {
        List<Person.Term> terms = day == null ? figure.person.terms() : figure.person.on(day);
        for (Person.Term term : terms) {
            if (term.office() != null && term.office().titles().stream().map(Fold::phrase).anyMatch(figure.titles::contains)) {
                figure.office = term.office();
                figure.sectors = term.sectors();
                return;
            }
        }
        if (role.office() != null && day != null && figure.sectors.stream().anyMatch(role.sectors()::contains)) {
            figure.office = role.office();
            figure.sectors = role.sectors();
        } else if (role.sectors().isEmpty() || figure.titles.isEmpty()) {
            figure.office = role.office();
        }
    }

    private void link(int s, int w) {
        Phrases p = phrases[s];
        if (members.get(s).get(w) != null) {
            return;
        }
        Draft draft = drafts[s][w];
        if (draft == null) {
            int[] several = pronouns.several(s, w);
            if (several != null) {
                members.get(s).set(w, several);
            } else {
                anaphor(s, w);
            }
            return;
        }
        List<Figure> found = new ArrayList<>(1);
        switch (draft.way) {
            case PRONOUN -> {
                Figure figure = pronouns.resolve(s, w);
                if (figure != null) {
                    found.add(figure);
                }
            }
            case NAME -> found.add(name(draft));
            case STATE -> found.add(keyed(draft, stateKey(draft)));
            case BODY -> found.add(body(draft));
            case PLACE -> found.add(keyed(draft, "place " + Fold.phrase(draft.name)));
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
                found.add(role(s, w, draft));
                for (Draft more : draft.also) {
                    found.add(role(s, w, more));
                }
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
        boolean subject = phrases[s].chainLabel(w).startsWith("nsubj");
        figure.mentions.add(new Figure.Mention(s, w, span, subject));
        history.add(s, w, figure, subject, phrases[s].label(w).equals("conj"));
    }

    private Figure name(Draft draft) {
        if (draft.person != null || draft.pieces.size() > 1) {
            return person(draft);
        }
        Figure best = null;
        String only = draft.pieces.isEmpty() ? "" : draft.pieces.get(0);
        for (Figure figure : people) {
            boolean last = !figure.pieces.isEmpty() && figure.pieces.get(figure.pieces.size() - 1).equals(only)
                    || figure.person != null && World.surnames(figure.person).contains(only);
            if (last && agree(draft, figure) && (best == null || history.last(figure) > history.last(best))) {
                best = figure;
            }
        }
        for (Figure figure : people) {
            if (best == null && !figure.pieces.isEmpty() && figure.pieces.get(0).equals(only) && agree(draft, figure)) {
                best = figure;
            }
        }
        if (best == null) {
            best = open(EntityKind.PERSON, draft.name);
            people.add(best);
            best.pieces = draft.pieces;
        }
        learn(best, draft);
        return best;
    }

    private static boolean agree(Draft draft, Figure figure) {
        return (draft.gender == '-' || figure.gender == '-' || draft.gender == figure.gender)
                && (draft.code == null || figure.code == null || draft.code.equals(figure.code));
    }

    private Figure keyed(Draft draft, String key) {
        Figure figure = byKey.get(key);
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

    private Figure body(Draft draft) {
        String folded = Fold.phrase(draft.name);
        if (draft.organization == null && draft.code == null) {
            for (Figure figure : people) {
                if (!figure.pieces.isEmpty() && figure.pieces.get(figure.pieces.size() - 1).equals(folded)) {
                    return figure;
                }
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
                return name(name);
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
        if (draft.owner >= 0 && draft.code == null) {
            int[] owner = members.get(s).get(draft.owner);
            if (owner != null) {
                draft.code = figures.get(owner[0]).code;
            }
        }
        if (draft.kind == EntityKind.PERSON && !draft.fresh && draft.definite || draft.kind == EntityKind.PERSON && draft.code != null
                && !draft.fresh) {
            Figure known = called(draft);
            if (known != null) {
                return known;
            }
            if (!draft.former) {
                Person holder = world.holder(draft.code, draft.lemma, day);
                if (holder != null) {
                    Draft name = new Draft(Draft.Way.NAME);
                    name.person = holder;
                    name.name = holder.name();
                    name.titles.add(draft.lemma);
                    name.titleSectors = draft.sectors;
                    name.why = "holder of the office named by \"" + draft.lemma + "\"";
                    return person(name);
                }
            }
        }
        boolean guessed = false;
        if (draft.code == null && draft.owner < 0 && draft.lemma.equals("secretary general") && codes.containsKey("UNO")) {
            draft.code = "UNO";
        }
        boolean somebody = draft.fresh && draft.kind == EntityKind.PERSON && draft.sectors.contains("GOV");
        if (draft.code == null && draft.owner < 0 && !draft.named && !somebody && !AWAY.contains(draft.lemma)
                && draft.sectors.stream().anyMatch(LOCAL::contains)) {
            if (!draft.fresh) {
                Figure before = byKey.get("last " + draft.lemma);
                if (before != null) {
                    return before;
                }
            }
            draft.code = whereabouts(s, draft);
            guessed = draft.code != null;
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
            if (!draft.fresh || draft.plural) {
                byKey.put(key, figure);
            }
            if (figure.human()) {
                people.add(figure);
            }
        }
        if (!draft.fresh && draft.kind != EntityKind.PERSON) {
            byKey.put("last " + draft.lemma, figure);
        }
        return figure;
    }

    /** The last person who was called by this title and whose country agrees. */
    private Figure called(Draft draft) {
        Figure best = null;
        boolean leader = draft.lemma.equals("leader");
        for (Figure figure : people) {
            boolean title = figure.titles.contains(draft.lemma) || figure.office != null
                    && figure.office.titles().stream().map(Fold::phrase).anyMatch(draft.lemma::equals)
                    || leader && draft.code != null && figure.person != null && figure.sectors.contains("GOV");
            if (title && history.last(figure) >= 0 && (draft.code == null || figure.code == null || draft.code.equals(figure.code))
                    && draft.former == figure.former && (best == null || history.last(figure) > history.last(best))) {
                best = figure;
            }
        }
        return best;
    }

    /**
     * The country of a role without one: the only one that the article speaks of; that of the sentence's places for people who live where they
     * are; the one that the article speaks of most; its dateline's. Null if unsure.
     */
    private String whereabouts(int s, Draft draft) {
        Map<String, Integer> all = new LinkedHashMap<>(codes);
        all.keySet().removeAll(Set.of("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC"));
        if (draft.against != null) {
            all.remove(draft.against);
        }
        if (all.size() == 1) {
            return all.keySet().iterator().next();
        }
        if (draft.sectors.stream().limit(1).anyMatch(AT_HOME::contains)) {
            Set<String> here = new HashSet<>();
            Phrases p = phrases[s];
            for (int w = 0; w < p.size; w++) {
                Draft other = drafts[s][w];
                if (other != null && (other.way == Draft.Way.STATE || other.way == Draft.Way.PLACE) && other.code != null
                        && composer.place(p, w)) {
                    here.add(other.code);
                }
            }
            if (here.size() == 1) {
                return here.iterator().next();
            }
        }
        Set<String> near = new HashSet<>();
        for (int i = Math.max(0, s - 2); i <= s; i++) {
            for (Draft other : drafts[i]) {
                if (other != null && other.code != null && all.containsKey(other.code)) {
                    near.add(other.code);
                }
            }
        }
        if (near.size() == 1) {
            return near.iterator().next();
        }
        int sum = all.values().stream().mapToInt(Integer::intValue).sum();
        for (Map.Entry<String, Integer> code : all.entrySet()) {
            if (code.getValue() >= 3 && code.getValue() * 2 >= sum) {
                return code.getKey();
            }
        }
        return dateline;
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

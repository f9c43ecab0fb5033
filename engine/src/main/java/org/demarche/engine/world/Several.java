package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarche.record.EntityKind;

/** Finds those whom a phrase means together by their number alone: "both", "the two capitals", "the warring parties", "neither side", and which of two "the latter" is; or abstains. */
final class Several {
    private static final Map<String, Integer> NUMBERS = Map.of("both", 2, "two", 2, "three", 3, "four", 4, "pair", 2, "duo", 2, "trio", 3, "neither", 2);
    private static final Set<String> BEFORE_NUMBER = Set.of("the", "all", "these");
    private static final Set<String> EACH = Set.of("each", "either", "neither");
    private static final Set<String> NOUNS = Words.list("side-nouns");
    /** Nouns that in the plural mean two where the text does not say how many: "the parties". */
    private static final Set<String> TWO = Words.list("two-sided");
    private static final Set<String> PEOPLE = Words.list("side-people");
    /** Nouns for whoever takes part, of whatever kind. */
    private static final Set<String> ANY = Words.list("side-any");
    private static final Set<String> RIVAL = Words.list("rival");
    /** Sectors of those who stand for a state. */
    private static final Set<String> OF_STATE = Set.of("GOV", "MIL", "COP");
    private static final Set<String> NO_STATE = Set.of("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC");
    private static final int FAR = 8;
    private static final int MOST = 12;
    /** A pair must be so likely, one that is not of states or people more so. */
    private static final double SURE = -.6;
    private static final double CLEAR = .5;
    /** What each mention more, as a logarithm, speaks for a pair. */
    private static final double OFTEN = .7;

    private final Phrases[] phrases;
    private final History history;
    private final Function<String, Figure> state;

    /** Who can be meant. */
    private enum Want { PEOPLE, STATES, SIDES, ALL }

    /** Somebody who can be meant, with all mentions of them or, of a state, of those who stand for it; oldest first. A null figure is a state that is not named itself. */
    private record Candidate(Figure figure, String code, List<History.Item> items) {
        int kind() {
            return figure == null ? 1 : Several.kind(figure);
        }

        /** Whether a noun is the last word of a title or office of theirs. */
        boolean titled(String noun) {
            return figure.titles.stream().anyMatch(t -> t.endsWith(noun)) || figure.office != null && figure.office.titles().stream().anyMatch(t -> Fold.phrase(t).endsWith(noun));
        }

        History.Item last() {
            return items.get(items.size() - 1);
        }
    }

    /** @param state opens the figure of the state of a code */
    Several(Phrases[] phrases, History history, Function<String, Figure> state) {
        this.phrases = phrases;
        this.history = history;
        this.state = state;
    }

    /** Those whom the phrase of a head word means; empty if it is no such phrase or the text does not tell. */
    List<Figure> of(int s, int w) {
        String form = phrases[s].lower(w);
        boolean former = form.equals("former");
        if ((former || form.equals("latter")) && phrases[s].first(w) == w - 1) {
            List<Candidate> two = pair(s, candidates(s, w, Want.ALL), Want.ALL).stream().sorted(Comparator.comparing(c -> c.items.get(0).at())).toList();
            return two.isEmpty() ? List.of() : List.of(two.get(former ? 0 : 1).figure);
        }
        boolean other = form.equals("other");
        if ((other || form.equals("one")) && phrases[s].first(w) == w - 1 && phrases[s].lower(w - 1).equals("the")) {
            return oneOf(s, w, other);
        }
        if (other && phrases[s].lower(phrases[s].first(w)).equals("each") || form.equals("another") && w > 0 && phrases[s].lower(w - 1).equals("one")) {
            return subjects(s, w);
        }
        String lemma = phrases[s].word(w).lemma();
        Want want = !NOUNS.contains(lemma) ? Want.ALL : ANY.contains(lemma) ? Want.SIDES : PEOPLE.contains(lemma) ? Want.PEOPLE : Want.STATES;
        return find(s, w, number(phrases[s], w), want);
    }

    /** The states that a phrase like "both navies" means, a noun for a body of each; empty for other phrases. */
    List<Figure> states(int s, int w) {
        Phrases p = phrases[s];
        Phrases.Hit role = p.roleAt[w];
        if (role == null || !p.word(w).pos().startsWith("NNS") || named(p, w)) {
            return List.of();
        }
        Agent agent = role.first(Sense.Role.class).agent();
        boolean official = agent.body() || agent.sectors().contains("GOV") || agent.sectors().contains("MIL");
        return official ? find(s, w, told(p, w), Want.STATES) : List.of();
    }

    /**
     * The state that "its neighbour", "the rival" means: the only other that was mentioned; null if there is none, or several.
     *
     * @param owner whose neighbour it is; null where the phrase does not say
     */
    Figure neighbour(int s, int w, Figure owner) {
        Phrases p = phrases[s];
        if (owner == null ? p.sentence.child(w, "poss") >= 0 : !stands(owner)) {
            return null;
        }
        Set<String> own = agents(s, w).stream().map(f -> f.code).collect(Collectors.toSet());
        own.add(owner == null ? null : owner.code);
        history.since(s).stream().filter(i -> p.chainHead(i.word()) == p.chainHead(w)).forEach(i -> own.add(i.figure().code));
        List<String> others = history.items().stream().map(History.Item::figure).filter(f -> stands(f) && !own.contains(f.code)).map(f -> f.code).distinct().toList();
        return others.size() == 1 ? state.apply(others.get(0)) : null;
    }

    /** Whether somebody is a state, or one of those who stand for one. */
    private static boolean stands(Figure f) {
        return f.kind == EntityKind.STATE || f.code != null && f.code.length() == 3 && !NO_STATE.contains(f.code) && !f.guessed
                && f.sectors.stream().limit(1).anyMatch(OF_STATE::contains);
    }

    /** "The one" and "the other" of two; both where each does something to "the other". */
    private List<Figure> oneOf(int s, int w, boolean other) {
        Phrases p = phrases[s];
        int one = other ? -1 : w;
        for (int i = other ? 0 : w + 2; i < (other ? w : p.size); i++) {
            int word = i;
            if (other && EACH.contains(p.lower(i))) {
                return history.since(s).stream().filter(m -> m.word() == word).map(History.Item::figure).toList();
            }
            one = other && p.lower(i).equals("one") && i > 0 && p.lower(i - 1).equals("the") ? i : one;
            other |= p.lower(i).equals("other") && p.lower(i - 1).equals("the");
        }
        List<Candidate> two = one < 0 || !other ? List.of() : pair(s, candidates(s, one, Want.ALL), Want.ALL).stream()
                .sorted(Comparator.comparing(c -> c.items.get(0).at())).toList();
        return two.isEmpty() ? List.of() : List.of(two.get(one == w ? 0 : 1).figure);
    }

    /** Those who are the subject of the verb above, where they are several: "each other". */
    private List<Figure> subjects(int s, int w) {
        Phrases p = phrases[s];
        for (int up = p.word(p.chainHead(w)).head(); up >= 0; up = p.word(up).head()) {
            int subject = p.sentence.child(up, "nsubj");
            if (subject >= 0) {
                List<Figure> all = history.since(s).stream().filter(i -> p.chainHead(i.word()) == subject).map(History.Item::figure).distinct().toList();
                return all.size() > 1 ? all : List.of();
            }
        }
        return List.of();
    }

    /** How many a phrase means; 0 if its words do not say that it means some who were named before. */
    private static int number(Phrases p, int w) {
        String form = p.lower(w);
        String lemma = p.word(w).lemma();
        String first = p.lower(p.first(w));
        int before = w - p.first(w);
        if (!NOUNS.contains(lemma)) {
            boolean told = form.equals("both") || form.equals("neither") || BEFORE_NUMBER.contains(first);
            return told && before <= 1 && p.sentence.children(w, "prep").stream().noneMatch(c -> p.lower(c).equals("of")) ? NUMBERS.getOrDefault(form, 0) : 0;
        }
        if (named(p, w)) {
            return 0;
        }
        if (!p.word(w).pos().endsWith("S")) {
            return before == 1 && EACH.contains(first) && lemma.equals("side") ? 2 : 0;
        }
        boolean two = first.equals("the") && (before == 1 && TWO.contains(lemma) || before == 2 && RIVAL.contains(p.lower(w - 1)));
        return two ? 2 : told(p, w);
    }

    /** The number that stands before a noun: "both", "the two", "all three"; else 0. */
    private static int told(Phrases p, int w) {
        int first = p.first(w);
        for (int i = first; i < w; i++) {
            if (NUMBERS.containsKey(p.lower(i)) && (p.lower(i).equals("both") || i > first && BEFORE_NUMBER.contains(p.lower(first)))) {
                return NUMBERS.get(p.lower(i));
            }
        }
        return 0;
    }

    private static boolean named(Phrases p, int w) {
        for (int i = p.first(w); i < w; i++) {
            if (p.nameAt[i] != null || p.placeOf(i) != null || p.word(i).pos().equals("PRP$")) {
                return true;
            }
        }
        return false;
    }

    private List<Figure> find(int s, int w, int number, Want want) {
        if (number == 0) {
            return List.of();
        }
        List<Candidate> all = candidates(s, w, want);
        String noun = phrases[s].word(w).lemma();
        if (want == Want.PEOPLE && all.stream().filter(c -> c.titled(noun)).count() >= number) {
            all = all.stream().filter(c -> c.titled(noun)).toList();
        }
        List<Candidate> best = number == 2 ? pair(s, all, want) : row(all, number);
        return best.stream().map(c -> c.figure != null ? c.figure : state.apply(c.code)).toList();
    }

    /** So many joined by "and", the last of such rows; else all that there are if they are so many and of one kind. */
    private List<Candidate> row(List<Candidate> all, int number) {
        Map<Integer, Set<Candidate>> rows = new LinkedHashMap<>();
        for (Candidate c : all) {
            c.items.forEach(i -> rows.computeIfAbsent(History.Item.place(i.sentence(), chain(i)), k -> new LinkedHashSet<>()).add(c));
        }
        return rows.entrySet().stream().filter(e -> e.getValue().size() == number).max(Map.Entry.comparingByKey()).map(e -> List.copyOf(e.getValue()))
                .orElse(all.size() == number && all.stream().map(Candidate::kind).distinct().count() == 1 ? all : List.of());
    }

    private List<Candidate> pair(int s, List<Candidate> all, Want want) {
        List<Candidate> best = List.of();
        double most = SURE;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                double score = score(s, all.get(i), all.get(j), all, want);
                if (score > most) {
                    most = score;
                    best = List.of(all.get(i), all.get(j));
                }
            }
        }
        return most < CLEAR && best.stream().anyMatch(c -> c.kind() == 2) ? List.of() : best;
    }

    private List<Candidate> candidates(int s, int w, Want want) {
        Set<Figure> agents = agents(s, w);
        Map<Object, Candidate> all = new LinkedHashMap<>();
        for (History.Item item : history.since(Math.max(0, s - FAR))) {
            Figure f = item.figure();
            boolean apart = want == Want.STATES || f.kind == EntityKind.STATE;
            if (item.sentence() == s && item.word() >= w || agents.contains(f) || apart && agents.stream().anyMatch(a -> f.code != null && f.code.equals(a.code))) {
                continue;
            }
            boolean fits = switch (want) {
                case PEOPLE -> f.human() && !f.plural;
                case STATES -> stands(f);
                default -> f.kind != EntityKind.PLACE;
            };
            if (fits) {
                Object key = want == Want.STATES ? f.code : f;
                Candidate before = all.get(key);
                Figure figure = want != Want.STATES || f.kind == EntityKind.STATE ? f : before == null ? null : before.figure;
                List<History.Item> items = before == null ? new ArrayList<>() : before.items;
                items.add(item);
                all.put(key, new Candidate(figure, f.code, items));
            }
        }
        List<Candidate> list = new ArrayList<>(all.values());
        list.sort(Comparator.comparing(c -> c.last().at()));
        return list.subList(Math.max(0, list.size() - MOST), list.size());
    }

    /** Those in the phrase of the subject of the verb above: whoever does something to "both" is none of them. */
    private Set<Figure> agents(int s, int w) {
        Phrases p = phrases[s];
        Set<Figure> agents = new HashSet<>();
        int from = p.chainHead(w);
        for (int up = p.word(from).head(); up >= 0 && agents.isEmpty(); from = up, up = p.word(up).head()) {
            int subject = p.sentence.child(up, "nsubj", "nsubjpass");
            if (subject == from) {
                return Set.of();
            }
            boolean relative = subject >= 0 && p.word(subject).pos().startsWith("W");
            int above = relative ? p.antecedent(subject) : subject;
            for (History.Item item : above < 0 ? List.<History.Item>of() : history.since(s)) {
                boolean in = item.sentence() == s && (item.word() == above || p.under(item.word(), above));
                if (in && item.word() < w && (relative ? item.word() == above : !p.under(w, above))) {
                    agents.add(item.figure());
                }
            }
            if (subject >= 0 || p.label(up).equals("relcl")) {
                break;
            }
        }
        return agents;
    }

    private double score(int s, Candidate a, Candidate b, List<Candidate> all, Want want) {
        double best = Double.NEGATIVE_INFINITY;
        for (History.Item i : a.items) {
            for (History.Item j : b.items) {
                best = Math.max(best, link(s, i, j, all));
            }
        }
        boolean fellows = Objects.equals(a.code, b.code) && a.code != null;
        return best + OFTEN * Math.log(a.items.size() * b.items.size()) - (fellows ? 1.5 : 0) - odd(a, want) - odd(b, want);
    }

    /** How little like a side somebody is. */
    private static double odd(Candidate c, Want want) {
        if (want == Want.PEOPLE || c.kind() == 1) {
            return 0;
        }
        double unsure = c.figure.guessed ? .5 : 0;
        return unsure + (c.kind() == 0 ? want == Want.SIDES ? 1.5 : .5 : c.code == null || NO_STATE.contains(c.code) ? 1 : .5);
    }

    /** How much two mentions belong together: joined by "and", told of one verb, in one sentence or the next; the nearer the more. */
    private double link(int s, History.Item i, History.Item j, List<Candidate> all) {
        Phrases p = phrases[i.sentence()];
        double link = -.4 * (s - Math.max(i.sentence(), j.sentence()));
        if (i.sentence() == j.sentence() && chain(i) == chain(j)) {
            long members = all.stream().filter(c -> c.items.stream().anyMatch(k -> k.sentence() == i.sentence() && chain(k) == chain(i))).count();
            return link + (members == 2 ? 3 : 0);
        }
        boolean subjects = i.subject() && j.subject();
        if (i.sentence() == j.sentence()) {
            link += p.clause(i.word()) == p.clause(j.word()) ? 2 : subjects ? 1.5 : 1;
        } else if (Math.abs(i.sentence() - j.sentence()) == 1) {
            link += subjects ? 1 : .5;
        }
        return link - owner(i) - owner(j) - (kind(i.figure()) == kind(j.figure()) ? 0 : 1);
    }

    private int chain(History.Item item) {
        return phrases[item.sentence()].chainHead(item.word());
    }

    private double owner(History.Item item) {
        return phrases[item.sentence()].label(item.word()).equals("poss") ? .5 : 0;
    }

    private static int kind(Figure f) {
        return f.human() ? 0 : f.kind == EntityKind.STATE ? 1 : 2;
    }
}

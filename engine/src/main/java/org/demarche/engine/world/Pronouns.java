package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.demarche.record.EntityKind;

/** Finds what pronouns and empty nouns mean, or abstains. */
final class Pronouns {
    private static final Set<String> I = Set.of("i", "me", "my", "mine", "myself");
    private static final Set<String> WE = Set.of("we", "us", "our", "ours", "ourselves");
    private static final Set<String> HE = Set.of("he", "him", "his", "himself");
    private static final Set<String> SHE = Set.of("she", "her", "hers", "herself");
    private static final Set<String> THEY = Set.of("they", "them", "their", "theirs", "themselves");
    private static final Set<String> IT = Set.of("it", "its", "itself");
    private static final Set<String> TO_SOMEBODY = Words.list("to-somebody");
    private static final Set<String> COUNTRY = Words.list("country-nouns");
    /** Words that open a phrase for whoever was mentioned before. */
    private static final Set<String> POINTING = Set.of("the", "this", "that", "these", "those");
    private static final int REACH = 2;
    /** States by what they are called when they are not named again. */
    private static final Map<String, Set<String>> STATES = new HashMap<>();

    static {
        for (Tables.Row row : Tables.rows("state-nouns.tsv", 2)) {
            STATES.put(row.text(0), Set.copyOf(row.parts(1, ',')));
        }
    }

    private final Phrases[] phrases;
    private final History history;
    private final Quotes quotes;
    private final Antecedents antecedents;
    private final Map<String, Kind> kinds;
    private final Function<String, Figure> state;

    /** @param state opens the figure of the state of a code; null if the code is no state's */
    Pronouns(Phrases[] phrases, History history, Quotes quotes, Map<String, Kind> kinds, Function<String, Figure> state) {
        this.state = state;
        this.kinds = kinds;
        this.quotes = quotes;
        antecedents = new Antecedents(phrases, history, quotes);
        this.phrases = phrases;
        this.history = history;
    }

    /** The figures that a pronoun means; empty if that is unsure. */
    List<Figure> resolve(int s, int w) {
        String form = phrases[s].lower(w);
        boolean he = HE.contains(form);
        if (he || SHE.contains(form)) {
            Figure figure = choose(s, w, f -> f.human() && !f.plural && f.gender != (he ? 'f' : 'm'));
            if (figure != null && figure.gender == '-') {
                figure.gender = he ? 'm' : 'f';
            }
            return list(figure);
        }
        if (I.contains(form)) {
            return list(quotes.speaker(s, w));
        }
        if (WE.contains(form)) {
            return list(side(quotes.speaker(s, w)));
        }
        if (THEY.contains(form)) {
            List<Figure> several = together(s, w);
            return several.isEmpty() ? list(choose(s, w, f -> f.plural)) : several;
        }
        if (IT.contains(form) && !p(s, w).label(w).equals("expl") && agent(p(s, w), w)) {
            return list(antecedents.of(s, w));
        }
        return List.of();
    }

    /** Whether "it" stands where a state or body does: as a subject, a possessor, or the object of what is done to somebody ("accused it"). */
    private static boolean agent(Phrases p, int w) {
        String label = p.label(w);
        int verb = p.word(w).head();
        if (label.equals("pobj") && verb >= 0) {
            verb = p.word(verb).head();
        }
        return p.word(w).pos().equals("PRP$") || label.startsWith("nsubj") || verb >= 0 && TO_SOMEBODY.contains(p.word(verb).lemma());
    }

    /** For whom a speaker says "we": a body or group for itself, who has an office for the state. */
    private Figure side(Figure speaker) {
        if (speaker == null || !speaker.human() || speaker.plural) {
            return speaker;
        }
        boolean official = speaker.code != null && speaker.sectors.contains("GOV");
        List<History.Item> items = history.items();
        for (int i = items.size() - 1; i >= 0 && official; i--) {
            Figure f = items.get(i).figure();
            if (f.kind == EntityKind.STATE && speaker.code.equals(f.code)) {
                return f;
            }
        }
        return official ? state.apply(speaker.code) : null;
    }

    private Phrases p(int s, int w) {
        return phrases[s];
    }

    private static List<Figure> list(Figure figure) {
        return figure == null ? List.of() : List.of(figure);
    }

    private interface Test {
        boolean fits(Figure figure);
    }

    /** Subjects before others, this sentence before earlier ones, in earlier ones whoever has a name before whoever has none. */
    private Figure choose(int s, int w, Test test) {
        Phrases p = phrases[s];
        boolean possessive = p.word(w).pos().equals("PRP$");
        boolean within = quotes.inside(s, w);
        Figure outside = within ? quotes.speaker(s, w) : null;
        for (int back = 0; back <= REACH && s - back >= 0; back++) {
            int sentence = s - back;
            List<History.Item> items = history.since(sentence).stream().filter(i -> i.sentence() == sentence).toList();
            Figure subject = null;
            Figure other = null;
            boolean several = false;
            for (History.Item item : items) {
                boolean quoted = !within && unnamed(item.figure()) && quotes.inside(item.sentence(), item.word());
                if (!test.fits(item.figure()) || quoted || item.figure() == outside || back == 0 && clash(p, item.word(), w, possessive)) {
                    continue;
                }
                boolean better = back == 0 || subject == null || unnamed(subject) && !unnamed(item.figure());
                if (item.subject() && better) {
                    subject = item.figure();
                } else if (!item.subject()) {
                    several |= other != null && other != item.figure();
                    other = item.figure();
                }
            }
            if (subject != null && (back == 0 || !unnamed(subject) || other == null || unnamed(other))) {
                return subject;
            }
            if (other != null) {
                return several && back > 0 ? null : other;
            }
        }
        return null;
    }

    private static boolean unnamed(Figure figure) {
        return figure.human() && figure.pieces.isEmpty() && figure.person == null;
    }

    /** Two or more joined by "and" as the last sentence's subject: "they". */
    private List<Figure> together(int s, int w) {
        for (int sentence = s; sentence >= Math.max(0, s - 1); sentence--) {
            int at = sentence;
            List<Figure> joined = new ArrayList<>();
            int first = -1;
            for (History.Item item : history.since(sentence)) {
                if (item.sentence() != at || !item.subject() || item.figure().plural) {
                    continue;
                }
                int head = phrases[at].chainHead(item.word());
                if (first < 0 || head == first) {
                    first = head;
                    if (!joined.contains(item.figure()) && phrases[at].sentence.children(head, "conj").size() > 0) {
                        joined.add(item.figure());
                    }
                }
            }
            if (joined.size() > 1 && joined.stream().allMatch(f -> f.human() == joined.get(0).human())) {
                return joined;
            }
            if (first >= 0) {
                return List.of();
            }
        }
        return List.of();
    }

    /** A pronoun that is no possessive does not mean a fellow argument of its own verb. */
    static boolean clash(Phrases p, int name, int pronoun, boolean possessive) {
        if (possessive) {
            return p.word(pronoun).head() == name;
        }
        int verb = p.word(pronoun).head();
        if (p.label(pronoun).equals("pobj") && verb >= 0) {
            verb = p.word(verb).head();
        }
        return p.word(p.chainHead(name)).head() == verb && !p.lower(pronoun).endsWith("self");
    }

    private static boolean named(Phrases p, int w) {
        for (int i = p.first(w); i < w; i++) {
            if (p.nameAt[i] != null || p.placeOf(i) != null) {
                return true;
            }
        }
        return false;
    }

    /** The figure that "the country", "the alliance" and the like mean, or null. */
    Figure anaphor(int s, int w) {
        Phrases p = phrases[s];
        String lemma = p.word(w).lemma();
        String first = p.lower(p.first(w));
        if (!first.equals("the") && !first.equals("this") || w - p.first(w) > 4 || named(p, w) || !p.word(w).pos().startsWith("NN")) {
            return null;
        }
        boolean many = p.word(w).pos().endsWith("S");
        boolean alone = w - p.first(w) == 1;
        Set<String> states = alone ? STATES.get(p.lower(w)) : null;
        boolean country = states != null || alone && !many && COUNTRY.contains(lemma);
        boolean people = p.roleAt[w] != null && p.roleAt[w].first(Sense.Role.class).agent().person();
        if (!country && (!kinds.containsKey(lemma) || many != people)) {
            return null;
        }
        List<History.Item> items = history.items();
        for (int i = items.size() - 1; i >= 0; i--) {
            Figure f = items.get(i).figure();
            if (country ? f.kind == EntityKind.STATE && (states == null || states.contains(f.code)) : f.kind == EntityKind.ORGANIZATION && called(f, lemma)) {
                return f;
            }
        }
        return null;
    }

    /** Whoever was mentioned before by the noun of a phrase like "the fishermen", "the two marines"; null if nobody was, or several were. */
    Figure repeated(int s, int w) {
        Phrases p = phrases[s];
        int first = p.first(w);
        if (!p.word(w).pos().startsWith("NN") || !POINTING.contains(p.lower(first)) || w - first > 2 || w - first == 2 && !p.word(w - 1).pos().equals("CD")) {
            return null;
        }
        Figure found = null;
        for (History.Item item : history.items()) {
            Phrases there = phrases[item.sentence()];
            if (item.figure() != found && item.figure().kind != EntityKind.STATE && there.same(item.word(), p, w)) {
                if (found != null) {
                    return null;
                }
                found = item.figure();
            }
        }
        return found;
    }

    private boolean called(Figure f, String lemma) {
        String name = Fold.phrase(f.name);
        Kind kind = kinds.get(lemma);
        if (f.organization == null || kind == null) {
            return name.contains(lemma);
        }
        return kind.kinds().contains(f.organization.kind()) || kind.names().contains(f.organization.name()) || name.contains(lemma)
                || f.organization.aliases().stream().anyMatch(kind.names()::contains);
    }

    /** What a noun for a body can mean: kinds of bodies, and bodies by name. */
    record Kind(Set<String> kinds, Set<String> names) {
    }
}

package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.record.EntityKind;

/**
 * Where an article plays: the country of people, bodies and places of whom the text does not say. One choice among the states that the article names: clues
 * speak for each, with weights that were learned from our corpus ({@code clues.tsv}).
 */
final class Whereabouts {
    /** Nouns whose bearers are not of the place where they are. */
    static final Set<String> AWAY = Words.list("away");
    private static final Set<String> AT_HOME_TITLES = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "ELI", "REB");
    private static final Set<String> SENDING = Words.list("sending");
    /** Sectors of people whom a state sends. */
    private static final Set<String> SENT = Set.of("MIL", "COP", "GOV");
    private static final Set<String> SAYING = Words.list("saying");
    /** Sectors of people who speak of their own state. */
    private static final Set<String> OFFICIAL = Set.of("MIL", "COP", "GOV", "LEG");
    private static final Set<String> OF_STATE = Set.of("MIL", "COP", "GOV", "LEG", "JUD", "SPY", "PTY", "PRE");
    /** Sectors of people who act in hiding. */
    private static final Set<String> HIDDEN = Set.of("UAF", "CRM", "REB");
    private static final Set<String> BODIES = Set.of("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC");

    /** Sentences that tell what the article is about. */
    private static final int LEAD = 2;
    /** Sentences before this one that tell whose somebody is. */
    private static final int BACK = 2;
    /** Texts of so many sentences tell by what they name most where they play. */
    private static final int LONG = 4;
    /** From this weight on a state is named often. */
    private static final int OFTEN = 4;
    /** A choice must be so likely. */
    private static final double SURE = 0.6;
    private static final Map<String, Clue> CLUES = new HashMap<>();

    static {
        for (Tables.Row row : Tables.rows("clues.tsv", 3)) {
            CLUES.put(row.text(0), new Clue(Double.parseDouble(row.text(1)), row.text(2)));
        }
    }

    /** What a clue adds to the log odds of a state, and how it is told. */
    private record Clue(double weight, String says) {
    }

    private final Phrases[] phrases;
    private final Draft[][] drafts;
    private final Composer composer;
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final List<Named> named = new ArrayList<>();

    /** Where a country, or a person, place or body of it, is named. */
    private record Named(int sentence, int word, String code) {
    }

    Whereabouts(Phrases[] phrases, Draft[][] drafts, Composer composer) {
        this.phrases = phrases;
        this.drafts = drafts;
        this.composer = composer;
    }

    boolean speaksOf(String code) {
        return codes.containsKey(code);
    }

    /** Codes of the countries and bodies that the article speaks of. */
    Stream<String> codes() {
        return codes.keySet().stream();
    }

    /** Whether somebody with a title but no country belongs to where the article plays. */
    static boolean local(Figure figure) {
        return figure.sectors.stream().limit(1).anyMatch(AT_HOME_TITLES::contains);
    }

    /**
     * Takes in a phrase, or a name before a noun. What the lead speaks of weighs more: it tells where the article plays.
     *
     * @param head whether it heads a phrase of its own
     */
    void count(int sentence, int word, Draft draft, boolean head) {
        int weight = head && sentence < LEAD ? 3 : 1;
        if (draft != null && draft.code != null && draft.code.length() == 3) {
            if (draft.way != Draft.Way.ROLE) {
                named.add(new Named(sentence, word, draft.code));
            }
            if (!draft.sectors.contains("JRN")) {
                codes.merge(draft.code, weight, Integer::sum);
                draft.also.forEach(d -> codes.merge(d.code, weight, Integer::sum));
            }
        }
    }

    /** A country and what speaks for it. */
    record Choice(String code, String why) {
    }

    /**
     * The country of a phrase that does not say it: of the states that the article names, the one for which its clues speak so clearly that it is likelier
     * than all others and none together by {@link #SURE}. Null where none is.
     *
     * @param w the phrase's head word
     */
    Choice of(int s, int w, Draft draft) {
        List<String> states = codes.keySet().stream().filter(c -> !BODIES.contains(c) && !c.equals(draft.against)).toList();
        String sender = clause(s, w, draft);
        double who = CLUES.get(who(draft)).weight;
        double all = 1;
        double most = 0;
        String best = null;
        List<Clue> told = List.of();
        for (String state : states) {
            List<Clue> clues = clues(s, w, draft, state, states, sender);
            double odds = Math.exp(who + clues.stream().mapToDouble(Clue::weight).sum());
            all += odds;
            if (odds > most) {
                most = odds;
                best = state;
                told = clues;
            }
        }
        if (most < SURE * all) {
            return null;
        }
        return new Choice(best, "country from context: " + told.stream().filter(c -> c.weight > 0).sorted(Comparator.comparing(Clue::weight).reversed()).limit(2)
                .map(Clue::says).collect(Collectors.joining(", ")));
    }

    /** The row of the table that says how likely somebody of this kind has a country of those that are named at all. */
    private static String who(Draft draft) {
        String sector = draft.sectors.isEmpty() ? "" : draft.sectors.get(0);
        return switch (draft.way) {
            case PLACE -> "is a place";
            case NAME -> "is a name with a title";
            case OTHER -> "is unknown";
            default -> draft.fresh && draft.kind == EntityKind.PERSON && sector.equals("GOV") ? "is an official"
                    : HIDDEN.contains(sector) ? "is in hiding" : OF_STATE.contains(sector) ? "is of a state" : "is a civilian";
        };
    }

    /** What in the text speaks for a state, or against it. */
    private List<Clue> clues(int s, int w, Draft draft, String state, List<String> states, String sender) {
        Phrases p = phrases[s];
        List<String> clues = new ArrayList<>();
        add(clues, "first", state.equals(states.get(0)));
        add(clues, "many", states.size() > 2);
        add(clues, "often", codes.get(state) >= OFTEN);
        add(clues, "main", phrases.length >= LONG && states.stream().noneMatch(c -> codes.get(c) > codes.get(state)));
        add(clues, "sender", state.equals(sender));
        add(clues, "alike", alike(draft, state));
        List<Named> here = named(s, states);
        List<Named> own = here.stream().filter(n -> n.code.equals(state)).toList();
        add(clues, "opens", !own.isEmpty() && own.get(0) == here.get(0) && own.get(0).word < w);
        add(clues, "before", here.stream().filter(n -> n.word < w).reduce((a, b) -> b).filter(own::contains).isPresent());
        add(clues, "place", own.stream().anyMatch(n -> drafts[s][n.word] != null && drafts[s][n.word].way == Draft.Way.PLACE));
        add(clues, "scene", own.stream().anyMatch(n -> placed(s, n.word) && p.clause(n.word) == p.clause(w)));
        add(clues, "person", own.stream().anyMatch(n -> drafts[s][n.word] != null && drafts[s][n.word].way == Draft.Way.NAME));
        add(clues, "modifier", own.stream().anyMatch(n -> drafts[s][n.word] == null));
        add(clues, "inside", own.stream().anyMatch(n -> p.top(n.word) != w && p.under(n.word, w)));
        boolean alone = false;
        for (int i = Math.max(0, s - BACK); i < s; i++) {
            List<Named> before = named(i, states);
            alone |= !before.isEmpty() && before.stream().allMatch(n -> n.code.equals(state));
        }
        add(clues, "alone", alone);
        return clues.stream().map(CLUES::get).toList();
    }

    private static void add(List<String> clues, String clue, boolean holds) {
        if (holds) {
            clues.add(clue);
        }
    }

    private List<Named> named(int sentence, List<String> states) {
        return named.stream().filter(n -> n.sentence == sentence && states.contains(n.code)).toList();
    }

    /** Whether a word names a place as such. */
    private boolean placed(int s, int word) {
        Draft draft = drafts[s][word];
        return draft != null && (draft.way == Draft.Way.STATE || draft.way == Draft.Way.PLACE) && composer.place(phrases[s], word);
    }

    /** Whether the text says of others of the same sector that they are of a state. */
    private boolean alike(Draft draft, String state) {
        return !draft.sectors.isEmpty() && Arrays.stream(drafts).flatMap(Arrays::stream).anyMatch(d -> d != null && d != draft && !d.guessed && d.way == Draft.Way.ROLE
                && state.equals(d.code) && !d.sectors.isEmpty() && d.sectors.get(0).equals(draft.sectors.get(0)));
    }

    /** The country of whom the clause tells: of whoever sends them, or of the subject of what they say at the end of a sentence; null where it tells none. */
    String clause(int s, int w, Draft draft) {
        Phrases p = phrases[s];
        int where = p.antecedent(w);
        if (where >= 0 && drafts[s][where] != null && drafts[s][where].code != null && !BODIES.contains(drafts[s][where].code)) {
            for (int i = where + 1; i < w; i++) {
                if (p.lower(i).equals("where")) {
                    return drafts[s][where].code;
                }
            }
        }
        int first = p.chainHead(w);
        int verb = p.word(first).head();
        if (verb < 0) {
            return null;
        }
        int subject = -1;
        if (p.label(first).equals("dobj") && SENDING.contains(p.word(verb).lemma()) && draft.sectors.stream().limit(1).anyMatch(SENT::contains)) {
            subject = subject(p, verb);
        } else if (p.label(first).equals("nsubj") && SAYING.contains(p.word(verb).lemma()) && draft.sectors.stream().limit(1).anyMatch(OFFICIAL::contains)) {
            int said = p.sentence.child(verb, "ccomp");
            subject = said < 0 || said > w ? -1 : p.sentence.child(said, "nsubj", "nsubjpass");
        }
        if (subject < 0 || !p.sentence.children(subject, "conj").isEmpty()) {
            return null;
        }
        Draft teller = drafts[s][subject];
        boolean state = teller != null && teller.code != null && teller.sectors.stream().limit(1).anyMatch(OFFICIAL::contains);
        return !state || BODIES.contains(teller.code) || teller.code.equals(draft.against) ? null : teller.code;
    }

    private static int subject(Phrases p, int verb) {
        int at = verb;
        int subject = p.sentence.child(at, "nsubj");
        while (subject < 0 && (p.label(at).equals("conj") || p.label(at).equals("xcomp")) && p.word(at).head() >= 0) {
            at = p.word(at).head();
            subject = p.sentence.child(at, "nsubj");
        }
        return subject;
    }
}

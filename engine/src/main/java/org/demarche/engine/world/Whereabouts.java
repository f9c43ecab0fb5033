package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where an article plays: the country of people and bodies of whom the text does not say. */
final class Whereabouts {
    /** Nouns whose bearers are not of the place where they are. */
    static final Set<String> AWAY = Words.list("away");
    private static final Set<String> AT_HOME_TITLES = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "ELI", "REB");
    /** Sectors of people who are where they live. */
    private static final Set<String> AT_HOME = Set.of("COP", "CVL", "MED", "LAB", "SOC", "EDU", "OPP", "AGR", "JUD", "REB", "CRM", "REL", "UAF", "PRM", "JRN");

    private static final Set<String> SENDING = Words.list("sending");
    /** Sectors of people whom a state sends. */
    private static final Set<String> SENT = Set.of("MIL", "COP", "GOV");
    private static final Set<String> SAYING = Words.list("saying");
    /** Sectors of people who speak of their own state. */
    private static final Set<String> OFFICIAL = Set.of("MIL", "COP", "GOV", "LEG");
    /** Sectors of people of whom only places tell whose they are. */
    private static final Set<String> HIDDEN = Set.of("UAF", "CRM");
    private static final Set<String> BODIES = Set.of("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC");

    /** Sentences that tell what the article is about. */
    private static final int LEAD = 2;

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

    /**
     * Countries where a sentence plays: of the places that it names as such.
     *
     * @param word only places before this word or in its clause; −1 for all of them
     */
    private Set<String> here(int s, int word) {
        Set<String> here = new HashSet<>();
        Phrases p = phrases[s];
        for (int w = 0; w < p.size; w++) {
            Draft other = drafts[s][w];
            if (other != null && (other.way == Draft.Way.STATE || other.way == Draft.Way.PLACE) && other.code != null && composer.place(p, w)
                    && (w < word || word < 0 || p.clause(w) == p.clause(word))) {
                here.add(other.code);
            }
        }
        return here;
    }

    /**
     * The country of a role without one: of whom its clause tells; the only one that the article speaks of; that of the places before it for people who live where they
     * are; the only one of its sentence or the one before; the one that the article speaks of most, where the sentence opens with it and names
     * no other nearer before the role. Who has a name is less often a stranger: for him two sentences before count, and the one spoken of most wherever
     * it stands. People in hiding are of a place or of nowhere. Null if unsure.
     *
     * @param w the role's word
     */
    String of(int s, int w, Draft draft) {
        String told = clause(s, w, draft);
        if (told != null) {
            return told;
        }
        Map<String, Integer> all = new LinkedHashMap<>(codes);
        all.keySet().removeAll(BODIES);
        if (draft.against != null) {
            all.remove(draft.against);
        }
        boolean hidden = draft.sectors.stream().limit(1).anyMatch(HIDDEN::contains);
        if (all.size() == 1 && !hidden) {
            return all.keySet().iterator().next();
        }
        if (draft.sectors.stream().limit(1).anyMatch(AT_HOME::contains)) {
            for (int i = s; i >= Math.max(0, s - 1); i--) {
                Set<String> here = here(i, i == s ? w : -1);
                if (here.size() == 1) {
                    return here.iterator().next();
                }
            }
        }
        if (hidden) {
            return null;
        }
        boolean person = draft.way == Draft.Way.NAME;
        for (int i = s; i >= Math.max(0, person ? s - 2 : s - 1); i--) {
            Set<String> near = new HashSet<>();
            for (Draft other : drafts[i]) {
                if (other != null && other.code != null && all.containsKey(other.code)) {
                    near.add(other.code);
                }
            }
            if (near.size() == 1) {
                return near.iterator().next();
            }
        }
        String most = most(all);
        return person || told(s, w, most, all) ? most : null;
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

    private static String most(Map<String, Integer> all) {
        int sum = all.values().stream().mapToInt(Integer::intValue).sum();
        for (Map.Entry<String, Integer> code : all.entrySet()) {
            if (code.getValue() >= 4 && code.getValue() * 2 >= sum) {
                return code.getKey();
            }
        }
        return null;
    }

    /** Whether a sentence opens with a country and names no other nearer before a word. */
    private boolean told(int s, int w, String code, Map<String, Integer> all) {
        List<String> before = named.stream().filter(n -> n.sentence == s && n.word < w && all.containsKey(n.code)).map(Named::code).toList();
        return !before.isEmpty() && before.get(0).equals(code) && before.get(before.size() - 1).equals(code);
    }
}

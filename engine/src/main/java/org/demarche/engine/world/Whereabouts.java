package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where an article plays: the country of people and bodies of whom the text does not say. */
final class Whereabouts {
    /** Nouns whose bearers are not of the place where they are. */
    static final Set<String> AWAY = Words.list("away");
    private static final Set<String> AT_HOME_TITLES = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "ELI", "REB");
    /** Sectors of people who are where they live. */
    private static final Set<String> AT_HOME = Set.of("COP", "CVL", "MED", "LAB", "SOC", "EDU", "OPP", "AGR", "JUD", "REB", "CRM", "REL", "UAF", "PRM", "JRN");

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
     * The country of a role without one: the only one that the article speaks of; that of the places before it for people who live where they
     * are; the only one of its sentence or the one before; the one that the article speaks of most, where the sentence opens with it and names
     * no other nearer before the role. Who has a name is less often a stranger: for him two sentences before count, and the one spoken of most wherever
     * it stands. People in hiding are of a place or of nowhere. Null if unsure.
     *
     * @param w the role's word
     */
    String of(int s, int w, Draft draft) {
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

package org.demarche.engine.world;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Where an article plays: the country of people and bodies of whom the text does not say. */
final class Whereabouts {
    /** Nouns whose bearers are not of the place where they are. */
    static final Set<String> AWAY = Words.list("away");
    private static final Set<String> AT_HOME_TITLES = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "ELI", "REB");
    /** Sectors of people who are where they live. */
    private static final Set<String> AT_HOME = Set.of("COP", "CVL", "MED", "LAB", "SOC", "EDU", "OPP", "AGR", "JUD", "REB", "CRM", "REL", "UAF", "PRM", "JRN");

    /** Sentences that tell what the article is about. */
    private static final int LEAD = 2;

    private final Phrases[] phrases;
    private final Draft[][] drafts;
    private final Composer composer;
    private final Map<String, Integer> codes = new LinkedHashMap<>();

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

    /** What the lead speaks of weighs more: it tells where the article plays. */
    void count(Draft draft, int sentence) {
        int weight = sentence < LEAD ? 3 : 1;
        if (draft != null && draft.code != null && draft.code.length() == 3 && !draft.sectors.contains("JRN")) {
            codes.merge(draft.code, weight, Integer::sum);
            draft.also.forEach(d -> codes.merge(d.code, weight, Integer::sum));
        }
    }

    /** Countries where a sentence plays: of the places that it names as such. */
    private Set<String> here(int s) {
        Set<String> here = new HashSet<>();
        Phrases p = phrases[s];
        for (int w = 0; w < p.size; w++) {
            Draft other = drafts[s][w];
            if (other != null && (other.way == Draft.Way.STATE || other.way == Draft.Way.PLACE) && other.code != null && composer.place(p, w)) {
                here.add(other.code);
            }
        }
        return here;
    }

    /**
     * The country of a role without one: the only one that the article speaks of; that of the sentence's places for people who live where they
     * are; the one that the article speaks of most. Null if unsure.
     */
    String of(int s, Draft draft) {
        Map<String, Integer> all = new LinkedHashMap<>(codes);
        all.keySet().removeAll(Set.of("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC"));
        if (draft.against != null) {
            all.remove(draft.against);
        }
        if (all.size() == 1) {
            return all.keySet().iterator().next();
        }
        if (draft.sectors.stream().limit(1).anyMatch(AT_HOME::contains)) {
            for (int i = s; i >= Math.max(0, s - 1); i--) {
                Set<String> here = here(i);
                if (here.size() == 1) {
                    return here.iterator().next();
                }
            }
        }
        for (int i = s; i >= Math.max(0, s - 2); i--) {
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
        int sum = all.values().stream().mapToInt(Integer::intValue).sum();
        for (Map.Entry<String, Integer> code : all.entrySet()) {
            if (code.getValue() >= 4 && code.getValue() * 2 >= sum) {
                return code.getKey();
            }
        }
        return null;
    }
}

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.record.EventType;
import org.demarche.record.Range;
import org.demarche.record.Size;

/** How many people an act killed, hurt or arrested, as its sentence says. Words in {@code casualties.txt}. */
final class Casualties {
    private static final Map<String, String> VERBS = new HashMap<>();
    private static final Map<String, String> SUBJECT_VERBS = new HashMap<>();
    private static final Map<String, String> ADJECTIVES = new HashMap<>();
    private static final Map<String, String> NOUNS = new HashMap<>();
    private static final Set<EventType> TYPES = Set.of(EventType.ASSAULT, EventType.COERCE, EventType.PROTEST);

    static {
        Map<String, Map<String, String>> tables = Map.of("verb", VERBS, "verbS", SUBJECT_VERBS, "adj", ADJECTIVES, "noun", NOUNS);
        for (DataFile.Line line : DataFile.read("casualties.txt").lines()) {
            String[] words = line.text().split("\\s+");
            if (words.length < 3 || !tables.containsKey(words[1])) {
                throw line.bad("what, a part of speech and words are wanted");
            }
            for (int i = 2; i < words.length; i++) {
                int under = words[i].indexOf('_');
                tables.get(words[1]).put(under < 0 ? words[i] : words[i].substring(0, under), words[0]);
            }
        }
    }

    private Casualties() {
    }

    /** The counts that hang on an act, or null. */
    static Size of(Act act, Clauses clauses, List<Act> others) {
        if (!TYPES.contains(act.type())) {
            return null;
        }
        Map<String, Range> counts = new HashMap<>();
        for (int i = 0; i < clauses.sentence().size(); i++) {
            if (nearest(i, act, clauses, others)) {
                count(i, clauses, counts);
            }
        }
        Range dead = counts.get("dead");
        Range injured = counts.get("injured");
        Range arrested = act.type() == EventType.ASSAULT ? null : counts.get("arrested");
        return dead == null && injured == null && arrested == null ? null : new Size(dead, injured, arrested);
    }

    /** Whether a word belongs to this act: it is its trigger, hangs below it, or above a noun trigger, and no other act stands nearer. */
    private static boolean nearest(int i, Act act, Clauses clauses, List<Act> others) {
        if (act.words().contains(i)) {
            return true;
        }
        for (int up = i, step = 0; up >= 0 && step < 40; up = clauses.word(up).head(), step++) {
            if (up == act.trigger()) {
                return true;
            }
            for (Act other : others) {
                if (other != act && other.trigger() == up && TYPES.contains(other.type())) {
                    return false;
                }
            }
        }
        return act.noun() && clauses.sentence().dominates(i, act.trigger());
    }

    private static void count(int i, Clauses clauses, Map<String, Range> counts) {
        String lemma = clauses.word(i).lemma();
        String pos = clauses.word(i).pos();
        if (pos.startsWith("VB")) {
            people(VERBS.get(lemma), clauses.object(i), clauses, counts);
            people(SUBJECT_VERBS.get(lemma), clauses.surface(i), clauses, counts);
            if (lemma.equals("leave")) {
                for (int c : clauses.sentence().children(i)) {
                    people(ADJECTIVES.get(clauses.word(c).lemma()), clauses.object(i), clauses, counts);
                    for (int inner : clauses.sentence().children(c)) {
                        people(ADJECTIVES.get(clauses.word(c).lemma()), clauses.label(inner, "nsubj") ? inner : -1, clauses, counts);
                    }
                }
            }
        } else if (pos.startsWith("NN") || pos.startsWith("JJ")) {
            String what = NOUNS.get(lemma);
            if (what != null) {
                add(counts, what, Counts.of(clauses, i));
            }
        }
    }

    private static void people(String what, int object, Clauses clauses, Map<String, Range> counts) {
        if (what == null || object < 0) {
            return;
        }
        Range sum = null;
        for (int member : list(clauses, object)) {
            sum = Counts.sum(sum, Counts.of(clauses, member));
        }
        add(counts, what, sum);
    }

    private static List<Integer> list(Clauses clauses, int head) {
        List<Integer> all = new ArrayList<>(List.of(head));
        for (int k = 0; k < all.size() && k < 8; k++) {
            for (int c : clauses.sentence().children(all.get(k))) {
                if (clauses.label(c, "conj") && c > all.get(k)) {
                    all.add(c);
                }
            }
        }
        return all;
    }

    private static void add(Map<String, Range> counts, String what, Range range) {
        if (range != null && (range.min() != null || range.max() != null)) {
            counts.putIfAbsent(what, range);
        }
    }
}

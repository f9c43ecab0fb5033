package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.demarche.record.EventType;
import org.demarche.record.Range;
import org.demarche.record.Size;
import org.demarche.record.Status;

/** How many people an act killed, hurt or arrested, as its sentence says. Words in {@code casualties.txt}. */
final class Casualties {
    /** For each part of speech of the data file, words and what they count. */
    private static final Map<String, List<Counting>> WORDS = new HashMap<>();
    private static final Set<String> PARTS = Set.of("verb", "verbS", "adj", "noun", "toll", "many");
    private static final Set<EventType> TYPES = Set.of(EventType.ASSAULT, EventType.COERCE, EventType.PROTEST);
    /** An act that was not done has hurt nobody. */
    private static final List<Status> UNDONE = List.of(Status.PLANNED, Status.CONDITIONAL, Status.DENIED);
    private static final List<String> REACHES = List.of("to", "at", "of", "above", "past", "over");
    private static final String ARRESTED = "arrested";

    /** @param what dead, injured or arrested; @param word a lemma; @param beside a lemma that hangs on it ("shot dead"), or null */
    private record Counting(String what, String word, String beside) {
    }

    static {
        for (DataFile.Line line : DataFile.read("casualties.txt").lines()) {
            String[] words = line.text().split("\\s+");
            if (words.length < 3 || !PARTS.contains(words[1])) {
                throw line.bad("what, a part of speech and words are wanted");
            }
            for (int i = 2; i < words.length; i++) {
                int under = words[i].indexOf('_');
                WORDS.computeIfAbsent(words[1], k -> new ArrayList<>()).add(new Counting(words[0], under < 0 ? words[i] : words[i].substring(0, under),
                        under < 0 ? null : words[i].substring(under + 1)));
            }
        }
    }

    private final Act act;
    private final int trigger;
    private final Clauses clauses;
    private final List<Act> others;
    private final Map<String, Range> counts = new HashMap<>();

    private Casualties(Act act, Clauses clauses, List<Act> others) {
        this.act = act;
        this.trigger = clauses.top(act.words());
        this.clauses = clauses;
        this.others = others.stream().filter(o -> o != act && TYPES.contains(o.type())).toList();
    }

    /** The counts that hang on an act, or null. */
    static Size of(Act act, Clauses clauses, List<Act> others) {
        return TYPES.contains(act.type()) && (act.status() == null || !UNDONE.contains(act.status())) ? new Casualties(act, clauses, others).size() : null;
    }

    private Size size() {
        if ("arrest".equals(act.mode()) && clauses.verb(trigger)) {
            people(ARRESTED, clauses.object(trigger));
        }
        for (int i = 0; i < clauses.sentence().size(); i++) {
            if (nearest(i)) {
                count(i);
            }
        }
        if (alone()) {
            IntStream.range(0, clauses.sentence().size()).forEach(this::count);
        }
        Range dead = counts.get("dead");
        Range injured = counts.get("injured");
        Range arrested = act.type() == EventType.ASSAULT ? null : counts.get(ARRESTED);
        return dead == null && injured == null && arrested == null ? null : new Size(dead, injured, arrested);
    }

    /** Whether no other act of the sentence can have done what its words of harm tell: "stormed the compound, and four soldiers were killed". */
    private boolean alone() {
        return act.type() == EventType.ASSAULT && counts.isEmpty() && others.isEmpty();
    }

    /** Whether a word belongs to this act: it is its trigger, hangs below it, or above a noun trigger or in a row with what is, and no other act stands nearer. */
    private boolean nearest(int i) {
        if (act.words().contains(i)) {
            return true;
        }
        for (int up = i, step = 0; up >= 0 && step < 40; up = clauses.word(up).head(), step++) {
            if (up == trigger) {
                return true;
            }
            for (Act other : others) {
                if (clauses.top(other.words()) == up) {
                    return false;
                }
            }
        }
        return clauses.noun(trigger) && clauses.sentence().dominates(clauses.first(i), trigger);
    }

    private void count(int i) {
        String pos = clauses.word(i).pos();
        if (pos.startsWith("VB")) {
            people(what("verb", i), clauses.object(i));
            people(what("verbS", i), clauses.surface(i));
            if (clauses.word(i).lemma().equals("leave")) {
                for (int c : clauses.sentence().children(i)) {
                    people(clauses.label(c, "conj") ? null : what("adj", c), clauses.object(i));
                    for (int inner : clauses.sentence().children(c)) {
                        people(what("adj", c), clauses.label(inner, "nsubj") ? inner : -1);
                    }
                }
            }
        } else if (pos.startsWith("NN") || pos.startsWith("JJ")) {
            String noun = what("noun", i);
            add(noun, noun == null ? null : Counts.of(clauses, i));
            people(noun, clauses.pobj(i, "of"));
            toll(what("toll", i), i);
        }
        before(what("adj", i), i);
    }

    /** What a word counts, or null. */
    private String what(String part, int i) {
        for (Counting each : WORDS.get(part)) {
            if (each.word.equals(clauses.word(i).lemma()) && (each.beside == null || beside(i, each.beside))) {
                return each.what;
            }
        }
        int to = part.equals("verb") ? clauses.pobj(i, "to") : -1;
        return to >= 0 && Phrase.is(clauses.word(to), "death") ? "dead" : null;
    }

    /** Whether a word hangs on a verb or on its object: "shot dead", "shot two men dead", "gunned down". */
    private boolean beside(int verb, String lemma) {
        int object = clauses.object(verb);
        return clauses.sentence().children(verb).stream().anyMatch(c -> Phrase.is(clauses.word(c), lemma))
                || object >= 0 && clauses.sentence().children(object).stream().anyMatch(c -> c > verb && Phrase.is(clauses.word(c), lemma));
    }

    /** "14 soldiers dead", "dozens more wounded": whoever stands right before an adjective of harm that has no object. */
    private void before(String what, int adjective) {
        int last = adjective - 1;
        last = last > 0 && clauses.word(last).lemma().equals("more") ? last - 1 : last;
        if (what != null && last >= 0 && clauses.noun(last) && clauses.child(adjective, "dobj") < 0) {
            add(what, Counts.of(clauses, last));
        }
    }

    /** "The toll rose to 19", "put the toll at 41": the number that the verb takes it to. */
    private void toll(String what, int toll) {
        int verb = clauses.word(toll).head();
        for (int on : new int[] {toll, verb}) {
            for (int number : what == null || on < 0 ? List.<Integer>of() : clauses.pobjs(on, REACHES)) {
                add(what, Counts.of(clauses, number));
            }
        }
    }

    private void people(String what, int object) {
        if (what == null || object < 0) {
            return;
        }
        Range sum = null;
        boolean more = false;
        for (int member : list(object)) {
            Range own = Counts.of(clauses, member);
            own = own == null && one(member) ? new Range(1L, 1L) : own;
            more |= own == null;
            sum = Counts.sum(sum, own);
        }
        add(what, sum == null || !more ? sum : new Range(sum.min(), null));
    }

    /** Whether a word stands for one human being: "a guard", "him", a person's name. */
    private boolean one(int head) {
        String pos = clauses.word(head).pos();
        if (clauses.negated(head) || WORDS.get("many").stream().anyMatch(m -> m.word.equals(clauses.word(head).lemma()))) {
            return false;
        }
        return pos.equals("NN") || pos.equals("NNP") && clauses.word(head).name().endsWith("PERSON")
                || pos.equals("PRP") && Set.of("he", "him", "she", "her").contains(clauses.word(head).form().toLowerCase(Locale.ROOT));
    }

    private List<Integer> list(int head) {
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

    private void add(String what, Range range) {
        if (what != null && range != null && (range.min() != null || range.max() != null)) {
            counts.putIfAbsent(what, range);
        }
    }
}

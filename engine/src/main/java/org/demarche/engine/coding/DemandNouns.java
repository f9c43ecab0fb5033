package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.engine.language.Sentence;
import org.demarche.record.DemandKind;
import org.demarche.record.Span;

/** Nouns that put something on the table, with what they list: "its demands that …", "an offer: …". Words in {@code ledger.txt}. Immutable, thread-safe. */
final class DemandNouns {
    private static final Map<String, DemandKind> NOUNS = new LinkedHashMap<>();

    static {
        NOUNS.put("demand-nouns", DemandKind.DEMAND);
        NOUNS.put("offers", DemandKind.OFFER);
        NOUNS.put("offer-nouns", DemandKind.PROPOSAL);
        NOUNS.put("promise-nouns", DemandKind.PROMISE);
        NOUNS.put("threat-nouns", DemandKind.THREAT);
    }

    private final WordClasses words;
    private final ItemPhrases phrases;
    private final Items items;

    DemandNouns(WordClasses words, ItemPhrases phrases, Items items) {
        this.words = words;
        this.phrases = phrases;
        this.items = items;
    }

    /** "Its three demands, that …", "demands for A and B", "requirements concerning A, B and C". */
    void find(Stage stage, int s, int n, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        DemandKind kind = NOUNS.entrySet().stream().filter(e -> words.named(e.getKey()).has(sentence, n)).map(Map.Entry::getValue).findFirst().orElse(null);
        if (kind == null) {
            return;
        }
        List<Integer> by = Items.owner(stage, s, n);
        by = by.isEmpty() && sentence.children(n).stream().anyMatch(c -> words.named("further").has(sentence, c)) ? before(s, kind, all) : by;
        int listed = listed(stage, s, n);
        boolean told = listed >= 0 && clauses.verb(listed);
        List<ItemPhrases.Cut> cuts = new ArrayList<>(told ? told(stage, s, listed) : listed >= 0 && clauses.noun(listed) ? phrases.nouns(stage, s, listed) : List.of());
        int puts = (kind == DemandKind.PROMISE || !cuts.isEmpty()) && sentence.word(n).label().equals("dobj") && words.named("puts").has(sentence, sentence.word(n).head()) ? sentence.word(n).head() : -1;
        by = by.isEmpty() && puts >= 0 ? stage.speakers(s, clauses.subject(puts)) : by;
        if (by.isEmpty() || !Items.political(stage, by)) {
            return;
        }
        List<Integer> of = new ArrayList<>(puts < 0 ? List.of() : stage.entities(s, Math.max(clauses.dative(puts), Math.max(clauses.pobj(puts, "to"), clauses.pobj(puts, "before")))));
        List<Span> conditions = new ArrayList<>(told ? items.conditions(stage, s, listed, -1) : List.of());
        int above = sentence.word(n).head();
        above = above >= 0 && sentence.word(n).label().equals("pobj") ? sentence.word(above).head() : above;
        boolean answered = above >= 0 && clauses.verb(above) && (words.named("rejects").has(sentence, above) || words.named("rejects-apart").has(sentence, above)
                || words.named("accepts").has(sentence, above) || words.named("excuses").has(sentence, above));
        List<Integer> parts = new ArrayList<>(sentence.children(n));
        if (answered) {
            sentence.children(above, "advcl", "xcomp").stream().filter(c -> c > n && clauses.infinitive(c)).forEach(parts::add);
        }
        if (above >= 0 && sentence.word(n).label().equals("nsubj") && sentence.word(above).lemma().equals("be")) {
            parts.addAll(sentence.children(above, "ccomp", "xcomp"));
            boolean several = sentence.word(n).pos().equals("NNS") || sentence.children(n).stream().anyMatch(c -> words.named("further").has(sentence, c));
            sentence.children(above, "attr").stream().filter(c -> several && clauses.noun(c)).forEach(c -> cuts.addAll(phrases.nouns(stage, s, c)));
        }
        for (int child : parts) {
            String label = sentence.word(child).label();
            boolean verb = clauses.verb(child);
            boolean clause = clauses.infinitive(child) || "that".equals(clauses.mark(child)) && !DemandVerbs.fact(clauses, child);
            if (label.matches("acl|ccomp|relcl|xcomp|dep|advcl") && verb && clause) {
                cuts.addAll(phrases.clauses(stage, s, child));
                if (kind == DemandKind.DEMAND || kind == DemandKind.PROPOSAL) {
                    of.addAll(stage.entities(s, clauses.child(child, "nsubj")));
                }
                conditions.addAll(items.conditions(stage, s, child, -1));
            } else if ((label.equals("prep") || label.equals("acl")) && (words.named("lists").has(sentence, child)
                    || kind != DemandKind.DEMAND && kind != DemandKind.THREAT && sentence.word(child).lemma().equals("of"))) {
                int object = sentence.child(child, "pobj", "dobj", "pcomp");
                if (object >= 0 && !stage.casts().get(s).place(object)) {
                    cuts.addAll(clauses.verb(object) ? phrases.clauses(stage, s, object) : phrases.nouns(stage, s, object));
                }
            } else if (label.equals("conj") && !cuts.isEmpty() && clauses.noun(child) && ItemPhrases.begins(sentence, child)) {
                cuts.addAll(phrases.nouns(stage, s, child));
            } else if (label.equals("prep") && words.named("put-to").has(sentence, child) && stage.casts().get(s).named(sentence.child(child, "pobj"))) {
                of.addAll(stage.entities(s, sentence.child(child, "pobj")));
            }
        }
        if (answered && of.isEmpty()) {
            of.addAll(stage.speakers(s, clauses.subject(above)));
        }
        items.add(stage, s, n, kind, by, of, cuts, conditions, all);
    }

    /** The clauses behind a colon: the first, and those that the tree hangs beside it on the same word. */
    private List<ItemPhrases.Cut> told(Stage stage, int s, int first) {
        Sentence sentence = stage.sentence(s);
        String pos = sentence.word(first).pos();
        List<ItemPhrases.Cut> cuts = new ArrayList<>(phrases.clauses(stage, s, first));
        int above = sentence.word(first).head();
        (above < 0 ? List.<Integer>of() : sentence.children(above)).stream().filter(c -> c > first && pos.equals("VB") && sentence.word(c).pos().equals(pos) && sentence.word(c).label().matches("dep|conj|ccomp|xcomp")
                && sentence.child(c, "nsubj", "aux") < 0).forEach(c -> cuts.addAll(phrases.clauses(stage, s, c)));
        return cuts;
    }

    /** The word at the head of what stands behind the colon of "put three demands to Bogota: an apology, …", "an offer: the soldiers would go"; −1 for none. */
    private static int listed(Stage stage, int s, int n) {
        Sentence sentence = stage.sentence(s);
        int colon = n;
        while (colon < sentence.size() && !sentence.word(colon).form().equals(":")) {
            colon++;
        }
        boolean one = sentence.words().subList(n, colon).stream().noneMatch(w -> w.form().matches("[;.]"));
        for (int i = colon + 1; i < sentence.size() && one; i++) {
            if (sentence.word(i).head() < colon && !sentence.word(i).label().equals("punct")) {
                return i;
            }
        }
        return -1;
    }

    /** Whoever put the last item of a kind right before: "Its second demand …" or "A third request was …" is theirs. */
    private static List<Integer> before(int s, DemandKind kind, List<Demands.Item> all) {
        return all.stream().filter(i -> i.kind() == kind && s - i.sentence() <= 1).reduce((a, b) -> b).map(Demands.Item::by).orElse(List.of());
    }

    /** Whether a word is one of them. */
    boolean any(Sentence sentence, int i) {
        return NOUNS.keySet().stream().anyMatch(n -> words.named(n).has(sentence, i));
    }
}

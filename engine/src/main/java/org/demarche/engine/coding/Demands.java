package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Sentence;
import org.demarche.record.DemandKind;
import org.demarche.record.Span;

/**
 * What sides demand, propose, offer, promise and threaten, each item by itself: the clauses and nouns that a verb of asking or a noun like
 * "demands" lists. Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Demands {
    private static final Map<String, DemandKind> VERBS = new LinkedHashMap<>();
    private static final Map<String, DemandKind> NOUNS = new LinkedHashMap<>();

    static {
        VERBS.put("asks", DemandKind.DEMAND);
        VERBS.put("proposals", DemandKind.PROPOSAL);
        VERBS.put("offers", DemandKind.OFFER);
        VERBS.put("promises", DemandKind.PROMISE);
        VERBS.put("threatens", DemandKind.THREAT);
        NOUNS.put("demand-nouns", DemandKind.DEMAND);
        NOUNS.put("offer-nouns", DemandKind.PROPOSAL);
        NOUNS.put("promise-nouns", DemandKind.PROMISE);
        NOUNS.put("threat-nouns", DemandKind.THREAT);
    }

    private final WordClasses words;

    Demands(WordClasses words) {
        this.words = words;
    }

    /**
     * An item before ids are final.
     *
     * @param kind      what is put on the table
     * @param by        entities that put it
     * @param of        entities that it is put to
     * @param spans     where it is told, the fullest first
     * @param condition "if" parts
     * @param deadline  ISO day, or null
     * @param sentence  where it is told first
     */
    record Item(DemandKind kind, List<Integer> by, List<Integer> of, List<Span> spans, List<Span> condition, String deadline, int sentence) {
    }

    /** All items in text order; one that the text tells again is one with several spans. */
    List<Item> find(Stage stage) {
        List<Item> all = new ArrayList<>();
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            Sentence sentence = stage.sentence(s);
            for (int i = 0; i < sentence.size(); i++) {
                if (stage.clauses().get(s).verb(i)) {
                    verb(stage, s, i, all);
                } else if (sentence.word(i).pos().startsWith("NN")) {
                    noun(stage, s, i, all);
                }
            }
        }
        return told(stage, all);
    }

    private void verb(Stage stage, int s, int v, List<Item> all) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        DemandKind kind = VERBS.entrySet().stream().filter(e -> words.named(e.getKey()).has(sentence, v)).map(Map.Entry::getValue).findFirst().orElse(null);
        String lemma = sentence.word(v).lemma();
        if (kind == null || clauses.negated(v) || clauses.passive(v) && kind != DemandKind.DEMAND) {
            return;
        }
        List<Integer> by = stage.entities(s, clauses.subject(v));
        if (by.isEmpty() || !political(stage, by)) {
            return;
        }
        int addressed = addressee(clauses, v, lemma);
        int to = clauses.complement(v, Pattern.Form.TO);
        int that = clauses.complement(v, Pattern.Form.THAT);
        List<Integer> of = stage.entities(s, addressed);
        List<Span> items = new ArrayList<>();
        int clause = to >= 0 ? to : that;
        if (lemma.matches("call|ask|appeal|press|push|demand|insist|plead|want|seek|request|propose|suggest|offer|promise|pledge|threaten|recommend|advocate|urge|require")
                && clause < 0) {
            int object = object(clauses, v, lemma);
            if (object >= 0 && object != addressed) {
                items.addAll(nouns(stage, s, object));
                of = of.isEmpty() ? List.of() : of;
            }
        } else if (clause >= 0) {
            if (lemma.equals("want") && to >= 0 && clauses.child(to, "nsubj") < 0) {
                return;
            }
            if (lemma.matches("tell|ask|order|warn|want") && to < 0 && !(lemma.matches("warn") && future(clauses, that))) {
                return;
            }
            if (kind == DemandKind.THREAT && lemma.equals("warn") && to < 0 && !future(clauses, that)) {
                return;
            }
            int subject = clauses.child(clause, "nsubj") >= 0 ? clauses.child(clause, "nsubj") : clauses.child(clause, "nsubjpass");
            if (of.isEmpty() && subject >= 0 && kind == DemandKind.DEMAND) {
                of = stage.entities(s, subject).stream().filter(e -> !by.contains(e)).toList();
            }
            items.addAll(clauses(stage, s, clause));
        }
        for (Span item : items) {
            all.add(new Item(kind, by, of.stream().filter(e -> !by.contains(e)).toList(), List.of(item), conditions(stage, s, v, clause), deadline(stage, s, item), s));
        }
    }

    /** "Its three demands, that …", "demands for A and B", "requirements concerning A, B and C". */
    private void noun(Stage stage, int s, int n, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        DemandKind kind = NOUNS.entrySet().stream().filter(e -> words.named(e.getKey()).has(sentence, n)).map(Map.Entry::getValue).findFirst().orElse(null);
        if (kind == null) {
            return;
        }
        List<Integer> by = owner(stage, s, n);
        if (by.isEmpty() || !political(stage, by)) {
            return;
        }
        List<Span> items = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int child : sentence.children(n)) {
            String label = sentence.word(child).label();
            boolean verb = clauses.verb(child);
            if (label.matches("acl|ccomp|relcl|xcomp|dep") && verb && (clauses.infinitive(child) || "that".equals(clauses.mark(child)))) {
                items.addAll(clauses(stage, s, child));
                int subject = clauses.child(child, "nsubj");
                of.addAll(stage.entities(s, subject));
            } else if (label.equals("prep") && sentence.word(child).lemma().matches("for|concern|include|regard|about") || label.equals("acl") && sentence.word(child).lemma()
                    .matches("concern|include|regard|involve")) {
                int object = sentence.child(child, "pobj", "dobj", "pcomp");
                if (object >= 0) {
                    items.addAll(clauses.verb(object) ? clauses(stage, s, object) : nouns(stage, s, object));
                }
            } else if (label.equals("prep") && sentence.word(child).lemma().matches("to|on|of|from") && stage.casts().get(s).named(sentence.child(child, "pobj"))) {
                of.addAll(stage.entities(s, sentence.child(child, "pobj")));
            }
        }
        for (Span item : items) {
            all.add(new Item(kind, by, of.stream().filter(e -> !by.contains(e)).distinct().toList(), List.of(item), List.of(), deadline(stage, s, item), s));
        }
    }

    private static List<Integer> owner(Stage stage, int s, int n) {
        Sentence sentence = stage.sentence(s);
        int owner = sentence.child(n, "poss");
        if (owner < 0) {
            owner = stage.clauses().get(s).pobj(n, "by");
        }
        List<Integer> by = stage.entities(s, owner);
        if (by.isEmpty()) {
            for (int child : sentence.children(n, "amod", "compound", "nmod")) {
                if (stage.casts().get(s).state(child)) {
                    return stage.entities(s, child);
                }
            }
        }
        if (owner >= 0 && sentence.word(owner).form().toLowerCase(java.util.Locale.ROOT).matches("our|my")) {
            int said = stage.statementAt(sentence.word(n).span().start());
            if (said >= 0 && stage.statements().get(said).speaker() >= 0) {
                return List.of(stage.statements().get(said).speaker());
            }
        }
        return by;
    }

    private static int addressee(Clauses clauses, int v, String lemma) {
        String way = switch (lemma) {
            case "call", "press", "prevail" -> "on";
            case "appeal", "propose", "suggest", "offer", "promise" -> "to";
            case "demand", "ask", "require", "want", "request" -> "of";
            case "plead", "insist" -> "with";
            default -> null;
        };
        int behind = way == null ? -1 : clauses.pobj(v, way);
        if (behind < 0 && lemma.equals("demand")) {
            behind = clauses.pobj(v, "from");
        }
        if (behind >= 0) {
            return behind;
        }
        int dative = clauses.dative(v);
        if (dative >= 0) {
            return dative;
        }
        return lemma.matches("urge|ask|tell|order|press|push|implore|beg|exhort|instruct|warn|threaten|petition|require|want") ? clauses.object(v) : -1;
    }

    private static int object(Clauses clauses, int v, String lemma) {
        if (lemma.matches("call|ask|appeal|press|push|plead")) {
            int behind = clauses.pobj(v, "for");
            return behind >= 0 || !lemma.equals("ask") ? behind : -1;
        }
        if (lemma.equals("insist")) {
            return clauses.pobj(v, "on");
        }
        return clauses.object(v);
    }

    private static boolean future(Clauses clauses, int clause) {
        String modal = clause < 0 ? null : clauses.modal(clause);
        return modal != null && modal.matches("will|would|could|can|may|might|shall");
    }

    /** The clauses that a verb begins: itself and the verbs joined to it, each to where the next one begins. */
    private List<Span> clauses(Stage stage, int s, int verb) {
        Sentence sentence = stage.sentence(s);
        List<Integer> verbs = new ArrayList<>(List.of(verb));
        for (int k = 0; k < verbs.size() && k < 12; k++) {
            for (int child : sentence.children(verbs.get(k), "conj")) {
                if (stage.clauses().get(s).verb(child)) {
                    verbs.add(child);
                }
            }
        }
        List<Span> all = new ArrayList<>();
        for (int v : verbs.stream().sorted().toList()) {
            Span span = sentence.word(v).span();
            for (int child : sentence.children(v)) {
                String label = sentence.word(child).label();
                boolean marks = label.equals("mark") || label.equals("aux") && sentence.word(child).lemma().equals("to");
                boolean joined = label.equals("conj") && verbs.contains(child) || label.matches("cc|punct|preconj") || label.equals("advcl") && condition(stage, s, child);
                if (!marks && !joined) {
                    span = span.cover(sentence.subtreeSpan(child));
                }
            }
            Span own = span;
            boolean holds = verbs.stream().anyMatch(o -> o != v && own.contains(sentence.word(o).span()));
            all.add(holds ? sentence.word(v).span().cover(new Span(own.start(), Math.max(sentence.word(v).span().end(),
                    verbs.stream().filter(o -> o > v).mapToInt(o -> sentence.word(o).span().start()).min().orElse(own.end())))) : own);
        }
        return all.stream().map(span -> trimmed(stage.text().text(), span)).toList();
    }

    private static Span trimmed(String text, Span span) {
        int end = span.end();
        while (end > span.start() && (Character.isWhitespace(text.charAt(end - 1)) || ",;.".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        String words = text.substring(span.start(), end);
        return new Span(span.start(), words.endsWith(" and") ? end - 4 : words.endsWith(" or") ? end - 3 : end);
    }

    /** The nouns that a phrase lists, each with what hangs on it. */
    private List<Span> nouns(Stage stage, int s, int head) {
        List<Integer> heads = new ArrayList<>(List.of(head));
        Sentence sentence = stage.sentence(s);
        for (int k = 0; k < heads.size() && k < 12; k++) {
            for (int child : sentence.children(heads.get(k), "conj", "appos")) {
                if (child > heads.get(k) && stage.clauses().get(s).noun(child)) {
                    heads.add(child);
                }
            }
            for (int child : sentence.children(heads.get(k), "prep", "cc")) {
                if (sentence.word(child).lemma().matches("as|addition|plus")) {
                    for (int deep : sentence.subtree(child)) {
                        if (sentence.word(deep).label().equals("pobj") && sentence.word(sentence.word(deep).head()).lemma().equals("as") && !heads.contains(deep)) {
                            heads.add(deep);
                        }
                    }
                }
            }
        }
        return heads.stream().sorted().map(h -> {
            Span span = sentence.word(h).span();
            for (int child : sentence.children(h)) {
                boolean joined = sentence.word(child).label().matches("conj|cc|punct|appos|preconj") || sentence.subtree(child).stream().anyMatch(heads::contains);
                span = joined ? span : span.cover(sentence.subtreeSpan(child));
            }
            return trimmed(stage.text().text(), span);
        }).toList();
    }

    private boolean condition(Stage stage, int s, int clause) {
        int mark = stage.clauses().get(s).child(clause, "mark");
        return mark >= 0 && words.named("conditions").has(stage.sentence(s), mark);
    }

    private List<Span> conditions(Stage stage, int s, int v, int clause) {
        List<Span> all = new ArrayList<>();
        for (int base : clause < 0 ? new int[] {v} : new int[] {v, clause}) {
            for (int child : stage.sentence(s).children(base, "advcl")) {
                if (condition(stage, s, child)) {
                    all.add(trimmed(stage.text().text(), stage.sentence(s).subtreeSpan(child)));
                }
            }
        }
        return all;
    }

    private static String deadline(Stage stage, int s, Span item) {
        Sentence sentence = stage.sentence(s);
        for (DatedPhrase date : stage.dates()) {
            if (date.sentence() == s && date.from() > 0 && item.overlaps(date.mention().span()) && sentence.word(date.from() - 1).lemma().matches("by|until|before")) {
                return date.mention().value();
            }
        }
        return null;
    }

    private static boolean political(Stage stage, List<Integer> entities) {
        return entities.stream().anyMatch(e -> stage.book().entry(e).code() != null || stage.book().entry(e).sectors().stream().anyMatch(x -> !x.equals("UNK")));
    }

    /** Items that say the same are one. */
    private static List<Item> told(Stage stage, List<Item> all) {
        List<Item> once = new ArrayList<>();
        for (Item item : all) {
            int same = -1;
            for (int k = 0; k < once.size() && same < 0; k++) {
                Item old = once.get(k);
                if (old.kind == item.kind && old.by.stream().anyMatch(item.by::contains) && Likeness.of(stage, old.spans.get(0), item.spans.get(0)) >= Likeness.SAME) {
                    same = k;
                }
            }
            if (same < 0) {
                once.add(item);
            } else {
                Item old = once.get(same);
                List<Span> spans = new ArrayList<>(old.spans);
                spans.addAll(item.spans);
                once.set(same, new Item(old.kind, old.by, old.of.isEmpty() ? item.of : old.of, spans, old.condition.isEmpty() ? item.condition : old.condition,
                        old.deadline == null ? item.deadline : old.deadline, old.sentence));
            }
        }
        return once;
    }
}

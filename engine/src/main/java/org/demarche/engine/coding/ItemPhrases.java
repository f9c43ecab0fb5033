package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.record.Span;

/**
 * Cuts what is demanded or offered into the phrases of its items: verbs joined to a verb, nouns joined to a noun, and "that … and that …", "to … and to …", "and on Y to …"
 * where the tree joins them otherwise. Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class ItemPhrases {
    /** No list is longer. */
    private static final int MOST = 12;

    private final WordClasses words;
    private final Conditions conditions;

    ItemPhrases(WordClasses words, Conditions conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    /**
     * One item.
     *
     * @param span where it stands
     * @param of   word that names who is asked, where the item names its own; −1 else
     */
    record Cut(Span span, int of) {
    }

    /** The clauses that a verb begins: itself and the verbs joined to it, each to where the next one begins. */
    List<Cut> clauses(Stage stage, int s, int verb) {
        Sentence sentence = stage.sentence(s);
        List<Integer> verbs = new ArrayList<>(List.of(verb));
        for (int k = 0; k < verbs.size() && k < MOST; k++) {
            for (int child : sentence.children(verbs.get(k), "conj", "dep")) {
                boolean joined = sentence.word(child).label().equals("conj") || child > verb && sentence.word(child).pos().equals("VB") && joins(sentence, child - 1);
                if (joined && stage.clauses().get(s).verb(child) && !other(stage, s, verb, child)) {
                    verbs.add(child);
                }
            }
            if (verbs.get(k) == verb) {
                verbs.addAll(hung(sentence, verb));
            }
        }
        List<Cut> all = new ArrayList<>();
        for (int v : verbs.stream().sorted().toList()) {
            int subject = beside(stage, s, v);
            Span span = subject < 0 ? sentence.word(v).span() : sentence.word(v).span().cover(sentence.subtreeSpan(subject));
            for (int child : sentence.children(v)) {
                String label = sentence.word(child).label();
                boolean marks = label.equals("mark") || label.equals("aux") && sentence.word(child).lemma().equals("to") || label.equals("advmod") && Conditions.when(sentence, child);
                boolean joined = verbs.contains(child) || label.equals("conj") && stage.clauses().get(s).verb(child) || label.matches("cc|punct|preconj|parataxis") || label.equals("nsubj") && aside(sentence, child);
                boolean apart = conditions.provided(sentence, child) >= 0 || label.equals("advcl") && (conditions.is(stage, s, child) || conditions.subordinate(stage, s, child));
                boolean next = verbs.stream().anyMatch(o -> o != v && beside(stage, s, o) == child);
                int meant = marks ? sentence.child(child, "pobj") : -1;
                span = meant < 0 ? span : span.cover(sentence.subtreeSpan(meant));
                if (!marks && !joined && !apart && !next) {
                    span = span.cover(sentence.subtreeSpan(child));
                }
            }
            int asked = v == verb ? -1 : asked(sentence, v);
            Span whole = asked < 0 ? span : new Span(sentence.word(v).span().start(), span.end());
            boolean holds = verbs.stream().anyMatch(o -> o != v && whole.contains(sentence.word(o).span()));
            Span cut = !holds ? whole : sentence.word(v).span().cover(new Span(whole.start(), Math.max(sentence.word(v).span().end(),
                    verbs.stream().filter(o -> o > v).mapToInt(o -> sentence.word(o).span().start()).min().orElse(whole.end()))));
            int own = v == verb || stage.clauses().get(s).mark(v) == null ? -1 : sentence.child(v, "nsubj");
            int of = asked < 0 && own >= 0 && sentence.word(own).pos().startsWith("NNP") ? own : asked;
            for (Cut one : split(stage, s, aside(sentence, cut))) {
                all.add(one.of() >= 0 ? one : new Cut(one.span(), of));
            }
        }
        return all;
    }

    /** Verbs in the base form that were joined to another word, below a first one in the base form: "repeal the law under which it was taken and compensate its owners". */
    private static List<Integer> hung(Sentence sentence, int verb) {
        Word first = sentence.word(verb);
        return !first.form().equals(first.lemma()) ? List.of() : sentence.subtree(verb).stream().filter(i -> i > verb && sentence.word(i).pos().equals("VB") && sentence.word(i).label().equals("conj")
                && !sentence.word(sentence.word(i).head()).pos().equals("VB") && sentence.word(i).head() != verb && sentence.children(i, "nsubj", "aux").isEmpty()
                && sentence.children(sentence.word(i).head(), "aux").stream().noneMatch(c -> sentence.word(c).pos().equals("MD"))).toList();
    }

    /** The noun that the tree joins to the verb before, right before a participle joined to it too, which is its own: "were repaired and grants paid"; −1 for none. */
    private static int beside(Stage stage, int s, int verb) {
        Sentence sentence = stage.sentence(s);
        return !sentence.word(verb).label().equals("conj") ? -1 : sentence.children(sentence.word(verb).head(), "conj").stream()
                .filter(c -> stage.clauses().get(s).noun(c) && sentence.subtree(c).get(sentence.subtree(c).size() - 1) == verb - 1).findFirst().orElse(-1);
    }

    /** Whether a subject stands apart from its verb: "The guards, he added, should go". */
    private static boolean aside(Sentence sentence, int subject) {
        List<Integer> all = sentence.subtree(subject);
        int behind = all.get(all.size() - 1) + 1;
        return all.size() == all.get(all.size() - 1) - all.get(0) + 1 && behind + 1 < sentence.size() && sentence.word(behind).form().equals(",")
                && sentence.children(subject, "relcl", "acl", "appos").isEmpty() && sentence.word(subject).head() > behind + 1;
    }

    /** Who is asked by the second verb of "called on X to go and on Y to come": the noun between a preposition and "to" before it; −1 for none. */
    private int asked(Sentence sentence, int verb) {
        boolean to = verb > 2 && sentence.word(verb - 1).lemma().equals("to");
        for (int i = verb - 3; to && i >= 0 && i > verb - 10; i--) {
            if (words.named("put-to").has(sentence, i) && !sentence.word(i).lemma().equals("of")) {
                return sentence.child(i, "pobj");
            }
        }
        return -1;
    }

    /** A clause joined to the demand that has a subject of its own and tells a fact, not what is asked: "demanded that X go, and said …". */
    private static boolean other(Stage stage, int s, int first, int joined) {
        Sentence sentence = stage.sentence(s);
        boolean base = sentence.word(joined).form().equals(sentence.word(joined).lemma());
        boolean past = !base && sentence.word(joined).pos().equals("VBD") || sentence.children(joined, "aux", "auxpass").stream().anyMatch(c -> sentence.word(c).pos().equals("VBD"));
        return past && !sentence.word(first).pos().equals("VBD");
    }

    /**
     * Where a relative clause at the end of a span begins that tells what was, not what is asked: "the tension that has grown since", not "from states that
     * joined" in the simple past, which says from which; the span's end for none.
     */
    private static int recalled(Sentence sentence, Span span) {
        for (int i = 0; i < sentence.size(); i++) {
            if (!sentence.word(i).label().equals("relcl") || !span.contains(sentence.word(i).span()) || !past(sentence, i)) {
                continue;
            }
            Word head = sentence.word(sentence.word(i).head());
            boolean which = head.label().equals("pobj") && !head.pos().startsWith("NNP") && sentence.children(i, "aux").stream().noneMatch(c -> sentence.word(c).lemma().equals("have"));
            if (which) {
                continue;
            }
            List<Integer> all = sentence.subtree(i);
            int from = sentence.word(all.get(0)).span().start();
            if (from > span.start() && sentence.word(all.get(all.size() - 1)).span().end() >= span.end() && all.get(0) < i) {
                return sentence.word(all.get(0) - 1).span().end();
            }
        }
        return span.end();
    }

    private static boolean past(Sentence sentence, int verb) {
        return sentence.word(verb).pos().equals("VBD") || sentence.children(verb, "aux", "auxpass").stream().anyMatch(c -> sentence.word(c).pos().equals("VBD") || sentence.word(c).lemma().equals("have"));
    }

    /** Cuts off what is told by the way: from ", which" or ", who" on, and from ", a plan that". */
    private Span aside(Sentence sentence, Span whole) {
        Span span = new Span(whole.start(), recalled(sentence, whole));
        for (int i = 3; i < sentence.size(); i++) {
            boolean comma = sentence.word(i - 1).form().equals(",") && span.contains(sentence.word(i).span()) && sentence.word(i - 2).span().start() > span.start();
            boolean plan = sentence.word(i).pos().equals("DT") && i + 1 < sentence.size() && (words.named("plans").has(sentence, i + 1) || !sentence.children(i + 1, "relcl", "acl").isEmpty()
                    && (words.named("ideas").has(sentence, i + 1) || words.named("demand-nouns").has(sentence, i + 1)));
            if (comma && (sentence.word(i).pos().matches("WDT|WP|WP\\$|WRB") || sentence.word(i).lemma().equals("with") || plan)) {
                return new Span(span.start(), sentence.word(i - 2).span().end());
            }
        }
        return span;
    }

    /** A condition's words without its "if" and what is told by the way. */
    Span conditionSpan(Stage stage, int s, int clause) {
        Sentence sentence = stage.sentence(s);
        Span span = sentence.word(clause).span();
        for (int child : sentence.children(clause)) {
            boolean only = sentence.word(child).label().equals("advmod") && sentence.word(child).lemma().equals("only");
            if (!only && !sentence.word(child).label().matches("mark|punct") && !(sentence.word(child).label().equals("advcl") && conditions.subordinate(stage, s, child))) {
                span = span.cover(sentence.subtreeSpan(child));
            }
        }
        return trimmed(stage.text().text(), aside(sentence, span));
    }

    /** Cuts a span at "and that", "and to" with a verb, "and on Y to". */
    private List<Cut> split(Stage stage, int s, Span span) {
        Sentence sentence = stage.sentence(s);
        List<Cut> all = new ArrayList<>();
        int start = span.start();
        int of = -1;
        for (int i = 1; i + 2 < sentence.size(); i++) {
            if (sentence.word(i).span().start() <= start || sentence.word(i + 1).span().end() > span.end() || !joins(sentence, i - 1)) {
                continue;
            }
            String form = sentence.word(i).lemma();
            int to = words.named("put-to").has(sentence, i) && !sentence.word(i).lemma().equals("of") ? infinitive(sentence, i) : -1;
            boolean clause = form.equals("that") && sentence.word(i).label().equals("mark") || form.equals("to") && sentence.word(i + 1).pos().equals("VB");
            int other = to < 0 && !place(sentence, i) && sentence.word(i).pos().matches("NNPS?") && sentence.word(i + 1).lemma().equals("to") && sentence.word(i + 2).pos().equals("VB") ? i : -1;
            boolean bare = sentence.word(i).pos().equals("VB") && sentence.word(i - 1).lemma().matches("and|or") && !sentence.word(i).label().equals("conj");
            if (clause || bare || to >= 0 || other >= 0) {
                all.add(new Cut(trimmed(stage.text().text(), new Span(start, sentence.word(i - 1).span().start())), of));
                int subject = clause && form.equals("that") ? sentence.child(sentence.word(i).head(), "nsubj") : -1;
                of = other >= 0 ? other : to >= 0 ? sentence.child(i, "pobj") : subject >= 0 && sentence.word(subject).pos().startsWith("NNP") ? subject : of;
                start = bare ? sentence.word(i).span().start() : sentence.word((to >= 0 ? to : other >= 0 ? i + 1 : i) + 1).span().start();
            }
        }
        all.add(new Cut(trimmed(stage.text().text(), new Span(start, Math.max(start, span.end()))), of));
        return all.stream().filter(c -> c.span().length() > 0).toList();
    }

    /** Whether a name is joined to one behind a preposition: "at Huambo and Kuito". */
    private static boolean place(Sentence sentence, int name) {
        return sentence.word(name).label().equals("conj") && sentence.word(sentence.word(name).head()).label().equals("pobj");
    }

    static boolean joins(Sentence sentence, int i) {
        return sentence.word(i).pos().equals("CC") || sentence.word(i).form().equals(",");
    }

    /** The "to" of an infinitive near behind a preposition, −1 for none. */
    private static int infinitive(Sentence sentence, int preposition) {
        for (int i = preposition + 2; i < Math.min(sentence.size() - 1, preposition + 8); i++) {
            if (sentence.word(i).lemma().equals("to") && sentence.word(i + 1).pos().equals("VB")) {
                return i;
            }
        }
        return -1;
    }

    /** The nouns that a phrase lists, each with what hangs on it. */
    List<Cut> nouns(Stage stage, int s, int head) {
        List<Integer> heads = new ArrayList<>(List.of(head));
        Sentence sentence = stage.sentence(s);
        for (int k = 0; k < heads.size() && k < MOST; k++) {
            for (int child : sentence.children(heads.get(k), "conj", "appos")) {
                if (child > heads.get(k) && stage.clauses().get(s).noun(child)) {
                    heads.add(child);
                }
            }
            for (int child : sentence.subtree(heads.get(k))) {
                boolean listed = child > heads.get(k) + 1 && sentence.word(child).label().matches("appos|conj") && stage.clauses().get(s).noun(child)
                        && !sentence.word(sentence.word(child).head()).pos().startsWith("NNP") && begins(sentence, child);
                if (listed && !heads.contains(child)) {
                    heads.add(child);
                }
                boolean adds = child > heads.get(k) && sentence.word(child).lemma().equals("as") && child > 1 && words.named("additions").has(sentence, child - 1);
                int object = adds ? sentence.child(child, "pobj") : -1;
                if (object >= 0 && !heads.contains(object)) {
                    heads.add(object);
                }
            }
        }
        boolean things = words.named("things").has(sentence, head) && sentence.children(head, "appos").stream().anyMatch(heads::contains);
        List<Integer> sorted = heads.stream().filter(h -> !stage.clauses().get(s).negated(h) && !words.named("nobody").has(sentence, h) && !words.named("nobody").has(sentence, sentence.child(h, "det"))
                && !words.named("something").has(sentence, h)).filter(h -> h == head ? !things : !sentence.word(h).name().endsWith("PERSON") && !sentence.word(h).name().endsWith("GPE")).sorted().toList();
        List<Cut> all = new ArrayList<>();
        for (int k = 0; k < sorted.size(); k++) {
            int h = sorted.get(k);
            Span span = sentence.word(h).span();
            for (int child : sentence.children(h)) {
                boolean joined = sentence.word(child).label().matches("conj|cc|punct|appos|preconj") || sorted.contains(child);
                span = joined ? span : span.cover(sentence.subtreeSpan(child));
            }
            int end = span.end();
            if (k + 1 < sorted.size() && end > sentence.word(sorted.get(k + 1)).span().start()) {
                end = before(sentence, h, sorted.get(k + 1));
            }
            all.add(new Cut(trimmed(stage.text().text(), aside(sentence, new Span(span.start(), Math.max(end, sentence.word(h).span().end())))), -1));
        }
        return all;
    }

    /** Whether a noun begins an item: ", the refusal" behind an article and a comma or conjunction. */
    static boolean begins(Sentence sentence, int noun) {
        int article = sentence.child(noun, "det");
        return article > 0 && article < noun && joins(sentence, article - 1);
    }

    /** Where an item ends before the next one: before "and", the comma or "in addition as" and what modifies the next noun. */
    private int before(Sentence sentence, int head, int next) {
        int i = next;
        while (i - 1 > head && !joins(sentence, i - 1) && !sentence.word(i - 1).lemma().equals("as")) {
            i--;
        }
        while (i - 1 > head && (joins(sentence, i - 1) || sentence.word(i - 1).lemma().equals("as") || words.named("additions").has(sentence, i - 1))) {
            i--;
        }
        return i - 1 > head && words.named("additions").has(sentence, i) && sentence.word(i - 1).pos().equals("IN") ? sentence.word(i - 2).span().end()
                : sentence.word(i - 1).pos().equals("IN") ? sentence.word(i - 2).span().end() : sentence.word(i - 1).span().end();
    }

    /** A span without punctuation and blanks at its ends and a conjunction at its end. */
    static Span trimmed(String text, Span span) {
        int start = span.start();
        while (start < span.end() && (Character.isWhitespace(text.charAt(start)) || ",;".indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        int end = span.end();
        while (true) {
            while (end > start && (Character.isWhitespace(text.charAt(end - 1)) || ",;.".indexOf(text.charAt(end - 1)) >= 0)) {
                end--;
            }
            String words = text.substring(start, end);
            int cut = words.endsWith(" and") || words.endsWith(" but") ? 4 : words.endsWith(" or") ? 3 : 0;
            if (cut == 0) {
                return new Span(start, end);
            }
            end -= cut;
        }
    }
}

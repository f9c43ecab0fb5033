package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Sentence;
import org.demarche.record.DemandKind;
import org.demarche.record.Span;

/**
 * Makes items of the phrases that a word puts, with what goes with them: what is traded for them, conditions, deadlines, owners. Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Items {
    /** A word of deadline stands no more words before its day. */
    private static final int NEAR = 5;

    private final WordClasses words;
    private final Conditions conditions;
    private final ItemPhrases phrases;

    Items(WordClasses words, Conditions conditions, ItemPhrases phrases) {
        this.words = words;
        this.conditions = conditions;
        this.phrases = phrases;
    }

    /** Ends the items that go beyond an offset there. */
    void end(Stage stage, int offset, List<ItemPhrases.Cut> cuts) {
        cuts.replaceAll(c -> c.span().start() < offset && c.span().end() > offset ? new ItemPhrases.Cut(ItemPhrases.trimmed(stage.text().text(), new Span(c.span().start(), offset)), c.of()) : c);
    }

    /** What is asked for what is offered, or offered for what is asked, behind "in exchange for" or "in return for", is added; the items without it. */
    List<ItemPhrases.Cut> traded(Stage stage, int s, int word, DemandKind kind, List<Integer> by, List<Integer> of, List<ItemPhrases.Cut> cuts, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        List<ItemPhrases.Cut> left = new ArrayList<>(cuts);
        int price = kind == DemandKind.THREAT ? -1 : price(sentence, word);
        if (price >= 0 && !cuts.isEmpty()) {
            int exchange = sentence.word(sentence.word(price).head()).head();
            end(stage, sentence.word(exchange - 1).span().start(), left);
            add(stage, s, exchange, kind == DemandKind.DEMAND ? DemandKind.OFFER : DemandKind.DEMAND, by, of,
                    stage.clauses().get(s).verb(price) ? phrases.clauses(stage, s, price) : phrases.nouns(stage, s, price), List.of(), all);
        }
        return left;
    }

    /** What stands behind the "in exchange for" of what a word puts; −1 for none. */
    int price(Sentence sentence, int word) {
        return sentence.subtree(word).stream().filter(i -> i > word && words.named("exchanges").has(sentence, i) && sentence.word(i - 1).lemma().equals("in"))
                .flatMap(i -> sentence.children(i, "prep").stream()).filter(c -> sentence.word(c).lemma().equals("for")).map(c -> sentence.child(c, "pobj", "pcomp")).filter(c -> c >= 0)
                .findFirst().orElse(-1);
    }

    /** Adds what conditions ask of others: "would free them if the ships sailed" an offer's, "would strike unless the law was dropped" a threat's; a bare "when" only tells the time. */
    void conditionsAsked(Stage stage, int s, int v, int clause, DemandKind kind, List<Integer> by, List<Integer> of, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        List<Integer> bases = new ArrayList<>(clause < 0 ? List.of(v) : List.of(v, clause));
        for (int k = 1; k < bases.size(); k++) {
            bases.addAll(sentence.children(bases.get(k), "xcomp", "ccomp"));
        }
        for (int base : bases) {
            for (int child : conditions.on(stage, s, base)) {
                boolean unless = words.named("unless").has(sentence, clauses.child(child, "mark"));
                int subject = subject(clauses, child);
                List<Integer> who = subject < 0 ? List.of() : stage.entities(s, subject);
                boolean own = subject < 0 || !clauses.passive(child) && (words.named("own").has(sentence, subject) || who.stream().anyMatch(by::contains));
                boolean time = sentence.children(child).stream().anyMatch(c -> Conditions.when(sentence, c) && (c == 0 || !sentence.word(c - 1).lemma().equals("only")));
                if (!time && unless == (kind == DemandKind.THREAT) && kind != DemandKind.DEMAND && !own) {
                    List<Integer> named = clauses.passive(child) ? List.of() : who.stream().filter(e -> stage.code(e) != null).toList();
                    add(stage, s, child, DemandKind.DEMAND, by, named.isEmpty() ? of : named, phrases.clauses(stage, s, child), List.of(), all);
                }
            }
        }
    }

    /** Adds what a word puts, one item a cut; an item that names its own asks them and nobody else. @param under the conditions */
    void add(Stage stage, int s, int word, DemandKind kind, List<Integer> by, List<Integer> of, List<ItemPhrases.Cut> cuts, List<Span> under, List<Demands.Item> all) {
        for (ItemPhrases.Cut cut : cuts) {
            List<Integer> own = cut.of() >= 0 ? stage.entities(s, cut.of()) : of;
            List<Integer> asked = own.stream().filter(e -> !by.contains(e) && !stage.book().entry(e).sectors().contains("JRN")).distinct().toList();
            String deadline = kind == DemandKind.THREAT && !under.isEmpty() ? day(stage, s, under) : deadline(stage, s, cut.span());
            all.add(new Demands.Item(kind, by, asked, List.of(cut.span()), under, deadline, s, stage.sentence(s).word(word).span().start()));
        }
    }

    /** What stands behind "if …" or "provided …" on a verb or on its clause. */
    List<Span> conditions(Stage stage, int s, int v, int clause) {
        return (clause < 0 ? Stream.of(v) : Stream.of(v, clause)).flatMap(base -> conditions.on(stage, s, base).stream()).map(c -> phrases.conditionSpan(stage, s, c)).toList();
    }

    /** The last day that an item names: a date behind a word of deadline, "by Monday", "by noon on Friday". */
    String deadline(Stage stage, int s, Span item) {
        Sentence sentence = stage.sentence(s);
        for (DatedPhrase date : stage.dates()) {
            if (date.sentence() == s && item.overlaps(date.mention().span())) {
                int way = date.from();
                for (int i = date.from() - 1; i >= 0 && date.from() - i <= NEAR && !stage.clauses().get(s).verb(i) && sentence.word(i).span().start() >= item.start() && way == date.from(); i--) {
                    way = words.named("deadlines").has(sentence, i) ? i : way;
                }
                int verb = sentence.word(way).head();
                boolean aside = verb >= 0 && sentence.word(verb).label().matches("acl|relcl") && item.start() < sentence.word(verb).span().start();
                if (words.named("deadlines").has(sentence, way) && !aside) {
                    return date.mention().value();
                }
            }
        }
        return null;
    }

    /** The day that a threat's condition names. */
    static String day(Stage stage, int s, List<Span> conditions) {
        return stage.dates().stream().filter(d -> d.sentence() == s && conditions.stream().anyMatch(d.mention().span()::overlaps)).map(d -> d.mention().value()).findFirst().orElse(null);
    }

    static boolean political(Stage stage, List<Integer> entities) {
        return entities.stream().anyMatch(e -> stage.code(e) != null || stage.book().entry(e).sectors().stream().anyMatch(x -> !x.equals("UNK")));
    }

    static int subject(Clauses clauses, int clause) {
        return clauses.child(clause, "nsubj") >= 0 ? clauses.child(clause, "nsubj") : clauses.child(clause, "nsubjpass");
    }

    static List<Integer> owner(Stage stage, int s, int n) {
        Sentence sentence = stage.sentence(s);
        int owner = sentence.child(n, "poss");
        if (owner < 0) {
            owner = Math.max(stage.clauses().get(s).pobj(n, "by"), stage.clauses().get(s).pobj(n, "from"));
        }
        List<Integer> by = stage.speakers(s, owner);
        if (by.isEmpty()) {
            for (int child : sentence.children(n, "amod", "compound", "nmod")) {
                if (stage.casts().get(s).state(child)) {
                    return stage.entities(s, child);
                }
            }
        }
        return by;
    }
}

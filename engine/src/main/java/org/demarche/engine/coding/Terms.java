package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Sentence;
import org.demarche.record.DemandKind;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/**
 * What is put on the table without a verb or noun that asks or offers it: ultimatums ("gave X until Monday to …"), what is held out on a condition ("said he would
 * … if …"), what is done or refused "as X had demanded", what a side says that another must do, and what a plan provides ("under the plan A would …"). Each method
 * looks at one word and adds what it finds. Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Terms {
    private final WordClasses words;
    private final Conditions conditions;
    private final ItemPhrases phrases;
    private final Items items;

    Terms(WordClasses words, Conditions conditions, ItemPhrases phrases, Items items) {
        this.words = words;
        this.conditions = conditions;
        this.phrases = phrases;
        this.items = items;
    }

    /** "Gave the guard until Monday to surrender": a demand with its deadline. */
    void until(Stage stage, int s, int v, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        if (!words.named("gives").has(sentence, v) || clauses.negated(v)) {
            return;
        }
        DatedPhrase date = stage.dates().stream().filter(d -> d.sentence() == s && d.from() > v && d.from() - v < 12).findFirst().orElse(null);
        int time = sentence.subtree(v).stream().filter(i -> i > v && i - v < 12 && words.named("terms").has(sentence, i)).findFirst().orElse(-1);
        int infinitive = sentence.subtree(v).stream().filter(i -> i > v && clauses.verb(i) && clauses.infinitive(i)).findFirst().orElse(-1);
        int to = clauses.passive(v) ? clauses.surface(v) : clauses.dative(v) >= 0 ? clauses.dative(v) : clauses.object(v);
        List<Integer> by = stage.speakers(s, clauses.subject(v));
        List<Integer> of = to < 0 ? List.of() : stage.entities(s, to);
        if (time < 0 || of.isEmpty() || by.isEmpty() || !Items.political(stage, by)) {
            return;
        }
        List<ItemPhrases.Cut> cuts = infinitive >= 0 ? phrases.clauses(stage, s, infinitive) : List.of(new ItemPhrases.Cut(sentence.subtreeSpan(time), -1));
        for (ItemPhrases.Cut cut : cuts) {
            boolean first = cut == cuts.get(0) && cut.span().start() > sentence.word(time).span().start();
            Span span = first ? cut.span().cover(sentence.word(sentence.subtree(time).get(0)).span()) : cut.span();
            all.add(new Demands.Item(DemandKind.DEMAND, by, of, List.of(span), List.of(), date == null ? items.deadline(stage, s, cut.span()) : date.mention().value(), s,
                    sentence.word(v).span().start()));
        }
    }

    /** "Said he would step down if …": an offer, or a threat where the condition is what the other side does wrong; "would march unless …" asks for the latter too. */
    void conditional(Stage stage, int s, int v, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int told = sentence.word(v).head();
        boolean behind = clauses.label(v, "parataxis") && told >= 0 && told < v && clauses.verb(told);
        int clause = !words.named("holds-out").has(sentence, v) ? -1 : behind ? told : clauses.complement(v, Pattern.Form.THAT);
        List<Integer> under = clause < 0 ? List.of() : Stream.of(clause, v).flatMap(c -> sentence.children(c, "advcl").stream()).toList();
        boolean unless = under.stream().anyMatch(c -> words.named("unless").has(sentence, clauses.child(c, "mark")));
        boolean harm = clause >= 0 && (unless || clauses.passive(clause) && words.named("strikes").has(sentence, clause));
        if (clause < 0 || clauses.negated(v) || clauses.negated(clause) && !unless || !conditions.future(clauses, clause)) {
            return;
        }
        List<Span> spans = new ArrayList<>(items.conditions(stage, s, v, clause));
        sentence.children(clause, "xcomp").forEach(c -> spans.addAll(items.conditions(stage, s, c, -1)));
        List<Integer> who = stage.speakers(s, clauses.child(clause, "nsubj"));
        List<Integer> teller = stage.speakers(s, clauses.subject(v));
        List<Integer> by = behind && teller.stream().allMatch(e -> stage.code(e) == null) ? who : teller;
        boolean own = words.named("own").has(sentence, clauses.child(clause, "nsubj")) || stage.meet(who, by);
        int price = items.price(sentence, clause);
        if (spans.isEmpty() && price < 0 || !own && !harm || !Items.political(stage, by)) {
            return;
        }
        boolean defied = under.stream().anyMatch(c -> conditions.is(stage, s, c) && clauses.negated(c) && stage.entities(s, Items.subject(clauses, c)).stream().noneMatch(by::contains));
        boolean threat = harm || defied || under.stream().filter(c -> conditions.is(stage, s, c) && clauses.child(c, "mark") >= 0).anyMatch(c -> words.named("wrongs").has(sentence, c)
                || words.named("unless").has(sentence, clauses.child(c, "mark"))) || words.named("strikes").has(sentence, clause);
        int dative = clauses.passive(v) ? clauses.surface(v) : clauses.dative(v) >= 0 ? clauses.dative(v) : clauses.object(v);
        List<Integer> of = dative < 0 ? List.of() : stage.entities(s, dative);
        for (int condition : under) {
            int other = Items.subject(clauses, condition);
            if (of.isEmpty() && dative < 0 && conditions.is(stage, s, condition) && other >= 0 && !clauses.passive(condition) && !stage.meet(stage.entities(s, other), by)) {
                of = stage.entities(s, other).stream().filter(e -> stage.code(e) != null).toList();
            }
            if (words.named("unless").has(sentence, clauses.child(condition, "mark")) && other >= 0 && stage.entities(s, other).stream().noneMatch(by::contains)) {
                of = stage.entities(s, other).stream().anyMatch(e -> stage.code(e) != null) || of.isEmpty() ? stage.entities(s, other) : of;
            }
        }
        int subject = clauses.child(clause, "nsubj");
        int first = behind && subject >= 0 ? sentence.subtreeSpan(subject).start() : 0;
        List<ItemPhrases.Cut> cuts = phrases.clauses(stage, s, clause).stream().map(c -> c.span().contains(first) ? new ItemPhrases.Cut(new Span(first, c.span().end()), c.of()) : c).toList();
        DemandKind kind = threat ? DemandKind.THREAT : DemandKind.OFFER;
        items.add(stage, s, v, kind, by, of, items.traded(stage, s, clause, kind, by, of, cuts, all), spans, all);
        items.conditionsAsked(stage, s, v, clause, kind, by, of, all);
    }

    /** "NATO's refusal to …, as he had demanded", "freed the men, as Oslo had asked": what is refused or done is the demand. */
    void asDemanded(Stage stage, int s, int v, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        List<Integer> by = stage.speakers(s, clauses.subject(v));
        int act = sentence.word(v).head();
        boolean alone = clauses.complement(v, Pattern.Form.TO) < 0 && clauses.complement(v, Pattern.Form.THAT) < 0 && sentence.child(v, "dobj") < 0;
        if (!words.named("asks").has(sentence, v) || !clauses.label(v, "advcl") || !"as".equals(clauses.mark(v)) || act < 0 || !clauses.verb(act) || by.isEmpty() || !alone
                || !Items.political(stage, by)) {
            return;
        }
        int top = act;
        boolean refused = refused(clauses, act);
        while (sentence.word(top).label().equals("xcomp") && clauses.verb(sentence.word(top).head())) {
            top = sentence.word(top).head();
            refused |= refused(clauses, top);
            act = refused(clauses, top) || !refused ? top : act;
        }
        for (int i : refused ? List.<Integer>of() : sentence.subtree(act)) {
            if (i < v && refused(clauses, i)) {
                act = i;
                refused = true;
            }
        }
        int above = sentence.word(act).head();
        int doer = !refused || clauses.verb(above) ? clauses.subject(refused ? above : act) : sentence.child(above, "poss");
        Span item = phrases.clauses(stage, s, act).get(0).span();
        int from = refused ? item.start() : sentence.word(firstOf(clauses, act)).span().start();
        int end = Math.max(sentence.word(act).span().end(), Math.min(item.end(), sentence.subtreeSpan(v).start()));
        List<ItemPhrases.Cut> cuts = List.of(new ItemPhrases.Cut(ItemPhrases.trimmed(stage.text().text(), new Span(from, end)), -1));
        items.add(stage, s, v, DemandKind.DEMAND, by, doer < 0 ? List.of() : stage.entities(s, doer), cuts, List.of(), all);
    }

    /** Whether an infinitive is what somebody refuses. */
    private boolean refused(Clauses clauses, int act) {
        int above = clauses.word(act).head();
        return clauses.infinitive(act) && above >= 0 && words.named("rejects").has(clauses.sentence(), above);
    }

    /** The first word of what a verb tells without its subject. */
    private static int firstOf(Clauses clauses, int v) {
        return clauses.sentence().children(v, "aux", "auxpass", "neg").stream().filter(c -> c < v).min(Integer::compare).orElse(v);
    }

    /** "The court should send them home", "they must leave", said by another side; what must or should have been is no demand. */
    void duty(Stage stage, int s, int v, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int modal = sentence.children(v, "aux").stream().filter(c -> words.named("duties").has(sentence, c)).findFirst().orElse(-1);
        int said = modal < 0 ? -1 : stage.statementAt(sentence.word(v).span().start());
        int subject = Items.subject(clauses, v);
        int speaker = said < 0 ? -1 : stage.statements().get(said).speaker();
        if (speaker < 0 || subject < 0 || modal < subject || clauses.passive(v) || sentence.word(v).lemma().equals("be") || clauses.perfect(v) || clauses.label(v, "advcl") || clauses.label(v, "relcl")
                || !stage.casts().get(s).possible(subject) && !sentence.word(subject).lemma().equals("they")) {
            return;
        }
        List<Integer> by = List.of(speaker);
        List<Integer> of = stage.entities(s, subject);
        Span verb = sentence.word(v).span();
        boolean other = of.stream().noneMatch(o -> o == speaker || stage.book().entry(o).kind() == EntityKind.STATE && Answers.sameSide(stage.book(), o, speaker))
                && !words.named("first-person").has(sentence, sentence.child(subject, "poss"));
        if (Items.political(stage, by) && other && all.stream().noneMatch(i -> i.spans().stream().anyMatch(verb::overlaps))) {
            items.add(stage, s, v, DemandKind.DEMAND, by, of, phrases.clauses(stage, s, v), items.conditions(stage, s, v, -1), all);
        }
    }

    /** What follows a sentence that names a plan, told in "would": "The ships would leave. Planes would watch." */
    boolean points(Stage stage, int s, List<Integer> by, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        for (int v = 0; v < sentence.size(); v++) {
            boolean main = v == sentence.root() || sentence.word(v).label().equals("conj") && sentence.word(v).head() == sentence.root()
                    || sentence.word(v).label().equals("ccomp") && sentence.word(v).head() == sentence.root() && v < sentence.root();
            if (main && provided(clauses, v) >= 0) {
                provisions(stage, s, 0, by, all);
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence tells what is provided "under" a plan. */
    boolean under(Sentence sentence) {
        return sentence.words().stream().anyMatch(w -> w.head() >= 0 && w.label().equals("pobj") && sentence.word(w.head()).lemma().equals("under") && words.named("plans").has(sentence, sentence.words().indexOf(w)));
    }

    /** Whether a word stands for the parts of a plan named before: "the five points". */
    boolean parts(Sentence sentence, int i) {
        return words.named("plan-parts").has(sentence, i) && sentence.word(i).pos().equals("NNS");
    }

    /** Who made a plan: its owner, or the subject of the clause that names it. */
    List<Integer> planners(Stage stage, int s, int i) {
        Sentence sentence = stage.sentence(s);
        List<Integer> owner = Items.owner(stage, s, i);
        int above = sentence.word(i).head();
        if (above >= 0 && sentence.word(above).lemma().equals("under")) {
            return List.of();
        }
        for (int up = i, step = 0; owner.isEmpty() && up >= 0 && step < 8; up = sentence.word(up).head(), step++) {
            if (stage.clauses().get(s).verb(up) && !words.named("names").has(sentence, up)) {
                owner = stage.entities(s, stage.clauses().get(s).subject(up));
            }
        }
        return Items.political(stage, owner) ? owner : List.of();
    }

    /** The subject of a verb in "would", −1 for none. */
    private static int provided(Clauses clauses, int v) {
        return clauses.verb(v) && "would".equals(clauses.modal(v)) ? clauses.child(v, "nsubj") : -1;
    }

    /** "Under the plan A would …, B would … and both would …". */
    void plan(Stage stage, int s, int noun, List<Integer> by, List<Demands.Item> all) {
        int preposition = stage.sentence(s).word(noun).head();
        if (!by.isEmpty() && preposition >= 0 && stage.sentence(s).word(preposition).lemma().equals("under")) {
            provisions(stage, s, noun + 1, by, all);
        }
    }

    /** What the verbs in "would" from a word on provide, each to where the next one's subject begins. */
    private void provisions(Stage stage, int s, int from, List<Integer> by, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        for (int v = from; v < sentence.size(); v++) {
            int subject = provided(clauses, v);
            if (subject < 0) {
                continue;
            }
            int last = sentence.size();
            for (int next = v + 1; next < sentence.size() && last == sentence.size(); next++) {
                if (provided(clauses, next) > v) {
                    last = sentence.subtree(provided(clauses, next)).get(0);
                }
            }
            int end = sentence.word(last - 1).span().end();
            List<Integer> named = stage.entities(s, subject);
            List<Integer> quarrel = new Counterparts(stage).quarrel(s, by);
            boolean party = quarrel.size() < 2 || stage.meet(named, quarrel);
            List<Integer> of = party ? named : quarrel;
            Span span = sentence.word(v).span();
            for (int child : sentence.children(v)) {
                if (child > v && !sentence.word(child).label().matches("conj|cc|punct|parataxis")) {
                    span = span.cover(sentence.subtreeSpan(child));
                }
            }
            Span whole = named.isEmpty() || !party ? sentence.subtreeSpan(subject).cover(span) : span;
            Span item = ItemPhrases.trimmed(stage.text().text(), new Span(whole.start(), Math.max(sentence.word(v).span().end(), Math.min(whole.end(), end))));
            all.add(new Demands.Item(DemandKind.PROPOSAL, by, of.stream().filter(e -> !by.contains(e)).toList(), List.of(item), List.of(), items.deadline(stage, s, item), s, sentence.word(v).span().start()));
        }
    }
}

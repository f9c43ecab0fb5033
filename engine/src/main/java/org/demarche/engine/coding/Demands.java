package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.DemandKind;
import org.demarche.record.EventType;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * What sides demand, propose, offer, promise and threaten, each item by itself: what {@link DemandVerbs}, {@link DemandNouns} and {@link Terms} find, and acts
 * of asking and threatening that none of them knows. Items that say the same are one, and each is put to somebody. Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Demands {
    private final WordClasses words;
    private final Conditions conditions;
    private final ItemPhrases phrases;
    private final Items items;
    private final Terms terms;
    private final DemandVerbs verbs;
    private final DemandNouns nouns;

    Demands(WordClasses words) {
        this.words = words;
        this.conditions = new Conditions(words);
        this.phrases = new ItemPhrases(words, conditions);
        this.items = new Items(words, conditions, phrases);
        this.terms = new Terms(words, conditions, phrases, items);
        this.nouns = new DemandNouns(words, phrases, items);
        this.verbs = new DemandVerbs(words, conditions, phrases, items, new Parties(words, terms), nouns);
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
     * @param word      offset of the verb or noun that puts it
     * @param assumed   whether its words leave open whom it is put to
     */
    record Item(DemandKind kind, List<Integer> by, List<Integer> of, List<Span> spans, List<Span> condition, String deadline, int sentence, int word, boolean assumed) {

        Item(DemandKind kind, List<Integer> by, List<Integer> of, List<Span> spans, List<Span> condition, String deadline, int sentence, int word) {
            this(kind, by, of, spans, condition, deadline, sentence, word, false);
        }
    }

    /** All items in text order; one that the text tells again is one with several spans. */
    List<Item> find(Stage stage) {
        List<Item> all = new ArrayList<>();
        List<Integer> planners = List.of();
        int planned = -2;
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            Sentence sentence = stage.sentence(s);
            if (s == planned + 1 && !planners.isEmpty() && !terms.under(sentence) && terms.points(stage, s, planners, all)) {
                planned = s;
                continue;
            }
            for (int i = 0; i < sentence.size(); i++) {
                verbs.ready(stage, s, i, all);
                if (stage.clauses().get(s).verb(i)) {
                    verbs.find(stage, s, i, all);
                    terms.until(stage, s, i, all);
                    terms.conditional(stage, s, i, all);
                    terms.asDemanded(stage, s, i, all);
                    terms.duty(stage, s, i, all);
                } else if (sentence.word(i).pos().startsWith("NN")) {
                    nouns.find(stage, s, i, all);
                }
                if (s == planned + 1 && terms.parts(sentence, i)) {
                    planned = s;
                } else if (words.named("plans").has(sentence, i)) {
                    List<Integer> found = terms.planners(stage, s, i);
                    planners = found.isEmpty() ? planners : found;
                    planned = s;
                    terms.plan(stage, s, i, planners, all);
                }
            }
        }
        acts(stage, all);
        return told(stage, Parties.put(stage, all));
    }

    /** What acts of asking and threatening say that is no item yet: "petitioned the army to reopen it", "would be shelled if …". */
    private void acts(Stage stage, List<Item> all) {
        for (Found event : stage.events()) {
            boolean asks = event.type() == EventType.REQUEST;
            List<Integer> by = event.actors().stream().map(EntityBook.Member::entity).toList();
            List<Integer> to = event.recipients().stream().map(EntityBook.Member::entity).toList();
            int s = event.sentence();
            int word = stage.word(s, event.trigger().start());
            boolean old = all.stream().anyMatch(i -> event.trigger().contains(i.word) || i.sentence == s && i.by.stream().anyMatch(by::contains)
                    || i.spans.stream().anyMatch(event.trigger()::overlaps));
            if (!asks && event.type() != EventType.THREATEN || event.status() != Status.OCCURRED || word < 0 || old || !Items.political(stage, by)) {
                continue;
            }
            Clauses clauses = stage.clauses().get(s);
            int clause = Math.max(clauses.complement(word, Pattern.Form.TO), clauses.complement(word, Pattern.Form.THAT));
            if (verbs.denied(clauses, word) || asks && clauses.modal(word) != null || clause >= 0 && (DemandVerbs.fact(clauses, clause)
                    || words.named("questions").has(clauses.sentence(), clauses.child(clause, "mark")) || verbs.ordered(stage, s, word, clause, by, to))) {
                continue;
            }
            int wanted = clause >= 0 || !asks ? -1 : clauses.pobj(word, "for");
            int noun = wanted >= 0 && clauses.word(wanted).pos().matches("PRP.*|W.*") ? -1 : wanted;
            boolean itself = clause < 0 && !asks && conditions.future(clauses, word);
            List<ItemPhrases.Cut> cuts = clause >= 0 ? phrases.clauses(stage, s, clause) : noun >= 0 ? phrases.nouns(stage, s, noun) : itself ? phrases.clauses(stage, s, word) : List.of();
            List<ItemPhrases.Cut> left = cuts.stream().filter(c -> all.stream().noneMatch(i -> i.spans.stream().anyMatch(c.span()::overlaps))).toList();
            items.add(stage, s, word, asks ? DemandKind.DEMAND : DemandKind.THREAT, by, to, left,
                    items.conditions(stage, s, word, clause), all);
        }
    }

    /** Items that say the same are one. */
    private static List<Item> told(Stage stage, List<Item> all) {
        List<Item> once = new ArrayList<>();
        for (Item item : all) {
            int same = -1;
            for (int k = 0; k < once.size() && same < 0; k++) {
                Item old = once.get(k);
                if (old.kind == item.kind && old.by.stream().anyMatch(item.by::contains) && old.spans.stream().noneMatch(x -> x.end() == item.spans.get(0).start())
                        && Likeness.of(stage, old.spans.get(0), item.spans.get(0)) >= Likeness.SAME) {
                    same = k;
                }
            }
            if (same < 0) {
                once.add(item);
            } else {
                Item old = once.get(same);
                List<Span> spans = new ArrayList<>(old.spans);
                item.spans.stream().filter(x -> spans.stream().noneMatch(x::overlaps)).forEach(spans::add);
                once.set(same, new Item(old.kind, old.by, old.assumed || old.of.isEmpty() ? item.of : old.of, spans, old.condition.isEmpty() ? item.condition : old.condition,
                        old.deadline == null ? item.deadline : old.deadline, old.sentence, old.word, old.assumed && item.assumed));
            }
        }
        return once;
    }
}

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Answer;
import org.demarche.record.DemandKind;
import org.demarche.record.EventType;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * What answers a demand without a word for it: what those who are asked then do, say in answer ("did so", "would not"), or what the asking side gets
 * ("was turned away"). Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Deeds {
    /** One by somebody to whom nothing was put comes no more sentences after. */
    private static final int NEAR = 2;
    /** What is said or done without a word for the demand comes no more sentences after. */
    private static final int NEXT = 3;
    /** What is said in the demand's own words comes no more sentences after. */
    private static final int REACH = 6;
    /** From here on a clause with the verb of a demand speaks of it. */
    private static final double ECHO = 0.3;
    /** What its own side holds to, so that words like it are no answer. */
    private static final Set<DemandKind> PUT = EnumSet.of(DemandKind.PROMISE, DemandKind.THREAT);
    private static final Set<EventType> DEEDS = EnumSet.of(EventType.RETREAT, EventType.CONCEDE, EventType.AID, EventType.AGREE, EventType.COOPERATE, EventType.CONSULT);

    private final WordClasses words;

    Deeds(WordClasses words) {
        this.words = words;
    }

    /** What those who are asked, or those who promised, then do: an act of giving way that the words of the demand name, or going where the demand is to go. */
    List<Reply> deeds(Stage stage, Demands.Item demand) {
        List<Reply> all = new ArrayList<>();
        Span item = demand.spans().get(0);
        for (Found event : stage.events()) {
            boolean gives = DEEDS.contains(event.type()) && event.status() == Status.OCCURRED && demand.kind() != DemandKind.THREAT;
            boolean kept = demand.kind() == DemandKind.PROMISE && event.type() != EventType.AGREE;
            boolean theirs = event.actors().stream().anyMatch(m -> Answers.asked(stage, m.entity(), demand) || kept && stage.on(m.entity(), demand.by()));
            if (gives && theirs && event.trigger().start() > item.end() && demand.condition().stream().noneMatch(event.trigger()::overlaps)) {
                Sentence sentence = stage.sentence(event.sentence());
                int trigger = stage.word(event.sentence(), event.trigger().start());
                Span told = trigger < 0 ? event.trigger() : sentence.subtreeSpan(trigger);
                boolean left = event.type() == EventType.RETREAT && leave(stage, demand) && words.named("alike-withdraw").has(sentence, trigger);
                if (left || Likeness.of(stage, item, told) >= Likeness.SAME) {
                    Answer answer = part(sentence, trigger) ? Answer.PARTIAL : Answer.ACCEPTED;
                    all.add(Reply.on(answer, event.sentence(), trigger, event.trigger(), entities(event.actors()), told));
                }
            }
        }
        return all;
    }

    private static List<Integer> entities(List<EntityBook.Member> members) {
        return members.stream().map(EntityBook.Member::entity).toList();
    }

    /** What those who are asked do to those who ask right after, where its words name nothing: an act of giving way or a refusal. */
    List<Reply> acts(Stage stage, Demands.Item demand, List<Demands.Item> all, List<Reply> told) {
        List<Reply> acts = new ArrayList<>();
        for (Found event : stage.events()) {
            int later = event.sentence() - demand.sentence();
            boolean refuses = event.type() == EventType.REJECT;
            boolean near = later >= 0 && later <= NEAR && event.status() == Status.OCCURRED && !event.background();
            boolean left = event.type() == EventType.RETREAT && leave(stage, demand);
            boolean alone = event.recipients().isEmpty() && (refuses || left || event.type() == EventType.CONCEDE && later <= 1);
            boolean back = alone || event.recipients().stream().anyMatch(m -> stage.on(m.entity(), demand.by()));
            boolean unsaid = told.stream().noneMatch(r -> r.object() != null && r.words().overlaps(event.trigger())) && all.stream().noneMatch(d -> event.trigger().contains(d.word()))
                    && demand.condition().stream().noneMatch(event.trigger()::overlaps);
            boolean kept = demand.kind() != DemandKind.PROMISE || left;
            boolean gives = DEEDS.contains(event.type()) && kept && (event.type() != EventType.CONSULT || holds(stage, demand, "alike-talk"));
            if ((refuses || gives) && near && back && unsaid) {
                Reply act = Reply.alone(refuses ? Answer.REJECTED : Answer.ACCEPTED, event.sentence(), stage.word(event.sentence(), event.trigger().start()), event.trigger(),
                        entities(event.actors()));
                if (act.verb() >= 0 && Answers.bare(stage, act, demand, all)) {
                    acts.add(act);
                }
            }
        }
        return acts;
    }

    /** What those who are asked offer on a condition right after: a part of an answer. */
    List<Reply> terms(Stage stage, Demands.Item demand, List<Demands.Item> all) {
        Stream<Demands.Item> offers = all.stream().filter(d -> d.kind() != DemandKind.DEMAND && d.kind() != DemandKind.THREAT && !d.condition().isEmpty()
                && d.word() > demand.spans().get(0).end() && d.sentence() - demand.sentence() <= NEXT);
        return PUT.contains(demand.kind()) ? List.of() : offers.filter(d -> d.by().stream().anyMatch(b -> Answers.asked(stage, b, demand)) && d.by().stream().noneMatch(demand.by()::contains))
                .map(d -> Reply.alone(Answer.PARTIAL, d.sentence(), stage.word(d.sentence(), d.word()), d.spans().get(0), d.by())).limit(1).toList();
    }

    /**
     * What those who are asked say or are told to do right after, in the next sentences: "answered yes", "did so", "would not move", an offer instead; and what the
     * asking side gets: "was turned away", "was heeded".
     */
    List<Reply> words(Stage stage, Demands.Item demand, List<Demands.Item> items) {
        List<Reply> all = new ArrayList<>(echoes(stage, demand));
        for (int s = demand.sentence(); s <= demand.sentence() + NEXT && s < stage.text().sentences().size() && demand.kind() != DemandKind.THREAT; s++) {
            Sentence sentence = stage.sentence(s);
            Clauses clauses = stage.clauses().get(s);
            for (int v = 0; v < sentence.size(); v++) {
                int offset = sentence.word(v).span().start();
                if (offset <= demand.spans().get(0).end()) {
                    continue;
                }
                boolean more = sentence.word(v).lemma().equals("do") && items.stream().anyMatch(d -> d.sentence() > demand.sentence() && d.spans().get(0).end() < offset);
                Answer answer = !more && (clauses.verb(v) || bare(clauses, v)) ? said(stage, s, v, demand) : null;
                Reply reply = answer != null ? given(stage, s, v, demand, answer) : clauses.verb(v) && clauses.passive(v) ? got(stage, s, v, demand) : null;
                if (reply != null) {
                    all.add(reply);
                }
            }
        }
        return all;
    }

    /** An answer that those who are asked give, or somebody who must be one of them; null for one that others give. */
    private Reply given(Stage stage, int s, int v, Demands.Item demand, Answer answer) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int said = sentence.child(v, "expl") < 0 ? -1 : stage.statementAt(sentence.word(v).span().start());
        int speaker = said < 0 ? -1 : stage.statements().get(said).speaker();
        List<Integer> who = speaker >= 0 ? List.of(speaker) : stage.speakers(s, clauses.subject(v));
        boolean next = s - demand.sentence() <= 1;
        boolean asker = who.stream().anyMatch(demand.by()::contains);
        boolean known = who.stream().anyMatch(w -> stage.code(w) != null);
        boolean asked = who.stream().anyMatch(w -> Answers.asked(stage, w, demand));
        boolean other = demand.assumed() && next && known && !stage.meet(who, demand.by());
        boolean some = next && answer == Answer.PARTIAL && words.named("some").has(sentence, clauses.subject(v));
        boolean open = next && demand.sentence() < s && Replies.open(clauses, v) && (!known || asked || asker && demand.by().size() > 1);
        boolean kept = asker && answer == Answer.ACCEPTED && demand.kind() == DemandKind.PROMISE && sentence.word(v).lemma().equals("do");
        return (asked || other) && !asker || some || open || kept ? Reply.on(answer, s, v, sentence.word(v).span(), who, sentence.subtreeSpan(v)) : null;
    }

    /** What the asking side gets: "was turned away", "was heeded"; null for nothing. */
    private Reply got(Stage stage, int s, int v, Demands.Item demand) {
        Sentence sentence = stage.sentence(s);
        int subject = stage.clauses().get(s).surface(v);
        boolean rejects = words.named("rejects").has(sentence, v);
        boolean it = words.named("pointers").has(sentence, subject) && s - demand.sentence() <= 1;
        boolean theirs = it || stage.meet(stage.speakers(s, subject), demand.by());
        return !theirs || !rejects && !words.named("accepts").has(sentence, v) ? null
                : Reply.on(rejects ? Answer.REJECTED : Answer.ACCEPTED, s, v, sentence.word(v).span(), demand.of(), sentence.subtreeSpan(v));
    }

    /** What those who are asked say they will or will not do, in the words of the demand: "said Sankoh would not be freed". */
    private List<Reply> echoes(Stage stage, Demands.Item demand) {
        List<Reply> all = new ArrayList<>();
        Span item = demand.spans().get(0);
        for (int s = demand.sentence(); s <= demand.sentence() + REACH && s < stage.text().sentences().size() && !PUT.contains(demand.kind()); s++) {
            Clauses clauses = stage.clauses().get(s);
            Sentence sentence = stage.sentence(s);
            for (int v = 0; v < sentence.size(); v++) {
                Span verb = sentence.word(v).span();
                String modal = clauses.verb(v) && verb.start() > item.end() ? clauses.modal(v) : null;
                int said = "will".equals(modal) || "would".equals(modal) ? stage.statementAt(verb.start()) : -1;
                int speaker = said < 0 || clauses.label(v, "advcl") || clauses.label(v, "relcl") ? -1 : stage.statements().get(said).speaker();
                boolean theirs = speaker >= 0 && !demand.by().contains(speaker) && Answers.asked(stage, speaker, demand)
                        && (clauses.passive(v) || stage.speakers(s, clauses.subject(v)).stream().anyMatch(w -> Answers.asked(stage, w, demand)));
                if (theirs && !words.named("light-lemmas").has(sentence, v) && Likeness.of(stage, verb, item) == 1 && Likeness.of(stage, sentence.subtreeSpan(v), item) >= ECHO) {
                    all.add(Reply.on(clauses.negated(v) ? Answer.REJECTED : under(clauses, v), s, v, verb, List.of(speaker), sentence.subtreeSpan(v)));
                }
            }
        }
        return all;
    }

    /** What a verb, or a modal verb alone, says to a demand; null for nothing. */
    private Answer said(Stage stage, int s, int v, Demands.Item demand) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int later = s - demand.sentence();
        boolean negated = clauses.negated(v);
        boolean stays = words.named("stays").has(sentence, v);
        String modal = bare(clauses, v) ? sentence.word(v).lemma() : clauses.modal(v);
        boolean ahead = "will".equals(modal) || "would".equals(modal);
        boolean unable = negated && ("could".equals(modal) || "can".equals(modal)) && !words.named("says").has(sentence, v);
        if ((ahead || unable) && !words.named("holds-out").has(sentence, v) && (negated && later <= NEAR || stays && leave(stage, demand))) {
            return negated && stays ? null : Answer.REJECTED;
        }
        if (!clauses.verb(v)) {
            return null;
        }
        boolean instead = later == 1 && v == sentence.root() && sentence.children(v, "advmod").stream().anyMatch(c -> sentence.word(c).lemma().equals("instead"));
        if (instead || nothing(stage, s, v, demand, ahead)) {
            return Answer.REJECTED;
        }
        int thing = sentence.child(v, "dobj", "dative");
        boolean took = !negated && sentence.word(v).lemma().equals("take") && sentence.word(v).pos().startsWith("VB") && words.named("pointers").has(sentence, sentence.child(v, "dobj"));
        boolean told = modal == null && !negated && !clauses.passive(v) && !clauses.infinitive(v) && !clauses.label(v, "advcl");
        boolean handed = told && later <= 1 && words.named("hands").has(sentence, v) && thing > v && sentence.word(thing).lemma().matches("it|they|them|one") && clauses.pobj(v, "to") < 0;
        if (took || handed) {
            return Answer.ACCEPTED;
        }
        boolean meeting = demand.kind() == DemandKind.OFFER || demand.kind() == DemandKind.PROPOSAL;
        return ahead && !negated && meeting && words.named("comes").has(sentence, v) ? under(clauses, v) : replied(clauses, v);
    }

    /** Consent, or a part of it where it holds on a condition. */
    private Answer under(Clauses clauses, int v) {
        boolean only = clauses.sentence().children(v, "advcl").stream().anyMatch(c -> words.named("conditions").has(clauses.sentence(), clauses.child(c, "mark")));
        return only ? Answer.PARTIAL : Answer.ACCEPTED;
    }

    /** "There was nothing to withdraw", "there would be none", "no concession". */
    private boolean nothing(Stage stage, int s, int v, Demands.Item demand, boolean ahead) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int none = sentence.child(v, "attr", "dobj");
        if (words.named("yields").has(sentence, none) && clauses.negated(none)) {
            return true;
        }
        boolean empty = words.named("empty").has(sentence, none) && (words.named("nobody").has(sentence, none) || clauses.negated(none));
        boolean there = empty && ahead && !PUT.contains(demand.kind()) && sentence.child(v, "expl") >= 0 && sentence.children(none).isEmpty();
        return there || empty && sentence.subtree(none).stream().anyMatch(c -> c > none && clauses.verb(c) && Likeness.of(stage, sentence.word(c).span(), demand.spans().get(0)) == 1);
    }

    /** "Answered yes", "said no", "did so", "did neither", "offered to talk"; null for nothing. */
    private Answer replied(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        boolean negated = clauses.negated(v);
        boolean says = words.named("answers").has(sentence, v);
        boolean done = sentence.word(v).lemma().equals("do");
        int next = v + 1 < sentence.size() ? v + 1 : v;
        if (done && sentence.children(v, "dobj", "advmod").stream().anyMatch(c -> c > v && (negated ? words.named("yes").has(sentence, c) : sentence.word(c).lemma().matches("neither|none")))) {
            return Answer.REJECTED;
        }
        boolean does = done && !negated && !clauses.label(v, "advcl") && !clauses.label(v, "relcl");
        boolean so = does && sentence.children(v).stream().anyMatch(c -> c > v && words.named("yes").has(sentence, c));
        if (so || words.named("yes").has(sentence, next) && (says || does) && !negated) {
            return Answer.ACCEPTED;
        }
        if (does && sentence.children(v).stream().allMatch(c -> sentence.word(c).label().matches("nsubj|punct"))) {
            return words.named("some").has(sentence, clauses.subject(v)) ? Answer.PARTIAL : Answer.ACCEPTED;
        }
        boolean no = says && sentence.word(next).lemma().equals("no") && (next + 1 == sentence.size() || !sentence.word(next + 1).pos().startsWith("NN"));
        boolean offers = words.named("offers").has(sentence, v) && clauses.complement(v, Pattern.Form.TO) >= 0;
        return negated ? null : no ? Answer.REJECTED : offers ? Answer.PARTIAL : null;
    }

    /** Whether a modal verb stands for all that it takes up: "Its commander would not". */
    private static boolean bare(Clauses clauses, int i) {
        return clauses.word(i).pos().equals("MD") && !clauses.label(i, "aux") && clauses.negated(i) && clauses.child(i, "nsubj") >= 0;
    }

    /** Whether a demand asks somebody to go or give way, which staying refuses. */
    private boolean leave(Stage stage, Demands.Item demand) {
        return holds(stage, demand, "leaves") || holds(stage, demand, "alike-withdraw");
    }

    /** Whether the words of a demand hold one of a set. */
    private boolean holds(Stage stage, Demands.Item demand, String set) {
        Sentence sentence = stage.sentence(demand.sentence());
        return IntStream.range(0, sentence.size()).anyMatch(i -> demand.spans().get(0).contains(sentence.word(i).span()) && words.named(set).has(sentence, i));
    }

    /** Whether an act is done to a part only: "withdrew one of its ships". */
    private boolean part(Sentence sentence, int verb) {
        int object = verb < 0 ? -1 : sentence.child(verb, "dobj", "nsubjpass");
        return words.named("parts").has(sentence, object) && sentence.children(object, "prep").stream().anyMatch(c -> sentence.word(c).lemma().equals("of"));
    }
}

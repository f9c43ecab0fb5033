package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
    /** What its own side holds to, so that words like it are no answer. */
    private static final Set<DemandKind> PUT = EnumSet.of(DemandKind.PROMISE, DemandKind.THREAT);
    private static final Set<EventType> DEEDS = EnumSet.of(EventType.RETREAT, EventType.CONCEDE, EventType.AID, EventType.AGREE, EventType.COOPERATE, EventType.CONSULT);

    private final WordClasses words;

    Deeds(WordClasses words) {
        this.words = words;
    }

    /** What those who are asked, or those who promised, then do: an act of giving way that the words of the demand name. */
    List<Reply> deeds(Stage stage, Demands.Item demand) {
        List<Reply> all = new ArrayList<>();
        for (Found event : stage.events()) {
            boolean gives = DEEDS.contains(event.type()) && event.status() == Status.OCCURRED;
            boolean kept = demand.kind() == DemandKind.PROMISE && event.type() != EventType.AGREE;
            boolean theirs = event.actors().stream().anyMatch(m -> Answers.asked(stage, m.entity(), demand) || kept && demand.by().stream().anyMatch(b -> Answers.sameSide(stage.book(), b, m.entity())));
            Span item = demand.spans().get(0);
            if (gives && theirs && event.trigger().start() > item.end() && demand.kind() != DemandKind.THREAT) {
                Sentence sentence = stage.sentence(event.sentence());
                int trigger = stage.word(event.sentence(), event.trigger().start());
                Span told = trigger < 0 ? event.trigger() : sentence.subtreeSpan(trigger);
                boolean left = event.type() == EventType.RETREAT && leave(stage, demand) && words.named("alike-withdraw").has(sentence, trigger);
                if (Likeness.of(stage, item, told) >= Likeness.SAME || left) {
                    all.add(new Reply(part(sentence, trigger) ? Answer.PARTIAL : Answer.ACCEPTED, event.sentence(), trigger, event.trigger(), event.actors().stream().map(EntityBook.Member::entity).toList(), told, false, false, Reply.ALL, List.of(), List.of()));
                }
            }
        }
        return all;
    }

    /** What those who are asked do to those who ask right after, where its words name nothing: an act of giving way or a refusal. */
    List<Reply> acts(Stage stage, Demands.Item demand, List<Demands.Item> all, List<Reply> told) {
        List<Reply> acts = new ArrayList<>();
        for (Found event : stage.events()) {
            boolean refuses = event.type() == EventType.REJECT;
            boolean meets = event.type() == EventType.CONSULT;
            boolean near = event.sentence() >= demand.sentence() && event.sentence() - demand.sentence() <= NEAR && event.status() == Status.OCCURRED && !event.background();
            boolean gaveWay = event.type() == EventType.RETREAT && leave(stage, demand) || event.type() == EventType.CONCEDE && event.sentence() - demand.sentence() <= 1;
            boolean back = event.recipients().isEmpty() && (refuses || gaveWay)
                    || event.recipients().stream().anyMatch(m -> demand.by().stream().anyMatch(b -> Answers.sameSide(stage.book(), b, m.entity())));
            boolean unsaid = told.stream().noneMatch(r -> r.object() != null && r.words().overlaps(event.trigger())) && all.stream().noneMatch(d -> event.trigger().contains(d.word()));
            boolean kept = demand.kind() != DemandKind.PROMISE || event.type() == EventType.RETREAT && leave(stage, demand);
            boolean gives = DEEDS.contains(event.type()) && kept && (!meets || holds(stage, demand, "alike-talk"));
            if ((refuses || gives) && near && back && unsaid) {
                Reply act = Reply.alone(refuses ? Answer.REJECTED : Answer.ACCEPTED, event.sentence(), stage.word(event.sentence(), event.trigger().start()), event.trigger(),
                        event.actors().stream().map(EntityBook.Member::entity).toList());
                if (act.verb() >= 0 && Answers.bare(stage, act, demand, all)) {
                    acts.add(act);
                }
            }
        }
        return acts;
    }

    /** What those who are asked offer on a condition right after: a part of an answer. */
    List<Reply> terms(Stage stage, Demands.Item demand, List<Demands.Item> all) {
        return all.stream().filter(d -> demand.kind() == DemandKind.DEMAND && d.kind() != DemandKind.DEMAND && d.kind() != DemandKind.THREAT && !d.condition().isEmpty() && d.word() > demand.spans().get(0).end()
                && d.sentence() - demand.sentence() <= NEXT && d.by().stream().anyMatch(b -> Answers.asked(stage, b, demand)) && d.by().stream().noneMatch(demand.by()::contains))
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
                Answer answer = (clauses.verb(v) || bare(clauses, v)) && offset > demand.spans().get(0).end() ? said(stage, clauses, v, demand) : null;
                answer = answer != null && sentence.word(v).lemma().equals("do") && items.stream().anyMatch(d -> d.sentence() > demand.sentence() && d.spans().get(0).end() < offset) ? null : answer;
                boolean got = answer == null && clauses.verb(v) && clauses.passive(v) && sentence.word(v).span().start() > demand.spans().get(0).end();
                if (got) {
                    answer = this.words.named("rejects").has(sentence, v) ? Answer.REJECTED : this.words.named("accepts").has(sentence, v) ? Answer.ACCEPTED : null;
                }
                boolean it = got && clauses.surface(v) >= 0 && this.words.named("pointers").has(sentence, clauses.surface(v)) && s - demand.sentence() <= 1;
                int said = stage.statementAt(offset);
                boolean there = answer != null && !got && said >= 0 && stage.statements().get(said).speaker() >= 0 && sentence.child(v, "expl") >= 0;
                List<Integer> who = answer == null ? List.of() : there ? List.of(stage.statements().get(said).speaker()) : stage.speakers(s, got ? clauses.surface(v) : clauses.subject(v));
                List<Integer> side = got ? demand.by() : demand.of();
                boolean other = !got && demand.assumed() && s - demand.sentence() <= 1 && who.stream().anyMatch(w -> stage.book().entry(w).code() != null)
                        && who.stream().noneMatch(w -> demand.by().stream().anyMatch(b -> Answers.sameSide(stage.book(), w, b)));
                boolean theirs = other || (got ? who.stream().anyMatch(w -> side.stream().anyMatch(o -> Answers.sameSide(stage.book(), w, o))) : who.stream().anyMatch(w -> Answers.asked(stage, w, demand)));
                boolean some = !got && s - demand.sentence() <= 1 && answer == Answer.PARTIAL && words.named("some").has(sentence, clauses.subject(v));
                some |= !got && s - demand.sentence() <= 1 && answer != null && demand.sentence() < s && Replies.open(clauses, v);
                boolean kept = !got && answer == Answer.ACCEPTED && demand.kind() == DemandKind.PROMISE && sentence.word(v).lemma().equals("do")
                        && who.stream().anyMatch(demand.by()::contains);
                if (answer != null && it || answer != null && some || kept || answer != null && theirs && (got || who.stream().noneMatch(demand.by()::contains))) {
                    all.add(new Reply(answer, s, v, sentence.word(v).span(), got ? demand.of() : who, sentence.subtreeSpan(v), false, false, Reply.ALL, List.of(), List.of()));
                }
            }
        }
        return all;
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
                if (theirs && !words.named("light-lemmas").has(sentence, v) && Likeness.of(stage, verb, item) == 1 && Likeness.of(stage, sentence.subtreeSpan(v), item) >= Likeness.ABOUT) {
                    boolean only = sentence.children(v, "advcl").stream().anyMatch(c -> words.named("conditions").has(sentence, clauses.child(c, "mark")));
                    Answer answer = clauses.negated(v) ? Answer.REJECTED : only ? Answer.PARTIAL : Answer.ACCEPTED;
                    all.add(new Reply(answer, s, v, verb, List.of(speaker), sentence.subtreeSpan(v), false, false, Reply.ALL, List.of(), List.of()));
                }
            }
        }
        return all;
    }

    private Answer said(Stage stage, Clauses clauses, int v, Demands.Item demand) {
        Sentence sentence = clauses.sentence();
        String modal = bare(clauses, v) ? sentence.word(v).lemma() : clauses.modal(v);
        boolean ahead = "will".equals(modal) || "would".equals(modal);
        boolean unable = ("could".equals(modal) || "can".equals(modal)) && !words.named("says").has(sentence, v);
        boolean soon = stage.text().sentences().indexOf(sentence) - demand.sentence() <= NEAR;
        if ((ahead || unable && clauses.negated(v)) && !words.named("holds-out").has(sentence, v) && (clauses.negated(v) && soon || words.named("stays").has(sentence, v) && leave(stage, demand))) {
            return clauses.negated(v) && words.named("stays").has(sentence, v) ? null : Answer.REJECTED;
        }
        if (!clauses.verb(v)) {
            return null;
        }
        int none = sentence.child(v, "attr", "dobj");
        boolean empty = words.named("empty").has(sentence, none) && (words.named("nobody").has(sentence, none) || clauses.negated(none));
        if (empty && sentence.subtree(none).stream().anyMatch(c -> c > none && clauses.verb(c) && Likeness.of(stage, sentence.word(c).span(), demand.spans().get(0)) == 1)
                || words.named("yields").has(sentence, none) && clauses.negated(none)) {
            return Answer.REJECTED;
        }
        if (sentence.word(v).lemma().equals("take") && sentence.word(v).pos().startsWith("VB") && words.named("pointers").has(sentence, sentence.child(v, "dobj")) && !clauses.negated(v)) {
            return Answer.ACCEPTED;
        }
        int thing = sentence.child(v, "dobj", "dative");
        if (stage.text().sentences().indexOf(sentence) - demand.sentence() == 1 && v == sentence.root() && sentence.children(v, "advmod").stream().anyMatch(c -> sentence.word(c).lemma().equals("instead"))) {
            return Answer.REJECTED;
        }
        boolean told = modal == null && !clauses.negated(v) && !clauses.passive(v) && !clauses.infinitive(v) && !clauses.label(v, "advcl");
        if (told && words.named("hands").has(sentence, v) && thing > v && sentence.word(thing).lemma().matches("it|they|them|one") && clauses.pobj(v, "to") < 0
                && stage.text().sentences().indexOf(sentence) - demand.sentence() <= 1) {
            return Answer.ACCEPTED;
        }
        int next = v + 1 < sentence.size() ? v + 1 : v;
        boolean says = words.named("answers").has(sentence, v);
        boolean done = sentence.word(v).lemma().equals("do");
        if (done && sentence.children(v, "dobj", "advmod").stream().anyMatch(c -> c > v && (clauses.negated(v) ? words.named("yes").has(sentence, c) : sentence.word(c).lemma().matches("neither|none")))) {
            return Answer.REJECTED;
        }
        boolean does = done && !clauses.negated(v) && !clauses.label(v, "advcl") && !clauses.label(v, "relcl");
        boolean so = does && sentence.children(v).stream().anyMatch(c -> c > v && words.named("yes").has(sentence, c));
        if (so || words.named("yes").has(sentence, next) && (says || does) && !clauses.negated(v)) {
            return Answer.ACCEPTED;
        }
        if (does && sentence.children(v).stream().allMatch(c -> sentence.word(c).label().matches("nsubj|punct"))) {
            return words.named("some").has(sentence, clauses.subject(v)) ? Answer.PARTIAL : Answer.ACCEPTED;
        }
        return says && !clauses.negated(v) && words.named("nobody").has(sentence, next) && sentence.word(next).lemma().equals("no") && (next + 1 == sentence.size() || !sentence.word(next + 1).pos().startsWith("NN"))
                ? Answer.REJECTED : words.named("offers").has(sentence, v) && !clauses.negated(v) && clauses.complement(v, Pattern.Form.TO) >= 0 ? Answer.PARTIAL : null;
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

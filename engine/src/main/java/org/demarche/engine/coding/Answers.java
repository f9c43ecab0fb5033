package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Comparator;
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
 * How what was put on the table was answered, as far as the article tells: words of accepting, refusing and of not having answered whose subject is the other
 * side and whose object is the demand, by its noun ("rejected his demands") or by its words. A refusal that goes with an offer of something else is partial.
 * The last answer that the text tells counts, an answer before a pending one. Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Answers {
    /** A reply that stands alone comes no more sentences after what it answers. */
    private static final int REACH = 6;
    /** One by somebody to whom nothing was put comes no more sentences after. */
    private static final int NEAR = 2;
    /** What is said or done without a word for the demand comes no more sentences after. */
    private static final int NEXT = 3;
    /** Codes that bodies share which are no one side. */
    private static final Set<String> MANY = Set.of("IGO", "NGO", "ISM", "IMG", "MNC");
    private static final Set<String> APART = Set.of("REB", "PRE", "UAF");
    private static final Set<DemandKind> ALL = EnumSet.allOf(DemandKind.class);
    private static final Set<EventType> DEEDS = EnumSet.of(EventType.RETREAT, EventType.CONCEDE, EventType.AID, EventType.AGREE, EventType.COOPERATE, EventType.CONSULT);

    private final WordClasses words;

    Answers(WordClasses words) {
        this.words = words;
    }

    /**
     * How a demand was answered.
     *
     * @param answer   the answer, pending where the text tells none
     * @param evidence the words that show it
     * @param by       entities that answered; empty where unknown
     */
    record Answered(Answer answer, List<Span> evidence, List<Integer> by) {
    }

    /**
     * @param object what it is about; null where it stands alone: "Belgrade refused"
     * @param term   whether it is about a deadline
     * @param kinds  what it can be an answer to: a "demand" is no offer
     */
    private record Reply(Answer answer, int sentence, int verb, Span words, List<Integer> by, Span object, boolean demandNoun, boolean term, Set<DemandKind> kinds, List<Integer> owner) {
    }

    /** The answers to demands, in their order. */
    List<Answered> find(Stage stage, List<Demands.Item> demands) {
        List<Reply> replies = new ArrayList<>();
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            for (int v = 0; v < stage.sentence(s).size(); v++) {
                Reply reply = reply(stage, s, v);
                if (reply != null) {
                    replies.add(reply);
                }
            }
        }
        return demands.stream().map(d -> answer(stage, d, demands, replies)).toList();
    }

    private Answered answer(Stage stage, Demands.Item demand, List<Demands.Item> all, List<Reply> replies) {
        List<Reply> to = new ArrayList<>(replies.stream().filter(r -> r.object == null ? bare(stage, r, demand, all) : answers(stage, r, demand, all)).toList());
        to.addAll(deeds(stage, demand));
        to.addAll(words(stage, demand));
        if (to.stream().allMatch(r -> r.answer == Answer.PENDING)) {
            to.addAll(acts(stage, demand, all, replies));
        }
        Reply last = to.stream().filter(r -> r.answer != Answer.PENDING).max(Comparator.comparingInt(Reply::sentence)).orElse(null);
        if (last == null) {
            return new Answered(Answer.PENDING, to.stream().map(Reply::words).limit(1).toList(), List.of());
        }
        boolean accepted = to.stream().anyMatch(r -> r.answer == Answer.ACCEPTED);
        boolean both = accepted && to.stream().anyMatch(r -> r.answer == Answer.REJECTED && !givenUp(stage, r, last) || r.answer == Answer.PENDING && other(stage, r, last))
                || to.stream().anyMatch(r -> r.answer == Answer.PARTIAL);
        both |= last.answer == Answer.ACCEPTED && halved(stage, demand, to);
        return new Answered(both ? Answer.PARTIAL : last.answer, to.stream().filter(r -> r.answer != Answer.PENDING).map(Reply::words).distinct().toList(),
                last.by);
    }

    /** Whether a demand that is put to two sides or more was accepted by some of them only. */
    private static boolean halved(Stage stage, Demands.Item demand, List<Reply> to) {
        if (to.stream().anyMatch(r -> r.answer == Answer.ACCEPTED && open(stage, r))) {
            return false;
        }
        List<Integer> accepting = to.stream().filter(r -> r.answer == Answer.ACCEPTED).flatMap(r -> r.by.stream()).toList();
        return !accepting.isEmpty() && !demand.assumed() && demand.of().stream().filter(o -> stage.book().entry(o).code() != null)
                .anyMatch(o -> accepting.stream().noneMatch(a -> a.equals(o) || sameSide(stage.book(), a, o)));
    }

    /** Whether a side that refused gives way in a later sentence. */
    private static boolean givenUp(Stage stage, Reply refusal, Reply last) {
        return last.answer == Answer.ACCEPTED && last.sentence > refusal.sentence && !other(stage, refusal, last);
    }

    /** Whether two replies are given by different sides. */
    private static boolean other(Stage stage, Reply a, Reply b) {
        return !a.by.isEmpty() && !b.by.isEmpty() && a.by.stream().noneMatch(x -> b.by.stream().anyMatch(y -> sameSide(stage.book(), x, y)));
    }

    /** Whether a reply that names no demand ("Belgrade refused") is to one: of the last before it that were put to its side, else of the very last ones. */
    private static boolean bare(Stage stage, Reply reply, Demands.Item demand, List<Demands.Item> all) {
        if (pointsBack(stage.sentence(reply.sentence), reply.verb)) {
            return demand.sentence() == reply.sentence && demand.spans().get(0).start() < reply.words.start() && put(stage, demand, reply);
        }
        int nearest = all.stream().filter(d -> before(d, reply) && put(stage, d, reply)).mapToInt(Demands.Item::sentence).max().orElse(-1);
        if (nearest >= 0 && reply.sentence - nearest <= REACH) {
            return demand.sentence() == nearest && before(demand, reply) && put(stage, demand, reply);
        }
        int last = all.stream().filter(d -> before(d, reply)).mapToInt(Demands.Item::sentence).max().orElse(-1);
        boolean unknown = !reply.by.isEmpty() && reply.by.stream().allMatch(e -> stage.book().entry(e).code() == null);
        if ((unknown && reply.demandNoun || open(stage, reply)) && demand.sentence() == last && before(demand, reply) && reply.sentence - last <= 1 && demand.kind() != DemandKind.THREAT) {
            return true;
        }
        boolean open = demand.assumed() || demand.of().stream().noneMatch(o -> stage.book().entry(o).code() != null);
        return open && demand.sentence() == last && before(demand, reply) && reply.sentence - last <= NEAR && demand.kind() != DemandKind.THREAT
                && reply.by.stream().noneMatch(r -> demand.by().stream().anyMatch(b -> sameSide(stage.book(), r, b)));
    }

    /** Whether a reply is given by "he", "they", "both" or somebody else whom only the sentence before names. */
    private static boolean open(Stage stage, Reply reply) {
        return open(stage.clauses().get(reply.sentence), reply.verb);
    }

    private static boolean open(Clauses clauses, int verb) {
        int subject = clauses.surface(verb);
        return subject >= 0 && clauses.word(subject).pos().matches("PRP|DT|CD");
    }

    /** Whether somebody is who was asked, or of the same side, which is not the asking side's unless it asks its own people. */
    private static boolean asked(Stage stage, int who, Demands.Item demand) {
        boolean within = demand.of().stream().anyMatch(o -> demand.by().stream().anyMatch(b -> sameSide(stage.book(), o, b)));
        return demand.of().contains(who) || !demand.by().contains(who) && demand.of().stream().anyMatch(o -> sameSide(stage.book(), who, o))
                && (within || demand.by().stream().noneMatch(b -> sameSide(stage.book(), who, b)));
    }

    private static boolean before(Demands.Item demand, Reply reply) {
        return demand.spans().get(0).end() <= reply.words.start();
    }

    private static boolean put(Stage stage, Demands.Item demand, Reply reply) {
        return demand.kind() != DemandKind.THREAT && reply.by.stream().anyMatch(r -> asked(stage, r, demand)) && reply.by.stream().noneMatch(demand.by()::contains);
    }

    /** What those who are asked, or those who promised, then do: an act of giving way that the words of the demand name. */
    private List<Reply> deeds(Stage stage, Demands.Item demand) {
        List<Reply> all = new ArrayList<>();
        for (Found event : stage.events()) {
            boolean gives = DEEDS.contains(event.type()) && event.status() == Status.OCCURRED;
            boolean kept = demand.kind() == DemandKind.PROMISE && event.type() != EventType.AGREE;
            boolean theirs = event.actors().stream().anyMatch(m -> asked(stage, m.entity(), demand) || kept && demand.by().stream().anyMatch(b -> sameSide(stage.book(), b, m.entity())));
            Span item = demand.spans().get(0);
            if (gives && theirs && event.trigger().start() > item.end() && demand.kind() != DemandKind.THREAT) {
                Sentence sentence = stage.sentence(event.sentence());
                int trigger = stage.word(event.sentence(), event.trigger().start());
                Span told = trigger < 0 ? event.trigger() : sentence.subtreeSpan(trigger);
                if (Likeness.of(stage, item, told) >= Likeness.SAME) {
                    all.add(new Reply(part(sentence, trigger) ? Answer.PARTIAL : Answer.ACCEPTED, event.sentence(), trigger, event.trigger(), event.actors().stream().map(EntityBook.Member::entity).toList(), told, false, false, ALL, List.of()));
                }
            }
        }
        return all;
    }

    /** What those who are asked do to those who ask right after, where its words name nothing: an act of giving way or a refusal. */
    private List<Reply> acts(Stage stage, Demands.Item demand, List<Demands.Item> all, List<Reply> told) {
        List<Reply> acts = new ArrayList<>();
        for (Found event : stage.events()) {
            boolean refuses = event.type() == EventType.REJECT;
            boolean meets = event.type() == EventType.CONSULT;
            boolean near = event.sentence() >= demand.sentence() && event.sentence() - demand.sentence() <= NEAR && event.status() == Status.OCCURRED && !event.background();
            boolean gaveWay = event.type() == EventType.RETREAT && leave(stage, demand) || event.type() == EventType.CONCEDE && event.sentence() - demand.sentence() <= 1;
            boolean back = event.recipients().isEmpty() && (refuses || gaveWay)
                    || event.recipients().stream().anyMatch(m -> demand.by().stream().anyMatch(b -> sameSide(stage.book(), b, m.entity())));
            boolean unsaid = told.stream().noneMatch(r -> r.object != null && r.words.overlaps(event.trigger())) && all.stream().noneMatch(d -> event.trigger().contains(d.word()));
            boolean kept = demand.kind() != DemandKind.PROMISE || event.type() == EventType.RETREAT && leave(stage, demand);
            boolean gives = DEEDS.contains(event.type()) && kept && (!meets || holds(stage, demand, "alike-talk"));
            if ((refuses || gives) && near && back && unsaid) {
                Reply act = new Reply(refuses ? Answer.REJECTED : Answer.ACCEPTED, event.sentence(), stage.word(event.sentence(), event.trigger().start()), event.trigger(),
                        event.actors().stream().map(EntityBook.Member::entity).toList(), null, false, false, ALL, List.of());
                if (act.verb >= 0 && bare(stage, act, demand, all)) {
                    acts.add(act);
                }
            }
        }
        return acts;
    }

    /**
     * What those who are asked say or are told to do right after, in the next sentences: "answered yes", "did so", "would not move", an offer instead; and what the
     * asking side gets: "was turned away", "was heeded".
     */
    private List<Reply> words(Stage stage, Demands.Item demand) {
        List<Reply> all = new ArrayList<>();
        for (int s = demand.sentence(); s <= demand.sentence() + NEXT && s < stage.text().sentences().size() && demand.kind() != DemandKind.THREAT; s++) {
            Sentence sentence = stage.sentence(s);
            Clauses clauses = stage.clauses().get(s);
            for (int v = 0; v < sentence.size(); v++) {
                Answer answer = (clauses.verb(v) || bare(clauses, v)) && sentence.word(v).span().start() > demand.spans().get(0).end() ? said(stage, clauses, v, demand) : null;
                boolean got = answer == null && clauses.verb(v) && clauses.passive(v) && sentence.word(v).span().start() > demand.spans().get(0).end();
                if (got) {
                    answer = this.words.named("rejects").has(sentence, v) ? Answer.REJECTED : this.words.named("accepts").has(sentence, v) ? Answer.ACCEPTED : null;
                }
                boolean it = got && clauses.surface(v) >= 0 && this.words.named("pointers").has(sentence, clauses.surface(v)) && s - demand.sentence() <= 1;
                List<Integer> who = answer == null ? List.of() : stage.speakers(s, got ? clauses.surface(v) : clauses.subject(v));
                List<Integer> side = got ? demand.by() : demand.of();
                boolean other = !got && demand.assumed() && s - demand.sentence() <= 1 && who.stream().anyMatch(w -> stage.book().entry(w).code() != null)
                        && who.stream().noneMatch(w -> demand.by().stream().anyMatch(b -> sameSide(stage.book(), w, b)));
                boolean theirs = other || (got ? who.stream().anyMatch(w -> side.stream().anyMatch(o -> sameSide(stage.book(), w, o))) : who.stream().anyMatch(w -> asked(stage, w, demand)));
                boolean some = !got && s - demand.sentence() <= 1 && answer == Answer.PARTIAL && words.named("some").has(sentence, clauses.subject(v));
                some |= !got && s - demand.sentence() <= 1 && answer != null && demand.sentence() < s && open(clauses, v);
                boolean kept = !got && answer == Answer.ACCEPTED && demand.kind() == DemandKind.PROMISE && sentence.word(v).lemma().equals("do")
                        && who.stream().anyMatch(demand.by()::contains);
                if (answer != null && it || answer != null && some || kept || answer != null && theirs && (got || who.stream().noneMatch(demand.by()::contains))) {
                    all.add(new Reply(answer, s, v, sentence.word(v).span(), got ? demand.of() : who, sentence.subtreeSpan(v), false, false, ALL, List.of()));
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
        if (sentence.word(v).lemma().equals("take") && sentence.word(v).pos().startsWith("VB") && words.named("pointers").has(sentence, sentence.child(v, "dobj")) && !clauses.negated(v)) {
            return Answer.ACCEPTED;
        }
        int thing = sentence.child(v, "dobj", "dative");
        boolean told = modal == null && !clauses.negated(v) && !clauses.passive(v) && !clauses.infinitive(v) && !clauses.label(v, "advcl");
        if (told && words.named("hands").has(sentence, v) && thing > v && sentence.word(thing).lemma().matches("it|they|them|one") && clauses.pobj(v, "to") < 0
                && stage.text().sentences().indexOf(sentence) - demand.sentence() <= 1) {
            return Answer.ACCEPTED;
        }
        int next = v + 1 < sentence.size() ? v + 1 : v;
        boolean says = words.named("answers").has(sentence, v);
        boolean does = sentence.word(v).lemma().equals("do") && !clauses.negated(v);
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
        return holds(stage, demand, "leaves");
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

    private boolean answers(Stage stage, Reply reply, Demands.Item demand, List<Demands.Item> all) {
        if (!reply.kinds.contains(demand.kind()) || reply.by.stream().anyMatch(demand.by()::contains) || reply.sentence == demand.sentence()
                && demand.spans().stream().anyMatch(s -> s.overlaps(stage.sentence(reply.sentence).word(reply.verb).span()))) {
            return false;
        }
        boolean otherSide = demand.of().isEmpty() || reply.by.isEmpty() || reply.by.stream().anyMatch(e -> demand.of().stream().anyMatch(o -> sameSide(stage.book(), e, o)));
        boolean own = reply.by.stream().noneMatch(demand.of()::contains) && reply.by.stream().anyMatch(e -> demand.by().stream().anyMatch(b -> sameSide(stage.book(), e, b)));
        if (own) {
            return false;
        }
        if (reply.demandNoun && !reply.owner.isEmpty()) {
            return demand.kind() != DemandKind.THREAT && demand.sentence() <= reply.sentence && reply.owner.stream().anyMatch(o -> demand.by().stream().anyMatch(b -> sameSide(stage.book(), o, b)));
        }
        boolean about = demand.spans().stream().anyMatch(s -> Likeness.of(stage, s, reply.object) >= (otherSide ? Likeness.ABOUT : Likeness.SAME));
        boolean near = reply.demandNoun && (reply.sentence == demand.sentence() || bare(stage, reply, demand, all));
        boolean lead = (reply.kinds != ALL || offered(stage, reply)) && demand.kind() == DemandKind.PROPOSAL && demand.sentence() - reply.sentence > 0 && demand.sentence() - reply.sentence <= REACH && put(stage, demand, reply);
        boolean deadline = reply.term && demand.deadline() != null && before(demand, reply) && put(stage, demand, reply);
        return about && otherSide || near || lead || deadline;
    }

    /** Whether the words before a reply in its sentence name an offer or plan, which its "it" then means. */
    private boolean offered(Stage stage, Reply reply) {
        Sentence sentence = stage.sentence(reply.sentence);
        return reply.demandNoun && IntStream.range(0, reply.verb).anyMatch(i -> words.named("offer-nouns").has(sentence, i));
    }

    private Reply reply(Stage stage, int s, int v) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        boolean rejects = words.named("rejects").has(sentence, v) || words.named("rejects-apart").has(sentence, v)
                && sentence.children(v).stream().anyMatch(c -> c > v && words.named("apart").has(sentence, c));
        boolean accepts = !rejects && words.named("accepts").has(sentence, v) && clauses.verb(v);
        boolean pending = !rejects && !accepts && clauses.verb(v) && (words.named("responds").has(sentence, v) && unanswered(clauses, v)
                || words.named("excuses").has(sentence, v));
        if (!rejects && !accepts && !pending) {
            return null;
        }
        boolean noun = !clauses.verb(v);
        int subject = noun ? sentence.child(v, "poss") : clauses.subject(v);
        int object = noun ? clauses.pobj(v, "of") : clauses.object(v);
        object = object >= 0 && words.named("alone").has(sentence, v) && puts(sentence, sentence.word(object).head(), v) ? -1 : object;
        if (object < 0) {
            object = clauses.pobj(v, "to") >= 0 ? clauses.pobj(v, "to") : clauses.pobj(v, "with") > v ? clauses.pobj(v, "with") : -1;
        }
        int clause = clauses.complement(v, Pattern.Form.TO) >= 0 ? clauses.complement(v, Pattern.Form.TO) : noun ? -1 : clauses.complement(v, Pattern.Form.THAT);
        clause = clause > v ? clause : -1;
        List<Integer> by = stage.entities(s, subject);
        if (by.isEmpty() && !noun) {
            int said = stage.statementAt(sentence.word(v).span().start());
            by = said >= 0 && subject < 0 && stage.statements().get(said).speaker() >= 0 ? List.of(stage.statements().get(said).speaker()) : by;
        }
        boolean back = pointsBack(sentence, v);
        object = back ? -1 : object;
        Span about = back ? null : object >= 0 ? sentence.subtreeSpan(object) : clause >= 0 ? sentence.subtreeSpan(clause) : null;
        if (!back && (object < 0 || !demandNoun(sentence, object))) {
            int inner = inner(sentence, v);
            object = inner >= 0 ? inner : object;
            about = inner >= 0 ? sentence.subtreeSpan(inner) : about;
        }
        boolean demandNoun = object >= 0 && (demandNoun(sentence, object) || pointer(clauses, object));
        boolean someone = !by.isEmpty() || !noun && open(clauses, v);
        boolean alone = about == null && !noun && someone && (back || words.named("alone").has(sentence, v) || pending && words.named("responds").has(sentence, v));
        boolean fact = words.named("denies").has(sentence, v) && (object < 0 || !demandNoun(sentence, object));
        if (about == null && !alone || noun && by.isEmpty() || fact) {
            return null;
        }
        List<Integer> owner = List.of();
        if (demandNoun) {
            int who = sentence.child(object, "poss", "amod", "compound", "nmod");
            owner = stage.entities(s, who).stream().filter(e -> stage.book().entry(e).code() != null).toList();
        }
        Answer answer = pending ? Answer.PENDING : rejects != clauses.negated(v) ? Answer.REJECTED : Answer.ACCEPTED;
        boolean unable = accepts && sentence.word(v).label().equals("xcomp") && words.named("unable").has(sentence, sentence.word(v).head());
        if (accepts && (clauses.negated(v) || unable || unanswered(clauses, v))) {
            answer = clauses.negated(v) || unable ? Answer.REJECTED : Answer.PENDING;
        } else if (rejects && clauses.negated(v)) {
            return null;
        } else if (answer == Answer.REJECTED && offersInstead(clauses, v)) {
            answer = Answer.PARTIAL;
        }
        Span shown = alone ? sentence.word(v).span() : sentence.word(v).span().cover(object >= 0 ? stage.phrase(s, object, false) : about);
        return new Reply(answer, s, v, shown, by, about, demandNoun, object >= 0 && words.named("end-nouns").has(sentence, object), object >= 0 ? kinds(sentence, object) : ALL, owner);
    }

    /** "Refused it", "rejected that", "refused all three". */
    private boolean pointer(Clauses clauses, int object) {
        boolean number = clauses.word(object).pos().equals("CD") && !clauses.time(object) && clauses.pobj(object, "of") < 0;
        return number || clauses.word(object).pos().matches("PRP|DT") && words.named("pointers").has(clauses.sentence(), object);
    }

    /** Whether the object of a verb is what the next one puts: "declined and proposed a recount". */
    private boolean puts(Sentence sentence, int next, int verb) {
        return next > verb && (words.named("proposals").has(sentence, next) || words.named("offers").has(sentence, next) || words.named("asks").has(sentence, next));
    }

    /** "Which the alliance has refused to do": the verb's object is what its own sentence demands. */
    private static boolean pointsBack(Sentence sentence, int verb) {
        int clause = sentence.child(verb, "xcomp");
        int own = sentence.child(verb, "dobj");
        int object = own < 0 && clause >= 0 ? sentence.child(clause, "dobj") : own;
        return object >= 0 && sentence.word(object).pos().equals("WDT");
    }

    private Set<DemandKind> kinds(Sentence sentence, int i) {
        boolean offer = words.named("offer-nouns").has(sentence, i) || words.named("offers").has(sentence, i);
        return offer ? EnumSet.of(DemandKind.OFFER, DemandKind.PROPOSAL, DemandKind.PROMISE) : words.named("demand-nouns").has(sentence, i) ? EnumSet.of(DemandKind.DEMAND, DemandKind.THREAT) : ALL;
    }

    private boolean demandNoun(Sentence sentence, int i) {
        return words.named("demand-nouns").has(sentence, i) || words.named("offer-nouns").has(sentence, i) || words.named("offers").has(sentence, i);
    }

    /** A noun of demanding or offering that hangs below a verb over prepositions only: "rejected out of hand on Monday X's offer". */
    private int inner(Sentence sentence, int v) {
        for (int i : sentence.subtree(v)) {
            int up = i;
            boolean within = false;
            while (up >= 0 && up != v && sentence.word(up).label().matches("pobj|prep|dobj|npadvmod")) {
                within |= up != i && sentence.word(up).label().equals("dobj");
                up = sentence.word(up).head();
            }
            if (i > v && up == v && !within && demandNoun(sentence, i)) {
                return i;
            }
        }
        return -1;
    }

    /** "has yet to answer", "did not reply". */
    private static boolean unanswered(Clauses clauses, int v) {
        if (clauses.negated(v)) {
            return true;
        }
        for (int up = v, step = 0; up >= 0 && step < 3; up = clauses.word(up).head(), step++) {
            for (int child : clauses.sentence().children(up)) {
                if (clauses.word(child).lemma().equals("yet") || clauses.word(child).lemma().equals("however") && clauses.infinitive(v) && clauses.word(up).lemma().equals("have")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A verb of offering that is joined to the refusal, by "but" or "and". */
    private boolean offersInstead(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        for (int child : sentence.children(v, "conj")) {
            if (words.named("offers-instead").has(sentence, child) || sentence.children(child).stream().anyMatch(c -> sentence.word(c).label().equals("acomp")
                    && words.named("offers-instead").has(sentence, c))) {
                return true;
            }
        }
        return false;
    }

    /** The ids of events whose trigger lies in the evidence. */
    static List<String> events(Answered answered, List<Found> events) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Span trigger = events.get(i).trigger();
            if (answered.evidence().stream().anyMatch(e -> e.overlaps(trigger) && trigger.start() - e.start() < trigger.length() + 1)) {
                ids.add("E" + (i + 1));
            }
        }
        return ids;
    }

    /** Whether two entities stand on one side of a book: the same, or of the same country or body and not one of them in arms against it or broken away. */
    static boolean sameSide(EntityBook book, int a, int b) {
        String code = book.entry(a).code();
        return a == b || code != null && code.equals(book.entry(b).code()) && !MANY.contains(code) && apart(book, a) == apart(book, b);
    }

    private static boolean apart(EntityBook book, int entity) {
        return book.entry(entity).sectors().stream().anyMatch(APART::contains);
    }
}

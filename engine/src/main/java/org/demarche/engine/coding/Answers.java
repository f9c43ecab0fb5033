package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarche.engine.encoder.Answering;
import org.demarche.engine.language.Resolver;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Answer;
import org.demarche.record.DemandKind;
import org.demarche.record.Span;

/**
 * How what was put on the table was answered, as far as the article tells: words of accepting, refusing and of not having answered whose subject is the other
 * side and whose object is the demand, by its noun ("rejected his demands") or by its words. A refusal that goes with an offer of something else is partial.
 * The last answer that the text tells counts, an answer before a pending one. Where these tell none, the resolver is asked of each sentence near. Words in {@code ledger.txt}.
 * Immutable, thread-safe.
 */
final class Answers {
    /** A reply that stands alone comes no more sentences after what it answers. */
    private static final int REACH = 6;
    /** One by somebody to whom nothing was put comes no more sentences after. */
    private static final int NEAR = 2;
    /** Sentences before and after an item's own of which the resolver is asked whether they answer it, how sure it must be that one does, and that a word shows it. */
    private static final int BEFORE = 1;
    private static final int AFTER = 6;
    private static final double SURE = .6;
    private static final double SHOWN = .5;
    /** Codes that bodies share which are no one side. */
    private static final Set<String> MANY = Set.of("IGO", "NGO", "ISM", "IMG", "MNC");
    private static final Set<String> APART = Set.of("REB", "PRE", "UAF", "OPP");

    private final WordClasses words;
    private final Replies replies;
    private final Deeds deeds;
    private final Resolver resolver;

    /** @param resolver or null */
    Answers(WordClasses words, Resolver resolver) {
        this.words = words;
        this.resolver = resolver;
        this.replies = new Replies(words);
        this.deeds = new Deeds(words);
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

    /** The answers to demands, in their order. */
    List<Answered> find(Stage stage, List<Demands.Item> demands) {
        List<Reply> told = new ArrayList<>();
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            for (int v = 0; v < stage.sentence(s).size(); v++) {
                Reply reply = replies.reply(stage, s, v);
                if (reply != null) {
                    told.add(reply);
                }
            }
        }
        List<Answered> all = demands.stream().map(d -> answer(stage, d, demands, told)).toList();
        return IntStream.range(0, all.size()).mapToObj(i -> judged(stage, demands.get(i), all.get(i), others(stage, i, demands, all))).toList();
    }

    /** Sentences whose words answer other items that are put in the same sentence, and so not this one: "promised the latter". */
    private static Set<Integer> others(Stage stage, int i, List<Demands.Item> demands, List<Answered> all) {
        return IntStream.range(0, all.size()).filter(k -> demands.get(k).sentence() == demands.get(i).sentence() && all.get(k).answer() != Answer.PENDING)
                .boxed().flatMap(k -> all.get(k).evidence().stream()).map(e -> stage.sentenceAt(e.start())).collect(Collectors.toSet());
    }

    /** What the words tell or, where they tell no answer, the last sentence of which the resolver is sure that it answers; the text's last answer before a pending one. */
    private Answered judged(Stage stage, Demands.Item demand, Answered told, Set<Integer> taken) {
        if (resolver == null || told.answer() != Answer.PENDING) {
            return told;
        }
        Answered found = told;
        int from = Math.max(0, demand.sentence() - BEFORE);
        int to = Math.min(stage.text().sentences().size(), demand.sentence() + AFTER + 1);
        if (IntStream.range(from, to).noneMatch(s -> s != demand.sentence() && between(stage, s, demand))) {
            return told;
        }
        for (Map.Entry<Integer, Answering> read : resolver.answers(stage.text(), demand.sentence(), demand.spans().subList(0, 1), from, to).entrySet()) {
            Answered here = taken.contains(read.getKey()) || !between(stage, read.getKey(), demand) ? null : judged(stage, read.getValue(), read.getKey());
            if (here != null && (here.answer() != Answer.PENDING || found.evidence().isEmpty())) {
                found = here;
            }
        }
        return found;
    }

    /** Whether a sentence names one of the two sides of an item, or nobody of a known side, or whether the item's own side is not known. */
    private static boolean between(Stage stage, int s, Demands.Item demand) {
        List<Integer> named = IntStream.range(0, stage.sentence(s).size()).map(stage.casts().get(s)::entity).filter(e -> e >= 0 && stage.code(e) != null).boxed().toList();
        return named.isEmpty() || demand.of().stream().noneMatch(o -> stage.code(o) != null) || stage.meet(named, demand.of()) || stage.meet(named, demand.by());
    }

    /** The likeliest answer of a sentence with the words that show it; null if it is likely enough that it is none. */
    private static Answered judged(Stage stage, Answering said, int s) {
        ToDoubleFunction<Answer> probability = a -> said.of(a.name().toLowerCase(Locale.ROOT));
        if (Arrays.stream(Answer.values()).mapToDouble(probability).sum() < SURE) {
            return null;
        }
        Span shown = IntStream.range(0, stage.sentence(s).size()).filter(i -> said.shown(i) >= SHOWN).mapToObj(i -> stage.sentence(s).word(i).span())
                .reduce(Span::cover).orElse(stage.sentence(s).span());
        return new Answered(Arrays.stream(Answer.values()).max(Comparator.comparingDouble(probability)).orElseThrow(), List.of(shown), List.of());
    }

    private Answered answer(Stage stage, Demands.Item demand, List<Demands.Item> all, List<Reply> replies) {
        List<Reply> to = new ArrayList<>(replies.stream().filter(r -> r.object() == null ? bare(stage, r, demand, all) : answers(stage, r, demand, all)).toList());
        to.addAll(deeds.deeds(stage, demand));
        to.addAll(deeds.words(stage, demand, all));
        if (to.stream().allMatch(r -> r.answer() == Answer.PENDING)) {
            to.addAll(deeds.acts(stage, demand, all, replies));
        }
        deeds.terms(stage, demand, all).stream().filter(t -> to.stream().allMatch(r -> r.answer() == Answer.PENDING || other(stage, r, t))).forEach(to::add);
        to.removeIf(r -> rival(stage, r, demand, all));
        Reply last = to.stream().filter(r -> r.answer() != Answer.PENDING).max(Comparator.comparingInt(Reply::sentence)).orElse(null);
        if (last == null) {
            return new Answered(Answer.PENDING, to.stream().map(Reply::words).limit(1).toList(), List.of());
        }
        boolean accepted = to.stream().anyMatch(r -> r.answer() == Answer.ACCEPTED);
        boolean both = accepted && to.stream().anyMatch(r -> r.answer() == Answer.REJECTED && !givenUp(stage, r, last) || r.answer() == Answer.PENDING && other(stage, r, last))
                || to.stream().anyMatch(r -> r.answer() == Answer.PARTIAL);
        both |= last.answer() == Answer.ACCEPTED && halved(stage, demand, to);
        return new Answered(both ? Answer.PARTIAL : last.answer(), to.stream().filter(r -> r.answer() != Answer.PENDING).map(Reply::words).distinct().toList(),
                last.by());
    }

    /** Whether a reply comes from somebody of the same country who puts demands to those asked, or they to him, and so does not answer for them. */
    private static boolean rival(Stage stage, Reply reply, Demands.Item demand, List<Demands.Item> all) {
        return reply.by().stream().noneMatch(demand.of()::contains) && all.stream().filter(d -> d.kind() == DemandKind.DEMAND || d.kind() == DemandKind.PROPOSAL)
                .anyMatch(d -> within(stage, d) && (reply.by().stream().anyMatch(d.by()::contains) && demand.of().stream().anyMatch(d.of()::contains)
                || reply.by().stream().anyMatch(d.of()::contains) && demand.of().stream().anyMatch(d.by()::contains)));
    }

    /** Whether a demand is put by one of a country to another of it. */
    private static boolean within(Stage stage, Demands.Item demand) {
        return stage.meet(demand.of(), demand.by());
    }

    /** Whether a demand that is put to two sides or more was accepted by some of them only. */
    private static boolean halved(Stage stage, Demands.Item demand, List<Reply> to) {
        if (to.stream().anyMatch(r -> r.answer() == Answer.ACCEPTED && open(stage, r))) {
            return false;
        }
        List<Integer> accepting = to.stream().filter(r -> r.answer() == Answer.ACCEPTED).flatMap(r -> r.by().stream()).toList();
        return !accepting.isEmpty() && !demand.assumed() && demand.of().stream().filter(o -> stage.code(o) != null)
                .anyMatch(o -> accepting.stream().noneMatch(a -> a.equals(o) || sameSide(stage.book(), a, o)));
    }

    /** Whether a side that refused gives way in a later sentence. */
    private static boolean givenUp(Stage stage, Reply refusal, Reply last) {
        return last.answer() == Answer.ACCEPTED && last.sentence() > refusal.sentence() && !other(stage, refusal, last);
    }

    /** Whether two replies are given by different sides. */
    private static boolean other(Stage stage, Reply a, Reply b) {
        return !a.by().isEmpty() && !b.by().isEmpty() && !stage.meet(a.by(), b.by());
    }

    /** Whether a reply that names no demand ("Belgrade refused") is to one: of the last before it that were put to its side, else of the very last ones. */
    static boolean bare(Stage stage, Reply reply, Demands.Item demand, List<Demands.Item> all) {
        if (Replies.pointsBack(stage.sentence(reply.sentence()), reply.verb())) {
            return demand.sentence() == reply.sentence() && demand.spans().get(0).start() < reply.words().start() && put(stage, demand, reply);
        }
        List<Demands.Item> put = all.stream().filter(d -> before(d, reply) && put(stage, d, reply)).toList();
        int nearest = put.stream().mapToInt(Demands.Item::sentence).max().orElse(-1);
        if (nearest >= 0 && reply.sentence() - nearest <= REACH) {
            return put.contains(demand) && (demand.sentence() == nearest || together(demand, nearest, put));
        }
        int last = all.stream().filter(d -> before(d, reply)).mapToInt(Demands.Item::sentence).max().orElse(-1);
        boolean unknown = !reply.by().isEmpty() && reply.by().stream().allMatch(e -> stage.code(e) == null);
        boolean third = reply.demandNoun() && reply.answer() == Answer.REJECTED && !stage.meet(reply.by(), demand.by());
        boolean latest = demand.sentence() == last && before(demand, reply) && demand.kind() != DemandKind.THREAT;
        if (latest && reply.sentence() - last <= 1 && (unknown && reply.demandNoun() || third || open(stage, reply))) {
            return true;
        }
        boolean open = demand.assumed() || demand.of().stream().noneMatch(o -> stage.code(o) != null);
        return open && latest && reply.sentence() - last <= NEAR && !stage.meet(reply.by(), demand.by());
    }

    /** Whether an item and those of a later sentence are put by the same side in sentences that follow one another: "invited him to leave. It offered him a house." */
    private static boolean together(Demands.Item demand, int nearest, List<Demands.Item> put) {
        return nearest - demand.sentence() == 1 && put.stream().anyMatch(d -> d.sentence() == nearest && d.by().equals(demand.by()));
    }

    /** Whether a reply is given by "he", "they", "both" or somebody else whom only the sentence before names. */
    private static boolean open(Stage stage, Reply reply) {
        return Replies.open(stage.clauses().get(reply.sentence()), reply.verb());
    }

    /** Whether somebody is who was asked, or of the same side, which is not the asking side's unless it asks its own people. */
    static boolean asked(Stage stage, int who, Demands.Item demand) {
        return demand.of().contains(who) || !demand.by().contains(who) && stage.on(who, demand.of())
                && (within(stage, demand) || !stage.on(who, demand.by()));
    }

    private static boolean before(Demands.Item demand, Reply reply) {
        return demand.spans().get(0).end() <= reply.words().start();
    }

    private static boolean put(Stage stage, Demands.Item demand, Reply reply) {
        return demand.kind() != DemandKind.THREAT && reply.by().stream().anyMatch(r -> asked(stage, r, demand)) && reply.by().stream().noneMatch(demand.by()::contains);
    }

    private boolean answers(Stage stage, Reply reply, Demands.Item demand, List<Demands.Item> all) {
        if (!reply.kinds().contains(demand.kind()) || reply.by().stream().anyMatch(demand.by()::contains) || reply.sentence() == demand.sentence()
                && demand.spans().stream().anyMatch(s -> s.overlaps(stage.sentence(reply.sentence()).word(reply.verb()).span()))) {
            return false;
        }
        boolean otherSide = demand.of().isEmpty() || reply.by().isEmpty() || stage.meet(reply.by(), demand.of());
        boolean own = reply.by().stream().noneMatch(demand.of()::contains) && stage.meet(reply.by(), demand.by());
        if (own) {
            return false;
        }
        if (!reply.about(place(demand, all, false), place(demand, all, true))) {
            return false;
        }
        if (reply.demandNoun() && !reply.owner().isEmpty()) {
            boolean told = all.stream().anyMatch(d -> owned(stage, d, reply) && alike(stage, d, reply));
            return told ? owned(stage, demand, reply) && alike(stage, demand, reply) : demand.kind() != DemandKind.THREAT && demand.sentence() <= reply.sentence() && owned(stage, demand, reply);
        }
        boolean about = demand.spans().stream().anyMatch(s -> Likeness.of(stage, s, reply.object()) >= (otherSide ? Likeness.ABOUT : Likeness.SAME));
        boolean near = reply.demandNoun() && (reply.sentence() == demand.sentence() || bare(stage, reply, demand, all));
        int ahead = demand.sentence() - reply.sentence();
        boolean lead = ahead > 0 && ahead <= REACH && demand.kind() == DemandKind.PROPOSAL && (!reply.kinds().equals(Reply.ALL) || offered(stage, reply)) && put(stage, demand, reply);
        boolean unknown = reply.by().stream().allMatch(e -> stage.code(e) == null);
        boolean deadline = reply.term() && demand.deadline() != null && before(demand, reply) && (put(stage, demand, reply) || unknown && demand.kind() == DemandKind.DEMAND);
        return about && otherSide || near || lead || deadline;
    }

    /** The place of an item among those that its side puts in its sentence, or how many these are. */
    private static int place(Demands.Item demand, List<Demands.Item> all, boolean many) {
        List<Demands.Item> row = all.stream().filter(d -> d.sentence() == demand.sentence() && d.by().equals(demand.by())).toList();
        return many ? row.size() : row.indexOf(demand);
    }

    private static boolean owned(Stage stage, Demands.Item demand, Reply reply) {
        return stage.meet(reply.owner(), demand.by());
    }

    private static boolean alike(Stage stage, Demands.Item demand, Reply reply) {
        return demand.spans().stream().anyMatch(s -> Likeness.of(stage, s, reply.object()) >= Likeness.ABOUT);
    }

    /** Whether the words before a reply in its sentence name an offer or plan, which its "it" then means. */
    private boolean offered(Stage stage, Reply reply) {
        Sentence sentence = stage.sentence(reply.sentence());
        return reply.demandNoun() && IntStream.range(0, reply.verb()).anyMatch(i -> words.named("offer-nouns").has(sentence, i));
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

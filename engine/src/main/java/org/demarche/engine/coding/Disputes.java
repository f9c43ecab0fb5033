package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.demarche.engine.encoder.Answering;
import org.demarche.engine.language.Resolver;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Dispute;
import org.demarche.record.EntityKind;
import org.demarche.record.EventType;
import org.demarche.record.Range;
import org.demarche.record.Span;
import org.demarche.record.StatementKind;
import org.demarche.record.Status;

/**
 * Accounts that contradict each other: a claim and its denial where the claimant is known; two sides that accuse each other; two counts of the same force or of
 * the dead, or two figures for one thing, that cannot both be right; two statements of rivals that the resolver holds for contrary. All accounts are kept.
 * Stateless, thread-safe.
 */
final class Disputes {
    private static final int LONGEST = 120;
    /** Counts that contradict each other stand no more sentences apart. */
    private static final int NEAR = 6;
    /** Statements that the resolver holds for contrary stand no more sentences apart, and it must be so sure. */
    private static final int APART = 2;
    private static final double CONTRADICTED = .5;
    /** Other counts than those of forces and of the dead. */
    private static final int BESIDE = 2;
    /** Fewer characters are no account: "denies it now". */
    private static final int ACCOUNT = 12;
    private static final WordClasses.Words SHOTS = WordClasses.load("ledger.txt").named("alike-shoot");
    private static final WordClasses.Words ACCUSES = WordClasses.load("ledger.txt").named("accuses");
    private static final WordClasses.Words AGAINST = WordClasses.load("ledger.txt").named("against");
    private static final Numbers NUMBERS = new Numbers(WordClasses.load("ledger.txt"));

    private Disputes() {
    }

    /** An account before ids are final: who, where, in which statement. */
    private record Version(List<Integer> by, List<Span> spans, int statement) {

        Dispute.Account account(Stage stage) {
            return new Dispute.Account(by.stream().map(stage.book()::id).toList(), spans, statement < 0 ? null : "S" + (statement + 1));
        }
    }

    /** All disputes, those over claims first. @param resolver says with the words which sentences contradict a claim; null for words alone */
    static List<Dispute> find(Stage stage, List<Denials.Denied> denials, List<Forces.Counted> forces, Resolver resolver) {
        List<Dispute> all = new ArrayList<>();
        for (Denials.Denied d : denials) {
            List<Integer> claimants = d.claimedBy();
            int told = claimants.isEmpty() || d.by().isEmpty() ? -1 : told(stage, claimants, d);
            Span own = told < 0 ? null : own(stage, told, d);
            if (own != null) {
                add(all, stage, line(stage, d.claim().get(0)), new Version(claimants, stage.statements().get(told).contents(), told), new Version(d.by(), List.of(own), d.statement()));
            }
        }
        firsts(stage, all);
        accusations(stage, all);
        numbers(stage, all);
        figures(stage, all);
        counts(stage, forces, all);
        stories(stage, all);
        if (resolver != null) {
            contradictions(stage, resolver, all);
        }
        return all;
    }

    /** Two rivals whose statements the resolver holds for accounts of one matter that cannot both be true. */
    private static void contradictions(Stage stage, Resolver resolver, List<Dispute> all) {
        Map<Integer, SortedMap<Integer, Answering>> read = new HashMap<>();
        for (int i = 0; i < stage.statements().size(); i++) {
            for (int j = 0; j < i; j++) {
                Said one = stage.statements().get(j);
                Said other = stage.statements().get(i);
                boolean near = sentence(other) != sentence(one) && Math.abs(sentence(other) - sentence(one)) <= APART && one.within() < 0 && other.within() < 0 && one.speaker() >= 0 && other.speaker() >= 0;
                if (near && !Answers.sameSide(stage.book(), one.speaker(), other.speaker()) && political(stage, one) && political(stage, other) && !met(stage, all, j, other.speaker()) && fact(stage, one) && fact(stage, other)
                        && contradicted(read.computeIfAbsent(j, k -> around(stage, resolver, one)).get(sentence(other)))) {
                    add(all, stage, line(stage, one.contents().get(0)), new Version(List.of(one.speaker()), one.contents(), j), new Version(List.of(other.speaker()), other.contents(), i));
                }
            }
        }
    }

    /** Whether who speaks is of a state, a body or a side. */
    private static boolean political(Stage stage, Said said) {
        return Items.political(stage, List.of(said.speaker()));
    }

    /** Whether a statement is disputed by a speaker already. */
    private static boolean met(Stage stage, List<Dispute> all, int statement, int speaker) {
        return IntStream.range(0, stage.statements().size()).anyMatch(k -> speaker(stage, k) == speaker && disputed(all, statement, k));
    }

    private static SortedMap<Integer, Answering> around(Stage stage, Resolver resolver, Said claim) {
        int home = stage.sentenceAt(claim.contents().get(0).start());
        return resolver.answers(stage.text(), home, claim.contents(), Math.max(0, home - APART), Math.min(stage.text().sentences().size(), home + APART + 1));
    }

    private static boolean contradicted(Answering said) {
        return said != null && said.of("disputed") + said.of("denied") >= CONTRADICTED;
    }

    /** Two rivals who, one right after the other, tell one matter as facts, each in another way. */
    private static void stories(Stage stage, List<Dispute> all) {
        for (int i = 0; i < stage.statements().size(); i++) {
            for (int j = i - 1; j >= 0; j--) {
                Said one = stage.statements().get(j);
                Said other = stage.statements().get(i);
                boolean near = Math.abs(sentence(other) - sentence(one)) <= 1 && one.within() < 0 && other.within() < 0 && one.speaker() >= 0 && other.speaker() >= 0;
                boolean unmet = near && !Answers.sameSide(stage.book(), one.speaker(), other.speaker()) && !disputed(all, j, i);
                double like = negated(stage, one) != negated(stage, other) ? Likeness.ABOUT : Likeness.SAME;
                if (unmet && fact(stage, one) && fact(stage, other) && (against(stage, one, other) || one.contents().stream().anyMatch(a -> other.contents().stream().anyMatch(b -> Likeness.of(stage, a, b) >= like)))) {
                    add(all, stage, line(stage, one.contents().get(0)), new Version(List.of(one.speaker()), one.contents(), j), new Version(List.of(other.speaker()), other.contents(), i));
                }
            }
        }
    }

    /** "A said …; B said …", "A says …, but B …": set against each other in one sentence. */
    private static boolean against(Stage stage, Said one, Said other) {
        int s = sentence(one);
        Sentence sentence = stage.sentence(s);
        int first = other.attribution().cue().get(0).word();
        int last = one.attribution().cue().get(0).word();
        return s == sentence(other) && IntStream.range(Math.min(last, first), Math.max(first, last)).anyMatch(i -> AGAINST.has(sentence, i));
    }

    /** Whether two statements are accounts of one dispute already. */
    private static boolean disputed(List<Dispute> all, int one, int other) {
        List<String> both = List.of("S" + (one + 1), "S" + (other + 1));
        return all.stream().anyMatch(d -> d.accounts().stream().map(Dispute.Account::statement).toList().containsAll(both));
    }

    private static boolean negated(Stage stage, Said said) {
        Attribution.Position top = Statements.top(stage.text(), said.attribution().content());
        return stage.clauses().get(top.sentence()).negated(top.word());
    }

    /** Whether a statement tells what is or was, in a clause of its own, or accuses somebody of it. */
    static boolean fact(Stage stage, Said said) {
        Attribution.Position top = Statements.top(stage.text(), said.attribution().content());
        Clauses clauses = stage.clauses().get(top.sentence());
        if (said.attribution().cue().stream().anyMatch(p -> ACCUSES.has(stage.sentence(p.sentence()), p.word()))) {
            return true;
        }
        boolean finite = clauses.verb(top.word()) && !clauses.infinitive(top.word()) && !clauses.word(top.word()).pos().equals("VBG");
        return finite && said.kind() == StatementKind.SPEECH && clauses.modal(top.word()) == null;
    }

    /** The denier's own account, or null where it only denies: what is denied in words of its own, that nothing of the kind was, or what it says next. */
    private static Span own(Stage stage, int told, Denials.Denied d) {
        List<Span> claimed = stage.statements().get(told).contents();
        Span own = d.claim().stream().filter(c -> claimed.stream().noneMatch(c::overlaps)).findFirst().orElse(null);
        if (own != null || d.contrary()) {
            return own != null ? own : d.denial();
        }
        return stage.statements().stream().filter(x -> d.by().contains(x.speaker()) && sentence(x) - d.sentence() >= 0 && sentence(x) - d.sentence() <= 1)
                .map(x -> x.contents().get(0)).filter(c -> c.start() > d.denial().end() && c.length() >= ACCOUNT).findFirst().orElse(null);
    }

    /** Two rivals, near each other, who each say that the other shot first. */
    private static void firsts(Stage stage, List<Dispute> all) {
        for (int i = 0; i < stage.statements().size(); i++) {
            for (int j = 0; j < i; j++) {
                Said one = stage.statements().get(j);
                Said other = stage.statements().get(i);
                boolean near = sentence(other) - sentence(one) <= BESIDE && one.speaker() >= 0 && other.speaker() >= 0;
                if (near && !Answers.sameSide(stage.book(), one.speaker(), other.speaker()) && shoots(stage, one) && shoots(stage, other) && (first(stage, one) || first(stage, other))) {
                    add(all, stage, "who shot first", new Version(List.of(one.speaker()), one.contents(), j), new Version(List.of(other.speaker()), other.contents(), i));
                }
            }
        }
    }

    private static boolean shoots(Stage stage, Said said) {
        return said.attribution().content().stream().anyMatch(p -> SHOTS.has(stage.sentence(p.sentence()), p.word()));
    }

    private static boolean first(Stage stage, Said said) {
        return said.attribution().content().stream().anyMatch(p -> stage.sentence(p.sentence()).word(p.word()).lemma().equals("first") && !stage.sentence(p.sentence()).word(p.word()).label().matches("nmod|amod"));
    }

    private static void add(List<Dispute> all, Stage stage, String about, Version... versions) {
        all.add(new Dispute("Q" + (all.size() + 1), about, java.util.Arrays.stream(versions).map(v -> v.account(stage)).toList()));
    }

    /** The statement in which claimants say what is denied: the one that holds the claim, else the nearest before that speaks of it; −1 for none. */
    private static int told(Stage stage, List<Integer> claimants, Denials.Denied denied) {
        Span claim = denied.claim().get(0);
        int best = -1;
        for (int i = 0; i < stage.statements().size(); i++) {
            Said said = stage.statements().get(i);
            if (claimants.contains(said.speaker()) && said.contents().stream().anyMatch(c -> c.overlaps(claim))) {
                return i;
            }
            boolean before = said.contents().get(0).start() < denied.denial().start();
            if (before && claimants.contains(said.speaker()) && said.contents().stream().anyMatch(c -> Likeness.of(stage, c, claim) >= Likeness.ABOUT)) {
                best = i;
            }
        }
        return best;
    }

    /** Two sides that accuse each other within two sentences. */
    private static void accusations(Stage stage, List<Dispute> all) {
        List<Found> events = stage.events();
        for (int i = 0; i < events.size(); i++) {
            for (int j = i + 1; j < events.size() && events.get(j).sentence() - events.get(i).sentence() <= 1; j++) {
                Found a = events.get(i);
                Found b = events.get(j);
                if (blames(stage, a) && blames(stage, b) && a.status() != Status.DENIED && b.status() != Status.DENIED
                        && !sides(stage, a.actors(), b.actors()) && sides(stage, a.actors(), b.recipients()) && sides(stage, b.actors(), a.recipients())) {
                    Span first = stage.sentence(a.sentence()).span();
                    Span second = stage.sentence(b.sentence()).span();
                    boolean one = a.sentence() == b.sentence();
                    add(all, stage, "who is to blame", new Version(entities(a), List.of(one ? new Span(a.trigger().start(), Math.max(a.trigger().end(), b.trigger().start())) : first),
                            stage.statementAt(a.trigger().start())), new Version(entities(b), List.of(one ? new Span(b.trigger().start(), second.end()) : second),
                            stage.statementAt(b.trigger().start())));
                }
            }
        }
    }

    /** Whether an event is an accusation that a verb or noun tells of itself, not as a quality: not "a charged meeting". */
    private static boolean blames(Stage stage, Found event) {
        int word = stage.word(event.sentence(), event.trigger().start());
        return event.type() == EventType.ACCUSE && word >= 0 && !stage.sentence(event.sentence()).word(word).label().matches("amod|nmod|compound");
    }

    private static boolean sides(Stage stage, List<EntityBook.Member> a, List<EntityBook.Member> b) {
        return a.stream().anyMatch(x -> b.stream().anyMatch(y -> Answers.sameSide(stage.book(), x.entity(), y.entity())));
    }

    private static List<Integer> entities(Found event) {
        return event.actors().stream().map(EntityBook.Member::entity).toList();
    }

    /** Two counts of one side's forces of one kind, each by a speaker of its own, that cannot both be right. */
    private static void counts(Stage stage, List<Forces.Counted> forces, List<Dispute> all) {
        for (int i = 0; i < forces.size(); i++) {
            for (int j = i + 1; j < forces.size(); j++) {
                Forces.Counted a = forces.get(i);
                Forces.Counted b = forces.get(j);
                int first = stage.statementAt(a.span().start());
                int second = stage.statementAt(b.span().start());
                boolean same = a.entity() >= 0 && b.entity() >= 0 && Answers.sameSide(stage.book(), a.entity(), b.entity()) && a.kind().equals(b.kind());
                if (same && first >= 0 && second >= 0 && speaker(stage, first) >= 0 && speaker(stage, second) >= 0
                        && !Answers.sameSide(stage.book(), speaker(stage, first), speaker(stage, second)) && apart(a.count(), b.count()) && !disputed(all, first, second)) {
                    add(all, stage, "how many " + a.kind() + (stage.book().entry(a.entity()).kind() == EntityKind.STATE ? " of " + stage.book().entry(a.entity()).name() : ""), new Version(List.of(speaker(stage, first)), List.of(a.span()),
                            first), new Version(List.of(speaker(stage, second)), List.of(b.span()), second));
                }
            }
        }
    }

    /** Two speakers, near each other, whose counts of one thing cannot both be right; each count against the nearest one before. */
    private static void numbers(Stage stage, List<Dispute> all) {
        List<Numbers.Told> told = NUMBERS.find(stage);
        Set<List<Integer>> met = new HashSet<>();
        for (int i = 0; i < told.size(); i++) {
            for (int j = i - 1; j >= 0; j--) {
                Numbers.Told first = told.get(j);
                Numbers.Told second = told.get(i);
                boolean one = first.thing() != null && alike(first.thing(), second.thing()) && second.sentence() - first.sentence() <= (Numbers.DEAD.equals(second.thing()) ? NEAR : BESIDE)
                        && alike(first.whose(), second.whose()) && alike(first.people(), second.people());
                if (one && several(first.range()) && several(second.range()) && rivals(stage, first.speaker(), second.speaker()) && apart(first.range(), second.range())
                        && met.add(List.of(j, second.speaker()))) {
                    add(all, stage, Numbers.DEAD.equals(first.thing()) ? "how many died" : "how many " + first.thing(), new Version(List.of(first.speaker()), first.spans(),
                            first.statement()), new Version(List.of(second.speaker()), second.spans(), second.statement()));
                    break;
                }
            }
        }
    }

    private static boolean alike(String a, String b) {
        return a == null || b == null || a.equals(b);
    }

    /** Whether two speakers are not one, nor organs of one state, of which the later only knows more. */
    private static boolean rivals(Stage stage, int a, int b) {
        return a != b && !(Answers.sameSide(stage.book(), a, b) && organ(stage, a) && organ(stage, b));
    }

    private static boolean organ(Stage stage, int entity) {
        return stage.book().entry(entity).sectors().stream().anyMatch(Set.of("GOV", "MIL", "COP")::contains);
    }

    private static boolean several(Range range) {
        return range.min() == null || range.min() > 1;
    }

    /** "Puts it at a few ditches", after another has given a number: two figures for one thing. */
    private static void figures(Stage stage, List<Dispute> all) {
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            Clauses clauses = stage.clauses().get(s);
            for (int v = 0; v < stage.sentence(s).size(); v++) {
                int object = clauses.verb(v) && Phrase.is(clauses.word(v), "put") ? stage.sentence(s).child(v, "dobj") : -1;
                int at = object >= 0 && clauses.word(object).pos().equals("PRP") ? clauses.pobj(v, "at") : -1;
                List<Integer> by = at < 0 ? List.of() : stage.speakers(s, clauses.subject(v));
                int told = by.isEmpty() ? -1 : figure(stage, s, clauses.word(v).span().start(), by.get(0));
                if (told >= 0) {
                    Said said = stage.statements().get(told);
                    add(all, stage, line(stage, said.contents().get(0)), new Version(List.of(said.speaker()), said.contents(), told),
                            new Version(by, List.of(clauses.word(object).span().cover(stage.sentence(s).subtreeSpan(at))), -1));
                }
            }
        }
    }

    /** The nearest statement of another speaker before a place, in its sentence or the one before, that holds a number; −1 for none. */
    private static int figure(Stage stage, int s, int offset, int speaker) {
        for (int i = stage.statements().size() - 1; i >= 0; i--) {
            Said said = stage.statements().get(i);
            boolean near = said.contents().get(0).end() <= offset && sentence(said) >= s - 1;
            boolean number = said.attribution().content().stream().anyMatch(p -> stage.sentence(p.sentence()).word(p.word()).pos().equals("CD")
                    && !stage.clauses().get(p.sentence()).time(p.word()));
            if (near && number && said.speaker() >= 0 && said.speaker() != speaker) {
                return i;
            }
        }
        return -1;
    }

    private static int sentence(Said said) {
        return said.attribution().cue().get(0).sentence();
    }

    private static int speaker(Stage stage, int statement) {
        return stage.statements().get(statement).speaker();
    }

    private static boolean apart(Range a, Range b) {
        long most = a.max() == null ? Long.MAX_VALUE : a.max();
        long least = a.min() == null ? 0 : a.min();
        return b.min() != null && b.min() > most || b.max() != null && b.max() < least;
    }

    private static String line(Stage stage, Span claim) {
        String words = claim.of(stage.text().text()).replaceAll("\\s+", " ").strip().replaceFirst("^that ", "whether ");
        return words.length() <= LONGEST ? words : words.substring(0, words.lastIndexOf(' ', LONGEST) > 0 ? words.lastIndexOf(' ', LONGEST) : LONGEST) + " …";
    }
}

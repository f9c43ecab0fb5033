package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.language.Word;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Dispute;
import org.demarche.record.EventType;
import org.demarche.record.Range;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * Accounts that contradict each other: a claim and its denial where the claimant is known; two sides that accuse each other; two counts of the same force, or of
 * the same act's dead, that cannot both be right. All accounts are kept. Stateless, thread-safe.
 */
final class Disputes {
    private static final int LONGEST = 120;
    /** Counts that contradict each other stand no more sentences apart. */
    private static final int NEAR = 6;
    private static final WordClasses.Words DEATHS = WordClasses.load("ledger.txt").named("deaths");

    private Disputes() {
    }

    /** An account before ids are final: who, where, in which statement. */
    private record Version(List<Integer> by, List<Span> spans, int statement) {

        Dispute.Account account(Stage stage) {
            return new Dispute.Account(by.stream().map(stage.book()::id).toList(), spans, statement < 0 ? null : "S" + (statement + 1));
        }
    }

    /** All disputes, those over claims first. */
    static List<Dispute> find(Stage stage, List<Denials.Denied> denials, List<Forces.Counted> forces) {
        List<Dispute> all = new ArrayList<>();
        for (Denials.Denied d : denials) {
            List<Integer> claimants = d.claimedBy().isEmpty() ? claimants(stage, d) : d.claimedBy();
            if (!claimants.isEmpty() && !d.by().isEmpty()) {
                int told = told(stage, claimants, d);
                boolean own = told >= 0 && stage.statements().get(told).contents().stream().noneMatch(c -> d.claim().stream().anyMatch(c::overlaps));
                add(all, stage, line(stage, d.claim().get(0)), new Version(claimants, told < 0 ? d.claim() : stage.statements().get(told).contents(), told),
                        new Version(d.by(), own ? d.claim() : List.of(d.denial()), d.statement()));
            }
        }
        accusations(stage, all);
        tolls(stage, all);
        counts(stage, forces, all);
        return all;
    }

    private static void add(List<Dispute> all, Stage stage, String about, Version... versions) {
        all.add(new Dispute("Q" + (all.size() + 1), about, java.util.Arrays.stream(versions).map(v -> v.account(stage)).toList()));
    }

    /** Who accused the deniers of what they deny, told before: the accuser of the nearest event whose sentence speaks of the claim. */
    private static List<Integer> claimants(Stage stage, Denials.Denied denied) {
        for (int i = stage.events().size() - 1; i >= 0; i--) {
            Found event = stage.events().get(i);
            boolean accused = event.type() == EventType.ACCUSE && event.status() == Status.OCCURRED && event.sentence() <= denied.sentence()
                    && denied.sentence() - event.sentence() <= 6
                    && event.recipients().stream().anyMatch(r -> denied.by().stream().anyMatch(b -> Answers.sameSide(stage.book(), r.entity(), b)));
            if (accused && Likeness.of(stage, stage.sentence(event.sentence()).span(), denied.claim().get(0)) >= Likeness.ABOUT) {
                return event.actors().stream().map(EntityBook.Member::entity).toList();
            }
        }
        return List.of();
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
                if (a.type() == EventType.ACCUSE && b.type() == EventType.ACCUSE && a.status() != Status.DENIED && b.status() != Status.DENIED
                        && sides(stage, a.actors(), b.recipients()) && sides(stage, b.actors(), a.recipients())) {
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
                        && !Answers.sameSide(stage.book(), speaker(stage, first), speaker(stage, second)) && apart(a.count(), b.count())) {
                    add(all, stage, "how many " + a.kind() + " " + stage.book().entry(a.entity()).name() + " has there", new Version(List.of(speaker(stage, first)), List.of(a.span()),
                            first), new Version(List.of(speaker(stage, second)), List.of(b.span()), second));
                }
            }
        }
    }

    /** Two speakers, near each other, whose counts of the dead cannot both be right. */
    private static void tolls(Stage stage, List<Dispute> all) {
        Range[] tolls = new Range[stage.statements().size()];
        for (int i = 0; i < tolls.length; i++) {
            tolls[i] = toll(stage, stage.statements().get(i));
            for (int j = i - 1; j >= 0 && tolls[i] != null; j--) {
                Said first = stage.statements().get(j);
                Said second = stage.statements().get(i);
                boolean near = sentence(second) - sentence(first) <= NEAR;
                if (near && tolls[j] != null && several(tolls[i]) && several(tolls[j]) && first.speaker() >= 0 && second.speaker() >= 0 && first.speaker() != second.speaker() && apart(tolls[i], tolls[j])) {
                    add(all, stage, "how many died", new Version(List.of(first.speaker()), first.contents(), j), new Version(List.of(second.speaker()), second.contents(), i));
                    break;
                }
            }
        }
    }

    private static boolean several(Range range) {
        return range.min() == null || range.min() > 1;
    }

    private static int sentence(Said said) {
        return said.attribution().cue().get(0).sentence();
    }

    /** How many dead a statement counts first; null if it counts none. */
    private static Range toll(Stage stage, Said said) {
        boolean dead = said.attribution().content().stream().anyMatch(p -> DEATHS.has(stage.sentence(p.sentence()), p.word()));
        for (Attribution.Position p : dead ? said.attribution().content() : List.<Attribution.Position>of()) {
            Clauses clauses = stage.clauses().get(p.sentence());
            Word word = clauses.word(p.word());
            int head = word.head() >= 0 && word.label().matches("nmod|nummod|amod") ? word.head() : p.word();
            if (word.pos().equals("CD") && !clauses.time(head) && !clauses.time(p.word())) {
                Range range = Counts.of(clauses, head);
                if (range != null) {
                    return range;
                }
            }
        }
        return null;
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
        String words = claim.of(stage.text().text()).replaceAll("\\s+", " ").strip();
        return words.length() <= LONGEST ? words : words.substring(0, words.lastIndexOf(' ', LONGEST) > 0 ? words.lastIndexOf(' ', LONGEST) : LONGEST) + " …";
    }
}

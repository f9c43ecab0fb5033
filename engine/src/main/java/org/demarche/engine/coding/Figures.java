package org.demarche.engine.coding;

import java.util.List;
import java.util.Set;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.EntityKind;
import org.demarche.record.EventType;

/**
 * What is told in words of violence and is none: politicians attack each other in words and take provinces at polls; accidents and nature kill; what somebody is
 * asked to end is the content of the request.
 */
final class Figures {
    private static final Set<String> ARMED = Set.of("MIL", "COP", "REB", "PRM", "UAF", "SPY", "CRM");

    /** What nature and accidents are told to do, too. */
    private static final Set<EventType> NATURE = Set.of(EventType.ASSAULT, EventType.COERCE, EventType.CONCEDE);
    private static final Set<String> APART = Set.of("relcl", "acl", "advcl", "parataxis", "nsubj", "nsubjpass");
    private static final Set<String> ENDS = Vocabulary.set("ends");
    private static final Set<String> ASKS = Vocabulary.set("asks");
    /** Harm that needs no one who harms. */
    private static final Set<String> HURT = Set.of("hurt", "injure");

    private Figures() {
    }

    /** The act as it is meant: an attack in words is an accusation, a rival beaten at a poll is none (null). */
    static Found meant(Found found, Act act, Clauses clauses, WordClasses classes, EntityBook book) {
        boolean armed = found.actors().stream().map(m -> book.entry(m.entity())).anyMatch(e -> e.sectors().stream().anyMatch(ARMED::contains));
        boolean business = !found.actors().isEmpty() && found.actors().stream().allMatch(m -> book.entry(m.entity()).sectors().contains("BUS"));
        boolean unhurt = HURT.contains(clauses.word(act.trigger()).lemma()) && found.actors().isEmpty() && found.mode().isEmpty();
        if (found.type() == EventType.ASSAULT && (business || unhurt) || found.type().quad() == 4 && toEnd(clauses.top(act.words()), clauses)) {
            return null;
        }
        if (!armed && (NATURE.contains(found.type()) && speaks(clauses, classes.named("accident"))
                || found.mode().equals(List.of("seize")) && speaks(clauses, classes.named("poll")))) {
            return null;
        }
        if (found.type() != EventType.ASSAULT || found.size() != null || found.actors().isEmpty() || found.recipients().isEmpty() || act.noun()
                || !rivals(book, found.actors()) || !rivals(book, found.recipients())) {
            return found;
        }
        if (found.mode().equals(List.of("beat"))) {
            return null;
        }
        boolean figurative = classes.named("figurative").at(clauses.sentence(), act.trigger()) > 0;
        return figurative ? found.typed(EventType.ACCUSE, List.of("disapprove"), found.confidence(), "in words") : found;
    }

    /** "Demanded that they stop shelling", "urged an end to the raids". */
    private static boolean toEnd(int trigger, Clauses clauses) {
        boolean end = false;
        for (int up = trigger, step = 0; up >= 0 && step < 6; up = clauses.word(up).head(), step++) {
            end |= ENDS.contains(clauses.word(up).lemma());
            if (end && ASKS.contains(clauses.word(up).lemma())) {
                return true;
            }
            if (APART.contains(clauses.word(up).label())) {
                return false;
            }
        }
        return false;
    }

    private static boolean speaks(Clauses clauses, WordClasses.Words words) {
        for (int i = 0; i < clauses.sentence().size(); i++) {
            if (clauses.noun(i) && words.has(clauses.sentence(), i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean rivals(EntityBook book, List<EntityBook.Member> members) {
        return members.stream().map(m -> book.entry(m.entity())).allMatch(Figures::civil);
    }

    private static boolean civil(Entry entry) {
        return (entry.kind() == EntityKind.PERSON || entry.kind() == EntityKind.ORGANIZATION && entry.sectors().stream().anyMatch(Set.of("PTY", "JRN", "LEG")::contains))
                && entry.sectors().stream().noneMatch(ARMED::contains);
    }
}

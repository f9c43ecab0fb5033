package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Status;

/**
 * Whom a side deals with, where the words of its demand or offer do not say whom they are put to: the recipients of the act that the same words tell, else the
 * other side of its earlier dealings in the article, else, for a third party, the two that the article sets against each other. One article each.
 */
final class Counterparts {
    private static final List<String> BODIES = List.of("UNO", "IGO", "EUR", "NGO");
    /** One dealing with a state outweighs those with bodies that mediate. */
    private static final int STATE = 100;

    private final Stage stage;

    Counterparts(Stage stage) {
        this.stage = stage;
    }

    /**
     * Entities that a demand or offer is put to.
     *
     * @param sentence where it is told
     * @param offset   of the verb or noun that puts it
     * @param by       who puts it
     * @param asked    whether it asks something, so that a third party puts it to both sides of a quarrel
     */
    List<Integer> of(int sentence, int offset, List<Integer> by, boolean asked) {
        List<Integer> told = told(offset, by);
        if (!told.isEmpty()) {
            return told;
        }
        List<Integer> other = dealt(sentence, offset, by);
        return other.isEmpty() && asked ? quarrel(sentence, by) : other;
    }

    /** The recipients of the event that a word triggers. */
    private List<Integer> told(int offset, List<Integer> by) {
        return stage.events().stream().filter(e -> e.trigger().contains(offset) && !e.symmetric())
                .flatMap(e -> e.recipients().stream()).map(EntityBook.Member::entity).filter(e -> !by.contains(e) && stage.book().entry(e).code() != null
                && !stage.book().entry(e).sectors().contains("JUD")).distinct().toList();
    }

    /** The side that a side had most to do with before, states before bodies, the last one of those named as often. */
    private List<Integer> dealt(int sentence, int offset, List<Integer> by) {
        Map<String, List<Integer>> last = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Found event : stage.events()) {
            List<Integer> other = event.sentence() <= sentence && event.trigger().start() < offset ? otherSide(event, by) : List.of();
            if (!other.isEmpty()) {
                String code = stage.book().entry(other.get(0)).code();
                last.remove(code);
                last.put(code, other);
                times.merge(code, BODIES.contains(code) ? 1 : STATE, Integer::sum);
            }
        }
        return last.entrySet().stream().reduce((a, b) -> times.get(a.getKey()) > times.get(b.getKey()) ? a : b).map(Map.Entry::getValue).orElse(List.of());
    }

    /** Whoever stands on the other side of an act from a side; empty where the side has no part in it. */
    private List<Integer> otherSide(Found event, List<Integer> by) {
        boolean actor = event.actors().stream().anyMatch(m -> on(m.entity(), by));
        boolean recipient = event.recipients().stream().anyMatch(m -> on(m.entity(), by));
        return actor ? others(event.symmetric() ? event.actors() : event.recipients(), by) : recipient ? others(event.actors(), by) : List.of();
    }

    /** The two countries that acts of conflict up to a sentence name most, by their first entity. */
    List<Integer> quarrel(int sentence, List<Integer> by) {
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Found event : stage.events()) {
            if (event.sentence() <= sentence && event.type().quad() > 2 && event.status() != Status.DENIED) {
                List<EntityBook.Member> all = new ArrayList<>(event.actors());
                all.addAll(event.recipients());
                for (int entity : others(all, by)) {
                    first.putIfAbsent(stage.book().entry(entity).code(), entity);
                    times.merge(stage.book().entry(entity).code(), 1, Integer::sum);
                }
            }
        }
        return first.keySet().stream().sorted(Comparator.comparingInt((String c) -> -times.get(c))).limit(2).map(first::get).sorted().toList();
    }

    private List<Integer> others(List<EntityBook.Member> members, List<Integer> by) {
        return members.stream().map(EntityBook.Member::entity).filter(e -> stage.book().entry(e).code() != null && !on(e, by)).distinct().toList();
    }

    private boolean on(int entity, List<Integer> by) {
        return by.stream().anyMatch(b -> Answers.sameSide(stage.book(), b, entity));
    }
}

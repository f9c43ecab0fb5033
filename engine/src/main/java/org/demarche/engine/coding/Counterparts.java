package org.demarche.engine.coding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.DemandKind;
import org.demarche.record.EntityKind;
import org.demarche.record.Status;

/**
 * Whom a side deals with, where the words of its demand or offer do not say whom they are put to: the recipients of the act that the same words tell, else the
 * other side of its earlier dealings in the article, else, for a third party, the two that the article sets against each other. One article each.
 */
final class Counterparts {
    private static final List<String> BODIES = List.of("UNO", "IGO", "EUR", "NGO");
    /** One dealing with a state outweighs those with bodies that mediate. */
    private static final int STATE = 100;
    /** Whoever deals with a side only later does so no more sentences after. */
    private static final int NEXT = 2;

    private final Stage stage;

    Counterparts(Stage stage) {
        this.stage = stage;
    }

    /** Entities that a demand or offer is put to; a third party puts what it asks or proposes to both sides of a quarrel. */
    List<Integer> of(Demands.Item item) {
        List<Integer> told = told(item);
        if (!told.isEmpty()) {
            return told;
        }
        List<Integer> two = quarrel(item.sentence(), List.of());
        boolean third = two.size() == 2 && two.stream().noneMatch(e -> stage.on(e, item.by()));
        if (third && (item.kind() == DemandKind.OFFER || item.kind() == DemandKind.PROPOSAL)) {
            return two;
        }
        List<Integer> other = dealt(item.sentence(), item.word(), item.by());
        if (other.isEmpty() || BODIES.contains(stage.code(other.get(0)))) {
            List<Integer> adversary = adversary(item.sentence(), item.by());
            other = adversary.isEmpty() ? other : adversary;
        }
        other = other.isEmpty() && asks(item) ? quarrel(item.sentence(), item.by()) : other;
        return other.isEmpty() ? after(item) : other;
    }

    /** Whoever deals with a side right after, in the same sentence or the next ones. */
    private List<Integer> after(Demands.Item item) {
        return stage.events().stream().filter(e -> e.trigger().start() > item.word() && e.sentence() - item.sentence() <= NEXT)
                .map(e -> otherSide(e, item.by())).filter(o -> !o.isEmpty()).findFirst().orElse(List.of());
    }

    /** The recipients of the event that puts the item; not those of whom only its own words speak ("demanded the release of three divers"), but for an offer, promise or threat. */
    private List<Integer> told(Demands.Item item) {
        List<EntityBook.Member> all = stage.events().stream().filter(e -> e.trigger().contains(item.word()) && !e.symmetric()).flatMap(e -> e.recipients().stream())
                .filter(m -> asked(m.entity(), item.by())).toList();
        List<EntityBook.Member> outside = all.stream().filter(m -> item.spans().stream().noneMatch(m.span()::overlaps)
                && item.condition().stream().noneMatch(m.span()::overlaps)).toList();
        return (outside.isEmpty() && !asks(item) ? all : outside).stream().map(EntityBook.Member::entity).distinct().toList();
    }

    /** Whether something can be put to an entity: not to a side's own state, nor to a court or somebody of no country. */
    private boolean asked(int entity, List<Integer> by) {
        Entry entry = stage.book().entry(entity);
        boolean own = by.contains(entity) || entry.kind() == EntityKind.STATE && stage.on(entity, by);
        return !own && entry.code() != null && !entry.sectors().contains("JUD");
    }

    private static boolean asks(Demands.Item item) {
        return item.kind() == DemandKind.DEMAND || item.kind() == DemandKind.PROPOSAL;
    }

    /** The other of the two sides that the article sets against each other, for one of them. */
    private List<Integer> adversary(int sentence, List<Integer> by) {
        List<Integer> two = quarrel(sentence, List.of());
        return two.size() == 2 && two.stream().anyMatch(e -> stage.on(e, by)) ? two.stream().filter(e -> !stage.on(e, by)).toList() : List.of();
    }

    /** The side that a side had most to do with before, states before bodies, the last one of those named as often. */
    private List<Integer> dealt(int sentence, int offset, List<Integer> by) {
        Map<String, List<Integer>> last = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Found event : stage.events()) {
            List<Integer> other = event.sentence() <= sentence && event.trigger().start() < offset ? otherSide(event, by) : List.of();
            if (!other.isEmpty()) {
                String code = stage.code(other.get(0));
                last.remove(code);
                last.put(code, other);
                times.merge(code, BODIES.contains(code) ? 1 : STATE, Integer::sum);
            }
        }
        return last.entrySet().stream().reduce((a, b) -> times.get(a.getKey()) > times.get(b.getKey()) ? a : b).map(Map.Entry::getValue).orElse(List.of());
    }

    /** Whoever stands on the other side of an act from a side; empty where the side has no part in it. */
    private List<Integer> otherSide(Found event, List<Integer> by) {
        boolean actor = event.actors().stream().anyMatch(m -> stage.on(m.entity(), by));
        boolean recipient = event.recipients().stream().anyMatch(m -> stage.on(m.entity(), by));
        return actor ? others(event.symmetric() ? event.actors() : event.recipients(), by) : recipient ? others(event.actors(), by) : List.of();
    }

    /** The two countries that acts of conflict up to a sentence set against each other most, else those that they name most, by their first entity, a government's before others. */
    List<Integer> quarrel(int sentence, List<Integer> by) {
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        Map<List<String>, Integer> pairs = new LinkedHashMap<>();
        for (Found event : stage.events()) {
            if (event.sentence() <= sentence && event.type().quad() > 2 && event.status() != Status.DENIED) {
                List<Integer> actors = others(event.actors(), by);
                List<Integer> recipients = others(event.recipients(), by);
                for (int entity : Stream.concat(actors.stream(), recipients.stream()).toList()) {
                    first.merge(stage.code(entity), entity, (old, next) -> official(old) || !official(next) ? old : next);
                    times.merge(stage.code(entity), 1, Integer::sum);
                }
                for (int actor : actors) {
                    recipients.stream().filter(r -> !stage.code(r).equals(stage.code(actor))).map(r -> Stream.of(stage.code(actor), stage.code(r)).sorted().toList()).distinct()
                            .forEach(p -> pairs.merge(p, 1, Integer::sum));
                }
            }
        }
        List<String> most = pairs.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a).map(Map.Entry::getKey).orElse(List.of());
        Stream<String> codes = most.isEmpty() ? first.keySet().stream().sorted(Comparator.comparingInt((String c) -> -times.get(c))).limit(2) : most.stream();
        return codes.map(first::get).toList();
    }

    /** Whether an entity is a state or of its government. */
    boolean official(int entity) {
        Entry entry = stage.book().entry(entity);
        return entry.kind() == EntityKind.STATE || entry.sectors().contains("GOV");
    }

    private List<Integer> others(List<EntityBook.Member> members, List<Integer> by) {
        return members.stream().map(EntityBook.Member::entity).filter(e -> stage.code(e) != null && !stage.on(e, by)).distinct().toList();
    }
}

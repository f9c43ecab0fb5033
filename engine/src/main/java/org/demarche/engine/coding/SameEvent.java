package org.demarche.engine.coding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.EntityKind;
import org.demarche.record.EventMention;
import org.demarche.record.EventType;
import org.demarche.record.Resolution;
import org.demarche.record.Size;
import org.demarche.record.Status;

/** Joins the places of one article that tell one occurrence into one event. */
final class SameEvent {
    /** Modes of violence that are acts of their own beside an attack. */
    private static final Set<String> BY_HAND = Set.of("abduct", "beat", "destroy", "primitive", "sexual", "torture");

    /** How many sentences behind a meeting one of its sides may be told to have met, and it is the same meeting: "after nearly eight hours of talks". */
    private static final int NEAR = 3;

    private SameEvent() {
    }

    /** The events of an article in order of their best sentence, one for each occurrence. */
    static List<Found> join(List<Found> found, EntityBook book) {
        List<Found> all = new ArrayList<>();
        for (Found next : found) {
            int at = -1;
            for (int i = all.size() - 1; i >= 0 && at < 0; i--) {
                if (same(all.get(i), next, book)) {
                    at = i;
                }
            }
            if (at < 0) {
                all.add(next);
            } else {
                all.set(at, merge(all.get(at), next));
            }
        }
        return all;
    }

    private static boolean same(Found a, Found b, EntityBook book) {
        if (a.type() != b.type() || (a.status() == Status.DENIED) != (b.status() == Status.DENIED) || !dates(a, b)) {
            return false;
        }
        if (a.sentence() == b.sentence() && (a.type() == EventType.CONSULT ? met(a, b) : a.type() == EventType.ASSAULT && hit(a, b))) {
            return true;
        }
        if (a.type() == EventType.CONSULT && union(b).size() == 1 && union(a).size() > 1 && b.sentence() - a.sentence() <= NEAR && within(b, a)) {
            return true;
        }
        if (!modes(a, b)) {
            return false;
        }
        if (a.sentence() == b.sentence() && a.trigger().equals(b.trigger())) {
            return true;
        }
        if (a.symmetric() && b.symmetric()) {
            return sides(union(a), union(b), book) && (a.actors().size() > 1 && b.actors().size() > 1 || covers(union(a), union(b)));
        }
        boolean actors = a.type().quad() % 2 == 0 ? sides(numbers(a.actors()), numbers(b.actors()), book)
                : covers(numbers(a.actors()), numbers(b.actors())) && !a.actors().isEmpty() && !b.actors().isEmpty();
        boolean recipients = a.recipients().isEmpty() || b.recipients().isEmpty() ? a.recipients().size() + b.recipients().size() > 0
                || a.type().quad() % 2 == 0 : sides(numbers(a.recipients()), numbers(b.recipients()), book);
        return actors && recipients;
    }

    /** Whether two words of a sentence tell one meeting: "met …, eight hours of talks": all sides of the one are sides of the other. */
    private static boolean met(Found a, Found b) {
        return within(a, b) || within(b, a);
    }

    private static boolean within(Found few, Found many) {
        List<EntityBook.Member> all = Stream.concat(many.actors().stream(), many.recipients().stream()).toList();
        return Stream.concat(few.actors().stream(), few.recipients().stream())
                .allMatch(f -> all.stream().anyMatch(m -> m.entity() == f.entity() || m.span().overlaps(f.span())));
    }

    /** Whether two words of a sentence tell one attack and its toll: "struck a market, killing nine": the same attackers, no two tolls, no two ways of harm by hand. */
    private static boolean hit(Found a, Found b) {
        boolean toll = a.size() == null != (b.size() == null) || a.size() != null && a.size().equals(b.size());
        return toll && !a.actors().isEmpty() && numbers(a.actors()).equals(numbers(b.actors())) && (modes(a, b) || !byHand(a) && !byHand(b));
    }

    private static boolean byHand(Found found) {
        return found.mode().stream().anyMatch(BY_HAND::contains);
    }

    private static boolean modes(Found a, Found b) {
        return a.mode().isEmpty() || b.mode().isEmpty() || a.mode().stream().anyMatch(b.mode()::contains);
    }

    private static boolean dates(Found a, Found b) {
        if (a.date() == null || b.date() == null || !a.dated() && !b.dated()) {
            return true;
        }
        if (a.resolution() == Resolution.DAY && b.resolution() == Resolution.DAY) {
            long days = Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(a.date()), LocalDate.parse(b.date())));
            return days == 0 || days == 1 && !(a.dated() && b.dated());
        }
        return a.date().startsWith(b.date().substring(0, 4)) && a.background() == b.background();
    }

    private static Set<Integer> numbers(List<EntityBook.Member> members) {
        Set<Integer> all = new LinkedHashSet<>();
        members.forEach(m -> all.add(m.entity()));
        return all;
    }

    private static Set<Integer> union(Found found) {
        Set<Integer> all = numbers(found.actors());
        all.addAll(numbers(found.recipients()));
        return all;
    }

    private static boolean covers(Set<Integer> a, Set<Integer> b) {
        return a.containsAll(b) || b.containsAll(a);
    }

    /** Whether one side is the other: the same entities, some of them, or a state for its own people in office. */
    private static boolean sides(Set<Integer> a, Set<Integer> b, EntityBook book) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        if (covers(a, b)) {
            return true;
        }
        Set<Integer> few = a.size() <= b.size() ? a : b;
        Set<Integer> many = few == a ? b : a;
        return few.stream().allMatch(x -> many.contains(x) || many.stream().anyMatch(y -> official(book.entry(x), book.entry(y))));
    }

    private static boolean official(Entry a, Entry b) {
        boolean government = a.sectors().contains("GOV") && b.sectors().contains("GOV");
        return government && (state(a) || state(b)) && a.code() != null && Objects.equals(a.code(), b.code());
    }

    /** A state as such: its name, its people's name, its capital or palace that acts. */
    private static boolean state(Entry entry) {
        return entry.kind() == EntityKind.STATE
                || entry.kind() != EntityKind.PERSON && entry.office() == null && entry.sectors().equals(List.of("GOV")) && entry.name().indexOf(' ') < 0;
    }

    private static Found merge(Found a, Found b) {
        boolean better = score(b) > score(a);
        Found best = better ? b : a;
        Found other = better ? a : b;
        List<EventMention> mentions = new ArrayList<>(a.mentions());
        b.mentions().stream().filter(m -> !mentions.contains(m)).forEach(mentions::add);
        boolean dated = best.dated() || !other.dated();
        Size size = size(best.size(), other.size());
        return new Found(best.sentence(), best.trigger(), best.type(), best.mode().isEmpty() ? other.mode() : best.mode(), best.context().isEmpty()
                ? other.context() : best.context(), best.cameo(), best.symmetric(), best.actors().isEmpty() ? other.actors() : best.actors(),
                best.recipients().isEmpty() && !best.symmetric() ? other.recipients() : best.recipients(), mentions, a.background() && b.background(),
                best.status(), dated ? best.date() : other.date(), dated ? best.resolution() : other.resolution(), best.dated() || other.dated(),
                best.location() == null ? other.location() : best.location(), size, Math.max(a.confidence(), b.confidence()), best.why());
    }

    private static Size size(Size a, Size b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return new Size(a.dead() == null ? b.dead() : a.dead(), a.injured() == null ? b.injured() : a.injured(), a.arrested() == null ? b.arrested() : a.arrested());
    }

    private static double score(Found f) {
        return f.confidence() + (f.background() ? 0 : 0.2) + 0.1 * Math.min(3, f.actors().size() + f.recipients().size()) + (f.dated() ? 0.1 : 0);
    }
}

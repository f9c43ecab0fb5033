package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.EventType;

/**
 * Towards whom an act is whose own clause names nobody: whoever did what it answers to. "The rebels asked for talks; the president refused" refuses the rebels.
 */
final class Directed {
    /** Types that are almost never told without somebody to whom they are done. */
    static final Set<EventType> WANTS = EnumSet.of(EventType.REJECT, EventType.AGREE, EventType.CONCEDE, EventType.ACCUSE, EventType.SUPPORT, EventType.AID,
            EventType.SANCTION, EventType.THREATEN, EventType.REQUEST);
    /** How many sentences back an act may be answered. */
    private static final int REACH = 2;

    private Directed() {
    }

    /**
     * The events of a sentence, with recipients from the others where they lack them.
     *
     * @param own     events of the sentence in text order
     * @param earlier events of the sentences before
     */
    static List<Found> complete(List<Found> own, List<Found> earlier, EntityBook book) {
        List<Found> all = new ArrayList<>(own);
        for (int i = 0; i < all.size(); i++) {
            Found f = all.get(i);
            if (!WANTS.contains(f.type()) || !f.recipients().isEmpty() || f.actors().isEmpty() || f.mutual()) {
                continue;
            }
            Found cause = cause(f, all, i, earlier, book);
            if (cause != null) {
                all.set(i, f.towards(others(cause.actors(), f), f.confidence(), "answers " + cause.type()));
            }
        }
        return all;
    }

    private static Found cause(Found f, List<Found> own, int at, List<Found> earlier, EntityBook book) {
        for (int k = at - 1; k >= 0; k--) {
            if (answers(f, own.get(k), book)) {
                return own.get(k);
            }
        }
        for (int k = at + 1; k < own.size(); k++) {
            if (answers(f, own.get(k), book)) {
                return own.get(k);
            }
        }
        for (int k = earlier.size() - 1; k >= 0 && earlier.get(k).sentence() >= f.sentence() - REACH; k--) {
            if (answers(f, earlier.get(k), book)) {
                return earlier.get(k);
            }
        }
        return null;
    }

    /** Whether an act may answer another: one that somebody else did to whoever acts now; of praise seven in ten on the train part are not answered. */
    private static boolean answers(Found f, Found cause, EntityBook book) {
        if (cause.type() == EventType.SUPPORT || others(cause.actors(), f).size() != cause.actors().size() || !Sides.political(book, cause.actors())) {
            return false;
        }
        return cause.recipients().stream().anyMatch(r -> f.actors().stream().anyMatch(a -> same(a, r, book)));
    }

    private static boolean same(EntityBook.Member a, EntityBook.Member b, EntityBook book) {
        String code = book.entry(a.entity()).code();
        return a.entity() == b.entity() || code != null && code.length() == 3 && code.equals(book.entry(b.entity()).code());
    }

    private static List<EntityBook.Member> others(List<EntityBook.Member> members, Found f) {
        return members.stream().filter(m -> f.actors().stream().noneMatch(a -> a.entity() == m.entity())).toList();
    }
}

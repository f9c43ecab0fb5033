package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.EventType;

/**
 * Who met on whose ground. All who meet are actors, but for a visit, which has a host. Whoever meets another in the other's country is the visitor, but not where
 * both are told to meet there; on other ground it is a third party's; three or more meet multilaterally; a call has no ground.
 */
final class Meeting {
    private static final Set<String> CALL = Vocabulary.set("call");
    private static final Set<String> BODIES = Set.of("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC");

    private Meeting() {
    }

    /** The event with its mode and sides as the ground tells them; other events, and those whose mode the text tells, as they are. */
    static Found placed(Found event, Act act, Clauses clauses, EntityBook book) {
        if (event.type() != EventType.CONSULT || event.mode().contains("visit")) {
            return event;
        }
        Found found = mutual(event);
        if (found.actors().size() < 2 || !found.mode().isEmpty()) {
            return found;
        }
        for (int i = 0; i < clauses.sentence().size(); i++) {
            if (CALL.contains(clauses.word(i).lemma()) && Math.abs(i - act.trigger()) < 12 && clauses.sentence().dominates(act.trigger(), i)) {
                return found.met(List.of("phone"), found.actors(), List.of());
            }
        }
        List<String> codes = found.actors().stream().map(a -> book.entry(a.entity()).code()).toList();
        if (found.actors().size() > 2) {
            return found.met(List.of("multilateral"), found.actors(), List.of());
        }
        String ground = found.location() == null ? null : found.location().code();
        if (ground == null || codes.contains(null) || Objects.equals(codes.get(0), codes.get(1))) {
            return found;
        }
        int host = codes.indexOf(ground);
        if (host >= 0 && found.actors().stream().allMatch(a -> a.span().start() < event.trigger().start())) {
            // "The two presidents met in Kiev": nobody is told to have gone to the other
            return found;
        }
        if (host >= 0) {
            List<EntityBook.Member> guests = new ArrayList<>(found.actors());
            EntityBook.Member at = guests.remove(host);
            return found.met(List.of("visit"), guests, List.of(at));
        }
        return codes.stream().allMatch(BODIES::contains) ? found : found.met(List.of("third-party"), found.actors(), List.of());
    }

    /** The meeting with the one to whom it seems done as one who meets; whoever is only named beside two who meet takes no part. */
    private static Found mutual(Found found) {
        if (found.recipients().isEmpty() || found.actors().isEmpty()) {
            return found;
        }
        List<EntityBook.Member> all = new ArrayList<>(found.actors());
        if (all.size() == 1) {
            all.addAll(found.recipients());
        }
        return found.met(found.mode(), all, List.of());
    }
}

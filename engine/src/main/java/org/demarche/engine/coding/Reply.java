package org.demarche.engine.coding;

import java.util.List;
import java.util.Set;
import org.demarche.record.Answer;
import org.demarche.record.DemandKind;
import org.demarche.record.Span;

/**
 * Words or an act that answer what was put on the table. Immutable.
 *
 * @param answer     what they say to it
 * @param sentence   where they stand
 * @param verb       word that answers, −1 for none
 * @param words      what shows it
 * @param by         entities that answer; empty where unknown
 * @param object     what it is about; null where it stands alone: "Belgrade refused"
 * @param demandNoun whether it is about a "demand", an "offer" or a pronoun for one
 * @param term       whether it is about a deadline
 * @param kinds      what it can be an answer to: a "demand" is no offer
 * @param owner      entities whose demand or offer it is, where its words say so
 * @param which      of several items put together those that it is about, from 0 on, from −1 back for the last; empty for all
 */
record Reply(Answer answer, int sentence, int verb, Span words, List<Integer> by, Span object, boolean demandNoun, boolean term, Set<DemandKind> kinds, List<Integer> owner, List<Integer> which) {
    /** What answers anything. */
    static final Set<DemandKind> ALL = Set.of(DemandKind.values());

    /** Words or an act that stand alone and answer all that was put. */
    static Reply alone(Answer answer, int sentence, int verb, Span words, List<Integer> by) {
        return new Reply(answer, sentence, verb, words, by, null, false, false, ALL, List.of(), List.of());
    }

    /** Words or an act that are about a thing in its own words. */
    static Reply on(Answer answer, int sentence, int verb, Span words, List<Integer> by, Span object) {
        return new Reply(answer, sentence, verb, words, by, object, false, false, ALL, List.of(), List.of());
    }

    /** Whether it is about the item at a place among so many put together. */
    boolean about(int place, int of) {
        return which.isEmpty() || which.contains(place) || which.contains(place - of);
    }
}

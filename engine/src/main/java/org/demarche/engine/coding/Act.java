package org.demarche.engine.coding;

import java.util.List;
import org.demarche.record.EventType;
import org.demarche.record.Status;

/**
 * An act that one sentence tells: heads of words, not yet entities. Immutable.
 *
 * @param trigger    index of the word that names the act
 * @param words      all words that name it, ascending, the trigger's own included
 * @param type       what it is
 * @param mode       mode of the type, or null
 * @param cameo      CAMEO code
 * @param symmetric  whether all sides are actors
 * @param actors     head words of those who did it
 * @param recipients head words of those it was done to
 * @param status     how it happened; null where nothing but the tense tells
 * @param noun       whether a noun names it
 * @param weak       whether a side is no known entity or the act is only named in passing
 * @param open       whether it is an act only towards somebody whom its own clause does not name
 * @param why        the patterns that found it
 */
record Act(int trigger, List<Integer> words, EventType type, String mode, String cameo, boolean symmetric, List<Integer> actors,
           List<Integer> recipients, Status status, boolean noun, boolean weak, boolean open, String why) {

    Act {
        words = List.copyOf(words);
        actors = List.copyOf(actors);
        recipients = List.copyOf(recipients);
    }

    Act with(EventType newType, String newMode, String newCameo, String reason) {
        return new Act(trigger, words, newType, newMode, newCameo, false, actors, recipients, status, noun, weak, open, reason + " > " + why);
    }

    Act mode(String newMode) {
        return new Act(trigger, words, type, newMode, java.util.Objects.equals(mode, newMode) ? cameo : Cameo.of(type, newMode == null ? List.of() : List.of(newMode)),
                symmetric, actors, recipients, status, noun, weak, open, why);
    }

    Act with(Status newStatus) {
        return new Act(trigger, words, type, mode, cameo, symmetric, actors, recipients, newStatus, noun, weak, open, why);
    }

    Act sides(List<Integer> newActors, List<Integer> newRecipients) {
        return new Act(trigger, words, type, mode, cameo, symmetric, newActors, newRecipients, status, noun, weak, open, why);
    }

    Act at(int newTrigger, List<Integer> newWords) {
        return new Act(newTrigger, newWords, type, mode, cameo, symmetric, actors, recipients, status, noun, weak, open, why);
    }

    Act mutual() {
        return new Act(trigger, words, type, mode, cameo, true, actors, recipients, status, noun, weak, open, why);
    }

    Act asymmetric() {
        return new Act(trigger, words, type, mode, cameo, false, actors, recipients, status, noun, weak, open, why);
    }

    Act weakened() {
        return new Act(trigger, words, type, mode, cameo, symmetric, actors, recipients, status, noun, true, open, why);
    }
}

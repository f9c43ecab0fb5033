package org.demarche.engine.coding;

import java.util.List;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.EventContext;
import org.demarche.record.EventMention;
import org.demarche.record.EventType;
import org.demarche.record.Location;
import org.demarche.record.Resolution;
import org.demarche.record.Size;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * An event with its sides as numbers of the article's book, before the record's ids are final. Immutable.
 *
 * @param sentence   index of the sentence that tells it best
 * @param trigger    words that name the act there
 * @param type       what it is
 * @param mode       modes, most specific first
 * @param context    why
 * @param cameo      CAMEO code
 * @param symmetric  whether all sides are actors
 * @param actors     who
 * @param recipients to whom
 * @param mentions   every place that tells it
 * @param background recalled in passing
 * @param status     how it happened
 * @param date       ISO day, or null
 * @param resolution of the date, or null
 * @param dated      whether the text names the date itself
 * @param location   where, or null
 * @param size       people, or null
 * @param confidence 0 to 1
 * @param why        one line for people
 */
record Found(int sentence, Span trigger, EventType type, List<String> mode, List<EventContext> context, String cameo, boolean symmetric,
             List<EntityBook.Member> actors, List<EntityBook.Member> recipients, List<EventMention> mentions, boolean background, Status status,
             String date, Resolution resolution, boolean dated, Location location, Size size, double confidence, String why) {

    /** The same act as another type. */
    Found typed(EventType newType, List<String> newMode, double newConfidence, String reason) {
        return new Found(sentence, trigger, newType, newMode, context, Cameo.of(newType, newMode), newType == EventType.CONSULT && symmetric, actors, recipients,
                mentions, background, status, date, resolution, dated, location, size, newConfidence, why + "; " + reason);
    }

    /** The same with these recipients. */
    Found towards(List<EntityBook.Member> newRecipients, double newConfidence, String reason) {
        return new Found(sentence, trigger, type, mode, context, cameo, symmetric, actors, newRecipients, mentions, background, status, date, resolution, dated,
                location, size, newConfidence, why + "; " + reason);
    }

    /** Whether several did it with each other. */
    boolean mutual() {
        return (symmetric || type == EventType.COOPERATE || type == EventType.AGREE) && actors.size() > 1;
    }

    /** The same done by these. */
    Found by(List<EntityBook.Member> newActors, String reason) {
        return new Found(sentence, trigger, type, mode, context, cameo, symmetric, newActors, recipients, mentions, background, status, date, resolution, dated,
                location, size, confidence, why + "; " + reason);
    }

    /** The same meeting with another mode and sides. */
    Found met(List<String> newMode, List<EntityBook.Member> newActors, List<EntityBook.Member> newRecipients) {
        return new Found(sentence, trigger, type, newMode, context, Cameo.of(type, newMode), newRecipients.isEmpty() && symmetric, newActors, newRecipients, mentions,
                background, status, date, resolution, dated, location, size, confidence, why);
    }
}

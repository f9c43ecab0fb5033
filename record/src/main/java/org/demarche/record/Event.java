package org.demarche.record;

import java.util.List;

/**
 * One act of one or more actors towards none or more recipients.
 *
 * @param id             unique in the record: E1, E2 …
 * @param event          the type
 * @param mode           modes of the type, most specific first; often empty
 * @param context        why, or in what field of life
 * @param cameo          CAMEO code, two to four digits
 * @param actor          entity ids of those who did it
 * @param recipient      entity ids of those it was done to
 * @param actorSpans     one span for each actor, in the same order
 * @param recipientSpans one span for each recipient, in the same order
 * @param trigger        the words that name the act where it is told best
 * @param sentence       index of that sentence
 * @param mentions       every place that tells the same act, the best one included
 * @param background     recalled in passing, not what the article is about
 * @param status         how it happened
 * @param date           ISO day, or null where unknowable
 * @param dateResolution how exactly the date is known; null with the date
 * @param eventLoc       where, or null
 * @param quadCode       1 to 4, the type's
 * @param eventScale     PLOVER score, −10 to +10
 * @param size           people killed, hurt, arrested, or null
 * @param confidence     0 to 1
 * @param attributedTo   id of the statement that reports it, or null
 * @param why            one line for people: the pattern or model evidence behind this event
 */
public record Event(String id, EventType event, List<String> mode, List<EventContext> context, String cameo, List<String> actor,
                    List<String> recipient, List<Span> actorSpans, List<Span> recipientSpans, Span trigger, int sentence,
                    List<EventMention> mentions, boolean background, Status status, String date, Resolution dateResolution,
                    Location eventLoc, int quadCode, double eventScale, Size size, double confidence, String attributedTo, String why) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a list is missing, if members and spans differ in number, or the confidence is not in 0..1
     */
    public Event {
        mode = Lists.copy("mode", mode);
        context = Lists.copy("context", context);
        actor = Lists.copy("actor", actor);
        recipient = Lists.copy("recipient", recipient);
        actorSpans = Lists.copy("actor_spans", actorSpans);
        recipientSpans = Lists.copy("recipient_spans", recipientSpans);
        mentions = Lists.copy("mentions", mentions);
        if (actor.size() != actorSpans.size() || recipient.size() != recipientSpans.size()) {
            throw new IllegalArgumentException("event " + id + ": one span for each actor and recipient");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("event " + id + ": confidence " + confidence);
        }
    }
}

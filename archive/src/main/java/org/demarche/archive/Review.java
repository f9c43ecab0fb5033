package org.demarche.archive;

import java.util.List;
import org.demarche.record.EventType;
import org.demarche.record.Status;

/**
 * A person's judgement of one coded event, statement or demand.
 *
 * @param articleId  the article
 * @param eventId    the event, statement or demand in it
 * @param verdict    what was found
 * @param event      the right type; null unless corrected
 * @param status     the right status; null unless corrected
 * @param actors     entity ids of the right actors; empty unless corrected
 * @param recipients entity ids of the right recipients; empty unless corrected
 * @param note       a remark, or null
 * @param reviewer   who judged, not blank
 */
public record Review(String articleId, String eventId, Verdict verdict, EventType event, Status status, List<String> actors, List<String> recipients,
                     String note, String reviewer) {

    /** What a reviewer found. */
    public enum Verdict {
        /** It is right as coded. */
        ACCEPTED,
        /** There is an event, coded wrongly. */
        CORRECTED,
        /** There is no such event, statement or demand. */
        REJECTED
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the reviewer is blank or a correction lacks type or status
     */
    public Review {
        actors = List.copyOf(actors);
        recipients = List.copyOf(recipients);
        if (reviewer == null || reviewer.isBlank()) {
            throw new IllegalArgumentException("a review needs a reviewer");
        }
        if (verdict == Verdict.CORRECTED && (event == null || status == null)) {
            throw new IllegalArgumentException("a correction needs a type and a status");
        }
    }
}

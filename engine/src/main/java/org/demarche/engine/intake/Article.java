package org.demarche.engine.intake;

import java.time.LocalDate;
import java.util.List;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Span;

/**
 * An article as it was read.
 *
 * @param id              unique among the inputs of a run
 * @param url             address, or null
 * @param title           headline, or null
 * @param byline          authors as printed, or null
 * @param published       ISO date or date-time, or null
 * @param publishedFrom   where that was found, or null
 * @param publishedReason why there is no date; null where there is one
 * @param publisher       who published it, or null
 * @param language        ISO 639-1, or null where the text is too short to tell
 * @param text            body; paragraphs separated by one blank line for pages, exactly as given for JSON Lines
 * @param pairs           what the input asks about; null when nothing
 */
public record Article(String id, String url, String title, String byline, String published, PublishedFrom publishedFrom,
                      String publishedReason, String publisher, String language, String text, List<Pair> pairs) {

    /** Copies the list. */
    public Article {
        pairs = pairs == null ? null : List.copyOf(pairs);
    }

    /** The same article, published on a day that the user gives. */
    Article published(LocalDate day) {
        return new Article(id, url, title, byline, day.toString(), PublishedFrom.OPTION, null, publisher, language, text, pairs);
    }

    /**
     * Two sides that the input asks about.
     *
     * @param actor     where the first is named, or null
     * @param recipient where the second is named, or null
     */
    public record Pair(Span actor, Span recipient) {
    }
}

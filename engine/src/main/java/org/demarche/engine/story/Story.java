package org.demarche.engine.story;

import java.time.LocalDate;
import java.util.List;

/**
 * Articles on one happening over days. Immutable.
 *
 * @param id       id of the article that opened it
 * @param title    the lead's heading
 * @param first    first day, or null if no article has a date
 * @param last     last day, or null
 * @param lead     the article that tells most of what the others tell, copies left out; the earliest of equals
 * @param timeline the days that have articles, in order, undated articles at the end
 * @param sources  publishers in the order of their first article
 */
public record Story(String id, String title, LocalDate first, LocalDate last, String lead, List<Day> timeline, List<String> sources) {

    /** Copies the lists. */
    public Story {
        timeline = List.copyOf(timeline);
        sources = List.copyOf(sources);
    }

    /**
     * A day of a story.
     *
     * @param day      the day, or null
     * @param heading  heading of the article that tells most of the day
     * @param articles ids, that article first
     */
    public record Day(LocalDate day, String heading, List<String> articles) {

        /** Copies the list. */
        public Day {
            articles = List.copyOf(articles);
        }
    }
}

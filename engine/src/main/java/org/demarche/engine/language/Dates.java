package org.demarche.engine.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.demarche.record.DateMention;

/**
 * Finds the dates that a text names and resolves them on the day of publication.
 *
 * <p>Dates in all usual English forms ("Jan. 31, 2022", "31 January", "2022-01-31", "in March 2014", "the 2014 annexation"), days of the week
 * ("on Tuesday" looks back unless its verb is still to come), steps from the day of publication ("yesterday", "last month", "three days ago",
 * "early next week") and steps from a date named before ("the next day", "a day after …"). What no one can pin down ("in recent weeks", "the
 * 1990s", "every Monday") gives nothing. A week stands for its Monday, a weekend for the week that it ends, a season for its first month.
 *
 * <p>Where a day or month has no year, a past verb takes the last such date, a future one the next, and else the nearer one; after "in March
 * 2014" the days of the same story keep that year. Thread-safe; costs some microseconds a sentence.
 */
public final class Dates {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private Dates() {
    }

    /**
     * The dates of a text, in text order, not overlapping.
     *
     * @param text      read by a {@link LanguageAnnotator}; flat sentences find less
     * @param published day of publication; null leaves only what the text pins down by itself
     */
    public static List<DatedPhrase> find(AnnotatedText text, LocalDate published) {
        List<DatedPhrase> all = new ArrayList<>();
        List<DatePhrase> before = List.of();
        int since = 0;
        for (int s = 0; s < text.sentences().size(); s++) {
            Sentence sentence = text.sentences().get(s);
            List<DatePhrase> found = new SentenceDates(sentence, published, before, since).find();
            for (DatePhrase phrase : found) {
                int year = phrase.value().getYear();
                if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                    all.add(new DatedPhrase(s, phrase.from(), phrase.to(), new DateMention(sentence.word(phrase.from()).span()
                            .cover(sentence.word(phrase.to() - 1).span()), phrase.value().toString(), phrase.resolution())));
                }
            }
            if (!found.isEmpty()) {
                before = found;
                since = 0;
            }
            since++;
        }
        return List.copyOf(all);
    }
}

package org.demarche.engine.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarche.record.DateMention;
import org.demarche.record.Resolution;

/**
 * Finds the dates that a text names and resolves them on the day of publication.
 *
 * <p>Dates in all usual English forms ("Jan. 31, 2022", "31 January", "2022-01-31", "in March 2014", "the 2014 annexation"), days of the week
 * ("on Tuesday" looks back unless its verb is still to come), steps from the day of publication ("yesterday", "last month", "three days ago",
 * "early next week") and steps from a date named before ("the next day", "a day after …"). What no one can pin down ("in recent weeks", "the
 * 1990s", "every Monday") gives nothing. A week stands for its Monday, a weekend for the week that it ends, a season for its first month.
 *
 * <p>Where a day or month has no year, a past verb takes the last such date, a future one the next, and else the nearer one; after "in March
 * 2014" the days of the same story keep that year. A text that tells day by day of what is over (a chronicle, a diary) counts its weekdays from its own days. Thread-safe; costs some microseconds a sentence.
 */
public final class Dates {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;
    /** Sentences with an older day that make a chronicle. */
    private static final int DAYS = 3;
    private static final int DAYS_OF_NEWS = 7;

    private Dates() {
    }

    /**
     * The dates of a text, in text order, not overlapping.
     *
     * @param text      read by a {@link LanguageAnnotator}; flat sentences find less
     * @param published day of publication; null leaves only what the text pins down by itself
     */
    public static List<DatedPhrase> find(AnnotatedText text, LocalDate published) {
        List<List<DatePhrase>> told = read(text, published, false);
        return List.copyOf(mentions(text, chronicle(text, published, told) ? read(text, published, true) : told));
    }

    /** The dates of each sentence. */
    private static List<List<DatePhrase>> read(AnnotatedText text, LocalDate published, boolean chronicle) {
        List<List<DatePhrase>> all = new ArrayList<>();
        List<DatePhrase> before = List.of();
        LocalDate story = null;
        int since = 0;
        for (Sentence sentence : text.sentences()) {
            List<DatePhrase> found = new SentenceDates(sentence, published, before, since, story).find();
            all.add(found);
            if (!found.isEmpty()) {
                before = found;
                since = 0;
            }
            since++;
            for (DatePhrase phrase : found) {
                boolean deadline = phrase.from() > 0 && DateWords.is("deadline", sentence.word(phrase.from() - 1).lemma());
                story = chronicle && phrase.resolution() == Resolution.DAY && !deadline && !phrase.value().isAfter(published) ? phrase.value() : story;
            }
        }
        return all;
    }

    /**
     * Whether a text tells day by day of what is over: it opens with no day of the week of publication, and {@value #DAYS} sentences or more, and more than half of those that
     * name a day by its month, name an older one.
     */
    private static boolean chronicle(AnnotatedText text, LocalDate published, List<List<DatePhrase>> told) {
        int old = 0;
        int dated = 0;
        for (int s = 0; s < told.size() && published != null; s++) {
            boolean before = false;
            boolean named = false;
            for (DatePhrase phrase : told.get(s)) {
                boolean recent = !phrase.value().isBefore(published.minusDays(DAYS_OF_NEWS));
                boolean day = phrase.resolution() == Resolution.DAY && phrase.value().isAfter(published.minusYears(1));
                boolean month = day && text.sentences().get(s).words().subList(phrase.from(), phrase.to()).stream().anyMatch(w -> DateWords.is("month", w.form().toLowerCase(Locale.ROOT)));
                if (s == 0 && day && recent) {
                    return false;
                }
                named |= month;
                before |= month && !recent;
            }
            dated += named ? 1 : 0;
            old += before ? 1 : 0;
        }
        return old >= DAYS && 2 * old > dated;
    }

    private static List<DatedPhrase> mentions(AnnotatedText text, List<List<DatePhrase>> told) {
        List<DatedPhrase> all = new ArrayList<>();
        for (int s = 0; s < told.size(); s++) {
            Sentence sentence = text.sentences().get(s);
            for (DatePhrase phrase : told.get(s)) {
                int year = phrase.value().getYear();
                if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                    all.add(new DatedPhrase(s, phrase.from(), phrase.to(), new DateMention(sentence.word(phrase.from()).span()
                            .cover(sentence.word(phrase.to() - 1).span()), phrase.value().toString(), phrase.resolution())));
                }
            }
        }
        return all;
    }
}

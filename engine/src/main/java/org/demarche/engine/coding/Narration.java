package org.demarche.engine.coding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Sentence;
import org.demarche.record.Resolution;

/**
 * On which day a text tells. News tells on the day of publication. A diary tells each entry on the day that heads it ("Tuesday, November 24. At noon a battery opened fire."), and
 * a paragraph that goes back to a day long past ("On 12 January Russia handed over …. The alliance refused.") goes on at an unknown one. A text that opens with what was done on a
 * day long before publication and names no later one is told as of that day. Immutable.
 */
final class Narration {
    /** Days so long before publication that the sentences behind them are no longer told on the day of publication. */
    private static final int PAST = 7;
    /** A text is told as of a day so long before publication that it opens with. */
    private static final int RETOLD = 31;
    /** Clauses whose date is not the sentence's. */
    private static final Set<String> ASIDE = Set.of("acl", "advcl", "ccomp", "pcomp", "relcl");
    /** So many days told in their order make a chronicle. */
    private static final int CHRONICLE = 4;
    /** A phrase opens a sentence within so many words: "On Friday, November 27, …". */
    private static final int OPENING = 2;

    private final LocalDate published;
    private final List<Now> days;
    private final LocalDate begins;

    /**
     * What an act without a date of its own has.
     *
     * @param day    the day, or null if it is unknown
     * @param stated whether a heading says so
     */
    record Now(LocalDate day, boolean stated) {
    }

    private Narration(LocalDate published, List<Now> days, LocalDate begins) {
        this.published = published;
        this.days = days;
        this.begins = begins;
    }

    /** Follows a text from its first sentence to its last. {@code published} may be null: then only headings tell a day. */
    static Narration of(AnnotatedText text, List<DatedPhrase> dates, LocalDate published) {
        LocalDate retold = retold(text, dates, published);
        Now news = new Now(retold == null ? published : null, false);
        List<Now> days = new ArrayList<>();
        List<LocalDate> opening = new ArrayList<>();
        Now now = news;
        for (int s = 0, d = 0; s < text.sentences().size(); s++) {
            Sentence sentence = text.sentences().get(s);
            if (s > 0 && text.text().substring(text.sentences().get(s - 1).span().end(), sentence.span().start()).indexOf('\n') >= 0) {
                now = news;
            }
            while (d < dates.size() && dates.get(d).sentence() < s) {
                d++;
            }
            if (d < dates.size() && dates.get(d).sentence() == s && dates.get(d).from() < OPENING && dates.get(d).mention().resolution() == Resolution.DAY) {
                LocalDate day = LocalDate.parse(dates.get(d).mention().value());
                opening.add(day);
                boolean heading = heads(sentence, dates.get(d));
                boolean past = published != null && ChronoUnit.DAYS.between(day, published) > PAST;
                now = heading ? new Now(day, true) : past ? new Now(null, false) : now;
            }
            days.add(now);
        }
        LocalDate begins = begins(opening);
        return new Narration(published, List.copyOf(days), begins == null ? retold : begins);
    }

    /** The day or month that the main clause of the first sentence names, if it and all other dates of the text lie long before publication; else null. */
    private static LocalDate retold(AnnotatedText text, List<DatedPhrase> dates, LocalDate published) {
        LocalDate first = null;
        for (DatedPhrase date : dates) {
            LocalDate day = LocalDate.parse(date.mention().value());
            if (published == null || ChronoUnit.DAYS.between(day, published) <= RETOLD) {
                return null;
            }
            boolean exact = date.mention().resolution() != Resolution.YEAR;
            first = first == null && exact && date.sentence() == 0 && main(text.sentences().get(0), date.from()) ? day : first;
        }
        return first;
    }

    private static boolean main(Sentence sentence, int word) {
        for (int up = word; up >= 0; up = sentence.word(up).head()) {
            if (ASIDE.contains(sentence.word(up).label())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a sentence is nothing but its date, or the date and a colon or dash come before all else. */
    private static boolean heads(Sentence sentence, DatedPhrase date) {
        for (int i = 0; i < date.from(); i++) {
            if (Character.isLetterOrDigit(sentence.word(i).form().charAt(0))) {
                return false;
            }
        }
        if (date.to() < sentence.size() && List.of(":", "–", "—", "-", "--").contains(sentence.word(date.to()).form())) {
            return true;
        }
        for (int i = date.to(); i < sentence.size(); i++) {
            if (Character.isLetterOrDigit(sentence.word(i).form().charAt(0))) {
                return false;
            }
        }
        return true;
    }

    /** The first of the days that open sentences, if they are enough and in order; else null. */
    private static LocalDate begins(List<LocalDate> opening) {
        int forward = 0;
        for (int i = 1; i < opening.size(); i++) {
            forward += opening.get(i).isAfter(opening.get(i - 1)) ? 1 : 0;
        }
        return forward + 1 >= CHRONICLE && forward * 2 > opening.size() ? opening.get(0) : null;
    }

    /** The day of an act of a sentence that names none for it. */
    Now now(int sentence) {
        return days.get(sentence);
    }

    /** The day that what is recalled lies before: publication, in a chronicle its first day; null if neither is known. */
    LocalDate starts() {
        return begins != null && (published == null || begins.isBefore(published)) ? begins : published;
    }
}

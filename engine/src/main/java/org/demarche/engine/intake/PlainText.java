package org.demarche.engine.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.demarche.record.PublishedFrom;

/** From a plain text to an article: junk out, headline and date found where the text shows them. Stateless, thread-safe. */
final class PlainText {
    private static final int HEAD = 6;
    private static final int SHORT = 120;

    private PlainText() {
    }

    /**
     * Reads a text.
     *
     * @param text   the file's text
     * @param id     the article's id
     * @param latest no date of publication after this day is believed
     * @throws UnreadableException if nothing but junk and white space is in it
     */
    static Article read(String text, String id, LocalDate latest) {
        Junk.Cleaned cleaned = Junk.clean(Decoding.withoutLoneSurrogates(text.replace("\u00AD", "").replace("\uFEFF", "")));
        if (cleaned.body().isBlank()) {
            throw new UnreadableException("no article text in the file");
        }
        PublicationDate date = date(text, latest);
        return new Article(id, null, cleaned.title(), null, date.value(), date.from(), date.reason(), null,
                LanguageId.of(cleaned.body(), null), cleaned.body(), null);
    }

    /** A date counts when a short line at the head of the text is labelled as one of publication, or holds the only date there. */
    private static PublicationDate date(String text, LocalDate latest) {
        List<PrintedDate> plain = new ArrayList<>();
        List<String> head = text.lines().filter(l -> !l.isBlank()).limit(HEAD).toList();
        for (String line : head) {
            for (PrintedDate date : line.length() > SHORT ? List.<PrintedDate>of() : PrintedDate.in(line)) {
                if (date.label() == PrintedDate.Label.PUBLISHED && PublicationDate.doubt(date.day(), latest) == null) {
                    return new PublicationDate(date.iso(), PublishedFrom.TEXT, null);
                }
                if (date.label() == PrintedDate.Label.NONE && !Junk.closes(line)) {
                    plain.add(date);
                }
            }
        }
        if (plain.stream().map(PrintedDate::day).distinct().count() != 1) {
            return new PublicationDate(null, null, plain.isEmpty() ? "no date of publication in the text" : "several dates at the head of the text");
        }
        String doubt = PublicationDate.doubt(plain.get(0).day(), latest);
        return doubt == null ? new PublicationDate(plain.get(0).iso(), PublishedFrom.TEXT, null) : new PublicationDate(null, null, doubt);
    }
}

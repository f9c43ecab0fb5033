package org.demarche.engine.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.record.PublishedFrom;

/** From a plain text to an article: junk out, headline and date found where the text shows them. Stateless, thread-safe. */
final class PlainText {
    private static final int HEAD = 6;
    private static final Pattern DATELINE = Pattern.compile("\\p{Lu}[\\p{Lu}.'’ -]{2,30}[^—–]{0,50}?\\s(?:—|–|--|-)\\s");
    private static final int SHORT = 120;
    private static final int PROSE = 40;
    private static final int OTHER = 60;
    private static final int MAX_TITLE = 250;

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

    /**
     * Reads a page that an archive has turned to text, one line for each block of the page, furniture and all: the run of lines that holds the
     * most prose and the least else is the body.
     *
     * @param url the page's address
     */
    static Article readConversion(String text, String id, String url, LocalDate latest) {
        List<String> lines = text.replace("\u0000", "").lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        int[] run = densest(lines);
        List<String> body = new ArrayList<>();
        for (String line : lines.subList(run[0], run[1])) {
            if (!Junk.isJunk(line)) {
                body.add(line);
            }
        }
        String whole = Decoding.withoutLoneSurrogates(String.join("\n\n", body));
        if (whole.isBlank()) {
            throw new NoArticleException("no article text in the page");
        }
        String title = lines.get(0).length() <= MAX_TITLE && !body.contains(lines.get(0)) ? Decoding.withoutLoneSurrogates(lines.get(0)) : null;
        PublicationDate date = date(String.join("\n", lines.subList(Math.max(0, run[0] - HEAD), run[0])), latest);
        date = date.value() != null ? date : PublicationDate.ofAddress(url, latest, date.reason());
        return new Article(id, url, title, null, date.value(), date.from(), date.reason(), null, LanguageId.of(whole, null), whole, null);
    }

    /** The run of lines with the greatest weight: prose counts its characters, another line {@value #OTHER} against. */
    private static int[] densest(List<String> lines) {
        int[] best = {0, 0};
        long top = 0;
        long sum = 0;
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean prose = line.length() >= PROSE && Junk.closes(line) && !Junk.isJunk(line);
            sum += prose ? line.length() : -OTHER;
            if (sum <= 0) {
                sum = 0;
                start = i + 1;
            } else if (sum > top) {
                top = sum;
                best = new int[] {start, i + 1};
            }
        }
        return best;
    }

    /** What stands before the dash of "VIENNA, Jan. 10, 2022 — …", or nothing. */
    private static String dateline(String line) {
        Matcher dateline = DATELINE.matcher(line);
        return dateline.lookingAt() ? dateline.group() : "";
    }

    /** A date counts when a short line at the head of the text is labelled as one of publication, or holds the only date there. */
    private static PublicationDate date(String text, LocalDate latest) {
        List<PrintedDate> plain = new ArrayList<>();
        List<String> head = text.lines().filter(l -> !l.isBlank()).limit(HEAD).toList();
        for (String line : head) {
            String dated = line.length() > SHORT ? dateline(line) : line;
            for (PrintedDate date : PrintedDate.in(dated)) {
                if (date.label() == PrintedDate.Label.PUBLISHED && PublicationDate.doubt(date.day(), latest) == null) {
                    return new PublicationDate(date.iso(), PublishedFrom.TEXT, null);
                }
                if (date.label() == PrintedDate.Label.NONE && !Junk.closes(dated)) {
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

package org.demarche.evaluation.corpus;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.demarche.record.Span;

/** Sentences of clean text, paragraph by paragraph, by the JDK's rules and a list of abbreviations that end none. Thread-safe. */
final class Sentences {
    private static final Pattern GOES_ON = Pattern.compile(
            ".*(?:\\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\\.S|U\\.N|U\\.K|E\\.U)|\\b[A-Z])\\.\\s*",
            Pattern.DOTALL);

    private Sentences() {
    }

    /** Spans without the white space around them, in order. */
    static List<Span> of(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        List<Span> sentences = new ArrayList<>();
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            String paragraph = text.substring(from, end);
            breaks.setText(paragraph);
            int start = 0;
            for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
                if (at < paragraph.length() && GOES_ON.matcher(paragraph.substring(start, at)).matches()) {
                    continue;
                }
                String piece = paragraph.substring(start, at);
                if (!piece.isBlank()) {
                    int lead = piece.length() - piece.stripLeading().length();
                    sentences.add(new Span(from + start + lead, from + start + piece.stripTrailing().length()));
                }
                start = at;
            }
            from = end + 1;
        }
        return sentences;
    }
}

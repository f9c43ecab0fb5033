package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Which words of an article stand inside quotation marks, and who speaks them. */
final class Quotes {
    private static final Set<String> SAYING = Words.list("saying");

    private final Phrases[] phrases;
    private final BiFunction<Integer, Integer, Figure> figures;
    /** Number of the quotation that a word stands in, or −1. */
    private final int[][] number;
    private final List<Quotation> quotations = new ArrayList<>();

    /** A run of words inside quotation marks, over sentences. */
    private static final class Quotation {
        final int paragraph;
        /** Whether it was still open at its paragraph's end, so that the next one goes on with it. */
        boolean open = true;
        final List<int[]> words = new ArrayList<>();
        boolean asked;
        Figure speaker;

        Quotation(int paragraph) {
            this.paragraph = paragraph;
        }

        int first() {
            return words.get(0)[0];
        }

        int last() {
            return words.get(words.size() - 1)[0];
        }
    }

    /** @param figures the figure of a subject by sentence and word; null if it names nobody known */
    Quotes(Phrases[] phrases, String text, BiFunction<Integer, Integer, Figure> figures) {
        this.phrases = phrases;
        this.figures = figures;
        number = new int[phrases.length][];
        Quotation now = null;
        int paragraph = 0;
        int end = 0;
        for (int s = 0; s < phrases.length; s++) {
            Phrases p = phrases[s];
            number[s] = new int[p.size];
            int start = p.sentence.span().start();
            if (s > 0 && text.substring(Math.min(end, start), start).indexOf('\n') >= 0) {
                paragraph++;
                now = null;
            }
            end = p.sentence.span().end();
            for (int w = 0; w < p.size; w++) {
                String form = p.word(w).form();
                boolean mark = form.equals("\"") || form.equals("``") || form.equals("''");
                if (mark && now != null) {
                    now.open = false;
                    now = null;
                } else if (mark) {
                    now = new Quotation(paragraph);
                }
                number[s][w] = -1;
                if (!mark && now != null) {
                    if (now.words.isEmpty()) {
                        quotations.add(now);
                    }
                    now.words.add(new int[] {s, w});
                    number[s][w] = quotations.size() - 1;
                }
            }
        }
    }

    boolean inside(int s, int w) {
        return number[s][w] >= 0;
    }

    /** Who speaks the quotation that a word stands in; null if that is not told near by. */
    Figure speaker(int s, int w) {
        return inside(s, w) ? speaker(number[s][w], true) : null;
    }

    /** Told with the quotation itself, else with the one before or after it in the paragraph, or by the sentence before it. */
    private Figure speaker(int n, boolean around) {
        Quotation q = quotations.get(n);
        if (!q.asked) {
            q.asked = true;
            q.speaker = told(q);
            if (q.speaker == null && n > 0) {
                Quotation before = quotations.get(n - 1);
                if (before.paragraph == q.paragraph && q.first() - before.last() <= 1 || before.open && before.paragraph == q.paragraph - 1) {
                    q.speaker = speaker(n - 1, false);
                }
            }
        }
        if (q.speaker == null && around) {
            if (n + 1 < quotations.size()) {
                Quotation after = quotations.get(n + 1);
                if (after.paragraph == q.paragraph && after.first() - q.last() <= 1 || q.open && after.paragraph == q.paragraph + 1) {
                    q.speaker = told(after);
                }
            }
            if (q.speaker == null && q.first() > 0 && opens(q)) {
                q.speaker = lead(q.first() - 1);
            }
        }
        return q.speaker;
    }

    /** Subject of the verb outside the quotation marks that governs a word inside, or of a verb of saying beside it. */
    private Figure told(Quotation q) {
        for (int[] word : q.words) {
            Phrases p = phrases[word[0]];
            for (int up = p.word(word[1]).head(); up >= 0; up = p.word(up).head()) {
                if (!inside(word[0], up) && p.word(up).pos().startsWith("V")) {
                    int subject = p.sentence.child(up, "nsubj");
                    if (subject >= 0 && !inside(word[0], subject)) {
                        return figures.apply(word[0], subject);
                    }
                }
            }
        }
        for (int s : new int[] {q.last(), q.first()}) {
            Phrases p = phrases[s];
            for (int v = 0; v < p.size; v++) {
                int subject = !inside(s, v) && SAYING.contains(p.word(v).lemma()) ? p.sentence.child(v, "nsubj") : -1;
                if (subject >= 0 && !inside(s, subject)) {
                    return figures.apply(s, subject);
                }
            }
        }
        return null;
    }

    /** Whether a quotation fills its sentences from the first word on. */
    private boolean opens(Quotation q) {
        return q.words.get(0)[1] <= 1;
    }

    /** The subject of the sentence before a quotation that stands by itself. */
    private Figure lead(int s) {
        Phrases p = phrases[s];
        int subject = p.sentence.child(p.sentence.root(), "nsubj");
        return subject >= 0 && !inside(s, subject) ? figures.apply(s, subject) : null;
    }
}

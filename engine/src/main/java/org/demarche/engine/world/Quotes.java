package org.demarche.engine.world;

import java.util.function.BiFunction;

/** Which words stand in quotation marks, and who speaks them as far as the sentence or its neighbours tell. */
final class Quotes {
    private final Phrases[] phrases;
    private final boolean[][] inside;
    private final boolean[] opensParagraph;
    private final BiFunction<Integer, Integer, Figure> figures;

    /**
     * @param text    the article's text
     * @param figures the figure whose mention has this sentence and head word, or null
     */
    Quotes(Phrases[] phrases, String text, BiFunction<Integer, Integer, Figure> figures) {
        this.phrases = phrases;
        this.figures = figures;
        inside = new boolean[phrases.length][];
        opensParagraph = new boolean[phrases.length];
        boolean open = false;
        int end = 0;
        for (int s = 0; s < phrases.length; s++) {
            Phrases p = phrases[s];
            inside[s] = new boolean[p.size];
            int start = p.sentence.span().start();
            opensParagraph[s] = s == 0 || text.substring(Math.min(end, start), start).indexOf('\n') >= 0;
            open &= !opensParagraph[s];
            end = p.sentence.span().end();
            for (int w = 0; w < p.size; w++) {
                String form = p.word(w).form();
                if (form.equals("\"") || form.equals("``") || form.equals("''")) {
                    open = !open;
                } else {
                    inside[s][w] = open;
                }
            }
        }
    }

    boolean inside(int s, int w) {
        return inside[s][w];
    }

    /** Who speaks the quotation that a word stands in; null if that is not told near by. */
    Figure speaker(int s, int w) {
        if (!inside[s][w]) {
            return null;
        }
        Figure here = outer(s, w);
        if (here != null) {
            return here;
        }
        // the quotation runs on from the sentences before it in the paragraph
        for (int before = s - 1; before >= 0 && !opensParagraph[before + 1]; before--) {
            for (int i = phrases[before].size - 1; i >= 0; i--) {
                if (inside[before][i]) {
                    Figure figure = outer(before, i);
                    if (figure != null) {
                        return figure;
                    }
                    break;
                }
            }
        }
        return null;
    }

    /** Subject of the verb outside the quotation marks that governs a word inside. */
    private Figure outer(int s, int w) {
        Phrases p = phrases[s];
        for (int up = p.word(w).head(); up >= 0; up = p.word(up).head()) {
            if (!inside[s][up] && p.word(up).pos().startsWith("V")) {
                int subject = p.sentence.child(up, "nsubj");
                if (subject >= 0 && !inside[s][subject]) {
                    return figures.apply(s, subject);
                }
            }
        }
        return null;
    }
}

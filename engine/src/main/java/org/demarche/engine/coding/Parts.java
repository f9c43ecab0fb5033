package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.encoder.Quotation;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;

/**
 * The parts that words play in attributions, as the reader gave them, made whole: a quotation that is content for the most part is content from mark to
 * mark, a name is in a source altogether or not at all, small gaps close, and words that cannot report alone are no cue.
 */
final class Parts {
    /** So many words without a role between two runs of content belong to the content; twice as many where the second hangs on the first. */
    private static final int GAP = 5;
    private static final WordClasses.Words ALONE = WordClasses.load("speech.txt").named("alone");

    /** What a word does in an attribution. */
    enum Part { NONE, SOURCE, CUE, CONTENT }

    /** A run of words with one role in one sentence; {@code top} is the word of the run that all others hang on, or the first of several. */
    record Run(int sentence, int from, int to, int top) {

        boolean has(int word) {
            return from <= word && word < to;
        }

        int size() {
            return to - from;
        }
    }

    private final AnnotatedText text;
    private final Part[][] parts;
    private final boolean[][] begins;
    private final int[][] quotations;

    private Parts(AnnotatedText text) {
        this.text = text;
        int n = text.sentences().size();
        parts = new Part[n][];
        begins = new boolean[n][];
        quotations = new int[n][];
        int[] numbers = quotations(text.text());
        for (int s = 0; s < n; s++) {
            Sentence sentence = text.sentences().get(s);
            parts[s] = new Part[sentence.size()];
            begins[s] = new boolean[sentence.size()];
            quotations[s] = new int[sentence.size()];
            for (int i = 0; i < sentence.size(); i++) {
                Word word = sentence.word(i);
                parts[s][i] = word.role().endsWith("source") ? Part.SOURCE : word.role().endsWith("cue") ? Part.CUE : word.role().endsWith("content") ? Part.CONTENT : Part.NONE;
                begins[s][i] = word.role().startsWith("B-");
                quotations[s][i] = numbers[word.span().start()];
            }
        }
    }

    static Parts of(AnnotatedText text) {
        Parts all = new Parts(text);
        all.fillQuotations();
        return all;
    }

    /** The number of the quotation that a word stands in, 0 for none; one that opens again in the next paragraph keeps its number. */
    int quotation(int sentence, int word) {
        return quotations[sentence][word];
    }

    /** Numbers the quotations of a text, one number a UTF-16 unit. */
    static int[] quotations(String text) {
        boolean[] inside = Quotation.inside(text);
        int[] numbers = new int[text.length()];
        int number = 0;
        int last = -1;
        for (int i = 0; i < text.length(); i++) {
            if (!inside[i]) {
                continue;
            }
            boolean reopened = last >= 0 && last < i - 1 && text.substring(last + 1, i).isBlank() && text.substring(last + 1, i).indexOf('\n') >= 0
                    && "\"\u201d\u00bb".indexOf(text.charAt(last)) < 0;
            if (last != i - 1 && !reopened || last < 0) {
                number++;
            }
            numbers[i] = number;
            last = i;
        }
        return numbers;
    }

    /** A quotation most of whose words are content is content. */
    private void fillQuotations() {
        int most = 0;
        for (int[] row : quotations) {
            for (int q : row) {
                most = Math.max(most, q);
            }
        }
        int[] words = new int[most + 1];
        int[] content = new int[most + 1];
        for (int s = 0; s < parts.length; s++) {
            for (int i = 0; i < parts[s].length; i++) {
                words[quotations[s][i]]++;
                content[quotations[s][i]] += parts[s][i] == Part.CONTENT ? 1 : 0;
            }
        }
        for (int s = 0; s < parts.length; s++) {
            for (int i = 0; i < parts[s].length; i++) {
                int q = quotations[s][i];
                if (q > 0 && 2 * content[q] >= words[q] && parts[s][i] == Part.NONE) {
                    parts[s][i] = Part.CONTENT;
                    begins[s][i] = false;
                }
            }
        }
    }

    /** The runs of cues in a sentence that can report: with a verb, noun or adjective, or a mark that stands for one. */
    List<Run> cues(int s) {
        return runs(s, Part.CUE).stream().filter(this::reports).toList();
    }

    private boolean reports(Run run) {
        Sentence sentence = text.sentences().get(run.sentence());
        for (int i = run.from(); i < run.to(); i++) {
            Word w = sentence.word(i);
            if (w.pos().matches("VB.*|NN.*|JJ.*|RB.*|FW") || !Character.isLetter(w.form().charAt(0)) || ALONE.has(sentence, i)) {
                return true;
            }
        }
        return false;
    }

    /** The runs of sources in a sentence, each {@link #whole}. */
    List<Run> sources(int s) {
        return runs(s, Part.SOURCE).stream().map(this::whole).toList();
    }

    /** A source with its names and its possessive whole, without conjunctions and brackets at its rim. */
    Run whole(Run run) {
        int s = run.sentence();
        Sentence sentence = text.sentences().get(s);
        int from = run.from();
        int to = run.to();
        while (from < to - 1 && sentence.word(from).pos().matches("CC|,|:|IN|-LRB-|``|''")) {
            from++;
        }
        while (to - 1 > from && sentence.word(to - 1).pos().matches("CC|IN|-LRB-|:|``|''")) {
            to--;
        }
        while (from > 0 && sentence.word(from).name().startsWith("I-") && parts[s][from - 1] == Part.NONE) {
            from--;
        }
        while (to < sentence.size() && (sentence.word(to).name().startsWith("I-") || sentence.word(to).pos().equals("POS")) && parts[s][to] != Part.CUE) {
            to++;
        }
        return new Run(s, from, to, top(sentence, from, to));
    }

    /** The longest run of words that are no cue, {@link #whole}; null for none. */
    Run source(int s, List<Integer> words) {
        Run longest = null;
        for (int k = 0; k < words.size(); ) {
            int from = words.get(k);
            int to = from;
            while (k < words.size() && words.get(k) == to && parts[s][to] != Part.CUE) {
                k++;
                to++;
            }
            k += to == from ? 1 : 0;
            longest = to - from > (longest == null ? 0 : longest.size()) ? new Run(s, from, to, from) : longest;
        }
        return longest == null ? null : whole(longest);
    }

    /** The runs of content in a sentence, small gaps closed. */
    List<Run> contents(int s) {
        Sentence sentence = text.sentences().get(s);
        List<Run> all = new ArrayList<>();
        for (Run run : runs(s, Part.CONTENT)) {
            Run last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && run.from() - last.to() <= (sentence.dominates(last.top(), run.top()) ? 2 * GAP : GAP) && none(s, last.to(), run.from())) {
                all.set(all.size() - 1, new Run(s, last.from(), run.to(), top(sentence, last.from(), run.to())));
            } else {
                all.add(run);
            }
        }
        all.replaceAll(r -> dangling(sentence, r) ? new Run(s, r.from(), r.to() - 1, r.top()) : r);
        return all;
    }

    /** Whether a run ends in a preposition whose noun it leaves out. */
    private static boolean dangling(Sentence sentence, Run run) {
        int last = run.to() - 1;
        return run.size() > 1 && run.top() < last && sentence.word(last).label().equals("prep") && sentence.children(last).stream().anyMatch(c -> c > last);
    }

    private boolean none(int s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (parts[s][i] != Part.NONE) {
                return false;
            }
        }
        return true;
    }

    private List<Run> runs(int s, Part role) {
        Sentence sentence = text.sentences().get(s);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < sentence.size(); ) {
            if (parts[s][i] != role) {
                i++;
                continue;
            }
            int to = i + 1;
            while (to < sentence.size() && parts[s][to] == role && !begins[s][to]) {
                to++;
            }
            runs.add(new Run(s, i, to, top(sentence, i, to)));
            i = to;
        }
        return runs;
    }

    /** Whether a run goes on what the sentence before says. */
    boolean goesOn(Run run) {
        return !begins[run.sentence()][run.from()];
    }

    private static int top(Sentence sentence, int from, int to) {
        for (int i = from; i < to; i++) {
            Word w = sentence.word(i);
            if ((w.head() < from || w.head() >= to) && Character.isLetter(w.pos().charAt(0)) && !w.label().equals("punct")) {
                return i;
            }
        }
        return from;
    }
}

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;

/**
 * Attributions without the model, from the order of words alone: a quotation goes to the verb of saying nearest to it in its sentence and to the name or
 * pronoun beside that verb; without quotation marks only "…, X said" and "X said that …" are found. Much less than with the model. Verbs in
 * {@code speech.txt}. Stateless, thread-safe.
 */
final class SurfaceQuotes {
    /** A source is not longer in words. */
    private static final int SOURCE = 12;
    private static final WordClasses.Words SAYS = WordClasses.load("speech.txt").named("says");

    private SurfaceQuotes() {
    }

    /** The attributions of a text whose sentences are flat, in the order of their cues. */
    static List<Attribution> find(AnnotatedText text) {
        int[] numbers = Parts.quotations(text.text());
        List<Attribution> all = new ArrayList<>();
        int[] speaker = new int[text.sentences().size()];
        for (int s = 0; s < text.sentences().size(); s++) {
            Sentence sentence = text.sentences().get(s);
            Attribution one = read(sentence, s, numbers);
            if (one != null) {
                all.add(one);
                speaker[s] = all.size();
            }
        }
        for (int s = 0; s < text.sentences().size(); s++) {
            int neighbour = speaker[s] > 0 || !quoted(text.sentences().get(s), numbers) ? 0 : owner(text, speaker, s, numbers);
            if (neighbour > 0) {
                Attribution old = all.get(neighbour - 1);
                TreeSet<Position> content = new TreeSet<>(old.content());
                content.addAll(positions(s, 0, text.sentences().get(s).size()));
                all.set(neighbour - 1, new Attribution(old.source(), old.cue(), new ArrayList<>(content)));
                speaker[s] = neighbour;
            }
        }
        return all;
    }

    /** Who says a sentence that is all quotation: of the same quotation or paragraph, the sentence before or the one behind. */
    private static int owner(AnnotatedText text, int[] speaker, int s, int[] numbers) {
        if (s > 0 && speaker[s - 1] > 0 && near(text, s - 1, numbers)) {
            return speaker[s - 1];
        }
        for (int next = s + 1; next < speaker.length && near(text, next - 1, numbers); next++) {
            if (speaker[next] > 0) {
                return speaker[next];
            }
        }
        return 0;
    }

    /** Whether a sentence and the next stand in one paragraph or one quotation. */
    private static boolean near(AnnotatedText text, int s, int[] numbers) {
        int end = text.sentences().get(s).span().end();
        int next = text.sentences().get(s + 1).span().start();
        return text.text().substring(end, next).indexOf('\n') < 0 || numbers[end - 1] > 0 && numbers[end - 1] == numbers[next];
    }

    private static boolean quoted(Sentence sentence, int[] numbers) {
        return sentence.words().stream().filter(w -> Character.isLetterOrDigit(w.form().charAt(0))).allMatch(w -> numbers[w.span().start()] > 0);
    }

    private static Attribution read(Sentence sentence, int s, int[] numbers) {
        int cue = -1;
        for (int i = 0; i < sentence.size(); i++) {
            boolean outside = numbers[sentence.word(i).span().start()] == 0;
            if (outside && SAYS.has(sentence, i) && (cue < 0 || edge(sentence, i, numbers) < edge(sentence, cue, numbers))) {
                cue = i;
            }
        }
        if (cue < 0) {
            return null;
        }
        int from = cue;
        while (from > 0 && cue - from < SOURCE && part(sentence, from - 1, numbers)) {
            from--;
        }
        int to = cue + 1;
        while (to < sentence.size() && to - cue <= SOURCE && part(sentence, to, numbers)) {
            to++;
        }
        boolean before = names(sentence, from, cue);
        boolean behind = !before && names(sentence, cue + 1, to);
        if (!before && !behind) {
            return null;
        }
        List<Position> source = before ? positions(s, from, cue) : positions(s, cue + 1, to);
        List<Position> content = new ArrayList<>();
        for (int i = 0; i < sentence.size(); i++) {
            if (numbers[sentence.word(i).span().start()] > 0) {
                content.add(new Position(s, i));
            }
        }
        if (content.isEmpty()) {
            int end = sentence.word(sentence.size() - 1).pos().equals(".") ? sentence.size() - 1 : sentence.size();
            int start = before ? from : cue;
            boolean trails = start > 1 && sentence.word(start - 1).form().equals(",") && (before ? cue : to - 1) >= end - 4;
            content = trails ? positions(s, 0, start - 1) : before ? positions(s, cue + 1, end) : List.of();
        }
        return content.isEmpty() ? null : new Attribution(source, List.of(new Position(s, cue)), content);
    }

    /** Words between a verb and the nearest quotation; without one, how far it is from the end. */
    private static int edge(Sentence sentence, int verb, int[] numbers) {
        int best = 2 * sentence.size() - verb;
        for (int i = 0; i < sentence.size(); i++) {
            if (numbers[sentence.word(i).span().start()] > 0) {
                best = Math.min(best, Math.abs(i - verb));
            }
        }
        return best;
    }

    private static boolean part(Sentence sentence, int i, int[] numbers) {
        return numbers[sentence.word(i).span().start()] == 0 && (Character.isLetterOrDigit(sentence.word(i).form().charAt(0)) || sentence.word(i).pos().matches("POS|HYPH"));
    }

    private static boolean names(Sentence sentence, int from, int to) {
        return sentence.words().subList(from, Math.max(from, to)).stream().anyMatch(w -> w.pos().matches("NNPS?|PRP") || Character.isUpperCase(w.form().charAt(0)));
    }

    private static List<Position> positions(int s, int from, int to) {
        List<Position> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            all.add(new Position(s, i));
        }
        return all;
    }
}

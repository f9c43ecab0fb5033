package org.demarche.engine.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.demarche.engine.encoder.ActSides;
import org.demarche.engine.encoder.Answering;
import org.demarche.engine.encoder.Encoder;
import org.demarche.engine.encoder.EncoderException;
import org.demarche.record.Span;

/**
 * Asks the encoder what more than one sentence tells: the sides of an act, how a sentence answers a demand or contradicts an account. It sees the sentence with up to
 * two before it. Thread-safe. One question costs as much as reading these sentences.
 */
public final class Resolver {
    /** As many as in training ({@code data.py}): sentences before the one that is asked about, and pieces that all may have. */
    private static final int BEFORE = 2;
    private static final int SIGHT = 128;

    private final Encoder encoder;

    private Resolver(Encoder encoder) {
        this.encoder = encoder;
    }

    /** Whether the program's model resolves anything. Opens the model if the program carries one. */
    public static boolean available() {
        return Encoder.available() && Encoder.shared().resolves();
    }

    /** A resolver with the program's model. @throws EncoderException if there is none that resolves anything */
    public static Resolver open() {
        if (!Encoder.shared().resolves()) {
            throw new EncoderException("this model resolves nothing", null);
        }
        return new Resolver(Encoder.shared());
    }

    /**
     * What the model says of sentences that it read together.
     *
     * @param said   by the place of a word among all of them
     * @param begins place of each sentence's first word, by the sentence's index in the text; −1 for sentences that were not read
     */
    public record Resolved<T>(T said, List<Integer> begins) {
        /** The place of a sentence's first word, or −1 if the sentence was not read. */
        public int begin(int sentence) {
            return sentence < 0 || sentence >= begins.size() ? -1 : begins.get(sentence);
        }
    }

    /** Who the sides of an act are. @param trigger the words that tell it, at least one; empty where one pass does not hold the sentence or the model fails on it */
    public Optional<Resolved<ActSides>> act(AnnotatedText text, int sentence, Collection<Integer> trigger) {
        return asked(text, before(text, sentence), (words, begins) -> encoder.act(words, at(begins.get(sentence), trigger)));
    }

    /**
     * How a sentence answers what is put on the table, or contradicts what is claimed.
     *
     * @param home     index of the sentence that puts or claims it
     * @param spans    its words
     * @param sentence index of the sentence that may answer; the same for its other words
     * @return empty where the spans cover no word or all, or where one pass does not hold both sentences
     */
    public Optional<Resolved<Answering>> answer(AnnotatedText text, int home, List<Span> spans, int sentence) {
        TreeSet<Integer> held = new TreeSet<>(List.of(home, sentence));
        for (int near : new int[] {sentence - 1, home - 1}) {
            if (near >= 0 && !held.contains(near) && held.stream().mapToInt(s -> pieces(text, s)).sum() + pieces(text, near) <= SIGHT) {
                held.add(near);
            }
        }
        BitSet item = new BitSet();
        BitSet rest = new BitSet();
        int at = 0;
        for (int s : held) {
            for (Word word : text.sentences().get(s).words()) {
                boolean own = spans.stream().anyMatch(word.span()::overlaps);
                (own ? item : rest).set(at, own || s == sentence);
                at++;
            }
        }
        return item.isEmpty() || rest.isEmpty() ? Optional.empty() : asked(text, held, (words, begins) -> encoder.answer(words, item, rest));
    }

    private TreeSet<Integer> before(AnnotatedText text, int sentence) {
        TreeSet<Integer> held = new TreeSet<>(List.of(sentence));
        int count = pieces(text, sentence);
        for (int s = sentence - 1; s >= Math.max(0, sentence - BEFORE) && count + pieces(text, s) <= SIGHT; s--) {
            count += pieces(text, s);
            held.add(s);
        }
        return held;
    }

    private int pieces(AnnotatedText text, int sentence) {
        return encoder.pieces(text.sentences().get(sentence).words().stream().map(Word::form).toList());
    }

    private static BitSet at(int begin, Collection<Integer> words) {
        BitSet marks = new BitSet();
        words.forEach(w -> marks.set(begin + w));
        return marks;
    }

    private <T> Optional<Resolved<T>> asked(AnnotatedText text, TreeSet<Integer> sentences, BiFunction<List<String>, List<Integer>, T> question) {
        List<String> words = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        for (int s = 0; s <= sentences.last(); s++) {
            begins.add(sentences.contains(s) ? words.size() : -1);
            if (sentences.contains(s)) {
                text.sentences().get(s).words().forEach(w -> words.add(w.form()));
            }
        }
        if (words.isEmpty() || encoder.pieces(words) + 2 > Encoder.MOST_PIECES) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Resolved<>(question.apply(words, begins), List.copyOf(begins)));
        } catch (EncoderException e) {
            return Optional.empty();
        }
    }
}

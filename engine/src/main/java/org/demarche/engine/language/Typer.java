package org.demarche.engine.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.demarche.engine.encoder.Encoder;
import org.demarche.engine.encoder.EncoderException;
import org.demarche.engine.encoder.Quotation;
import org.demarche.engine.encoder.Triggers;
import org.demarche.engine.encoder.Typing;
import org.demarche.record.Span;

/**
 * Asks the encoder what a text reports an actor doing to a recipient: a second pass over the sentence, with the two marked; without marks, which words
 * tell acts.
 * Thread-safe. One question costs as much as reading the sentence.
 */
public final class Typer {
    private final Encoder encoder;

    private Typer(Encoder encoder) {
        this.encoder = encoder;
    }

    /** Whether the program's model types events. Opens the model if the program carries one. */
    public static boolean available() {
        return Encoder.available() && Encoder.shared().types();
    }

    /** A typer with the program's model. @throws EncoderException if there is none that types events */
    public static Typer open() {
        Encoder encoder = Encoder.shared();
        if (!encoder.types()) {
            throw new EncoderException("this model types no events", null);
        }
        return new Typer(encoder);
    }

    /**
     * Types one pair. The model sees the sentence and every other that the two spans touch, with all between, as far as one pass holds them.
     *
     * @param text      as read
     * @param sentence  index of the sentence that tells of the two
     * @param actor     in the article's text, or null
     * @param recipient in the article's text, or null
     * @return empty where neither covers a word, where one pass does not hold both, or where the model fails on these words
     */
    public Optional<Typing> type(AnnotatedText text, int sentence, Span actor, Span recipient) {
        return type(text, Quotation.inside(text.text()), sentence, actor, recipient);
    }

    /** The same with the article's {@link Quotation#inside}, for many questions about one article. */
    public Optional<Typing> type(AnnotatedText text, boolean[] quoted, int sentence, Span actor, Span recipient) {
        int first = sentence;
        int last = sentence;
        for (int s = 0; s < text.sentences().size(); s++) {
            Span span = text.sentences().get(s).span();
            if (actor != null && span.overlaps(actor) || recipient != null && span.overlaps(recipient)) {
                first = Math.min(first, s);
                last = Math.max(last, s);
            }
        }
        List<Word> words = new ArrayList<>();
        for (int s = first; s <= last; s++) {
            words.addAll(text.sentences().get(s).words());
        }
        words = fitting(words, marked(words, actor), marked(words, recipient));
        BitSet actors = marked(words, actor);
        BitSet recipients = marked(words, recipient);
        if (actors.isEmpty() && recipients.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(encoder.type(words.stream().map(Word::form).toList(), inside(words, quoted), actors, recipients));
        } catch (EncoderException e) {
            return Optional.empty();
        }
    }

    /** Which words of a sentence tell acts; empty where one pass does not hold the sentence, or where the model fails on it. @param quoted as above */
    public Optional<Triggers> tell(AnnotatedText text, boolean[] quoted, int sentence) {
        List<Word> words = text.sentences().get(sentence).words();
        List<String> forms = words.stream().map(Word::form).toList();
        try {
            return encoder.fits(forms) ? Optional.of(encoder.tell(forms, inside(words, quoted))) : Optional.empty();
        } catch (EncoderException e) {
            return Optional.empty();
        }
    }

    private static boolean[] inside(List<Word> words, boolean[] quoted) {
        boolean[] inside = new boolean[words.size()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = quoted[words.get(i).span().start()];
        }
        return inside;
    }

    private static BitSet marked(List<Word> words, Span span) {
        BitSet marks = new BitSet();
        for (int i = 0; span != null && i < words.size(); i++) {
            if (words.get(i).span().overlaps(span)) {
                marks.set(i);
            }
        }
        return marks;
    }

    /** The words, or as many around the marked ones as one pass holds; none if it does not hold the marked ones. */
    private List<Word> fitting(List<Word> words, BitSet actor, BitSet recipient) {
        BitSet both = (BitSet) actor.clone();
        both.or(recipient);
        int from = 0;
        int to = words.size();
        int keepFrom = both.isEmpty() ? 0 : both.nextSetBit(0);
        int keepTo = both.isEmpty() ? 1 : both.length();
        while (!encoder.fits(words.subList(from, to).stream().map(Word::form).toList())) {
            int before = keepFrom - from;
            int after = to - keepTo;
            if (before <= 0 && after <= 0) {
                return List.of();
            }
            if (before > after) {
                from += Math.max(1, before / 4);
            } else {
                to -= Math.max(1, after / 4);
            }
        }
        return words.subList(from, to);
    }
}

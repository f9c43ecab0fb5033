package org.demarche.engine.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.demarche.engine.encoder.ActSides;
import org.demarche.engine.encoder.Answering;
import org.demarche.engine.encoder.Encoder;
import org.demarche.engine.encoder.EncoderException;
import org.demarche.record.Span;

/**
 * Asks the encoder what more than one sentence tells: the sides of an act, from its sentence with up to two before it; how sentences answer a demand or contradict an
 * account, all in one pass as far as they have room. Thread-safe. One question costs as much as reading these sentences.
 */
public final class Resolver {
    /** As many as in training ({@code data.py}): sentences before an act's own and pieces that all may have, pieces of the sentences that are read with an item. */
    private static final int BEFORE = 2;
    private static final int SIGHT = 128;
    private static final int ROOM = 256;
    /** Most pieces of the words of one pass. */
    private static final int MOST = Encoder.MOST_PIECES - 2;

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
    public record Resolved(ActSides said, List<Integer> begins) {
        /** The place of a sentence's first word, or −1 if the sentence was not read. */
        public int begin(int sentence) {
            return sentence < 0 || sentence >= begins.size() ? -1 : begins.get(sentence);
        }
    }

    /** Who the sides of an act are. @param trigger the words that tell it, at least one; empty where one pass does not hold the sentence or the model fails on it */
    public Optional<Resolved> act(AnnotatedText text, int sentence, Collection<Integer> trigger) {
        int first = sentence;
        int count = pieces(text, sentence);
        while (first > Math.max(0, sentence - BEFORE) && count + pieces(text, first - 1) <= SIGHT) {
            first--;
            count += pieces(text, first);
        }
        List<Integer> begins = new ArrayList<>(Collections.nCopies(first, -1));
        List<String> words = new ArrayList<>();
        for (int s = first; s <= sentence; s++) {
            begins.add(words.size());
            words.addAll(forms(text, s));
        }
        BitSet marks = new BitSet();
        trigger.forEach(w -> marks.set(begins.get(sentence) + w));
        try {
            return count > MOST ? Optional.empty() : Optional.of(new Resolved(encoder.act(words, marks), List.copyOf(begins)));
        } catch (EncoderException e) {
            return Optional.empty();
        }
    }

    /**
     * How sentences answer what is put on the table, or contradict what is claimed.
     *
     * @param home  index of the sentence that puts or claims it
     * @param spans its words
     * @param from  index of the first sentence that is asked about
     * @param to    index of the one after the last
     * @return by the index of the sentence, the item's own among them; without those that no pass holds with the item's own, or on which the model fails; empty where the spans cover no word of it
     */
    public SortedMap<Integer, Answering> answers(AnnotatedText text, int home, List<Span> spans, int from, int to) {
        List<Word> own = text.sentences().get(home).words();
        BitSet item = new BitSet();
        IntStream.range(0, own.size()).filter(i -> spans.stream().anyMatch(own.get(i).span()::overlaps)).forEach(item::set);
        SortedMap<Integer, Answering> all = new TreeMap<>();
        for (List<Integer> together : item.isEmpty() ? List.<List<Integer>>of() : hands(text, home, from, to)) {
            List<Answering> said = answers(text, together, home, item);
            IntStream.range(0, said.size()).forEach(i -> all.putIfAbsent(together.get(i), said.get(i)));
        }
        return all;
    }

    /** One pass; empty where it does not hold the sentences or the model fails on them. @param item words of the home sentence */
    private List<Answering> answers(AnnotatedText text, List<Integer> together, int home, BitSet item) {
        List<List<String>> sentences = together.stream().map(s -> forms(text, s)).toList();
        int before = sentences.subList(0, together.indexOf(home)).stream().mapToInt(List::size).sum();
        try {
            return pieces(text, together) > MOST ? List.of() : encoder.answers(sentences, shifted(item, before));
        } catch (EncoderException e) {
            return List.of();
        }
    }

    private static BitSet shifted(BitSet words, int by) {
        return words.stream().collect(BitSet::new, (all, w) -> all.set(w + by), BitSet::or);
    }

    /** Which sentences are read together: the item's own with as many others as have room, in order; the last of one pass stands in the next one too. As in training. */
    private List<List<Integer>> hands(AnnotatedText text, int home, int from, int to) {
        List<List<Integer>> all = new ArrayList<>();
        TreeSet<Integer> held = new TreeSet<>(List.of(home));
        int last = home;
        for (int s = from; s < to; s++) {
            if (s == home) {
                continue;
            }
            int count = pieces(text, s);
            if (held.size() > 1 && count + pieces(text, held) > ROOM) {
                all.add(List.copyOf(held));
                held = new TreeSet<>(List.of(home, last));
                if (count + pieces(text, held) > ROOM) {
                    held.remove(last);
                }
            }
            held.add(s);
            last = s;
        }
        all.add(List.copyOf(held));
        return all;
    }

    private int pieces(AnnotatedText text, Collection<Integer> sentences) {
        return sentences.stream().mapToInt(s -> pieces(text, s)).sum();
    }

    private int pieces(AnnotatedText text, int sentence) {
        return encoder.pieces(forms(text, sentence));
    }

    private static List<String> forms(AnnotatedText text, int sentence) {
        return text.sentences().get(sentence).words().stream().map(Word::form).toList();
    }
}

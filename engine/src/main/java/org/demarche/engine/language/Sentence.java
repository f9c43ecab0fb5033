package org.demarche.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.demarche.engine.encoder.Triggers;
import org.demarche.record.Span;

/**
 * A sentence as a tree of words. Immutable. Every tree is well formed: one root, no cycle, every head inside the sentence.
 */
public final class Sentence {
    private final Span span;
    private final List<Word> words;
    private final List<List<Integer>> children;
    private final List<Report> reports;
    private final Triggers triggers;

    /**
     * @param span  where it stands in the article's text
     * @param words in text order, at least one, inside the span
     * @throws IllegalArgumentException if the heads make no tree
     */
    public Sentence(Span span, List<Word> words) {
        this(span, words, List.of(), null);
    }

    /**
     * As the other constructor.
     *
     * @param reports  what words with the role of a cue report, in text order; empty where the model does not say
     * @param triggers which words tell acts, by the reader; null where it does not say
     */
    public Sentence(Span span, List<Word> words, List<Report> reports, Triggers triggers) {
        this.reports = List.copyOf(reports);
        this.triggers = triggers;
        this.span = span;
        this.words = List.copyOf(words);
        List<List<Integer>> below = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            below.add(new ArrayList<>());
        }
        int roots = 0;
        for (int i = 0; i < words.size(); i++) {
            int head = words.get(i).head();
            if (head < -1 || head >= words.size() || head == i) {
                throw new IllegalArgumentException("word " + i + " hangs on " + head + " of " + words.size());
            }
            if (head < 0) {
                roots++;
            } else {
                below.get(head).add(i);
            }
            int steps = 0;
            for (int up = head; up >= 0; up = words.get(up).head()) {
                if (++steps > words.size()) {
                    throw new IllegalArgumentException("cycle at word " + i);
                }
            }
        }
        if (roots != 1) {
            throw new IllegalArgumentException(roots + " roots");
        }
        below.replaceAll(List::copyOf);
        this.children = List.copyOf(below);
    }

    /** Where it stands in the article's text. */
    public Span span() {
        return span;
    }

    /** The words in text order. */
    public List<Word> words() {
        return words;
    }

    /** Number of words, at least one. */
    public int size() {
        return words.size();
    }

    /** The word at an index. */
    public Word word(int index) {
        return words.get(index);
    }

    /** What words with the role of a cue report, in text order; empty where the model does not say. */
    public List<Report> reports() {
        return reports;
    }

    /** Which words tell acts, by the reader; empty where it does not say. */
    public Optional<Triggers> triggers() {
        return Optional.ofNullable(triggers);
    }

    /** Index of the root. */
    public int root() {
        int i = 0;
        while (words.get(i).head() >= 0) {
            i++;
        }
        return i;
    }

    /** Words that hang directly on a word, in text order. */
    public List<Integer> children(int index) {
        return children.get(index);
    }

    /** Words that hang directly on a word by one of these labels, in text order. */
    public List<Integer> children(int index, String... labels) {
        List<String> wanted = List.of(labels);
        return children.get(index).stream().filter(c -> wanted.contains(words.get(c).label())).toList();
    }

    /** The first word that hangs directly on a word by one of these labels, or −1. */
    public int child(int index, String... labels) {
        List<Integer> all = children(index, labels);
        return all.isEmpty() ? -1 : all.get(0);
    }

    /** Whether {@code below} is {@code above} or hangs below it at any depth. */
    public boolean dominates(int above, int below) {
        for (int i = below; i >= 0; i = words.get(i).head()) {
            if (i == above) {
                return true;
            }
        }
        return false;
    }

    /** Indices of a word and all that hangs below it, ascending. Costs O(size × depth). */
    public List<Integer> subtree(int index) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (dominates(index, i)) {
                all.add(i);
            }
        }
        return all;
    }

    /** From the first to the last word of a word's subtree. */
    public Span subtreeSpan(int index) {
        List<Integer> all = subtree(index);
        return words.get(all.get(0)).span().cover(words.get(all.get(all.size() - 1)).span());
    }
}

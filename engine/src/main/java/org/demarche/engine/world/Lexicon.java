package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases and what they mean, as a trie over folded words. A text is searched in one pass: at each word only as many steps are taken as the
 * longest phrase that starts there. Built by one thread, then read by any number.
 *
 * @param <T> what a phrase means
 */
final class Lexicon<T> {
    private final Map<String, Integer> words = new HashMap<>();
    /** Open addressing: (node, word) packed as key, next node as value. */
    private long[] keys = new long[1 << 14];
    private int[] next = new int[1 << 14];
    private int transitions;
    private int nodes = 1;
    private List<List<Entry<T>>> entries = new ArrayList<>();

    Lexicon() {
        entries.add(null);
    }

    /** A meaning and how the phrase must be written for it. */
    private record Entry<T>(byte[] shape, T meaning) {
    }

    /** A phrase found: piece indices, half-open, and its meanings in the order in which they were added. */
    record Hit<T>(int from, int to, List<T> meanings) {
    }

    /**
     * Adds a meaning to a phrase.
     *
     * @param strict whether capitals in the phrase are asked of the text too
     */
    void add(String phrase, boolean strict, T meaning) {
        List<Fold.Piece> pieces = Fold.pieces(phrase);
        if (pieces.isEmpty()) {
            return;
        }
        byte[] shape = new byte[pieces.size()];
        int node = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Fold.Piece piece = pieces.get(i);
            shape[i] = strict ? piece.shape() : Fold.LOWER;
            int word = words.computeIfAbsent(piece.key(), k -> words.size());
            node = step(node, word, true);
        }
        List<Entry<T>> here = entries.get(node);
        if (here == null) {
            here = new ArrayList<>(1);
            entries.set(node, here);
        }
        here.add(new Entry<>(shape, meaning));
    }

    private static int slot(long key, int mask) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 40) & mask;
    }

    private int step(int node, int word, boolean grow) {
        long key = ((long) node << 32 | word) + 1;
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return next[slot];
            }
            slot = slot + 1 & mask;
        }
        if (!grow) {
            return -1;
        }
        keys[slot] = key;
        next[slot] = nodes;
        entries.add(null);
        if (++transitions * 2 > keys.length) {
            rehash();
        }
        return nodes++;
    }

    private void rehash() {
        long[] oldKeys = keys;
        int[] oldNext = next;
        keys = new long[oldKeys.length * 2];
        next = new int[keys.length];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i], mask);
                while (keys[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                keys[slot] = oldKeys[i];
                next[slot] = oldNext[i];
            }
        }
    }

    /** Numbers of the words of a text, −1 for those that no phrase has. */
    int[] numbers(List<Fold.Piece> pieces) {
        int[] numbers = new int[pieces.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = words.getOrDefault(pieces.get(i).key(), -1);
        }
        return numbers;
    }

    /** All phrases that start at a piece, shortest first. {@code numbers} comes from {@link #numbers}. */
    List<Hit<T>> at(List<Fold.Piece> pieces, int[] numbers, int from) {
        List<Hit<T>> hits = null;
        int node = 0;
        for (int i = from; i < numbers.length && numbers[i] >= 0; i++) {
            node = step(node, numbers[i], false);
            if (node < 0) {
                break;
            }
            List<Entry<T>> here = entries.get(node);
            if (here == null) {
                continue;
            }
            List<T> meanings = null;
            for (Entry<T> entry : here) {
                if (written(entry.shape, pieces, from)) {
                    meanings = meanings == null ? new ArrayList<>(here.size()) : meanings;
                    meanings.add(entry.meaning);
                }
            }
            if (meanings != null) {
                hits = hits == null ? new ArrayList<>(2) : hits;
                hits.add(new Hit<>(from, i + 1, meanings));
            }
        }
        return hits == null ? List.of() : hits;
    }

    private static boolean written(byte[] shape, List<Fold.Piece> pieces, int from) {
        for (int i = 0; i < shape.length; i++) {
            if (pieces.get(from + i).shape() < shape[i]) {
                return false;
            }
        }
        return true;
    }

    /** Meanings of exactly this phrase, whatever its capitals; empty where there is none. */
    List<T> exactly(String phrase) {
        int node = 0;
        List<Fold.Piece> pieces = Fold.pieces(phrase);
        for (Fold.Piece piece : pieces) {
            Integer word = words.get(piece.key());
            node = word == null ? -1 : step(node, word, false);
            if (node < 0) {
                return List.of();
            }
        }
        List<Entry<T>> here = entries.get(node);
        return here == null || pieces.isEmpty() ? List.of() : here.stream().map(Entry::meaning).toList();
    }

    /** Gives back what building needed no longer. */
    void trim() {
        entries = new ArrayList<>(entries);
        entries.replaceAll(e -> e == null ? null : List.copyOf(e));
        keys = Arrays.copyOf(keys, keys.length);
    }
}

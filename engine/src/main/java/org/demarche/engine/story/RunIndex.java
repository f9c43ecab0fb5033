package org.demarche.engine.story;

import java.util.Arrays;

/**
 * An index of sampled three-word runs: one run in eight, chosen by its hash, so that the same runs are sampled everywhere and even a short
 * excerpt shares its portion with the whole. A run keeps at most {@value #CAP} articles, the first ones; more of the same add nothing and
 * cost nothing. So a look-up costs what the article's own length costs, however large the index is. About 100 bytes for ten words of text.
 * Not thread-safe.
 */
final class RunIndex {
    private static final int SAMPLE = 8;
    static final int CAP = Signature.BUCKET;

    private int[] keys = new int[1 << 12];
    private int[] heads = new int[1 << 12];
    private byte[] counts = new byte[1 << 12];
    private int used;
    private int[] articles = new int[1 << 12];
    private int[] nexts = new int[1 << 12];
    private int entries;

    /** The sampled runs of an article, without repeats, ascending. */
    static int[] runs(Signature signature) {
        int[] runs = new int[signature.size() / 4 + 4];
        int count = 0;
        for (int i = 0; i + 2 < signature.size(); i++) {
            int run = Signature.mix((signature.word(i) * 31 + signature.word(i + 1)) * 31 + signature.word(i + 2) + 7);
            if (Integer.remainderUnsigned(run, SAMPLE) == 0) {
                if (count == runs.length) {
                    runs = Arrays.copyOf(runs, 2 * count);
                }
                runs[count++] = run;
            }
        }
        Arrays.sort(runs, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || runs[i] != runs[i - 1]) {
                runs[distinct++] = runs[i];
            }
        }
        return Arrays.copyOf(runs, distinct);
    }

    /** Notes an article under its runs. */
    void add(int article, int[] runs) {
        for (int run : runs) {
            if (used * 3 > keys.length * 2) {
                rehash();
            }
            int slot = slot(run);
            if (counts[slot] == 0) {
                keys[slot] = run;
                heads[slot] = -1;
                used++;
            }
            if (counts[slot] < CAP) {
                if (entries == articles.length) {
                    articles = Arrays.copyOf(articles, entries + (entries >> 1));
                    nexts = Arrays.copyOf(nexts, entries + (entries >> 1));
                }
                articles[entries] = article;
                nexts[entries] = heads[slot];
                heads[slot] = entries++;
                counts[slot]++;
            }
        }
    }

    /**
     * Counts, for every article noted, how many of the runs it has.
     *
     * @param runs   what is looked for
     * @param hits   by article; zero on entry for all, on return the counts
     * @param found  receives the articles with a count, in no particular order; grown where needed
     * @return the articles found, of which the first {@code int} says how many
     */
    int[] count(int[] runs, int[] hits, int[] found) {
        int[] list = found;
        int size = 0;
        for (int run : runs) {
            int slot = slot(run);
            if (counts[slot] == 0) {
                continue;
            }
            for (int e = heads[slot]; e >= 0; e = nexts[e]) {
                if (hits[articles[e]]++ == 0) {
                    if (size + 1 >= list.length) {
                        list = Arrays.copyOf(list, 2 * list.length);
                    }
                    list[++size] = articles[e];
                }
            }
        }
        list[0] = size;
        return list;
    }

    private int slot(int run) {
        int mask = keys.length - 1;
        int slot = Signature.mix(run) & mask;
        while (counts[slot] != 0 && keys[slot] != run) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        int[] oldKeys = keys;
        int[] oldHeads = heads;
        byte[] oldCounts = counts;
        keys = new int[oldKeys.length * 2];
        heads = new int[oldKeys.length * 2];
        counts = new byte[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}

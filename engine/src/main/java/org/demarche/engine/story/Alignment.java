package org.demarche.engine.story;

import java.util.Arrays;

/**
 * Finds what an article shares with others: passages that both tell in the same words and the same order, a few replaced, added or dropped.
 *
 * <p>Every two words that follow each other in both articles are an anchor. Anchors chain when they lie at most {@value #GAP} words apart in
 * each article and the distances differ by at most {@value #DRIFT}; a chain of at least {@value #SHORTEST} shared words is a passage. One
 * instance is made for one article and compared with many; not thread-safe. Comparing costs time linear in the other article for texts in
 * natural language.
 */
final class Alignment {
    private static final int GAP = 6;
    private static final int DRIFT = 3;
    private static final int SHORTEST = 8;
    /** Word pairs that stand more often than this in one article ("of the") are no anchors. */
    private static final int TOO_COMMON = 20;

    private static final int LONG_RUN = 20;

    private final Signature mine;
    private final int[] keys;
    private final int[] heads;
    private final int[] nexts;
    private final int[] counts;

    private int[] theirs = new int[1024];
    private int[] ours = new int[1024];
    private int[] scores = new int[1024];
    private int[] previous = new int[1024];

    Alignment(Signature mine) {
        this.mine = mine;
        int size = Integer.highestOneBit(Math.max(16, mine.size() * 2)) * 2;
        keys = new int[size];
        heads = new int[size];
        counts = new int[size];
        nexts = new int[mine.size()];
        Arrays.fill(heads, -1);
        for (int i = mine.size() - 2; i >= 0; i--) {
            int slot = slot(pair(mine, i));
            nexts[i] = heads[slot];
            heads[slot] = i;
            counts[slot]++;
        }
    }

    private static int pair(Signature signature, int at) {
        return Signature.mix(signature.word(at) * 31 + (signature.word(at + 1) >>> 2));
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = key & mask;
        while (heads[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        return slot;
    }

    private int find(int key) {
        int mask = keys.length - 1;
        int slot = key & mask;
        while (heads[slot] >= 0) {
            if (keys[slot] == key) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    /**
     * What two articles share.
     *
     * @param words      words of the shorter article inside shared passages
     * @param of         words of the shorter article
     * @param longer     words of the longer article
     * @param longest    the longest run of words that is the same in both without a gap
     * @param inRuns     those of {@code words} in runs of {@value #LONG_RUN} and more that are the same without a gap
     * @param quoted     those of {@code words} that stand in quotation marks
     * @param names      names and numbers of the shorter article inside shared passages, replaced ones included
     * @param strange    those of {@code names} that the other article does not have at all
     */
    record Shared(int words, int of, int longer, int longest, int inRuns, int quoted, int names, int strange) {

        /** Share of the shorter article that lies in shared passages, 0 to 1. */
        double share() {
            return of == 0 ? 0 : words / (double) of;
        }

        /** Share of names and numbers inside shared passages that the other article does not have, 0 to 1. */
        double strangeness() {
            return names == 0 ? 0 : strange / (double) names;
        }
    }

    /** Compares with another article. */
    Shared with(Signature other) {
        int found = chain(other);
        boolean otherIsShorter = other.size() < mine.size();
        Signature shorter = otherIsShorter ? other : mine;
        Signature longer = otherIsShorter ? mine : other;
        int[] at = otherIsShorter ? theirs : ours;
        // 1: in a shared word pair; 2: inside a passage, between its pairs
        byte[] covered = new byte[shorter.size()];
        for (int k = 0; k < found; k++) {
            if (scores[k] >= SHORTEST) {
                for (int m = k; m >= 0; m = previous[m]) {
                    if (covered[at[m]] == 1 && covered[at[m] + 1] == 1 && m != k) {
                        break;
                    }
                    covered[at[m]] = 1;
                    covered[at[m] + 1] = 1;
                    if (previous[m] >= 0) {
                        for (int i = at[previous[m]] + 2; i < at[m]; i++) {
                            covered[i] = covered[i] == 0 ? 2 : covered[i];
                        }
                    }
                }
            }
        }
        return sum(shorter, longer, covered);
    }

    private static Shared sum(Signature shorter, Signature longer, byte[] covered) {
        int words = 0;
        int quoted = 0;
        int run = 0;
        int longest = 0;
        int inRuns = 0;
        int names = 0;
        int[] strangers = new int[shorter.size()];
        int strangerCount = 0;
        for (int i = 0; i < covered.length; i++) {
            run = covered[i] == 1 ? run + 1 : 0;
            longest = Math.max(longest, run);
            inRuns += run == LONG_RUN ? LONG_RUN : run > LONG_RUN ? 1 : 0;
            words += covered[i] == 1 ? 1 : 0;
            quoted += covered[i] == 1 && shorter.isQuoted(i) ? 1 : 0;
            names += covered[i] != 0 && shorter.isName(i) ? 1 : 0;
            if (covered[i] == 2 && shorter.isName(i)) {
                strangers[strangerCount++] = shorter.word(i);
            }
        }
        int strange = strangerCount;
        if (strangerCount > 0) {
            int[] theirs = new int[longer.size()];
            for (int i = 0; i < theirs.length; i++) {
                theirs[i] = longer.word(i);
            }
            Arrays.sort(theirs);
            for (int k = 0; k < strangerCount; k++) {
                strange -= Arrays.binarySearch(theirs, strangers[k]) >= 0 ? 1 : 0;
            }
        }
        return new Shared(words, shorter.size(), longer.size(), longest, inRuns, quoted, names, strange);
    }

    /** Fills the arrays with the anchors and the best chain that ends at each; returns their number. */
    private int chain(Signature other) {
        int found = 0;
        int window = 0;
        for (int i = 0; i + 1 < other.size(); i++) {
            int slot = find(pair(other, i));
            if (slot < 0 || counts[slot] > TOO_COMMON) {
                continue;
            }
            while (window < found && theirs[window] < i - GAP) {
                window++;
            }
            int end = found;
            for (int j = heads[slot]; j >= 0; j = nexts[j]) {
                if (found == theirs.length) {
                    grow();
                }
                int best = -1;
                int score = 0;
                for (int k = window; k < end; k++) {
                    int mine = j - ours[k];
                    int yours = i - theirs[k];
                    if (mine > 0 && mine <= GAP + DRIFT && Math.abs(mine - yours) <= DRIFT) {
                        int reached = scores[k] + (yours > 1 ? 2 : 1);
                        if (reached > score) {
                            score = reached;
                            best = k;
                        }
                    }
                }
                theirs[found] = i;
                ours[found] = j;
                scores[found] = best < 0 ? 2 : score;
                previous[found] = best;
                found++;
            }
        }
        return found;
    }

    private void grow() {
        int size = theirs.length * 2;
        theirs = Arrays.copyOf(theirs, size);
        ours = Arrays.copyOf(ours, size);
        scores = Arrays.copyOf(scores, size);
        previous = Arrays.copyOf(previous, size);
    }
}

package org.demarche.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static float[] scores(int n, long seed) {
        Random random = new Random(seed);
        float[] scores = new float[n * (n + 1)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(40) - 20;
        }
        return scores;
    }

    private static boolean isTree(int[] heads) {
        int roots = 0;
        for (int i = 0; i < heads.length; i++) {
            roots += heads[i] < 0 ? 1 : 0;
            int steps = 0;
            for (int up = i; up >= 0; up = heads[up]) {
                if (++steps > heads.length) {
                    return false;
                }
            }
        }
        return roots == 1;
    }

    private static double sum(float[] scores, int[] heads) {
        double sum = 0;
        for (int i = 0; i < heads.length; i++) {
            sum += scores[i * (heads.length + 1) + heads[i] + 1];
        }
        return sum;
    }

    @Property
    void isAlwaysOneTree(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
        assertThat(isTree(Tree.best(scores(n, seed), n))).isTrue();
    }

    @Property(tries = 300)
    void noTreeWeighsMore(@ForAll @IntRange(min = 1, max = 5) int n, @ForAll long seed) {
        float[] scores = scores(n, seed);
        double best = Double.NEGATIVE_INFINITY;
        int[] heads = new int[n];
        for (int code = 0; code < Math.pow(n + 1, n); code++) {
            int rest = code;
            for (int i = 0; i < n; i++) {
                heads[i] = rest % (n + 1) - 1;
                rest /= n + 1;
            }
            if (isTree(heads)) {
                best = Math.max(best, sum(scores, heads));
            }
        }
        assertThat(sum(scores, Tree.best(scores, n))).isEqualTo(best);
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        assertThatThrownBy(() -> Tree.best(new float[] {Float.NaN, 0}, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("word 0");
    }
}

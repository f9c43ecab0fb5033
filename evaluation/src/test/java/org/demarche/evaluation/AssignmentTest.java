package org.demarche.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AssignmentTest {

    @Property(tries = 300)
    void noOtherPairingIsWorthMore(@ForAll @IntRange(min = 0, max = 5) int rows, @ForAll @IntRange(min = 0, max = 5) int columns, @ForAll long seed) {
        Random random = new Random(seed);
        double[][] weights = new double[rows][columns];
        for (double[] row : weights) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(3) == 0 ? 0 : random.nextInt(10);
            }
        }
        int[] best = Assignment.best(weights);
        double sum = 0;
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < rows; i++) {
            if (best[i] >= 0) {
                assertThat(used.add(best[i])).isTrue();
                assertThat(weights[i][best[i]]).isPositive();
                sum += weights[i][best[i]];
            }
        }
        assertThat(sum).isEqualTo(tried(weights, 0, new boolean[columns]), within(1e-9));
    }

    private static double tried(double[][] weights, int row, boolean[] taken) {
        if (row == weights.length) {
            return 0;
        }
        double best = tried(weights, row + 1, taken);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.max(best, weights[row][j] + tried(weights, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}

package org.demarche.evaluation;

import java.util.Arrays;

/** The one-to-one pairing with the largest sum of weights (Kuhn 1955, in the O(n³) form with potentials). */
final class Assignment {

    private Assignment() {
    }

    /**
     * Pairs rows with columns.
     *
     * @param weights not negative; all rows equally long
     * @return for each row its column, or −1 where it has none or the weight is 0
     */
    static int[] best(double[][] weights) {
        int rows = weights.length;
        int columns = rows == 0 ? 0 : weights[0].length;
        int n = Math.max(rows, columns);
        double[] u = new double[n + 1];
        double[] v = new double[n + 1];
        int[] row = new int[n + 1];
        int[] way = new int[n + 1];
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int column = 0;
            double[] least = new double[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] done = new boolean[n + 1];
            do {
                done[column] = true;
                int at = row[column];
                int next = 0;
                double delta = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= n; j++) {
                    if (!done[j]) {
                        double weight = at <= rows && j <= columns ? weights[at - 1][j - 1] : 0;
                        double cost = -weight - u[at] - v[j];
                        if (cost < least[j]) {
                            least[j] = cost;
                            way[j] = column;
                        }
                        if (least[j] < delta) {
                            delta = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (done[j]) {
                        u[row[j]] += delta;
                        v[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            } while (row[column] != 0);
            do {
                int before = way[column];
                row[column] = row[before];
                column = before;
            } while (column != 0);
        }
        int[] result = new int[rows];
        Arrays.fill(result, -1);
        for (int j = 1; j <= columns; j++) {
            if (row[j] >= 1 && row[j] <= rows && weights[row[j] - 1][j - 1] > 0) {
                result[row[j] - 1] = j - 1;
            }
        }
        return result;
    }
}

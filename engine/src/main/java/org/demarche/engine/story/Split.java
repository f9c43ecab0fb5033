package org.demarche.engine.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells when a story holds two happenings: its reports fall into two parts, of two reports or more each, that are less than {@value #ACROSS_PERCENT} % as
 * alike across as within the looser of them. Articles that tell one report in other words ({@value #RETOLD} alike or more) count as one report, so
 * that ten papers on one day and ten on the next are no two happenings.
 */
final class Split {
    private static final double RETOLD = .5;
    private static final int ACROSS_PERCENT = 55;
    private static final int FEWEST = 2;
    private static final int ROUNDS = 6;

    private final double[][] alike;

    private Split(double[][] alike) {
        this.alike = alike;
    }

    /**
     * Looks for two happenings; time grows with the square of the articles, so give a few dozen.
     *
     * @param articles in their order
     * @return for each whether it is in the part without the first; null if all tell one happening
     */
    static boolean[] of(List<Terms.Vector> articles) {
        List<Terms.Vector> reports = new ArrayList<>();
        int[] reportOf = new int[articles.size()];
        for (int i = 0; i < reportOf.length; i++) {
            int likest = -1;
            double most = RETOLD;
            for (int r = 0; r < reports.size(); r++) {
                double likeness = articles.get(i).likeness(reports.get(r));
                if (likeness >= most) {
                    likest = r;
                    most = likeness;
                }
            }
            reportOf[i] = likest < 0 ? reports.size() : likest;
            if (likest < 0) {
                reports.add(articles.get(i));
            }
        }
        boolean[] apart = reports.size() < 2 * FEWEST ? null : new Split(matrix(reports)).parts();
        if (apart == null) {
            return null;
        }
        boolean[] leaves = new boolean[reportOf.length];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = apart[reportOf[i]] != apart[0];
        }
        return leaves;
    }

    private static double[][] matrix(List<Terms.Vector> reports) {
        double[][] alike = new double[reports.size()][reports.size()];
        for (int i = 0; i < alike.length; i++) {
            for (int j = 0; j < i; j++) {
                alike[i][j] = reports.get(i).likeness(reports.get(j));
                alike[j][i] = alike[i][j];
            }
        }
        return alike;
    }

    /** Two means: from the two reports that are least alike, each report goes to the part that it is more like. */
    private boolean[] parts() {
        int one = 0;
        int other = 1;
        for (int i = 0; i < alike.length; i++) {
            for (int j = i + 1; j < alike.length; j++) {
                if (alike[i][j] < alike[one][other]) {
                    one = i;
                    other = j;
                }
            }
        }
        boolean[] parts = new boolean[alike.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = i == other || i != one && alike[i][other] > alike[i][one];
        }
        for (int round = 0; round < ROUNDS && bothHold(parts); round++) {
            boolean[] before = parts.clone();
            for (int i = 0; i < parts.length; i++) {
                parts[i] = mean(i, before, true) > mean(i, before, false);
            }
            if (Arrays.equals(before, parts)) {
                break;
            }
        }
        if (!bothHold(parts)) {
            return null;
        }
        double within = Math.min(mean(parts, true, true), mean(parts, false, false));
        return mean(parts, true, false) < within * ACROSS_PERCENT / 100 ? parts : null;
    }

    private static boolean bothHold(boolean[] parts) {
        int second = 0;
        for (boolean part : parts) {
            second += part ? 1 : 0;
        }
        return second >= FEWEST && parts.length - second >= FEWEST;
    }

    /** How alike a report is to the others of a part. */
    private double mean(int report, boolean[] parts, boolean part) {
        double sum = 0;
        int others = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i != report && parts[i] == part) {
                sum += alike[report][i];
                others++;
            }
        }
        return others == 0 ? 0 : sum / others;
    }

    /** How alike the reports of one part are to those of another, or to one another. */
    private double mean(boolean[] parts, boolean of, boolean to) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == of) {
                sum += mean(i, parts, to);
                count++;
            }
        }
        return sum / count;
    }
}

package org.demarche.evaluation;

/**
 * Sums behind one precision and recall. Credits may be fractions (a content half found). Not thread-safe.
 */
final class Counts {
    private double foundCredit;
    private double goldCredit;
    private int found;
    private int gold;

    /** Counts what is predicted and what is true. */
    void add(int predicted, int real) {
        found += predicted;
        gold += real;
    }

    /** Credits one match to both sides. */
    void hit() {
        credit(1, 1);
    }

    /** Credits a match in part. */
    void credit(double toPrecision, double toRecall) {
        foundCredit += toPrecision;
        goldCredit += toRecall;
    }

    int predicted() {
        return found;
    }

    int gold() {
        return gold;
    }

    /** 0 where nothing was predicted. */
    double precision() {
        return found == 0 ? 0 : foundCredit / found;
    }

    /** 0 where nothing is true. */
    double recall() {
        return gold == 0 ? 0 : goldCredit / gold;
    }

    /** Harmonic mean of precision and recall. */
    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}

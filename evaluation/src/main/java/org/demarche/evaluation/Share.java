package org.demarche.evaluation;

/** How many of how many were right. Not thread-safe. */
final class Share {
    private int right;
    private int all;

    void add(boolean isRight) {
        right += isRight ? 1 : 0;
        all++;
    }

    int right() {
        return right;
    }

    int all() {
        return all;
    }

    /** 0 of nothing. */
    double value() {
        return all == 0 ? 0 : (double) right / all;
    }
}

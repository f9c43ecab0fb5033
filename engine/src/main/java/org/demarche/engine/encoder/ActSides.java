package org.demarche.engine.encoder;

/** Of each word that was read with an act, how likely it names an actor or a recipient of it. Immutable. */
public final class ActSides {
    /** Words × (neither, actor, recipient). */
    private final double[] probabilities;

    ActSides(double[] probabilities) {
        this.probabilities = probabilities;
    }

    /** Probability that a word names an actor. */
    public double actor(int word) {
        return probabilities[3 * word + 1];
    }

    /** Probability that a word names a recipient. */
    public double recipient(int word) {
        return probabilities[3 * word + 2];
    }
}

package org.demarche.engine.encoder;

/**
 * Of each two words of a sentence, how likely the second names an actor or a recipient of the act that the first tells. Immutable.
 */
public final class Sides {
    private final int size;
    /** Three planes of size × size logarithms of probability: neither, actor, recipient; row the word that tells the act. */
    private final float[] logs;

    Sides(int size, float[] logs) {
        if (logs.length != 3 * size * size) {
            throw new EncoderException("sides of " + size + " words have " + logs.length + " values", null);
        }
        this.size = size;
        this.logs = logs;
    }

    /** Number of words. */
    public int size() {
        return size;
    }

    /** Probability that a word names an actor of the act that {@code trigger} tells. */
    public double actor(int trigger, int word) {
        return probability(1, trigger, word);
    }

    /** Probability that a word names a recipient of the act that {@code trigger} tells. */
    public double recipient(int trigger, int word) {
        return probability(2, trigger, word);
    }

    /** What two models say together: the geometric mean of their probabilities, made to sum to one. @throws IllegalArgumentException if they are of other sizes */
    public Sides and(Sides other) {
        if (other.size != size) {
            throw new IllegalArgumentException(size + " and " + other.size + " words");
        }
        int plane = size * size;
        float[] both = new float[logs.length];
        for (int i = 0; i < plane; i++) {
            double sum = 0;
            for (int k = i; k < both.length; k += plane) {
                both[k] = (logs[k] + other.logs[k]) / 2;
                sum += Math.exp(both[k]);
            }
            for (int k = i; k < both.length; k += plane) {
                both[k] -= (float) Math.log(sum);
            }
        }
        return new Sides(size, both);
    }

    private double probability(int plane, int trigger, int word) {
        return Math.exp(logs[(plane * size + trigger) * size + word]);
    }
}

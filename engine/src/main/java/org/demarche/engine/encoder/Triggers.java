package org.demarche.engine.encoder;

/**
 * Which words of a sentence tell an act, of what type, mode and status, and who its sides are, as one typing pass without marks says. Immutable.
 */
public final class Triggers {
    private final ModelCard card;
    /** Words × types logarithms of probability. */
    private final float[] types;
    private final int[] modes;
    private final int[] statuses;
    private final Sides sides;

    Triggers(ModelCard card, float[] types, int[] modes, int[] statuses, Sides sides) {
        this.card = card;
        this.types = types;
        this.modes = modes;
        this.statuses = statuses;
        this.sides = sides;
    }

    /** Number of words. */
    public int size() {
        return modes.length;
    }

    /** Probability that a word tells an act of a type of {@link ModelCard#types()}, or with "NONE" that it tells none; 0 for a name that is neither. */
    public double type(int word, String name) {
        int i = card.types().indexOf(name);
        return i < 0 ? 0 : Math.exp(types[word * card.types().size() + i]);
    }

    /** The mode of the act that a word tells, if it tells one: a name of {@link ModelCard#modes()}. */
    public String mode(int word) {
        return card.modes().get(modes[word]);
    }

    /** The status of the act that a word tells, if it tells one: a name of {@link ModelCard#statuses()}. */
    public String status(int word) {
        return card.statuses().get(statuses[word]);
    }

    /** Who the sides of the act are that each word tells. */
    public Sides sides() {
        return sides;
    }
}

package org.demarche.engine.encoder;

import java.util.stream.IntStream;

/**
 * Which words of a sentence tell an act, of what type, and who its sides are, as one pass without marks says; the typer's says mode and status too.
 * Immutable.
 */
public final class Triggers {
    private final ModelCard card;
    /** Words × types logarithms of probability. */
    private final float[] types;
    /** Empty where the pass does not say. */
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
        return sides.size();
    }

    /** Probability that a word tells an act of a type of {@link ModelCard#types()}, or with {@link ModelCard#NONE} that it tells none; 0 for a name that is neither. */
    public double type(int word, String name) {
        int i = card.types().indexOf(name);
        return i < 0 ? 0 : Math.exp(types[word * card.types().size() + i]);
    }

    /** Probability that a word tells an act of any type. */
    public double act(int word) {
        return 1 - type(word, ModelCard.NONE);
    }

    /** The highest probability of any word that it tells an act. */
    public double act() {
        return IntStream.range(0, size()).mapToDouble(this::act).max().orElse(0);
    }

    /** The mode of the act that a word tells, if it tells one: a name of {@link ModelCard#modes()}. @throws IndexOutOfBoundsException if the pass does not say */
    public String mode(int word) {
        return card.modes().get(modes[word]);
    }

    /** The status of the act that a word tells, if it tells one: a name of {@link ModelCard#statuses()}. @throws IndexOutOfBoundsException as above */
    public String status(int word) {
        return card.statuses().get(statuses[word]);
    }

    /** Who the sides of the act are that each word tells. */
    public Sides sides() {
        return sides;
    }

    /** The same with what two passes say together of the sides. @throws IllegalArgumentException if they are of other sizes */
    public Triggers and(Sides other) {
        return new Triggers(card, types, modes, statuses, sides.and(other));
    }
}

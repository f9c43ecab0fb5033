package org.demarche.engine.encoder;

import java.util.List;

/**
 * What a sentence reports an actor doing to a recipient, as probabilities. Immutable.
 */
public final class Typing {
    private final ModelCard card;
    private final double[] types;
    private final double[] modes;
    private final double[] statuses;

    Typing(ModelCard card, double[] types, double[] modes, double[] statuses) {
        this.card = card;
        this.types = types;
        this.modes = modes;
        this.statuses = statuses;
    }

    /** The likeliest of {@link ModelCard#types()}; {@link ModelCard#NONE} where the sentence reports nothing between the two. */
    public String type() {
        return best(card.types(), types);
    }

    /** Probability of a type of {@link ModelCard#types()}, 0 for a name that is none. */
    public double type(String name) {
        return of(card.types(), types, name);
    }

    /** The likeliest of {@link ModelCard#modes()}; "none" where no mode is clear. */
    public String mode() {
        return best(card.modes(), modes);
    }

    /** Probability of a mode, 0 for a name that is none. */
    public double mode(String name) {
        return of(card.modes(), modes, name);
    }

    /** The likeliest of {@link ModelCard#statuses()}. */
    public String status() {
        return best(card.statuses(), statuses);
    }

    /** Probability of a status, 0 for a name that is none. */
    public double status(String name) {
        return of(card.statuses(), statuses, name);
    }

    private static String best(List<String> names, double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return names.get(best);
    }

    private static double of(List<String> names, double[] values, String name) {
        int i = names.indexOf(name);
        return i < 0 ? 0 : values[i];
    }
}

package org.demarche.engine.encoder;

import java.util.List;

/** How one sentence answers an item that is put on the table, or contradicts a claim, as probabilities, and which of its words show it. Immutable. */
public final class Answering {
    private final List<String> answers;
    private final double[] probabilities;
    /** Words × (no, yes). */
    private final double[] shown;

    /** @param probabilities of each of the card's answers @param shown for each word of the sentence, that it does not and that it does show the answer */
    Answering(ModelCard card, double[] probabilities, double[] shown) {
        this.answers = card.answers();
        this.probabilities = probabilities;
        this.shown = shown;
    }

    /** Probability of an answer of {@link ModelCard#answers()}, "none" for none at all; 0 for a name that is none of them. */
    public double of(String answer) {
        int i = answers.indexOf(answer);
        return i < 0 ? 0 : probabilities[i];
    }

    /** Probability that a word of the sentence belongs to those that show the answer, if there is one. */
    public double shown(int word) {
        return shown[2 * word + 1];
    }
}

package org.demarche.engine.encoder;

/**
 * What one reading pass says about a sentence of n words. The arrays belong to the caller.
 *
 * @param pos         class of each word in {@link ModelCard#pos()}
 * @param names       class of each word in {@link ModelCard#names()}
 * @param arcs        n × (n + 1) scores: row the word, column 0 the root, column h + 1 the word h as its head
 * @param labels      n × (n + 1) classes in {@link ModelCard#labels()}: the label of each word under each possible head, as in {@code arcs}
 * @param attribution n × k logarithms of probability, k the classes of {@link ModelCard#attribution()}
 * @param links       n × n: row a word as a cue, column the word that is its source (1), of its content (2) or neither (0); empty where the model does not say
 * @param triggers    which words tell acts, without mode and status; null where the model does not say
 */
public record Reading(int[] pos, int[] names, float[] arcs, int[] labels, float[] attribution, int[] links, Triggers triggers) {
}

/**
 * Measuring: predicted records against gold, both in the contract's form, and what the corpus holds.
 *
 * <p>{@link org.demarche.evaluation.Evaluation} scores, {@link org.demarche.evaluation.Coverage} counts what gold covers,
 * {@link org.demarche.evaluation.Agreement} compares two annotations of the same texts. Gold comes from the corpus compiler in
 * {@code org.demarche.evaluation.corpus} or from anybody who writes records; {@link org.demarche.evaluation.Gold} adds to a record where it comes
 * from and which layers are complete in it.
 */
package org.demarche.evaluation;

/**
 * From text to sentences, words, arcs, names and dates.
 *
 * <p>{@link org.demarche.engine.language.LanguageAnnotator} is the room's door. Words, sentences and lemmas come from nlp4j-api; parts of
 * speech, arcs, names and attribution roles from one pass of the encoder a sentence. Labels are the teacher's (NLP4J, ClearNLP style): a
 * preposition heads its noun ({@code prep} over {@code pobj}), passives have {@code nsubjpass} and {@code agent}, in "…, X said" the
 * quoted clause is {@code ccomp} of said, conjuncts chain by {@code conj}.
 */
package org.demarche.engine.language;

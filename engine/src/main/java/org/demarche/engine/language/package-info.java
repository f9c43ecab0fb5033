/**
 * From text to sentences, words, arcs, names and dates.
 *
 * <p>{@link org.demarche.engine.language.LanguageAnnotator} is the room's door, {@link org.demarche.engine.language.Reader} what stands behind
 * it. Words and lemmas come from nlp4j-api, sentence ends from our own rules over its words; parts of speech, arcs, names and attribution
 * roles from one pass of the encoder a sentence. Labels are the teacher's (NLP4J, ClearNLP style): a preposition heads its noun
 * ({@code prep} over {@code pobj}), passives have {@code nsubjpass} and {@code agent}, in "…, X said" the quoted clause is {@code ccomp} of
 * said, conjuncts chain by {@code conj}.
 *
 * <p>{@link org.demarche.engine.language.Dates} resolves the dates of a text that was read, {@link org.demarche.engine.language.Typer} asks the
 * encoder what a text reports between two spans. Word lists lie beside the code: {@code abbreviations.tsv}, {@code starters.tsv},
 * {@code closed.tsv}, {@code dates.tsv}.
 *
 * <p>Traps: forms have straight quotes and dashes, the text does not, so go by spans, never by searching for a form. The two parts of a
 * clitic ("didn't") are two words that touch. A sentence never crosses a line end. A flat sentence
 * ({@link org.demarche.engine.language.AnnotatedText#plain()}) has {@code dep} arcs only.
 */
package org.demarche.engine.language;

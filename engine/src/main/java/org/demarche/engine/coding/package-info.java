/**
 * From read sentences and known entities to the record's layers: events, relations, statements, demands, denials, disputes, forces.
 *
 * <p><b>Events.</b> What verbs, nouns and adjectives mean stands in data ({@code events/*.txt}, {@code classes.txt}, {@code operators.txt},
 * {@code composition.txt}; grammar in {@code docs/patterns.md}), not here. {@link org.demarche.engine.coding.Events} is the door: it finds the
 * acts of each sentence ({@code Acts} over {@code Clauses}), gives them their sides ({@code Sides}), status, date, place and size, lets the
 * typer of {@code engine.encoder} agree or object, and joins the places that tell one act into one event.
 */
package org.demarche.engine.coding;

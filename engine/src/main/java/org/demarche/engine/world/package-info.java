/**
 * Who is who, and where: countries, offices and their holders on a day, bodies, groups, nouns for people, places, and reference within an
 * article.
 *
 * <p>{@link org.demarche.engine.world.World} holds the tables; {@link org.demarche.engine.world.World#read} makes an
 * {@link org.demarche.engine.world.EntityBook} of an annotated text. The way there: phrases of the lexicon are found in one pass over each
 * sentence; each noun phrase is composed from its words alone; then the article's phrases are linked in reading order, full names first.
 *
 * <p>What is known lives in the tables beside this package, sorted, commented, with licence and source at the top.
 */
package org.demarche.engine.world;

/**
 * The desk: an archive as web pages and as a JSON interface.
 *
 * <p>A page is made in three steps, each in a room of its own: a class of questions asks the archive and answers immutable rows, a class of pages turns a
 * request into such a question, and a template in {@code src/main/jte} writes the answer, escaping every text. Nothing here codes articles.
 */
package org.demarche.desk;

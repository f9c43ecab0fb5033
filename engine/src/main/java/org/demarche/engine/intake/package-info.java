/**
 * From files of any kind to articles: what a page says without its furniture, with title, byline, date, publisher and language.
 * Every input is one {@link org.demarche.engine.intake.Source}; {@link org.demarche.engine.intake.Sources} opens files, folders, JSON Lines, web
 * archives and standard input as one run. Nothing named in a page is ever fetched; addresses among the inputs go to a {@link org.demarche.engine.intake.Web}, which lives elsewhere.
 *
 * <p>Traps that are seen to: bytes in another encoding than declared, markup nested without end, lines and records beyond any bound, archives
 * with broken records and lying headers, dates of changes and of other articles, junk lines in plain texts. What cannot be read is a failure in
 * its place with one line for people. A page costs a few milliseconds; memory holds one page, one line or one record.
 */
package org.demarche.engine.intake;

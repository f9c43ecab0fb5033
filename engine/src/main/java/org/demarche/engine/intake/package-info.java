/**
 * From files of any kind to articles: what a page says without its furniture, with title, byline, date, publisher and language.
 * Every input is one {@link org.demarche.engine.intake.Source}. Nothing named in a page is ever fetched.
 */
package org.demarche.engine.intake;

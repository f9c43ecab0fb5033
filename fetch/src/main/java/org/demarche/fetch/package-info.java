/**
 * The one room that goes to the network. {@link org.demarche.fetch.Fetcher} gets single addresses under {@link org.demarche.fetch.Rules}: robots.txt kept, a host left
 * alone between two requests, private addresses refused, bytes, time and redirects bounded. {@link org.demarche.fetch.Watch} keeps reading the feeds that a user listed,
 * the pages of their own items, and folders. Everything that comes is hostile text; no link in a page is ever followed.
 */
package org.demarche.fetch;

/**
 * What joins articles without reading them: copies of one article ({@link org.demarche.engine.story.Copies}) and articles on one happening.
 * One occurrence that a hundred papers print is then coded once.
 *
 * <p><strong>Copies.</strong> A rewording machine replaces words but leaves names, numbers, quotations and the order of the sentences' parts
 * alone; an editor cuts, re-orders and frames. Different reports on one event share names, too, but not their order. So the sign of a copy is
 * the share of the shorter article's words that lie in passages which both articles tell word by word in the same order, small
 * replacements allowed. Candidates come from an index of sampled three-word runs; whatever is found is verified by that share.
 */
package org.demarche.engine.story;

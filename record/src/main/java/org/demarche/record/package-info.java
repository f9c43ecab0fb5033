/**
 * The record: what Demarche says about one article, as immutable values, with their JSON, schema, offsets and flat tables.
 *
 * <p>{@link org.demarche.record.ArticleRecord} is the root. Offsets in these types count UTF-16 units of the article's text; in JSON
 * they count Unicode code points, and {@link org.demarche.record.RecordJson} is the only place that converts. The contract is
 * described for users in {@code docs/record.md} and fixed by {@code record.schema.json}.
 */
package org.demarche.record;

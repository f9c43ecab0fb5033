/**
 * Records on disk. An archive is a folder that holds a DuckDB file, which is the truth, and a Lucene index beside it, which can be made again
 * from it. Coding sees one article; what joins articles is here: {@link org.demarche.archive.Occurrences one event per occurrence}, the history
 * of demands, exports. One process owns an archive at a time ({@link org.demarche.archive.Owner}).
 */
package org.demarche.archive;

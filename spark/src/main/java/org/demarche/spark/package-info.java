/**
 * The engine on a cluster: an archive of web pages in, Parquet out. One job, {@link org.demarche.spark.ArchiveJob}; nothing else in Demarche
 * knows Spark. Each executor loads one coder, articles are coded in partitions, copies are found by joins. How to run it and what it costs:
 * docs/scale.md.
 */
package org.demarche.spark;

package org.demarche.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Connected components by alternating stars (Kiveris and others, Connected Components in MapReduce and Beyond, 2014): every node hangs itself
 * under its least neighbour until each component is one star. Grouping sums up before it moves, so a node with very many neighbours is no
 * burden. Rounds grow with the logarithm of a component's longest way; copies need three to six.
 */
final class Components {

    private Components() {
    }

    /**
     * The component of each node that has an edge.
     *
     * @param edges {@code a} and {@code b}, whole numbers, in any order, repeated or not; the session needs a folder for checkpoints
     * @return {@code a}, every node but the least of each component, and {@code b}, the least
     */
    static Dataset<Row> of(Dataset<Row> edges) {
        Dataset<Row> now = edges.where("a <> b").select(greatest(col("a"), col("b")).as("a"), least(col("a"), col("b")).as("b")).distinct().checkpoint();
        Row before = null;
        Row mark = mark(now);
        while (!mark.equals(before)) {
            now = small(large(now)).checkpoint();
            before = mark;
            mark = mark(now);
        }
        return now;
    }

    /** Number of edges and a sum over them: equal when nothing changed. */
    private static Row mark(Dataset<Row> edges) {
        return edges.selectExpr("count(*)", "bit_xor(xxhash64(a, b))").first();
    }

    /** Greater neighbours of a node go under its least. */
    private static Dataset<Row> large(Dataset<Row> edges) {
        Dataset<Row> both = edges.select("a", "b").union(edges.selectExpr("b AS a", "a AS b"));
        Dataset<Row> least = both.groupBy("a").agg(min("b").as("m")).selectExpr("a", "least(a, m) AS m");
        return both.join(least, "a").where("b > a").selectExpr("b AS a", "m AS b").distinct();
    }

    /** A node and its lesser neighbours go under the least of them. */
    private static Dataset<Row> small(Dataset<Row> edges) {
        Dataset<Row> least = edges.groupBy("a").agg(min("b").as("m"));
        return edges.join(least, "a").where("b <> m").selectExpr("b AS a", "m AS b").union(least.selectExpr("a", "m AS b")).distinct();
    }
}

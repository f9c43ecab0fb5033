package org.demarche.spark;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.engine.story.Copies;
import org.demarche.engine.story.Signature;

/**
 * Groups copies by joins: the rule of {@link Copies}, with the same candidates. An article's buckets are its sampled three-word runs, one in eight by
 * hash, a MinHash whose length follows the text's, because the rule asks for a share of the shorter article, which signatures of a fixed length
 * miss in excerpts. A bucket remembers its first {@value Signature#BUCKET} articles; all others of the bucket meet only those, so that a line
 * that stands in a fifth of all articles costs as much an article as any other. Pairs that share enough buckets are verified by the engine, and
 * what holds is joined by {@link Components}.
 *
 * <p>The one difference from {@link Copies}: there an article skips candidates whose cluster it has joined already, here all pairs are verified
 * at the same time. So an article that is a copy of more than {@value Copies#CANDIDATES} members of one cluster may miss a second cluster that it
 * would join.
 */
final class CopyClusters {
    /** Columns of a signed article; {@code cluster} and {@code stands} are null but for those of earlier runs. */
    static final StructType SIGNED = new StructType()
            .add("run_number", DataTypes.IntegerType).add("day", DataTypes.DateType).add("id", DataTypes.StringType).add("words", DataTypes.IntegerType)
            .add("hash", DataTypes.IntegerType).add("runs", DataTypes.createArrayType(DataTypes.IntegerType)).add("signature", DataTypes.BinaryType)
            .add("cluster", DataTypes.StringType).add("stands", DataTypes.StringType);

    private CopyClusters() {
    }

    /**
     * Groups the articles of a run with each other and with those of earlier runs.
     *
     * @param signed  columns {@link #SIGNED}; ids unique
     * @param present number of the run in work; the rows of others were grouped before
     * @param store   keeps what is used more than once
     * @return {@code id}, {@code cluster} and {@code stands}, the article whose record stands for the cluster, for each article of the run
     */
    static Dataset<Row> of(Dataset<Row> signed, int present, Store store) {
        SparkSession spark = signed.sparkSession();
        spark.sparkContext().setCheckpointDir(store.checkpoints());
        Dataset<Row> numbered = store.keep("signed", numbered(signed));
        numbered.createOrReplaceTempView("signed");
        store.keep("edges", candidates(spark, present).filter((FilterFunction<Row>) CopyClusters::isCopy).selectExpr("me AS a", "other AS b"))
                .union(spark.sql("SELECT n AS a, min(n) OVER (PARTITION BY cluster) AS b FROM signed WHERE cluster IS NOT NULL"))
                .createOrReplaceTempView("edges");
        Components.of(spark.table("edges")).createOrReplaceTempView("components");
        return spark.sql(String.format(java.util.Locale.ROOT, """
                WITH member AS (SELECT s.n, s.id, s.run_number, s.words, coalesce(c.b, s.n) AS root FROM signed s LEFT JOIN components c ON c.a = s.n),
                fresh AS (SELECT * FROM member WHERE run_number = %d),
                longest AS (SELECT root, max(words) AS words FROM fresh GROUP BY root),
                standing AS (
                  SELECT f.root, min_by(f.id, f.n) AS id FROM fresh f JOIN longest l ON l.root = f.root
                  WHERE f.words * 100L >= %d * CAST(l.words AS BIGINT) GROUP BY f.root)
                SELECT f.id, coalesce(r.cluster, r.id) AS cluster, coalesce(r.stands, t.id) AS stands
                FROM fresh f JOIN signed r ON r.n = f.root JOIN standing t ON t.root = f.root""", present, Copies.FULL_PERCENT));
    }

    /** The articles in the order of their runs, days and ids, numbered. */
    private static Dataset<Row> numbered(Dataset<Row> signed) {
        JavaRDD<Row> rows = signed.selectExpr(SIGNED.fieldNames()).orderBy(col("run_number"), col("day").asc_nulls_last(), col("id")).javaRDD().zipWithIndex().map(t -> {
            List<Object> cells = new ArrayList<>();
            for (int i = 0; i < t._1().size(); i++) {
                cells.add(t._1().get(i));
            }
            cells.add(t._2());
            return RowFactory.create(cells.toArray());
        });
        return signed.sparkSession().createDataFrame(rows, SIGNED.add("n", DataTypes.LongType));
    }

    /** Pairs worth verifying: an article of this run and one before it. */
    private static Dataset<Row> candidates(SparkSession spark, int present) {
        return spark.sql(String.format(java.util.Locale.ROOT, """
                WITH posting AS (SELECT n, run_number, explode(runs) AS bucket FROM signed),
                head AS (
                  SELECT bucket, n FROM (SELECT bucket, n, row_number() OVER (PARTITION BY bucket ORDER BY n) AS place FROM posting) WHERE place <= %d),
                met AS (
                  SELECT p.n AS me, h.n AS other, count(*) AS hits FROM posting p JOIN head h ON h.bucket = p.bucket
                  WHERE p.run_number = %d AND h.n < p.n GROUP BY p.n, h.n HAVING count(*) >= 2),
                short AS (SELECT n, min(n) OVER (PARTITION BY hash) AS first, run_number FROM signed WHERE words < %d),
                ranked AS (
                  SELECT me, other, row_number() OVER (PARTITION BY me ORDER BY hits DESC, other) AS place
                  FROM met JOIN (SELECT n, day, size(runs) AS runs, words FROM signed) a ON a.n = me JOIN (SELECT n, day, size(runs) AS runs FROM signed) b ON b.n = other
                  WHERE a.words >= %d AND hits >= %s * least(a.runs, b.runs) AND (a.day IS NULL OR b.day IS NULL OR abs(datediff(a.day, b.day)) <= %d)),
                chosen AS (
                  SELECT me, other FROM ranked WHERE place <= %d
                  UNION ALL SELECT n, first FROM short WHERE n <> first AND run_number = %d)
                SELECT c.me, c.other, a.day AS my_day, a.signature AS mine, b.day AS other_day, b.signature AS others
                FROM chosen c JOIN signed a ON a.n = c.me JOIN signed b ON b.n = c.other""",
                Signature.BUCKET, present, Copies.FEWEST, Copies.FEWEST, Copies.HITS, Copies.WINDOW, Copies.CANDIDATES, present));
    }

    private static boolean isCopy(Row pair) {
        return Copies.isCopy(Signature.read("", day(pair, "my_day"), pair.getAs("mine")), Signature.read("", day(pair, "other_day"), pair.getAs("others")));
    }

    private static LocalDate day(Row row, String column) {
        java.sql.Date day = row.getAs(column);
        return day == null ? null : day.toLocalDate();
    }

    /** The row of an article that an earlier run coded. */
    static Row signed(int run, String id, String published, String text, String cluster, String stands) {
        Signature s = Signature.of(id, published, text);
        return RowFactory.create(run, s.day() == null ? null : java.sql.Date.valueOf(s.day()), id, s.size(), s.hash(), Items.boxed(s.runs()), s.write(), cluster, stands);
    }
}

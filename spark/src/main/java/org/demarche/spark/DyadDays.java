package org.demarche.spark;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.record.Table;

/**
 * Who did what to whom on which day, counted over the events of all finished runs: one row for an actor's code, a recipient's code and a day. Denied events
 * and background are left out; those who meet count both ways; an event without a day counts on its article's. Copies are counted once where
 * they were looked for. Reports of one act by several papers are not joined, as the archive does: the figures count reports.
 */
final class DyadDays {
    static final String TABLE = "dyad_days";
    private static final String SQL = """
            WITH told AS (
              SELECT article_id, quad_code, event_scale, coalesce(try_cast(substring(date, 1, 10) AS DATE), day) AS happened,
                array_distinct(split(actor_codes, '[;]')) AS actors,
                array_distinct(split(concat_ws(';', recipient_codes, IF(event = 'CONSULT', actor_codes, NULL)), '[;]')) AS recipients
              FROM told_events WHERE status <> 'denied' AND NOT background),
            acted AS (SELECT article_id, quad_code, event_scale, happened, recipients, explode(actors) AS actor_code FROM told),
            pair AS (SELECT article_id, quad_code, event_scale, happened, actor_code, explode(recipients) AS recipient_code FROM acted),
            read AS (SELECT day, count(*) AS articles FROM read_records GROUP BY day)
            SELECT p.actor_code, p.recipient_code, p.happened AS day, count_if(p.quad_code = 1) AS verbal_cooperation,
              count_if(p.quad_code = 2) AS material_cooperation, count_if(p.quad_code = 3) AS verbal_conflict, count_if(p.quad_code = 4) AS material_conflict,
              count(*) AS reports, count(DISTINCT p.article_id) AS articles, round(avg(p.event_scale), 3) AS mean_score,
              coalesce(max(r.articles), 0) AS articles_read, date_format(p.happened, 'yyyy-MM') AS month
            FROM pair p LEFT JOIN read r ON r.day = p.happened
            WHERE p.happened IS NOT NULL AND p.actor_code <> '' AND p.recipient_code <> '' AND p.actor_code <> p.recipient_code
            GROUP BY p.actor_code, p.recipient_code, p.happened""";

    private DyadDays() {
    }

    /** Counts anew and replaces the table, partitioned by month. */
    static void write(SparkSession spark, Store store) throws IOException {
        StructType events = new FlatRows(Table.EVENTS.name()).schema().add("day", DataTypes.DateType).add("run", DataTypes.IntegerType);
        store.read(spark, "events", events).createOrReplaceTempView("told_events");
        store.read(spark, "records", Batch.RECORDS).createOrReplaceTempView("read_records");
        Dataset<Row> days = spark.sql(SQL);
        days.repartition(days.col("month")).sortWithinPartitions("month", "day", "actor_code", "recipient_code")
                .write().mode(SaveMode.Overwrite).partitionBy("month").parquet(store.table(TABLE));
    }
}

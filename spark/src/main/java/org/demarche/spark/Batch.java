package org.demarche.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.demarche.engine.Coder;
import org.demarche.engine.story.Copies;
import scala.Tuple2;

/** One run: a group of inputs read, grouped where copies are looked for, coded and written. */
final class Batch {
    /** Columns of the table {@code records}, which also hold the {@code day} and {@code run} that it is partitioned by. */
    static final StructType RECORDS = new StructType()
            .add("id", DataTypes.StringType).add("url", DataTypes.StringType).add("title", DataTypes.StringType).add("publisher", DataTypes.StringType)
            .add("published", DataTypes.StringType).add("language", DataTypes.StringType).add("cluster", DataTypes.StringType)
            .add("copy_of", DataTypes.StringType).add("events", DataTypes.IntegerType).add("statements", DataTypes.IntegerType)
            .add("input", DataTypes.StringType).add("json", DataTypes.StringType).add("day", DataTypes.DateType).add("run", DataTypes.IntegerType);
    private static final Column DAY = expr("try_cast(substring(published, 1, 10) AS DATE)").as("day");
    /** Articles of a partition that is coded, where none is asked for: about a minute's work, so that no executor waits long for the last. */
    private static final int ARTICLES = 500;

    private final SparkSession spark;
    private final ArchiveJob.Settings settings;
    private final Store store;
    private final Counters counters;
    private final int number;

    Batch(SparkSession spark, ArchiveJob.Settings settings, Store store, Counters counters) {
        this.spark = spark;
        this.settings = settings;
        this.store = store;
        this.counters = counters;
        this.number = store.next();
    }

    /** Works through the inputs and writes the run into the manifest. */
    Store.Run run(List<Input> inputs) throws IOException {
        Dataset<Row> items = store.keep("items", items(inputs));
        Dataset<Row> records = store.read(spark, "records", RECORDS);
        WindowSpec byId = Window.partitionBy("id").orderBy("input_number", "place");
        Dataset<Row> ranked = items.where("reason IS NULL").withColumn("rank", row_number().over(byId)).withColumn("first_input", first("input").over(byId))
                .join(records.selectExpr("id", "input AS earlier_input"), "id", "left");
        Dataset<Row> fresh = ranked.where("rank = 1 AND earlier_input IS NULL");
        Dataset<Row> doubles = ranked.where("rank > 1 OR earlier_input IS NOT NULL");

        Dataset<Row> articles = fresh.selectExpr(with(Items.articleColumns(), "input"));
        articles = settings.once() ? articles.join(clusters(fresh, records), "id")
                : articles.withColumn("cluster", lit(null).cast(DataTypes.StringType)).withColumn("stands", lit(null).cast(DataTypes.StringType));
        ArticleCoder coder = new ArticleCoder(settings.layers(), counters);
        Dataset<Row> coded = settled(store.keep("coded", articles.repartition(partitions(items.count())).mapPartitions(coder, Encoders.row(ArticleCoder.SCHEMA))), articles, coder);

        Dataset<Row> sound = coded.where("reason IS NULL");
        write("records", sound.withColumn("day", DAY).withColumn("run", lit(number)).selectExpr(RECORDS.fieldNames()), "id");
        flat("events", sound, "event_id");
        flat("statements", sound, "statement_id");
        Dataset<Row> quarantine = items.where("reason IS NOT NULL").select(col("input"), col("where"), col("reason"))
                .unionAll(doubles.select(col("input"), col("id").as("where"), concat(lit("id "), col("id"), lit(" a second time, first in "),
                        coalesce(col("earlier_input"), col("first_input"))).as("reason")))
                .unionAll(coded.where("reason IS NOT NULL").select(col("input"), col("id").as("where"), col("reason")));
        quarantine.withColumn("run", lit(number)).coalesce(1).sortWithinPartitions("run", "input", "where")
                .write().mode(SaveMode.Append).partitionBy("run").parquet(store.table("quarantine"));

        Set<String> again = items.where("again").select("input").distinct().as(Encoders.STRING()).collectAsList().stream().collect(Collectors.toSet());
        Store.Run run = new Store.Run(number, settings.once(), Coder.programVersion(), inputs.stream().filter(i -> !again.contains(i.path())).toList(), counts(coded));
        store.finish(run);
        return run;
    }

    /** What was coded, where copies of an article that could not be coded are coded themselves: what {@code copy_of} names has a record. */
    static Dataset<Row> settled(Dataset<Row> coded, Dataset<Row> articles, MapPartitionsFunction<Row, Row> coder) {
        Dataset<Row> failed = coded.where("reason IS NOT NULL").selectExpr("id AS copy_of");
        if (failed.isEmpty()) {
            return coded;
        }
        Dataset<Row> orphans = coded.join(failed, "copy_of").select("id");
        Dataset<Row> again = articles.join(orphans, "id").withColumn("stands", lit(null).cast(DataTypes.StringType));
        return coded.join(orphans, new String[] {"id"}, "left_anti").selectExpr(ArticleCoder.SCHEMA.fieldNames())
                .unionAll(again.mapPartitions(coder, Encoders.row(ArticleCoder.SCHEMA)));
    }

    private static String[] with(String[] columns, String one) {
        List<String> all = new ArrayList<>(List.of(columns));
        all.add(one);
        return all.toArray(String[]::new);
    }

    private int partitions(long items) {
        return settings.partitions() > 0 ? settings.partitions()
                : (int) Math.max(spark.sparkContext().defaultParallelism(), Math.min(100_000, items / ARTICLES + 1));
    }

    private Dataset<Row> items(List<Input> inputs) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        InputReader reader = new InputReader(context.broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration())), settings.reading(),
                settings.once(), counters);
        List<Tuple2<Input, Integer>> files = new ArrayList<>();
        List<Row> failures = new ArrayList<>();
        JavaRDD<Row> rows = context.emptyRDD();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            int place = i;
            if (!input.exists()) {
                failures.add(Items.failed(input, i, 0, input.path(), "no such file", true));
            } else if (!input.isParquet()) {
                files.add(new Tuple2<>(input, i));
            } else {
                try {
                    rows = rows.union(spark.read().parquet(input.path()).toJSON().javaRDD()
                            .mapPartitionsWithIndex((part, lines) -> reader.json(input, place, part, lines), false));
                } catch (Exception e) {
                    failures.add(Items.failed(input, i, 0, input.path(), "not Parquet: " + e.getMessage().lines().findFirst().orElse(""), false));
                }
            }
        }
        counters.failed().add(failures.size());
        if (!files.isEmpty()) {
            rows = rows.union(context.parallelize(files, files.size()).flatMap(reader));
        }
        if (!failures.isEmpty()) {
            rows = rows.union(context.parallelize(failures, 1));
        }
        return spark.createDataFrame(rows, Items.SCHEMA);
    }

    /** Groups of copies among the new articles and those of finished runs that are near in time. */
    private Dataset<Row> clusters(Dataset<Row> fresh, Dataset<Row> records) {
        Dataset<Row> signed = fresh.withColumn("day", DAY).withColumn("run_number", lit(number))
                .withColumn("cluster", lit(null).cast(DataTypes.StringType)).withColumn("stands", lit(null).cast(DataTypes.StringType))
                .selectExpr(CopyClusters.SIGNED.fieldNames());
        if (!store.finished().isEmpty()) {
            java.sql.Date first = signed.selectExpr("min(day)").first().getDate(0);
            Dataset<Row> near = first == null ? records
                    : records.where(col("day").isNull().or(col("day").geq(lit(java.sql.Date.valueOf(first.toLocalDate().minusDays(Copies.WINDOW))))));
            signed = near.selectExpr("run", "id", "published", "get_json_object(json, '$.text') AS text", "cluster", "coalesce(copy_of, id) AS stands")
                    .map((MapFunction<Row, Row>) r -> CopyClusters.signed(r.getAs("run"), r.getAs("id"), r.getAs("published"), r.getAs("text"), r.getAs("cluster"),
                            r.getAs("stands")), Encoders.row(CopyClusters.SIGNED))
                    .unionAll(signed);
        }
        return CopyClusters.of(signed, number, store);
    }

    private void flat(String table, Dataset<Row> sound, String id) {
        FlatRows rows = new FlatRows(table);
        write(table, sound.where(table + " > 0").select("json").as(Encoders.STRING()).flatMap(rows, Encoders.row(rows.schema())).withColumn("day", DAY)
                .withColumn("run", lit(number)), "article_id", id);
    }

    /** Adds rows to a table, few files a day, each in the order of the columns. */
    private void write(String table, Dataset<Row> rows, String... order) {
        Column[] columns = java.util.stream.Stream.concat(java.util.stream.Stream.of("day", "run"), java.util.Arrays.stream(order)).map(c -> col(c)).toArray(Column[]::new);
        rows.hint("rebalance", col("day")).sortWithinPartitions(columns).write().mode(SaveMode.Append).partitionBy("day", "run").parquet(store.table(table));
    }

    private Map<String, Long> counts(Dataset<Row> coded) throws IOException {
        Row sums = coded.selectExpr("count_if(reason IS NULL)", "count_if(copy_of IS NOT NULL)", "coalesce(sum(events), 0)", "coalesce(sum(statements), 0)").first();
        Map<String, Long> counts = new TreeMap<>();
        counts.put("records", sums.getLong(0));
        counts.put("copies", sums.getLong(1));
        counts.put("events", sums.getLong(2));
        counts.put("statements", sums.getLong(3));
        counts.put("quarantined", store.read(spark, "quarantine", ArchiveJob.QUARANTINE).where(col("run").equalTo(number)).count());
        return counts;
    }
}

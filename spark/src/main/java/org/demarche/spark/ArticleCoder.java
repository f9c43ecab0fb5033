package org.demarche.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.engine.world.Layer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;

/** Codes the articles of a partition. All tasks of an executor share one {@link Coder}, loaded by the first. */
final class ArticleCoder implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    /** Columns that come out: a record as JSON, or the reason why there is none. */
    static final StructType SCHEMA = new StructType()
            .add("input", DataTypes.StringType).add("id", DataTypes.StringType).add("url", DataTypes.StringType).add("title", DataTypes.StringType)
            .add("publisher", DataTypes.StringType).add("published", DataTypes.StringType).add("language", DataTypes.StringType)
            .add("cluster", DataTypes.StringType).add("copy_of", DataTypes.StringType).add("events", DataTypes.IntegerType)
            .add("statements", DataTypes.IntegerType).add("reason", DataTypes.StringType).add("json", DataTypes.StringType);

    private static final Map<List<Layer>, Coder> CODERS = new ConcurrentHashMap<>();

    private final ArrayList<Layer> layers;
    private final Counters counters;

    /** @param layers tables of the user's own, those that win first */
    ArticleCoder(List<Layer> layers, Counters counters) {
        this.layers = new ArrayList<>(layers);
        this.counters = counters;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> articles) {
        Coder coder = CODERS.computeIfAbsent(layers, own -> Coder.open(new Coder.Options(true, own)));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return articles.hasNext();
            }

            @Override
            public Row next() {
                return row(coder, articles.next());
            }
        };
    }

    private Row row(Coder coder, Row given) {
        Article article = Items.article(given);
        String input = given.getAs("input");
        String cluster = given.getAs("cluster");
        String stands = given.getAs("stands");
        try {
            ArticleRecord record;
            if (stands != null && !stands.equals(article.id())) {
                record = coder.copy(article, cluster, stands);
                counters.copies().add(1);
            } else {
                record = coder.code(article);
                record = cluster == null ? record : record.inCluster(cluster);
                counters.coded().add(1);
                counters.events().add(record.events().size());
            }
            return RowFactory.create(input, record.id(), record.url(), record.title(), record.publisher(), record.published(), record.language(), record.cluster(),
                    record.copyOf(), record.events().size(), record.statements().size(), null, RecordJson.write(record));
        } catch (RuntimeException | StackOverflowError e) {
            counters.failed().add(1);
            return RowFactory.create(input, article.id(), article.url(), article.title(), article.publisher(), article.published(), article.language(), cluster,
                    null, 0, 0, "could not be coded: " + e, null);
        }
    }
}

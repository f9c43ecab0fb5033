package org.demarche.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Signature;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Span;

/** What inputs yield, as rows: articles, and failures with their reason. The only place that knows the columns' order. */
final class Items {
    /** Columns of an article. */
    private static final StructType ARTICLE = new StructType()
            .add("id", DataTypes.StringType).add("url", DataTypes.StringType).add("title", DataTypes.StringType).add("byline", DataTypes.StringType)
            .add("published", DataTypes.StringType).add("published_from", DataTypes.StringType).add("publisher", DataTypes.StringType)
            .add("language", DataTypes.StringType).add("text", DataTypes.StringType)
            .add("pairs", DataTypes.createArrayType(DataTypes.IntegerType));

    /**
     * Columns of an item. {@code place} is the item's number in its input. Failures have a {@code reason} and no article; {@code again} says that another
     * run should try the input. The last four are an article's {@link Signature}, where copies are looked for.
     */
    static final StructType SCHEMA = columns();
    private static final int SIGNED = 4;

    private Items() {
    }

    private static StructType columns() {
        StructType schema = new StructType().add("input", DataTypes.StringType).add("input_number", DataTypes.IntegerType).add("place", DataTypes.LongType)
                .add("where", DataTypes.StringType).add("reason", DataTypes.StringType).add("again", DataTypes.BooleanType);
        for (var field : ARTICLE.fields()) {
            schema = schema.add(field);
        }
        return schema.add("words", DataTypes.IntegerType).add("hash", DataTypes.IntegerType)
                .add("runs", DataTypes.createArrayType(DataTypes.IntegerType)).add("signature", DataTypes.BinaryType);
    }

    /** The row of an item. */
    static Row row(Input input, int number, long place, Source.Item item, boolean signed) {
        return item instanceof Source.Item.Read read ? row(input, number, place, read.article(), signed)
                : failed(input, number, place, ((Source.Item.Failed) item).where(), ((Source.Item.Failed) item).reason(), false);
    }

    /** The row of a failure. */
    static Row failed(Input input, int number, long place, String where, String reason, boolean again) {
        Object[] cells = new Object[SCHEMA.size()];
        System.arraycopy(new Object[] {input.path(), number, place, where, reason, again}, 0, cells, 0, 6);
        return RowFactory.create(cells);
    }

    private static Row row(Input input, int number, long place, Article a, boolean signed) {
        List<Object> cells = new ArrayList<>(SCHEMA.size());
        cells.addAll(java.util.Arrays.asList(input.path(), number, place, null, null, false, a.id(), a.url(), a.title(), a.byline(), a.published(),
                a.publishedFrom() == null ? null : a.publishedFrom().name(), a.publisher(), a.language(), a.text(), pairs(a)));
        if (signed) {
            Signature signature = Signature.of(a);
            cells.addAll(List.of(signature.size(), signature.hash(), boxed(signature.runs()), signature.write()));
        } else {
            cells.addAll(java.util.Collections.nCopies(SIGNED, null));
        }
        return RowFactory.create(cells.toArray());
    }

    /** The article of a row that holds its columns. */
    static Article article(Row row) {
        String from = row.getAs("published_from");
        return new Article(row.getAs("id"), row.getAs("url"), row.getAs("title"), row.getAs("byline"), row.getAs("published"),
                from == null ? null : PublishedFrom.valueOf(from), null, row.getAs("publisher"), row.getAs("language"), row.getAs("text"),
                pairs(row));
    }

    /** Names of an article's columns. */
    static String[] articleColumns() {
        return ARTICLE.fieldNames();
    }

    /** Four numbers a pair, −1 for a side that is not named. */
    private static Integer[] pairs(Article article) {
        if (article.pairs() == null) {
            return null;
        }
        List<Integer> flat = new ArrayList<>();
        for (Article.Pair pair : article.pairs()) {
            for (Span span : new Span[] {pair.actor(), pair.recipient()}) {
                flat.add(span == null ? -1 : span.start());
                flat.add(span == null ? -1 : span.end());
            }
        }
        return flat.toArray(Integer[]::new);
    }

    private static List<Article.Pair> pairs(Row row) {
        if (row.isNullAt(row.fieldIndex("pairs"))) {
            return null;
        }
        List<Integer> flat = row.getList(row.fieldIndex("pairs"));
        List<Article.Pair> pairs = new ArrayList<>();
        for (int i = 0; i + 3 < flat.size(); i += 4) {
            pairs.add(new Article.Pair(span(flat.get(i), flat.get(i + 1)), span(flat.get(i + 2), flat.get(i + 3))));
        }
        return pairs;
    }

    private static Span span(int start, int end) {
        return start < 0 ? null : new Span(start, end);
    }

    /** Numbers as Spark's rows want them. */
    static Integer[] boxed(int[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }
}

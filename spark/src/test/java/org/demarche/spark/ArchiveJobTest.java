package org.demarche.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Filter;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import org.demarche.engine.story.Copies;
import org.demarche.engine.story.Signature;
import org.demarche.engine.world.Layer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.demarche.record.Table;
import org.junit.jupiter.api.Test;

/** The job says the same as one machine does, once for each input, and keeps what it could not read. */
class ArchiveJobTest extends Local {
    private static final LocalDate LATEST = LocalDate.of(2022, 3, 1);
    private static final String FRIDAY = "Morovia expelled three diplomats of Russia on Friday. Russian Foreign Minister Sergei Lavrov said that “the decision is a mistake”. "
            + "Germany and France condemned the shelling of the harbour, in which 12 people were killed, and demanded that Russia withdraw its troops.";
    private static final String TALKS = "President Emmanuel Macron met with Ukrainian President Volodymyr Zelensky in Kyiv on Tuesday. The two leaders discussed the troops at "
            + "the border. Ukraine rejected the demand and called on Russia to pull back. “We want a guarantee in writing,” Mr. Zelensky told reporters after the talks.";
    private static final String BRIEF = "Britain imposed sanctions on two banks of Russia.";

    private static String line(String id, String published, String text) {
        return "{\"id\": \"" + id + "\", \"published\": \"" + published + "\", \"publisher\": \"The Courier\", \"text\": \"" + text + "\"}\n";
    }

    private static byte[] warc(String uuid, String html) {
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html;
        int length = http.getBytes(StandardCharsets.UTF_8).length;
        return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + uuid + ">\r\nWARC-Date: 2022-02-09T10:00:00Z\r\nWARC-Target-URI: https://news.example/"
                + uuid + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + length + "\r\n\r\n" + http + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Lines with a broken one and an id given twice, packed; an archive whose second record is broken. */
    private static Path inputs(Path root) throws IOException {
        Path in = Files.createDirectories(root.resolve("in"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(in.resolve("a.jsonl.gz")))) {
            out.write((line("friday", "2022-02-04", FRIDAY) + "{\"id\": \"nothing\"}\n" + line("talks", "2022-02-08", TALKS) + line("friday", "2022-02-05", BRIEF)
                    + line("copy", "2022-02-09", FRIDAY) + line("no-day", "soon", BRIEF)).getBytes(StandardCharsets.UTF_8));
        }
        String page = "<html><head><title>Talks in Kyiv</title><meta property=\"article:published_time\" content=\"2022-02-08T09:00:00Z\"></head><body><article><h1>Talks in Kyiv</h1><p>"
                + TALKS.replace(". ", ".</p><p>") + "</p></article></body></html>";
        try (OutputStream out = Files.newOutputStream(in.resolve("b.warc"))) {
            out.write(warc("11111111-2222-3333-4444-555555555555", page));
            out.write("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: none\r\n\r\n\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.write(warc("11111111-2222-3333-4444-666666666666", page.replace("Tuesday", "Monday")));
        }
        return in;
    }

    private static ArchiveJob.Settings settings(Path in, Path out, boolean once) {
        return new ArchiveJob.Settings(List.of(in.toString()), out.toString(), once, 3, 100, Options.until(LATEST), List.of());
    }

    private static Dataset<Row> read(Path out, String table) {
        return spark.read().parquet(out.resolve(table).toString());
    }

    private static Map<String, String> json(Path out) {
        Map<String, String> json = new TreeMap<>();
        read(out, "records").select("id", "json").collectAsList().forEach(r -> json.put(r.getString(0), r.getString(1)));
        return json;
    }

    private static List<Source.Item> items(Path in) throws IOException {
        List<Source.Item> items = new ArrayList<>();
        try (Source source = Sources.open(List.of(in.toString()), Options.until(LATEST))) {
            source.forEachRemaining(items::add);
        }
        return items;
    }

    /** What one machine says of the inputs. */
    private static Map<String, String> expected(Path in, boolean once) throws IOException {
        Coder coder = Coder.open();
        List<Source.Item.Read> read = items(in).stream().filter(Source.Item.Read.class::isInstance).map(Source.Item.Read.class::cast).toList();
        Copies.Result copies = new Copies().add(read.stream().map(r -> Signature.of(r.article())).toList());
        Map<String, String> standing = copies.standing(Set.of());
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < read.size(); i++) {
            String id = read.get(i).article().id();
            String cluster = copies.verdicts().get(i).cluster();
            ArticleRecord record = !once ? coder.code(read.get(i).article()) : standing.get(cluster).equals(id) ? coder.code(read.get(i).article()).inCluster(cluster)
                    : coder.copy(read.get(i).article(), cluster, standing.get(cluster));
            expected.put(id, RecordJson.write(record));
        }
        return expected;
    }

    @Test
    void theRecordsAreThoseOfOneMachineByteForByte() throws IOException {
        Path in = inputs(folder.resolve("same"));
        Path out = folder.resolve("same-out");

        ArchiveJob.run(spark, settings(in, out, false));

        Map<String, String> expected = expected(in, false);
        assertThat(expected).hasSize(6);
        assertThat(json(out)).isEqualTo(expected);
        List<String> failures = items(in).stream().filter(Source.Item.Failed.class::isInstance).map(i -> ((Source.Item.Failed) i).reason()).sorted().toList();
        assertThat(failures).hasSize(3);
        assertThat(read(out, "quarantine").select("reason").as(Encoders.STRING()).collectAsList()).hasSize(failures.size())
                .anySatisfy(r -> assertThat(r).contains("no \"text\"")).anySatisfy(r -> assertThat(r).contains("a second time")).anySatisfy(r -> assertThat(r).contains("broken record"));

        List<ArticleRecord> records = expected.values().stream().map(RecordJson::read).toList();
        for (Table<?> table : List.of(Table.EVENTS, Table.STATEMENTS)) {
            List<List<Object>> rows = new ArrayList<>();
            records.forEach(r -> rows.addAll(table.cells(r)));
            assertThat(rows).isNotEmpty();
            String[] columns = table.columns().stream().map(Table.Column::name).toArray(String[]::new);
            List<List<Object>> found = read(out, table.name()).selectExpr(columns).collectAsList().stream().map(r -> {
                List<Object> cells = new ArrayList<>();
                for (int i = 0; i < r.size(); i++) {
                    cells.add(r.get(i));
                }
                return cells;
            }).toList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(rows);
        }
        assertThat(Files.isDirectory(out.resolve("records/day=2022-02-08/run=1"))).isTrue();
        assertThat(read(out, "dyad_days").columns()).contains("actor_code", "recipient_code", "day", "verbal_conflict", "mean_score", "articles_read");
    }

    @Test
    void copiesAreCodedOnceAcrossRunsAndFinishedInputsAreSkipped() throws IOException {
        Path in = inputs(folder.resolve("once"));
        Path out = folder.resolve("once-out");
        Files.createDirectories(out.resolve("records/day=2022-02-04/run=1"));
        Files.writeString(out.resolve("records/day=2022-02-04/run=1/part.parquet"), "left by a run that died");

        ArchiveJob.Report first = ArchiveJob.run(spark, settings(in, out, true));

        assertThat(first).isEqualTo(new ArchiveJob.Report(1, 2, 0));
        assertThat(json(out)).isEqualTo(expected(in, true));
        assertThat(RecordJson.read(json(out).get("copy")).copyOf()).isEqualTo("friday");

        spark.createDataset(List.of("{\"id\": \"later\", \"published\": \"2022-02-10\", \"text\": \"" + FRIDAY + "\"}", "{\"id\": \"talks\", \"published\": \"2022-02-10\", \"text\": \"again\"}"),
                Encoders.STRING()).selectExpr("from_json(value, 'id STRING, published STRING, text STRING') AS a").select("a.*").coalesce(1).write().parquet(in.resolve("c").toString());

        ArchiveJob.Report second = ArchiveJob.run(spark, settings(in, out, true));

        assertThat(second).isEqualTo(new ArchiveJob.Report(1, 1, 2));
        assertThat(json(out)).hasSize(7);
        ArticleRecord later = RecordJson.read(json(out).get("later"));
        assertThat(later.copyOf()).isEqualTo("friday");
        assertThat(later.cluster()).isEqualTo("friday");
        assertThat(read(out, "quarantine").where("run = 2").select("reason").as(Encoders.STRING()).collectAsList()).singleElement().asString()
                .contains("id talks a second time");
        try (Stream<Path> manifest = Files.list(out.resolve("_manifest"))) {
            assertThat(manifest.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".json") && !n.startsWith("."))).hasSize(2);
        }
        assertThatThrownBy(() -> ArchiveJob.run(spark, settings(in, out, false))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--once");
    }

    @Test
    void copiesOfAnArticleThatCannotBeCodedAreCodedThemselves() {
        StructType columns = new StructType();
        for (String name : List.of("input", "id", "cluster", "stands")) {
            columns = columns.add(name, DataTypes.StringType);
        }
        Dataset<Row> articles = spark.createDataFrame(List.of(RowFactory.create("in", "bad", "bad", "bad"), RowFactory.create("in", "copy", "bad", "bad"),
                RowFactory.create("in", "good", "good", "good"), RowFactory.create("in", "second", "good", "good")), columns);
        MapPartitionsFunction<Row, Row> coder = rows -> {
            List<Row> made = new ArrayList<>();
            rows.forEachRemaining(r -> {
                String id = r.getAs("id");
                String stands = r.getAs("stands");
                made.add(RowFactory.create("in", id, null, null, null, null, null, r.getAs("cluster"), id.equals(stands) ? null : stands, 0, 0,
                        id.equals("bad") ? "could not be coded" : null, "{}"));
            });
            return made.iterator();
        };
        Map<String, String> became = new TreeMap<>();
        Batch.settled(articles.mapPartitions(coder, Encoders.row(ArticleCoder.SCHEMA)), articles, coder).collectAsList().forEach(r -> became.put(r.getAs("id"),
                r.getAs("reason") != null ? "failed" : r.getAs("copy_of") != null ? "copy of " + r.getAs("copy_of") : "coded in " + r.getAs("cluster")));
        assertThat(became).isEqualTo(Map.of("bad", "failed", "copy", "coded in bad", "good", "coded in good", "second", "copy of good"));
    }

    @Test
    void tablesOfTheUsersOwnAndFiltersReachTheExecutors() throws IOException {
        Path in = inputs(folder.resolve("own"));
        Path out = folder.resolve("own-out");
        Path table = Files.writeString(folder.resolve("own.tsv"), "state\tMorovia\t-\tMDA\tGOV\t-\t-\t-\t-\n");
        Options reading = Options.until(LATEST).wanting(new Filter(Set.of(), Set.of(), LocalDate.of(2022, 2, 4), LocalDate.of(2022, 2, 5)));

        ArchiveJob.run(spark, new ArchiveJob.Settings(List.of(in.toString()), out.toString(), false, 3, 100, reading, List.of(Layer.read(table, true))));

        assertThat(json(out).keySet()).containsExactly("friday");
        assertThat(RecordJson.read(json(out).get("friday")).entities()).anySatisfy(e -> assertThat(e.code()).isEqualTo("MDA"));
        assertThat(expected(in, false).get("friday")).doesNotContain("MDA");
    }

    @Test
    void whatIsNotThereOrNoParquetIsSaidAndTriedAgain() throws IOException {
        Path in = Files.createDirectories(folder.resolve("bad"));
        Files.writeString(in.resolve("x.parquet"), "no such thing");
        Path out = folder.resolve("bad-out");
        ArchiveJob.Settings settings = new ArchiveJob.Settings(List.of(in.toString(), folder.resolve("absent.jsonl").toString()), out.toString(), false, 1, 100, Options.until(LATEST), List.of());

        ArchiveJob.run(spark, settings);

        assertThat(read(out, "quarantine").select("reason").as(Encoders.STRING()).collectAsList()).hasSize(2).anySatisfy(r -> assertThat(r).isEqualTo("no such file"))
                .anySatisfy(r -> assertThat(r).startsWith("not Parquet"));
        assertThat(ArchiveJob.run(spark, settings)).isEqualTo(new ArchiveJob.Report(1, 1, 1));
    }
}

package org.demarche.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.engine.story.Copies;
import org.demarche.engine.story.Signature;
import org.junit.jupiter.api.Test;

/** Joins group articles as the engine does on one machine, also where very many share a line. */
class CopyClustersTest extends Local {
    private static final String LINE = "This report was written with the help of our correspondents in the capital and may be printed by all members of the service.";

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i % 12 == 0 ? "The " : "").append("word").append(random.nextInt(4_000)).append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString().strip();
    }

    @Test
    void aBucketWithAFifthOfAllArticlesIsNoBurdenAndChangesNothing() throws Exception {
        Random random = new Random(7);
        List<Signature> signatures = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        String printed = text(random, 120);
        for (int i = 0; i < 500; i++) {
            String text = i % 5 == 0 ? text(random, 90) + " " + LINE : i % 10 == 1 ? printed + " " + text(random, 20) : i % 50 == 2 ? "Nothing new today." : text(random, 100);
            String day = LocalDate.of(2022, 2, 1).plusDays(i % 7).toString();
            signatures.add(Signature.of("a" + i, day, text));
            rows.add(CopyClusters.signed(1, "a" + i, day, text, null, null));
        }
        Copies.Result expected = new Copies().add(signatures);
        Map<String, String> standing = expected.standing(Set.of());
        Map<String, String> clusters = new HashMap<>();
        Map<String, String> stands = new HashMap<>();
        expected.verdicts().forEach(v -> {
            clusters.put(v.id(), v.cluster());
            stands.put(v.id(), standing.get(v.cluster()));
        });
        assertThat(standing).hasSizeLessThan(450);

        Map<String, String> foundClusters = new HashMap<>();
        Map<String, String> foundStands = new HashMap<>();
        Store store = Store.open(folder.resolve("out").toString(), spark.sparkContext().hadoopConfiguration());
        CopyClusters.of(spark.createDataFrame(rows, CopyClusters.SIGNED), 1, store).collectAsList().forEach(r -> {
            foundClusters.put(r.getString(0), r.getString(1));
            foundStands.put(r.getString(0), r.getString(2));
        });

        assertThat(foundClusters).isEqualTo(clusters);
        assertThat(foundStands).isEqualTo(stands);
    }

    @Test
    void componentsAreThoseOfTheGraph() {
        spark.sparkContext().setCheckpointDir(folder.resolve("checkpoints").toString());
        List<Row> edges = new ArrayList<>();
        for (long i = 0; i < 40; i++) {
            edges.add(RowFactory.create(100 + i, 101 + i));
        }
        for (long i = 1; i < 60; i++) {
            edges.add(RowFactory.create(1000L, 1000 + i));
        }
        edges.add(RowFactory.create(5L, 5L));
        edges.add(RowFactory.create(1030L, 2000L));
        edges.add(RowFactory.create(2000L, 1030L));

        Map<Long, Long> found = new HashMap<>();
        Components.of(spark.createDataFrame(edges, new StructType().add("a", DataTypes.LongType).add("b", DataTypes.LongType))).collectAsList()
                .forEach(r -> found.put(r.getLong(0), r.getLong(1)));

        Map<Long, Long> expected = new HashMap<>();
        for (long i = 1; i <= 40; i++) {
            expected.put(100 + i, 100L);
        }
        for (long i = 1; i < 60; i++) {
            expected.put(1000 + i, 1000L);
        }
        expected.put(2000L, 1000L);
        assertThat(found).isEqualTo(expected);
    }
}

package org.demarche.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that adds articles is killed again and again; what it had acknowledged is there, and nothing by halves. */
class KilledAtAnyMomentTest {
    private static final int KILLS = 6;

    @TempDir
    private Path folder;

    /** The process that is killed: adds articles three at a time and says so after each batch. */
    public static final class Adder {
        private Adder() {
        }

        /** @param args folder, then "add" or "open" */
        public static void main(String[] args) {
            try (Archive archive = Archive.open(Path.of(args[0]))) {
                long from = (Long) archive.query("SELECT count(*) AS n FROM article").get(0).get("n");
                for (long i = from; args[1].equals("add"); i += 3) {
                    archive.add(List.of(story(i), story(i + 1), story(i + 2)));
                    System.out.println(i + 2);
                }
            } catch (ArchiveException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static org.demarche.record.ArticleRecord story(long i) {
        return Crisis.article("k" + i, "2001-03-04", "Wire", "0.1", null, "ACCUSE|accused|Peru accused Ecuador of incident number " + i + " at the border.");
    }

    static Process start(Path folder, String what) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", Adder.class.getName(), folder.toString(), what).redirectErrorStream(true).start();
    }

    @Test
    void whatWasAcknowledgedSurvives() throws Exception {
        Random random = new Random(7);
        long acknowledged = -1;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(folder, "add");
            int batches = 1 + random.nextInt(4);
            List<String> lines = new ArrayList<>();
            try (BufferedReader out = process.inputReader()) {
                String line = null;
                while (lines.size() < batches && (line = out.readLine()) != null) {
                    lines.add(line);
                }
                assertThat(line).as("the process ended by itself: %s", lines).isNotNull();
                Thread.sleep(random.nextInt(40));
                process.destroyForcibly().waitFor();
            }
            acknowledged = Math.max(acknowledged, Long.parseLong(lines.get(lines.size() - 1)));
            try (Archive archive = Archive.open(folder)) {
                long articles = (Long) archive.query("SELECT count(*) AS n FROM article").get(0).get("n");
                assertThat(articles).isGreaterThan(acknowledged);
                assertThat(articles % 3).as("batches are stored whole").isZero();
                assertThat(archive.query("SELECT count(*) AS n FROM event").get(0)).containsEntry("n", articles);
                assertThat(archive.query("SELECT sum(reports) AS n FROM occurrence").get(0).get("n").toString()).isEqualTo(Long.toString(articles));
                assertThat(archive.search().find("incident", "sentence", null, null, null, null, 0, 1).total()).isEqualTo(Math.min(articles, 1001));
            }
        }
    }
}

package org.demarche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.demarche.cli.Called.demarche;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ArticleRecord.class.getResourceAsStream("record.schema.json"));

    @TempDir
    private Path folder;

    @Test
    void samplesAreCodedIntoRecordsThatObeyTheSchema() throws IOException {
        Path out = folder.resolve("records.jsonl");
        Called called = demarche("code", SAMPLES, "--out", out);
        assertThat(called.code()).as(called.err()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(13).allSatisfy(line -> assertThat(SCHEMA.validate(line, InputFormat.JSON)).isEmpty());
        assertThat(lines).extracting(l -> RecordJson.read(l).id()).startsWith("01-video-call", "02-draft-treaties")
                .contains("alert-0124", "answers-0126", "pipeline-0222").endsWith("11-recognition");
    }

    @Test
    void theNumberOfThreadsChangesNoByte() {
        String one = demarche("code", SAMPLES, "--threads", 1).out();
        assertThat(demarche("code", SAMPLES, "--threads", 3).out()).isEqualTo(one);
    }

    @Test
    void readTellsWhoDidWhatToWhomWithTheSentence() {
        Called called = demarche("read", SAMPLES.resolve("03-geneva.html"));
        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("No breakthrough as U.S. and Russian diplomats meet in Geneva", "What happened", "CONSULT", "Wendy Sherman (USA GOV)",
                "Who said what").doesNotContain("\u001b");
        assertThat(called.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Terminal.width()));
    }

    @Test
    void numbersAreWrittenAlikeInEveryCountry() {
        Locale own = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(demarche("read", SAMPLES.resolve("06-harbour-troops.html")).out()).contains("2,000", "≥ 100,000");
        } finally {
            Locale.setDefault(own);
        }
    }

    @Test
    void extractTellsWhereTheDateWasFoundOrWhyThereIsNone() throws IOException {
        Files.writeString(folder.resolve("page.txt"), "A plain headline\n\nThe council met and talked about the harbour for an hour, and nobody said which day it was.\n");
        assertThat(demarche("extract", SAMPLES.resolve("01-video-call.html")).out()).contains("\"published\":\"2021-12-07T21:40:00Z\",\"published_from\":\"json-ld\"");
        assertThat(demarche("extract", SAMPLES.resolve("02-draft-treaties.txt")).out()).contains("\"published\":\"2021-12-17\",\"published_from\":\"text\"");
        Called undated = demarche("extract", folder.resolve("page.txt"));
        assertThat(undated.out()).contains("\"published\":null").doesNotContain("\"published_reason\":null");
        assertThat(demarche("extract", folder.resolve("page.txt"), "--published", "2001-02-03").out()).contains("\"published\":\"2001-02-03\",\"published_from\":\"option\"");
    }

    @Test
    void theDateGivenCountsWhenArticlesAreChosenByDay() throws IOException {
        Path lines = Files.writeString(folder.resolve("a.jsonl"), "{\"id\":\"undated\",\"text\":\"The minister met the ambassador.\"}\n"
                + "{\"id\":\"earlier\",\"published\":\"2001-02-01\",\"text\":\"The minister met the ambassador.\"}\n");
        Path page = Files.writeString(folder.resolve("page.txt"), "A plain headline\n\nThe council met and talked about the harbour for an hour, and nobody said which day it was.\n");
        String[] wanted = {"--from", "2001-02-03", "--to", "2001-02-03", "--published"};
        assertThat(demarche("extract", lines, page, wanted[0], wanted[1], wanted[2], wanted[3], wanted[4], "2001-02-03").out().lines()).hasSize(2)
                .allSatisfy(l -> assertThat(l).contains("\"published\":\"2001-02-03\",\"published_from\":\"option\"").doesNotContain("earlier"));
        assertThat(demarche("extract", lines, page, wanted[0], wanted[1], wanted[4], "2001-02-02").err()).contains("passed over 3: outside the dates");
    }

    @Test
    void whatFailsIsNamedAndTheRestIsRead() throws IOException {
        Files.write(folder.resolve("a.html"), new byte[0]);
        Files.write(folder.resolve("b.txt"), new byte[] {0, 1, 2, 3, 0, 0, 7});
        Files.writeString(folder.resolve("c.jsonl"), "{\"id\":\"one\",\"text\":\"The minister met the ambassador in Vienna.\"}\n{\"id\":\"one\",\"text\":\"Again.\"}\n{no json\n");
        Called called = demarche("extract", folder);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out().lines()).hasSize(1);
        assertThat(called.err()).contains("a.html", "b.txt", "c.jsonl").contains("1 article extracted, 4 failed").doesNotContain("Exception", "\tat ");
    }

    @Test
    void aTextInAnotherLanguageIsSaidSoAndNotCoded() throws IOException {
        Files.writeString(folder.resolve("de.txt"), "Der Außenminister hat am Montag in Wien mit seinem Amtskollegen über die Lage an der Grenze gesprochen. "
                + "Beide Seiten vereinbarten, die Gespräche in der kommenden Woche fortzusetzen, wie das Ministerium mitteilte.\n");
        Called called = demarche("code", folder.resolve("de.txt"));
        assertThat(called.code()).isZero();
        assertThat(called.err()).contains("de: language de is not coded");
        assertThat(RecordJson.read(called.out()).sentences()).isEmpty();
    }

    @Test
    void hostileTextCannotSteerTheTerminal() throws IOException {
        Files.writeString(folder.resolve("evil.jsonl"), "{\"id\":\"x\\u001b[2J\",\"title\":\"\\u001b]0;owned\\u0007 Minister\",\"text\":\"The minister accused \\u001b[31m\\u202ethe rebels of treason on Monday.\"}\n");
        Called called = demarche("read", folder.resolve("evil.jsonl"));
        assertThat(called.out() + called.err()).doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path out = folder.resolve("none").resolve("x.jsonl");
        Called called = demarche("extract", SAMPLES, "--out", out);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("cannot write").contains("no such file or folder").doesNotContain("\tat ");
        assertThat(demarche("extract", SAMPLES, "--out", folder).err()).contains("is a folder");
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void linksAndPipesAreWrittenToAndStayWhatTheyAre() throws Exception {
        Path file = Files.writeString(folder.resolve("file.jsonl"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
        Path sample = SAMPLES.resolve("02-draft-treaties.txt");
        assertThat(demarche("extract", sample, "--out", link).code()).isZero();
        assertThat(link).isSymbolicLink();
        String written = Files.readString(file);
        assertThat(written).startsWith("{\"id\":\"02-draft-treaties\"");

        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(demarche("extract", sample, "--out", pipe).code()).isZero();
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(read.get()).isEqualTo(written);
        assertThat(demarche("import", sample, "--out", pipe).err()).contains("cannot write", "is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read ../samples/02-draft-treaties.txt", "extract ../samples/02-draft-treaties.txt", "who Kremlin"})
    void anOutputThatTakesNothingIsAFailure(String words) {
        StringWriter err = new StringWriter();
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {
                // nothing was taken
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        assertThat(Main.run(new PrintWriter(full), new PrintWriter(err, true), words.split(" "))).isEqualTo(1);
        assertThat(err.toString()).containsOnlyOnce("demarche: cannot write to standard output");
    }

    @Test
    void goldThatCannotBeReadIsNamed() throws IOException {
        Path latin = Files.write(folder.resolve("latin.jsonl"), new byte[] {'{', (byte) 0xE9, '}', '\n'});
        assertThat(demarche("evaluate", "--gold", latin, "--pred", latin).err()).startsWith("demarche: ").contains("latin.jsonl after line 0: not UTF-8");
        assertThat(demarche("corpus", "--coverage", folder).err()).contains("cannot read " + folder + ": ");
        assertThat(demarche("corpus", folder.resolve("none")).err()).contains("cannot read " + folder.resolve("none") + ": no such file or folder");
    }

    @Test
    void anArchiveThatIsNotThereIsNotMade() {
        Path none = folder.resolve("none");
        assertThat(demarche("export", "--archive", none, "--format", "csv", "--out", folder.resolve("x.csv")).err()).contains("there is no archive in " + none);
        assertThat(demarche("remove", "--archive", none, "--id", "a").code()).isEqualTo(1);
        assertThat(none).doesNotExist();
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(demarche().code()).isEqualTo(2);
        assertThat(demarche("code").code()).isEqualTo(2);
        assertThat(demarche("code", SAMPLES, "--threads", "0").code()).isEqualTo(2);
        Called undated = demarche("code", SAMPLES, "--published", "yesterday");
        assertThat(undated.code()).isEqualTo(2);
        assertThat(undated.err()).contains("'yesterday' is no day of the form YYYY-MM-DD").doesNotContain("Exception");
        assertThat(demarche("fly").err()).contains("fly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "code", "extract", "dedupe", "stories", "who", "import", "ingest", "export", "remove", "serve", "evaluate", "corpus"})
    void everyCommandExplainsItselfWithExamples(String command) {
        Called called = demarche(command, "--help");
        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("Usage: demarche " + command, "Examples:");
    }

    @Test
    void goldIsCompiledAndScored() throws IOException {
        Path markup = folder.resolve("train.txt");
        Files.writeString(markup, "== mine-1 1999-04-12 wire plain\n{a Chile} {e accused} {b Peru} of spying.\na state CHL GOV\nb state PER GOV\ne ACCUSE.allege a > b occurred\n");
        Path gold = folder.resolve("gold.jsonl");
        Called compiled = demarche("corpus", markup, "--out", gold);
        assertThat(compiled.code()).as(compiled.err()).isZero();
        Path records = folder.resolve("records.jsonl");
        assertThat(demarche("code", gold, "--out", records).code()).isZero();
        Called scored = demarche("evaluate", "--gold", gold, "--pred", records);
        assertThat(scored.code()).isZero();
        assertThat(scored.out().lines().reduce((a, b) -> b).orElseThrow()).startsWith("{").endsWith("}");
        Files.writeString(markup, "== mine-1 1999-04-12 wire plain\n{a Chile} {e accused} somebody.\na state QQQ GOV\ne BLAME a occurred\n");
        Called refused = demarche("corpus", markup);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("train.txt");
    }
}

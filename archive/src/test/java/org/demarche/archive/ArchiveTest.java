package org.demarche.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Event;
import org.demarche.record.RecordJson;
import org.demarche.record.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    @TempDir
    private Path folder;

    private static ArticleRecord first() {
        return Crisis.article("a1", "1995-01-30", "Harbour Wire", "0.1", null, Crisis.ACCUSED, Crisis.MET);
    }

    private static ArticleRecord second() {
        return Crisis.article("a2", "1995-01-31", "Eastern Ledger", "0.1", null,
                "ACCUSE|accusing|Peru is accusing Ecuador of sending its soldiers over the border at Tiwinza.", "ACCUSE|blamed|Peru blamed Ecuador for a power cut in Piura.");
    }

    @Test
    void anArticleIsStoredOnceByIdAddressAndContent() {
        try (Archive archive = Archive.open(folder)) {
            assertThat(archive.add(List.of(first(), first()))).containsExactly(Archive.Added.NEW, Archive.Added.KNOWN);
            ArticleRecord r = first();
            ArticleRecord elsewhere = new ArticleRecord(r.schema(), r.coder(), "b", "https://other.example/b", null, null, r.published(), r.publishedFrom(), null, "en",
                    r.text().replace('.', '!'), null, null, r.sentences(), r.entities(), r.events(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);
            assertThat(archive.add(List.of(elsewhere))).containsExactly(Archive.Added.KNOWN);
            assertThat(archive.record("a1")).isEqualTo(first());
            assertThat(archive.record("b")).isNull();
        }
        try (Archive archive = Archive.open(folder)) {
            assertThat(archive.add(List.of(first()))).containsExactly(Archive.Added.KNOWN);
            assertThat(count(archive, "event")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"entities id", "entities name", "entities kind", "events id", "events event", "events trigger", "events status", "events event_loc.resolution", "statements id",
        "statements form", "statements kind", "demands id", "demands kind", "demands text", "demands answer", "denials id", "disputes id", "forces span"})
    void aRecordThatLacksAPartIsRefusedByItsNameAndNoneIsKept(String listAndPart) throws IOException {
        String list = listAndPart.split(" ")[0];
        String part = listAndPart.split(" ")[1];
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(RecordJson.write(Crisis.records().get(1)));
        ObjectNode holder = (ObjectNode) tree.at("/" + list + "/0" + (part.contains(".") ? "/event_loc" : ""));
        assertThat(holder.remove(part.substring(part.indexOf('.') + 1))).isNotNull();
        try (Archive archive = Archive.open(folder)) {
            assertThatThrownBy(() -> archive.add(List.of(first(), RecordJson.read(tree.toString())))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("record a2: " + list + "[0]: " + part + " is missing").hasNoCause();
            assertThat(archive.query("SELECT id FROM article")).isEmpty();
        }
    }

    @Test
    void anArchiveOfAnEarlierProgramIsBroughtUpToDate() throws Exception {
        String sides = "SELECT e.article_id, e.event_id, a.id, s.name FROM event e JOIN article a ON a.number = e.article JOIN side s ON s.report = e.report ORDER BY ALL";
        List<Map<String, Object>> before;
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first(), second()));
            before = archive.query(sides);
        }
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("records.duckdb")); Statement statement = database.createStatement()) {
            statement.execute("ALTER TABLE event DROP COLUMN report; ALTER TABLE event DROP COLUMN article; ALTER TABLE side DROP COLUMN report; ALTER TABLE pair DROP COLUMN report; "
                    + "ALTER TABLE statement DROP COLUMN article; ALTER TABLE demand DROP COLUMN article; ALTER TABLE denial DROP COLUMN article; ALTER TABLE dispute DROP COLUMN article; "
                    + "ALTER TABLE force DROP COLUMN article; DROP SEQUENCE report_number; DROP TABLE feed; DELETE FROM schema_version WHERE version > 3");
        }
        try (Archive archive = Archive.open(folder)) {
            assertThat(archive.query(sides)).isEqualTo(before).hasSize(8);
            assertThat(archive.query("SELECT a, b FROM pair p JOIN event e ON e.report = p.report")).hasSize(4);
            assertThat(archive.add(List.of(Crisis.article("a3", "1995-02-03", "Harbour Wire", "0.1", null, Crisis.MET)))).containsExactly(Archive.Added.NEW);
            assertThat(archive.query("SELECT DISTINCT report FROM event")).hasSize(5);
        }
    }

    @Test
    void aQuestionThatIsAskedAgainSeesWhatCameMeanwhile() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first()));
            String later = "SELECT id FROM article WHERE day > DATE '1995-01-30' AND id <> ?";
            assertThat(archive.query(later, "x")).isEmpty();
            archive.add(List.of(second()));
            assertThat(archive.query(later, "x")).hasSize(1);
            assertThat(archive.numbers("SELECT i, 2 * i FROM range(?) t(i) ORDER BY i", 2_500)[1]).hasSize(2_500).endsWith(4_998);
            assertThat(archive.numbers("SELECT number FROM article WHERE id = 'nobody'")[0]).isEmpty();
        }
    }

    @Test
    void reportsOfOneActAreOneOccurrence() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first()));
            archive.add(List.of(second()));
            List<Map<String, Object>> rows = archive.query("SELECT event, reports, articles FROM occurrence ORDER BY id");
            assertThat(rows).extracting(r -> r.get("event") + " " + r.get("reports") + " " + r.get("articles"))
                    .containsExactly("ACCUSE 2 2", "CONSULT 1 1", "ACCUSE 1 1");
            assertThat(archive.query("SELECT reason FROM event WHERE article_id = 'a2' AND event_id = 'E1'").get(0).get("reason").toString())
                    .startsWith("same sides, days agree, words 0.");
        }
    }

    @Test
    void demandsOfSeveralArticlesAreOnePosition() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first(), second()));
            assertThat(count(archive, "position")).isEqualTo(1);
            assertThat(count(archive, "demand")).isEqualTo(2);
        }
    }

    @Test
    void aNewerCoderReplacesTheRecordAndTheOldOneIsKept() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first()));
            ArticleRecord newer = Crisis.article("a1", "1995-01-30", "Harbour Wire", "0.2", null, Crisis.ACCUSED, Crisis.MET);
            assertThat(archive.add(List.of(newer))).containsExactly(Archive.Added.REPLACED);
            assertThat(archive.record("a1").coder().version()).isEqualTo("0.2");
            assertThat(RecordJson.read((String) archive.query("SELECT record FROM former").get(0).get("record"))).isEqualTo(first());
            assertThat(count(archive, "event")).isEqualTo(2);
            assertThat(archive.search().find("Tiwinza", "sentence", null, null, null, null, 0, 10).total()).isEqualTo(1);
        }
    }

    @Test
    void whatIsRemovedLeavesNothingButWhatOthersTell() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first(), second()));
            assertThat(archive.removeArticle("a1")).isEqualTo(1);
            assertThat(archive.removeArticle("a1")).isZero();
            assertThat(archive.query("SELECT event FROM occurrence WHERE reports = 1")).hasSize(2);
            assertThat(archive.search().find("Rio", null, null, null, null, null, 0, 10).total()).isZero();
            assertThat(archive.removePublisher("Eastern Ledger")).isEqualTo(1);
            for (String table : List.of("article", "event", "side", "actor", "statement", "demand", "position", "force", "occurrence")) {
                assertThat(count(archive, table)).as(table).isZero();
            }
        }
    }

    @Test
    void searchFindsSentencesAndStatementsAndTakesAnyInput() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first(), second()));
            assertThat(archive.search().find("\"sending soldiers\"", "sentence", null, null, null, null, 0, 10).hits()).extracting(SearchIndex.Hit::articleId).containsExactly("a1");
            assertThat(archive.search().find("border", "statement", "Q419", "Eastern Ledger", null, null, 0, 10).total()).isEqualTo(1);
            assertThat(archive.search().find("border", null, null, null, java.time.LocalDate.of(1996, 1, 1), null, 0, 10).total()).isZero();
            for (String odd : List.of("", "\"", "((", "+-|*", "a AND", "\u0000", "~2", "b c d ".repeat(2_000), "(".repeat(9_000) + "b" + ")".repeat(9_000), "b* ".repeat(3_000))) {
                assertThat(archive.search().find(odd, null, null, null, null, null, 0, 10).hits()).hasSizeLessThan(11);
            }
        }
    }

    @Test
    void aHitTellsWhichOfItsWordsWereAskedFor() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first()));
            for (Map.Entry<String, List<String>> asked : Map.of("soldier +peru -rio", List.of("Peru", "soldiers"), "\"near tiwinza\"", List.of("near", "Tiwinza"), "accus*", List.of("accused")).entrySet()) {
                assertThat(archive.search().find(asked.getKey(), "sentence", null, null, null, null, 0, 10).hits()).singleElement()
                        .satisfies(h -> assertThat(h.found()).extracting(f -> f.of(h.text())).as(asked.getKey()).isEqualTo(asked.getValue()));
            }
        }
    }

    @Test
    void theIndexIsMadeAnewFromTheDatabase() throws IOException {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first(), second()));
        }
        try (var files = Files.list(folder.resolve("search"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Archive archive = Archive.open(folder)) {
            assertThat(archive.search().find("Tiwinza", "sentence", null, null, null, null, 0, 10).total()).isEqualTo(2);
        }
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first(), second()));
        }
        for (String damaged : List.of("*.cfs", "*.si", "segments_*")) {
            for (boolean gone : List.of(false, true)) {
                try (var files = Files.newDirectoryStream(folder.resolve("search"), damaged)) {
                    for (Path file : files) {
                        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
                        if (gone) {
                            Files.delete(file);
                        }
                    }
                }
                try (Archive archive = Archive.open(folder)) {
                    assertThat(archive.search().find("Tiwinza", "sentence", null, null, null, null, 0, 10).total()).as(damaged + gone).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void whatCannotBeOpenedIsNamedWithTheReasonAndLetGo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Archive.open(file)).isInstanceOf(ArchiveException.class).hasMessageEndingWith("file cannot be opened: it is no folder");
        Path clock = Files.createDirectories(folder.resolve("clock"));
        Files.writeString(clock.resolve("records.duckdb"), "no database at all, but a text that is long enough to be looked at");
        assertThatThrownBy(() -> Archive.open(clock)).isInstanceOf(ArchiveException.class).hasMessageContaining("cannot be opened").hasMessageNotContaining("in use");
        Path newer = folder.resolve("newer");
        Archive.open(newer).close();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + newer.resolve("records.duckdb")); Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO schema_version VALUES (1000)");
        }
        assertThatThrownBy(() -> Archive.open(newer)).isInstanceOf(ArchiveException.class).hasMessageContaining("use the program that made it");
        // Another configuration can open the database only where nobody has it open.
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + newer.resolve("records.duckdb")); Statement statement = database.createStatement()) {
            assertThat(statement.execute("SELECT 1")).isTrue();
        }
    }

    @Test
    void aSecondOwnerGetsAClearLine() throws Exception {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first()));
            Process other = KilledAtAnyMomentTest.start(folder, "open");
            assertThat(new String(other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).contains("is in use by another process");
            assertThat(archive.record("a1")).isNotNull();
        }
    }

    @Test
    void everyFormatReadsBack() throws IOException {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first(), second()));
            Path file = folder.resolve("out");
            assertThat(archive.export(Export.Format.JSONL, Selection.ALL, true, file)).isEqualTo(2);
            assertThat(Files.readAllLines(file)).extracting(RecordJson::read).containsExactly(first(), second());

            assertThat(archive.export(Export.Format.PLOVER, new Selection(null, null, List.of("PER"), List.of("CONSULT")), false, file)).isEqualTo(1);
            assertThat(Files.readString(file)).contains("\"event\":\"CONSULT\"").contains("\"country\":\"ECU\"").doesNotContain("Rio");

            for (Export.Format format : List.of(Export.Format.CSV, Export.Format.PARQUET)) {
                assertThat(archive.export(format, Selection.ALL, true, file)).isEqualTo(4);
                String read = format == Export.Format.CSV ? "read_csv('" + file + "', header = true)" : "read_parquet('" + file + "')";
                List<Map<String, Object>> rows = archive.query("SELECT * FROM " + read + " ORDER BY article_id, event_id");
                assertThat(rows.get(0).keySet()).containsExactlyElementsOf(Table.EVENTS.columns().stream().map(Table.Column::name).toList());
                assertThat(rows.get(0)).containsEntry("actor_codes", "PER").containsEntry("event", "ACCUSE").containsEntry("quad_code", 3L);
                archive.export(format, Selection.ALL, false, file);
                assertThat(archive.query("SELECT * FROM " + read).get(0)).doesNotContainKeys("sentence", "title").containsKey("event");
            }
            assertThat(archive.export(Export.Format.STATEMENTS_PARQUET, Selection.ALL, true, file)).isEqualTo(2);
            assertThat(archive.query("SELECT speaker FROM read_parquet('" + file + "')").get(0)).containsEntry("speaker", "Peru");

            assertThat(archive.export(Export.Format.GDELT, Selection.ALL, true, file)).isEqualTo(3);
            assertThat(Files.readAllLines(file)).allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(61));
            assertThat(Files.readAllLines(file).get(0)).startsWith("1\t19950130\t199501\t1995\t").contains("\tPERGOV\tPERU\tPER\t");

            assertThat(archive.export(Export.Format.DYADS, Selection.ALL, true, file)).isEqualTo(3);
            assertThat(archive.query("SELECT * FROM read_csv('" + file + "', header = true) WHERE day = '1995-01-30' AND actor_code = 'PER'").get(0))
                    .containsEntry("verbal_conflict", 1L).containsEntry("verbal_cooperation", 1L).containsEntry("articles_read", 1L);
        }
    }

    @Test
    void hitsEndWhereNoMoreCanBeHad() {
        String[] told = new String[11_000];
        Arrays.fill(told, "ACCUSE|accused|Peru accused Ecuador.");
        ArticleRecord r = Crisis.article("long", "1995-01-30", "Harbour Wire", "0.1", null, told);
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(new ArticleRecord(r.schema(), r.coder(), r.id(), r.url(), r.title(), null, r.published(), r.publishedFrom(), r.publisher(), "en", r.text(), null, null, r.sentences(),
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null)));
            assertThat(archive.search().find("accused", "sentence", null, null, null, null, 10_000, 500).hits()).hasSize(500);
            assertThat(archive.search().find("accused", "sentence", null, null, null, null, 10_500, 500).hits()).isEmpty();
            assertThat(archive.search().find("accused", "sentence", null, null, null, null, 1_000_000_000, 500).hits()).isEmpty();
        }
    }

    @Test
    void oneReportOfTwoSidesWithOneCodeCountsOnceInTheirDyad() throws IOException {
        ArticleRecord r = first();
        Entity minister = new Entity("N3", "Foreign\tMinister\n", EntityKind.PERSON, "PER", List.of("GOV"), null, null, r.entities().get(0).mentions());
        Event e = r.events().get(0);
        Event both = new Event(e.id(), e.event(), e.mode(), e.context(), e.cameo(), List.of("N3", "N1"), e.recipient(), List.of(e.actorSpans().get(0), e.actorSpans().get(0)), e.recipientSpans(),
                e.trigger(), e.sentence(), e.mentions(), false, e.status(), e.date(), e.dateResolution(), e.eventLoc(), e.quadCode(), e.eventScale(), null, e.confidence(), null, e.why());
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(new ArticleRecord(r.schema(), r.coder(), r.id(), r.url(), r.title(), null, r.published(), r.publishedFrom(), r.publisher(), "en", r.text(), null, null, r.sentences(),
                    List.of(r.entities().get(0), r.entities().get(1), minister), List.of(both), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null)));
            Path file = folder.resolve("out");
            assertThat(archive.export(Export.Format.DYADS, Selection.ALL, true, file)).isEqualTo(1);
            assertThat(Files.readAllLines(file).get(1)).startsWith("PER,ECU,1995-01-30,0,0,1,0,1,1,");
            assertThat(archive.export(Export.Format.GDELT, Selection.ALL, true, file)).isEqualTo(1);
            assertThat(Files.readAllLines(file)).singleElement().satisfies(line -> assertThat(line.split("\t", -1)).hasSize(61).contains("FOREIGN MINISTER "));
        }
    }

    @Test
    void whatIsTakenOutWhileAnExportRunsIsPassedOver() throws Exception {
        try (Archive archive = Archive.open(folder)) {
            List<ArticleRecord> records = IntStream.range(0, 30).mapToObj(i -> Crisis.article("a" + i, "1995-01-30", "Wire " + i, "0.1", null,
                    "ACCUSE|accused|Peru accused Ecuador of matter " + i + ".")).toList();
            archive.add(records);
            CompletableFuture<Void> removing = CompletableFuture.runAsync(() -> records.forEach(r -> archive.removeArticle(r.id())));
            do {
                archive.export(Export.Format.PLOVER, Selection.ALL, true, folder.resolve("out"));
            } while (!removing.isDone());
            removing.get();
            assertThat(archive.export(Export.Format.PLOVER, Selection.ALL, true, folder.resolve("out"))).isZero();
        }
    }

    @Test
    void recordsDoNotGoWithoutTheirText() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(first()));
            assertThatThrownBy(() -> archive.export(Export.Format.JSONL, Selection.ALL, false, folder.resolve("out"))).hasMessageContaining("offsets lead into it");
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    private static long count(Archive archive, String table) {
        return (Long) archive.query("SELECT count(*) AS n FROM " + table).get(0).get("n");
    }
}

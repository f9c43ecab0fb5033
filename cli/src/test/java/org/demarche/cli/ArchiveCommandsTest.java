package org.demarche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demarche.cli.Called.demarche;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.demarche.archive.Alerts;
import org.demarche.archive.Archive;
import org.demarche.archive.ArchiveException;
import org.demarche.archive.Owner;
import org.demarche.archive.Review;
import org.demarche.desk.Desk;
import org.demarche.desk.Workshop;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies, archives, tables of the user's own, and runs that go on after a stop. */
class ArchiveCommandsTest {
    private static final Path SAMPLES = Path.of("..", "samples");

    @TempDir
    private Path folder;

    @Test
    void copiesShareAClusterAndTheSignIsNamed() {
        Called called = demarche("dedupe", SAMPLES, "--explain");
        assertThat(called.code()).isZero();
        assertThat(called.out().lines()).hasSize(13)
                .anyMatch(l -> l.startsWith("{\"id\":\"07-meridian-troops\",\"cluster\":\"06-harbour-troops\",\"copy_of\":\"06-harbour-troops\",\"sign\":\""))
                .filteredOn(l -> l.contains("\"cluster\":\"06-harbour-troops\"")).hasSize(2);
    }

    @Test
    void aStandoffOverWeeksIsToldAsStoriesWithTheirDays() {
        Called called = demarche("stories", SAMPLES);
        assertThat(called.code()).isZero();
        assertThat(called.out().lines()).hasSize(13).allMatch(l -> l.matches("\\{\"id\":\"[^\"]+\",\"story\":\"[^\"]+\"}"));
        assertThat(demarche("stories", SAMPLES, "--timeline").out()).contains("2022-02-02  ", "(06-harbour-troops, 07-meridian-troops)");
    }

    @Test
    void codedOnceACopyPointsToTheArticleThatStandsForIt() {
        List<ArticleRecord> records = demarche("code", SAMPLES.resolve("06-harbour-troops.html"), SAMPLES.resolve("07-meridian-troops.html"), "--once").out().lines()
                .map(RecordJson::read).toList();
        assertThat(records).extracting(ArticleRecord::cluster).containsOnly("06-harbour-troops");
        assertThat(records).extracting(ArticleRecord::copyOf).containsExactly(null, "06-harbour-troops");
        assertThat(records.get(0).events()).isNotEmpty();
        assertThat(records.get(1).events()).isEmpty();
    }

    @Test
    void anArchiveIsFilledOnceExportedAndEmptied() throws IOException {
        Path archive = folder.resolve("archive");
        Path wire = SAMPLES.resolve("05-wire.jsonl");
        assertThat(demarche("ingest", wire, "--archive", archive).err()).contains("3 new, 0 coded again, 0 there already");
        assertThat(demarche("ingest", wire, "--archive", archive).err()).contains("0 new, 0 coded again, 3 there already");
        Path out = folder.resolve("out");
        assertThat(demarche("export", "--archive", archive, "--format", "jsonl", "--out", out).code()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(3);
        assertThat(demarche("export", "--archive", archive, "--format", "dyads", "--actor", "RUS", "--out", out).code()).isZero();
        assertThat(Files.readAllLines(out).get(0)).startsWith("actor_code,recipient_code,day");
        assertThat(demarche("export", "--archive", archive, "--format", "jsonl", "--no-text", "--out", out).err()).contains("cannot go without their text");
        assertThat(demarche("remove", "--archive", archive, "--publisher", "Coastline News").err()).contains("3 articles taken out");
        assertThat(demarche("remove", "--archive", archive, "--id", "nobody").code()).isEqualTo(1);
    }

    @Test
    void anOwnerThatDiedIsNotWaitedFor() throws IOException {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Owner(ProcessHandle.current().pid(), taken.getLocalPort(), "key").announce(archive);
        }
        assertThat(demarche("ingest", SAMPLES.resolve("05-wire.jsonl"), "--archive", archive).err()).contains("3 new");
    }

    @Test
    void whatTheOwnerIsAskedForOfWhichItGivesHalfLeavesNoFile() throws IOException {
        HttpServer owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        owner.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        owner.start();
        try {
            Path archive = Files.createDirectories(folder.resolve("archive"));
            new Owner(ProcessHandle.current().pid(), owner.getAddress().getPort(), "key").announce(archive);
            assertThat(demarche("export", "--archive", archive, "--format", "csv", "--out", folder.resolve("events.csv")).code()).isEqualTo(1);
            assertThat(folder.toFile().list()).containsExactly("archive");
        } finally {
            owner.stop(0);
        }
    }

    @Test
    void anyNumberOfAlertsIsNotedByTheOwnerWhereverItListens() {
        Path folderOf = folder.resolve("archive");
        List<Alerts.Alert> many = IntStream.range(0, 1_500).mapToObj(i -> new Alerts.Alert("rule", "event " + i, "text", "ASSAULT", null, "\"words\" ".repeat(120), null, null, "a" + i)).toList();
        try (Archive archive = Archive.open(folderOf); Desk desk = Desk.start(archive, new Desk.Options("0.0.0.0", 0, "a-long-enough-token", false))) {
            new Owner(ProcessHandle.current().pid(), desk.port(), desk.key(), desk.address()).announce(folderOf);
            assertThat(Owner.of(folderOf)).isEqualTo(new Owner(ProcessHandle.current().pid(), desk.port(), desk.key(), desk.address()));
            try (Store store = Store.open(folderOf)) {
                store.sent("console", many);
            }
            assertThat(archive.query("SELECT count(DISTINCT subject) AS n FROM alert").get(0)).containsEntry("n", 1_500L);
        }
    }

    @Test
    void anArchiveThatIsNoneIsNamedAndNoneIsMadeWhereOneIsAskedFor() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Called called = demarche("watch", folder, "--once", "--archive", file);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("file cannot be opened: it is no folder").doesNotContain("\tat ");
        assertThat(demarche("evaluate", "--reviews", "--archive", folder.resolve("none")).err()).contains("there is no archive in");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void alertsThatTheConsoleDidNotTakeAreToldAgain() throws IOException {
        Path archive = folder.resolve("archive");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "alerts:\n  - name: talks\n    dyad: [RUS]\n");
        String[] ingest = {"ingest", SAMPLES.resolve("05-wire.jsonl").toString(), "--archive", archive.toString(), "--alerts", rules.toString()};
        Writer closed = new Writer() {
            @Override
            public void write(char[] characters, int from, int count) throws IOException {
                throw new IOException("nobody reads this");
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        assertThat(Main.run(new PrintWriter(closed), new PrintWriter(new StringWriter()), ingest)).isEqualTo(1);
        assertThat(demarche((Object[]) ingest).out()).contains("ALERT talks: ");
    }

    @Test
    void alertsAreToldOnceAndWrongRulesAreNamed() throws IOException {
        Path archive = folder.resolve("archive");
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, "alerts:\n  - name: talks\n    dyad: [RUS]\nsend:\n  console: true\n  jsonl: told.jsonl\n");
        Called called = demarche("ingest", SAMPLES.resolve("05-wire.jsonl"), "--archive", archive, "--alerts", rules);
        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("ALERT talks: ");
        List<String> told = Files.readAllLines(folder.resolve("told.jsonl"));
        assertThat(told).hasSize((int) called.out().lines().count()).allMatch(l -> l.startsWith("{\"rule\":\"talks\",\"subject\":\"event "));
        assertThat(demarche("ingest", SAMPLES.resolve("05-wire.jsonl"), "--archive", archive, "--alerts", rules).out()).isEmpty();
        Files.writeString(rules, "alerts:\n  - name: talks\n    dyadd: RUS\n");
        assertThat(demarche("ingest", SAMPLES.resolve("05-wire.jsonl"), "--archive", archive, "--alerts", rules).err()).contains("rules.yaml:3: dyadd is none of");
    }

    @Test
    void aWebhookIsSentEachAlertOnceAndAgainWhatItRefused() throws IOException {
        List<String> taken = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            String alert = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = asked.incrementAndGet() == 2;
            if (!refused) {
                taken.add(alert);
            }
            exchange.sendResponseHeaders(refused ? 503 : 204, -1);
            exchange.close();
        });
        hook.start();
        try {
            Path rules = Files.writeString(folder.resolve("rules.yaml"), "alerts:\n  - name: talks\n    dyad: [RUS]\nsend:\n  jsonl: told.jsonl\n  webhook: http://127.0.0.1:"
                    + hook.getAddress().getPort() + "/\n");
            Object[] ingest = {"ingest", SAMPLES.resolve("05-wire.jsonl"), "--archive", folder.resolve("archive"), "--alerts", rules};
            assertThat(demarche(ingest).err()).contains("the webhook did not take an alert: it answers 503; tried again with what comes next");
            assertThat(taken).hasSize(1);
            assertThat(demarche(ingest).err()).doesNotContain("webhook");
            assertThat(taken).containsExactlyElementsOf(Files.readAllLines(folder.resolve("told.jsonl")));
            demarche(ingest);
            assertThat(asked).hasValue(taken.size() + 1);
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void whatPeopleReviewedScoresWhatWasCoded() {
        Path archive = folder.resolve("archive");
        demarche("ingest", SAMPLES.resolve("05-wire.jsonl"), "--archive", archive);
        assertThat(demarche("evaluate", "--reviews", "--archive", archive).err()).contains("nothing was reviewed yet");
        int reviewed = 0;
        try (Archive opened = Archive.open(archive)) {
            for (var row : opened.query("SELECT article_id, event_id FROM event ORDER BY article_id, event_id LIMIT 4")) {
                opened.reviews().add(new Review((String) row.get("article_id"), (String) row.get("event_id"), reviewed++ == 0 ? Review.Verdict.REJECTED : Review.Verdict.ACCEPTED, null, null,
                        List.of(), List.of(), null, "Ana"));
            }
            assertThat(opened.query("SELECT DISTINCT story FROM story")).as("each article is noted in a story").isNotEmpty();
        }
        assertThat(reviewed).isEqualTo(4);
        Called called = demarche("evaluate", "--reviews", "--archive", archive);
        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("\"eventFound\":0.857").doesNotContain("\"attribution\"");
        assertThat(demarche("evaluate").code()).isEqualTo(2);
    }

    @Test
    void aCorrectionOfTheArchivesOwnIsWrittenSortedAndUsed() throws IOException {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Corrections corrections = new Corrections(archive, new LayerOptions());
        corrections.correct(new Workshop.Role("person", "Wanda Nobody", "POL", "gov, mil", "defence minister", "2020-01-01", "", ""));
        corrections.correct(new Workshop.Role("person", "Anton Someone", "", "", "", "", "", ""));
        corrections.correct(new Workshop.Role("person", "Wanda Nobody", "POL", "MIL", "defence minister", "2020-01-01", "2022", ""));
        assertThat(Files.readAllLines(archive.resolve("roles.tsv")).stream().filter(l -> !l.startsWith("#"))).containsExactly("person\tAnton Someone\t-\t-\t-\t-\t-\t-\t-",
                "person\tWanda Nobody\t-\tPOL\tMIL\tdefence minister\t2020-01-01\t2022\t-");
        assertThat(demarche("who", "Wanda Nobody", "--date", "2021-05-01", "--layer", archive.resolve("roles.tsv")).out()).contains("POL MIL");
        assertThatThrownBy(() -> corrections.correct(new Workshop.Role("person", "A\tB", "", "", "", "", "", ""))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> corrections.correct(new Workshop.Role("person", "A", "", "", "", "soon", "", ""))).isInstanceOf(IllegalArgumentException.class);
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("roles.tsv"), "person\tWanda Nobody\n");
        assertThatThrownBy(() -> new Corrections(broken, new LayerOptions()).roles()).isInstanceOf(ArchiveException.class).hasMessageContaining("roles.tsv:1: ");
        Path text = folder.resolve("a.txt");
        Files.writeString(text, "WARSAW, May 3, 2021 (Wire) — Wanda Nobody accused Belarus on Monday of sending soldiers across the border.\n");
        demarche("ingest", text, "--archive", archive);
        try (Archive opened = Archive.open(archive)) {
            assertThat(opened.query("SELECT code, sectors FROM actor WHERE name = 'Wanda Nobody'")).containsExactly(java.util.Map.of("code", "POL", "sectors", "MIL"));
            ArticleRecord again = corrections.code(opened.record("a"));
            assertThat(again.events()).isNotEmpty();
        }
    }

    @Test
    void whoTellsHowANameResolvesOnADay() {
        assertThat(demarche("who", "Angela", "Merkel", "--date", "2012-05-01").out()).contains("DEU", "Q567", "from own");
        assertThat(demarche("who", "Nobody Ofthisname").code()).isEqualTo(1);
    }

    @Test
    void aTableOfTheUsersOwnWins() throws IOException {
        Path dictionary = folder.resolve("mine.actors.txt");
        Files.writeString(dictionary, "# Ours\nFERNANDA_QUILLOTA_  # nobody\n\t[CHLGOV 20100101-20140101]\n\t[CHLELI >20140101]\n");
        Path table = folder.resolve("mine.tsv");
        Called imported = demarche("import", dictionary, "--out", table);
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.err()).contains("1 entries");
        assertThat(demarche("who", "Fernanda Quillota", "--date", "2012-01-01", "--layer", table).out()).contains("CHL GOV");
        assertThat(demarche("who", "Fernanda Quillota", "--date", "2016-01-01", "--layer", table).out()).contains("CHL ELI");
        assertThat(demarche("who", "Fernanda Quillota", "--layer", folder.resolve("none.tsv")).err()).contains("none.tsv: no such file or folder");
    }
}

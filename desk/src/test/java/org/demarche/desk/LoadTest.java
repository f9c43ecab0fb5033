package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.demarche.archive.Archive;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How fast the desk is, on loopback and only when asked for:
 * {@code ./demarche code samples/ --out /tmp/samples.jsonl && mvn -pl desk -am test -Dtest=LoadTest -Dsurefire.failIfNoSpecifiedTests=false -Ddemarche.load=/tmp/samples.jsonl -Ddemarche.load.articles=100000}.
 * It asserts that all is answered and prints what it measured; {@code -Ddemarche.load.archive=DIR} keeps the archive for another run. docs/performance.md has the figures.
 */
@EnabledIfSystemProperty(named = "demarche.load", matches = ".+")
class LoadTest {
    private static final int READERS = 50;
    private static final int REQUESTS = Integer.getInteger("demarche.load.requests", 400);

    @Test
    void fiftyReadersOnAnArchive() throws Exception {
        int count = Integer.getInteger("demarche.load.articles", 100_000);
        String kept = System.getProperty("demarche.load.archive");
        Path folder = kept != null ? Path.of(kept) : Files.createTempDirectory("load");
        try (Archive archive = Archive.open(folder)) {
            fill(archive, count);
            try (Desk desk = Desk.start(archive, new Desk.Options("127.0.0.1", 0, null, true))) {
                say("archive: %s articles, %s reports, %s occurrences, %d entries to search", one(archive, "article"), one(archive, "event"), one(archive, "occurrence"), archive.search().size());
                search(desk);
                ask(desk, "/assets/desk.css");
                for (String page : List.of("/", "/dossier", "/events", "/map", "/actors", "/review", "/dossier?actor=RUS&actor=UKR", "/dossier?actor=RUS&actor=UKR&from=2021-06-01&to=2021-06-30")) {
                    long cpu = cpu();
                    long first = ask(desk, page);
                    long used = cpu() - cpu;
                    say("alone, first time %5d ms (%d CPU ms), again %4d ms: %s", first, used, ask(desk, page), page);
                }
                readers(desk, "dossiers of two over the whole period", r -> "/dossier?actor=" + pick(r) + "&actor=" + pick(r));
                readers(desk, "dossiers of two over a month", r -> {
                    LocalDate from = LocalDate.of(2020, 1, 1).plusDays(r.nextInt(700));
                    return "/dossier?actor=" + pick(r) + "&actor=" + pick(r) + "&from=" + from + "&to=" + from.plusDays(30);
                });
                readers(desk, "ten dossiers over the whole period, again and again", r -> "/dossier?actor=RUS&actor=" + Recombined.CODES.get(1 + r.nextInt(10)));
                readers(desk, "all pages", r -> List.of("/", "/events?actor=" + pick(r), "/dyad?a=" + pick(r) + "&b=" + pick(r), "/article?id=g" + r.nextInt(count), "/map?actor=" + pick(r),
                        "/search?q=troops+" + pick(r)).get(r.nextInt(6)));
            }
            System.gc();
            say("memory: %d MB heap in use, %s", (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                    Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM") || l.startsWith("VmRSS")).toList());
        }
    }

    private static void fill(Archive archive, int count) throws IOException {
        List<ArticleRecord> samples;
        try (var lines = Files.lines(Path.of(System.getProperty("demarche.load")))) {
            samples = lines.map(RecordJson::read).toList();
        }
        Recombined articles = new Recombined(samples, count);
        long start = System.nanoTime();
        long used = cpu();
        int from = ((Number) archive.query("SELECT count(*) AS n FROM article").get(0).get("n")).intValue();
        for (int i = from; i < count; i += 500) {
            List<ArticleRecord> batch = new ArrayList<>();
            for (int j = i; j < Math.min(count, i + 500); j++) {
                batch.add(articles.article(j));
            }
            archive.add(batch);
            if ((i + 500) % 10_000 == 0) {
                say("%d articles in, %.0f a second, %.1f CPU ms an article", i + 500, (i + 500 - from) / ((System.nanoTime() - start) / 1e9), (double) (cpu() - used) / (i + 500 - from));
            }
        }
    }

    private interface Question {
        String path(Random random);
    }

    private static String pick(Random random) {
        return Recombined.code(random);
    }

    private static void readers(Desk desk, String what, Question question) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(READERS);
        List<Future<Long>> answers = new ArrayList<>();
        long start = System.nanoTime();
        long cpu = cpu();
        for (int i = 0; i < REQUESTS; i++) {
            Random random = new Random(i);
            answers.add(pool.submit(() -> ask(desk, question.path(random))));
        }
        List<Long> times = new ArrayList<>();
        for (Future<Long> answer : answers) {
            times.add(answer.get());
        }
        pool.shutdown();
        times.sort(null);
        say("%d readers, %s: p50 %d ms, p95 %d ms, slowest %d ms, %.1f pages a second, %d CPU ms a page", READERS, what, times.get(REQUESTS / 2), times.get(REQUESTS * 95 / 100), times.get(REQUESTS - 1),
                REQUESTS / ((System.nanoTime() - start) / 1e9), (cpu() - cpu) / REQUESTS);
    }

    /** @return CPU milliseconds of this process so far */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }

    private static void search(Desk desk) throws Exception {
        for (String words : List.of("troops", "%22foreign+minister%22", "talks+-geneva", "withdr*", "troops&kind=statement", "border&from=2021-01-01&to=2021-03-01")) {
            for (int warm = 0; warm < 10; warm++) {
                ask(desk, "/api/v1/search?q=" + words);
            }
            long cpu = cpu();
            long time = ask(desk, "/api/v1/search?size=49&q=" + words);
            say("search %4d ms (%d CPU ms): %s", time, cpu() - cpu, words);
        }
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

    /** @return milliseconds */
    private static long ask(Desk desk, String path) throws Exception {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static Object one(Archive archive, String table) {
        return archive.query("SELECT count(*) AS n FROM " + table).get(0).get("n");
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}

package org.demarche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.cli.Called.demarche;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.archive.Archive;
import org.demarche.archive.Owner;
import org.demarche.desk.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds, folders and addresses from a server on 127.0.0.1, into archives of this process and of one that serves. */
class WatchCommandTest {
    private static final String PAGE = "<html lang=\"en\"><head><title>Talks</title></head><body><article><h1>Talks on the strait</h1><p>Canada accused Denmark on Monday of sending ships into the strait."
            + " Denmark's foreign minister rejected the accusation in the evening and asked for talks.</p><p>Ministers of both countries will meet on Friday, officials said.</p></article></body></html>";

    @TempDir
    private Path folder;
    private HttpServer site;
    private final Map<String, String> pages = new TreeMap<>();

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            String body = pages.get(exchange.getRequestURI().getPath());
            byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        pages.put("/talks", PAGE);
        pages.put("/feed", "<rss version=\"2.0\"><channel><title>Strait Post</title><link>/</link><description>d</description><item><title>Talks</title><link>/talks</link>"
                + "<pubDate>Mon, 14 Feb 2022 10:00:00 GMT</pubDate></item></channel></rss>");
    }

    @AfterEach
    void close() {
        site.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    @Test
    void anAddressIsReadOnlyWhereItIsAllowed() {
        assertThat(demarche("extract", url("/talks"), "--allow-private").out()).contains("\"url\":\"" + url("/talks") + "\"", "sending ships into the strait");
        Called refused = demarche("extract", url("/talks"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("127.0.0.1 is an address of this machine or of a private network");
    }

    @Test
    void feedsAndFoldersAreHandedToTheDeskThatServesAndToItsArchiveAfterwards() throws IOException {
        Path archive = folder.resolve("archive");
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Path opml = folder.resolve("feeds.opml");
        Files.writeString(opml, "<opml version=\"2.0\"><body><outline xmlUrl=\"" + url("/feed") + "\"/><outline xmlUrl=\"" + url("/dead") + "\"/></body></opml>");
        Object[] watch = {"watch", opml, drop, "--once", "--allow-private", "--wait", 0, "--archive", archive};
        try (Archive opened = Archive.open(archive); Desk desk = Desk.start(opened, new Desk.Options("127.0.0.1", 0, null, false))) {
            new Owner(ProcessHandle.current().pid(), desk.port(), desk.key()).announce(archive);
            Called called = demarche(watch);
            assertThat(called.code()).isEqualTo(1);
            assertThat(called.err()).contains("1 new, 0 coded again, 0 there already").containsPattern("feed http://127.0.0.1:\\d+/dead is missing since \\d{4}.* \\(never seen\\): the server answers 404");
            assertThat(opened.query("SELECT address, title, missing FROM feed ORDER BY address")).extracting(f -> f.get("address") + " " + f.get("title") + " " + (f.get("missing") != null))
                    .containsExactly(url("/dead") + " null true", url("/feed") + " Strait Post false");
            assertThat(opened.query("SELECT publisher, day FROM article")).singleElement().satisfies(r -> assertThat(r.get("publisher")).isEqualTo("Strait Post"));
            assertThat(demarche("ingest", url("/talks"), "--allow-private", "--archive", archive).err()).contains("0 new, 0 coded again, 1 there already");
            Path out = folder.resolve("events.csv");
            assertThat(demarche("export", "--archive", archive, "--format", "csv", "--out", out).err()).contains("rows written");
            assertThat(out).content().startsWith("article_id,");
            assertThat(demarche("export", "--archive", archive, "--format", "jsonl", "--no-text", "--out", out).err()).contains("cannot go without their text");
            assertThat(demarche("remove", "--archive", archive, "--publisher", "Strait Post").err()).contains("1 article taken out");
            assertThat(opened.query("SELECT 1 FROM article")).isEmpty();
        } finally {
            Owner.withdraw(archive);
        }
        assertThat(demarche(watch).err()).as("a page is read once").doesNotContain(" new").contains("is missing since");
        Path dropped = drop.resolve("talks.html");
        Files.writeString(dropped, PAGE);
        Files.setLastModifiedTime(dropped, FileTime.from(Instant.parse("2022-02-14T10:00:00Z")));
        assertThat(demarche(watch).err()).contains("1 article ingested", "1 new");
        assertThat(demarche("watch", folder.resolve("none.opml"), "--once", "--archive", archive).err()).contains("none.opml: no such file or folder");
    }
}

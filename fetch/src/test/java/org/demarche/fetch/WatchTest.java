package org.demarche.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.UnreadableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds and folders over several rounds, from a server on 127.0.0.1 alone. */
class WatchTest {
    private static final Rules RULES = new Rules(true, Duration.ZERO, Duration.ofSeconds(20), 1 << 20, 3);

    @TempDir
    private Path folder;
    private Site site;
    private Fetcher fetcher;
    private final List<Source.Item> taken = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        site = new Site();
        fetcher = new Fetcher(RULES);
    }

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
    }

    private Watch watch(List<String> feeds, Path... folders) {
        return watch(feeds, Instant.now(), folders);
    }

    private Watch watch(List<String> feeds, Instant now, Path... folders) {
        return new Watch(feeds, List.of(folders), fetcher, Options.untilTomorrow(), folder.resolve("watch.json"), Duration.ofDays(7), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** One round; what it took, as ids and failures. */
    private List<String> round(Watch watch) {
        taken.clear();
        watch.round(taken::addAll, () -> false);
        return taken.stream().map(i -> i instanceof Source.Item.Read read ? read.article().id().replace(site.url(""), "")
                : ((Source.Item.Failed) i).where().replace(site.url(""), "") + ": " + ((Source.Item.Failed) i).reason()).toList();
    }

    private void rss(String... pages) {
        StringBuilder items = new StringBuilder();
        for (String page : pages) {
            items.append("<item><title>T</title><link>").append(page).append("</link><pubDate>Mon, 14 Feb 2022 10:00:00 GMT</pubDate></item>");
        }
        site.text("/feed", "application/rss+xml", "<rss version=\"2.0\"><channel><title>Harbour Wire</title><link>/</link><description>d</description>" + items + "</channel></rss>");
    }

    @Test
    void theItemsPagesAreReadOnceWithDateAndNameFromTheFeed() {
        rss("/a", site.url("/b"), "mailto:x@y", "/a#again");
        site.page("/a", "Alpha").page("/b", "Beta");
        Watch watch = watch(List.of(site.url("/feed")));
        assertThat(round(watch)).containsExactly("/a", "/b");
        Article article = ((Source.Item.Read) taken.get(0)).article();
        assertThat(article.publisher()).isEqualTo("Harbour Wire");
        assertThat(article.published()).isEqualTo("2022-02-14T10:00:00Z");
        assertThat(round(watch)).isEmpty();
        rss("/a", "/b", "/c");
        site.page("/c", "Gamma");
        // Another process goes on where this one stopped.
        assertThat(round(watch(List.of(site.url("/feed"))))).containsExactly("/c");
        assertThat(site.asked).containsOnlyOnce("/a").containsOnlyOnce("/b").containsOnlyOnce("/c");
    }

    @Test
    void whatAFeedListsNoLongerIsForgottenAfterAWhileAndNothingIsFetchedTwiceThatItLists() throws IOException {
        Instant start = Instant.parse("2022-02-14T12:00:00Z");
        List<String> feeds = List.of(site.url("/feed"));
        site.page("/a", "Alpha").page("/b", "Beta");
        rss("/a", "/b");
        assertThat(round(watch(feeds, start))).containsExactly("/a", "/b");
        rss("/b");
        round(watch(feeds, start.plus(Duration.ofDays(1))));
        rss("/a", "/b");
        assertThat(round(watch(feeds, start.plus(Duration.ofDays(7))))).as("a page that was away for a while").isEmpty();
        rss("/b");
        round(watch(feeds, start.plus(Duration.ofDays(8))));
        assertThat(round(watch(feeds, start.plus(Duration.ofDays(16))))).as("one that is listed all the time").isEmpty();
        assertThat(folder.resolve("watch.json")).content().contains("/b").doesNotContain("/a");
        assertThat(site.asked).containsOnlyOnce("/a").containsOnlyOnce("/b");
    }

    @Test
    void aFeedThatIsTakenOffTheListIsForgottenAfterAWhileAndSoAreFilesThatAreGone() throws IOException {
        Instant start = Instant.parse("2022-02-14T12:00:00Z");
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Path file = Files.writeString(drop.resolve("one.txt"), "The harbour master spoke on Monday.\n");
        Files.setLastModifiedTime(file, FileTime.from(start.minusSeconds(60)));
        rss("/a");
        site.page("/a", "Alpha");
        assertThat(round(watch(List.of(site.url("/feed")), start, drop))).hasSize(2);
        round(watch(List.of(), start.plus(Duration.ofDays(1))));
        assertThat(round(watch(List.of(site.url("/feed")), start.plus(Duration.ofDays(7)), drop))).as("both were away for less").isEmpty();
        Files.delete(file);
        round(watch(List.of(), start.plus(Duration.ofDays(8))));
        round(watch(List.of(site.url("/nothing")), start.plus(Duration.ofDays(16))));
        assertThat(folder.resolve("watch.json")).content().contains("/nothing").doesNotContain("/feed", "one.txt");
    }

    @Test
    void atomIsReadToo() {
        site.text("/feed", "application/atom+xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title><id>f</id><updated>2022-02-14T10:00:00Z</updated><entry><title>T</title><id>e</id>"
                + "<link rel=\"alternate\" href=\"/a\"/><updated>2022-02-14T10:00:00Z</updated></entry></feed>").page("/a", "Alpha");
        assertThat(round(watch(List.of(site.url("/feed"))))).containsExactly("/a");
    }

    @Test
    void aFeedThatDiesIsNamedWithItsTimeAndAskedAgain() {
        rss("/a");
        site.page("/a", "Alpha").page("/x", "No feed");
        Watch watch = watch(List.of(site.url("/feed"), site.url("/x")));
        round(watch);
        assertThat(watch.missing()).singleElement().satisfies(m -> assertThat(m.reason()).startsWith("no feed that can be read"));
        site.gone("/feed");
        assertThat(round(watch)).isEmpty();
        Watch.Subscription missing = watch.missing().get(0);
        assertThat(missing.address()).isEqualTo(site.url("/feed"));
        assertThat(missing.reason()).isEqualTo("the server answers 404");
        assertThat(missing.title()).isNotNull();
        assertThat(missing.seen()).isNotNull();
        round(watch);
        assertThat(watch(List.of(site.url("/feed"))).missing()).containsExactly(missing);
        rss("/a");
        round(watch);
        assertThat(watch.missing()).extracting(Watch.Subscription::address).containsExactly(site.url("/x"));
    }

    @Test
    void aPageThatFailsForATimeIsTriedAgainAndOneThatIsGoneIsNot() {
        rss("/gone", "/later", "/never");
        site.on("/later", e -> e.sendResponseHeaders(500, -1)).on("/never", e -> e.sendResponseHeaders(500, -1));
        Watch watch = watch(List.of(site.url("/feed")));
        assertThat(round(watch)).containsExactly("/gone: the server answers 404");
        site.page("/later", "Later");
        assertThat(round(watch)).containsExactly("/later");
        assertThat(round(watch)).containsExactly("/never: the server answers 500");
        assertThat(round(watch)).isEmpty();
    }

    @Test
    void anItemThatLeadsNowhereIsNamedAndTheOthersAreRead() {
        rss("http://127.0.0.1:99999/x", "/a");
        site.page("/a", "Alpha");
        assertThat(round(watch(List.of(site.url("/feed"))))).containsExactlyInAnyOrder("http://127.0.0.1:99999/x: there is no port 99999", "/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sat, 14 Feb 2099 10:00:00 GMT", "Mon, 14 Feb 20222 10:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Mon, 14 Feb 0022 10:00:00 GMT"})
    void aDateThatCannotBeOneOfPublicationIsNotTakenFromTheFeed(String date) {
        site.page("/a", "Alpha").text("/feed", "application/rss+xml", "<rss version=\"2.0\"><channel><title>T</title><link>/</link><description>d</description><item><link>/a</link><pubDate>"
                + date + "</pubDate></item></channel></rss>");
        assertThat(round(watch(List.of(site.url("/feed"))))).containsExactly("/a");
        Article article = ((Source.Item.Read) taken.get(0)).article();
        assertThat(article.published()).isNull();
        assertThat(article.publishedReason()).isNotNull();
    }

    @Test
    void whatWasNotTakenIsOfferedAgain() {
        rss("/a");
        site.page("/a", "Alpha");
        assertThatThrownBy(() -> watch(List.of(site.url("/feed"))).round(batch -> {
            throw new IllegalStateException("the disk is full");
        }, () -> false)).hasMessage("the disk is full");
        assertThat(round(watch(List.of(site.url("/feed"))))).containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&x;</title><link>/</link><description>d</description></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>",
        "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\"><rss version=\"2.0\"><channel><title>t</title></channel></rss>", "", "{}"})
    void aFeedWithADoctypeIsRefused(String xml) {
        assertThatThrownBy(() -> Feed.read(xml.getBytes(StandardCharsets.UTF_8), "application/rss+xml", "http://a.example/")).isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("no feed that can be read");
    }

    @Test
    void aFolderIsReadAndAgainWhereAFileChanged() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop/inner")).getParent();
        Path one = drop.resolve("one.txt");
        Files.writeString(one, "The harbour master spoke on Monday.\n");
        Files.writeString(drop.resolve("inner/two.jsonl"), "{\"id\":\"j1\",\"text\":\"A report.\"}\n{\"id\":\n");
        Files.writeString(drop.resolve(".hidden.txt"), "x");
        Files.writeString(drop.resolve("picture.png"), "x");
        Watch watch = watch(List.of(), drop);
        assertThat(round(watch)).as("files that may still be written are left").isEmpty();
        Instant before = Instant.parse("2022-02-14T10:00:00Z");
        for (String name : List.of("one.txt", "inner/two.jsonl")) {
            Files.setLastModifiedTime(drop.resolve(name), FileTime.from(before));
        }
        assertThat(round(watch)).hasSize(3).contains("one", "j1").anyMatch(i -> i.contains("two.jsonl"));
        assertThat(round(watch(List.of(), drop))).isEmpty();
        Files.writeString(one, "The harbour master spoke again on Tuesday.\n");
        Files.setLastModifiedTime(one, FileTime.from(before.plusSeconds(60)));
        assertThat(round(watch(List.of(), drop))).containsExactly("20220214T100100Z:one");
    }

    @Test
    void aListOfFeedsIsReadAndWhatIsWrongInItIsNamed() throws IOException {
        Path list = folder.resolve("feeds.opml");
        Files.writeString(list, "<opml version=\"2.0\"><body><outline text=\"g\"><outline xmlUrl=\"https://a.example/rss\"/></outline>\n<outline xmlUrl=\"http://b.example/atom\"/></body></opml>");
        assertThat(Subscriptions.read(list)).containsExactly("https://a.example/rss", "http://b.example/atom");
        assertThat(wrong(list, "<opml>\n<outline xmlUrl=\"file:///etc/passwd\"/></opml>")).contains("feeds.opml:2: xmlUrl is no http or https address");
        assertThat(wrong(list, "<opml>\n<body>\n</opml>")).contains("feeds.opml:3: no OPML");
        assertThat(wrong(list, "<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><opml><outline xmlUrl=\"http://a/&x;\"/></opml>")).contains("DOCTYPE");
        assertThat(wrong(list, "<opml/>")).contains("lists no feed");
        assertThatThrownBy(() -> Subscriptions.read(folder.resolve("none.opml"))).hasMessageEndingWith("none.opml: no such file or folder");
    }

    private static String wrong(Path list, String content) throws IOException {
        Files.writeString(list, content);
        String[] message = new String[1];
        assertThatThrownBy(() -> Subscriptions.read(list)).isInstanceOfSatisfying(UnreadableException.class, e -> message[0] = e.getMessage());
        return message[0];
    }
}

package org.demarche.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Place;
import org.demarche.engine.intake.SeenIds;
import org.demarche.engine.intake.Sources;
import org.demarche.engine.intake.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching under the rules, from a server on 127.0.0.1 alone. */
class FetcherTest {
    private static final Rules RULES = new Rules(true, Duration.ZERO, Duration.ofSeconds(20), 50_000, 3);

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = new Site();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static DnsResolver names(InetAddress... addresses) {
        AtomicInteger times = new AtomicInteger();
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {addresses[Math.min(times.getAndIncrement(), addresses.length - 1)]};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /** A clock that moves when somebody waits. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2022-02-14T10:00:00Z");
        private final List<Duration> waits = new ArrayList<>();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void wait(Duration time) {
            waits.add(time);
            now = now.plus(time);
        }
    }

    private static String refusal(ThrowingCallable call) {
        FetchException[] refused = new FetchException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(FetchException.class, e -> refused[0] = e);
        return refused[0].getMessage() + (refused[0].lasting() ? " (lasting)" : "");
    }

    @Test
    void anAddressAmongTheInputsIsReadAsThatPageAlone() throws IOException {
        site.page("/news", "Ferries meet").redirect("/old", "/news#top");
        try (Fetcher fetcher = new Fetcher(RULES);
                Source source = Sources.open(List.of(site.url("/old"), site.url("/none")), System.in, Options.untilTomorrow(), Place.START, new SeenIds(), fetcher)) {
            Article article = ((Source.Item.Read) source.next()).article();
            assertThat(article.id()).isEqualTo(site.url("/old"));
            assertThat(article.url()).isEqualTo(site.url("/news"));
            assertThat(article.text()).contains("the harbour master said on Monday");
            assertThat(source.next()).isEqualTo(new Source.Item.Failed(site.url("/none"), "the server answers 404"));
        }
        assertThat(site.asked).containsExactly("/robots.txt", "/old", "/news", "/none");
    }

    @Test
    void robotsFilesAreKept() {
        site.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n\nUser-agent: demarche\nDisallow: /private/\n").page("/a", "A").page("/private/b", "B");
        try (Fetcher fetcher = new Fetcher(RULES)) {
            assertThat(fetcher.get(site.url("/a")).plain()).isFalse();
            assertThat(refusal(() -> fetcher.get(site.url("/private/b")))).isEqualTo("robots.txt of 127.0.0.1 forbids it (lasting)");
        }
        assertThat(site.asked).containsExactly("/robots.txt", "/a");
    }

    @Test
    void aRobotsFileThatCannotBeHadForbidsForNow() {
        site.on("/robots.txt", e -> e.sendResponseHeaders(503, -1)).page("/a", "A");
        try (Fetcher fetcher = new Fetcher(RULES)) {
            assertThat(refusal(() -> fetcher.get(site.url("/a")))).startsWith("robots.txt of 127.0.0.1 cannot be had (the server answers 503)").doesNotContain("lasting");
            site.gone("/robots.txt");
            assertThat(fetcher.get(site.url("/a")).content()).isNotEmpty();
        }
    }

    @Test
    void aHostIsLeftAloneBetweenRequestsAndLongerWhereItAsks() {
        site.text("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 7\n").page("/a", "A").page("/b", "B");
        Hand clock = new Hand();
        try (Fetcher fetcher = new Fetcher(RULES.withBetween(Duration.ofSeconds(2)), names(InetAddress.getLoopbackAddress()), clock, clock::wait)) {
            fetcher.get(site.url("/a"));
            fetcher.get(site.url("/b"));
            assertThat(clock.waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
            site.on("/a", e -> {
                e.getResponseHeaders().set("Retry-After", "3600");
                e.sendResponseHeaders(429, -1);
            });
            assertThat(refusal(() -> fetcher.get(site.url("/a")))).isEqualTo("the server answers 429");
            assertThat(refusal(() -> fetcher.get(site.url("/b")))).isEqualTo("127.0.0.1 asks to be left alone for 60 minutes");
        }
    }

    @Test
    void aHostIsLeftAloneForADayAtMost() {
        site.page("/b", "B").on("/a", e -> {
            e.getResponseHeaders().set("Retry-After", "604800");
            e.sendResponseHeaders(503, -1);
        });
        Hand clock = new Hand();
        try (Fetcher fetcher = new Fetcher(RULES, names(InetAddress.getLoopbackAddress()), clock, clock::wait)) {
            assertThat(refusal(() -> fetcher.get(site.url("/a")))).isEqualTo("the server answers 503");
            assertThat(refusal(() -> fetcher.get(site.url("/b")))).isEqualTo("127.0.0.1 asks to be left alone for 1440 minutes");
        }
    }

    @Test
    void lettersOfAnyAlphabetInAnAddressReachTheServer() {
        site.page("/n\u00e4chste/\u043d\u043e\u0432\u043e\u0441\u0442\u0438", "Next");
        try (Fetcher fetcher = new Fetcher(RULES)) {
            assertThat(fetcher.get(site.url("/n\u00e4chste/\u043d\u043e\u0432\u043e\u0441\u0442\u0438")).address()).endsWith("/n%C3%A4chste/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/", "http://localhost:%d/", "http://2130706433:%d/", "http://0x7f.1:%d/", "http://[::1]:%d/", "http://[::ffff:127.0.0.1]:%d/", "http://0.0.0.0:%d/"})
    void thisMachineIsRefusedUnderAnyName(String address) {
        site.page("/", "Inside");
        try (Fetcher fetcher = new Fetcher(RULES.withPrivate(false))) {
            assertThat(refusal(() -> fetcher.get(address.formatted(site.port())))).containsAnyOf("--allow-private", "is not known", "only http");
        }
        assertThat(site.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1::", "2001:db8::1", "fec0::1"})
    void addressesOfNoPublicNetworkAreRefused(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "2606:4700::1", "2a00:1450::1", "2001:4860::8888"})
    void publicAddressesAreNot(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNameThatLeadsInsideIsRefusedAlsoAfterARedirectAndAtTheSecondLook() throws UnknownHostException {
        site.page("/", "Inside");
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        try (Fetcher fetcher = new Fetcher(RULES.withPrivate(false), names(inside), Clock.systemUTC(), t -> { })) {
            assertThat(refusal(() -> fetcher.get("http://news.example/"))).contains("news.example is an address of this machine or of a private network").endsWith("(lasting)");
        }
        // A redirect is looked at as the address itself was: here the second name leads inside, and the first is taken for a public one.
        site.redirect("/out", "http://inside.example:" + site.port() + "/");
        DnsResolver firstIsTaken = new Addresses(names(InetAddress.getLoopbackAddress()), true) {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return host.equals("news.example") ? super.resolve(host) : new Addresses(names(inside), false).resolve(host);
            }
        };
        try (Fetcher fetcher = new Fetcher(RULES, firstIsTaken, Clock.systemUTC(), t -> { })) {
            assertThat(refusal(() -> fetcher.get("http://news.example:" + site.port() + "/out"))).startsWith("inside.example is an address of this machine").endsWith("(lasting)");
        }
        // The first look shows a public address, the next an inner one: what was looked at is what is connected to.
        Addresses changing = new Addresses(names(InetAddress.getByName("93.184.216.34"), inside), false);
        assertThat(changing.resolve("news.example")).containsExactly(InetAddress.getByName("93.184.216.34"));
        assertThatThrownBy(() -> changing.resolve("news.example")).isInstanceOf(Addresses.PrivateAddress.class);
    }

    @Test
    void redirectsAreBoundedAndLeadToPagesAlone() {
        site.redirect("/loop", "/loop").redirect("/file", "file:///etc/passwd").redirect("/user", "http://a:b@127.0.0.1/").redirect("/port", "http://127.0.0.1:99999/");
        try (Fetcher fetcher = new Fetcher(RULES)) {
            assertThat(refusal(() -> fetcher.get(site.url("/loop")))).isEqualTo("more than 3 redirects");
            assertThat(refusal(() -> fetcher.get(site.url("/file")))).isEqualTo("only http and https addresses are read (lasting)");
            assertThat(refusal(() -> fetcher.get(site.url("/user")))).isEqualTo("an address with a user name is not read (lasting)");
            assertThat(refusal(() -> fetcher.get(site.url("/port")))).isEqualTo("there is no port 99999 (lasting)");
            assertThat(refusal(() -> fetcher.get("http://news.example:70000/"))).isEqualTo("there is no port 70000 (lasting)");
            assertThat(refusal(() -> fetcher.get("http://exa mple/"))).contains("(lasting)");
        }
    }

    @Test
    void longAnswersAndOtherThingsThanPagesAreRefused() {
        site.text("/long", "text/html", "x".repeat(50_001)).text("/picture", "image/png", "x");
        site.on("/packed", e -> {
            e.getResponseHeaders().set("Content-Type", "text/html");
            e.getResponseHeaders().set("Content-Encoding", "gzip");
            e.sendResponseHeaders(200, 0);
            try (var out = new java.util.zip.GZIPOutputStream(e.getResponseBody())) {
                out.write(new byte[5_000_000]);
            } catch (IOException hungUp) {
                assertThat(hungUp).isNotNull();
            }
        });
        try (Fetcher fetcher = new Fetcher(RULES)) {
            assertThat(refusal(() -> fetcher.get(site.url("/long")))).isEqualTo("longer than 50000 bytes (lasting)");
            assertThat(refusal(() -> fetcher.get(site.url("/packed")))).isEqualTo("longer than 50000 bytes (lasting)");
            assertThat(refusal(() -> fetcher.get(site.url("/picture")))).isEqualTo("neither a page nor plain text but image/png (lasting)");
        }
    }

    @Test
    void anAnswerThatTricklesIsCutOff() {
        site.on("/slow", e -> {
            e.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 200; i++) {
                    e.getResponseBody().write('x');
                    e.getResponseBody().flush();
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException hungUp) {
                assertThat(hungUp).isNotNull();
            }
        });
        Rules quick = new Rules(true, Duration.ZERO, Duration.ofMillis(600), 50_000, 3);
        try (Fetcher fetcher = new Fetcher(quick)) {
            assertThat(refusal(() -> fetcher.get(site.url("/slow")))).startsWith("not complete within");
        }
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        site.on("/feed", e -> {
            e.getResponseHeaders().set("ETag", "\"v1\"");
            boolean known = "\"v1\"".equals(e.getRequestHeaders().getFirst("If-None-Match"));
            e.sendResponseHeaders(known ? 304 : 200, known ? -1 : 2);
            if (!known) {
                e.getResponseBody().write("hi".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        try (Fetcher fetcher = new Fetcher(RULES)) {
            Fetcher.Answer first = fetcher.get(site.url("/feed"), null, null);
            assertThat(first.unchanged()).isFalse();
            assertThat(fetcher.get(site.url("/feed"), first.tag(), first.modified()).unchanged()).isTrue();
        }
    }

    @Test
    void withoutAWebAnAddressIsAFailureInItsPlace() throws IOException {
        try (Source source = Sources.open(List.of("https://news.example/a"), System.in, Options.untilTomorrow(), Place.START, new SeenIds(), Web.NONE)) {
            assertThat(source.next()).isEqualTo(new Source.Item.Failed("https://news.example/a", "addresses are not read here"));
        }
    }

    @Test
    void ofHostsNoMoreIsHeldThanOfOneDay() {
        Hand clock = new Hand();
        site.page("/a", "Alpha");
        try (Fetcher fetcher = new Fetcher(RULES, names(InetAddress.getLoopbackAddress()), clock, clock::wait)) {
            for (int i = 0; i < 20; i++) {
                fetcher.get(site.url("/a").replace("127.0.0.1", "host" + i + ".example"));
                clock.wait(Duration.ofHours(6));
            }
            assertThat(fetcher.held()).isBetween(1, 10);
        }
    }
}

package org.demarche.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.demarche.engine.intake.Web;

/**
 * Gets single addresses under {@link Rules}. For every address, redirects included: http or https alone, robots.txt of its host asked first and kept for a day (RFC 9309: one that
 * is not there allows all, one that cannot be had forbids for now), the host left alone between two requests, every resolved address public. No cookies, no
 * passwords, no proxy. Safe for use from many threads; a call takes as long as the host must be left alone and the rules allow.
 */
public final class Fetcher implements Web {
    /** What robots.txt files call this program. */
    static final String ROBOT = "demarche";
    private static final int ROBOTS_BYTES = 500 << 10;
    private static final Duration ROBOTS_KEPT = Duration.ofDays(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LEFT_ALONE = Duration.ofDays(1);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> LASTING = Set.of(400, 401, 402, 403, 404, 405, 406, 410, 451);

    /** Waits. */
    interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    private record Robots(BaseRobotRules rules, Instant until) {
    }

    /**
     * What a server answered.
     *
     * @param unchanged whether it is what was known before; the rest is then as it was asked, without content
     * @param address   where it came from in the end
     * @param content   its bytes, unpacked
     * @param type      media type in lower case, or null
     * @param charset   what the server says about the encoding, or null
     * @param tag       its ETag, or null
     * @param modified  its Last-Modified, or null
     */
    public record Answer(boolean unchanged, String address, byte[] content, String type, String charset, String tag, String modified) {
    }

    private final Rules rules;
    private final Clock clock;
    private final Pause pause;
    private final CloseableHttpClient client;
    private final Map<String, Robots> robots = new ConcurrentHashMap<>();
    /** Hosts that must be left alone for now, and until when. */
    private final Map<String, Instant> hosts = new ConcurrentHashMap<>();
    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** A fetcher that keeps the rules. */
    public Fetcher(Rules rules) {
        this(rules, SystemDefaultDnsResolver.INSTANCE, Clock.systemUTC(), time -> Thread.sleep(time.toMillis()));
    }

    Fetcher(Rules rules, DnsResolver names, Clock clock, Pause pause) {
        this.rules = rules;
        this.clock = clock;
        this.pause = pause;
        Timeout wait = Timeout.of(rules.longest());
        String version = Fetcher.class.getPackage().getImplementationVersion();
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new Addresses(names, rules.allowPrivate()))
                        .setMaxConnPerRoute(2).setMaxConnTotal(32)
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(wait).setSocketTimeout(wait).build()).build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(wait).setConnectionRequestTimeout(wait).build())
                .setUserAgent(ROBOT + "/" + (version == null ? "0" : version) + " (reads pages and feeds that its user listed)")
                .disableRedirectHandling().disableCookieManagement().disableAutomaticRetries().disableAuthCaching().build();
    }

    /** A page: markup or plain text, nothing else. */
    @Override
    public Page get(String address) {
        Answer answer = get(address, null, null);
        String type = answer.type;
        boolean plain = "text/plain".equals(type);
        if (!plain && type != null && !Set.of("text/html", "application/xhtml+xml", "application/xml", "text/xml").contains(type)) {
            throw new FetchException("neither a page nor plain text but " + type.replaceAll("[^\\w./+-]", "?"), true);
        }
        return new Page(answer.address, answer.content, answer.charset, plain);
    }

    /**
     * Gets what lies at an address, unless it is what was known.
     *
     * @param tag      the ETag known, or null
     * @param modified the Last-Modified known, or null
     * @throws FetchException saying why it was not got
     */
    public Answer get(String address, String tag, String modified) {
        URI uri = uri(address);
        for (int i = 0; i <= rules.redirects(); i++) {
            BaseRobotRules says = robots(uri);
            if (!says.isAllowed(uri.toString())) {
                throw new FetchException("robots.txt of " + uri.getHost() + " forbids it", true);
            }
            Object got = request(uri, tag, modified, rules.maxBytes(), Duration.ofMillis(Math.max(0, says.getCrawlDelay())));
            if (got instanceof Answer answer) {
                return answer;
            }
            uri = (URI) got;
        }
        throw new FetchException("more than " + rules.redirects() + " redirects", false);
    }

    private static URI uri(String address) {
        try {
            return checked(new URI(address.strip().replaceFirst("#.*$", "").replace(" ", "%20")));
        } catch (java.net.URISyntaxException e) {
            throw new FetchException("no address: " + e.getReason(), true);
        }
    }

    private static URI checked(URI uri) {
        if (!List.of("http", "https").contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) || uri.getHost() == null) {
            throw new FetchException("only http and https addresses are read", true);
        }
        if (uri.getRawUserInfo() != null) {
            throw new FetchException("an address with a user name is not read", true);
        }
        if (uri.getPort() > 65_535) {
            throw new FetchException("there is no port " + uri.getPort(), true);
        }
        URI ascii = URI.create(uri.toASCIIString());
        return ascii.getRawPath().isEmpty() ? ascii.resolve("/" + (ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery())) : ascii;
    }

    /** What the host's robots.txt says, asked for once a day. */
    private BaseRobotRules robots(URI uri) {
        String site = uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT);
        Robots known = robots.get(site);
        if (known == null || !known.until.isAfter(clock.instant())) {
            forget();
            known = new Robots(readRobots(URI.create(site + "/robots.txt")), clock.instant().plus(ROBOTS_KEPT));
            robots.put(site, known);
        }
        return known.rules;
    }

    /** Forgets what need not be kept any longer: so no more is held than of the hosts of one day. */
    private void forget() {
        Instant now = clock.instant();
        robots.values().removeIf(r -> !r.until.isAfter(now));
        hosts.values().removeIf(next -> !next.isAfter(now));
    }

    /** How many hosts' rules and turns it holds. */
    int held() {
        return robots.size() + hosts.size();
    }

    private BaseRobotRules readRobots(URI first) {
        URI uri = first;
        try {
            for (int i = 0; i <= rules.redirects(); i++) {
                Object got = request(uri, null, null, ROBOTS_BYTES, Duration.ZERO);
                if (got instanceof Answer answer) {
                    return parser.parseContent(first.toString(), answer.content, "text/plain", Set.of(ROBOT));
                }
                uri = (URI) got;
            }
        } catch (FetchException e) {
            if (e.status() >= 400 && e.status() < 500 && e.status() != 429) {
                return parser.failedFetch(404);
            }
            throw e.lasting() ? e : new FetchException("robots.txt of " + first.getHost() + " cannot be had (" + e.getMessage() + "), so nothing is asked there", false);
        }
        return parser.failedFetch(404);
    }

    /** One request. @return the answer, or where it is redirected to */
    private Object request(URI uri, String tag, String modified, int maxBytes, Duration asked) {
        leaveAlone(uri.getHost().toLowerCase(Locale.ROOT), asked);
        HttpGet get = new HttpGet(uri);
        get.setHeader("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1");
        if (tag != null) {
            get.setHeader("If-None-Match", tag);
        }
        if (modified != null) {
            get.setHeader("If-Modified-Since", modified);
        }
        ScheduledFuture<?> deadline = deadlines.schedule(get::cancel, rules.longest().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(get, response -> answer(get, uri, tag, modified, maxBytes, response));
        } catch (Addresses.PrivateAddress e) {
            throw new FetchException(e.getMessage(), true);
        } catch (UnknownHostException e) {
            throw new FetchException("the host " + uri.getHost() + " is not known", false);
        } catch (SocketTimeoutException e) {
            throw new FetchException("no answer within " + rules.longest().toSeconds() + " s", false);
        } catch (IOException | IllegalArgumentException e) {
            if (get.isCancelled()) {
                throw new FetchException("not complete within " + rules.longest().toSeconds() + " s", false);
            }
            throw new FetchException(String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), false);
        } finally {
            deadline.cancel(false);
        }
    }

    private Object answer(HttpGet get, URI uri, String tag, String modified, int maxBytes, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status == 304 && (tag != null || modified != null)) {
            return new Answer(true, uri.toString(), new byte[0], null, null, tag, modified);
        }
        Header location = response.getFirstHeader("Location");
        if (REDIRECTS.contains(status) && location != null) {
            get.cancel();
            try {
                return checked(uri.resolve(location.getValue().strip().replaceFirst("#.*$", "").replace(" ", "%20")));
            } catch (IllegalArgumentException e) {
                throw new FetchException("a redirect to no address", false);
            }
        }
        if (status != 200) {
            get.cancel();
            if (status == 429 || status == 503) {
                retryAfter(uri, response.getFirstHeader("Retry-After"));
            }
            throw new FetchException("the server answers " + status, LASTING.contains(status), status);
        }
        byte[] content = response.getEntity() == null ? new byte[0] : response.getEntity().getContent().readNBytes(maxBytes + 1);
        if (content.length > maxBytes) {
            get.cancel();
            if (maxBytes == ROBOTS_BYTES) {
                return new Answer(false, uri.toString(), java.util.Arrays.copyOf(content, maxBytes), null, null, null, null);
            }
            throw new FetchException("longer than " + maxBytes + " bytes", true);
        }
        ContentType type = ContentType.parseLenient(value(response, "Content-Type"));
        Charset charset = type == null ? null : type.getCharset();
        return new Answer(false, uri.toString(), content, type == null ? null : type.getMimeType().toLowerCase(Locale.ROOT), charset == null ? null : charset.name(),
                value(response, "ETag"), value(response, "Last-Modified"));
    }

    private static String value(ClassicHttpResponse response, String header) {
        Header first = response.getFirstHeader(header);
        return first == null ? null : first.getValue();
    }

    /** Waits until a host may be asked, and takes the turn. */
    private void leaveAlone(String name, Duration asked) {
        Duration between = rules.between().compareTo(asked) > 0 ? rules.between() : asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        Instant now = clock.instant();
        Instant after = hosts.compute(name, (host, next) -> {
            Instant turn = next != null && next.isAfter(now) ? next : now;
            if (turn.isAfter(now.plus(LONGEST_PAUSE.multipliedBy(5)))) {
                throw new FetchException(name + " asks to be left alone for " + Duration.between(now, turn).toMinutes() + " minutes", false);
            }
            return turn.plus(between);
        });
        Duration wait = Duration.between(now, after.minus(between));
        if (!wait.isZero()) {
            try {
                pause.pause(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchException("stopped", false);
            }
        }
    }

    /** Leaves a host alone that asks for it, for a day at most. */
    private void retryAfter(URI uri, Header after) {
        String seconds = after == null ? "" : after.getValue().strip();
        if (seconds.matches("\\d{1,9}")) {
            hosts.put(uri.getHost().toLowerCase(Locale.ROOT), clock.instant().plusSeconds(Math.min(LONGEST_LEFT_ALONE.toSeconds(), Long.parseLong(seconds))));
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}

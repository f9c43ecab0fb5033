package org.demarche.desk;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.EndpointNotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.demarche.archive.Archive;
import org.demarche.archive.ArchiveException;

/**
 * A desk that serves an archive until it is closed. It does not own the archive: whoever opened it closes it, after the desk.
 * Requests are answered in parallel; each reads the archive as it is then. A request that fails, be it with an {@link Error}, is answered 500 without the reason, which goes to standard error.
 */
public final class Desk implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /**
     * How a desk is served.
     *
     * @param address  the address to listen on; one that is not loopback needs a token
     * @param port     the port, 0 for any that is free
     * @param token    what readers must show, or null on loopback
     * @param readOnly whether nothing can be changed
     */
    public record Options(String address, int port, String token, boolean readOnly) {

        /** @throws IllegalArgumentException if the address is unknown, or not loopback and no token is given, or the token is too short */
        public Options {
            if (!inet(address).isLoopbackAddress() && token == null) {
                throw new IllegalArgumentException("an address other than loopback needs a token, so that not everybody on the network reads the archive");
            }
            if (token != null && !token.matches("[\\x21-\\x7e&&[^;,\"\\\\]]{12,200}")) {
                throw new IllegalArgumentException("a token has 12 to 200 printable characters, without blanks, commas, semicolons, quotes and backslashes");
            }
        }

        private static InetAddress inet(String address) {
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("no such address: " + address, e);
            }
        }
    }

    private record Asset(String type, byte[] bytes, String tag) {
        static Asset of(String type, String path) {
            try (InputStream in = Desk.class.getResourceAsStream(path)) {
                byte[] bytes = in.readAllBytes();
                return new Asset(type, bytes, "\"" + Api.digest(bytes) + "\"");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Map<String, Asset> assets = new TreeMap<>(Map.of(
            "desk.css", Asset.of("text/css; charset=utf-8", "assets/desk.css"),
            "desk.js", Asset.of("text/javascript; charset=utf-8", "assets/desk.js"),
            "icon.svg", Asset.of("image/svg+xml", "assets/icon.svg"),
            "htmx.js", Asset.of("text/javascript; charset=utf-8", WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js"),
            "echarts.js", Asset.of("text/javascript; charset=utf-8", WEBJARS + "echarts/5.5.0/echarts.common.min.js")));
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Archive archive;
    private final InetAddress address;
    private final Answers answers;
    private final Faults faults = new Faults(System.err);
    private final String key = Guard.secret();
    private final Javalin server;

    private Desk(Archive archive, Options options, Workshop workshop) {
        this.archive = archive;
        this.address = Options.inet(options.address);
        this.answers = new Answers(archive);
        Guard guard = new Guard(options.token, options.readOnly, key);
        Pages pages = new Pages(archive, answers, guard, workshop);
        Api api = new Api(archive, answers, pages, workshop);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.host = options.address;
            config.jetty.port = options.port;
            // Javalin gives its handlers of exceptions no errors.
            config.router.handlerWrapper(endpoint -> ctx -> {
                try {
                    endpoint.handler.handle(ctx);
                } catch (Error e) {
                    throw new CompletionException(e);
                }
            });
            config.routes.before(ctx -> {
                requests.incrementAndGet();
                headers(ctx);
                guard.check(ctx);
            });
            pages.register(config.routes);
            api.register(config.routes);
            new Handover(archive).register(config.routes);
            others(config.routes);
            config.routes.exception(EndpointNotFound.class, (e, ctx) -> refuse(ctx, pages, guard, 404, "there is nothing at " + ctx.path()));
            config.routes.exception(HttpResponseException.class, (e, ctx) -> refuse(ctx, pages, guard, e.getStatus(), e.getMessage()));
            config.routes.exception(Exception.class, (e, ctx) -> {
                failures.incrementAndGet();
                faults.tell(ctx, e);
                refuse(ctx, pages, guard, 500, Handover.is(ctx.path()) && e instanceof ArchiveException ? e.getMessage() : "the desk could not answer; where it was started it says why");
            });
        });
    }

    /**
     * Starts serving.
     *
     * @throws ArchiveException if the port is taken
     */
    public static Desk start(Archive archive, Options options) {
        return start(archive, options, Workshop.NONE);
    }

    /** The same with an engine, so that readers can correct who is who. */
    public static Desk start(Archive archive, Options options, Workshop workshop) {
        Desk desk = new Desk(archive, options, workshop);
        try {
            desk.server.start();
        } catch (RuntimeException e) {
            throw new ArchiveException("port " + options.port + " on " + options.address + " cannot be opened; is another desk running? (--port chooses another)", e);
        }
        return desk;
    }

    private static void headers(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY).header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "same-origin")
                .header("X-Frame-Options", "DENY").header("Cross-Origin-Opener-Policy", "same-origin").header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-cache");
    }

    private void others(RoutesConfig routes) {
        routes.get("/assets/{name}", ctx -> {
            Asset asset = assets.get(ctx.pathParam("name"));
            if (asset == null) {
                throw new NotFoundResponse("no such file");
            }
            ctx.header("ETag", asset.tag).header("Cache-Control", "max-age=600");
            String known = ctx.header("If-None-Match");
            if (known != null && known.contains(asset.tag)) {
                ctx.status(304);
            } else {
                ctx.contentType(asset.type).result(asset.bytes);
            }
        });
        routes.get("/health", ctx -> {
            archive.query("SELECT 1");
            List<Row> feeds = new Told(answers).feeds();
            Map<String, Object> health = new LinkedHashMap<>(Map.of("status", "ok"));
            health.put("feeds", feeds.size());
            health.put("feeds_missing", missing(feeds));
            health.put("first_missing", feeds.isEmpty() ? null : feeds.get(0).cells().get("missing"));
            ctx.contentType("application/json").result(Api.write(health));
        });
        routes.get("/metrics", ctx -> {
            Row totals = new Told(answers).totals();
            StringBuilder out = new StringBuilder();
            for (String count : List.of("articles", "copies", "reports", "occurrences", "statements", "positions")) {
                metric(out, "demarche_" + count, "gauge", totals.number(count));
            }
            metric(out, "demarche_feeds_missing", "gauge", missing(new Told(answers).feeds()));
            metric(out, "demarche_search_entries", "gauge", archive.search().size());
            metric(out, "demarche_requests_total", "counter", requests.get());
            metric(out, "demarche_failures_total", "counter", failures.get());
            metric(out, "demarche_heap_bytes", "gauge", Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(out.toString());
        });
    }

    private static long missing(List<Row> feeds) {
        return feeds.stream().filter(f -> f.has("missing")).count();
    }

    private static void metric(StringBuilder out, String name, String type, long value) {
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n').append(name).append(' ').append(value).append('\n');
    }

    private void refuse(Context ctx, Pages pages, Guard guard, int status, String message) {
        ctx.status(status);
        if (Handover.is(ctx.path()) || ctx.path().startsWith("/assets/")) {
            ctx.contentType("text/plain; charset=utf-8").result(message + "\n");
        } else if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json").result(Api.write(Map.of("error", String.valueOf(message))));
        } else if (status == 401) {
            ctx.redirect("/login");
        } else if (status == 404 && guard.reads(ctx)) {
            pages.missing(ctx, message);
        } else {
            pages.error(ctx, status, String.valueOf(message));
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** The address at which processes of this machine reach it. */
    public String address() {
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress().getHostAddress() : address.getHostAddress();
    }

    /** What a process must show that hands articles over; see {@link org.demarche.archive.Owner}. */
    public String key() {
        return key;
    }

    /** Stops serving. */
    @Override
    public void close() {
        server.stop();
    }
}

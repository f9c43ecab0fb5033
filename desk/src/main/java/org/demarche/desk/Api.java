package org.demarche.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarche.archive.Archive;
import org.demarche.archive.ArchiveException;
import org.demarche.archive.Review;
import org.demarche.archive.SearchIndex;
import org.demarche.record.ArticleRecord;
import org.demarche.record.EventType;
import org.demarche.record.RecordJson;
import org.demarche.record.Status;

/** The JSON interface. Tables answer as JSON or, with {@code format=csv}, as CSV; every answer has an ETag. */
final class Api {
    static final String ROOT = "/api/v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Articles coded again for one request. */
    static final int AGAIN = 25;
    private static final String REVIEWER = "reviewer";
    private static final int LONGEST_NAME = 200;
    /** What {@link Filter#query} is made of. */
    private static final String QUERY = "[\\w%=&.*-]+";

    /**
     * A table that can be asked for.
     *
     * @param path    under {@link #ROOT}
     * @param filters what of a filter counts, in the words of {@link OpenApi}, separated by blanks
     * @param about   one line for its readers
     * @param paged   whether page and size count
     * @param rows    its rows under a filter
     */
    record Table(String path, String filters, String about, boolean paged, Function<Filter, List<Row>> rows) {
    }

    private static final String OF_EVENTS = "actor between event from to publisher";
    private static final String OF_PAIRS = "code between event from to publisher";
    private static final String OF_CODES = "code from to publisher";
    private static final String OF_ARTICLES = "actor from to publisher";

    private final Archive archive;
    private final Pages pages;
    private final Workshop workshop;
    private final Reports reports;
    private final Told told;
    private final List<Table> tables;

    Api(Archive archive, Answers answers, Pages pages, Workshop workshop) {
        this.archive = archive;
        this.workshop = workshop;
        this.pages = pages;
        this.reports = new Reports(archive, answers);
        this.told = new Told(answers);
        this.tables = List.of(
                new Table("/occurrences", OF_EVENTS, "What happened, once: occurrences with their best report, newest first.", true, f -> reports.occurrences(f, Reports.Order.NEWEST)),
                new Table("/new", "from", "Occurrences first told since the day from (without it the last day), by importance.", true,
                        f -> told.since(f.from()) == null ? List.of() : reports.told(told.since(f.from()), true, f)),
                new Table("/events", OF_EVENTS, "Every report of an event, with the reason why it was joined to its occurrence.", true, reports::reports),
                new Table("/dyads", OF_PAIRS, "Pairs of codes with their occurrences and net score.", false, reports::dyads),
                new Table("/dyad", "two event from to publisher", "Occurrences that name both of two actors, given by code or key, newest first.", true,
                        f -> f.actors().size() < 2 ? List.of() : reports.occurrences(reports.between(f).page(), Reports.Order.NEWEST)),
                new Table("/weeks", OF_PAIRS, "Pairs of codes by week.", false, reports::weeks),
                new Table("/coverage", OF_EVENTS, "Weeks with articles read, reports and occurrences.", false, f -> reports.choose(f, Reports.Order.NEWEST).coverage()),
                new Table("/places", OF_EVENTS, "Places with coordinates and what was reported there.", false, reports::places),
                new Table("/unusual", "", "Dyads whose newest week lies beyond their usual range.", false, f -> reports.unusual()),
                new Table("/positions", OF_CODES, "Demands, proposals, offers, promises and threats joined across articles, with the newest answer.", true, told::positions),
                new Table("/demands", OF_CODES, "Every report of a position, with the answer that it tells.", true, told::demands),
                new Table("/statements", OF_ARTICLES, "Statements, newest first.", true, told::statements),
                new Table("/denials", OF_CODES, "Who denies what.", true, told::denials),
                new Table("/disputes", OF_CODES, "Disputed claims, one row an account.", true, told::disputes),
                new Table("/forces", OF_ARTICLES, "Numbers of forces.", true, told::forces),
                new Table("/articles", OF_ARTICLES, "Articles, newest first.", true, told::articles),
                new Table("/actors", "actor q", "Actors, those most often named first; q finds in their names.", true, told::actors),
                new Table("/offices", "key", "The offices in which an actor, given by key, was seen, with when.", false, f -> f.actors().isEmpty() ? List.of() : told.offices(f.actors().get(0))),
                new Table("/partners", "key", "With whom an actor, given by key, deals, and how.", false, f -> f.actors().isEmpty() ? List.of() : told.partners(f.actors().get(0))),
                new Table("/sources", OF_EVENTS, "Publishers with how much they gave.", false, f -> reports.choose(f, Reports.Order.NEWEST).sources()),
                new Table("/feeds", "", "Feeds that watch reads: when last seen, since when missing and why.", false, f -> told.feeds()),
                new Table("/stories", OF_ARTICLES, "Stories, what articles tell of one happening over days: those with the newest articles first.", true, told::stories),
                new Table("/reviews", "", "Reviews, newest first, with those undone.", true, told::reviews),
                new Table("/dossiers", "", "Dossiers kept under a name.", false, f -> told.dossiers()));
    }

    List<Table> tables() {
        return tables;
    }

    void register(RoutesConfig routes) {
        for (Table table : tables) {
            routes.get(ROOT + table.path, ctx -> answer(ctx, table));
        }
        routes.get(ROOT + "/search", this::search);
        routes.get(ROOT + "/record", ctx -> {
            ArticleRecord record = archive.record(Pages.required(ctx, "id"));
            if (record == null) {
                throw new NotFoundResponse("there is no article " + ctx.queryParam("id"));
            }
            send(ctx, "application/json", RecordJson.write(record));
        });
        ONE.keySet().forEach(what -> routes.get(ROOT + "/" + what, ctx -> one(ctx, what)));
        routes.get(ROOT + "/gold", ctx -> send(ctx, "application/jsonl",
                archive.reviews().judged().stream().filter(j -> j.whole() || "1".equals(ctx.queryParam("part"))).map(j -> j.line() + "\n").collect(Collectors.joining())));
        routes.post(ROOT + "/roles", this::role);
        routes.post(ROOT + "/roles/again", this::again);
        routes.post(ROOT + "/reviews", this::review);
        routes.post(ROOT + "/reviews/undo", this::undo);
        routes.post(ROOT + "/dossiers", this::save);
        routes.post(ROOT + "/dossiers/forget", ctx -> {
            archive.reviews().forget(form(ctx, "name"));
            ctx.redirect("/dossier");
        });
        routes.get("/openapi.json", ctx -> send(ctx, "application/json", write(OpenApi.document(tables))));
    }

    /** What is asked for one by one: with its parts in rows. */
    static final Map<String, String> ONE = new TreeMap<>(Map.of(
            "event", "An occurrence's reports, those told first before others, each with the reason why it was joined.",
            "position", "A position's history: each report of it with the answer that it tells, oldest first.",
            "story", "A story's articles by day, with how many events each shares with the others and whether it leads."));

    private void one(Context ctx, String what) {
        String id = Pages.required(ctx, "id");
        if (!what.equals("story") && !id.matches("\\d{1,18}")) {
            throw new BadRequestResponse("id: not a number");
        }
        List<Row> rows = switch (what) {
            case "event" -> reports.of(Long.parseLong(id));
            case "position" -> told.history(Long.parseLong(id));
            default -> told.story(id);
        };
        if (rows.isEmpty()) {
            throw new NotFoundResponse("there is no " + what + " " + id);
        }
        send(ctx, what, new LinkedHashMap<>(), rows);
    }

    private void answer(Context ctx, Table table) {
        Filter filter = Filter.of(ctx);
        List<Row> rows = table.rows.apply(told.named(filter));
        Map<String, Object> body = new LinkedHashMap<>();
        if (table.paged) {
            page(ctx, table.path, filter, filter.query(), rows.size(), body);
        }
        send(ctx, table.path.substring(1), body, rows);
    }

    /** Tells which page of rows this is, and where the next one lies if this one is full. */
    private static void page(Context ctx, String path, Filter filter, String query, int rows, Map<String, Object> body) {
        body.put("page", filter.page());
        body.put("size", filter.size());
        String next = rows < filter.size() ? null : ROOT + path + "?" + (query.isEmpty() ? "" : query + "&") + "page=" + (filter.page() + 1) + "&size=" + filter.size();
        body.put("next", next);
        if (next != null) {
            ctx.header("Link", "<" + next + ("csv".equals(ctx.queryParam("format")) ? "&format=csv" : "") + ">; rel=\"next\"");
        }
    }

    /** Sends rows: with {@code format=csv} as a file of that name, else in the body. */
    private static void send(Context ctx, String name, Map<String, Object> body, List<Row> rows) {
        if ("csv".equals(ctx.queryParam("format"))) {
            ctx.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
            send(ctx, "text/csv; charset=utf-8", csv(rows));
        } else {
            body.put("rows", rows.stream().map(Row::plain).toList());
            send(ctx, "application/json", write(body));
        }
    }

    private void search(Context ctx) {
        Filter asked = Filter.of(ctx);
        Filter filter = asked.withPage(asked.page(), Math.min(SearchIndex.MOST, asked.size()));
        if (filter.words() == null) {
            throw new BadRequestResponse("q: missing");
        }
        String kind = kind(ctx);
        SearchIndex.Hits hits = archive.search().find(filter.words(), kind, told.speaker(filter.actors().isEmpty() ? null : filter.actors().get(0)),
                filter.publisher(), filter.from(), filter.to(), filter.skip(), filter.size());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("total", hits.total());
        page(ctx, "/search", filter, filter.query() + (kind == null ? "" : "&kind=" + kind), hits.hits().size(), body);
        send(ctx, "search", body, hits.hits().stream().map(h -> {
            Map<String, Object> hit = new LinkedHashMap<>();
            hit.put("article_id", h.articleId());
            hit.put("kind", h.kind());
            hit.put("id", h.id());
            hit.put("text", h.text());
            hit.put("speaker", h.speaker());
            hit.put("day", h.day() == null ? null : h.day().toString());
            hit.put("publisher", h.publisher());
            return new Row(hit);
        }).toList());
    }

    /** In what to search: "sentence", "statement", or null for both. */
    static String kind(Context ctx) {
        String kind = ctx.queryParam("kind");
        if (kind != null && !kind.isEmpty() && !List.of("sentence", "statement").contains(kind)) {
            throw new BadRequestResponse("kind: sentence or statement");
        }
        return kind == null || kind.isEmpty() ? null : kind;
    }

    private void review(Context ctx) {
        String article = form(ctx, "article");
        String event = form(ctx, "event_id");
        String reviewer = form(ctx, "reviewer").strip();
        if (reviewer.length() > LONGEST_NAME) {
            throw new BadRequestResponse("reviewer: too long");
        }
        try {
            Review.Verdict verdict = choice(ctx, "verdict", Review.Verdict.class);
            boolean corrected = verdict == Review.Verdict.CORRECTED;
            archive.reviews().add(new Review(article, event, verdict, corrected ? choice(ctx, "event", EventType.class) : null,
                    corrected ? choice(ctx, "status", Status.class) : null, corrected ? ctx.formParams("actor") : List.of(),
                    corrected ? ctx.formParams("recipient") : List.of(), ctx.formParam("note"), reviewer));
        } catch (IllegalArgumentException | ArchiveException e) {
            throw new BadRequestResponse(e.getMessage());
        }
        io.javalin.http.Cookie cookie = new io.javalin.http.Cookie(REVIEWER, Filter.encode(reviewer));
        cookie.setHttpOnly(true);
        cookie.setSameSite(io.javalin.http.SameSite.STRICT);
        ctx.cookie(cookie);
        back(ctx, article, event);
    }

    /** The name under which a reader last reviewed, or empty. */
    static String reviewer(Context ctx) {
        return ctx.cookie(REVIEWER) == null ? "" : Filter.decode(ctx.cookie(REVIEWER));
    }

    /** Keeps a correction of who somebody is in the user's own layer. */
    private void role(Context ctx) {
        String actor = form(ctx, "actor");
        try {
            workshop.correct(new Workshop.Role(form(ctx, "kind"), form(ctx, "name"), orEmpty(ctx, "code"), orEmpty(ctx, "sectors"), orEmpty(ctx, "office"), orEmpty(ctx, "from"),
                    orEmpty(ctx, "to"), orEmpty(ctx, "identifier")));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(e.getMessage());
        }
        ctx.redirect("/actor?key=" + Filter.encode(actor) + "#role", io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private static String orEmpty(Context ctx, String name) {
        return ctx.formParam(name) == null ? "" : ctx.formParam(name).strip();
    }

    /** Codes the articles that name an actor again, those first that were coded longest ago. */
    private void again(Context ctx) {
        String actor = form(ctx, "actor");
        List<ArticleRecord> records = new ArrayList<>();
        for (Row row : told.codedBefore(actor, workshop.changed(), AGAIN)) {
            ArticleRecord old = archive.record(row.text("id"));
            records.add(workshop.code(old).inCluster(old.cluster()));
        }
        if (!records.isEmpty()) {
            archive.replace(records);
        }
        boolean there = !told.offices(actor).isEmpty();
        ctx.redirect(there ? "/actor?key=" + Filter.encode(actor) + "#role" : "/actors?q=" + Filter.encode(form(ctx, "name")), io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private void undo(Context ctx) {
        String article = form(ctx, "article");
        String event = form(ctx, "event_id");
        try {
            archive.reviews().undo(Long.parseLong(form(ctx, "review")));
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("review: not a number");
        }
        back(ctx, article, event);
    }

    /** Answers the row alone to a script, else leads back to the page. */
    private void back(Context ctx, String article, String event) {
        if (ctx.header("HX-Request") != null) {
            pages.reviewed(ctx, article, event);
        } else if ("article".equals(ctx.formParam("from_page"))) {
            ctx.redirect(Show.article(article, event), io.javalin.http.HttpStatus.SEE_OTHER);
        } else {
            String query = orEmpty(ctx, "query");
            ctx.redirect("/review" + (query.matches(QUERY) ? "?" + query : ""), io.javalin.http.HttpStatus.SEE_OTHER);
        }
    }

    private void save(Context ctx) {
        String name = form(ctx, "name").strip();
        String query = form(ctx, "query");
        if (name.length() > LONGEST_NAME || query.length() > 2000) {
            throw new BadRequestResponse("name or query: too long");
        }
        if (!query.matches(QUERY)) {
            throw new BadRequestResponse("query: not that of a page");
        }
        archive.reviews().save(name, query);
        ctx.redirect("/dossier?" + query + "&name=" + Filter.encode(name), io.javalin.http.HttpStatus.SEE_OTHER);
    }

    static String form(Context ctx, String name) {
        String value = ctx.formParam(name);
        if (value == null || value.isBlank()) {
            throw new BadRequestResponse(name + ": missing");
        }
        return value;
    }

    /** One of a few words, in any case. @throws BadRequestResponse naming the field and the words, where it is none of them */
    static <E extends Enum<E>> E choice(Context ctx, String name, Class<E> words) {
        String given = form(ctx, name);
        return Arrays.stream(words.getEnumConstants()).filter(word -> word.name().equalsIgnoreCase(given)).findFirst().orElseThrow(() -> new BadRequestResponse(
                name + ": one of " + Arrays.stream(words.getEnumConstants()).map(word -> word.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }

    /** Sends a body with its ETag, or 304 where the reader has it. */
    static void send(Context ctx, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + digest(bytes) + "\"";
        ctx.header("ETag", tag).header("Cache-Control", "no-cache");
        String known = ctx.header("If-None-Match");
        if (known != null && known.replaceAll("W/|--gzip", "").contains(tag)) {
            ctx.status(304);
        } else {
            ctx.contentType(type).result(bytes);
        }
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 4180, lists joined by semicolons. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
    static String csv(List<Row> rows) {
        StringBuilder out = new StringBuilder();
        for (Row row : rows) {
            Map<String, Object> cells = row.plain();
            if (out.isEmpty()) {
                out.append(String.join(",", cells.keySet())).append("\r\n");
            }
            out.append(cells.values().stream().map(Api::cell).collect(Collectors.joining(","))).append("\r\n");
        }
        return out.toString();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof List<?> list ? list.stream().map(String::valueOf).collect(Collectors.joining(";")) : value.toString();
        if (value instanceof Number || value instanceof Boolean) {
            return text;
        }
        if (!text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}

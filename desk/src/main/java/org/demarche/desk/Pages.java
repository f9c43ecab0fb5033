package org.demarche.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarche.archive.Archive;
import org.demarche.archive.SearchIndex;
import org.demarche.record.ArticleRecord;

/** The pages. Each asks its questions and hands the rows to a template of the same name. */
final class Pages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LATEST = 200;
    /** Of each list of a dossier. */
    private static final int MOST = 100;
    private static final int CHARTS = 6;
    private static final int REVIEWED = 20;
    private static final int WEEKS = 104;

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "org.demarche.desk.pages");
    private final Archive archive;
    private final Guard guard;
    private final Workshop workshop;
    private final Reports reports;
    private final Told told;

    Pages(Archive archive, Answers answers, Guard guard, Workshop workshop) {
        this.workshop = workshop;
        this.archive = archive;
        this.guard = guard;
        this.reports = new Reports(archive, answers);
        this.told = new Told(answers);
    }

    void register(RoutesConfig routes) {
        routes.get("/", this::today);
        routes.get("/dossier", this::dossier);
        routes.get("/events", this::events);
        routes.get("/event/{id}", this::event);
        routes.get("/position/{id}", this::position);
        routes.get("/articles", this::articles);
        routes.get("/article", this::article);
        routes.get("/stories", this::stories);
        routes.get("/story", this::story);
        routes.get("/actors", this::actors);
        routes.get("/actor", this::actor);
        routes.get("/dyad", this::dyad);
        routes.get("/map", this::map);
        routes.get("/search", this::search);
        routes.get("/review", this::review);
        routes.get("/login", ctx -> show(ctx, "login", "Token", "", Map.of("wrong", false)));
        routes.post("/login", ctx -> {
            if (guard.login(ctx)) {
                ctx.redirect("/");
            } else {
                ctx.status(401);
                show(ctx, "login", "Token", "", Map.of("wrong", true));
            }
        });
    }

    private void today(Context ctx) {
        LocalDate since = told.since(Filter.day("since", ctx.queryParam("since")));
        List<Row> fresh = List.of();
        List<Row> grown = List.of();
        Row counts = new Row(Map.of());
        List<Row> positions = List.of();
        List<Row> answers = List.of();
        List<Row> denials = List.of();
        List<List<Row>> disputes = List.of();
        List<Row> silent = List.of();
        List<Row> articles = List.of();
        long read = 0;
        if (since != null) {
            Filter forty = Filter.ofActors().withPage(1, 40);
            fresh = reports.told(since, true, forty);
            grown = reports.told(since, false, forty);
            counts = reports.told(since);
            Filter recent = new Filter(List.of(), false, List.of(), since, null, null, null, 1, LATEST);
            positions = told.positionsSince(since);
            answers = told.answers(since);
            denials = told.denials(recent);
            disputes = grouped(told.disputes(recent));
            silent = told.silent(since);
            articles = told.articles(recent);
            read = told.articlesSince(since);
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("since", since);
        model.put("missing", told.feeds().stream().filter(f -> f.has("missing")).toList());
        model.put("fresh", fresh);
        model.put("grown", grown);
        model.put("counts", counts);
        model.put("positions", positions);
        model.put("answers", answers);
        model.put("denials", denials);
        model.put("disputes", disputes);
        model.put("silent", silent);
        model.put("articles", articles);
        model.put("read", read);
        model.put("unusual", reports.unusual());
        model.put("stories", since == null ? List.of() : told.storiesSince(since));
        show(ctx, "today", "Today", "today", model);
    }

    private void dossier(Context ctx) {
        Filter filter = filter(ctx).withPage(1, MOST);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", ctx.queryParam("name") == null ? "" : ctx.queryParam("name"));
        model.put("saved", told.dossiers());
        model.put("codes", told.codes());
        if (filter.actors().isEmpty()) {
            model.put("dyads", reports.dyads(Filter.ofActors()).stream().limit(30).toList());
            show(ctx, "dossiers", "Dossiers", "dossier", model);
            return;
        }
        Reports.Chosen chosen = reports.choose(filter, Reports.Order.NEWEST);
        List<Row> occurrences = reports.occurrences(chosen.page(), Reports.Order.NEWEST);
        Map<LocalDate, List<Row>> days = new LinkedHashMap<>();
        occurrences.stream().filter(o -> o.day("day") != null).forEach(o -> days.computeIfAbsent(o.day("day"), d -> new ArrayList<>()).add(o));
        List<Row> undated = occurrences.stream().filter(o -> o.day("day") == null).toList();
        Map<String, List<Row>> speakers = new LinkedHashMap<>();
        told.statements(filter).stream().filter(s -> s.has("speaker")).forEach(s -> speakers.computeIfAbsent(s.text("actor"), a -> new ArrayList<>()).add(s));
        List<Row> weeks = reports.weeks(filter);
        model.put("most", MOST);
        model.put("counts", chosen.counts());
        model.put("days", List.copyOf(days.entrySet()));
        model.put("undated", undated);
        model.put("speakers", speakers.values().stream().sorted((a, b) -> Integer.compare(b.size(), a.size())).toList());
        model.put("positions", told.positions(filter).stream().sorted(Comparator.comparingInt((Row p) -> place(filter.actors(), p.list("by_codes"))).thenComparing(p -> p.text("by_codes")).thenComparing(p -> p.text("first_seen")).thenComparing(p -> p.number("id"))).toList());
        model.put("weeks", weeks);
        model.put("charts", charts(weeks));
        model.put("coverage", chosen.coverage());
        model.put("forces", told.forces(filter));
        model.put("disputes", grouped(told.disputes(filter)));
        model.put("denials", told.denials(filter));
        model.put("sources", chosen.sources());
        model.put("stories", told.stories(filter.withPage(1, 12)));
        model.put("publishers", told.publishers());
        String title = ctx.queryParam("name") == null || ctx.queryParam("name").isBlank() ? filter.actors().stream().map(told::name).collect(Collectors.joining(", ")) : ctx.queryParam("name");
        show(ctx, "dossier", title, "dossier", model);
    }

    /** Where the first of some codes stands among those asked for; behind them all where none does. */
    private static int place(List<String> asked, List<String> codes) {
        return codes.stream().mapToInt(asked::indexOf).filter(i -> i >= 0).min().orElse(asked.size());
    }

    private void events(Context ctx) {
        Filter filter = filter(ctx);
        Reports.Order order = "importance".equals(ctx.queryParam("order")) ? Reports.Order.IMPORTANCE : Reports.Order.NEWEST;
        Reports.Chosen chosen = reports.choose(filter, order);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("rows", reports.occurrences(chosen.page(), order));
        model.put("important", order == Reports.Order.IMPORTANCE);
        model.put("counts", chosen.counts());
        model.put("codes", told.codes());
        model.put("publishers", told.publishers());
        show(ctx, "events", "Events", "events", model);
    }

    private void event(Context ctx) {
        long id = whole(ctx, "event");
        List<Row> one = reports.occurrences("e.occurrence = ?", "TRUE", Reports.Order.NEWEST, Filter.ofActors(), id);
        if (one.isEmpty()) {
            throw new NotFoundResponse("there is no event " + id);
        }
        List<Row> all = reports.of(id);
        Map<String, List<Row>> copies = new TreeMap<>();
        all.forEach(r -> copies.put(r.text("article_id"), told.copies(r.text("article_id"))));
        show(ctx, "event", Show.type(one.get(0).text("event")) + ", " + Show.when(one.get(0).day("day"), one.get(0).text("date_resolution")), "events",
                Map.of("event", one.get(0), "reports", all, "copies", copies));
    }

    private void position(Context ctx) {
        long id = whole(ctx, "position");
        Row position = told.position(id);
        if (position == null) {
            throw new NotFoundResponse("there is no position " + id);
        }
        show(ctx, "position", position.text("text"), "dossier", Map.of("position", position, "reports", told.history(id)));
    }

    private static long whole(Context ctx, String what) {
        try {
            return Long.parseLong(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new NotFoundResponse("there is no " + what + " " + ctx.pathParam("id"));
        }
    }

    private void articles(Context ctx) {
        Filter filter = filter(ctx);
        show(ctx, "articles", "Articles", "articles", Map.of("rows", told.articles(filter), "publishers", told.publishers(), "codes", told.codes()));
    }

    private void article(Context ctx) {
        String id = required(ctx, "id");
        ArticleRecord record = archive.record(id);
        if (record == null) {
            throw new NotFoundResponse("there is no article " + id);
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("view", ArticleView.of(record));
        model.put("events", reports.reports("e.article_id = ?", "TRY_CAST(substr(e.event_id, 2) AS INTEGER)", Filter.ofActors(), id));
        model.put("copies", told.copies(id));
        model.put("judged", told.reviewable(id).stream().filter(r -> r.has("verdict")).collect(Collectors.toMap(r -> r.text("event_id"), r -> r, (one, same) -> one)));
        model.put("story", told.storyOf(id));
        show(ctx, "article", record.title() == null ? id : record.title(), "articles", model);
    }

    private void stories(Context ctx) {
        boolean single = "1".equals(ctx.queryParam("single"));
        show(ctx, "stories", "Stories", "articles", Map.of("rows", told.stories(filter(ctx), single ? 1 : 2), "single", single, "publishers", told.publishers(), "codes", told.codes()));
    }

    private void story(Context ctx) {
        String id = required(ctx, "id");
        List<Row> articles = told.story(id);
        if (articles.isEmpty()) {
            throw new NotFoundResponse("there is no story " + id);
        }
        Map<LocalDate, List<Row>> byDay = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        articles.forEach(a -> byDay.computeIfAbsent(a.day("day"), d -> new ArrayList<>()).add(a));
        Row lead = articles.stream().filter(a -> a.yes("leads")).findFirst().orElseThrow();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", id);
        model.put("lead", lead);
        model.put("articles", articles);
        model.put("days", List.copyOf(byDay.entrySet()));
        model.put("sources", articles.stream().map(a -> a.text("publisher")).filter(p -> !p.isEmpty()).distinct().toList());
        model.put("occurrences", reports.occurrences("e.article_id IN (SELECT article_id FROM story WHERE story = ?)", "TRUE", Reports.Order.NEWEST, Filter.ofActors().withPage(1, LATEST), id));
        String title = told.storyOf(lead.text("id")).text("title");
        show(ctx, "story", title.isEmpty() ? id : title, "articles", model);
    }

    private void actors(Context ctx) {
        show(ctx, "actors", "Actors", "actors", Map.of("rows", told.actors(filter(ctx)), "codes", told.codes()));
    }

    private void actor(Context ctx) {
        String key = required(ctx, "key");
        List<Row> offices = told.offices(key);
        if (offices.isEmpty()) {
            throw new NotFoundResponse("nobody is called " + key + " in this archive");
        }
        Filter filter = Filter.ofActors(key).withPage(1, 60);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("key", key);
        model.put("offices", offices);
        model.put("partners", told.partners(key));
        Reports.Chosen chosen = reports.choose(new Filter.Sql().and("e.report IN (SELECT report FROM side WHERE actor = ?)", key), Reports.Order.NEWEST, filter);
        model.put("events", chosen.counts().number("occurrences"));
        model.put("occurrences", reports.occurrences(chosen.page(), Reports.Order.NEWEST));
        model.put("statements", told.statementsOf(key));
        model.put("correctable", workshop != Workshop.NONE && !guard.readOnly() && !offices.get(0).text("kind").equals("group"));
        model.put("roles", workshop.roles().stream().filter(r -> offices.stream().anyMatch(o -> o.text("name").equalsIgnoreCase(r.name()))).toList());
        model.put("stale", told.codedBefore(key, workshop.changed(), 1_000).size());
        boolean several = offices.stream().map(o -> o.text("name")).distinct().count() > 1;
        show(ctx, "actor", several && offices.get(0).text("kind").equals("group") ? key : offices.get(0).text("name"), "actors", model);
    }

    private void dyad(Context ctx) {
        Filter asked = Filter.of(ctx);
        Filter filter = told.named(new Filter(List.of(required(ctx, "a"), required(ctx, "b")), false, asked.events(), asked.from(), asked.to(), asked.publisher(), null, 1, LATEST));
        if (filter.actors().size() < 2) {
            throw new BadRequestResponse("a and b: two different actors are wanted");
        }
        String a = filter.actors().get(0);
        String b = filter.actors().get(1);
        List<Row> weeks = reports.weeks(filter);
        Reports.Chosen chosen = reports.between(filter);
        List<Row> both = reports.occurrences(chosen.page(), Reports.Order.NEWEST);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("counts", chosen.counts());
        model.put("publishers", told.publishers());
        model.put("a", a);
        model.put("b", b);
        model.put("weeks", weeks);
        model.put("charts", charts(weeks));
        model.put("forth", both.stream().filter(o -> acts(o, a) && !acts(o, b)).toList());
        model.put("back", both.stream().filter(o -> acts(o, b) && !acts(o, a)).toList());
        model.put("together", both.stream().filter(o -> acts(o, a) == acts(o, b)).toList());
        show(ctx, "dyad", told.name(a) + " \u2013 " + told.name(b), "dossier", model);
    }

    private Filter filter(Context ctx) {
        return told.named(Filter.of(ctx));
    }

    private static boolean acts(Row occurrence, String who) {
        return occurrence.list("actor_codes").contains(who) || occurrence.list("actor_keys").contains(who);
    }

    private void map(Context ctx) {
        Filter filter = filter(ctx);
        List<Row> places = reports.places(filter);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("map", WorldMap.of(places));
        model.put("unplaced", reports.unplaced(filter.withPage(1, 100)));
        model.put("counts", reports.choose(filter, Reports.Order.NEWEST).counts());
        model.put("codes", told.codes());
        model.put("publishers", told.publishers());
        show(ctx, "map", "Map", "map", model);
    }

    private void search(Context ctx) {
        Filter filter = Filter.of(ctx);
        String kind = Api.kind(ctx);
        SearchIndex.Hits hits = find(filter, kind);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("hits", hits);
        model.put("kind", kind == null ? "" : kind);
        model.put("publishers", told.publishers());
        model.put("speakers", told.actors(Filter.ofActors().withPage(1, 200)));
        show(ctx, ctx.header("HX-Request") != null ? "hits" : "search", filter.words() == null ? "Search" : filter.words(), "search", model);
    }

    private SearchIndex.Hits find(Filter filter, String kind) {
        if (filter.words() == null) {
            return new SearchIndex.Hits(0, List.of());
        }
        return archive.search().find(filter.words(), kind, told.speaker(filter.actors().isEmpty() ? null : filter.actors().get(0)),
                filter.publisher(), filter.from(), filter.to(), filter.skip(), filter.size());
    }

    private void review(Context ctx) {
        Filter filter = filter(ctx).withPage(Filter.of(ctx).page(), REVIEWED);
        Filter.Sql c = filter.reports();
        boolean done = "1".equals(ctx.queryParam("done"));
        String article = ctx.queryParam("article");
        Map<String, String> kept = new LinkedHashMap<>();
        if (article != null) {
            kept.put("article", article);
            c.and("e.article_id = ?", article);
        } else {
            c.and(done ? "v.id IS NOT NULL" : "v.id IS NULL");
        }
        if (done) {
            kept.put("done", "1");
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("kept", kept);
        model.put("rows", reports.reports(c.text(),
                "a.day DESC NULLS LAST, e.article_id, e.sentence, TRY_CAST(substr(e.event_id, 2) AS INTEGER)", filter, c.values()));
        model.put("told", article == null || filter.page() > 1 ? List.of() : told.reviewable(article));
        model.put("done", done);
        model.put("reviewed", told.reviewed());
        model.put("left", reports.unreviewed());
        model.put("codes", told.codes());
        model.put("publishers", told.publishers());
        Map<String, ArticleRecord> records = new LinkedHashMap<>();
        @SuppressWarnings("unchecked")
        List<Row> rows = (List<Row>) model.get("rows");
        rows.forEach(r -> records.computeIfAbsent(r.text("article_id"), archive::record));
        model.put("records", records);
        show(ctx, "review", "Review", "review", model);
    }

    /** One row of the review page, as it is after a change. */
    void reviewed(Context ctx, String articleId, String eventId) {
        List<Row> rows = reports.reports("e.article_id = ? AND e.event_id = ?", "e.event_id", Filter.ofActors(), articleId, eventId);
        if (rows.isEmpty()) {
            Row row = told.reviewable(articleId).stream().filter(r -> r.text("event_id").equals(eventId)).findFirst()
                    .orElseThrow(() -> new NotFoundResponse("there is no event, statement or demand " + eventId + " in article " + articleId));
            show(ctx, "toldrow", "Review", "review", Map.of("row", row));
        } else {
            show(ctx, "reviewrow", "Review", "review", Map.of("row", rows.get(0), "record", archive.record(articleId)));
        }
    }

    /** What the charts draw, one a dyad: the dyads with most occurrences. Each is JSON: name, weeks, score, cooperation, conflict. */
    private static List<Row> charts(List<Row> weeks) {
        Map<String, List<Row>> pairs = new LinkedHashMap<>();
        weeks.forEach(w -> pairs.computeIfAbsent(w.text("a") + "\u2013" + w.text("b"), k -> new ArrayList<>()).add(w));
        return pairs.entrySet().stream()
                .sorted((x, y) -> Long.compare(sum(y.getValue()), sum(x.getValue()))).limit(CHARTS)
                .map(e -> {
                    List<Row> filled = everyWeek(e.getValue());
                    Map<String, Object> chart = new LinkedHashMap<>();
                    chart.put("name", e.getKey());
                    chart.put("weeks", filled.stream().map(w -> w.day("week").toString()).toList());
                    chart.put("score", filled.stream().map(w -> w.real("score")).toList());
                    chart.put("cooperation", filled.stream().map(w -> w.number("cooperation")).toList());
                    chart.put("conflict", filled.stream().map(w -> w.number("conflict")).toList());
                    Row first = e.getValue().get(0);
                    return new Row(Map.of("name", e.getKey(), "json", json(chart), "a", first.text("a"), "b", first.text("b"), "occurrences", sum(e.getValue())));
                }).toList();
    }

    /** The weeks with those between them in which nothing was told; the last {@value #WEEKS} where there are more. */
    private static List<Row> everyWeek(List<Row> weeks) {
        Map<LocalDate, Row> byWeek = new TreeMap<>();
        weeks.forEach(w -> byWeek.put(w.day("week"), w));
        LocalDate last = weeks.get(weeks.size() - 1).day("week");
        LocalDate first = weeks.get(0).day("week").isBefore(last.minusWeeks(WEEKS)) ? last.minusWeeks(WEEKS) : weeks.get(0).day("week");
        List<Row> all = new ArrayList<>();
        for (LocalDate week = first; !week.isAfter(last); week = week.plusWeeks(1)) {
            all.add(byWeek.getOrDefault(week, new Row(Map.of("week", week))));
        }
        return all;
    }

    private static long sum(List<Row> weeks) {
        return weeks.stream().mapToLong(w -> w.number("occurrences")).sum();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<Row>> grouped(List<Row> accounts) {
        Map<String, List<Row>> disputes = new LinkedHashMap<>();
        accounts.forEach(a -> disputes.computeIfAbsent(a.text("article_id") + " " + a.text("dispute_id"), k -> new ArrayList<>()).add(a));
        return List.copyOf(disputes.values());
    }

    static String required(Context ctx, String name) {
        String value = ctx.queryParam(name);
        if (value == null || value.isBlank()) {
            throw new BadRequestResponse(name + ": missing");
        }
        return value;
    }

    /** Writes an error as a page. */
    void error(Context ctx, int status, String message) {
        ctx.status(status);
        StringOutput out = new StringOutput();
        templates.render("error.jte", Map.of("status", status, "message", message), out);
        ctx.html(out.toString());
    }

    /** Says that there is no such page, and where to go on. */
    void missing(Context ctx, String message) {
        show(ctx, "missing", Show.status(404), "", Map.of("message", message));
    }

    private void show(Context ctx, String template, String title, String active, Map<String, Object> model) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        boolean login = template.equals("login");
        Filter filter = login || template.equals("missing") ? Filter.ofActors() : Filter.of(ctx);
        all.put("frame", new Frame(title, active, guard.formKey(), guard.readOnly(), archive.folder().toAbsolutePath().normalize().getFileName().toString(),
                login ? new Row(Map.of()) : told.totals(), filter, ctx.path(), Api.reviewer(ctx), told::name));
        StringOutput out = new StringOutput();
        templates.render(template + ".jte", all, out);
        ctx.html(out.toString());
    }
}

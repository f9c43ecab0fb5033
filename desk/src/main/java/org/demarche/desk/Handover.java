package org.demarche.desk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.archive.AlertRules;
import org.demarche.archive.Alerts;
import org.demarche.archive.Archive;
import org.demarche.archive.Export;
import org.demarche.archive.Feed;
import org.demarche.archive.Selection;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;

/**
 * What other processes of the archive's user ask of the one that owns it, on loopback and with the owner's key ({@link org.demarche.archive.Owner}): to take records, to say what is there,
 * to take articles out, to export.
 */
final class Handover {
    /** All lies under it. */
    static final String ROOT = Api.ROOT + "/records";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 16 << 20;

    /** What each does, for the interface's description. */
    static final Map<String, String> ABOUT = about();

    private final Archive archive;

    Handover(Archive archive) {
        this.archive = archive;
    }

    private static Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("", "Takes records as JSON Lines; answers NEW, REPLACED or KNOWN, one a line. One that cannot be taken is named with the reason, and none is taken then.");
        about.put("/known", "Takes records as JSON Lines; answers for each true where its article is there, coded by the same version, else false.");
        about.put("/recent", "The texts of the last days as JSON Lines: id, published, text.");
        about.put("/stories", "Notes the stories of articles. Body: a JSON object, article to story.");
        about.put("/feeds", "Notes how the feeds fare that are watched. Body: a JSON array of address, title, seen, missing, reason.");
        about.put("/alerts", "Which alerts are due, as JSON Lines. Form: file, rules (YAML), channel; without a channel the rules are only made known.");
        about.put("/alerts/sent", "Notes that alerts were sent. Form: channel, alerts (JSON Lines).");
        about.put("/reviewed", "Reviewed articles as JSON Lines, two for each: gold, and the reviewed events as they were coded.");
        about.put("/remove", "Takes articles out. Form: id (again for more), or publisher. Answers how many.");
        about.put("/export", "Writes what export writes. Form: format, from, to, actor, event, texts.");
        return about;
    }

    /** Whether a request is one of these, and must show the owner's key. */
    static boolean is(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Whether it changes the archive, as far as it is not known to leave it as it is. */
    static boolean changes(String path) {
        return !Set.of("/known", "/recent", "/reviewed", "/export").contains(path.substring(ROOT.length()));
    }

    void register(RoutesConfig routes) {
        routes.post(ROOT, this::add);
        routes.post(ROOT + "/known", ctx -> text(ctx, records(ctx).stream().map(r -> archive.knows(r) + "\n").collect(Collectors.joining())));
        routes.post(ROOT + "/recent", this::recent);
        routes.post(ROOT + "/stories", ctx -> {
            Map<String, String> storyOf = read(JSON.createParser(ctx.bodyInputStream()), "stories", "a JSON object of articles and their stories", new TypeReference<>() { });
            storyOf.forEach((article, story) -> present(story, "stories: the story of article " + article));
            archive.stories(storyOf);
            text(ctx, "");
        });
        routes.post(ROOT + "/feeds", ctx -> {
            List<Feed> feeds = read(JSON.createParser(ctx.bodyInputStream()), "feeds", "a JSON array of objects", new TypeReference<>() { });
            for (int i = 0; i < feeds.size(); i++) {
                present(feeds.get(i) == null ? null : feeds.get(i).address(), "feeds: the address of feed " + (i + 1));
            }
            archive.feeds(feeds);
            text(ctx, "");
        });
        routes.post(ROOT + "/alerts", this::alerts);
        routes.post(ROOT + "/alerts/sent", ctx -> {
            List<Alerts.Alert> sent = new ArrayList<>();
            for (String line : Api.form(ctx, "alerts").lines().toList()) {
                String which = "alert " + (sent.size() + 1);
                Alerts.Alert alert = read(JSON.createParser(line), which, "a JSON object", new TypeReference<>() { });
                present(alert.rule(), which + ": rule");
                present(alert.subject(), which + ": subject");
                sent.add(alert);
            }
            archive.alerts().sent(Api.form(ctx, "channel"), sent);
            text(ctx, "");
        });
        routes.post(ROOT + "/reviewed", ctx -> text(ctx, archive.reviews().judged().stream().map(j -> j.line() + "\n" + RecordJson.write(j.coded()) + "\n").collect(Collectors.joining())));
        routes.post(ROOT + "/remove", this::remove);
        routes.post(ROOT + "/export", this::export);
    }

    private void add(Context ctx) throws IOException {
        try {
            text(ctx, archive.add(records(ctx)).stream().map(a -> a + "\n").collect(Collectors.joining()));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(e.getMessage());
        }
    }

    /** What a JSON text holds. @throws BadRequestResponse naming it, with the reason, where it cannot be read or holds anything but what is wanted */
    private static <T> T read(JsonParser json, String what, String wanted, TypeReference<T> type) throws IOException {
        try {
            T read = JSON.readValue(json, type);
            present(read, what);
            return read;
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse(what + " cannot be read: " + (e instanceof JsonMappingException ? wanted + " is wanted" : firstLine(e.getOriginalMessage())));
        }
    }

    private static void present(Object value, String what) {
        if (value == null) {
            throw new BadRequestResponse(what + ": missing");
        }
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    private static void text(Context ctx, String body) {
        ctx.contentType("text/plain; charset=utf-8").result(body);
    }

    private static List<ArticleRecord> records(Context ctx) throws IOException {
        List<ArticleRecord> records = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(ctx.bodyInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.length() > LONGEST_LINE) {
                    throw new BadRequestResponse("record " + (records.size() + 1) + " is longer than " + LONGEST_LINE + " characters");
                }
                if (!line.isBlank()) {
                    try {
                        records.add(RecordJson.read(line));
                    } catch (IllegalArgumentException e) {
                        throw new BadRequestResponse("record " + (records.size() + 1) + " cannot be read: " + firstLine(e.getMessage()));
                    }
                }
            }
        }
        return records;
    }

    private void recent(Context ctx) throws IOException {
        ctx.contentType("application/jsonl");
        OutputStream out = ctx.outputStream();
        archive.recent(t -> {
            try {
                out.write((JSON.writeValueAsString(t) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void alerts(Context ctx) throws IOException {
        AlertRules rules;
        try {
            rules = AlertRules.read(Api.form(ctx, "file"), Api.form(ctx, "rules"));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(e.getMessage());
        }
        StringBuilder lines = new StringBuilder();
        if (ctx.formParam("channel") == null) {
            archive.alerts().know(rules);
        } else {
            for (Alerts.Alert alert : archive.alerts().due(rules, ctx.formParam("channel"))) {
                lines.append(JSON.writeValueAsString(alert)).append('\n');
            }
        }
        text(ctx, lines.toString());
    }

    private void remove(Context ctx) {
        String publisher = ctx.formParam("publisher");
        text(ctx, (publisher != null ? archive.removePublisher(publisher) : ctx.formParams("id").stream().mapToInt(archive::removeArticle).sum()) + "\n");
    }

    private void export(Context ctx) throws IOException {
        Path part = Files.createTempFile("export", null);
        try {
            Selection selection = new Selection(Filter.day("from", ctx.formParam("from")), Filter.day("to", ctx.formParam("to")), ctx.formParams("actor"), ctx.formParams("event"));
            long rows = archive.export(Api.choice(ctx, "format", Export.Format.class), selection, "true".equals(ctx.formParam("texts")), part);
            ctx.header("X-Rows", Long.toString(rows)).contentType("application/octet-stream");
            Files.copy(part, ctx.outputStream());
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        } finally {
            Files.delete(part);
        }
    }
}

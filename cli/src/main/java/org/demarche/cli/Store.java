package org.demarche.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.demarche.archive.AlertRules;
import org.demarche.archive.Alerts;
import org.demarche.archive.Archive;
import org.demarche.archive.Export;
import org.demarche.archive.Feed;
import org.demarche.archive.Owner;
import org.demarche.archive.Selection;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;

/** An archive of this process, or one that another process of this machine owns and is asked for. */
sealed interface Store extends AutoCloseable {

    /** Opens the archive in a folder, or hands to the process that serves it. */
    static Store open(Path folder) {
        Owner owner = Owner.of(folder);
        return owner == null || !listens(owner) ? new Own(Archive.open(folder)) : new Handed(owner);
    }

    /** Whether anybody is where an owner said that it is: after a crash its number may be another process's. */
    private static boolean listens(Owner owner) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(owner.address(), owner.port()), 5_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The same for an archive that must be there already. @throws UserError if there is no such folder */
    static Store existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserError("there is no archive in " + folder);
        }
        return open(folder);
    }

    /** Stores records. @return one outcome for each, in order */
    List<Archive.Added> add(List<ArticleRecord> records);

    /** Whether each record's article is there, coded by the same version, in order. */
    List<Boolean> knows(List<ArticleRecord> records);

    /** Gives the texts in which copies are looked for. */
    void recent(Consumer<Archive.Text> take);

    /** Notes the stories of articles. */
    void stories(Map<String, String> storyOf);

    /** Notes how the feeds fare that are watched. */
    void feeds(List<Feed> feeds);

    /** Makes rules known, so that they look at what comes from now on. */
    void know(AlertRules rules);

    /** Alerts that are due in a channel. */
    List<Alerts.Alert> due(AlertRules rules, String channel);

    /** Notes that alerts were sent in a channel. */
    void sent(String channel, List<Alerts.Alert> alerts);

    /** Reviewed articles: lines of gold, and for each the record of its reviewed events as they were coded. */
    Map<String, ArticleRecord> reviewed();

    /** Takes out the articles of a publisher, or where that is null those of the ids. @return how many were taken out */
    int remove(List<String> ids, String publisher);

    /** Writes what is selected in a format. @return rows written */
    long export(Export.Format format, Selection selection, boolean texts, Path target);

    @Override
    void close();

    /** An archive of this process. */
    record Own(Archive archive) implements Store {
        @Override
        public List<Archive.Added> add(List<ArticleRecord> records) {
            return archive.add(records);
        }

        @Override
        public List<Boolean> knows(List<ArticleRecord> records) {
            return records.stream().map(archive::knows).toList();
        }

        @Override
        public void recent(Consumer<Archive.Text> take) {
            archive.recent(take);
        }

        @Override
        public void stories(Map<String, String> storyOf) {
            archive.stories(storyOf);
        }

        @Override
        public void feeds(List<Feed> feeds) {
            archive.feeds(feeds);
        }

        @Override
        public void know(AlertRules rules) {
            archive.alerts().know(rules);
        }

        @Override
        public List<Alerts.Alert> due(AlertRules rules, String channel) {
            return archive.alerts().due(rules, channel);
        }

        @Override
        public void sent(String channel, List<Alerts.Alert> alerts) {
            archive.alerts().sent(channel, alerts);
        }

        @Override
        public Map<String, ArticleRecord> reviewed() {
            Map<String, ArticleRecord> reviewed = new LinkedHashMap<>();
            archive.reviews().judged().forEach(j -> reviewed.put(j.line(), j.coded()));
            return reviewed;
        }

        @Override
        public int remove(List<String> ids, String publisher) {
            return publisher != null ? archive.removePublisher(publisher) : ids.stream().mapToInt(archive::removeArticle).sum();
        }

        @Override
        public long export(Export.Format format, Selection selection, boolean texts, Path target) {
            return archive.export(format, selection, texts, target);
        }

        @Override
        public void close() {
            archive.close();
        }
    }

    /** The archive that another process owns. */
    record Handed(Owner owner) implements Store {
        private static final HttpClient CLIENT = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
        private static final ObjectMapper JSON = new ObjectMapper();
        /** Alerts in one form, which may not be longer than a megabyte. */
        private static final int TOGETHER = 100;

        @Override
        public List<Archive.Added> add(List<ArticleRecord> records) {
            return lines("", jsonLines(records)).stream().map(Archive.Added::valueOf).toList();
        }

        @Override
        public List<Boolean> knows(List<ArticleRecord> records) {
            return lines("/known", jsonLines(records)).stream().map(Boolean::valueOf).toList();
        }

        @Override
        public void recent(Consumer<Archive.Text> take) {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(ask("/recent", "application/jsonl", "").body(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    take.accept(JSON.readValue(line, Archive.Text.class));
                }
            } catch (JsonProcessingException e) {
                throw otherVersion();
            } catch (IOException e) {
                throw silent(e);
            }
        }

        @Override
        public void stories(Map<String, String> storyOf) {
            lines("/stories", json(storyOf));
        }

        @Override
        public void feeds(List<Feed> feeds) {
            lines("/feeds", json(feeds));
        }

        @Override
        public void know(AlertRules rules) {
            lines("/alerts", field("file", rules.file()) + "&" + field("rules", rules.yaml()));
        }

        @Override
        public List<Alerts.Alert> due(AlertRules rules, String channel) {
            List<Alerts.Alert> due = new ArrayList<>();
            for (String line : lines("/alerts", field("file", rules.file()) + "&" + field("rules", rules.yaml()) + "&" + field("channel", channel))) {
                try {
                    due.add(JSON.readValue(line, Alerts.Alert.class));
                } catch (JsonProcessingException e) {
                    throw otherVersion();
                }
            }
            return due;
        }

        @Override
        public void sent(String channel, List<Alerts.Alert> alerts) {
            for (int i = 0; i < alerts.size(); i += TOGETHER) {
                List<Alerts.Alert> some = alerts.subList(i, Math.min(alerts.size(), i + TOGETHER));
                lines("/alerts/sent", field("channel", channel) + "&" + field("alerts", some.stream().map(Handed::json).collect(Collectors.joining("\n"))));
            }
        }

        @Override
        public Map<String, ArticleRecord> reviewed() {
            List<String> lines = lines("/reviewed", "");
            Map<String, ArticleRecord> reviewed = new LinkedHashMap<>();
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                reviewed.put(lines.get(i), RecordJson.read(lines.get(i + 1)));
            }
            return reviewed;
        }

        @Override
        public int remove(List<String> ids, String publisher) {
            String form = publisher != null ? field("publisher", publisher) : ids.stream().map(id -> field("id", id)).collect(Collectors.joining("&"));
            return Integer.parseInt(lines("/remove", form).get(0));
        }

        @Override
        public long export(Export.Format format, Selection selection, boolean texts, Path target) {
            List<String> form = new ArrayList<>(List.of(field("format", format.name()), field("texts", Boolean.toString(texts)),
                    field("from", selection.from() == null ? "" : selection.from().toString()), field("to", selection.to() == null ? "" : selection.to().toString())));
            selection.actors().forEach(a -> form.add(field("actor", a)));
            selection.events().forEach(e -> form.add(field("event", e)));
            HttpResponse<InputStream> answer = ask("/export", FORM, String.join("&", form));
            Path part = target.toAbsolutePath().resolveSibling("." + target.getFileName() + ".part");
            try (InputStream in = answer.body()) {
                try {
                    Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(part);
                }
            } catch (IOException e) {
                throw new UserError("cannot write " + target + ": " + UserError.reason(e));
            }
            return answer.headers().firstValueAsLong("X-Rows").orElse(0);
        }

        private static final Set<String> FORMS = Set.of("/remove", "/alerts", "/alerts/sent");
        private static final String FORM = "application/x-www-form-urlencoded";

        private static String field(String name, String value) {
            return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        private static String jsonLines(List<ArticleRecord> records) {
            return records.stream().map(RecordJson::write).collect(Collectors.joining("\n", "", "\n"));
        }

        private List<String> lines(String path, String body) {
            try (InputStream in = ask(path, FORMS.contains(path) ? FORM : "application/jsonl", body).body()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).map(String::strip).toList();
            } catch (IOException e) {
                throw silent(e);
            }
        }

        private HttpResponse<InputStream> ask(String path, String type, String body) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + (owner.address().contains(":") ? "[" + owner.address() + "]" : owner.address()) + ":" + owner.port() + "/api/v1/records" + path))
                    .header("Authorization", "Bearer " + owner.key()).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build();
            try {
                HttpResponse<InputStream> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (answer.statusCode() != 200) {
                    String reason = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("status " + answer.statusCode());
                    throw new UserError("the process that owns the archive refused: " + reason);
                }
                return answer;
            } catch (IOException e) {
                throw silent(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        private static String json(Object value) {
            try {
                return JSON.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static UserError otherVersion() {
            return new UserError("the process that owns the archive is of another version");
        }

        private static UserError silent(IOException e) {
            return new UserError("the process that owns the archive does not answer: " + UserError.reason(e));
        }

        @Override
        public void close() {
            // nothing is held open between batches
        }
    }
}

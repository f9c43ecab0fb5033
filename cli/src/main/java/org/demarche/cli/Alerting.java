package org.demarche.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.demarche.archive.AlertRules;
import org.demarche.archive.Alerts;
import picocli.CommandLine.Option;

/** Sends alerts: to the console, to a file of JSON Lines, to a webhook. What could not be sent is due again the next time. */
final class Alerting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Option(names = "--alerts", paramLabel = "FILE", description = "Rules in YAML: tell of what comes in that fits them, each once (docs/watch.md).")
    private Path file;

    private AlertRules rules;
    private HttpClient client;

    /** Reads the rules, if there are any. @throws UserError naming file, line and reason */
    void read() {
        if (file == null) {
            return;
        }
        try {
            rules = AlertRules.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + UserError.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }

    /** Makes the rules known to an archive before anything comes in. */
    void know(Store store) {
        if (rules != null) {
            store.know(rules);
        }
    }

    /** Sends what is due. @param out the console */
    void send(Store store, PrintWriter out, PrintWriter err) {
        if (rules == null) {
            return;
        }
        if (rules.console()) {
            List<Alerts.Alert> due = store.due(rules, "console");
            due.forEach(a -> out.println("ALERT " + Terminal.safe(a.text()) + (a.url() == null ? "" : " " + Terminal.safe(a.url()))));
            Output.check(out);
            sent(store, "console", due);
        }
        if (rules.jsonl() != null) {
            String channel = "jsonl " + rules.jsonl();
            List<Alerts.Alert> due = store.due(rules, channel);
            StringBuilder lines = new StringBuilder();
            due.forEach(a -> lines.append(json(a)).append('\n'));
            try {
                if (!due.isEmpty()) {
                    Files.writeString(file.toAbsolutePath().resolveSibling(rules.jsonl()), lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
                sent(store, channel, due);
            } catch (IOException e) {
                err.println("demarche: alerts cannot be written to " + rules.jsonl() + ": " + UserError.reason(e) + "; tried again with what comes next");
            }
        }
        if (rules.webhook() != null) {
            post(store, "webhook " + rules.webhook(), err);
        }
    }

    private static void sent(Store store, String channel, List<Alerts.Alert> alerts) {
        if (!alerts.isEmpty()) {
            store.sent(channel, alerts);
        }
    }

    /** Posts one after the other, and stops at the first that is not taken. */
    private void post(Store store, String channel, PrintWriter err) {
        client = client == null ? HttpClient.newBuilder().connectTimeout(LONGEST).followRedirects(HttpClient.Redirect.NEVER).build() : client;
        for (Alerts.Alert alert : store.due(rules, channel)) {
            String reason;
            try {
                int status = client.send(HttpRequest.newBuilder(URI.create(rules.webhook())).timeout(LONGEST).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json(alert))).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
                reason = status / 100 == 2 ? null : "it answers " + status;
            } catch (IOException e) {
                reason = UserError.reason(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (reason != null) {
                err.println("demarche: the webhook did not take an alert: " + reason + "; tried again with what comes next");
                return;
            }
            store.sent(channel, List.of(alert));
        }
    }

    private static String json(Alerts.Alert alert) {
        try {
            return JSON.writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

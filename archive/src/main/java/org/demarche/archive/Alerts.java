package org.demarche.archive;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which alerts are due. Of a rule about events it is one an occurrence, of a rule about change one a dyad and week; each is due in a channel until it was sent there. A rule looks at
 * articles that came after it was first made known. What is only recalled is no alert. An article coded again raises none that it raised before.
 */
public final class Alerts {
    private static final int MOST = 1_000;

    private final Archive archive;

    Alerts(Archive archive) {
        this.archive = archive;
    }

    /**
     * Something to be told.
     *
     * @param rule      name of the rule
     * @param subject   what it is about: "event 12", or "RUS-UKR 2022-02-14"
     * @param text      one line for people
     * @param event     type, or null for a change
     * @param day       the event's day or the week's Monday, ISO, or null
     * @param sentence  the sentence that tells it, or null for a change
     * @param publisher who told it first, or null
     * @param url       where, or null
     * @param articleId the article, or null for a change
     */
    public record Alert(String rule, String subject, String text, String event, String day, String sentence, String publisher, String url, String articleId) {
    }

    /** Makes rules known: those that are new look at what comes from now on. */
    public void know(AlertRules rules) {
        archive.write(connection -> {
            for (AlertRules.Rule rule : rules.rules()) {
                Reviews.run(connection, "INSERT INTO alert_rule SELECT ?, coalesce((SELECT max(number) FROM article), 0) WHERE NOT EXISTS (SELECT 1 FROM alert_rule WHERE rule = ?)",
                        rule.name(), rule.name());
            }
            return null;
        });
    }

    /** What is due in a channel, in the order of the rules, then of the articles; at most {@value #MOST} a rule. */
    public List<Alert> due(AlertRules rules, String channel) {
        List<Alert> due = new ArrayList<>();
        for (AlertRules.Rule rule : rules.rules()) {
            due.addAll(rule.change() == null ? events(rule, channel) : changes(rule, channel));
        }
        return due;
    }

    /** Notes that alerts were sent in a channel: they are not due there again. */
    public void sent(String channel, List<Alert> alerts) {
        archive.write(connection -> {
            Timestamp now = Timestamp.valueOf(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
            for (Alert alert : alerts) {
                Reviews.run(connection, "INSERT INTO alert VALUES (?, ?, ?, ?, ?, ?)", alert.rule(), alert.subject(), channel, alert.articleId(), alert.event(), now);
            }
            return null;
        });
    }

    private List<Alert> events(AlertRules.Rule rule, String channel) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>(List.of(rule.name()));
        for (String side : rule.dyad()) {
            sql.append(" AND EXISTS (SELECT 1 FROM side s WHERE s.report = e.report AND (s.code = ? OR s.actor = ?))");
            Collections.addAll(values, side, side);
        }
        if (!rule.types().isEmpty()) {
            sql.append(" AND e.event IN (").append(Selection.marks(rule.types().size())).append(")");
            values.addAll(rule.types());
        }
        if (rule.statuses().isEmpty()) {
            sql.append(" AND e.status <> 'denied'");
        } else {
            sql.append(" AND e.status IN (").append(Selection.marks(rule.statuses().size())).append(")");
            values.addAll(rule.statuses());
        }
        Collections.addAll(values, rule.name(), channel, rule.sources());
        return archive.query("""
                SELECT * FROM (
                  SELECT e.occurrence, e.article_id, e.event_id, e.event, e.status, CAST(e.day AS VARCHAR) AS day, e.sentence_text, a.publisher, a.url, a.number,
                    (SELECT string_agg(s.name, ', ' ORDER BY s.place) FROM side s WHERE s.report = e.report AND s.role = 'actor') AS actors,
                    (SELECT string_agg(s.name, ', ' ORDER BY s.place) FROM side s WHERE s.report = e.report AND s.role = 'recipient') AS recipients
                  FROM event e JOIN article a ON a.number = e.article
                  WHERE a.number > (SELECT number FROM alert_rule WHERE rule = ?) AND NOT e.background %s
                    AND NOT EXISTS (SELECT 1 FROM alert t WHERE t.rule = ? AND t.channel = ? AND (t.subject = 'event ' || e.occurrence OR t.article_id = e.article_id AND t.event = e.event))
                    AND (SELECT count(DISTINCT coalesce(y.publisher, y.id)) FROM event x JOIN article y ON y.number = x.article WHERE x.occurrence = e.occurrence) >= ?
                  QUALIFY row_number() OVER (PARTITION BY e.occurrence ORDER BY a.number, e.event_id) = 1)
                ORDER BY number, event_id LIMIT %s
                """.formatted(sql, MOST), values.toArray()).stream().map(row -> {
            String day = (String) row.get("day");
            String status = (String) row.get("status");
            String text = rule.name() + ": " + (day == null ? "" : day + " ") + row.get("event") + (status.equals("occurred") ? "" : " (" + status + ")") + " "
                    + Objects.requireNonNullElse(row.get("actors"), "nobody named") + (row.get("recipients") == null ? "" : " → " + row.get("recipients")) + " — " + row.get("sentence_text");
            return new Alert(rule.name(), "event " + row.get("occurrence"), text, (String) row.get("event"), day, (String) row.get("sentence_text"), (String) row.get("publisher"),
                    (String) row.get("url"), (String) row.get("article_id"));
        }).toList();
    }

    private List<Alert> changes(AlertRules.Rule rule, String channel) {
        List<Alert> due = new ArrayList<>();
        for (Dyads.Unusual u : archive.dyads().unusual(rule.change())) {
            String subject = u.a() + "-" + u.b() + " " + u.week();
            if ((rule.dyad().isEmpty() || rule.dyad().containsAll(List.of(u.a(), u.b())))
                    && archive.query("SELECT 1 FROM alert WHERE rule = ? AND channel = ? AND subject = ?", rule.name(), channel, subject).isEmpty()) {
                due.add(new Alert(rule.name(), subject, String.format(java.util.Locale.ROOT, "%s: %s-%s has a net score of %+.1f in the week of %s; usual is %+.1f ± %.1f", rule.name(), u.a(), u.b(),
                        u.score(), u.week(), u.usual(), u.deviation()), null, u.week().toString(), null, null, null, null));
            }
        }
        return due;
    }
}

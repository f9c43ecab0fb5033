package org.demarche.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarche.record.ArticleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
    @TempDir
    private Path folder;

    private static ArticleRecord article(String id, String published, String publisher, String coder, String... told) {
        return Crisis.article(id, published, publisher, coder, null, told);
    }

    private static AlertRules rules(String rule) {
        return AlertRules.read("rules.yaml", "alerts:\n  - name: r\n" + rule.lines().map(l -> "    " + l + "\n").reduce("", String::concat));
    }

    @Test
    void aRuleTellsOfWhatComesAfterItOnceForEachChannel() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(article("old", "1995-01-28", "Harbour Wire", "0.1", "ACCUSE|accused|Peru accused Ecuador of felling trees in the park.")));
            AlertRules rules = rules("dyad: [PER, ECU]\ntype: ACCUSE");
            archive.alerts().know(rules);
            assertThat(archive.alerts().due(rules, "console")).isEmpty();
            archive.add(List.of(article("a1", "1995-01-30", "Harbour Wire", "0.1", Crisis.ACCUSED, Crisis.MET)));
            List<Alerts.Alert> due = archive.alerts().due(rules, "console");
            assertThat(due).singleElement().satisfies(a -> {
                assertThat(a.text()).isEqualTo("r: 1995-01-30 ACCUSE Peru → Ecuador — Peru accused Ecuador on Monday of sending soldiers across the border near Tiwinza.");
                assertThat(a.url()).isEqualTo("https://news.example/a1");
            });
            archive.alerts().sent("console", due);
            assertThat(archive.alerts().due(rules, "console")).isEmpty();
            assertThat(archive.alerts().due(rules, "webhook x")).isEqualTo(due);
        }
        // Kept in the archive: neither another opening, nor another report, nor the article's being coded again tells it a second time.
        try (Archive archive = Archive.open(folder)) {
            AlertRules rules = rules("dyad: [PER, ECU]\ntype: ACCUSE");
            archive.alerts().know(rules);
            archive.add(List.of(article("a2", "1995-01-31", "Eastern Ledger", "0.1", "ACCUSE|accusing|Peru is accusing Ecuador of sending its soldiers over the border at Tiwinza.")));
            archive.add(List.of(article("a1", "1995-01-30", "Harbour Wire", "0.2", Crisis.ACCUSED)));
            assertThat(archive.alerts().due(rules, "console")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"'dyad: [PER, ECU]', 2", "'dyad: PER', 2", "'dyad: [PER, CHL]', 0", "'type: CONSULT', 1", "'type: [CONSULT, ACCUSE]', 2", "'status: planned', 0", "'status: [planned, occurred]', 2",
        "'sources: 2', 1", "'', 2"})
    void rulesAskForSidesTypeStatusAndSources(String rule, int alerts) {
        try (Archive archive = Archive.open(folder)) {
            AlertRules rules = rules(rule);
            archive.alerts().know(rules);
            archive.add(List.of(article("a1", "1995-01-30", "Harbour Wire", "0.1", Crisis.ACCUSED, Crisis.MET),
                    article("a2", "1995-01-31", "Eastern Ledger", "0.1", "ACCUSE|accusing|Peru is accusing Ecuador of sending its soldiers over the border at Tiwinza.")));
            assertThat(archive.alerts().due(rules, "console")).hasSize(alerts);
        }
    }

    @Test
    void aSuddenChangeIsToldAgainstTheDyadsOwnHistory() {
        try (Archive archive = Archive.open(folder)) {
            AlertRules rules = rules("change: 2");
            archive.alerts().know(rules);
            LocalDate first = LocalDate.of(1995, 1, 2);
            List<ArticleRecord> quiet = new ArrayList<>();
            for (int week = 0; week < 8; week++) {
                quiet.add(article("q" + week, first.plusWeeks(week).toString(), "Harbour Wire", "0.1", "CONSULT|met|Delegates of Peru and Ecuador met for round " + week + " of their talks."));
            }
            archive.add(quiet);
            assertThat(archive.alerts().due(rules, "console")).isEmpty();
            archive.add(List.of(article("war", first.plusWeeks(8).toString(), "Harbour Wire", "0.1", "ASSAULT|shelled|Peru shelled a post on the river.",
                    "ASSAULT|bombed|Peru bombed a bridge in the hills.", "ASSAULT|raided|Peru raided a harbour at night.")));
            List<Alerts.Alert> due = archive.alerts().due(rules, "console");
            assertThat(due).singleElement().satisfies(a -> {
                assertThat(a.subject()).isEqualTo("ECU-PER 1995-02-27");
                assertThat(a.text()).startsWith("r: ECU-PER has a net score of -").contains("in the week of 1995-02-27; usual is +");
            });
            archive.alerts().sent("console", due);
            assertThat(archive.alerts().due(rules, "console")).isEmpty();
            assertThat(archive.alerts().due(rules("change: 2\ndyad: [CHL, PER]"), "console")).isEmpty();
        }
    }

    @Test
    void questionsAreTheSameInEveryCountry() {
        Locale own = Locale.getDefault();
        try (Archive archive = Archive.open(folder)) {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            archive.add(List.of(article("a1", "1995-01-30", "Harbour Wire", "0.1", Crisis.ACCUSED)));
            assertThat(archive.alerts().due(rules("type: ACCUSE"), "console")).isEmpty();
            assertThat(archive.dyads().unusual(2)).isEmpty();
        } finally {
            Locale.setDefault(own);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'alerts:\n  - name: a\n    typ: ACCUSE' | rules.yaml:3: typ is none of [change, dyad, name, sources, status, type]",
        "'alerts:\n  - name: a\n    type: WAR' | rules.yaml:3: type: there is no type WAR",
        "'alerts:\n  - dyad: [A, B, C]\n    name: a' | rules.yaml:2: dyad: one code, or two that differ",
        "'alerts:\n  - type: ACCUSE' | rules.yaml:2: an alert needs a name",
        "'alerts:\n  - name: a\n  - name: a' | rules.yaml:3: a second alert is called a",
        "'alerts:\n  - name: a\n    change: much' | rules.yaml:3: change: not a number",
        "'alerts:\n  - name: a\n    change: 2\n    type: ACCUSE' | rules.yaml:3: change: goes with name and dyad alone",
        "'alerts:\n  - name: a\n    status: maybe' | rules.yaml:3: status: maybe is none of [occurred, ongoing, planned, conditional, denied]",
        "'alerts: []\nsend:\n  webhook: ftp://x' | rules.yaml:3: webhook: no http or https address",
        "'alerts: []\nsend:\n  webhook: https://hooks.example/{room}' | rules.yaml:3: webhook: no http or https address",
        "'alerts:\n  - name: a\n    sources: 1.5' | rules.yaml:3: sources: no whole number",
        "'alerts: []\nsend:\n  console: perhaps' | rules.yaml:3: true or false is wanted here",
        "'send:\n  console: true' | rules.yaml:1: no alerts",
        "'alerts: [\n' | rules.yaml:",
        "'- a' | rules.yaml:1: names with values are wanted here",
        "'' | rules.yaml:1: no alerts"})
    void whatIsWrongInARuleIsNamedWithFileLineAndReason(String yaml, String message) {
        assertThatThrownBy(() -> AlertRules.read("rules.yaml", yaml)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }

    @Test
    void whereAlertsGoIsRead() {
        AlertRules rules = AlertRules.read("r", "alerts: []\nsend:\n  jsonl: out.jsonl\n  webhook: http://127.0.0.1:9/x\n");
        assertThat(rules.console()).isFalse();
        assertThat(rules.jsonl()).isEqualTo("out.jsonl");
        assertThat(rules.webhook()).isEqualTo("http://127.0.0.1:9/x");
        assertThat(AlertRules.read("r", "alerts: []").console()).isTrue();
    }
}

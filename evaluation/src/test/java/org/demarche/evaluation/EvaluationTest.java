package org.demarche.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.demarche.evaluation.Blocks.gold;
import static org.demarche.evaluation.Blocks.predicted;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Offset<Double> CLOSE = within(.0001);
    private static final String ACCUSED = """
            == t-1 2012-03-06 wire plain
            {a President Amadou Toure} {e accused} {b Libya} of {e2 arming} {c the rebels} in {p Kidal} on {t Monday}.
            a person MLI GOV "President of Mali" name="Amadou Toure"
            b state LBY GOV
            c group MLI REB
            p place MLI "Kidal" 18.44,1.41
            t DATE 2012-03-05
            e ACCUSE.allege a > b occurred ctx=military date=-1 at=p
            e2 AID b > c occurred ctx=military
            """;
    private static final String ARTICLE = """
            === t-2 | 2012-03-06 | Mali hits back | wire story=kidal
            {a Mali} {q said} {k that {b Libya} had {e armed} rebels}. {b Tripoli} {q2 denied} {k2 it}. {a Bamako} {e2 demanded} {d the return of 12 tanks}.
            a state MLI GOV
            b state LBY GOV
            s SAYS a cue=q content=k
            s2 SAYS b cue=q2 content=k2
            x DENIES b claim=k2 of=a
            e AID b > a occurred
            e2 REQUEST.yield a > b occurred
            d DEMAND a > b span=d answer=pending
            """;

    @Test
    void goldAgainstItselfIsPerfect() {
        Report report = Evaluation.score(gold(ACCUSED, ARTICLE), predicted(ACCUSED, ARTICLE));
        for (String key : List.of("eventFound", "eventType", "eventWho", "eventCodes", "eventSectors", "modes", "status", "eventDate", "eventPlace",
                "contexts", "entityCode", "entitySector", "entityOffice", "placeCode", "attribution", "contentOverlap", "source", "speaker", "demands",
                "demandsWhole", "denials", "datesRight", "conll", "stories", "type.ACCUSE", "family.plain", "family.(article)")) {
            assertThat(report.figure(key)).as(key).isEqualTo(1, CLOSE);
        }
    }

    @Test
    void aWrongTypeIsFoundButNotRight() {
        Report report = Evaluation.score(gold(ACCUSED), predicted(ACCUSED.replace("e ACCUSE.allege", "e THREATEN")));
        assertThat(report.figure("eventFound")).isEqualTo(1, CLOSE);
        assertThat(report.figure("eventType")).isEqualTo(.5, CLOSE);
        assertThat(report.figure("type.ACCUSE")).isZero();
        assertThat(report.figure("type.AID")).isEqualTo(1, CLOSE);
    }

    @Test
    void swappedSidesAreWrongWho() {
        Report report = Evaluation.score(gold(ACCUSED), predicted(ACCUSED.replace("allege a > b", "allege b > a")));
        assertThat(report.figure("eventType")).isEqualTo(1, CLOSE);
        assertThat(report.figure("eventWho")).isEqualTo(.5, CLOSE);
        assertThat(report.figure("eventCodes")).isEqualTo(.5, CLOSE);
    }

    @Test
    void aShorterMentionWithTheSameHeadIsTheSame() {
        Report report = Evaluation.score(gold(ACCUSED), predicted(ACCUSED.replace("{a President Amadou Toure}", "President {a Amadou Toure}")));
        assertThat(report.figure("eventWho")).isEqualTo(1, CLOSE);
    }

    @Test
    void anotherMentionOfTheEntityIsTheSame() {
        String text = "== t-3 2012-03-06 wire pronoun\n{a Chad} waited; then {a it} {e shelled} {b Bol}.\na state TCD MIL\nb group TCD CVL\n";
        Report report = Evaluation.score(gold(text + "e ASSAULT a#2 > b occurred\n"), predicted(text + "e ASSAULT a#1 > b occurred\n"));
        assertThat(report.figure("eventWho")).isEqualTo(1, CLOSE);
    }

    @Test
    void placesAreTheSameByNameDistanceOrWords() {
        String elsewhere = ACCUSED.replace("\"Kidal\" 18.44,1.41", "\"Essouk\" 18.50,1.30");
        assertThat(Evaluation.score(gold(ACCUSED), predicted(elsewhere)).figure("eventPlace")).isEqualTo(1, CLOSE);
        assertThat(Evaluation.score(gold(ACCUSED), predicted(elsewhere.replace("18.50,1.30", "16.27,-0.04"))).figure("eventPlace")).isZero();
        assertThat(Evaluation.score(gold(ACCUSED.replace(" 18.44,1.41", "")), predicted(elsewhere)).figure("eventPlace")).isEqualTo(1, CLOSE);
    }

    @Test
    void aDeniedActToldAsFactIsCounted() {
        String denied = ACCUSED.replace("e2 AID b > c occurred", "e2 AID b > c denied");
        Report report = Evaluation.score(gold(denied), predicted(ACCUSED));
        assertThat(report.figure("deniedAsFact")).isEqualTo(1, CLOSE);
        assertThat(report.figure("status")).isEqualTo(.5, CLOSE);
        assertThat(report.figure("eventAsserted")).isEqualTo(2.0 / 3, CLOSE);
    }

    @Test
    void eventsInTextsWithoutAnyAreCounted() {
        String quiet = "== t-4 2012-03-06 wire no-event\n{a Chad} {b Mali} {e said}.\na state TCD -\nb state MLI -\n";
        String noisy = quiet.replace("no-event", "plain") + "e ACCUSE a > b occurred\n";
        Report report = Evaluation.score(gold(quiet.replace("{e said}", "said")), predicted(noisy));
        assertThat(report.figure("quiet")).isZero();
        assertThat(report.figure("extraPerQuietText")).isEqualTo(1, CLOSE);
    }

    @Test
    void contentIsCreditedByItsShare() {
        String whole = "== t-5 2012-03-06 wire no-event\n{a Chad} {q said} {k it was very late indeed}.\na state TCD -\ns SAYS a cue=q content=k\n";
        Report report = Evaluation.score(gold(whole), predicted(whole.replace("{k it was very late indeed}", "it was {k very late indeed}")));
        assertThat(report.figure("attribution")).isEqualTo(1, CLOSE);
        // All of the prediction is right, three of five words are found.
        assertThat(report.figure("contentOverlap")).isEqualTo(2 * .6 / 1.6, CLOSE);
    }

    @Test
    void chainsFollowThePublishedDefinitions() {
        String text = "=== t-6 | 2012-03-06 | Three | wire\n{a Chad} {q said} {k {a it} knew {a its} way}.\na state TCD -\ns SAYS a cue=q content=k\n";
        Report report = Evaluation.score(gold(text), predicted(text.replace("{a its}", "its")));
        double muc = 2 * .5 / 1.5;
        double cubed = 2 * (4.0 / 9) / (13.0 / 9);
        double ceaf = .8;
        assertThat(report.figure("conll")).isEqualTo((muc + cubed + ceaf) / 3, CLOSE);
    }

    @Test
    void storiesAreScoredByArticleAndByPair() {
        String[] four = new String[4];
        String[] merged = new String[4];
        for (int i = 0; i < 4; i++) {
            String head = "=== s-" + i + " | 2012-03-06 | Title | wire only=story story=";
            four[i] = head + (i < 2 ? "ferry/one" : "ferry/two") + "\nText of it.\n";
            merged[i] = head + "all\nText of it.\n";
        }
        Report report = Evaluation.score(gold(four), predicted(merged));
        assertThat(report.figure("stories")).isEqualTo(2 * .5 / 1.5, CLOSE);
        assertThat(report.figure("storyPairs")).isEqualTo(2 * (2.0 / 6) / (1 + 2.0 / 6), CLOSE);
        assertThat(report.figure("lookAlikesMerged")).isEqualTo(1, CLOSE);
        assertThat(Evaluation.score(gold(four), predicted(four)).figure("lookAlikesMerged")).isZero();
    }

    @Test
    void storiesNeedNoMoreThanAnIdAndAStory(@TempDir Path folder) throws Exception {
        Path found = folder.resolve("stories.jsonl");
        Files.writeString(found, "{\"id\":\"t-2\",\"story\":\"s1\"}\n{\"id\":\"t-3\",\"cluster\":null}\n");
        Map<String, ArticleRecord> records = Evaluation.records(List.of(found));
        assertThat(Evaluation.score(gold(ARTICLE), records).figure("stories")).isEqualTo(1, CLOSE);
        assertThat(records.get("t-3").cluster()).isNull();
    }

    @Test
    void missingRecordsAndOtherTextsCountAsNothingFound() {
        Report report = Evaluation.score(gold(ACCUSED, ARTICLE), predicted(ACCUSED.replace("Monday}.", "Monday} too.")));
        assertThat(report.figure("missing")).isEqualTo(1);
        assertThat(report.figure("textDiffers")).isEqualTo(1);
        assertThat(report.figure("eventType")).isZero();
        assertThat(report.figure("conll")).isZero();
    }

    @Test
    void forcesAreComparedByNumber() {
        String text = "== t-7 2012-03-06 wire number\n{a Chad} {e sent} {f 300 men}.\na state TCD MIL\ne MOBILIZE.troops a occurred\n";
        Report report = Evaluation.score(gold(text + "f FORCE a troops 300 sent\n"), predicted(text + "f FORCE a troops 300.. sent\n"));
        assertThat(report.figure("forces")).isEqualTo(1, CLOSE);
        assertThat(report.figure("forceNumbers")).isZero();
        assertThat(report.figure("forceWhose")).isEqualTo(1, CLOSE);
    }

    @Test
    void filesOfUsersAreScoredAndTheReportEndsWithFigures(@TempDir Path folder) throws Exception {
        Path truth = folder.resolve("gold.jsonl");
        Path found = folder.resolve("found.jsonl");
        Files.writeString(truth, RecordJson.write(gold(ACCUSED).get(0).record()) + "\n");
        Files.writeString(found, RecordJson.write(gold(ACCUSED).get(0).record()) + "\n\n");
        List<String> lines = Evaluation.score(Gold.readAll(List.of(truth)), Evaluation.records(List.of(found))).text().lines().toList();
        assertThat(lines.get(lines.size() - 1)).startsWith("{\"parts\":\"(no part)\"").contains("\"eventType\":1.0");
    }

    @Test
    void aBrokenLineIsNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("gold.jsonl");
        Files.writeString(file, RecordJson.write(gold(ACCUSED).get(0).record()) + "\n{\"id\":1}\n");
        assertThatThrownBy(() -> Gold.readAll(List.of(file))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gold.jsonl line 2: not a record");
    }

    @Test
    void agreementIsTheSameFromBothSidesAndNamesTexts() {
        List<Gold> first = gold(ACCUSED, ARTICLE);
        List<Gold> second = gold(ACCUSED.replace("e2 AID", "e2 CONSULT"), ARTICLE);
        Report there = Agreement.compare(first, second);
        assertThat(there.json()).isEqualTo(Agreement.compare(second, first).json());
        assertThat(there.figure("eventType")).isEqualTo(.75, CLOSE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        there.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("t-1: ACCUSE AID / ACCUSE CONSULT").doesNotContain("t-2:");
    }

    @Test
    void coverageCountsAndFindsTextsWrittenTwice() {
        String again = ACCUSED.replace("t-1", "t-9").replace("Monday", "Tuesday").replace("t DATE 2012-03-05", "t DATE 2012-03-06");
        Report report = Coverage.of(gold(ACCUSED, again, ARTICLE));
        assertThat(Map.of("blocks", report.figure("blocks"), "articles", report.figure("articles"), "events", report.figure("events"),
                "nearDuplicates", report.figure("nearDuplicates"), "type.AID", report.figure("type.AID")))
                .isEqualTo(Map.of("blocks", 2.0, "articles", 1.0, "events", 6.0, "nearDuplicates", 1.0, "type.AID", 3.0));
        String variant = again.replace("wire plain", "wire plain composed=t-1");
        assertThat(Coverage.of(gold(ACCUSED, variant)).figure("nearDuplicates")).isZero();
    }
}

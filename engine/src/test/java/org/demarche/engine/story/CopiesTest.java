package org.demarche.engine.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.engine.story.Copies.Result;
import org.demarche.engine.story.Copies.Verdict;
import org.junit.jupiter.api.Test;

/** Copies share a cluster whatever was done to them; other reports on the same event do not. */
class CopiesTest {
    private static final List<String> STORY = List.of(
            "The foreign ministers of Morovia and Tarkenland met in Geneva on Friday and agreed to keep talking about the 40,000 troops at their border.",
            "“We will judge by deeds and not by words,” Morovian Foreign Minister Ana Belic told reporters after the talks, which lasted ninety minutes.",
            "Her counterpart, Josef Lund, called the meeting useful but said that Tarkenland would not pull back its forces before a written guarantee was signed.",
            "The quarrel began in March, when Morovia closed the bridge at Varn and expelled three Tarkenland diplomats whom it accused of spying on its army.",
            "The United Nations has asked both governments to let observers into the district, where 12 people were killed in shelling last week.",
            "Officials in Geneva said the two sides would meet again in ten days, and that the Swiss government had offered to carry messages until then.");
    private static final List<String> OTHER_REPORT = List.of(
            "Morovia and Tarkenland made little headway in Geneva on Friday, diplomats said, as Tarkenland insisted on a written guarantee before moving a single soldier.",
            "Ana Belic, the Morovian foreign minister, left the hall without shaking hands. “We will judge by deeds and not by words,” she said.",
            "About 40,000 soldiers now face one another across the river at Varn, according to satellite pictures that the alliance published on Thursday.",
            "Shelling in the district killed 12 villagers last week; each army blames the other, and no observer has been allowed to see the craters.",
            "Analysts doubt that a second round, planned for the end of the month, will bring more. “Both need a way down from the tree,” said one of them.",
            "Oil prices rose on the news, and the Morovian crown fell to its lowest in three years against the dollar as traders weighed the risk of war.");
    private static final Map<String, String> SYNONYMS = Map.of("agreed", "consented", "talking", "speaking", "lasted", "went on for", "called", "described",
            "began", "started", "closed", "shut", "killed", "slain", "asked", "urged", "offered", "proposed", "carry", "convey");

    private static Signature sign(String id, String day, List<String> paragraphs) {
        return Signature.of(id, day, String.join("\n\n", paragraphs));
    }

    private static List<String> reworded(List<String> paragraphs) {
        return paragraphs.stream().map(p -> Arrays.stream(p.split(" ")).map(w -> SYNONYMS.getOrDefault(w, w)).collect(Collectors.joining(" "))).toList();
    }

    private static List<String> reordered(List<String> paragraphs) {
        List<String> reordered = new ArrayList<>(paragraphs);
        Collections.reverse(reordered);
        return reordered;
    }

    private static Map<String, String> clusters(Result result) {
        return result.verdicts().stream().collect(Collectors.toMap(Verdict::id, Verdict::cluster));
    }

    private static List<Signature> variants() {
        List<String> framed = new ArrayList<>(STORY);
        framed.add(0, "Ministers meet in Geneva over border troops");
        framed.add("Share this article");
        framed.add("Sign up for our newsletter");
        return List.of(sign("a", "2022-01-21", STORY), sign("b", "2022-01-21", framed), sign("c", "2022-01-22", STORY.subList(0, 4)),
                sign("d", "2022-01-22", reordered(STORY)), sign("e", "2022-01-23", reworded(STORY)), sign("f", "2022-01-23", reordered(reworded(STORY)).subList(1, 5)),
                sign("x", "2022-01-21", OTHER_REPORT));
    }

    @Test
    void copiesShareAClusterAndOtherReportsDoNot() {
        Map<String, String> clusters = clusters(new Copies().add(variants()));
        assertThat(clusters).isEqualTo(Map.of("a", "a", "b", "a", "c", "a", "d", "a", "e", "a", "f", "a", "x", "x"));
    }

    @Test
    void theOrderOfArrivalInABatchDoesNotMatter() {
        Map<String, Verdict> expected = byId(new Copies().add(variants()));
        for (int seed = 0; seed < 20; seed++) {
            List<Signature> shuffled = new ArrayList<>(variants());
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(byId(new Copies().add(shuffled))).isEqualTo(expected);
        }
    }

    private static Map<String, Verdict> byId(Result result) {
        return result.verdicts().stream().collect(Collectors.toMap(Verdict::id, v -> v));
    }

    @Test
    void oneByOneGivesTheSameGroups() {
        for (int seed = 0; seed < 10; seed++) {
            List<Signature> shuffled = new ArrayList<>(variants());
            Collections.shuffle(shuffled, new Random(seed));
            Copies copies = new Copies();
            Map<String, String> clusters = new HashMap<>();
            for (Signature signature : shuffled) {
                Result result = copies.add(List.of(signature));
                clusters.putAll(clusters(result));
                clusters.replaceAll((id, cluster) -> result.renamed().getOrDefault(cluster, cluster));
            }
            assertThat(clusters.values().stream().distinct()).hasSize(2);
            assertThat(clusters.get("x")).isEqualTo("x");
        }
    }

    @Test
    void anArticleThatJoinsTwoClustersRenamesTheLater() {
        Copies copies = new Copies();
        copies.add(List.of(sign("front", "2022-01-21", STORY.subList(0, 3))));
        assertThat(clusters(copies.add(List.of(sign("back", "2022-01-21", STORY.subList(3, 6)))))).containsEntry("back", "back");
        Result result = copies.add(List.of(sign("whole", "2022-01-22", STORY)));
        assertThat(clusters(result)).containsEntry("whole", "front");
        assertThat(result.renamed()).isEqualTo(Map.of("back", "front"));
    }

    @Test
    void theSignIsKept() {
        Map<String, Verdict> verdicts = byId(new Copies().add(variants()));
        assertThat(verdicts.get("a").sign()).isNull();
        assertThat(verdicts.get("c").sign().kind()).isEqualTo(Sign.Kind.SHARED_RUNS);
        assertThat(verdicts.get("c").sign().share()).isEqualTo(1);
        assertThat(verdicts.get("e").sign().kind()).isEqualTo(Sign.Kind.REWORDED);
        assertThat(verdicts.get("e").sign().explain()).startsWith("reworded: ").endsWith(" in a");
        List<String> wire = new ArrayList<>(STORY);
        wire.set(0, "GENEVA (Reuters) - " + STORY.get(0));
        Result signed = new Copies().add(List.of(sign("a", null, wire), sign("b", null, wire.subList(0, 4)), sign("c", null, wire)));
        assertThat(byId(signed).get("b").sign().wire()).isEqualTo("Reuters");
        assertThat(byId(signed).get("b").sign().kind()).isEqualTo(Sign.Kind.WIRE_MARK);
        assertThat(byId(signed).get("c").sign().kind()).isEqualTo(Sign.Kind.IDENTICAL);
    }

    @Test
    void theFullestAndEarliestStandsForTheOthers() {
        assertThat(new Copies().add(variants()).standing(Set.of())).isEqualTo(Map.of("a", "a", "x", "x"));
        Result result = new Copies().add(List.of(sign("cut", "2022-01-20", STORY.subList(0, 3)), sign("late", "2022-01-23", STORY), sign("early", "2022-01-22", reworded(STORY))));
        assertThat(result.standing(Set.of()).values()).containsExactly("early");
    }

    @Test
    void aFormFilledInAnewIsNoCopy() {
        String form = "The %s army said on %s that it had shot down %s drones over %s and that %s people were hurt by falling debris near the town of %s in the early hours of the morning.";
        String again = " The governor, %s, said that %s windows were broken, that %s trains ran late, and that power was back in %s by noon after crews from %s had worked through the night.";
        String one = String.format(form + again, "Morovian", "Monday", "14", "Varn", "3", "Belgrave", "Petra Ilic", "220", "6", "Sorby", "Marn");
        String two = String.format(form + again, "Tarkenland", "Sunday", "27", "Oster", "9", "Hollin", "Karl Brandt", "75", "11", "Lindal", "Quist");
        assertThat(clusters(new Copies().add(List.of(Signature.of("one", null, one), Signature.of("two", null, two))))).hasSize(2).containsEntry("two", "two");
    }

    @Test
    void aDigestDoesNotJoinTheBriefsInIt() {
        List<String> briefs = STORY;
        List<Signature> batch = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            batch.add(sign("brief" + i, null, List.of(briefs.get(2 * i), briefs.get(2 * i + 1))));
        }
        List<String> digest = new ArrayList<>(briefs);
        digest.addAll(OTHER_REPORT);
        digest.addAll(OTHER_REPORT.stream().map(p -> p.replace(" the ", " that very ").replace(" of ", " near ")).toList());
        batch.add(sign("digest", null, digest));
        assertThat(clusters(new Copies().add(batch)).values().stream().distinct()).hasSize(4);
    }

    @Test
    void farApartInTimeAreNoCopies() {
        assertThat(clusters(new Copies().add(List.of(sign("a", "2022-01-01", STORY), sign("b", "2022-03-01", STORY)))).values().stream().distinct()).hasSize(2);
    }

    @Test
    void whatIsBehindTheWindowIsForgotten() {
        Copies copies = new Copies();
        for (int month = 1; month <= 12; month++) {
            List<Signature> batch = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                batch.add(sign(month + "-" + i, String.format("2022-%02d-01", month), List.of(STORY.get(i % 6) + " Number " + (1000 * month + i))));
            }
            copies.add(batch);
        }
        assertThat(copies.size()).isLessThanOrEqualTo(80);
        assertThat(clusters(copies.add(List.of(sign("last", "2022-12-02", List.of(STORY.get(0) + " Number 12000")))))).containsEntry("last", "12-0");
    }

    @Test
    void shortTextsAreCopiesOnlyWordByWord() {
        Map<String, String> clusters = clusters(new Copies().add(List.of(Signature.of("a", null, "Talks fail in Geneva."), Signature.of("b", null, "Talks fail, in Geneva!"),
                Signature.of("c", null, "Talks fail in Vienna."), Signature.of("d", null, ""))));
        assertThat(clusters).isEqualTo(Map.of("a", "a", "b", "a", "c", "c", "d", "d"));
    }

    @Test
    void manyCopiesOfOneStoryStayOneCluster() {
        List<Signature> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            batch.add(sign(String.format("p%03d", i), null, i % 2 == 0 ? STORY : reworded(STORY)));
        }
        assertThat(clusters(new Copies().add(batch)).values().stream().distinct()).containsExactly("p000");
    }

    @Test
    void aPairIsJudgedAloneAlsoFromWrittenSignatures() {
        List<Signature> all = variants().stream().map(v -> Signature.read(v.id(), v.day(), v.write())).toList();
        assertThat(Copies.isCopy(all.get(2), all.get(0))).isTrue();
        assertThat(Copies.isCopy(sign("z", "2022-01-21", OTHER_REPORT), all.get(0))).isFalse();
        assertThat(Copies.isCopy(sign("z", "2022-03-21", STORY), all.get(0))).isFalse();
        assertThat(Copies.isCopy(Signature.of("x", null, "Talks fail."), Signature.of("y", null, "Talks fail!"))).isTrue();
        assertThat(all.get(0).runs()).isSorted().isNotEmpty();
    }
}

package org.demarche.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.demarche.record.ArticleRecord;
import org.demarche.record.EventType;
import org.demarche.record.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewsTest {
    @TempDir
    private Path folder;

    private static ArticleRecord coded(String version, String... told) {
        return Crisis.article("a1", "1995-01-30", "Harbour Wire", version, null, told);
    }

    private static Review review(String event, Review.Verdict verdict) {
        return new Review("a1", event, verdict, null, null, List.of(), List.of(), null, "Ana");
    }

    @Test
    void goldHoldsWhatWasAcceptedOrCorrectedAndOnlyWholeArticlesUnlessAsked() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(coded("0.1", Crisis.ACCUSED, Crisis.MET)));
            archive.reviews().add(review("E2", Review.Verdict.REJECTED));
            assertThat(gold(archive, true)).isEmpty();
            assertThat(gold(archive, false)).singleElement().satisfies(r -> assertThat(r.events()).isEmpty());
            archive.reviews().add(new Review("a1", "E1", Review.Verdict.CORRECTED, EventType.THREATEN, Status.PLANNED, List.of("N2"), List.of("N1"), "wrong way", "Ana"));
            assertThat(gold(archive, true)).singleElement().satisfies(r -> assertThat(r.events()).singleElement().satisfies(e -> {
                assertThat(e.event()).isEqualTo(EventType.THREATEN);
                assertThat(e.actor()).containsExactly("N2");
                assertThat(e.why()).isEqualTo("reviewed by Ana");
            }));
        }
    }

    @Test
    void aReviewSurvivesCodingAgainWhereTheEventIsStillTold() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(coded("0.1", Crisis.ACCUSED, Crisis.MET)));
            archive.reviews().add(review("E2", Review.Verdict.ACCEPTED));
            archive.add(List.of(coded("0.2", Crisis.MET, Crisis.ACCUSED)));
            assertThat(gold(archive, false)).singleElement().satisfies(r -> assertThat(r.events()).singleElement()
                    .satisfies(e -> assertThat(e.event()).isEqualTo(EventType.CONSULT)));
        }
    }

    @Test
    void anEventReviewedBeforeAndAfterCodingAgainHasOneReviewInForce() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(coded("0.1", Crisis.ACCUSED, Crisis.MET)));
            archive.reviews().add(review("E2", Review.Verdict.ACCEPTED));
            archive.add(List.of(coded("0.2", Crisis.MET, Crisis.ACCUSED)));
            archive.reviews().add(review("E1", Review.Verdict.REJECTED));
            assertThat(archive.query("SELECT v.verdict FROM event e JOIN article a ON a.id = e.article_id " + Reviews.IN_FORCE + " WHERE e.event = 'CONSULT'"))
                    .singleElement().satisfies(r -> assertThat(r.get("verdict")).isEqualTo("rejected"));
        }
    }

    @Test
    void theLastReviewCountsAndUndoingItBringsTheOneBeforeBack() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(coded("0.1", Crisis.ACCUSED)));
            archive.reviews().add(review("E1", Review.Verdict.ACCEPTED));
            long last = archive.reviews().add(review("E1", Review.Verdict.REJECTED));
            assertThat(gold(archive, true).get(0).events()).isEmpty();
            assertThat(archive.reviews().undo(last)).isTrue();
            assertThat(archive.reviews().undo(last)).isFalse();
            assertThat(gold(archive, true).get(0).events()).hasSize(1);
        }
    }

    @Test
    void reviewsOfWhatIsNotThereAreRefusedAndThoseOfARemovedArticleGo() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(coded("0.1", Crisis.ACCUSED)));
            assertThatThrownBy(() -> archive.reviews().add(review("E7", Review.Verdict.ACCEPTED))).isInstanceOf(ArchiveException.class).hasMessageContaining("E7");
            assertThatThrownBy(() -> review("E1", Review.Verdict.CORRECTED)).isInstanceOf(IllegalArgumentException.class);
            archive.reviews().add(review("E1", Review.Verdict.ACCEPTED));
            archive.removeArticle("a1");
            assertThat(archive.query("SELECT * FROM review")).isEmpty();
        }
    }

    @Test
    void statementsAndDemandsAreReviewedTooAndLeaveTheGoldOfEventsAsItIs() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(coded("0.1", Crisis.ACCUSED)));
            archive.reviews().add(review("S1", Review.Verdict.REJECTED));
            archive.reviews().add(review("D1", Review.Verdict.REJECTED));
            long last = archive.reviews().add(review("D1", Review.Verdict.ACCEPTED));
            assertThat(told(archive)).containsExactly("D1 accepted", "S1 rejected");
            assertThat(gold(archive, false)).isEmpty();
            archive.add(List.of(coded("0.2", Crisis.ACCUSED)));
            assertThat(told(archive)).as("coded again with the same words").containsExactly("D1 accepted", "S1 rejected");
            archive.add(List.of(coded("0.3", Crisis.ACCUSED, Crisis.MET)));
            assertThat(told(archive)).as("coded again, with other words in the statement").containsExactly("D1 accepted", "S1 null");
            archive.reviews().undo(last);
            assertThat(told(archive)).containsExactly("D1 rejected", "S1 null");
        }
    }

    @Test
    void aStatementOrDemandIsNotCorrected() {
        try (Archive archive = Archive.open(folder)) {
            archive.add(List.of(coded("0.1", Crisis.ACCUSED)));
            Review corrected = new Review("a1", "D1", Review.Verdict.CORRECTED, EventType.THREATEN, Status.PLANNED, List.of(), List.of(), null, "Ana");
            assertThatThrownBy(() -> archive.reviews().add(corrected)).isInstanceOf(ArchiveException.class).hasMessageContaining("not corrected");
            assertThatThrownBy(() -> archive.reviews().add(review("D7", Review.Verdict.ACCEPTED))).isInstanceOf(ArchiveException.class).hasMessageContaining("D7");
        }
    }

    private static List<String> told(Archive archive) {
        return archive.query("SELECT e.event_id, v.verdict FROM " + Reviews.TOLD + " e " + Reviews.TOLD_IN_FORCE + " ORDER BY e.event_id").stream()
                .map(r -> r.get("event_id") + " " + r.get("verdict")).toList();
    }

    private static List<ArticleRecord> gold(Archive archive, boolean whole) {
        return archive.reviews().judged().stream().filter(j -> j.whole() || !whole).map(Reviews.Judged::gold).toList();
    }
}

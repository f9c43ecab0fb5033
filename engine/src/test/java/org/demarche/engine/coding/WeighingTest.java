package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.demarche.engine.language.Typer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Event;
import org.demarche.record.EventType;
import org.demarche.record.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What patterns and typer make of a sentence together. */
class WeighingTest {

    @BeforeEach
    void needsTheModel() {
        assumeTrue(Typer.available(), "the program carries no model that types events");
    }

    @Test
    void anActThatNoPatternKnowsIsTheTypers() {
        ArticleRecord record = Read.of("Chadian lorries carried flour into Darfur for the villagers.");
        Event aid = only(record);
        assertThat(aid.event()).isEqualTo(EventType.AID);
        assertThat(Read.codes(record, aid.actor())).containsExactly("TCD");
        assertThat(Read.words(record, aid.recipientSpans())).isEqualTo("the villagers");
        assertThat(aid.why()).contains("typer");
    }

    @Test
    void aTypeOfWhichTheTyperIsVerySureOutweighsThePatterns() {
        Event sent = only(Read.of("Kigali flew two battalions to Bangui on Monday."));
        assertThat(sent.event()).isEqualTo(EventType.MOBILIZE);
        assertThat(sent.mode()).containsExactly("troops");
        assertThat(sent.confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void aParticipleBeforeANounTellsNoAct() {
        assertThat(Read.of("Norwegian and Icelandic envoys sat through a charged meeting of the fisheries council on Monday.").events()).noneMatch(e -> e.event() == EventType.ACCUSE);
    }

    @Test
    void whoIsListedWithOneWhoHoldsStays() {
        ArticleRecord record = Read.of("Russia massed tanks on the borders of Poland and Lithuania on Monday.");
        assertThat(Read.codes(record, only(record).recipient())).containsExactly("POL", "LTU");
    }

    @Test
    void whoseSomethingIsDoesNotStandForIt() {
        ArticleRecord record = Read.of("A Pakistani border post was shelled by Afghan troops on Tuesday.");
        assertThat(Read.words(record, only(record).recipientSpans())).isEqualTo("A Pakistani border post");
    }

    @Test
    void whatIsDeniedIsDeniedByWhomeverItWasSeen() {
        ArticleRecord record = Read.of("Lusaka denied that its lorries had carried rifles into Katanga.");
        assertThat(record.events()).allMatch(e -> e.status() == Status.DENIED);
    }

    @Test
    void whatWillNotBeDoneIsNeverToldAsDone() {
        assertThat(Read.of("The soldiers will not fight in Ukraine, a Pentagon spokesman told reporters.").events()).allMatch(e -> e.status() == Status.DENIED);
    }

    @Test
    void whatIsRuledOutOrFailsIsDeniedThoughTheTyperTellsItsType() {
        assertThat(Read.of("Madrid ruled out sending soldiers to Mali.").events()).allMatch(e -> e.event() == EventType.REJECT || e.status() == Status.DENIED);
        assertThat(Read.of("Lagos failed to agree with Yaounde on the border posts.").events()).allMatch(e -> e.event() == EventType.REJECT || e.status() == Status.DENIED);
    }

    @Test
    void whatIsNotRuledOutIsNotRefused() {
        Event open = only(Read.of("Turkish Foreign Minister Kemal Demir and Greek Foreign Minister Nikos Petridis said in separate remarks that they were not ruling out a diplomatic resolution to the crisis."));
        assertThat(open.event()).isEqualTo(EventType.AGREE);
    }

    @Test
    void whatIsDeniedToBePlannedIsDenied() {
        assertThat(Read.of("The Kremlin denied that Russia was planning an attack on Georgia.").events()).allMatch(e -> e.status() == Status.DENIED);
    }

    @Test
    void exercisesWithThingsAreNotSharedWithWhoeverAskedBefore() {
        assertThat(Read.of("Norway's foreign minister, Ine Marie Soreide, called on Russia to withdraw its troops.",
                "Russia's defense ministry said on Tuesday that 3,000 soldiers had begun exercises with live ammunition in regions near Ukraine.").events())
                .noneMatch(e -> e.event() == EventType.COOPERATE);
    }

    @Test
    void talksToldAgainByOneWhoHeldThemAreTheSameTalks() {
        ArticleRecord record = Read.of("Ghana's foreign minister, Ama Owusu, and Togo's foreign minister, Kodjo Mensah, held talks in Geneva on Monday.",
                "\"We were firm,\" Ms. Owusu said after nearly eight hours of talks.");
        assertThat(record.events()).filteredOn(e -> e.event() == EventType.CONSULT).hasSize(1);
    }

    @Test
    void whatSomebodyIsAccusedOfDoesNotMakeTheAccusationAnAttack() {
        assertThat(Read.of("The government in Lima accused Quito of the attack on Monday.").events()).anyMatch(e -> e.event() == EventType.ACCUSE);
    }

    @Test
    void whatSomebodyIsAskedToEndIsNoActBesideTheDemand() {
        assertThat(only(Read.of("Ankara demanded that Damascus stop bombing Idlib.")).event()).isEqualTo(EventType.REQUEST);
    }

    @Test
    void nobodyPoliticalNoQuestion() {
        assertThat(Read.of("The twins fought over the last pancake, and the dog took it.").events()).isEmpty();
    }

    private static Event only(ArticleRecord record) {
        List<Event> events = record.events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void whoIsNotNamedInItsSentenceIsNamedInTheOneBefore() {
        ArticleRecord record = Read.of("The rebels of the FARC asked Colombia for talks on Monday. President Juan Manuel Santos refused.");
        Event refused = record.events().get(1);
        assertThat(refused.event()).isEqualTo(EventType.REJECT);
        assertThat(Read.words(record, refused.recipientSpans())).isEqualTo("The rebels of the FARC");
        assertThat(refused.why()).contains("resolver");
    }
}

package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.demarche.engine.language.Typer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Event;
import org.demarche.record.EventType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who the sides of an act are. */
class SidesTest {

    @BeforeEach
    void needsTheModel() {
        assumeTrue(Typer.available(), "the program carries no model that types events");
    }

    private static Event first(ArticleRecord record, EventType type) {
        return record.events().stream().filter(e -> e.event() == type).findFirst().orElseThrow();
    }

    @Test
    void severalWhoShareANounAreSidesOfTheirOwn() {
        ArticleRecord agreed = Read.of("The French and Turkish foreign ministers agreed to talk again.");
        assertThat(Read.codes(agreed, first(agreed, EventType.AGREE).actor())).containsExactly("FRA", "TUR");
        ArticleRecord met = Read.of("The presidents of Kenya and Uganda met on Monday.");
        assertThat(Read.names(met, first(met, EventType.CONSULT).actor())).containsExactly("Uhuru Kenyatta", "Yoweri Museveni");
    }

    @Test
    void twoWhoMeetInTheCountryOfOneBothAct() {
        ArticleRecord record = Read.of("The Kenyan and Ugandan presidents met in Nairobi on Monday.");
        Event met = first(record, EventType.CONSULT);
        assertThat(Read.codes(record, met.actor())).containsExactly("KEN", "UGA");
        assertThat(met.recipient()).isEmpty();
        assertThat(met.mode()).doesNotContain("visit");
    }

    @Test
    void manyAreNamedWithTheirNumber() {
        ArticleRecord record = Read.of("Thousands of civil servants walked off the job in Athens on Monday.");
        Event strike = first(record, EventType.PROTEST);
        assertThat(Read.words(record, strike.actorSpans())).isEqualTo("Thousands of civil servants");
        assertThat(Read.codes(record, strike.actor())).containsExactly("GRC");
    }

    @Test
    void whatIsGivenIsNoPartOfWhomItIsGivenTo() {
        ArticleRecord record = Read.of("The president offered to grant the rebels a small demilitarized zone.");
        assertThat(Read.words(record, first(record, EventType.AGREE).recipientSpans())).isEqualTo("the rebels");
    }

    @Test
    void whatIsSaidOfASideBehindItIsNoPartOfIt() {
        ArticleRecord record = Read.of("Soldiers in Niamey arrested four journalists critical of the junta.");
        assertThat(Read.words(record, first(record, EventType.COERCE).recipientSpans())).isEqualTo("four journalists");
    }

    @Test
    void whoMeetsIsAnActorUnlessOneVisitsTheOther() {
        ArticleRecord record = Read.of("Polish President Andrzej Duda sat down with Lithuania's two rival candidates in Oslo on Monday.");
        assertThat(Read.codes(record, first(record, EventType.CONSULT).actor())).containsExactly("POL", "LTU");
        assertThat(first(record, EventType.CONSULT).recipient()).isEmpty();
    }

    @Test
    void aNameThatSaysWhoseTheActorsAreIsNoRecipient() {
        ArticleRecord record = Read.of("Chadian and Nigerian soldiers clashed near the lake.");
        assertThat(Read.codes(record, first(record, EventType.ASSAULT).actor())).containsExactly("TCD", "NGA");
        assertThat(first(record, EventType.ASSAULT).recipient()).isEmpty();
    }

    @Test
    void whatIsExchangedHasNoRecipient() {
        ArticleRecord record = Read.of("Blinken and Lavrov spoke by phone on Monday.", "U.S. and Russian ambassadors exchanged sharp words at the U.N. Security Council.");
        Event accused = first(record, EventType.ACCUSE);
        assertThat(Read.codes(record, accused.actor())).containsExactly("USA", "RUS");
        assertThat(accused.recipient()).isEmpty();
    }

    @Test
    void whoIsListedWithARecipientIsOneToo() {
        ArticleRecord record = Read.of("The United States will send about 2,000 troops from Fort Bragg, North Carolina, to Poland and Germany this week and move 1,000 soldiers "
                + "from Germany to Romania, the Pentagon said on Wednesday.");
        assertThat(record.events()).noneMatch(e -> Read.codes(record, e.recipient()).equals(java.util.List.of("POL")));
    }
}

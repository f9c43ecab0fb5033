package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarche.record.ArticleRecord;
import org.demarche.record.Denial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is denied, by whom, and who claimed it. */
class DenialsTest {

    private static Denial only(ArticleRecord record) {
        assertThat(record.denials()).as(record.text()).hasSize(1);
        return record.denials().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what the verb of denying holds
            RWA | its soldiers had crossed the border         | Rwanda denied that its soldiers had crossed the border.
            ZWE | having sent soldiers onto the farms         | Zimbabwe's president denied having sent soldiers onto the farms.
            ISR | there had been a bargain                    | Israel's prime minister denied to the last that there had been a bargain.
            # reports called false, stories called names
            RUS | a letter had been sent                      | Kremlin spokesman Dmitry Peskov said reports that a letter had been sent were false.
            KEN | officers had fired on the crowd             | Kenya's police dismissed as lies accusations that officers had fired on the crowd.
            IRN | it had sent arms to Sudan                   | Iran dismissed as baseless a report that it had sent arms to Sudan.
            PRK,KOR | three boats had crossed its line        | North Korea's navy said three boats had crossed its line. The South's military called the story of the boats pure invention.
            LBR | troops had gathered at the border           | Liberian newspapers said troops had gathered at the border. Liberia's information minister called the story "gossip".
            # what was said before, in the claimer's words
            SDN | Sudanese aircraft had bombed a market in Tine | Chad's army said Sudanese aircraft had bombed a market in Tine. Sudan denied that any aircraft had bombed the market.
            SDN | a Sudanese plane had dropped six bombs      | Chad's army said a Sudanese plane had dropped six bombs near the bridge on Sunday. Sudan's army denied that any aircraft had crossed.
            TCD | arming the raiders                          | Sudan accused Chad of arming the raiders. Chad denied all knowledge.
            MOZ | crossing the border                         | Zimbabwe's home affairs minister accused Mozambican soldiers of crossing the border. A Mozambican army spokesman said no patrol had left its post in a month.
            SDN | bombs fell on the market                    | The governor of Unity State, Taban Deng, says bombs fell on the market and killed five people. He blames Sudan's air force. Khartoum has denied it.
            IND | two divisions                               | China's defence ministry said India had moved two divisions to Ladakh. An Indian officer said he had seen no sign of that.
            # what one's own side did not do
            TUR | shared a single photograph with Tehran      | "We never shared a single photograph with Tehran," the Turkish defence minister told reporters.
            SDN | bombed the villages                         | Sudan's army spokesman said its planes had not bombed the villages.
            """)
    void aDenialHoldsItsClaim(String by, String claim, String text) {
        ArticleRecord record = Read.of(text);
        Denial denial = only(record);
        assertThat(by).as(text).contains(Read.codes(record, denial.by()));
        assertThat(Read.words(record, denial.claimSpans())).as(text).contains(claim);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "nobody", textBlock = """
            USA    | Iran dismissed American claims that it had mined the strait as baseless.
            TCD    | Chad's army said Sudanese aircraft had bombed a market in Tine. Sudan denied that any aircraft had bombed the market.
            USA    | The Kremlin's spokesman, Dmitry Peskov, said U.S. media reports that a Russian answer had already been sent were erroneous.
            KGZ    | Uzbekistan denied it had cut gas supplies to the south, but the Kyrgyz energy minister said the flow had stopped on Sunday.
            nobody | The Turkish minister said the talks would go on. Kenya's minister said reports that its troops had crossed the border were untrue.
            """)
    void whoClaimedItIsNamed(String code, String text) {
        ArticleRecord record = Read.of(text);
        String claimer = only(record).claimedBy();
        assertThat(claimer == null ? null : record.entity(claimer).code()).as(text).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Rwanda did not deny that its soldiers had crossed the border.",
        "The trawler's owners deny this.",
        "Israel said it had heard of the strike. A ministry official in Tehran would neither confirm nor deny the strike.",
        "Kenya denied the inspectors entry to the store."})
    void whatIsNotDeniedOrNotToldIsNoDenial(String text) {
        assertThat(Read.of(text).denials()).isEmpty();
    }

    @Test
    void whatTheDeniersOwnSideSaidIsNotWhatTheyDeny() {
        ArticleRecord record = Read.of("The Kremlin disputed that account. Dmitry Peskov denied that the two leaders had struck any deal.");
        assertThat(record.denials()).extracting(d -> Read.words(record, d.claimSpans())).contains("that the two leaders had struck any deal");
    }

    @Test
    void aDenialThatAStatementWithoutASpeakerTellsIsKept() {
        // once an index of −1: the words that deny were taken for the claim of a statement that names nobody
        only(Read.of("The Lemel customs waiting denied on Bafinhal that any prisoner in Dadayor had been hung by the wrists or beaten."));
    }
}

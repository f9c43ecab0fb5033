package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.demarche.record.DemandKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wants what of whom, item by item; how it was answered is {@link AnswersTest}'s. */
class DemandsTest {

    /** What each demand of a text shows, in text order. */
    private static void each(String wanted, String text, BiFunction<ArticleRecord, Demand, String> shown) {
        ArticleRecord record = Read.of(text);
        assertThat(record.demands().stream().map(d -> shown.apply(record, d)).collect(Collectors.joining(" / "))).as(text).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # verbs and clauses side by side, joined to the one before, hung on it, as gerunds
            Sudan withdraw its troops from the border / release three engineers / refrain from new drills | Ethiopia demanded on Monday that Sudan withdraw its troops from the border, release three engineers and refrain from new drills.
            the ships go / planes of the alliance watch / a Swede preside | Norway proposed that the ships go, that planes of the alliance watch and that a Swede preside.
            repeal the law / compensate its owners | Denmark told Canada to repeal the law under which the ship was taken and compensate its owners.
            stop filling the reservoir until an agreement is signed / share daily readings of the river | Egypt has asked Ethiopia to stop filling the reservoir until an agreement is signed and to share daily readings of the river.
            reopen the Raxaul crossing to fuel lorries / withdraw its police from the strip / pay for spoiled goods | Nepal asked India to reopen the Raxaul crossing to fuel lorries, withdraw its police from the strip and pay for spoiled goods.
            a halt to arrests | Togo's opposition demanded a halt to arrests.
            Peru surrender four officers before the end of the week / close the camps | Chile demanded that Peru surrender four officers before the end of the week and close the camps where they were trained.
            tripling the number of monitors / giving them another month | Norway proposed tripling the number of monitors and giving them another month.
            # nouns behind a noun, a neighbour, a colon
            the return of the ship / an apology from the captain | Russia's demands for the return of the ship and an apology from the captain reached Helsinki on Friday.
            the fishermen / the boat / an apology | Chile asked Peru for the fishermen, the boat and an apology.
            an apology / the return of the bodies / a signed promise | Venezuela's president put three demands to Colombia: an apology, the return of the bodies and a signed promise.
            # each behind a preposition of its own, or as what is to become of something
            the body / the twelve survivors | Peru asked for the body and for the twelve survivors.
            the crew to be freed / the net to be paid for | Norway asked for the crew to be freed and for the net to be paid for.
            the gunboats to leave the bay / a line between the two navies | Chile called for the gunboats to leave the bay and for a line between the two navies.
            the checkpoint moved | Armenia wants the checkpoint moved.
            open the dam / let a judge look at the books | Kenya called on Ethiopia to open the dam, and to let a judge look at the books.
            the release of the crew / an apology / a new line | Peru's three demands are the release of the crew, an apology and a new line.
            share the water / pay the fishermen / drop the case | Chile put three requests to Peru: share the water, pay the fishermen, and drop the case.
            talks aboard a ship | Norway repeated its proposal of talks aboard a ship.
            # to where they end
            a hall in Kunming | Then the Indian minister visited Nepal, China offered both sides a hall in Kunming, and the rains came.
            free the nurses | Canada called on Haiti to free the nurses whom police had taken away in March.
            ease the tension in Darfur | Canada called on Chad to ease the tension in Darfur that has grown since March.
            NATO withdraw its troops from countries that joined after 1997 | Russia demanded that NATO withdraw its troops from countries that joined after 1997.
            shelters for all by Friday | Kenya's president promised shelters for all by Friday.
            his country would carry ten trains a day / Latvia reopened the pipe | Estonia's prime minister said his country would carry ten trains a day, provided that Latvia reopened the pipe.
            # told on in the next sentences, and in other words
            withdraw its gunboats / open the harbour | Norway's minister put forward a plan for the strait on Monday. The four points are short. Peru would withdraw its gunboats. Chile would open the harbour.
            reopen the road to Kobero | Burundi's opposition petitioned the army on Monday to reopen the road to Kobero.
            the apology | Colombia expressed regret but stopped short of the apology that Venezuela had demanded.
            """)
    void eachItemStandsByItself(String items, String text) {
        each(items, text, (r, d) -> d.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ETH > SDN | Ethiopia demanded that Sudan release three engineers.
            NOR > ISR / NOR > PSE | Norway called on Israel to lift the blockade and on Hamas to stop firing rockets.
            UNO > ETH / UNO > SDN | The Security Council demanded that Ethiopia withdraw its troops and that Sudan stop its raids.
            IGO > COL / IGO > VEN | The Organization of American States asked Colombia to respect borders and Venezuela to reopen the road.
            URY > ARG | Uruguay's president gave Argentina a written promise that no unit will cross the river.
            GHA > MLI | The troops would stay until the vote, Ghana assured the Malian government.
            # several who agree promise each other
            PER,CHL > PER,CHL | Peru and Chile agreed on Monday to pull their boats back.
            # whoever answers, and whose demand it is that is refused
            FRA > TUR | Turkey has yet to decide on a request by France to let the convoy pass.
            BRA > USA | Washington has resisted calls from Brazil to withdraw its ambassador.
            MWI > MOZ | Malawi asked for the loan of two ferries. On Tuesday Mozambique turned Malawi down.
            CHN > IND / CHN > IND | China said its men would leave the ridge only after India had left it.
            # where the verb is left out
            PAK > AFG / AFG > PAK | Pakistan asked Afghanistan for compensation and Afghanistan for the return of the lorries.
            NOR > ISL | Norway rejected Iceland's demands on Friday but offered to discuss a line at sea.
            """)
    void whoAsksWhom(String codes, String text) {
        each(codes, text, (r, d) -> String.join(",", Read.codes(r, d.by())) + " > " + String.join(",", Read.codes(r, d.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            threat | Iran threatened to close the strait if the sanctions were not lifted.
            threat | France warned Iraq that it faced grave consequences if it did not disarm.
            threat | Kenya's president said his government would take the quarrel to a court if Uganda did not move its fence.
            offer  | Chile said it stood ready to return the boat.
            # what an offer hangs on or is made for, and an "unless" clause, are demands too
            offer / demand | China said it would reopen the pass only when India had left the ridge.
            offer / demand | China said its men would leave the ridge only after India had left it.
            offer / demand | Greece's prime minister said his government was prepared to begin talks on the line once the ship had turned back.
            offer / demand | Kenya offered to let the lorries pass if Uganda freed the drivers.
            offer / demand | Oman offered to lift the ban in exchange for the release of two pilots.
            offer / demand / demand | Nepal said it would sign if the road was repaired and wages paid.
            threat / demand | Ghana threatened to close the port unless the owner paid the crew.
            offer | Chile said it would send a ship if it had one.
            threat / demand | Iran will close the strait, its foreign minister said on Monday, unless Oman lifts the ban.
            """)
    void theKindsOfWhatIsPut(String kinds, String text) {
        each(kinds, text, (r, d) -> d.kind().name().toLowerCase());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2019-05-20 | Turkey gave the Kurdish fighters until 20 May 2019 to leave the town.
            2019-05-17 | Peru demanded that Chile return the boat by noon on Friday.
            2019-05-16 | Peru told Chile to return the boat within 48 hours.
            2019-05-31 | Peru promised Chile a reply by the end of the month.
            """)
    void deadlinesLookAhead(String day, String text) {
        each(day, text, (r, d) -> d.deadline());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Observers in Georgia must ask Russia to open the gate each morning.",
        "A French official asked not to be named.",
        "Norway's prime minister was asked whether Iceland would send a ship.",
        "Chile decides when Peru is ready to return the boat.",
        "Ghana threatened nobody.",
        "Ghana asked for nothing.",
        "Ghana demanded no reward.",
        "Togo no longer asks that the court meet.",
        "Chile's president ordered the army to hold its fire.",
        "President Vladimir Putin ordered his defence ministry to send troops to Donetsk as peacekeepers.",
        "Ukraine's foreign minister suggested that Russia was behind the attack.",
        "Antony Blinken said it set out a serious path forward, should Russia choose it."})
    void questionsHabitsAndOrdersToOnesOwnAreNoDemands(String text) {
        assertThat(Read.of(text).demands()).isEmpty();
    }

    @Test
    void aThreatKeepsItsCondition() {
        ArticleRecord record = Read.of("Iran threatened to close the strait if the sanctions were not lifted.");
        assertThat(Read.words(record, record.demands().get(0).conditionSpans())).isEqualTo("the sanctions were not lifted");
    }

    @Test
    void providedIsACondition() {
        ArticleRecord record = Read.of("Estonia's prime minister said his country would carry ten trains a day, provided that Latvia reopened the pipe.");
        assertThat(Read.words(record, record.demands().get(0).conditionSpans())).isEqualTo("Latvia reopened the pipe");
    }

    @Test
    void whatShouldBeDoneInAQuotationIsADemand() {
        ArticleRecord record = Read.of("\"The harbour police should let the ferry go,\" Norway's foreign minister, Ine Eriksen Soreide, said of the quarrel with Iceland.");
        assertThat(record.demands()).hasSize(1);
        assertThat(record.demands().get(0).text()).contains("let the ferry go");
        assertThat(Read.codes(record, record.demands().get(0).by())).containsExactly("NOR");
    }

    @Test
    void whatMustHaveBeenIsNoDemand() {
        assertThat(Read.of("Norway's navy denied it and said the captain of the Icelandic trawler must have dreamed.").demands()).isEmpty();
    }

    @Test
    void anUnlessClauseIsAnUltimatum() {
        ArticleRecord record = Read.of("Turkey announced that it would close the border unless Syria handed over the pilot by Friday noon.");
        assertThat(record.demands()).extracting(Demand::kind).containsExactlyInAnyOrder(DemandKind.DEMAND, DemandKind.THREAT);
        Demand demand = record.demands().stream().filter(d -> d.kind() == DemandKind.DEMAND).findFirst().orElseThrow();
        assertThat(demand.text()).startsWith("Syria handed over the pilot");
        assertThat(demand.deadline()).isEqualTo("2019-05-17");
    }

    @Test
    void whatAnotherWouldSufferUnlessIsAThreat() {
        ArticleRecord record = Read.of("Cameroon's separatists told foreign schools on Monday that they would be closed unless they stopped teaching in French.");
        assertThat(record.demands()).extracting(Demand::kind).contains(DemandKind.THREAT);
    }

    @Test
    void whomAnOfferIsMadeToTheArticleTells() {
        ArticleRecord record = Read.of("Chile accused Peru of shelling a lighthouse. Chile offered a truce of ten days.");
        Demand offer = record.demands().get(record.demands().size() - 1);
        assertThat(offer.kind()).isEqualTo(DemandKind.OFFER);
        assertThat(Read.codes(record, offer.of())).containsExactly("PER");
    }

    @Test
    void aPlanIsToldOnInTheNextSentences() {
        ArticleRecord record = Read.of("Norway's foreign minister put forward a plan for the strait. Peru would withdraw its gunboats. Chile would open the harbour.");
        assertThat(record.demands()).extracting(Demand::kind).containsExactly(DemandKind.PROPOSAL, DemandKind.PROPOSAL);
        assertThat(Read.codes(record, record.demands().get(1).of())).containsExactly("CHL");
    }

    @Test
    void thoseOfWhomOnlyTheDemandSpeaksAreNotAsked() {
        ArticleRecord record = Read.of("Iran seized two Danish sailors on Monday and accused Denmark of spying.", "Denmark demanded the release of the Danish sailors.");
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactly("IRN");
    }

    @Test
    void askingWhetherSomethingMightBeDoneIsADemand() {
        assertThat(Read.of("Zambia asked Angola whether fuel could come with the lorries.").demands()).hasSize(1);
    }

    @Test
    void anOfferOfAThirdPartyGoesToBothSides() {
        ArticleRecord record = Read.of("Peru accused Chile of shelling a lighthouse on Monday. Chile accused Peru of ramming a boat.", "Norway offered a room in Oslo.");
        assertThat(record.demands()).hasSize(1);
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactlyInAnyOrder("PER", "CHL");
    }

    @Test
    void allPartiesAreMoreThanTheTwoThatQuarrel() {
        ArticleRecord record = Read.of("Peru accused Chile of shelling a lighthouse on Monday. Chile accused Peru of ramming a boat.", "China appealed to all parties to stay calm.");
        assertThat(record.demands()).hasSize(1);
        assertThat(Read.names(record, record.demands().get(0).of())).containsExactly("all parties");
    }

    @Test
    void whoTelephonesToUrgeAsks() {
        ArticleRecord record = Read.of("Hillary Clinton telephoned President Salva Kiir on Sunday to urge him to take the plan.");
        assertThat(record.demands()).hasSize(1);
        assertThat(Read.names(record, record.demands().get(0).by())).containsExactly("Hillary Clinton");
        assertThat(Read.names(record, record.demands().get(0).of())).containsExactly("Salva Kiir");
    }

    @Test
    void aColonBeforeTheMainClauseIsRead() {
        assertThat(Read.of("“I will just make this promise to you: We will find the gunmen,” the police chief of Lima said on Monday.").sentences()).hasSize(1);
    }

    @Test
    void whenSomethingIsOverIsNoDemand() {
        assertThat(Read.of("Russian troops would return to their bases when the exercises in Belarus were over, the Kremlin said.").demands()).extracting(Demand::text)
                .noneMatch(t -> t.contains("exercises"));
    }
}

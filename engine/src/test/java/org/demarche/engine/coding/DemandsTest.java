package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarche.record.Answer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.demarche.record.DemandKind;
import org.junit.jupiter.api.Test;

/** Who wants what of whom, item by item, and how it was answered. */
class DemandsTest {

    @Test
    void clausesJoinedByAndAreItems() {
        ArticleRecord record = Read.of("Ethiopia demanded on Monday that Sudan withdraw its troops from the border, release three engineers and refrain from new drills.");
        assertThat(record.demands()).extracting(Demand::kind).containsOnly(DemandKind.DEMAND);
        assertThat(record.demands()).hasSize(3);
        assertThat(record.demands()).allSatisfy(d -> {
            assertThat(Read.codes(record, d.by())).containsExactly("ETH");
            assertThat(Read.codes(record, d.of())).containsExactly("SDN");
        });
        assertThat(record.demands().get(1).text()).isEqualTo("release three engineers");
    }

    @Test
    void eachBehindItsOwnPrepositionAsksItsOwn() {
        ArticleRecord record = Read.of("Norway called on Israel to lift the blockade and on Hamas to stop firing rockets.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("lift the blockade", "stop firing rockets");
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactly("ISR");
        assertThat(Read.codes(record, record.demands().get(1).of())).containsExactly("PSE");
    }

    @Test
    void aNounListsItsItems() {
        ArticleRecord record = Read.of("Russia's demands for the return of the ship and an apology from the captain reached Helsinki on Friday.");
        assertThat(record.demands()).hasSize(2);
        assertThat(record.demands().get(0).text()).startsWith("the return of the ship");
        assertThat(Read.codes(record, record.demands().get(0).by())).containsExactly("RUS");
    }

    @Test
    void anUltimatumHasADeadline() {
        ArticleRecord record = Read.of("Turkey gave the Kurdish fighters until 20 May 2019 to leave the town.");
        assertThat(record.demands()).hasSize(1);
        assertThat(record.demands().get(0).deadline()).isEqualTo("2019-05-20");
    }

    @Test
    void aThreatKeepsItsCondition() {
        ArticleRecord record = Read.of("Iran threatened to close the strait if the sanctions were not lifted.");
        assertThat(record.demands()).extracting(Demand::kind).containsExactly(DemandKind.THREAT);
        assertThat(Read.words(record, record.demands().get(0).conditionSpans())).isEqualTo("the sanctions were not lifted");
    }

    @Test
    void aRefusalThatGoesWithAnOfferIsPartial() {
        ArticleRecord record = Read.of("Pakistan demanded that India release the pilots. India rejected the demand but offered to discuss an exchange.");
        Demand first = record.demands().get(0);
        assertThat(first.answer()).isEqualTo(Answer.PARTIAL);
        assertThat(Read.words(record, first.evidenceSpans())).contains("rejected");
    }

    @Test
    void aRefusalIsRejected() {
        ArticleRecord record = Read.of("Serbia demanded that Kosovo scrap the tariffs. Kosovo rejected the demand on Tuesday.");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void consentIsAccepted() {
        ArticleRecord record = Read.of("Qatar proposed a truce of five days. Hamas accepted the proposal on Monday.");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void noAnswerYetIsPending() {
        ArticleRecord record = Read.of("Greece asked Turkey to withdraw its survey ship. Turkey has yet to respond to the request.");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.PENDING);
    }

    @Test
    void whatOnlyCouldBeAskedIsNoDemand() {
        ArticleRecord record = Read.of("Observers in Georgia must ask Russia to open the gate each morning.");
        assertThat(record.demands()).isEmpty();
    }

    @Test
    void askingNotToBeNamedIsNoDemand() {
        assertThat(Read.of("A French official asked not to be named.").demands()).isEmpty();
    }

    @Test
    void whatShouldBeDoneInAQuotationIsADemand() {
        ArticleRecord record = Read.of("\"The harbour police should let the ferry go,\" Norway's foreign minister, Ine Eriksen Soreide, said of the quarrel with Iceland.");
        assertThat(record.demands()).hasSize(1);
        assertThat(record.demands().get(0).text()).contains("let the ferry go");
        assertThat(Read.codes(record, record.demands().get(0).by())).containsExactly("NOR");
    }

    @Test
    void whatIsRefusedAsOneHadDemandedIsARejectedDemand() {
        ArticleRecord record = Read.of("Norway was angered by Iceland's refusal to release the trawler as it had demanded.");
        assertThat(record.demands()).hasSize(1);
        assertThat(record.demands().get(0).text()).isEqualTo("release the trawler");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.REJECTED);
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
    void deadlinesLookAhead() {
        assertThat(Read.of("Peru demanded that Chile return the boat by noon on Friday.").demands()).extracting(Demand::deadline).containsExactly("2019-05-17");
        assertThat(Read.of("Peru told Chile to return the boat within 48 hours.").demands()).extracting(Demand::deadline).containsExactly("2019-05-16");
        assertThat(Read.of("Peru promised Chile a reply by the end of the month.").demands()).extracting(Demand::deadline).containsExactly("2019-05-31");
    }

    @Test
    void aRefusalThatStandsAloneAnswersTheLastDemand() {
        ArticleRecord record = Read.of("Peru demanded that Chile return the boat. Lima recalled its consul at noon. Chile refused.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.REJECTED);
    }

    @Test
    void oneOfTwoThatAgreesIsAPartialAnswer() {
        ArticleRecord record = Read.of("Norway asked Sudan and Chad to admit monitors to the border. Chad agreed at once; Sudan has not answered.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.PARTIAL);
    }

    @Test
    void whatTheAskedThenDoIsTheirAnswer() {
        ArticleRecord record = Read.of("Peru demanded that Chile release the nine sailors. Chile released the sailors on Monday.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.ACCEPTED);
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
    void aQuestionAndAnOrderToOnesOwnArmyAreNoDemands() {
        assertThat(Read.of("Norway's prime minister was asked whether Iceland would send a ship.").demands()).isEmpty();
        assertThat(Read.of("Chile's president ordered the army to hold its fire.").demands()).isEmpty();
    }

    @Test
    void readinessIsAnOfferUnlessItIsInQuestion() {
        assertThat(Read.of("Chile said it stood ready to return the boat.").demands()).extracting(Demand::kind).containsExactly(DemandKind.OFFER);
        assertThat(Read.of("Chile decides when Peru is ready to return the boat.").demands()).isEmpty();
    }

    @Test
    void aRelativeClauseAnswersWhatItStandsBehind() {
        ArticleRecord record = Read.of("Moscow has demanded that NATO withdraw its forces from eastern Europe, which the alliance has refused to do.");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.REJECTED);
        record = Read.of("Serbia asked Croatia to release the boat.", "Turkey demanded an apology, which Greece has refused to give.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.PENDING, Answer.REJECTED);
    }

    @Test
    void thatClausesSideBySideAreItems() {
        ArticleRecord record = Read.of("Norway proposed that the ships go, that planes of the alliance watch and that a Swede preside.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("the ships go", "planes of the alliance watch", "a Swede preside");
    }

    @Test
    void whatIsAskedForBehindTheNeighbourIsAList() {
        ArticleRecord record = Read.of("Chile asked Peru for the fishermen, the boat and an apology.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("the fishermen", "the boat", "an apology");
    }

    @Test
    void whoThreatensNobodyOrAsksNoLongerAsksNothing() {
        assertThat(Read.of("Ghana threatened nobody.", "Togo no longer asks that the court meet.").demands()).isEmpty();
    }

    @Test
    void aMainClauseBeforeIsNoItem() {
        ArticleRecord record = Read.of("Then the Indian minister visited Nepal, China offered both sides a hall in Kunming, and the rains came.");
        assertThat(record.demands()).extracting(Demand::text).containsOnly("a hall in Kunming");
    }

    @Test
    void anItemLeavesOutWhatOnlyRecalls() {
        ArticleRecord record = Read.of("Canada called on Haiti to free the nurses whom police had taken away in March.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("free the nurses");
        assertThat(Read.of("Canada called on Chad to ease the tension in Darfur that has grown since March.").demands()).extracting(Demand::text).containsExactly("ease the tension in Darfur");
    }

    @Test
    void aPromiseGoesToItsForAndItsDeadline() {
        ArticleRecord record = Read.of("Kenya's president promised shelters for all by Friday.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("shelters for all by Friday");
    }

    @Test
    void thoseOfWhomOnlyTheDemandSpeaksAreNotAsked() {
        ArticleRecord record = Read.of("Iran seized two Danish sailors on Monday and accused Denmark of spying.", "Denmark demanded the release of the Danish sailors.");
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactly("IRN");
    }

    @Test
    void aPlanListedBehindItsPartsBelongsToItsMaker() {
        ArticleRecord record = Read.of("Norway's minister put forward a plan for the strait on Monday. The four points are short. Peru would withdraw its gunboats. Chile would open the harbour.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("withdraw its gunboats", "open the harbour");
    }

    @Test
    void oneOfTwoThatAcceptsAcceptsInPart() {
        ArticleRecord record = Read.of("France asked Chad and Sudan to pull their troops back. Chad agreed.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.PARTIAL);
    }

    @Test
    void whoDeniesAClaimRefusesNoDemand() {
        ArticleRecord record = Read.of("Greece demanded an apology from Turkey. A Greek admiral said a Turkish boat had fired. Turkey denied it.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.PENDING);
    }

    @Test
    void whoStaysRefusesToLeave() {
        ArticleRecord record = Read.of("Mali gave the French troops until Friday to leave. France said its troops would stay.");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void actsOfAskingInOtherWordsAreDemands() {
        ArticleRecord record = Read.of("Burundi's opposition petitioned the army on Monday to reopen the road to Kobero.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("reopen the road to Kobero");
    }

    @Test
    void aListBehindAColonIsOfItems() {
        ArticleRecord record = Read.of("Venezuela's president put three demands to Colombia: an apology, the return of the bodies and a signed promise.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("an apology", "the return of the bodies", "a signed promise");
        assertThat(record.demands()).allSatisfy(d -> assertThat(Read.codes(record, d.of())).containsExactly("COL"));
    }

    @Test
    void askingWhetherSomethingMightBeDoneIsADemand() {
        assertThat(Read.of("Zambia asked Angola whether fuel could come with the lorries.").demands()).hasSize(1);
    }

    @Test
    void aPronounAnswersForWhoeverWasAsked() {
        ArticleRecord record = Read.of("Kenya's foreign minister, Monica Juma, asked Uganda's president, Yoweri Museveni, to reopen the border. He agreed.");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void aNumberStandsForAllDemands() {
        ArticleRecord record = Read.of("Honduras demanded an apology, the bodies and a signed promise of Nicaragua. Nicaragua refused all three.");
        assertThat(record.demands()).extracting(Demand::answer).containsOnly(Answer.REJECTED).hasSize(3);
    }

    @Test
    void takingItIsConsent() {
        assertThat(Read.of("Ghana offered Togo a company of engineers. Togo took it.").demands().get(0).answer()).isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void whoeverAnswersIsWhoWasAskedWhereTheTextNamesNobody() {
        ArticleRecord record = Read.of("Malawi asked for the loan of two ferries. On Tuesday Mozambique turned Malawi down.");
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactly("MOZ");
    }

    @Test
    void whatIsOrderedOfOnesOwnSuggestedAsAFactOrAConditionIsNoDemand() {
        assertThat(Read.of("President Vladimir Putin ordered his defence ministry to send troops to Donetsk as peacekeepers.").demands()).isEmpty();
        assertThat(Read.of("Ukraine's foreign minister suggested that Russia was behind the attack.").demands()).isEmpty();
        assertThat(Read.of("Antony Blinken said it set out a serious path forward, should Russia choose it.").demands()).isEmpty();
    }

    @Test
    void aRefusalByAlliesWhoseNamesTheTextLeavesOpenCounts() {
        ArticleRecord record = Read.of("Russia repeated its demand that the alliance bar Ukraine from membership and withdraw its forces from eastern Europe. The allies refused both demands.");
        assertThat(record.demands()).extracting(Demand::answer).containsOnly(Answer.REJECTED).hasSize(2);
    }

    @Test
    void whoGivesWayLaterHasAccepted() {
        ArticleRecord record = Read.of("Honduras demanded the return of the bodies from Nicaragua. Nicaragua refused. On Friday Nicaragua returned the bodies.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.ACCEPTED);
    }

    @Test
    void doingSoKeepsAPromise() {
        ArticleRecord record = Read.of("Norway, which promised in February to send tents to Haiti, has now done so.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.ACCEPTED);
    }

    @Test
    void whatOneWouldOrCouldNotDoIsRefused() {
        assertThat(Read.of("Kenya asked Uganda for forty buses. Uganda could not spare them.").demands()).extracting(Demand::answer).containsExactly(Answer.REJECTED);
        assertThat(Read.of("Kenya asked Uganda for forty buses. Uganda could not say when it would answer.").demands()).extracting(Demand::answer).containsExactly(Answer.PENDING);
        assertThat(Read.of("Peru asked Chile to move its cutter. Chile would not: the cutter lay in its own water.").demands()).extracting(Demand::answer).containsExactly(Answer.REJECTED);
    }

    @Test
    void whatSeveralAgreeTheyPromiseEachOther() {
        ArticleRecord record = Read.of("Peru and Chile agreed on Monday to pull their boats back.");
        assertThat(record.demands()).extracting(Demand::kind).containsExactly(DemandKind.PROMISE);
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactlyInAnyOrder("PER", "CHL");
    }

    @Test
    void anOfferOfAThirdPartyGoesToBothSides() {
        ArticleRecord record = Read.of("Peru accused Chile of shelling a lighthouse on Monday. Chile accused Peru of ramming a boat.", "Norway offered a room in Oslo.");
        assertThat(record.demands()).hasSize(1);
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactlyInAnyOrder("PER", "CHL");
    }

    @Test
    void eachClauseAsksItsOwnSubject() {
        ArticleRecord record = Read.of("The Security Council demanded that Ethiopia withdraw its troops and that Sudan stop its raids.");
        assertThat(record.demands()).hasSize(2);
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactly("ETH");
        assertThat(Read.codes(record, record.demands().get(1).of())).containsExactly("SDN");
    }

    @Test
    void aSecondStateBehindAndIsAskedItsOwn() {
        ArticleRecord record = Read.of("The Organization of American States asked Colombia to respect borders and Venezuela to reopen the road.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("respect borders", "reopen the road");
        assertThat(Read.codes(record, record.demands().get(1).of())).containsExactly("VEN");
    }

    @Test
    void whoTelephonesToUrgeAsks() {
        ArticleRecord record = Read.of("Hillary Clinton telephoned President Salva Kiir on Sunday to urge him to take the plan.");
        assertThat(record.demands()).hasSize(1);
        assertThat(Read.names(record, record.demands().get(0).by())).containsExactly("Hillary Clinton");
        assertThat(Read.names(record, record.demands().get(0).of())).containsExactly("Salva Kiir");
    }

    @Test
    void aClauseThatStandsFirstIsPromised() {
        ArticleRecord record = Read.of("The troops would stay until the vote, Ghana assured the Malian government.");
        assertThat(record.demands()).extracting(Demand::kind).containsExactly(DemandKind.PROMISE);
        assertThat(record.demands().get(0).text()).contains("stay until the vote");
    }

    @Test
    void whatAnotherWouldSufferUnlessIsAThreat() {
        ArticleRecord record = Read.of("Cameroon's separatists told foreign schools on Monday that they would be closed unless they stopped teaching in French.");
        assertThat(record.demands()).extracting(Demand::kind).contains(DemandKind.THREAT);
    }

    @Test
    void aPromiseThatOneGivesIsOnes() {
        ArticleRecord record = Read.of("Uruguay's president gave Argentina a written promise that no unit will cross the river.");
        assertThat(record.demands()).extracting(Demand::kind).containsExactly(DemandKind.PROMISE);
        assertThat(Read.codes(record, record.demands().get(0).by())).containsExactly("URY");
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactly("ARG");
    }

    @Test
    void whatARelativeClauseDemandsIsADemand() {
        ArticleRecord record = Read.of("Colombia expressed regret but stopped short of the apology that Venezuela had demanded.");
        assertThat(record.demands()).extracting(Demand::text).contains("the apology");
        assertThat(Read.codes(record, record.demands().get(0).by())).containsExactly("VEN");
    }

    @Test
    void allPartiesAreMoreThanTheTwoThatQuarrel() {
        ArticleRecord record = Read.of("Peru accused Chile of shelling a lighthouse on Monday. Chile accused Peru of ramming a boat.", "China appealed to all parties to stay calm.");
        assertThat(record.demands()).hasSize(1);
        assertThat(Read.names(record, record.demands().get(0).of())).containsExactly("all parties");
    }

    @Test
    void handingItOverIsAnAnswer() {
        ArticleRecord record = Read.of("Zambia asked Angola for forty buses on Monday. Angola sent them the same evening.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.ACCEPTED);
    }

    private static void answered(String text, Answer... answers) {
        assertThat(Read.of(text).demands()).as(text).extracting(Demand::answer).containsExactly(answers);
    }

    @Test
    void neitherOrNotSoIsARefusal() {
        answered("Norway asked Iceland to lift the ban and to pay the crew. Icelandic officials said on Monday that they would do neither.", Answer.REJECTED, Answer.REJECTED);
        answered("Peru asked Chile to say where the pilots were being held. Chilean officials have not done so.", Answer.REJECTED);
    }

    @Test
    void whatIsCalledOutOfTheQuestionIsRefused() {
        answered("Norway wants Iceland to call its cutters home. Iceland's fisheries minister called that out of the question.", Answer.REJECTED);
    }

    @Test
    void anIdeaThatTheClauseBehindItRefusesIsRefusedAndNoPartOfTheItem() {
        ArticleRecord record = Read.of("Kenya asked Uganda to place its troops under a joint command, an idea that Uganda's defence minister politely declined.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.REJECTED);
        assertThat(record.demands().get(0).text()).isEqualTo("place its troops under a joint command");
    }

    @Test
    void aDeafEarAndAnUnchangedPositionAreRefusals() {
        answered("Serbia called on Kosovo to open talks with the northern towns. Kosovo has always turned a deaf ear to that.", Answer.REJECTED);
        answered("China told India to pull its men off the ridge. \"Our position has not changed,\" India's foreign ministry spokesman said.", Answer.REJECTED);
    }

    @Test
    void whatIsLeftOpenIsPending() {
        answered("Norway told Iraq to destroy the rockets. Iraq's envoy did not say whether his country would comply.", Answer.PENDING);
    }

    @Test
    void consentInPrincipleIsPartial() {
        answered("Canada offered to place observers aboard every trawler. Spain agreed in principle but wants the cost shared.", Answer.PARTIAL);
        answered("Norway proposed a truce of a week. Peru and Chile agreed to a shorter one.", Answer.PARTIAL);
    }

    @Test
    void whoeverTurnsARequestDownRefusesIt() {
        answered("Cambodia asked the Security Council to send peacekeepers. Thailand swiftly turned the request down.", Answer.REJECTED);
    }

    @Test
    void oneOfTwoDemandsIsMet() {
        answered("Japan asked China to keep its ships away and to protect Japanese firms. China promised the latter.", Answer.PENDING, Answer.ACCEPTED);
    }

    @Test
    void refusingToDiscussItRefusesIt() {
        answered("Kenya's rebels asked Kenya for a new line. Kenya refused to discuss it.", Answer.REJECTED);
        answered("Peru asked Chile to withdraw its claim to the strait. Chile's president said there would be no concession.", Answer.REJECTED);
        answered("Ukraine demanded that Russia withdraw its weapons. A Kremlin spokesman said there was nothing to withdraw.", Answer.REJECTED);
    }

    @Test
    void whatTheAskedDoInsteadRefuses() {
        answered("Japan asked Taiwan to keep its boats away. Taiwan's president praised the fishermen instead.", Answer.REJECTED);
    }

    @Test
    void aGerundIsProposed() {
        assertThat(Read.of("Norway proposed tripling the number of monitors and giving them another month.").demands()).extracting(Demand::text)
                .containsExactly("tripling the number of monitors", "giving them another month");
    }

    @Test
    void anItemJoinedToTheClauseBeforeItIsOfItsOwn() {
        assertThat(Read.of("Denmark demanded that Canada repeal the law under which the ship was taken and compensate its owners.").demands()).extracting(Demand::text)
                .contains("compensate its owners");
    }

    @Test
    void fromWhereIsPartOfTheItem() {
        assertThat(Read.of("Russia demanded that NATO withdraw its troops from countries that joined after 1997.").demands()).extracting(Demand::text)
                .containsExactly("NATO withdraw its troops from countries that joined after 1997");
    }

    @Test
    void whatIsAnsweredWasAskedOfWhoeverAnswers() {
        ArticleRecord record = Read.of("Turkey has yet to decide on a request by France to let the convoy pass.");
        assertThat(record.demands()).extracting(Demand::text).containsExactly("let the convoy pass");
        assertThat(Read.codes(record, record.demands().get(0).of())).containsExactly("TUR");
        record = Read.of("Washington has resisted calls from Brazil to withdraw its ambassador.");
        assertThat(Read.codes(record, record.demands().get(0).by())).containsExactly("BRA");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void whatAnotherSideFacesIsAThreat() {
        assertThat(Read.of("France warned Iraq that it faced grave consequences if it did not disarm.").demands()).extracting(Demand::kind).containsExactly(DemandKind.THREAT);
    }

    @Test
    void aConditionBehindTheSourceCounts() {
        ArticleRecord record = Read.of("Iran will close the strait, its foreign minister said on Monday, unless Oman lifts the ban.");
        assertThat(record.demands()).extracting(Demand::kind).containsExactlyInAnyOrder(DemandKind.THREAT, DemandKind.DEMAND);
        assertThat(Read.of("China said it would reopen the pass only when India had left the ridge.").demands()).extracting(Demand::kind).containsExactly(DemandKind.OFFER);
    }
}

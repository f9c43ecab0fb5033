package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.junit.jupiter.api.Test;

/** What is denied, by whom, and which accounts contradict each other. */
class DenialsTest {

    @Test
    void aVerbOfDenyingHoldsItsClaim() {
        ArticleRecord record = Read.of("Rwanda denied that its soldiers had crossed the border.");
        Denial denial = record.denials().get(0);
        assertThat(Read.codes(record, denial.by())).containsExactly("RWA");
        assertThat(Read.words(record, denial.claimSpans())).contains("its soldiers had crossed the border");
    }

    @Test
    void reportsCalledErroneousAreDenied() {
        ArticleRecord record = Read.of("Kremlin spokesman Dmitry Peskov said reports that a letter had been sent were false.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).contains("a letter had been sent");
        assertThat(Read.codes(record, record.denials().get(0).by())).containsExactly("RUS");
    }

    @Test
    void aDismissalOfAClaimNamesWhoMadeIt() {
        ArticleRecord record = Read.of("Iran dismissed American claims that it had mined the strait as baseless.");
        assertThat(record.denials()).hasSize(1);
        assertThat(record.entity(record.denials().get(0).claimedBy()).code()).isEqualTo("USA");
    }

    @Test
    void whatIsNotDeniedIsNoDenial() {
        assertThat(Read.of("Rwanda did not deny that its soldiers had crossed the border.").denials()).isEmpty();
    }

    @Test
    void aDenialOfSomethingThatTheTextDoesNotTellIsNone() {
        assertThat(Read.of("The trawler's owners deny this.").denials()).isEmpty();
    }

    @Test
    void claimAndDenialAreOneDispute() {
        ArticleRecord record = Read.of("Ukraine said that Russian gunners had shelled a hospital in Mariupol. Russia denied that its gunners had shelled the hospital.");
        assertThat(record.disputes()).hasSize(1);
        Dispute dispute = record.disputes().get(0);
        assertThat(dispute.accounts()).hasSize(2);
        assertThat(Read.codes(record, dispute.accounts().get(0).by())).containsExactly("UKR");
        assertThat(Read.codes(record, dispute.accounts().get(1).by())).containsExactly("RUS");
    }

    @Test
    void countsOfTheDeadThatCannotBothBeRightAreADispute() {
        ArticleRecord record = Read.of("Syria's government said that 12 people had been killed in the raid. Turkey's army said that 40 people had been killed.");
        assertThat(record.disputes()).extracting(Dispute::about).containsExactly("how many died");
    }

    @Test
    void whatWasToldBeforeIsTheClaimInTheClaimersWords() {
        ArticleRecord record = Read.of("Chad's army said Sudanese aircraft had bombed a market in Tine. Sudan denied that any aircraft had bombed the market.");
        assertThat(record.denials()).hasSize(1);
        assertThat(record.denials().get(0).claimSpans().get(0).of(record.text())).contains("had bombed a market in Tine");
        assertThat(record.entity(record.denials().get(0).claimedBy()).code()).isEqualTo("TCD");
    }

    @Test
    void neitherConfirmNorDenyIsNoDenial() {
        assertThat(Read.of("Israel said it had heard of the strike. A ministry official in Tehran would neither confirm nor deny the strike.").denials()).isEmpty();
    }

    @Test
    void denyingSomebodyEntryIsNoDenial() {
        assertThat(Read.of("Kenya denied the inspectors entry to the store.").denials()).isEmpty();
    }

    @Test
    void havingDoneItIsAClaim() {
        ArticleRecord record = Read.of("Zimbabwe's president denied having sent soldiers onto the farms.");
        assertThat(record.denials()).hasSize(1);
    }

    @Test
    void theTollsOfTwoSpeakersAreADispute() {
        ArticleRecord record = Read.of("A doctor in Bangui said three people had died in the shooting. An opposition movement put the dead at ten.");
        assertThat(record.disputes()).extracting(Dispute::about).containsExactly("how many died");
    }

    @Test
    void theDeadOfTwoSidesAreNoDispute() {
        assertThat(Read.of("Armenia admitted the loss of 31 of its soldiers. Azerbaijan admitted the loss of 12 of its soldiers.").disputes()).isEmpty();
    }

    @Test
    void twoFiguresForOneThingAreADispute() {
        ArticleRecord record = Read.of("Sudan said four jets had crossed the river. South Sudan said nine jets had crossed it.");
        assertThat(record.disputes()).hasSize(1);
    }

    @Test
    void aReportWhoseMakerIsNamedInsideTheDenial() {
        ArticleRecord record = Read.of("The Kremlin's spokesman, Dmitry Peskov, said U.S. media reports that a Russian answer had already been sent were erroneous.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).isEqualTo("a Russian answer had already been sent");
        assertThat(record.entity(record.denials().get(0).claimedBy()).code()).isEqualTo("USA");
    }

    @Test
    void reportsThatSayWhatTheyClaimAreNotTheLastSpeakers() {
        ArticleRecord record = Read.of("The Turkish minister said the talks would go on. Kenya's minister said reports that its troops had crossed the border were untrue.");
        assertThat(record.denials()).hasSize(1);
        assertThat(record.denials().get(0).claimedBy()).isNull();
    }

    @Test
    void whatIsDeniedOfAnythingIsWhatWasSaidLast() {
        ArticleRecord record = Read.of("Chad's army said a Sudanese plane had dropped six bombs near the bridge on Sunday. Sudan's army denied that any aircraft had crossed.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).startsWith("a Sudanese plane had dropped six bombs");
    }

    @Test
    void aStoryOfSomethingIsWhatWasToldOfIt() {
        ArticleRecord record = Read.of("North Korea's navy said three boats had crossed its line. The South's military called the story of the boats pure invention.");
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).startsWith("three boats had crossed its line");
    }

    @Test
    void whatIsDeniedInTheFirstPersonNeedsNoClaim() {
        ArticleRecord record = Read.of("\"We never shared a single photograph with Tehran,\" the Turkish defence minister told reporters.");
        assertThat(record.denials()).hasSize(1);
    }

    @Test
    void thatHungElsewhereIsStillDenied() {
        ArticleRecord record = Read.of("Israel's prime minister denied to the last that there had been a bargain.");
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).contains("there had been a bargain");
    }

    @Test
    void aBareDenialIsNoSecondAccount() {
        assertThat(Read.of("Oman said Iran had mined the strait. Iran denied it.").disputes()).isEmpty();
        assertThat(Read.of("Oman said Iran had mined the strait. Iran denied it and said the mines were fishing buoys.").disputes()).hasSize(1);
    }

    @Test
    void twoWhoEachShotSecondDisputeWhoShotFirst() {
        ArticleRecord record = Read.of("Chad's army said Sudanese gunners had opened fire on its post. Sudan's army said the post had fired first.");
        assertThat(record.disputes()).extracting(d -> d.about()).containsExactly("who shot first");
    }

    @Test
    void whatIsDeniedAsAWholeIsTheCharge() {
        ArticleRecord record = Read.of("Sudan accused Chad of arming the raiders. Chad denied all knowledge.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).startsWith("arming the raiders");
    }

    @Test
    void twoStoriesSetAgainstEachOtherAreADispute() {
        ArticleRecord record = Read.of("Turkey's army said it held the hill above Afrin; Kurdish fighters said the hill was still theirs.");
        assertThat(record.disputes()).hasSize(1);
        assertThat(Read.of("Norway said it had sent documents to Russia, but Russia offered to discuss new arms talks.").disputes()).isEmpty();
    }

    @Test
    void whatTheDeniersOwnSideSaidIsNotWhatTheyDeny() {
        ArticleRecord record = Read.of("The Kremlin disputed that account. Dmitry Peskov denied that the two leaders had struck any deal.");
        assertThat(record.denials()).extracting(d -> Read.words(record, d.claimSpans())).contains("that the two leaders had struck any deal");
    }

    @Test
    void aDenialThatAStatementWithoutASpeakerTellsIsKept() {
        // once an index of −1: the words that deny were taken for the claim of a statement that names nobody
        assertThat(Read.of("The Lemel customs waiting denied on Bafinhal that any prisoner in Dadayor had been hung by the wrists or beaten.").denials()).hasSize(1);
    }

    @Test
    void whatAnotherSaysToTheContraryIsTheClaim() {
        ArticleRecord record = Read.of("Uzbekistan denied it had cut gas supplies to the south, but the Kyrgyz energy minister said the flow had stopped on Sunday.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).startsWith("the flow had stopped on Sunday");
        assertThat(Read.codes(record, List.of(record.denials().get(0).claimedBy()))).containsExactly("KGZ");
    }

    @Test
    void theAccusedWhoSayThatNothingWasDenyTheCharge() {
        ArticleRecord record = Read.of("Zimbabwe's home affairs minister accused Mozambican soldiers of crossing the border. A Mozambican army spokesman said no patrol had left its post in a month.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).startsWith("crossing the border");
    }

    @Test
    void anActThatASpokesmanSaysWasNotDoneIsDenied() {
        ArticleRecord record = Read.of("Sudan's army spokesman said its planes had not bombed the villages.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.codes(record, record.denials().get(0).by())).containsExactly("SDN");
    }

    @Test
    void aStoryCalledNamesInQuotationMarksIsDenied() {
        ArticleRecord record = Read.of("Liberian newspapers said troops had gathered at the border. Liberia's information minister called the story \"gossip\".");
        assertThat(record.denials()).hasSize(1);
    }

    @Test
    void whoOnlyBlamesTellsNoClaim() {
        ArticleRecord record = Read.of("The governor of Unity State, Taban Deng, says bombs fell on the market and killed five people. He blames Sudan's air force. Khartoum has denied it.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).startsWith("bombs fell on the market");
    }

    @Test
    void aChargedMeetingBlamesNobody() {
        ArticleRecord record = Read.of("U.S. and Russian diplomats traded broadsides at a charged U.N. Security Council meeting over who was responsible.");
        assertThat(record.disputes()).isEmpty();
    }

    @Test
    void twoWhoBlameEachOtherInOneSentenceDispute() {
        ArticleRecord record = Read.of("Peru's ambassador accused Chile of escalating the quarrel, while Chile's ambassador said the Peruvian mobilization was the cause of the crisis.");
        assertThat(record.disputes()).hasSize(1);
    }

    @Test
    void whatIsDismissedAsAFalsehoodIsDenied() {
        ArticleRecord record = Read.of("Kenya's police dismissed as lies accusations that officers had fired on the crowd.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).contains("officers had fired on the crowd");
        assertThat(Read.of("Iran dismissed as baseless a report that it had sent arms to Sudan.").denials()).hasSize(1);
    }

    @Test
    void noSignOfItDeniesWhatWasSaidBefore() {
        ArticleRecord record = Read.of("China's defence ministry said India had moved two divisions to Ladakh. An Indian officer said he had seen no sign of that.");
        assertThat(record.denials()).hasSize(1);
        assertThat(Read.words(record, record.denials().get(0).claimSpans())).contains("two divisions");
    }
}

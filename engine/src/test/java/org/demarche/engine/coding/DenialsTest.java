package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

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
}

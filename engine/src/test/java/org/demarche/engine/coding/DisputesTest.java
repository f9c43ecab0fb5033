package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarche.record.ArticleRecord;
import org.demarche.record.Dispute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which accounts contradict each other. */
class DisputesTest {

    @Test
    void claimAndDenialAreOneDispute() {
        ArticleRecord record = Read.of("Ukraine said that Russian gunners had shelled a hospital in Mariupol. Russia denied that its gunners had shelled the hospital.");
        assertThat(record.disputes()).hasSize(1);
        Dispute dispute = record.disputes().get(0);
        assertThat(dispute.accounts()).hasSize(2);
        assertThat(Read.codes(record, dispute.accounts().get(0).by())).containsExactly("UKR");
        assertThat(Read.codes(record, dispute.accounts().get(1).by())).containsExactly("RUS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            how many died  | Syria's government said that 12 people had been killed in the raid. Turkey's army said that 40 people had been killed.
            how many died  | A doctor in Bangui said three people had died in the shooting. An opposition movement put the dead at ten.
            who shot first | Chad's army said Sudanese gunners had opened fire on its post. Sudan's army said the post had fired first.
            """)
    void countsThatCannotBothBeRightAndWhoShotFirst(String about, String text) {
        assertThat(Read.of(text).disputes()).extracting(Dispute::about).containsExactly(about);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Sudan said four jets had crossed the river. South Sudan said nine jets had crossed it.",
        "Oman said Iran had mined the strait. Iran denied it and said the mines were fishing buoys.",
        "Turkey's army said it held the hill above Afrin; Kurdish fighters said the hill was still theirs.",
        "Peru's ambassador accused Chile of escalating the quarrel, while Chile's ambassador said the Peruvian mobilization was the cause of the crisis."})
    void twoStoriesAreADispute(String text) {
        assertThat(Read.of(text).disputes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Armenia admitted the loss of 31 of its soldiers. Azerbaijan admitted the loss of 12 of its soldiers.",
        "Oman said Iran had mined the strait. Iran denied it.",
        "Norway said it had sent documents to Russia, but Russia offered to discuss new arms talks.",
        "U.S. and Russian diplomats traded broadsides at a charged U.N. Security Council meeting over who was responsible."})
    void theDeadOfTwoSidesABareDenialAndPlainQuarrelsAreNone(String text) {
        assertThat(Read.of(text).disputes()).isEmpty();
    }
}

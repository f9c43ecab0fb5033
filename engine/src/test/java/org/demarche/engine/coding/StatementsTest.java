package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Reader;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Statement;
import org.demarche.record.StatementForm;
import org.demarche.record.StatementKind;
import org.junit.jupiter.api.Test;

/** Who said what: forms, speakers, quotations over sentences, stances, and what is found without the model. */
class StatementsTest {

    @Test
    void directIndirectAndMixed() {
        ArticleRecord record = Read.of("\"The border stays shut,\" Polish Prime Minister Mateusz Morawiecki said.",
                "Lithuania's foreign ministry said that the talks had failed.", "Latvia's government said the plan was \"a very bad joke\".");
        assertThat(record.statements()).extracting(Statement::form).containsExactly(StatementForm.DIRECT, StatementForm.INDIRECT, StatementForm.MIXED);
        assertThat(Read.said(record).get(0)).startsWith("Mateusz Morawiecki: ").contains("The border stays shut");
    }

    @Test
    void aQuotationOverSentencesHasOneSpeaker() {
        ArticleRecord record = Read.of("\"We have waited long enough. Nobody has called us. We will not wait for another winter,\" Serbian President Aleksandar Vucic said on Monday.");
        assertThat(record.statements()).hasSize(1);
        assertThat(Read.said(record).get(0)).contains("We have waited long enough").contains("another winter");
    }

    @Test
    void aQuotationGoesOnInTheNextParagraph() {
        ArticleRecord record = Read.of("Turkish President Recep Tayyip Erdogan said: \"We kept our word at every turn.", "\"Others did not keep theirs.\"");
        assertThat(Read.said(record).get(0)).startsWith("Recep Tayyip Erdogan").contains("kept our word").contains("Others did not keep theirs");
    }

    @Test
    void aPronounSpeaksForThePersonOutsideTheQuotation() {
        ArticleRecord record = Read.of("Kenyan President Uhuru Kenyatta spoke in Nairobi on Monday. \"Al-Shabab will be beaten,\" he said.");
        Statement last = record.statements().get(record.statements().size() - 1);
        assertThat(Read.speaker(record, last)).isEqualTo("Uhuru Kenyatta");
    }

    @Test
    void hopesAndRefusalsAreAttitudes() {
        ArticleRecord record = Read.of("Germany hopes that the ceasefire will hold.", "Iran refuses to hand over the ship.", "France said the ceasefire was holding.");
        assertThat(record.statements()).extracting(Statement::kind).containsExactly(StatementKind.ATTITUDE, StatementKind.ATTITUDE, StatementKind.SPEECH);
    }

    @Test
    void aReportInsideAReportIsNested() {
        ArticleRecord record = Read.of("The Kremlin said that Ukraine had told Turkey that the deal was dead.");
        assertThat(Read.said(record)).hasSize(2);
        assertThat(Read.said(record).get(1)).isEqualTo("Ukraine: that the deal was dead");
        assertThat(record.statements()).extracting(Statement::within).containsExactly(null, "S1");
        assertThat(Read.codes(record, record.statements().get(1).addressee())).containsExactly("TUR");
    }

    @Test
    void accordingToInsideAReportIsNested() {
        ArticleRecord record = Read.of("Iran's foreign minister said that, according to Oman, the talks would resume in May.");
        assertThat(record.statements()).extracting(Statement::within).containsExactly(null, "S1");
        assertThat(Read.speaker(record, record.statements().get(1))).isEqualTo("Oman");
    }

    @Test
    void aQuotationAfterANestedReportIsOfTheOuterSpeaker() {
        ArticleRecord record = Read.of("Kenyan President Uhuru Kenyatta said that Somalia had told Kenya that the border was closed. \"We shall see.\"");
        assertThat(record.statements()).filteredOn(s -> Read.words(record, s.contentSpans()).contains("We shall see"))
                .isNotEmpty().allMatch(s -> Read.speaker(record, s).equals("Uhuru Kenyatta"));
    }

    @Test
    void whatWasNotSaidOrOnlyMightBeIsNoReport() {
        ArticleRecord record = Read.of("The Kremlin said that Ukraine had not told Turkey that the deal was dead.",
                "The Kremlin said that Ukraine might say that the deal was dead.");
        assertThat(record.statements()).extracting(Statement::within).containsOnlyNulls();
    }

    @Test
    void aHeadlinesColonReports() {
        ArticleRecord record = Read.of("Putin: West ignores our demands");
        assertThat(Read.said(record)).containsExactly("Vladimir Putin: West ignores our demands");
    }

    @Test
    void aTitleInQuotationMarksIsNoSpeech() {
        assertThat(Read.of("The so-called \"Islamic State\" holds the town, and the film \"Exit West\" was shown there.").statements()).isEmpty();
    }

    @Test
    void whoIsSpokenToIsKept() {
        ArticleRecord record = Read.of("Chinese Foreign Minister Wang Yi told Japan that the islands were not up for sale.");
        assertThat(Read.codes(record, record.statements().get(0).addressee())).containsExactly("JPN");
    }

    @Test
    void withoutTheModelTheOrderOfWordsIsUsed() {
        AnnotatedText flat = Reader.plain().annotate("\"We will not leave the valley. Nobody can make us,\" Colonel Idris Maru said. The mayor was at home.");
        List<Attribution> all = SurfaceQuotes.find(flat);
        assertThat(all).hasSize(1);
        assertThat(Statements.spans(flat, all.get(0).content()).get(0).of(flat.text())).startsWith("\"We will not leave the valley.").endsWith("us,\"");
        assertThat(Statements.spans(flat, all.get(0).source()).get(0).of(flat.text())).isEqualTo("Colonel Idris Maru");
    }

    @Test
    void withoutTheModelAClauseBehindTheVerbIsContent() {
        AnnotatedText flat = Reader.plain().annotate("On Monday President Idris Maru said that the road was open.");
        assertThat(SurfaceQuotes.find(flat)).hasSize(1);
    }

    @Test
    void quotationsKeepTheirNumberOverParagraphs() {
        String text = "He said: \u201cOne.\n\n\u201cTwo.\u201d And \u201cthree\u201d.";
        int[] numbers = Parts.quotations(text);
        assertThat(numbers[text.indexOf("One")]).isEqualTo(1);
        assertThat(numbers[text.indexOf("Two")]).isEqualTo(1);
        assertThat(numbers[text.indexOf("And")]).isZero();
        assertThat(numbers[text.indexOf("three")]).isEqualTo(2);
    }

    @Test
    void nobodyIsNoSpeaker() {
        ArticleRecord record = Read.of("Nobody has said that the ships will stay.");
        assertThat(record.statements()).allSatisfy(s -> assertThat(s.speaker()).isNull());
    }

    @Test
    void whoIsAccusedIsPartOfWhatIsSaid() {
        ArticleRecord record = Read.of("Russia's ambassador accused Washington of escalating the quarrel.");
        assertThat(Read.words(record, record.statements().get(0).contentSpans())).isEqualTo("Washington of escalating the quarrel");
    }

    @Test
    void bothSidesSpeakTogetherAndNotTheFirstOfThemAlone() {
        ArticleRecord record = Read.of("Ghana's foreign minister, Ama Owusu, and her Togolese counterpart, Kodjo Mensah, held talks in Accra on Monday.",
                "Both sides said that they had moved closer.");
        assertThat(record.statements()).anySatisfy(s -> assertThat(Read.speaker(record, s)).isEqualTo("Both sides"));
    }
}

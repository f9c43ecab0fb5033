package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.demarche.record.Answer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what was put on the table was answered: the answers of all that a text puts, in text order. */
class AnswersTest {

    private static void answered(String answers, String text) {
        assertThat(Read.of(text).demands().stream().map(d -> d.answer().name().toLowerCase()).collect(Collectors.joining(" "))).as(text).isEqualTo(answers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rejected                   | Serbia demanded that Kosovo scrap the tariffs. Kosovo rejected the demand on Tuesday.
            rejected                   | Cambodia asked the Security Council to send peacekeepers. Thailand swiftly turned the request down.
            # one that stands alone answers what was put to its side last, and what the same side put right before
            rejected                   | Peru demanded that Chile return the boat. Lima recalled its consul at noon. Chile refused.
            rejected rejected          | Norway asked Peru to free the crew. It offered Peru a ship. Peru declined.
            # counted
            rejected rejected rejected | Honduras demanded an apology, the bodies and a signed promise of Nicaragua. Nicaragua refused all three.
            rejected rejected          | Russia repeated its demand that the alliance bar Ukraine from membership and withdraw its forces from eastern Europe. The allies refused both demands.
            rejected rejected          | Norway asked Iceland to lift the ban and to pay the crew. Icelandic officials said on Monday that they would do neither.
            # by a clause that hangs on it
            rejected                   | Moscow has demanded that NATO withdraw its forces from eastern Europe, which the alliance has refused to do.
            # who proposes something else refuses; who says "but" refuses in part
            rejected pending           | Peru demanded that Chile return the boat. Chile declined and proposed an inquiry.
            partial pending            | Pakistan demanded that India release the pilots. India rejected the demand but offered to discuss an exchange.
            """)
    void aRefusalIsToWhatItNames(String answers, String text) {
        answered(answers, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rejected | Mali gave the French troops until Friday to leave. France said its troops would stay.
            rejected | Kenya asked Uganda for forty buses. Uganda could not spare them.
            rejected | Peru asked Chile to move its cutter. Chile would not: the cutter lay in its own water.
            rejected | Peru asked Chile to say where the pilots were being held. Chilean officials have not done so.
            rejected | Norway wants Iceland to call its cutters home. Iceland's fisheries minister called that out of the question.
            rejected | Serbia called on Kosovo to open talks with the northern towns. Kosovo has always turned a deaf ear to that.
            rejected | China told India to pull its men off the ridge. "Our position has not changed," India's foreign ministry spokesman said.
            rejected | Kenya's rebels asked Kenya for a new line. Kenya refused to discuss it.
            rejected | Peru asked Chile to withdraw its claim to the strait. Chile's president said there would be no concession.
            rejected | Ukraine demanded that Russia withdraw its weapons. A Kremlin spokesman said there was nothing to withdraw.
            rejected | Japan asked Taiwan to keep its boats away. Taiwan's president praised the fishermen instead.
            rejected | Vietnam asked the Philippines for a written apology. The Philippine foreign minister told reporters that there would be none.
            rejected | Norway offered to watch the line at sea. Neither Peru nor Chile accepted the offer.
            """)
    void whoSaysOrDoesTheContraryRefuses(String answers, String text) {
        answered(answers, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            accepted         | Qatar proposed a truce of five days. Hamas accepted the proposal on Monday.
            accepted         | Kenya's foreign minister, Monica Juma, asked Uganda's president, Yoweri Museveni, to reopen the border. He agreed.
            accepted         | Ghana offered Togo a company of engineers. Togo took it.
            accepted         | Zambia asked Angola for forty buses on Monday. Angola sent them the same evening.
            accepted         | Norway, which promised in February to send tents to Haiti, has now done so.
            pending accepted | Japan asked China to keep its ships away and to protect Japanese firms. China promised the latter.
            accepted         | Vietnam demanded that the Philippines free the fishermen. The Philippine foreign minister said the men would be released on bail.
            accepted         | Uruguay offered to bring the ministers of Argentina and Brazil together. Both said they would come.
            # what the asked then do, though they refused, and however much later they go
            accepted         | Peru demanded that Chile release the nine sailors. Chile released the sailors on Monday.
            accepted         | Honduras demanded the return of the bodies from Nicaragua. Nicaragua refused. On Friday Nicaragua returned the bodies.
            accepted         | Sudan demanded that Chad pull its soldiers back from the wells. Rain fell for a week. The markets stayed shut. The road was mud. On Friday Chad withdrew.
            """)
    void consentAndDoingItAccept(String answers, String text) {
        answered(answers, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            partial         | Norway asked Sudan and Chad to admit monitors to the border. Chad agreed at once; Sudan has not answered.
            partial         | France asked Chad and Sudan to pull their troops back. Chad agreed.
            partial         | Togo's president asked the broadcasters to drop the report. They complied, all but one.
            partial         | Togo's president asked the unions to call off the strike. One of the unions agreed.
            partial pending | Canada offered to place observers aboard every trawler. Spain agreed in principle but wants the cost shared.
            partial         | Norway proposed a truce of a week. Peru and Chile agreed to a shorter one.
            partial         | Vietnam proposed a meeting in May. The Philippines accepted on condition that the fishermen were home by then.
            # what the asked offer on a condition
            partial pending pending | Latvia asked Estonia to let its trains through. Estonia's prime minister said his country would carry ten trains a day, provided that Latvia reopened the pipe.
            """)
    void someOfThoseAskedOrSomeOfItIsPartial(String answers, String text) {
        answered(answers, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pending | Greece asked Turkey to withdraw its survey ship. Turkey has yet to respond to the request.
            pending | Norway told Iraq to destroy the rockets. Iraq's envoy did not say whether his country would comply.
            pending | Kenya asked Uganda for forty buses. Uganda could not say when it would answer.
            # who says of himself that he has done it answers for himself alone
            pending | Chad asked Libya to close the frontier. Niger said it had already done so.
            # what is only a condition is no deed
            pending pending | China said its men would leave the ridge only after India had left it.
            # who denies a claim refuses no demand
            pending | Greece demanded an apology from Turkey. A Greek admiral said a Turkish boat had fired. Turkey denied it.
            """)
    void whatIsLeftOpenIsPending(String answers, String text) {
        answered(answers, text);
    }

    @Test
    void theWordsThatAnswerAreShown() {
        ArticleRecord record = Read.of("Pakistan demanded that India release the pilots. India rejected the demand but offered to discuss an exchange.");
        assertThat(Read.words(record, record.demands().get(0).evidenceSpans())).contains("rejected");
    }

    @Test
    void aWordWithAHyphenIsShownWhole() {
        ArticleRecord record = Read.of("Iceland called for a ban on nets. Denmark largely stiff-armed the demand.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.REJECTED);
        assertThat(Read.words(record, record.demands().get(0).evidenceSpans())).startsWith("stiff-armed");
    }

    @Test
    void whatIsRefusedAsOneHadDemandedIsARejectedDemand() {
        ArticleRecord record = Read.of("Norway was angered by Iceland's refusal to release the trawler as it had demanded.");
        assertThat(record.demands()).hasSize(1);
        assertThat(record.demands().get(0).text()).isEqualTo("release the trawler");
        assertThat(record.demands().get(0).answer()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void aRelativeClauseAnswersWhatItStandsBehindAlone() {
        ArticleRecord record = Read.of("Serbia asked Croatia to release the boat.", "Turkey demanded an apology, which Greece has refused to give.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.PENDING, Answer.REJECTED);
    }

    @Test
    void anIdeaThatTheClauseBehindItRefusesIsRefusedAndNoPartOfTheItem() {
        ArticleRecord record = Read.of("Kenya asked Uganda to place its troops under a joint command, an idea that Uganda's defence minister politely declined.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.REJECTED);
        assertThat(record.demands().get(0).text()).isEqualTo("place its troops under a joint command");
    }

    @Test
    void whoKeepsItsOwnPromiseIsNotWhomItWasMadeTo() {
        ArticleRecord record = Read.of("Norway, which promised in February to help, has now done so: two ships with barley docked in Haiti on Tuesday.");
        assertThat(record.demands()).extracting(Demand::answer).containsExactly(Answer.ACCEPTED);
        assertThat(Read.codes(record, record.demands().get(0).of())).doesNotContain("NOR");
    }
}

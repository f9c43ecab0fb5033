package org.demarche.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.demarche.record.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
    private static final Reader READER = Reader.plain();

    private static List<String> sentences(String text) {
        return READER.annotate(text).sentences().stream().map(s -> s.span().of(text)).toList();
    }

    private static List<String> words(String text) {
        return READER.annotate(text).sentences().stream().flatMap(s -> s.words().stream()).map(Word::form).toList();
    }

    /** Each bar is a sentence end. */
    @ParameterizedTest
    @ValueSource(strings = {
        "The envoy left the U.S. on Monday.|The talks go on.",
        "He flew back to the U.S.|The talks failed.",
        "Mr. Lavrov met Lt. Gen. Ben Hodges and Gov. Mark Reed in St. Louis.|They agreed.",
        "It began on Sept. 11, 2001.|It ended in Dec.|The war went on.",
        "George W. Bush and J. K. Rowling spoke.|Nobody came.",
        "Sen. Ann Poe, D-Conn., spoke.|Rep. Dan Roe (R-Ariz.) did not.",
        "She lives in Fresno, Calif., with two dogs.|It is hot.",
        "The plant of Acme Inc. in Ohio closed.|Acme Corp. of Utah did not.",
        "They met at 3 p.m. Tuesday.|They left at 5 p.m.|Police came.",
        "Resolution No. 242 passed.|Article 5 did not.",
        "\u201cWe will not go.\u201d|That was all he said.",
        "\"We will not go.\"|\"We will stay.\"|That was all.",
        "\u201cWhy now?\u201d he asked.|Nobody knew.",
        "\u201cWhy now?\u201d Mr. Reed asked.|Nobody knew.",
        "\"Stop it!\" the minister shouted.|\"Now!\"|The Army did.",
        "He waited ... and waited.|Then came \u2026|Nothing.",
        "It began on Sept. 5.|It ended on Oct. 7.|\u201cWe lost 30.\u201d|They won.",
        "Rep. Robert C. \"Bobby\" Scott threw open the doors.|He left.",
        "CONCORD, N.H. \u2014 It was cold.|It snowed.",
        "(He said so himself.)|She did not.",
        "Yahoo! shares fell.|So did others.",
        "Troops from the U.N. Security Council\u2019s members left.|Fine.",
        "He ended.|The next one began.",
        "1. Withdraw all forces.|The rest follows.",
        "First point \u2022|Second point",
        "KYIV, Ukraine (AP) \u2014 Shells fell.|Two died.",
        "The two sides, e.g. Moscow and Kyiv, met.|Good.",
        "Hundreds of tanks, etc., arrived.|More came.",
    })
    void endsSentencesWhereAReaderWould(String marked) {
        String text = marked.replace("|", " ");
        assertThat(sentences(text)).containsExactly(marked.replace(" \u2022|", "|\u2022 ").split("\\|"));
    }

    @Test
    void aLineEndEndsASentence() {
        assertThat(sentences("Talks fail in Geneva\n\nGENEVA \u2014 The talks failed\r\nMore to come"))
                .containsExactly("Talks fail in Geneva", "GENEVA \u2014 The talks failed", "More to come");
    }

    @Test
    void linesWithoutLettersHoldNoSentence() {
        assertThat(sentences("* * *\n---\n\u2014\n  \n\u201c\u201d")).isEmpty();
        assertThat(sentences("")).isEmpty();
    }

    @Test
    void wrongCurlsAndDashesAreStraightenedInTheFormOnly() {
        String text = "Putin\u2018s \u201cplan\u201d\u2014a ruse\u2014didn\u2019t work";
        assertThat(words(text)).containsExactly("Putin", "'s", "\"", "plan", "\"", "-", "a", "ruse", "-", "did", "n't", "work");
        Word clitic = READER.annotate(text).sentences().get(0).word(1);
        assertThat(clitic.span().of(text)).isEqualTo("\u2018s");
    }

    @Test
    void noWordCutsACharacterInTwo() {
        assertThat(words("x\ud83d\ude00 \ud83d\ude00\ud83d\ude00! \ud83c\uddfa\ud83c\udde6 flag"))
                .allSatisfy(w -> assertThat(Character.isLowSurrogate(w.charAt(0))).isFalse())
                .allSatisfy(w -> assertThat(Character.isHighSurrogate(w.charAt(w.length() - 1))).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "(", "a", "\"", "-", "9,", "a'b", "http://a", "&amp;", "$1", "@", "\u2026", "\ud83d\ude00", "a/b-", ":-)", "#", "<a>"})
    void aLineOfHalfAMegabyteWithoutSpaceIsOnlyLong(String part) {
        String text = part.repeat(500_000 / part.length());
        AnnotatedText read = READER.annotate(text);
        assertThat(read.sentences()).allSatisfy(s -> assertThat(s.span().end()).isLessThanOrEqualTo(text.length()));
    }

    @Property
    void wordsAscendAndCoverTheirForms(@ForAll("texts") String text) {
        int at = 0;
        String plain = Splitter.straight(text);
        assertThat(plain).hasSameSizeAs(text);
        for (Sentence sentence : READER.annotate(text).sentences()) {
            assertThat(sentence.span().start()).isEqualTo(sentence.word(0).span().start());
            for (Word word : sentence.words()) {
                Span span = word.span();
                assertThat(span.start()).isGreaterThanOrEqualTo(at);
                assertThat(span.length()).isPositive();
                assertThat(span.of(plain)).isEqualTo(word.form());
                assertThat(word.form()).doesNotContain(" ", "\n", "\u2019", "\u201d");
                at = span.end();
            }
            assertThat(sentence.span().end()).isEqualTo(at);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of("U.S.", "Mr.", "said", "\u2018s", "\u201c", "\u201d", "\"", "'", " ", "  ", "\n", ".", "?", "...", "\u2026", ",",
                "(", ")", "The", "talks", "can't", "cannot", "3", "%", "$5", "-", "\u2014", "\ud83d\ude00", "\u00a0", "\u200b", "http://x.org/a?b", "&lt;", "<b>",
                "e\u0301", "gonna", "p.m.", "\ud800", "1990s", "10-15", ":)", "a/b", "#tag", "No.", "\t", "x@y.org", "[", "]", "``", "''", "!?");
        return parts.list().ofMaxSize(40).map(l -> String.join("", l));
    }
}

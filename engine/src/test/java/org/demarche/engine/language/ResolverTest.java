package org.demarche.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.demarche.engine.encoder.Answering;
import org.demarche.record.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private Resolver resolver;
    private Reader reader;

    @BeforeEach
    void needsTheModel() {
        assumeTrue(Resolver.available(), "the program carries no model that resolves anything");
        resolver = Resolver.open();
        reader = Reader.open();
    }

    @Test
    void anActHasSidesInTheSentenceBefore() {
        AnnotatedText text = reader.annotate("Belgrade asked Zagreb for talks. Zagreb refused.");
        Resolver.Resolved refused = resolver.act(text, 1, List.of(1)).orElseThrow();
        assertThat(refused.said().actor(refused.begin(1))).isGreaterThan(.5);
        assertThat(refused.said().recipient(refused.begin(0))).isGreaterThan(.5);
    }

    @Test
    void whatStandsFurtherOffIsNotRead() {
        AnnotatedText text = reader.annotate("Chad voted. Mali slept. Niger ate. Togo sulked. Togo left.");
        Resolver.Resolved left = resolver.act(text, 4, List.of(1)).orElseThrow();
        assertThat(List.of(left.begin(0), left.begin(1))).containsExactly(-1, -1);
        assertThat(List.of(left.begin(2), left.begin(3), left.begin(4))).containsExactly(0, 3, 6);
        assertThat(List.of(left.begin(-1), left.begin(9))).containsExactly(-1, -1);
    }

    @Test
    void aSentenceAnswersADemandByWordsOrNotAtAll() {
        String words = "to withdraw its troops";
        AnnotatedText text = reader.annotate("Tbilisi asked Moscow to withdraw its troops. Moscow flatly refused. Rain fell on Paris.");
        SortedMap<Integer, Answering> answers = resolver.answers(text, 0, List.of(span(text, words)), 0, 3);
        assertThat(answers).containsOnlyKeys(0, 1, 2);
        assertThat(answers.get(1).of("rejected")).isGreaterThan(.5);
        assertThat(answers.get(1).shown(2)).isGreaterThan(.5);
        assertThat(answers.get(0).of("none")).isGreaterThan(.5);
        assertThat(answers.get(2).of("none")).isGreaterThan(.5);
        assertThat(answers.get(1).of("perhaps")).isZero();
        assertThat(resolver.answers(text, 2, List.of(span(text, words)), 0, 3)).as("words of another sentence").isEmpty();
    }

    @Test
    void sentencesThatHaveNoRoomInOnePassAreReadInSeveral() {
        String filler = "The spokesman of the ministry said that the commission of inquiry into the sinking of the ferry off the coast had not yet finished the hearing of its witnesses. ";
        AnnotatedText text = reader.annotate("Tbilisi asked Moscow to withdraw its troops. " + filler.repeat(12) + "Moscow flatly refused.");
        List<Span> item = List.of(span(text, "to withdraw its troops"));
        assertThat(resolver.answers(text, 0, item, 0, 14)).containsOnlyKeys(IntStream.range(0, 14).boxed().toList());
        assertThat(resolver.answers(text, 0, item, 13, 14)).containsOnlyKeys(0, 13);
        assertThat(resolver.answers(text, 0, item, 13, 14).get(13).of("rejected")).isGreaterThan(.5);
    }

    private static Span span(AnnotatedText text, String words) {
        int start = text.text().indexOf(words);
        return new Span(start, start + words.length());
    }
}

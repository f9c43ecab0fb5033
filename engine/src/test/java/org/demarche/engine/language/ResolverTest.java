package org.demarche.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.demarche.engine.encoder.ActSides;
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
        Resolver.Resolved<ActSides> refused = resolver.act(text, 1, List.of(1)).orElseThrow();
        assertThat(refused.said().actor(refused.begin(1))).isGreaterThan(.5);
        assertThat(refused.said().recipient(refused.begin(0))).isGreaterThan(.5);
    }

    @Test
    void whatStandsFurtherOffIsNotRead() {
        AnnotatedText text = reader.annotate("Chad voted. Mali slept. Niger ate. Togo sulked. Togo left.");
        Resolver.Resolved<ActSides> left = resolver.act(text, 4, List.of(1)).orElseThrow();
        assertThat(List.of(left.begin(0), left.begin(1))).containsExactly(-1, -1);
        assertThat(List.of(left.begin(2), left.begin(3), left.begin(4))).containsExactly(0, 3, 6);
        assertThat(List.of(left.begin(-1), left.begin(9))).containsExactly(-1, -1);
    }

    @Test
    void aSentenceAnswersADemandByWordsOrNotAtAll() {
        String words = "to withdraw its troops";
        AnnotatedText text = reader.annotate("Tbilisi asked Moscow to withdraw its troops. Moscow flatly refused. Rain fell on Paris.");
        int start = text.text().indexOf(words);
        List<Span> item = List.of(new Span(start, start + words.length()));
        Resolver.Resolved<Answering> refused = resolver.answer(text, 0, item, 1).orElseThrow();
        assertThat(refused.said().of("rejected")).isGreaterThan(.5);
        assertThat(refused.said().shown(refused.begin(1) + 2)).isGreaterThan(.5);
        assertThat(resolver.answer(text, 0, item, 2).orElseThrow().said().of("none")).isGreaterThan(.5);
        assertThat(refused.said().of("perhaps")).isZero();
        assertThat(resolver.answer(text, 0, List.of(text.sentences().get(0).span()), 0)).as("a whole sentence as an item leaves nothing to ask about").isEmpty();
    }
}

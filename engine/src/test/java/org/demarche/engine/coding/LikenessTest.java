package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.demarche.engine.encoder.Encoder;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Reader;
import org.demarche.record.Span;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How far two runs of words speak of the same. */
class LikenessTest {

    @BeforeAll
    static void modelIsThere() {
        assumeTrue(Encoder.available(), "parts of speech want the model");
    }

    private static double of(String first, String second) {
        String words = first + " " + second;
        AnnotatedText text = Reader.open().annotate(words);
        Stage stage = new Stage(text, null, List.of(), List.of(), List.of(), List.of(), List.of());
        return Likeness.of(stage, new Span(0, first.length()), new Span(first.length() + 1, words.length()));
    }

    @Test
    void theSameNounsAndVerbsAreAlike() {
        assertThat(of("The navy released nine sailors.", "Nine sailors of the navy were released at dawn.")).isGreaterThanOrEqualTo(Likeness.SAME);
    }

    @Test
    void verbAndNounOfOneStemMeet() {
        assertThat(of("They want to expand the harbour.", "The expansion of the harbour was refused.")).isGreaterThanOrEqualTo(Likeness.SAME);
    }

    @Test
    void wordsOfOneSetMeanTheSame() {
        assertThat(of("The guards shot at the boats.", "No gunfire hit the ships.")).isGreaterThanOrEqualTo(Likeness.ABOUT);
        assertThat(of("The guards laid down their arms.", "The guards gave up their weapons.")).isGreaterThanOrEqualTo(Likeness.SAME);
    }

    @Test
    void otherMattersAreUnlike() {
        assertThat(of("The ministry closed the airport.", "Farmers burned straw near a bridge.")).isLessThan(Likeness.ABOUT);
    }

    @Test
    void wordsThatSayNothingAreLikeNothing() {
        assertThat(of("It is so.", "It is so.")).isZero();
    }
}

package org.demarche.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodePointsTest {

    @Property
    void countsAsTheJdkDoesAndComesBack(@ForAll("texts") String text) {
        CodePoints offsets = new CodePoints(text);
        for (int point = 0; point <= text.codePointCount(0, text.length()); point++) {
            int unit = text.offsetByCodePoints(0, point);
            assertThat(offsets.toUtf16(point)).isEqualTo(unit);
            assertThat(offsets.fromUtf16(unit)).isEqualTo(point);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "’", "😀", "𝔸", "漢", "\n", "👩‍👩‍👧").list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Test
    void anOffsetInsideAPairCountsThePair() {
        assertThat(new CodePoints("a😀b").fromUtf16(2)).isEqualTo(2);
    }

    @Test
    void aLoneSurrogateIsRefused() {
        assertThat(CodePoints.loneSurrogate("ok 😀")).isEqualTo(-1);
        assertThatThrownBy(() -> new CodePoints("bad \ud83d text")).hasMessageContaining("offset 4");
        assertThatThrownBy(() -> new CodePoints("\ude00")).hasMessageContaining("offset 0");
    }

    @Test
    void outsideTheTextIsRefused() {
        CodePoints offsets = new CodePoints("😀");
        assertThatThrownBy(() -> offsets.toUtf16(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> offsets.fromUtf16(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}

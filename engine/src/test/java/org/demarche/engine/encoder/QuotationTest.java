package org.demarche.engine.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotationTest {

    private static String quoted(String text) {
        boolean[] inside = Quotation.inside(text);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inside.length; i++) {
            out.append(inside[i] ? text.charAt(i) : '.');
        }
        return out.toString();
    }

    @Test
    void marksWhatStandsBetweenMarksOfAnyKind() {
        assertThat(quoted("He: \u201cNo\u201d or \"yes\" \u00abda\u00bb.")).isEqualTo("....\u201cNo\u201d....\"yes\".\u00abda\u00bb.");
    }

    @Test
    void apostrophesAreNoQuotation() {
        assertThat(quoted("Russia's \u2018plan\u2019")).isEqualTo(".".repeat(15));
    }

    @Test
    void aQuotationGoesOnWhereTheNextParagraphOpensItAgain() {
        assertThat(quoted("\u201cOne\n\n\u201cTwo\u201d x")).isEqualTo("\u201cOne..\u201cTwo\u201d..");
        assertThat(quoted("\"One\n\"Two\" x")).isEqualTo("\"One.\"Two\"..");
        assertThat(quoted("\u201cOne\nTwo")).isEqualTo("\u201cOne....");
    }
}

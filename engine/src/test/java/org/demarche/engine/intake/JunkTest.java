package org.demarche.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.demarche.record.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Junk lines in plain texts are known; sentences are left alone. */
class JunkTest {

    @ParameterizedTest
    @ValueSource(strings = {"Click: See details", "Click here to read more", "leave your comment", "Leave a comment »", "Share this article", "Share on Facebook",
        "Facebook Twitter WhatsApp", "Share | Tweet | Email", "Advertisement", "ADVERTISEMENT", "Sign up for our newsletter!", "Subscribe to our newsletter", "Read more",
        "READ MORE: Troops mass at the border", "Related: What the treaty says", "Skip to main content", "Comments (14)", "12 comments", "Sign in to comment",
        "Follow us on Twitter and Facebook", "Follow Jane Doe on Twitter @janedoe.", "Terms of use | Privacy policy | About us", "Tags: politics, election, news",
        "By Maria Lopez, Staff Reporter", "Written by John Roe", "Photo: Reuters", "Updated 10:01 pm PST, Tuesday, November 19, 2019", "***", "___", "Back to top",
        "For more, sign up for the Morning Notes newsletter.", "Jane Doe may be reached at jane@herald.example.", "This site uses cookies to make it better."})
    void knowsJunk(String line) {
        assertThat(Junk.isJunk(line)).as(line).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The two leaders will share the stage.", "Ryabkov insisted that Ukraine must never become a member of NATO.", "She asked members to sign up for updates from the campaign.", "By Friday, the troops had left.",
        "More than 100,000 troops were massed at the border, officials said.", "Read by the minister, the statement ran to three pages.",
        "“Leave a comment if you must,” he said, “but leave the base alone.”", "No comment.", "He declined to comment.", "Photographs from the border show tanks.",
        "The ministry’s newsletter said that the talks had failed.", "Share prices fell.", "Home to two million people, the city was shelled again.",
        "Follow-up talks are set for Monday.", "The subscribers of the pact met.", "12 soldiers were killed."})
    void leavesSentencesAlone(String sentence) {
        assertThat(Junk.isJunk(sentence)).as(sentence).isFalse();
    }

    @Test
    void coversJunkInATextAndNothingElse() {
        String text = "Talks fail as deadline pass…\n\nTalks fail as deadline pass…\n\nThe talks failed, the minister said.\nShare this article\n\nTroops moved in.\n\nRelated Articles\n\nWhat to know";
        assertThat(Junk.spans(text).stream().map(s -> s.of(text))).containsExactly("Talks fail as deadline pass…", "Talks fail as deadline pass…", "Share this article",
                "Related Articles", "What to know");
    }

    @Test
    void anEndingLineEndsNothingWhenTheArticleGoesOn() {
        String text = "The talks failed.\n\nMore from the talks\n\n" + "The delegation stayed in the city for another day and met with the leaders of three parties, all of whom asked for time to consider.";
        assertThat(Junk.spans(text)).isEmpty();
    }

    @Test
    void aWrappedLineIsNoLineOfItsOwn() {
        String text = "The ministers of both countries said on Friday that there was much\nmore\nto talk about, and that all of it was a matter of time and of\nshare.\n";
        assertThat(Junk.spans(text)).isEmpty();
    }

    @Test
    void cleansAPlainText() {
        Junk.Cleaned cleaned = Junk.clean("Talks fail in Geneva\r\n\r\nTalks fail in Geneva\r\n\r\nThe talks failed, the minister\r\nsaid on Friday.\r\n\r\n\r\nTroops moved in.\r\n\r\nClick: See details\r\n\r\nleave your comment");
        assertThat(cleaned.title()).isEqualTo("Talks fail in Geneva");
        assertThat(cleaned.body()).isEqualTo("The talks failed, the minister\nsaid on Friday.\n\nTroops moved in.");
    }

    @Test
    void aHeadlineOverTheTextIsItsTitle() {
        Junk.Cleaned cleaned = Junk.clean("Talks fail in Geneva\n\nThe talks failed.\n");
        assertThat(cleaned.title()).isEqualTo("Talks fail in Geneva");
        assertThat(cleaned.body()).isEqualTo("The talks failed.");
        assertThat(Junk.clean("The talks failed.").title()).isNull();
    }

    @Test
    void oneHeadlineInTwoForms() {
        assertThat(Junk.sameHeadline("Ministers meet in Geneva on Friday", "Ministers meet in Geneva on Friday | The Herald")).isTrue();
        assertThat(Junk.sameHeadline("Ministers meet in Gene…", "Ministers meet in Geneva on Friday")).isTrue();
        assertThat(Junk.sameHeadline("Ministers meet in Geneva", "Ministers meet in Geneva on Friday")).isFalse();
        assertThat(Junk.sameHeadline("", "")).isFalse();
    }

    @Property(tries = 300)
    void spansLieInTheTextInOrder(@ForAll List<@net.jqwik.api.From("lines") String> lines) {
        String text = String.join("\n", lines);
        int last = 0;
        for (Span span : Junk.spans(text)) {
            assertThat(span.start()).isGreaterThanOrEqualTo(last);
            assertThat(span.end()).isLessThanOrEqualTo(text.length());
            assertThat(span.of(text)).isNotBlank();
            last = span.end();
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> lines() {
        return net.jqwik.api.Arbitraries.oneOf(net.jqwik.api.Arbitraries.strings().ofMaxLength(40),
                net.jqwik.api.Arbitraries.of("", "Read more", "Related Articles", "The talks failed.", "12 comments", "  Share  ", "Title of it", "Title of it"));
    }
}

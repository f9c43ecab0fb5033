package org.demarche.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.demarche.record.CodePoints;
import org.demarche.record.PublishedFrom;
import org.junit.jupiter.api.Test;

/** What is read from a page: the body and nothing else, headline, byline, date, address, language. */
class PageReaderTest {
    private static final LocalDate LATEST = LocalDate.of(2022, 3, 1);
    private static final String FIRST = "The foreign ministers of the two countries met in Geneva on Friday and agreed to keep talking, officials said.";
    private static final String SECOND = "Neither side expected a breakthrough, but both called the meeting useful and said that written answers would follow.";
    private static final String THIRD = "“We will judge by deeds,” the minister told reporters after the talks, which lasted ninety minutes.";

    private static Article read(String html) {
        return PageReader.read(html, "page", null, LATEST);
    }

    private static String page(String head, String body) {
        return "<!DOCTYPE html><html lang='en'><head><title>Ministers meet in Geneva | The Herald</title>" + head + "</head><body>" + body + "</body></html>";
    }

    private static String p(String... paragraphs) {
        return IntStream.range(0, paragraphs.length).mapToObj(i -> "<p>" + paragraphs[i] + "</p>").collect(Collectors.joining());
    }

    private static String text(String... paragraphs) {
        return String.join("\n\n", paragraphs);
    }

    @Test
    void takesTheBodyOutOfItsFurniture() {
        Article article = read(page("<meta property='og:site_name' content='The Herald'>", """
                <header><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav></header>
                <main><article><header><h1>Ministers meet in Geneva</h1><p class='dek'>Talks between the two sides end without result, and both of them say so.</p>
                <div class='byline'>By <a rel='author' href='/j'>Jane Doe</a></div><time datetime='2022-01-21T15:04:05Z'>January 21, 2022</time></header>
                <figure><img src='x.jpg'><figcaption>The ministers shake hands before their talks in Geneva on Friday. (Photo: Agency)</figcaption></figure>
                """ + p(FIRST) + "<div class='related-links'><h3>Related</h3><ul><li><a href='/1'>Another story about something else entirely</a></li></ul></div>" + p(SECOND, THIRD) + """
                <p>Sign up for our newsletter and never miss a story.</p>
                <div class='share-bar'><a href='#'>Facebook</a> <a href='#'>Twitter</a></div></article>
                <section id='comments'><h2>Comments</h2><p>I do not believe a word of what either of these ministers says about the talks.</p></section></main>
                <footer><p>© 2022 The Herald. All rights reserved, and all the usual things are said here at some length.</p></footer>"""));
        assertThat(article.text()).isEqualTo(text(FIRST, SECOND, THIRD));
        assertThat(article.title()).isEqualTo("Ministers meet in Geneva");
        assertThat(article.byline()).isEqualTo("Jane Doe");
        assertThat(article.publisher()).isEqualTo("The Herald");
        assertThat(article.language()).isEqualTo("en");
        assertThat(article.published()).isEqualTo("2022-01-21T15:04:05Z");
        assertThat(article.publishedFrom()).isEqualTo(PublishedFrom.TIME);
    }

    @Test
    void keepsHeadingsListsQuotationsAndTables() {
        Article article = read(page("", "<article><h1>Ministers meet in Geneva</h1>" + p(FIRST) + "<h2>What was said</h2>" + p(SECOND)
                + "<ul><li>No troops near the border.</li><li>Written answers within a week.</li></ul><blockquote>" + p(THIRD) + "</blockquote>"
                + "<table><tr><th>Side</th><th>Troops</th></tr><tr><td>East</td><td>100,000</td></tr></table>" + p(FIRST.replace("Friday", "Monday")) + "</article>"));
        assertThat(article.text()).isEqualTo(text(FIRST, "What was said", SECOND, "No troops near the border.", "Written answers within a week.", THIRD,
                "Side Troops", "East 100,000", FIRST.replace("Friday", "Monday")));
    }

    @Test
    void readsParagraphsThatAreOnlyLineBreaks() {
        Article article = read(page("", "<table><tr><td><a href='/'>Home</a> <a href='/x'>Archive</a></td><td><font><b>Ministers meet in Geneva</b><br><br>"
                + FIRST + "<br><br>" + SECOND + "<br>" + THIRD + "</font></td></tr></table>"));
        assertThat(article.text()).contains(text(FIRST, SECOND, THIRD)).doesNotContain("Archive");
    }

    @Test
    void aHeadlineOverTwoLinesIsOneHeadline() {
        Article article = read(page("", "<article><h1>Ministers meet<br>in Geneva</h1>" + p(FIRST, SECOND, THIRD) + "</article>"));
        assertThat(article.title()).isEqualTo("Ministers meet in Geneva");
        assertThat(article.text()).isEqualTo(text(FIRST, SECOND, THIRD));
    }

    @Test
    void findsABodyInNamelessDivs() {
        Article article = read(page("", "<div><div><a href='/1'>News</a><a href='/2'>Sport</a></div></div><div><div><h1>Ministers meet in Geneva</h1><div>" + FIRST
                + "</div><div>" + SECOND + "</div><div>" + THIRD + "</div></div><div><a href='/3'>A link to a story about the weather in spring</a></div></div>"));
        assertThat(article.text()).isEqualTo(text(FIRST, SECOND, THIRD));
    }

    @Test
    void leavesOutCommentsThatOutweighTheArticle() {
        String comments = IntStream.range(0, 40).mapToObj(i -> "<p>Reader number " + i + " has an opinion on this that is quite long and rather loud.</p>")
                .collect(Collectors.joining());
        Article article = read(page("", "<div><h1>Ministers meet in Geneva</h1>" + p(FIRST, SECOND, THIRD) + "<h3>40 responses to “Ministers meet in Geneva”</h3>" + comments + "</div>"));
        assertThat(article.text()).isEqualTo(text(FIRST, SECOND, THIRD));
    }

    @Test
    void readsAmpPagesAndLiveBlogs() {
        Article article = read(page("", "<amp-sidebar><p>This menu has a sentence long enough to look like prose, which it is not.</p></amp-sidebar><article class='amp-wp-article'>"
                + "<h1>Ministers meet in Geneva</h1><div class='live-post'><h3>15:02</h3>" + p(FIRST) + "</div><div class='live-post'><h3>14:40</h3>" + p(SECOND, THIRD) + "</div></article>"));
        assertThat(article.text()).contains(FIRST, SECOND, THIRD).doesNotContain("menu");
    }

    @Test
    void readsWhatAPaywallLeaves() {
        Article article = read(page("", "<article><h1>Ministers meet in Geneva</h1>" + p(FIRST) + "<div class='paywall'><p>Subscribe now to read the full story.</p></div></article>"));
        assertThat(article.text()).isEqualTo(FIRST);
    }

    @Test
    void readsPagesThatBuildThemselvesFromTheirMetadata() {
        Article article = read(page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ministers meet in Geneva\",\"articleBody\":\"" + FIRST + "\\n\\n" + SECOND
                + "\\nShare this article\\n" + THIRD + "\"}</script>", "<div id='root'><h1>Ministers meet in Geneva</h1><p>Loading the page, please wait a moment.</p></div>"));
        assertThat(article.text()).isEqualTo(text(FIRST, SECOND, THIRD));
    }

    @Test
    void takesNoBrokenCharactersFromMetadata() {
        String json = "{\"@type\":\"NewsArticle\",\"headline\":\"A\\ud800\\u0000 B\",\"author\":\"Jane\\udc00 Doe\",\"articleBody\":\""
                + (FIRST + "\\ud83d\\ude00 \\ud800\\n").repeat(4_000) + "-->" + " ".repeat(300_000) + "x\"}";
        Article article = read("<html><head><script type='application/ld+json'>" + json + "</script></head><body><div id='app'></div></body></html>");
        assertThat(article.text()).startsWith(FIRST + "\ud83d\ude00 \ufffd\n");
        assertThat(article.title()).isEqualTo("A\ufffd B");
        assertThat(article.byline()).isEqualTo("Jane\ufffd Doe");
    }

    @Test
    void doublesNoParagraph() {
        Article article = read(page("", "<article><h1>Ministers meet in Geneva</h1>" + p(FIRST, SECOND, FIRST, THIRD) + "</article>"));
        assertThat(article.text()).isEqualTo(text(FIRST, SECOND, THIRD));
    }

    @Test
    void passesOverPopupsInsideSentencesAndHiddenText() {
        Article article = read(page("", "<article><h1>Ministers meet in Geneva</h1><p>The minister <span class='rollover-people'>John Roe<span> More about him: a list</span></span>spoke"
                + " for an hour and a half about the security of the continent.</p><p style='display: none'>This hidden sentence is for search engines and nobody else.</p>" + p(SECOND, THIRD) + "</article>"));
        assertThat(article.text()).startsWith("The minister spoke for an hour").doesNotContain("hidden", "More about him");
    }

    @Test
    void anArticleThatCallsItselfAWidgetIsStillRead() {
        Article article = read(page("", "<div class='widget post-widget'><h1>Ministers meet in Geneva</h1>" + p(FIRST, SECOND, THIRD) + "</div><div class='widget'><p>Buy our book, it is really good and not at all expensive.</p></div>"));
        assertThat(article.text()).isEqualTo(text(FIRST, SECOND, THIRD));
    }

    @Test
    void readsQuotedPostsThoughTheyCallThemselvesSocial() {
        Article article = read(page("", "<article><h1>Ministers meet in Geneva</h1>" + p(FIRST, SECOND) + "<div class='social-embed'><blockquote class='twitter-tweet'><p>Good talks today.</p>"
                + "— Foreign Ministry (@mfa) <a href='#'>January 21, 2022</a></blockquote></div>" + p(THIRD) + "</article>"));
        assertThat(article.text()).contains("Good talks today.");
    }

    @Test
    void theSameAnswerEveryTimeWhateverWasReadBefore() {
        String html = page("", "<article><h1>Ministers meet in Geneva</h1>" + p(FIRST, SECOND, THIRD) + "</article>");
        Article first = read(html);
        read(page("", "<div class='comments'>" + p(FIRST) + "</div><p>" + SECOND + "</p>"));
        assertThat(read(html)).isEqualTo(first);
    }

    @Test
    void refusesBottomlessAndEmptyPages() {
        assertThatThrownBy(() -> read("<div>".repeat(100_000) + FIRST)).isInstanceOf(UnreadableException.class).hasMessageContaining("512 deep");
        assertThatThrownBy(() -> read("<html><body><script>alert(1)</script></body></html>")).isInstanceOf(UnreadableException.class)
                .hasMessage("no article text in the page");
    }

    @Test
    void followsNoEntityAndNoReference() {
        Article article = read("<!DOCTYPE html [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]><html><body><h1>Ministers meet in Geneva</h1><p>&secret; " + FIRST + "</p>"
                + "<link rel='canonical' href='file:///etc/passwd'>" + p(SECOND) + "</body></html>");
        assertThat(article.text()).contains("&secret;").doesNotContain("root:");
        assertThat(article.url()).isNull();
    }

    @Property(tries = 300)
    void neverFailsButWithAReason(@ForAll String inside, @ForAll boolean tagged) {
        String html = tagged ? "<" + inside + ">" + FIRST + "</" + inside + "><p>" + inside : inside;
        try {
            Article article = read(html);
            assertThat(article.text()).isNotBlank();
            assertThat(CodePoints.loneSurrogate(article.text())).isEqualTo(-1);
            assertThat(article.text()).doesNotContain("\u0000");
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}

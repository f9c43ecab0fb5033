package org.demarche.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.demarche.record.PublishedFrom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The date of publication is right or absent with a reason. */
class PublicationDateTest {
    private static final String BODY = "<p>The ministers met in Geneva on Friday and agreed to keep talking, officials of both sides said.</p>"
            + "<p>Neither side expected a breakthrough, but both called the meeting useful and promised written answers.</p>";

    private static Article read(String head, String before, String after) {
        return read(head, before, after, null);
    }

    private static Article read(String head, String before, String after, String url) {
        return PageReader.read("<html><head><title>Ministers meet</title>" + head + "</head><body><article><h1>Ministers meet</h1>" + before + BODY + "</article>"
                + after + "</body></html>", "page", url, LocalDate.of(2022, 3, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2022-02-01 | 2022-02-01",
        "2022-02-01T10:20:30Z | 2022-02-01T10:20:30Z",
        "2022-02-01T10:20:30.123+0100 | 2022-02-01T10:20:30+01:00",
        "2022-02-01 10:20 | 2022-02-01T10:20:00",
        "20220201 | 2022-02-01",
        "2022/02/01 | 2022-02-01",
        "Tue, 01 Feb 2022 10:20:30 GMT | 2022-02-01",
        "Tue Feb 01 2022 10:20:30 GMT+0000 | 2022-02-01",
        "February 1, 2022 | 2022-02-01",
        "Feb. 1, 2022, 10:20 a.m. ET | 2022-02-01",
        "1st of February 2022 | 2022-02-01",
        "1 février 2022 | 2022-02-01",
        "5 APRİL 2022 | 2022-04-05",
        "Auguſt 5, 2022 | 2022-08-05",
        "1 de febrero de 2022 | 2022-02-01",
        "01.02.2022 | 2022-02-01",
        "25/01/2022 | 2022-01-25",
        "01/25/2022 | 2022-01-25",
        "1643710830 | 2022-02-01T10:20:30Z",
        "01/02/2022 | ",
        "2022-02-31 | ",
        "yesterday | ",
        "2022 | ",
        "9999-99-99 | "})
    void readsDatesOfFieldsOrNone(String printed, String iso) {
        PrintedDate date = PrintedDate.ofField(printed);
        assertThat(date == null ? null : date.iso()).isEqualTo(iso);
    }

    @Test
    void jsonLdComesFirst() {
        Article article = read("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Ministers meet\","
                + "\"datePublished\":\"2022-01-21T10:00:00Z\",\"dateModified\":\"2022-01-25T10:00:00Z\",\"author\":[{\"name\":\"Jane Doe\"},{\"name\":\"John Roe\"}]}]}</script>"
                + "<meta property='article:published_time' content='2022-01-22'>", "", "");
        assertThat(article.published()).isEqualTo("2022-01-21T10:00:00Z");
        assertThat(article.publishedFrom()).isEqualTo(PublishedFrom.JSON_LD);
        assertThat(article.publishedReason()).isNull();
        assertThat(article.byline()).isEqualTo("Jane Doe, John Roe");
    }

    @Test
    void aDateOfChangeIsNoDateOfPublication() {
        Article article = read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"dateModified\":\"2022-01-25\"}</script>"
                + "<meta property='article:modified_time' content='2022-01-25'><meta property='og:updated_time' content='2022-01-25'>",
                "<p>Updated: January 25, 2022</p><time class='updated' datetime='2022-01-25'>Jan 25</time>", "<p>© 2019 The Herald</p>");
        assertThat(article.published()).isNull();
        assertThat(article.publishedReason()).startsWith("no date of publication");
    }

    @Test
    void ofSeveralArticlesInJsonLdTheOneWithTheHeadlineCounts() {
        Article article = read("<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Something else\",\"datePublished\":\"2021-05-05\"},"
                + "{\"@type\":\"NewsArticle\",\"headline\":\"Ministers meet\",\"datePublished\":\"2022-01-21\"}]</script>", "", "");
        assertThat(article.published()).isEqualTo("2022-01-21");
    }

    @Test
    void datesOfRelatedArticlesDoNotCount() {
        Article article = read("", "", "<aside><article><h3>Other</h3><time datetime='2021-01-01'>x</time></article><article><time datetime='2021-02-01'>y</time></article></aside>");
        assertThat(article.published()).isNull();
    }

    @Test
    void aPrintedDateBesideTheBylineCounts() {
        Article article = read("", "<div class='meta'>Published: 21 January 2022 | Updated: 25 January 2022</div>", "");
        assertThat(article.published()).isEqualTo("2022-01-21");
        assertThat(article.publishedFrom()).isEqualTo(PublishedFrom.TEXT);
    }

    @Test
    void theAddressDecidesLastAndRefutes() {
        Article byAddress = read("", "", "", "https://herald.example/2022/01/21/ministers-meet.html");
        assertThat(byAddress.published()).isEqualTo("2022-01-21");
        assertThat(byAddress.publishedFrom()).isEqualTo(PublishedFrom.URL);
        assertThat(read("<meta name='date' content='2022-02-20'>", "", "", "https://herald.example/2022/jan/21/ministers-meet").published()).isEqualTo("2022-01-21");
        assertThat(read("", "", "", "https://herald.example/world/20220145-story").published()).isNull();
    }

    @Test
    void theFutureAndTheYear9999AreNotBelieved() {
        Article article = read("<meta property='article:published_time' content='9999-12-31'>", "", "");
        assertThat(article.published()).isNull();
        assertThat(article.publishedReason()).isEqualTo("date in the future: 9999-12-31");
        assertThat(read("<meta name='date' content='1970-01-01T00:00:00Z'>", "", "").publishedReason()).isEqualTo("no real date: 1970-01-01");
    }

    @Test
    void brokenJsonLdIsPassedOver() {
        Article article = read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":</script><script type='application/ld+json'>"
                + "[".repeat(5000) + "</script><meta name='pubdate' content='2022-01-21'>", "", "");
        assertThat(article.published()).isEqualTo("2022-01-21");
        assertThat(article.publishedFrom()).isEqualTo(PublishedFrom.META);
    }
}

package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.junit.jupiter.api.Test;

/** What readers of a desk say of what was coded, and what becomes of it. */
class ReviewingTest extends ServedDesk {
    @Test
    void anArticlesEventsAreReviewedByThemselves() {
        assertThat(get("/article?id=a1").body()).contains("href=\"/review?article=a1\"");
        assertThat(get("/review?article=a1").body()).contains("name=\"article\" value=\"a1\"", "name=\"query\" value=\"&amp;article=a1\"").doesNotContain("name=\"article\" value=\"a2\"");
    }

    @Test
    void aReviewIsKeptApartShownExportedAndUndone() throws IOException {
        String key = formKey();
        String form = "key=" + key + "&article=hostile&event_id=E1&reviewer=Ana&verdict=corrected&event=THREATEN&status=planned&actor=N2&recipient=N1";
        HttpResponse<String> row = post("/api/v1/reviews", form, "HX-Request", "true");
        assertThat(row.statusCode()).as(row.body()).isEqualTo(200);
        assertThat(row.body()).contains("corrected", "Ana", "THREATEN").doesNotContain("<!DOCTYPE");
        assertThat(archive.record("hostile").events().get(0).event().name()).isEqualTo("ASSAULT");
        assertThat(get("/article?id=hostile").body()).contains("corrected by Ana");
        ArticleRecord gold = RecordJson.read(get("/api/v1/gold").body().strip());
        assertThat(gold.events()).singleElement().satisfies(e -> {
            assertThat(e.event().name()).isEqualTo("THREATEN");
            assertThat(e.actor()).containsExactly("N2");
            assertThat(e.quadCode()).isEqualTo(3);
        });
        assertThat(get("/review").body()).contains("1 review in force</a>");
        String id = json("/api/v1/reviews").get("rows").get(0).get("id").asText();
        assertThat(post("/api/v1/reviews/undo", "key=" + key + "&review=" + id + "&article=hostile&event_id=E1", "HX-Request", "true").body()).doesNotContain("by Ana");
        assertThat(get("/api/v1/gold").body()).isEmpty();
        String plain = "key=" + key + "&article=hostile&event_id=E1&reviewer=Ana&verdict=rejected&query=";
        assertThat(post("/api/v1/reviews", plain + "actor%3DPER%26done%3D1").headers().firstValue("Location")).hasValue("/review?actor=PER&done=1");
        assertThat(post("/api/v1/reviews", plain + "%0d%0aX%3A1").headers().firstValue("Location")).hasValue("/review");
        for (JsonNode review : json("/api/v1/reviews").get("rows")) {
            post("/api/v1/reviews/undo", "key=" + key + "&review=" + review.get("id").asText() + "&article=hostile&event_id=E1");
        }
        assertThat(post("/api/v1/reviews", "key=" + key + "&article=hostile&event_id=E9&reviewer=Ana&verdict=accepted").statusCode()).isEqualTo(400);
    }

    @Test
    void anArticlesStatementsAndDemandsAreReviewedBesideItsEvents() throws IOException {
        assertThat(get("/review?article=a2").body()).contains("<article id=\"D1\" class=\"item \"", "demand by Peru of Ecuador: rejected", "<article id=\"S1\" class=\"item \"", "<b>Peru</b>");
        assertThat(get("/review").body()).doesNotContain("demand by Peru");
        assertThat(get("/position/1").body()).contains("href=\"/review?article=a2#D1\"");
        String form = "key=" + formKey() + "&article=a2&event_id=D1&reviewer=Ana&verdict=";
        assertThat(post("/api/v1/reviews", form + "rejected", "HX-Request", "true").body()).contains("<article id=\"D1\" class=\"item rejected\"", "by Ana").doesNotContain("<!DOCTYPE", "Correct</summary>");
        assertThat(post("/api/v1/reviews", form + "corrected&event=THREATEN&status=planned").body()).contains("not corrected");
        assertThat(get("/article?id=a2").body()).contains("rejected by Ana");
        assertThat(get("/review").body()).contains("0 reviews in force</a>");
        JsonNode review = json("/api/v1/reviews").get("rows").get(0);
        assertThat(review.get("event").asText()).isEqualTo("demand");
        assertThat(review.get("sentence_text").asText()).isEqualTo("withdraw all soldiers from the Cenepa valley");
        post("/api/v1/reviews/undo", "key=" + formKey() + "&review=" + review.get("id").asText() + "&article=a2&event_id=D1");
        assertThat(get("/article?id=a2").body()).doesNotContain("by Ana");
    }

    @Test
    void aReviewersNameIsRememberedWhateverItsLetters() {
        String form = "key=" + formKey() + "&article=a2&event_id=E1&verdict=accepted&reviewer=";
        HttpResponse<String> kept = post("/api/v1/reviews", form + Filter.encode("Zo\u00eb; O\u2019Neil, \u6797 "));
        String cookie = kept.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(send(request(desk.port(), "/review").header("Cookie", cookie)).body()).contains("value=\"Zo\u00eb; O\u2019Neil, \u6797\"");
        assertThat(send(request(desk.port(), "/review").header("Cookie", "reviewer=%zz")).statusCode()).isEqualTo(200);
        assertThat(post("/api/v1/reviews", form + "x".repeat(20_000)).statusCode()).isEqualTo(400);
        archive.query("SELECT id FROM review WHERE article_id = 'a2'").forEach(r -> archive.reviews().undo((Long) r.get("id")));
    }

    @Test
    void whatIsUndoneOfAnEventThatIsNotThereIsNotFound() {
        assertThat(post("/api/v1/reviews/undo", "key=" + formKey() + "&review=999&article=none&event_id=E1", "HX-Request", "true").statusCode()).isEqualTo(404);
    }
}

package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.archive.Archive;
import org.demarche.archive.Crisis;
import org.demarche.archive.Feed;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages and tables show. */
class DeskTest extends ServedDesk {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/?since=1995-01-01", "/dossier", "/dossier?actor=PER,ECU", "/dossier?actor=PER&actor=ECU&between=1&from=1995-01-01", "/events",
        "/events?event=ACCUSE&order=importance", "/event/1", "/articles", "/stories", "/stories?actor=PER&from=1995-01-01", "/story?id=a1", "/story?id=hostile", "/article?id=a1", "/article?id=hostile", "/article?id=a1-copy", "/actors", "/actor?key=Q419",
        "/dyad?a=PER&b=ECU", "/dyad?a=ECU&b=PER&from=1995-01-30&to=1995-02-05", "/position/1", "/map", "/search?q=border", "/search", "/review", "/review?done=1"})
    void everyPageIsShownUnderAStrictPolicyWithoutInlineScriptOrMarkupFromArticles(String path) {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
        assertThat(page.body()).contains("<!DOCTYPE html>").doesNotContain("<script>", "<img", "<b>Bold</b>", "href=\"javascript:", " style=", " onclick=");
    }

    @Test
    void hostileMarkupStaysText() {
        assertThat(get("/article?id=hostile").body()).contains("&lt;script&gt;document.title=").contains("&lt;img src=x");
        assertThat(get("/search?q=%3Cscript%3E%22").body()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void twoReportsOfOneActAreOneEventWithBothSourcesAndTheReason() {
        assertThat(get("/event/1").body()).contains("<b>2 reports</b>", "Harbour Wire", "Eastern Ledger", "same sides, days agree", "first report", "Copied by",
                "/article?id=a1#s0", "https://news.example/a2");
    }

    @Test
    void aDossierShowsPositionsWithAnswersEvidenceForcesAndDisputes() {
        assertThat(get("/dossier?actor=PER,ECU").body()).contains("withdraw all soldiers from the Cenepa valley", "answer rejected", "3,000 or more", "who crossed first",
                "data-chart=", "ECU–PER", "<b>4 reports</b> of <b>3 events</b>");
    }

    @Test
    void whoIsAskedForMayBeNamed() throws IOException {
        assertThat(get("/dossier?actor=peru,Ecuador").body()).contains("<b>4 reports</b> of <b>3 events</b>", "ECU–PER");
        assertThat(json("/api/v1/events?actor=nobody").get("rows")).isEmpty();
        assertThat(json("/api/v1/search?q=tiwinza&kind=statement&actor=Peru").get("rows")).isNotEmpty().isEqualTo(json("/api/v1/search?q=tiwinza&kind=statement&actor=PER").get("rows"));
        assertThat(json("/api/v1/search?q=tiwinza&kind=statement&actor=Ecuador").get("rows")).isEmpty();
    }

    @Test
    void whatIsChosenIsCountedBySourceAndWeek() throws IOException {
        JsonNode sources = json("/api/v1/sources?actor=PER").get("rows");
        assertThat(sources.findValuesAsText("publisher")).containsExactly("<b>Bold</b> Post", "Eastern Ledger", "Harbour Wire");
        assertThat(sources.findValuesAsText("reports")).containsExactly("1", "1", "2");
        assertThat(sources.findValuesAsText("last_day")).containsExactly("1995-02-01", "1995-01-31", "1995-01-30");
        assertThat(json("/api/v1/coverage?actor=PER").get("rows")).hasSize(1);
        assertThat(json("/api/v1/coverage?actor=PER").get("rows").get(0).toString()).isEqualTo("{\"week\":\"1995-01-30\",\"reports\":4,\"occurrences\":3,\"articles_read\":4}");
        assertThat(json("/api/v1/coverage?publisher=Harbour%20Wire").get("rows").get(0).get("reports").asInt()).isEqualTo(2);
        assertThat(json("/api/v1/sources?actor=USA").get("rows")).isEmpty();
        assertThat(json("/api/v1/coverage?actor=PER&actor=Ecuador&from=1995-01-31&to=1995-02-01").get("rows").get(0).toString())
                .isEqualTo("{\"week\":\"1995-01-30\",\"reports\":2,\"occurrences\":2,\"articles_read\":4}");
        assertThat(json("/api/v1/coverage?actor=PER,ECU&to=1995-01-29").get("rows")).isEmpty();
    }

    @Test
    void aDyadIsFilteredAndCounted() {
        assertThat(get("/dyad?a=Peru&b=Q736").body()).contains("<h1>Peru \u2013 Ecuador</h1>", "<b>3 events</b>", "not for single actors");
        assertThat(get("/dyad?a=Peru&b=PER").statusCode()).isEqualTo(400);
        assertThat(get("/dyad?a=PER&b=ECU&event=ACCUSE").body()).contains("<small class=\"code\">PER ECU</small></h1>", "<b>1 event</b> in <b>2 articles</b>", "name=\"a\" value=\"PER\"", "/api/v1/weeks?actor=PER&amp;actor=ECU&amp;event=ACCUSE&amp;format=csv");
    }

    @Test
    void sidesAreNamedWithTheirCodesBesideThem() {
        String side = "<small class=\"code\">PER</small>";
        assertThat(get("/dossier").body()).contains("Ecuador \u2013 Peru</a>", "ECU\u2013PER");
        assertThat(get("/dossier?actor=PER,ECU").body()).contains("<h1>Peru, Ecuador</h1>", "<td>Peru" + side + "</td>", "<b>Ecuador<small class=\"code\">ECU</small></b> denies");
        assertThat(get("/position/1").body()).contains("<b>Peru" + side + "</b>");
        assertThat(get("/dossier?actor=CHE,EUR,QQQ").body()).contains("<h1>Switzerland, European Union, QQQ</h1>");
        assertThat(new Row(Map.of("by_names", "Lima;fishermen;Quito", "by_codes", "PER;;ECU")).named("by")).extracting(Row.Named::code).containsExactly("PER", "", "ECU");
        assertThat(new Row(Map.of("by_names", "a;b", "by_codes", "PER")).named("by")).extracting(Row.Named::code).containsExactly("", "");
        assertThat(new Row(Map.of()).named("by")).isEmpty();
    }

    @Test
    void storiesOfOneArticleAreListedWhenAskedFor() {
        assertThat(get("/stories").body()).contains("/story?id=a1", "\"/stories?single=1\"").doesNotContain("/story?id=hostile");
        assertThat(get("/stories?single=1").body()).contains("/story?id=a1", "/story?id=hostile", "name=\"single\"");
    }

    @Test
    void fromAnEventOneComesToItsReview() {
        assertThat(get("/event/1").body()).contains("href=\"/review?article=a1#E1\"");
        assertThat(get("/review?article=a1").body()).contains("<article id=\"E1\"");
        assertThat(get("/review").body()).doesNotContain("<article id=");
    }

    @Test
    void todayTellsWhatIsNewSinceADay() {
        String page = get("/?since=1995-01-31").body();
        assertThat(page).contains("Since Tue 31 Jan 1995", "<b>1 new event</b>, and again of 1 earlier one", "Told again", "shelled", "sent nothing since");
    }

    @Test
    void aPositionHasItsHistory() throws IOException {
        assertThat(get("/dossier?actor=PER,ECU").body()).contains("class=\"answer rejected\" href=\"/position/1\"");
        assertThat(get("/position/1").body()).containsSubsequence("3 reports, oldest first", "Mon 30 Jan 1995", "answer pending", "Harbour Wire", "Tue 31 Jan 1995", "answer rejected", "Peru is accusing");
        assertThat(json("/api/v1/demands?actor=PER").get("rows").findValuesAsText("answer")).containsExactly("pending", "rejected", "pending");
    }

    @Test
    void whatIsNewAndWhomAnActorDealsWithAreTables() throws IOException {
        assertThat(json("/api/v1/new?from=1995-02-01").get("rows").findValuesAsText("event")).containsExactly("ASSAULT");
        assertThat(json("/api/v1/offices?actor=Q419").get("rows").get(0).get("name").asText()).isEqualTo("Peru");
        assertThat(json("/api/v1/partners?actor=Q419").get("rows").get(0).get("actor").asText()).isEqualTo("Q736");
    }

    @Test
    void feedsThatDiedAreTold() throws IOException {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"ok\",\"feeds\":0,\"feeds_missing\":0,\"first_missing\":null}");
        archive.feeds(List.of(new Feed("https://a.example/feed", "<b>Strait</b> Post", "1995-02-02T10:00:00Z", null, null),
                new Feed("https://b.example/feed", null, null, "1995-02-01T09:30:00Z", "the server answers <404>")));
        assertThat(get("/?since=1995-01-31").body()).contains("<b>1 feed</b> cannot be got, the first since 1 Feb 1995, 09:30 UTC", "never seen: the server answers &lt;404&gt;")
                .doesNotContain("Strait");
        assertThat(json("/api/v1/feeds").get("rows").findValuesAsText("missing")).containsExactly("1995-02-01T09:30:00Z", "null");
        assertThat(get("/health").body()).contains("\"feeds\":2,\"feeds_missing\":1,\"first_missing\":\"1995-02-01T09:30:00Z\"");
        assertThat(get("/metrics").body()).contains("demarche_feeds_missing 1");
        archive.feeds(List.of());
    }

    @Test
    void anAnswerIsKeptUntilTheArchiveChanges() {
        try (Archive own = Archive.open(folder.resolve("own"))) {
            own.add(Crisis.records().subList(0, 1));
            Answers answers = new Answers(own);
            List<Row> first = answers.rows("SELECT count(*) AS n FROM article WHERE id <> ?", "x");
            assertThat(answers.rows("SELECT count(*) AS n FROM article WHERE id <> ?", "x")).isSameAs(first);
            own.add(Crisis.records().subList(1, 2));
            assertThat(answers.rows("SELECT count(*) AS n FROM article WHERE id <> ?", "x").get(0).number("n")).isEqualTo(2);
            assertThatThrownBy(() -> answers.rows("SELECT nothing")).isInstanceOf(org.demarche.archive.ArchiveException.class);
        }
    }

    @Test
    void eventsWithoutAPlaceAreListedBesideTheMap() {
        assertThat(get("/map").body()).contains("1 of 3 events are told with a place", "Tiwinza", "Without a place <small>2</small>", "class=\"land\"");
    }

    @Test
    void everyTableAnswersAsJsonWithETagAndAsCsvAndIsDescribed() throws IOException {
        JsonNode paths = json("/openapi.json").get("paths");
        assertThat(paths.size()).isGreaterThan(20);
        for (java.util.Iterator<String> names = paths.fieldNames(); names.hasNext();) {
            String path = names.next();
            if (paths.get(path).has("get")) {
                String asked = path.equals("/api/v1/search") ? path + "?q=border" : path.matches("/api/v1/(record|story)") ? path + "?id=a1" : path.matches("/api/v1/(event|position)") ? path + "?id=1" : path;
                HttpResponse<String> answer = get(asked);
                assertThat(answer.statusCode()).as(asked + " " + answer.body()).isEqualTo(200);
                if (path.startsWith("/api/")) {
                    String tag = answer.headers().firstValue("ETag").orElseThrow();
                    assertThat(send(request(desk.port(), asked).header("If-None-Match", tag)).statusCode()).as(asked).isEqualTo(304);
                }
                if (paths.get(path).get("get").get("parameters").toString().contains("\"format\"")) {
                    HttpResponse<String> csv = get(asked + (asked.contains("?") ? "&" : "?") + "format=csv");
                    assertThat(csv.headers().firstValue("Content-Type").orElse("")).as(asked).startsWith("text/csv");
                }
            }
            if (paths.get(path).has("post")) {
                assertThat(post(path, "").statusCode()).as(path).isIn(400, 401, 403);
            }
        }
    }

    @Test
    void whatAPageShowsCanBeHadAsATable() throws IOException {
        assertThat(json("/api/v1/event?id=1").get("rows").findValuesAsText("article_id")).containsExactly("a1", "a2");
        assertThat(json("/api/v1/position?id=1").get("rows").findValuesAsText("answer")).containsExactly("pending", "rejected", "pending");
        assertThat(json("/api/v1/dyad?actor=PER&actor=Q736&event=ACCUSE").get("rows").findValuesAsText("event")).containsExactly("ACCUSE");
        assertThat(json("/api/v1/dyad?actor=PER").get("rows")).isEmpty();
        for (String page : List.of("/?since=1995-01-31", "/dossier", "/dossier?actor=PER,ECU", "/events", "/event/1", "/position/1", "/story?id=a1", "/stories", "/articles", "/actors", "/actor?key=Q419",
                "/dyad?a=PER&b=ECU", "/map", "/search?q=border", "/review")) {
            Matcher links = Pattern.compile("href=\"(/api/v1/[^\"]*format=csv[^\"]*)\"").matcher(get(page).body());
            assertThat(links.results().map(l -> l.group(1).replace("&amp;", "&")).toList()).as(page).isNotEmpty().allSatisfy(link -> {
                assertThat(get(link).statusCode()).as(link).isEqualTo(200);
                assertThat(get(link).headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            });
        }
        assertThat(json("/api/v1/search?q=tiwinza&kind=sentence&size=1").get("next").asText()).isEqualTo("/api/v1/search?q=tiwinza&kind=sentence&page=2&size=1");
    }

    @Test
    void everyFilterThatIsDescribedCountsAndNoOther() throws IOException {
        Map<String, String> fitsNothing = Map.of("actor", "ZZZ", "event", "RETREAT", "from", "2999-01-01", "to", "1000-01-01", "publisher", "nobody", "q", "xyzzy");
        int counted = 0;
        for (var path : json("/openapi.json").get("paths").properties()) {
            List<String> described = path.getValue().at("/get/parameters").findValuesAsText("name");
            if (!described.contains("format") || described.contains("id") || described.contains("kind")) {
                continue;
            }
            Map<String, String> asked = switch (path.getKey()) {
                case "/api/v1/dyad" -> Map.of("actor", "PER,ECU");
                case "/api/v1/offices", "/api/v1/partners" -> Map.of("actor", "Q419");
                default -> Map.of();
            };
            JsonNode all = rows(path.getKey(), asked, Map.of());
            for (Map.Entry<String, String> filter : fitsNothing.entrySet()) {
                JsonNode rows = rows(path.getKey(), asked, Map.of(filter.getKey(), filter.getValue()));
                if (described.contains(filter.getKey()) && !all.isEmpty()) {
                    assertThat(rows).as(path.getKey() + " " + filter).isEmpty();
                    counted++;
                } else if (!described.contains(filter.getKey())) {
                    assertThat(rows).as(path.getKey() + " " + filter).isEqualTo(all);
                }
            }
            JsonNode ofPeru = rows(path.getKey(), asked, Map.of("actor", "PER"));
            assertThat(rows(path.getKey(), asked, Map.of("actor", "PER", "between", "1")).equals(ofPeru)).as(path.getKey() + " between").isEqualTo(!described.contains("between"));
        }
        assertThat(counted).isGreaterThan(50);
        assertThat(json("/api/v1/actors?actor=Q419").get("rows").findValuesAsText("name")).containsExactly("Peru");
    }

    private static JsonNode rows(String path, Map<String, String> asked, Map<String, String> instead) throws IOException {
        Map<String, String> all = new TreeMap<>(asked);
        all.putAll(instead);
        return json(path + Show.query(all)).get("rows");
    }

    @Test
    void noNameMakesTwoOfOneSide() {
        ArticleRecord r = Crisis.records().get(0);
        Entity peru = r.entities().get(0);
        Entity odd = new Entity(peru.id(), "Pe\u001fru", peru.kind(), peru.code(), peru.sector(), null, peru.identifierId(), peru.mentions());
        try (Archive own = Archive.open(folder.resolve("odd")); Desk served = Desk.start(own, new Desk.Options("127.0.0.1", 0, null, true))) {
            own.add(List.of(new ArticleRecord(r.schema(), r.coder(), r.id(), r.url(), r.title(), null, r.published(), r.publishedFrom(), r.publisher(), "en", r.text(), null, null, r.sentences(),
                    List.of(odd, r.entities().get(1)), r.events(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null)));
            HttpResponse<String> page = send(request(served.port(), "/events"));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("Pe ru");
        }
    }

    @Test
    void aStoryOfMoreArticlesThanAPageHoldsHasItsLead() {
        List<ArticleRecord> many = new java.util.ArrayList<>();
        ArticleRecord r = Crisis.records().get(3);
        for (int i = 0; i < 1_000; i++) {
            many.add(new ArticleRecord(r.schema(), r.coder(), "copy" + i, null, null, null, "1995-01-29", r.publishedFrom(), "Wire", "en", "Copy " + i, "a1", "a1", List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), List.of(), List.of(), null));
        }
        many.add(Crisis.records().get(0));
        try (Archive own = Archive.open(folder.resolve("many")); Desk served = Desk.start(own, new Desk.Options("127.0.0.1", 0, null, true))) {
            own.add(many);
            own.stories(many.stream().collect(java.util.stream.Collectors.toMap(ArticleRecord::id, a -> "s")));
            HttpResponse<String> page = send(request(served.port(), "/story?id=s"));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("Lead article: <a href=\"/article?id=a1\">");
        }
    }

    @Test
    void whereNothingFitsThePageSaysWhatToDo() {
        assertThat(get("/dossier?actor=ZZZ").body()).contains("Nothing here fits.", "/actors?q=ZZZ").doesNotContain("Position board");
        assertThat(get("/search?q=xyzzy").body()).contains("fewer of them");
        assertThat(get("/actors?q=xyzzy").body()).contains("Nobody fits.");
        assertThat(get("/map?actor=ZZZ").body()).contains("No event with a place.");
        assertThat(get("/review?done=1&actor=ZZZ").body()).contains("No review fits.");
        assertThat(get("/?since=1999-01-01").body()).contains("No new event.", "No article.");
        assertThat(get("/stories?actor=ZZZ").body()).contains("No story of more than one article fits.");
    }

    @Test
    void rowsComeInPages() throws IOException {
        JsonNode first = json("/api/v1/events?size=3");
        assertThat(first.get("rows").size()).isEqualTo(3);
        JsonNode second = json(first.get("next").asText());
        assertThat(second.get("rows").size()).isEqualTo(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(get("/api/v1/events?size=3&format=csv").headers().firstValue("Link")).hasValue("</api/v1/events?page=2&size=3&format=csv>; rel=\"next\"");
        assertThat(get("/api/v1/events?size=9000&format=csv").body().lines()).hasSize(5);
        assertThat(json("/api/v1/occurrences?event=ACCUSE").get("rows").get(0).get("actors").get(0).asText()).isEqualTo("Peru");
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeText() {
        assertThat(Api.csv(List.of(new Row(java.util.Map.of("a", "=1+1"))))).isEqualTo("a\r\n'=1+1\r\n");
        assertThat(Api.csv(List.of(new Row(java.util.Map.of("a", "x,\"y\""))))).isEqualTo("a\r\n\"x,\"\"y\"\"\"\r\n");
    }

    @Test
    void aStoryHasItsDaysItsLeadAndItsSources() throws IOException {
        assertThat(get("/story?id=a1").body()).contains("3 articles of 3 sources, 30 Jan 1995 to 31 Jan 1995", "Lead article: <a href=\"/article?id=a1\">", "a copy", "Harbour Wire, Meridian Post, Eastern Ledger");
        assertThat(get("/?since=1995-01-31").body()).contains("/story?id=a1");
        assertThat(json("/api/v1/stories").get("rows").get(1).get("title").asText()).isEqualTo("Soldiers near Tiwinza");
        assertThat(json("/api/v1/story?id=a1").get("rows").findValuesAsText("id")).containsExactly("a1", "a1-copy", "a2");
    }

    @Test
    void publicationTimesAreWrittenForReading() {
        assertThat(Show.published("2022-01-10T19:05:00+01:00")).isEqualTo("10 Jan 2022, 19:05 +01:00");
        assertThat(Show.published("2021-12-07T21:40:00Z")).isEqualTo("7 Dec 2021, 21:40 UTC");
        assertThat(Show.published("2022-01-12")).isEqualTo("12 Jan 2022");
    }
}

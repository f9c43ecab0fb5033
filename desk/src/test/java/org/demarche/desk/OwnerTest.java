package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.demarche.archive.Crisis;
import org.demarche.record.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change what through the desk, and what a change does. */
class OwnerTest extends ServedDesk {
    @Test
    void aFormWithoutAFieldThatItNeedsIsRefusedByNameAndChangesNothing() throws IOException {
        long before = archive.version();
        JsonNode paths = json("/openapi.json").get("paths");
        int forms = 0;
        for (JsonNode path : paths) {
            JsonNode schema = path.at("/post/requestBody/content/application~1x-www-form-urlencoded/schema");
            for (JsonNode left : schema.path("required")) {
                String form = java.util.stream.StreamSupport.stream(schema.get("required").spliterator(), false).map(JsonNode::asText).filter(f -> !f.equals(left.asText()))
                        .map(f -> f + "=" + (f.equals("key") ? formKey() : "1")).collect(Collectors.joining("&"));
                String name = paths.properties().stream().filter(p -> p.getValue() == path).findFirst().orElseThrow().getKey();
                HttpResponse<String> answer = post(name, form);
                assertThat(answer.statusCode()).as(name + " " + form).isEqualTo(left.asText().equals("key") ? 403 : 400);
                assertThat(answer.body()).as(name + " " + form).contains(left.asText().equals("key") ? "form" : left.asText() + ": missing");
                forms++;
            }
        }
        assertThat(forms).isGreaterThan(15);
        assertThat(archive.version()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?since=-999999999-01-01", "/?since=%2B999999999-12-31", "/api/v1/events?from=%2B10000-01-01", "/events?from=yesterday", "/events?event=WAR", "/api/v1/events?size=0", "/api/v1/events?page=x", "/article", "/api/v1/search"})
    void whatCannotBeReadIsRefusedByName(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("from", "event", "size", "page", "id", "q");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            /nothing => There is nothing at /nothing.
            /nothing?from=yesterday => There is nothing at /nothing.
            /place/Lviv%3Cb%3E => There is nothing at /place/Lviv%3Cb%3E.
            /event/99999 => There is no event 99999.
            /event/x => There is no event x.
            /position/99 => There is no position 99.
            /position/x => There is no position x.
            /article?id=none => There is no article none.
            /article?id=%3Cb%3E => There is no article &lt;b&gt;.
            /story?id=none => There is no story none.
            /actor?key=nobody => Nobody is called nobody in this archive.
            """)
    void aPageThatIsNotThereSaysSoAndLeadsOn(String path, String sentence) {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("<nav aria-label=\"Pages\">", "<h1>There is no such page</h1>", "<p>" + sentence + " ", "from <a href=\"/\">Today</a>", "or <a href=\"/search\">Search</a>")
                .doesNotContain("Endpoint");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            /api/v1/nothing => {"error":"there is nothing at /api/v1/nothing"}
            /api/nothing => {"error":"there is nothing at /api/nothing"}
            /api/v1/record?id=none => {"error":"there is no article none"}
            /api/v1/event?id=99999 => {"error":"there is no event 99999"}
            """)
    void whatTheInterfaceDoesNotHaveIsAnErrorAsJson(String path, String error) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.body()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none", "/assets/../desk.css", "/assets/a/b"})
    void anAssetThatIsNotThereIsNotFound(String path) {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/assets/none", "/login/none", "/nothing", "/api/v1/nothing"})
    void whatIsNotThereTellsNothingToWhoHasNoToken(String path) {
        try (Desk guarded = Desk.start(archive, new Desk.Options("127.0.0.1", 0, "a-long-enough-token", false))) {
            for (String method : List.of("PUT", "GET")) {
                HttpResponse<String> answer = send(request(guarded.port(), path).method(method, HttpRequest.BodyPublishers.noBody()));
                assertThat(answer.statusCode()).as(method).isIn(200, 302, 401, 404);
                assertThat(answer.body()).as(method).doesNotContain("data-key", "Archive <b>", "4 articles");
            }
        }
    }

    @Test
    void changesNeedTheFormsKeyAndTheDesksOwnPage() {
        String form = "article=a2&event_id=E1&verdict=accepted&reviewer=Ana";
        assertThat(post("/api/v1/reviews", form).statusCode()).isEqualTo(403);
        String keyed = form + "&key=" + formKey();
        assertThat(post("/api/v1/reviews", keyed, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(post("/api/v1/reviews", keyed, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(archive.query("SELECT * FROM review WHERE article_id = 'a2'")).isEmpty();
    }

    @Test
    void aReadOnlyDeskTakesNothingOverUnderAnySpellingOfTheAddress() {
        String line = RecordJson.write(Crisis.records().get(0));
        try (Desk readOnly = Desk.start(archive, new Desk.Options("127.0.0.1", 0, null, true))) {
            for (String path : java.util.List.of("/api/v1/records", "/api/v1/records/", "/api/v1/records/remove/", "/api/v1/records/stories/")) {
                assertThat(send(request(readOnly.port(), path).header("Authorization", "Bearer " + readOnly.key()).POST(HttpRequest.BodyPublishers.ofString(line))).statusCode())
                        .as(path).isEqualTo(403);
            }
        }
    }

    @Test
    void aRoleIsCorrectedAndTheArticlesThatNameItAreCodedAgain() {
        String form = "key=" + formKey() + "&actor=Q419&kind=state&name=Peru&code=PER&sectors=GOV&office=&from=";
        assertThat(post("/api/v1/roles", form + "never").body()).contains("never is no day");
        assertThat(post("/api/v1/roles", "actor=Q419&kind=state&name=Peru").statusCode()).isEqualTo(403);
        assertThat(post("/api/v1/roles", form + "1995-01-01").statusCode()).isEqualTo(303);
        assertThat(get("/actor?key=Q419").body()).contains("1995-01-01", "Code 3 articles again");
        bench.coded.clear();
        assertThat(post("/api/v1/roles/again", "key=" + formKey() + "&actor=Q419&name=Peru").headers().firstValue("Location")).hasValue("/actor?key=Q419#role");
        assertThat(bench.coded).containsExactlyInAnyOrder("a1", "a2", "hostile");
        assertThat(get("/actor?key=Q419").body()).contains("All its articles were coded since");
        assertThat(archive.query("SELECT count(*) AS n FROM former")).singleElement().isEqualTo(java.util.Map.of("n", 3L));
        assertThat(archive.query("SELECT reports, articles FROM occurrence ORDER BY reports DESC LIMIT 1")).singleElement().isEqualTo(java.util.Map.of("reports", 2, "articles", 2));
    }

    @Test
    void aDossierIsKeptUnderAName() {
        assertThat(post("/api/v1/dossiers", "key=" + formKey() + "&name=Cenepa+%3Cwar%3E&query=actor%3DPER%26actor%3DECU").statusCode()).isEqualTo(303);
        assertThat(get("/dossier").body()).contains("Cenepa &lt;war&gt;", "/dossier?actor=PER&amp;actor=ECU", "Peru, Ecuador \u00b7 kept ");
        assertThat(post("/api/v1/dossiers", "key=" + formKey() + "&name=x&query=a%0d%0aSet-Cookie%3A+desk%3Dx").statusCode()).isEqualTo(400);
        post("/api/v1/dossiers/forget", "key=" + formKey() + "&name=Cenepa+%3Cwar%3E");
        assertThat(get("/dossier").body()).doesNotContain("Cenepa");
    }

    @Test
    void articlesAreHandedOverWithTheOwnersKey() throws IOException {
        String lines = Crisis.records().stream().map(RecordJson::write).collect(Collectors.joining("\n"));
        HttpRequest.Builder without = request(desk.port(), "/api/v1/records").POST(HttpRequest.BodyPublishers.ofString(lines));
        assertThat(send(without).statusCode()).isEqualTo(401);
        HttpRequest.Builder with = request(desk.port(), "/api/v1/records").header("Authorization", "Bearer " + desk.key()).POST(HttpRequest.BodyPublishers.ofString(lines));
        HttpResponse<String> answer = send(with);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().lines()).containsExactly("KNOWN", "KNOWN", "KNOWN", "KNOWN");
    }

    private static HttpResponse<String> handOver(String path, String type, String body) {
        return send(request(desk.port(), "/api/v1/records" + path).header("Authorization", "Bearer " + desk.key()).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            '' => {"id": => record 2 cannot be read: not a record: Unexpected
            '' => null => record 2 cannot be read: not a record: an object with "id" and "text" is wanted
            '' => [] => record 2 cannot be read: not a record: an object with "id" and "text" is wanted
            '' => {"id":"b","text":"T.","events":[{"id":"E1"}]} => record 2 cannot be read: not a record: events[0]: mode is missing
            '' => {"id":"b","text":"T.","sentences":[{"start":0,"end":9}]} => record 2 cannot be read: not a record: sentences[0]: Cannot deserialize value of type Span from String "{"start":0,"end":9}": outside the text
            '' => {"id":"b","text":"T.","published":"soon"} => record b: published: soon is no day
            '' => {"id":"b","text":"T.","entities":[{"id":"N1","name":"Peru","kind":"state","sector":[],"mentions":[]}],"denials":[{"id":"X1","by":["N9"],"claim_spans":[]}]} => record b: X1 names N9, which is none of its entities
            '' => {"id":"b","text":"T.","demands":[{"id":"D1","by":[],"of":[]}]} => record 2 cannot be read: not a record: demands[0]: spans is missing
            '' => {"id":"b","text":"T.","denials":[{"by":[],"claim_spans":[]}]} => record b: denials[0]: id is missing
            '' => {"id":"b","text":"T.","forces":[null]} => record 2 cannot be read: not a record: forces[0] is missing
            /known => {"id":7} => record 2 cannot be read
            """)
    void aRecordThatCannotBeTakenIsNamedInOneLineAndNoneIsKept(String path, String line, String reason) {
        String good = RecordJson.write(Crisis.records().get(0)).replace("\"id\":\"a1\"", "\"id\":\"fresh\"").replace("Tiwinza", "Coangos");
        long before = archive.version();
        HttpResponse<String> answer = handOver(path == null ? "" : path, "application/jsonl", good + "\n" + line + "\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body().strip()).startsWith(reason).doesNotContain("\n", "org.demarche", "java.");
        assertThat(archive.version()).isEqualTo(before);
        assertThat(archive.record("fresh")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            /stories => {"a1": => stories cannot be read: Unexpected
            /stories => null => stories: missing
            /stories => {"a1":null} => stories: the story of article a1: missing
            /stories => {"a1":{"x":1}} => stories cannot be read: a JSON object of articles and their stories is wanted
            /feeds => [{"address":"https://a.example/"},{}] => feeds: the address of feed 2: missing
            /feeds => [null] => feeds: the address of feed 1: missing
            /feeds => {} => feeds cannot be read: a JSON array of objects is wanted
            /alerts/sent => channel=console&alerts={"rule":"r" => alert 1 cannot be read: Unexpected
            /alerts/sent => channel=console&alerts={"rule":"r"} => alert 1: subject: missing
            /export => format=xml => format: one of jsonl, plover
            """)
    void whatElseIsHandedOverIsRefusedInOneLineToo(String path, String body, String reason) {
        HttpResponse<String> answer = handOver(path, body.contains("=") ? "application/x-www-form-urlencoded" : "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body().strip()).startsWith(reason).doesNotContain("\n", "org.demarche", "java.");
    }

    @Test
    void aWordThatIsNoneOfAFieldsIsRefusedWithThoseThatAre() {
        String form = "key=" + formKey() + "&article=a2&event_id=E1&reviewer=Ana&verdict=";
        assertThat(post("/api/v1/reviews", form + "maybe").body()).isEqualTo("{\"error\":\"verdict: one of accepted, corrected, rejected\"}");
        assertThat(post("/api/v1/reviews", form + "corrected&event=WAR&status=planned").body()).startsWith("{\"error\":\"event: one of agree, ");
    }

    @Test
    void whatFailsInsideIsToldOnStandardErrorOnceAndNotToTheReader() {
        PrintStream stderr = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Bench broken = new Bench() {
            @Override
            public java.time.Instant changed() {
                throw new IllegalStateException("the table\u001b[2J is broken", new java.io.IOException("x".repeat(9_000)));
            }
        };
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (Desk failing = Desk.start(archive, new Desk.Options("127.0.0.1", 0, null, true), broken)) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = send(request(failing.port(), "/actor?key=Q419"));
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body()).contains("where it was started it says why").doesNotContain("IllegalState", "broken");
            }
            send(request(failing.port(), "/event/99999"));
        } finally {
            System.setErr(stderr);
        }
        List<String> lines = told.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).startsWith("demarche: GET /actor was answered 500:", "  java.lang.IllegalStateException: the table [2J is broken")
                .endsWith("demarche: GET /actor was answered 500, for the same reason").hasSizeLessThan(25).allSatisfy(line -> assertThat(line).hasSizeLessThan(450));
        assertThat(lines).filteredOn(line -> line.startsWith("  caused by java.io.IOException: xxx")).hasSize(1);
    }

    @Test
    void anErrorInsideIsToldAsAnExceptionIs() {
        PrintStream stderr = System.err;
        for (Error error : List.of(new StackOverflowError(), new OutOfMemoryError("Java heap space"))) {
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            Bench broken = new Bench() {
                @Override
                public java.time.Instant changed() {
                    throw error;
                }
            };
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            try (Desk failing = Desk.start(archive, new Desk.Options("127.0.0.1", 0, null, true), broken)) {
                HttpResponse<String> answer = send(request(failing.port(), "/actor?key=Q419"));
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body()).contains("where it was started it says why").doesNotContain("java.lang");
                assertThat(send(request(failing.port(), "/metrics")).body()).contains("demarche_failures_total 1\n");
            } finally {
                System.setErr(stderr);
            }
            assertThat(told.toString(StandardCharsets.UTF_8)).startsWith("demarche: GET /actor was answered 500:").contains("  caused by " + error + "\n");
        }
    }

    @Test
    void aForeignNamePointedAtThisMachineReachesNothing() throws IOException {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", desk.port())) {
            socket.getOutputStream().write("GET /api/v1/articles HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).startsWith("HTTP/1.1 403").doesNotContain("Tiwinza");
        }
    }

    @Test
    void aTokenIsNeededBeyondLoopbackAndThenByEveryReader() {
        assertThatThrownBy(() -> new Desk.Options("0.0.0.0", 0, null, false)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("token");
        assertThatThrownBy(() -> new Desk.Options("127.0.0.1", 0, "short", false)).isInstanceOf(IllegalArgumentException.class);
        String token = "a-long-enough-token";
        try (Desk guarded = Desk.start(archive, new Desk.Options("127.0.0.1", 0, token, true))) {
            assertThat(send(request(guarded.port(), "/")).statusCode()).isEqualTo(302);
            assertThat(send(request(guarded.port(), "/api/v1/articles")).statusCode()).isEqualTo(401);
            assertThat(send(request(guarded.port(), "/api/v1/articles").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
            HttpResponse<String> login = send(request(guarded.port(), "/login").header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("token=" + token)));
            String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly").containsIgnoringCase("SameSite=Strict");
            assertThat(send(request(guarded.port(), "/review").header("Cookie", cookie.split(";")[0])).body()).contains("read-only").doesNotContain("Accept</button>");
            assertThat(send(request(guarded.port(), "/api/v1/dossiers").header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString("name=x&query=y"))).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theFirstOwnerKeepsThePort() {
        assertThatThrownBy(() -> Desk.start(archive, new Desk.Options("127.0.0.1", desk.port(), null, false)))
                .isInstanceOf(org.demarche.archive.ArchiveException.class).hasMessageContaining("cannot be opened");
    }
}

package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.archive.Archive;
import org.demarche.archive.Crisis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A desk that serves the fixture crisis while a class of tests runs, and how these ask it. */
abstract class ServedDesk {
    private static final HttpClient CLIENT = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;
    static Archive archive;
    static Desk desk;
    static final Bench bench = new Bench();

    @BeforeAll
    static void serve() {
        archive = Archive.open(folder.resolve("archive"));
        archive.add(Crisis.records());
        archive.stories(Crisis.STORIES);
        desk = Desk.start(archive, new Desk.Options("127.0.0.1", 0, null, false), bench);
    }

    @AfterAll
    static void stop() {
        desk.close();
        archive.close();
    }

    static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> get(String path) {
        return send(request(desk.port(), path));
    }

    static HttpResponse<String> post(String path, String form, String... headers) {
        HttpRequest.Builder request = request(desk.port(), path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static String formKey() {
        Matcher key = Pattern.compile("data-key=\"([0-9a-f]+)\"").matcher(get("/").body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    static JsonNode json(String path) throws IOException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}

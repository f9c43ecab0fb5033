package org.demarche.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.demarche.archive.Archive;
import org.demarche.archive.Owner;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;

/** Where ingested records go: into an archive of this process, or over loopback to the process that owns it. */
sealed interface Store extends AutoCloseable {

    /** Stores records. @return one outcome for each, in order */
    List<Archive.Added> add(List<ArticleRecord> records);

    /** The archive, where this process owns it; else null. */
    Archive archive();

    @Override
    void close();

    /** An archive of this process. */
    record Own(Archive archive) implements Store {
        @Override
        public List<Archive.Added> add(List<ArticleRecord> records) {
            return archive.add(records);
        }

        @Override
        public void close() {
            archive.close();
        }
    }

    /** The archive that another process owns. */
    record Handed(Owner owner) implements Store {
        private static final HttpClient CLIENT = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

        @Override
        public List<Archive.Added> add(List<ArticleRecord> records) {
            String lines = records.stream().map(RecordJson::write).collect(Collectors.joining("\n", "", "\n"));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + owner.port() + "/api/v1/records"))
                    .header("Authorization", "Bearer " + owner.key()).header("Content-Type", "application/jsonl")
                    .POST(HttpRequest.BodyPublishers.ofString(lines)).build();
            try {
                HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new UserError("the process that owns the archive refused the articles: " + answer.body().lines().findFirst().orElse("status " + answer.statusCode()));
                }
                List<Archive.Added> outcomes = new ArrayList<>();
                answer.body().lines().filter(l -> !l.isBlank()).forEach(l -> outcomes.add(Archive.Added.valueOf(l.strip())));
                return outcomes;
            } catch (IOException e) {
                throw new UserError("the process that owns the archive does not answer: " + UserError.reason(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        public Archive archive() {
            return null;
        }

        @Override
        public void close() {
            // nothing is held open between batches
        }
    }
}

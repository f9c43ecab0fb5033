package org.demarche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.demarche.archive.Archive;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import org.demarche.record.PublishedFrom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered over a long run. */
class IngestTest {
    private static final String TALKS = "Canada accused Denmark on Monday of sending ships into the strait. Denmark's foreign minister rejected the accusation in the evening and asked for talks. "
            + "Ministers of both countries will meet on Friday, officials of the two sides said after a long day of calls.";

    @TempDir
    private Path folder;

    private static Source.Item article(String id, String day, String text) {
        return new Source.Item.Read(new Article(id, null, "Talks on the strait", null, day, PublishedFrom.INPUT, null, "Strait Post", "en", text, null), id);
    }

    @Test
    void afterADayTheArchivesLastDaysAloneAreRememberedAndCopiesAreStillRecognised() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2022-06-01T00:00:00Z"));
        try (Archive archive = Archive.open(folder.resolve("archive")); Source none = Sources.open(List.of(), Options.untilTomorrow());
                Summary summary = new Summary(new PrintWriter(new StringWriter()), "ingested", none)) {
            Store store = new Store.Own(archive);
            Ingest ingest = new Ingest(Coder.open(new Coder.Options(false, List.of())), 1, now::get);
            ingest.take(List.of(article("old", "2022-01-01", "Peru closed the harbour of Callao for a week.")), store, summary);
            ingest.take(List.of(article("first", "2022-06-01", TALKS)), store, summary);
            assertThat(ingest.remembered()).isEqualTo(2);
            now.set(now.get().plus(Duration.ofHours(30)));
            ingest.take(List.of(article("copy", "2022-06-02", "OTTAWA (Reuters) - " + TALKS)), store, summary);
            assertThat(ingest.remembered()).isEqualTo(2);
            assertThat(archive.record("copy").copyOf()).isEqualTo("first");
            assertThat(archive.query("SELECT DISTINCT story FROM story WHERE article_id IN ('first', 'copy')")).hasSize(1);
        }
    }
}

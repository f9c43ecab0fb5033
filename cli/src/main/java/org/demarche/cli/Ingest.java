package org.demarche.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.demarche.archive.Archive;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Report;
import org.demarche.engine.story.Signature;
import org.demarche.engine.story.Stories;
import org.demarche.record.ArticleRecord;

/**
 * Codes batches of articles into a store: what is there already is passed over before it is coded, and copies point to the article that stands for them; each is noted in its story.
 * It remembers the articles of the archive's last days and of one day more, however long it is used. Used by one thread at a time.
 */
final class Ingest {
    /** After so long what is remembered is given up for what the archive has of its last days. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Coder coder;
    private final int threads;
    private final Supplier<Instant> now;
    private final Map<Archive.Added, Integer> counts = new EnumMap<>(Archive.Added.class);
    private OnceCoder once;
    private Stories stories;
    /** Stories as they are told here → as the archive names them. */
    private Map<String, String> named;
    /** Since when it remembers, or null where it remembers nothing yet. */
    private Instant since;

    Ingest(Coder coder, int threads) {
        this(coder, threads, Instant::now);
    }

    Ingest(Coder coder, int threads, Supplier<Instant> now) {
        this.coder = coder;
        this.threads = threads;
        this.now = now;
    }

    /** Takes a batch; when it returns, what was read of it is kept. */
    void take(List<Source.Item> items, Store store, Summary summary) {
        if (since == null || since.plus(REMEMBERED).isBefore(now.get())) {
            once = new OnceCoder(coder, threads);
            stories = new Stories();
            named = new HashMap<>();
            List<OnceCoder.Known> recent = new ArrayList<>();
            List<Report> reports = new ArrayList<>();
            Map<String, String> noted = new HashMap<>();
            store.recent(t -> {
                recent.add(new OnceCoder.Known(Signature.of(t.id(), t.published(), t.text()), t.copyOf() == null ? t.id() : t.copyOf()));
                reports.add(Report.of(new Article(t.id(), null, t.title(), null, t.published(), null, null, t.publisher(), null, t.text(), null)).copyOf(t.copyOf()));
                if (t.story() != null) {
                    noted.put(t.id(), t.story());
                }
            });
            once.know(recent);
            // Stories are told from the last days alone here; what was noted of an article gives its story the name that it has.
            Map<String, String> told = stories.add(reports);
            told.forEach((article, story) -> {
                if (noted.containsKey(article)) {
                    named.putIfAbsent(story, noted.get(article));
                }
            });
            note(store, told, noted);
            since = now.get();
        }
        List<ArticleRecord> uncoded = items.stream().filter(Source.Item.Read.class::isInstance).map(i -> coder.copy(((Source.Item.Read) i).article(), null, null)).toList();
        List<Boolean> known = store.knows(uncoded);
        List<Source.Item> batch = new ArrayList<>();
        int i = 0;
        for (Source.Item item : items) {
            if (item instanceof Source.Item.Read && known.get(i++)) {
                counts.merge(Archive.Added.KNOWN, 1, Integer::sum);
            } else {
                batch.add(item);
            }
        }
        List<ArticleRecord> records = new ArrayList<>();
        once.code(batch, record -> {
            records.add(record);
            CodeCommand.read(record, summary);
        }, summary::failed);
        if (!records.isEmpty()) {
            List<Archive.Added> added = store.add(records);
            added.forEach(a -> counts.merge(a, 1, Integer::sum));
            List<Report> reports = new ArrayList<>();
            for (int r = 0; r < records.size(); r++) {
                if (added.get(r) != Archive.Added.KNOWN && stories.story(records.get(r).id()) == null) {
                    reports.add(Report.of(records.get(r)));
                }
            }
            note(store, stories.add(reports), Map.of());
        }
    }

    /** Notes the stories of articles that have none yet. */
    private void note(Store store, Map<String, String> told, Map<String, String> noted) {
        Map<String, String> fresh = new LinkedHashMap<>();
        told.forEach((article, story) -> {
            if (!noted.containsKey(article)) {
                fresh.put(article, named.getOrDefault(story, story));
            }
        });
        if (!fresh.isEmpty()) {
            store.stories(fresh);
        }
    }

    /** How many articles it remembers for copies and stories to come. */
    int remembered() {
        return stories == null ? 0 : stories.size();
    }

    /** What became of the articles since this was last asked, in words. */
    String counts() {
        String words = counts.getOrDefault(Archive.Added.NEW, 0) + " new, " + counts.getOrDefault(Archive.Added.REPLACED, 0) + " coded again, "
                + counts.getOrDefault(Archive.Added.KNOWN, 0) + " there already";
        counts.clear();
        return words;
    }
}

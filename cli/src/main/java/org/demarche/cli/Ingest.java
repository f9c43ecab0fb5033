package org.demarche.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.demarche.archive.Archive;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Signature;
import org.demarche.record.ArticleRecord;

/** Codes batches of articles into a store: what is there already is passed over before it is coded, and copies point to the article that stands for them. Used by one thread at a time. */
final class Ingest {
    private final Coder coder;
    private final OnceCoder once;
    private final Map<Archive.Added, Integer> counts = new EnumMap<>(Archive.Added.class);
    private boolean knowing;

    Ingest(Coder coder, int threads) {
        this.coder = coder;
        this.once = new OnceCoder(coder, threads);
    }

    /** Takes a batch; when it returns, what was read of it is kept. */
    void take(List<Source.Item> items, Store store, Summary summary) {
        if (!knowing) {
            List<Signature> recent = new ArrayList<>();
            store.recent(t -> recent.add(Signature.of(t.id(), t.published(), t.text())));
            once.know(recent);
            knowing = true;
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
            store.add(records).forEach(a -> counts.merge(a, 1, Integer::sum));
        }
    }

    /** What became of the articles since this was last asked, in words. */
    String counts() {
        String words = counts.getOrDefault(Archive.Added.NEW, 0) + " new, " + counts.getOrDefault(Archive.Added.REPLACED, 0) + " coded again, "
                + counts.getOrDefault(Archive.Added.KNOWN, 0) + " there already";
        counts.clear();
        return words;
    }
}

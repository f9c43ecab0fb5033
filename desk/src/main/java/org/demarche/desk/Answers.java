package org.demarche.desk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.demarche.archive.Archive;

/**
 * Asks the archive, each question once between two changes: many readers of one page cost what one costs. Holds the last {@value #KEPT} answers of at most {@value #ROWS} rows, and nothing
 * that is older than the archive. Safe for use from many threads; who asks what is being asked waits for that answer.
 */
final class Answers {
    private static final int KEPT = 400;
    private static final int ROWS = 1_000;

    private record Question(long version, String sql, List<Object> values) {
    }

    private final Archive archive;
    private final Map<Question, FutureTask<List<Row>>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, FutureTask<List<Row>>> eldest) {
            return size() > KEPT;
        }
    };

    Answers(Archive archive) {
        this.archive = archive;
    }

    /** @see Archive#query */
    List<Row> rows(String sql, Object... values) {
        Question question = new Question(archive.version(), sql, Arrays.asList(values));
        FutureTask<List<Row>> mine = new FutureTask<>(() -> Row.of(archive.query(sql, values)));
        FutureTask<List<Row>> answer;
        synchronized (kept) {
            answer = kept.putIfAbsent(question, mine);
        }
        if (answer == null) {
            answer = mine;
            mine.run();
        }
        boolean keep = false;
        try {
            List<Row> rows = answer.get();
            keep = rows.size() <= ROWS;
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } finally {
            if (!keep) {
                synchronized (kept) {
                    kept.remove(question, answer);
                }
            }
        }
    }
}

package org.demarche.desk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.demarche.archive.Archive;

/**
 * Asks the archive, each question once between two changes: many readers of one page cost what one costs. Holds the last {@value #KEPT} answers of at most {@value #ROWS} rows, and nothing
 * that is older than the archive. Safe for use from many threads; who asks what is being asked waits for that answer.
 */
final class Answers {
    private static final int KEPT = 400;
    private static final int ROWS = 1_000;

    private record Question(long version, String name, List<Object> values) {
    }

    private final Archive archive;
    private final Map<Question, FutureTask<?>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, FutureTask<?>> eldest) {
            return size() > KEPT;
        }
    };

    Answers(Archive archive) {
        this.archive = archive;
    }

    /** @see Archive#query */
    List<Row> rows(String sql, Object... values) {
        return answer(sql, Arrays.asList(values), () -> Row.of(archive.query(sql, values)), rows -> rows.size() <= ROWS);
    }

    /**
     * The answer to any question about the archive.
     *
     * @param name   what is asked, the same for the same kind of answer alone
     * @param values of what
     * @param ask    how it is found out
     * @param small  whether an answer may be kept
     */
    @SuppressWarnings("unchecked")
    <T> T answer(String name, List<Object> values, Supplier<T> ask, Predicate<T> small) {
        Question question = new Question(archive.version(), name, values);
        FutureTask<T> mine = new FutureTask<>(ask::get);
        FutureTask<T> answer;
        synchronized (kept) {
            answer = (FutureTask<T>) kept.putIfAbsent(question, mine);
        }
        if (answer == null) {
            answer = mine;
            mine.run();
        }
        boolean keep = false;
        try {
            T found = answer.get();
            keep = small.test(found);
            return found;
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

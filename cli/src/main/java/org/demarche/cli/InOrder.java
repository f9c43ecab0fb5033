package org.demarche.cli;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on items with several threads and hands the results on in the items' order. */
final class InOrder {
    private static final int AHEAD = 8;

    private InOrder() {
    }

    /**
     * Reads items by the calling thread, works on at most {@code 8 × threads} of them ahead, and gives the results to {@code sink} by
     * the calling thread.
     *
     * @throws RuntimeException what {@code work} threw, at that item's turn
     */
    static <A, B> void map(Iterator<A> items, int threads, Function<A, B> work, Consumer<B> sink) {
        if (threads == 1) {
            while (items.hasNext()) {
                sink.accept(work.apply(items.next()));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ArrayDeque<Future<B>> waiting = new ArrayDeque<>();
            while (items.hasNext() || !waiting.isEmpty()) {
                while (items.hasNext() && waiting.size() < AHEAD * threads) {
                    A item = items.next();
                    waiting.add(pool.submit(() -> work.apply(item)));
                }
                sink.accept(waiting.remove().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}

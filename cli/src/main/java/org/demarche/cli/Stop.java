package org.demarche.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the process to be told to stop (Ctrl-C), and holds its end up until what runs has been closed. */
final class Stop implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "stop"));
    }

    /** Whether the process was told to stop. */
    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits until it is told to, for so long at most. @return whether it was told */
    boolean within(Duration time) throws InterruptedException {
        return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until it is told to. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** All is closed: the process may end. */
    @Override
    public void close() {
        closed.countDown();
    }
}

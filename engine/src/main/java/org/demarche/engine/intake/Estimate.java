package org.demarche.engine.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a run will still take, said honestly: as a span between what the fastest and the slowest of three looks back would give (the whole
 * run, its last half, its last tenth), and not at all before a hundredth is read or ten seconds have gone. Not thread-safe; keeps at most
 * {@value #MOST} samples.
 */
public final class Estimate {
    private static final int MOST = 256;
    private static final Duration EARLIEST = Duration.ofSeconds(10);

    private record Sample(Duration elapsed, long done) {
    }

    private final List<Sample> samples = new ArrayList<>();
    private long total = -1;

    /**
     * What is left.
     *
     * @param least if all goes as fast as it ever did
     * @param most  if all goes as slowly
     */
    public record Remaining(Duration least, Duration most) {
    }

    /** Notes how far the run has come after a time; times do not go back. */
    public void add(Duration elapsed, Progress progress) {
        total = progress.total();
        samples.add(new Sample(elapsed, progress.done()));
        if (samples.size() > MOST) {
            for (int i = samples.size() - 2; i > 0; i -= 2) {
                samples.remove(i);
            }
        }
    }

    /** What is left, or nothing while that cannot be said. */
    public Optional<Remaining> remaining() {
        Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
        if (last == null || total <= 0 || last.elapsed.compareTo(EARLIEST) < 0 || last.done * 100 < total) {
            return Optional.empty();
        }
        double fastest = 0;
        double slowest = Double.POSITIVE_INFINITY;
        for (double share : new double[] {1, .5, .1}) {
            Duration since = last.elapsed.minus(Duration.ofMillis((long) (last.elapsed.toMillis() * share)));
            Sample from = new Sample(Duration.ZERO, 0);
            for (Sample sample : samples) {
                from = sample.elapsed.compareTo(since) <= 0 ? sample : from;
            }
            double millis = last.elapsed.minus(from.elapsed).toMillis();
            if (millis > 0) {
                double rate = (last.done - from.done) / millis;
                fastest = Math.max(fastest, rate);
                slowest = Math.min(slowest, rate);
            }
        }
        if (slowest <= 0 || fastest <= 0) {
            return Optional.empty();
        }
        long left = Math.max(0, total - last.done);
        return Optional.of(new Remaining(Duration.ofMillis((long) (left / fastest)), Duration.ofMillis((long) (left / slowest))));
    }
}

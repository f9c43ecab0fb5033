package org.demarche.fetch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import org.demarche.engine.intake.UnreadableException;
import org.demarche.record.PublishedFrom;

/**
 * Keeps reading feeds and folders, a round at a time. Of a feed's items each page is got once; one that fails for a time is tried again in later rounds, {@value WatchState#TRIES}
 * times in all. A feed that cannot be got ends nothing: it is named with the time since when it is missing, and asked again each round. A file of a folder is read once it has lain still
 * for two seconds, and again when it has changed. The state is written after what it tells of was taken, so a stop at any moment loses nothing and at
 * worst offers an article twice. One thread calls; up to {@value #FEEDS} feeds are read at a time.
 */
public final class Watch {
    private static final int FEEDS = 8;
    private static final int BATCH = 20;
    private static final Duration STILL = Duration.ofSeconds(2);

    private final List<String> feeds;
    private final List<Path> folders;
    private final Fetcher fetcher;
    private final Options options;
    private final Path file;
    private final WatchState state;
    private final Duration forget;
    private final Clock clock;

    /**
     * A watch that goes on where the state's file says.
     *
     * @param feeds   addresses of feeds
     * @param folders folders, read with those in them
     * @param fetcher gets feeds and pages
     * @param options bounds of reading
     * @param state   the file that keeps how far it has come
     * @param forget  how long it remembers the pages that a feed lists no longer, and feeds that are not watched any longer
     * @throws UnreadableException if the file holds something else
     */
    public Watch(List<String> feeds, List<Path> folders, Fetcher fetcher, Options options, Path state, Duration forget) {
        this(feeds, folders, fetcher, options, state, forget, Clock.systemUTC());
    }

    Watch(List<String> feeds, List<Path> folders, Fetcher fetcher, Options options, Path state, Duration forget, Clock clock) {
        this.feeds = List.copyOf(feeds);
        this.folders = List.copyOf(folders);
        this.fetcher = fetcher;
        this.options = options;
        this.file = state;
        this.state = WatchState.read(state);
        this.forget = forget;
        this.clock = clock;
    }

    /**
     * A feed that is read, as the last round found it.
     *
     * @param address its address
     * @param title   what it calls itself, or null where it was never got
     * @param seen    when it was last got, or null
     * @param missing since when it cannot be got, or null where it can
     * @param reason  why it cannot, one line for people, or null
     */
    public record Subscription(String address, String title, Instant seen, Instant missing, String reason) {
    }

    /** The feeds that are read, in the order of their addresses. */
    public List<Subscription> feeds() {
        List<Subscription> all = new ArrayList<>();
        state.feeds.forEach((address, feed) -> {
            if (feeds.contains(address)) {
                all.add(new Subscription(address, feed.title, time(feed.seen), time(feed.missingSince), feed.reason));
            }
        });
        return all;
    }

    /** Those of {@link #feeds} that cannot be got at present. */
    public List<Subscription> missing() {
        return feeds().stream().filter(f -> f.missing != null).toList();
    }

    private static Instant time(String iso) {
        return iso == null ? null : Instant.parse(iso);
    }

    /**
     * Reads what is new, once.
     *
     * @param take    takes batches of articles and failures, one batch at a time; when it returns they are kept
     * @param stopped whether to end early
     */
    public void round(Consumer<List<Source.Item>> take, BooleanSupplier stopped) {
        watched();
        ExecutorService pool = Executors.newFixedThreadPool(FEEDS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String address : feeds) {
                running.add(pool.submit(() -> feed(address, state.feeds.get(address), take, stopped)));
            }
            for (Future<?> feed : running) {
                feed.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        for (Path folder : folders) {
            folder(folder, take, stopped);
        }
    }

    /** Notes which feeds are watched now; of the others, and of files that are in no watched folder, forgets what is too old or gone. */
    private void watched() {
        synchronized (state) {
            feeds.forEach(address -> state.feeds.computeIfAbsent(address, a -> new WatchState.OfFeed()));
            state.feeds.forEach((address, feed) -> feed.unwatched = feeds.contains(address) ? null : feed.unwatched == null ? now() : feed.unwatched);
            state.feeds.values().removeIf(feed -> forgotten(feed.unwatched));
            state.files.keySet().removeIf(known -> folders.stream().noneMatch(Path.of(known)::startsWith) && !Files.exists(Path.of(known)));
        }
        write();
    }

    private boolean forgotten(String since) {
        return since != null && Instant.parse(since).plus(forget).isBefore(clock.instant());
    }

    private void feed(String address, WatchState.OfFeed feed, Consumer<List<Source.Item>> take, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            return;
        }
        try {
            Fetcher.Answer answer = fetcher.get(address, feed.tag, feed.modified);
            if (!answer.unchanged()) {
                list(feed, Feed.read(answer.content(), answer.type() == null ? null : answer.type() + (answer.charset() == null ? "" : "; charset=" + answer.charset()),
                        answer.address()));
            }
            feed.seen = now();
            feed.missingSince = null;
            feed.reason = null;
            pages(feed, take, stopped);
            // Kept last: a feed whose pages were not all offered is read in full the next time.
            feed.tag = answer.tag();
            feed.modified = answer.modified();
        } catch (UnreadableException e) {
            feed.missingSince = feed.missingSince == null ? now() : feed.missingSince;
            feed.reason = e.getMessage();
        }
        write();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Notes the pages that the feed lists now, and forgets those that it has not listed for long. */
    private void list(WatchState.OfFeed feed, Feed now) {
        synchronized (state) {
            feed.title = now.title();
            Map<String, WatchState.Page> pages = new TreeMap<>();
            for (Feed.Item item : now.items()) {
                WatchState.Page page = feed.pages.getOrDefault(item.address(), new WatchState.Page());
                page.published = item.published() == null ? null : item.published().truncatedTo(ChronoUnit.SECONDS).toString();
                page.unlisted = null;
                pages.put(item.address(), page);
            }
            feed.pages.forEach((address, page) -> {
                if (!pages.containsKey(address)) {
                    page.unlisted = page.unlisted == null ? now() : page.unlisted;
                    if (!forgotten(page.unlisted)) {
                        pages.put(address, page);
                    }
                }
            });
            feed.pages.clear();
            feed.pages.putAll(pages);
        }
    }

    private void pages(WatchState.OfFeed feed, Consumer<List<Source.Item>> take, BooleanSupplier stopped) {
        List<Source.Item> batch = new ArrayList<>();
        Map<WatchState.Page, Integer> left = new java.util.IdentityHashMap<>();
        for (Map.Entry<String, WatchState.Page> entry : feed.pages.entrySet()) {
            WatchState.Page page = entry.getValue();
            if (page.left == 0) {
                continue;
            }
            if (stopped.getAsBoolean()) {
                break;
            }
            try {
                batch.add(new Source.Item.Read(article(entry.getKey(), feed, page), entry.getKey()));
                left.put(page, 0);
            } catch (UnreadableException e) {
                boolean again = e instanceof FetchException fetched && !fetched.lasting() && page.left > 1;
                left.put(page, again ? page.left - 1 : 0);
                if (!again) {
                    batch.add(new Source.Item.Failed(entry.getKey(), e.getMessage()));
                }
            }
            if (batch.size() == BATCH) {
                deliver(batch, left, take);
            }
        }
        deliver(batch, left, take);
    }

    private void deliver(List<Source.Item> batch, Map<WatchState.Page, Integer> left, Consumer<List<Source.Item>> take) {
        synchronized (this) {
            if (!batch.isEmpty()) {
                take.accept(List.copyOf(batch));
            }
        }
        synchronized (state) {
            left.forEach((page, tries) -> page.left = tries);
        }
        batch.clear();
        left.clear();
        write();
    }

    /** A page's article, with the date that the feed gives, where it can be one of publication, and the feed's name where the page tells none. */
    private Article article(String address, WatchState.OfFeed feed, WatchState.Page page) {
        Article a = Sources.page(fetcher.get(address), address, options);
        boolean dated = a.published() != null || page.published == null || !options.believes(LocalDate.ofInstant(Instant.parse(page.published), ZoneOffset.UTC));
        return new Article(a.id(), a.url(), a.title(), a.byline(), dated ? a.published() : page.published, dated ? a.publishedFrom() : PublishedFrom.INPUT,
                dated ? a.publishedReason() : null, a.publisher() == null ? feed.title : a.publisher(), a.language(), a.text(), a.pairs());
    }

    private void folder(Path folder, Consumer<List<Source.Item>> take, BooleanSupplier stopped) {
        Map<String, String> there = new TreeMap<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
                    return !inside.equals(folder) && inside.getFileName().toString().startsWith(".") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
                    String name = found.getFileName().toString();
                    if (!name.startsWith(".") && attributes.isRegularFile() && Sources.reads(name)) {
                        String stamp = attributes.size() + " " + attributes.lastModifiedTime().toInstant();
                        boolean still = attributes.lastModifiedTime().toInstant().plus(STILL).isBefore(clock.instant());
                        String known = state.files.get(found.toString());
                        if (still || known != null) {
                            there.put(found.toString(), still ? stamp : known);
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path found, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UnreadableException("the folder " + folder + " cannot be read: " + e.getMessage());
        }
        synchronized (state) {
            state.files.keySet().removeIf(known -> Path.of(known).startsWith(folder) && !there.containsKey(known));
        }
        for (Map.Entry<String, String> entry : there.entrySet()) {
            if (stopped.getAsBoolean()) {
                return;
            }
            String known = state.files.get(entry.getKey());
            if (!entry.getValue().equals(known)) {
                read(Path.of(entry.getKey()), name(folder, Path.of(entry.getKey()), known == null ? null : entry.getValue()), take);
                synchronized (state) {
                    state.files.put(entry.getKey(), entry.getValue());
                }
                write();
            }
        }
    }

    /** The name from which ids are made: the path below the folder, and for a file that came under a name used before the time of its change. */
    private static String name(Path folder, Path path, String stamp) {
        String name = folder.relativize(path).toString().replaceAll("[/\\\\]", ":");
        return stamp == null ? name : stamp.replaceAll("^\\d+ |[-:]|\\.\\d+", "") + ":" + name;
    }

    private void read(Path path, String name, Consumer<List<Source.Item>> take) {
        List<Source.Item> batch = new ArrayList<>();
        try (Source source = Sources.open(path, name, options)) {
            while (source.hasNext()) {
                batch.add(source.next());
                if (batch.size() == BATCH) {
                    take.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
        } catch (IOException e) {
            batch.add(new Source.Item.Failed(path.toString(), String.valueOf(e.getMessage())));
        }
        if (!batch.isEmpty()) {
            take.accept(List.copyOf(batch));
        }
    }

    private void write() {
        synchronized (state) {
            state.write(file);
        }
    }
}

package org.demarche.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.demarche.archive.ArchiveException;
import org.demarche.archive.Feed;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import org.demarche.engine.intake.UnreadableException;
import org.demarche.fetch.Fetcher;
import org.demarche.fetch.Subscriptions;
import org.demarche.fetch.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche watch}: keeps reading feeds and folders into an archive. */
@Command(name = "watch",
        description = "Keeps reading RSS and Atom feeds and folders into an archive, round after round, until it is stopped (docs/watch.md). Only the feeds that you list and the pages of "
                + "their own items are fetched; robots.txt is kept. Stop it at any time and call it again: it goes on where it was. While serve runs, articles are handed to it.",
        footer = {"  demarche watch feeds.opml --archive news", "  demarche watch drop/ --every 1", "  demarche watch feeds.opml --once --alerts rules.yaml"})
final class WatchCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;
    @Parameters(arity = "1..*", paramLabel = "FEEDS|FOLDER", description = "Lists of feeds in OPML, addresses of feeds, and folders into which articles are dropped.")
    private List<String> inputs;
    @Mixin
    private LayerOptions layers;
    @Mixin
    private ArchiveOptions archive;
    @Mixin
    private WebOptions web;
    @Mixin
    private Alerting alerting;
    @Option(names = "--every", paramLabel = "MINUTES", defaultValue = "15", description = "Time between two rounds; ${DEFAULT-VALUE} by default.")
    private int every;
    @Option(names = "--once", description = "One round and no more; the exit code is 1 where a feed is missing or an article failed.")
    private boolean once;
    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "1",
            description = "Least time between two requests to one host; ${DEFAULT-VALUE} by default, less only with --allow-private. Where robots.txt asks for more, more.")
    private int wait;
    @Option(names = "--forget", paramLabel = "DAYS", defaultValue = "7",
            description = "Days after which pages that a feed lists no longer, and feeds taken off the lists, are forgotten; ${DEFAULT-VALUE} by default.")
    private int forget;
    @Option(names = "--threads", paramLabel = "N", description = "Articles coded at a time; as many as there are processors by default.")
    private Integer threads;

    @Override
    public Integer call() throws Exception {
        int workers = CodeCommand.threads(threads, spec);
        if (every < 1 || every > 10_080 || wait > 3_600 || wait < (web.rules().allowPrivate() ? 0 : 1)) {
            throw new ParameterException(spec.commandLine(), "--every wants minutes from 1 to 10080, --wait seconds from 1 to 3600");
        }
        if (forget < 1 || forget > 3_650) {
            throw new ParameterException(spec.commandLine(), "--forget wants days from 1 to 3650");
        }
        Set<String> feeds = new LinkedHashSet<>();
        List<Path> folders = new ArrayList<>();
        for (String input : inputs) {
            if (input.matches("(?i)https?://.*")) {
                feeds.add(input);
            } else if (Files.isDirectory(Path.of(input))) {
                folders.add(Path.of(input));
            } else {
                feeds.addAll(Subscriptions.read(Path.of(input)));
            }
        }
        alerting.read();
        try {
            Files.createDirectories(archive.folder());
        } catch (IOException e) {
            throw new UserError("the archive " + archive.folder() + " cannot be opened: " + UserError.reason(e));
        }
        try (Stop stop = new Stop(); Fetcher fetcher = new Fetcher(web.rules().withBetween(Duration.ofSeconds(wait)))) {
            Watch watch = new Watch(List.copyOf(feeds), folders, fetcher, Options.untilTomorrow(), archive.folder().resolve("watch.json"), Duration.ofDays(forget));
            Ingest ingest = null;
            FileTime corrected = null;
            Map<String, Watch.Subscription> told = new LinkedHashMap<>();
            while (true) {
                FileTime now = LayerOptions.changed(archive.folder());
                if (ingest == null || !Objects.equals(now, corrected)) {
                    ingest = new Ingest(layers.coder(archive.folder()), workers);
                    corrected = now;
                }
                boolean good = round(watch, ingest, stop);
                tell(watch.missing(), told);
                if (once) {
                    return good && watch.missing().isEmpty() ? 0 : Main.FAILED;
                }
                if (stop.within(Duration.ofMinutes(every))) {
                    return 0;
                }
            }
        }
    }

    /** One round. A store that cannot be had is told and waited for. */
    private boolean round(Watch watch, Ingest ingest, Stop stop) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        int[] failures = {0};
        try (Store store = Store.open(archive.folder())) {
            boolean[] any = {false};
            try (Source nothing = Sources.open(List.of(), Options.untilTomorrow()); Summary summary = new Summary(err, "ingested", nothing)) {
                alerting.know(store);
                watch.round(batch -> {
                    any[0] = true;
                    ingest.take(batch, store, summary);
                    alerting.send(store, spec.commandLine().getOut(), err);
                }, stop::asked);
                store.feeds(watch.feeds().stream().map(f -> new Feed(f.address(), f.title(), iso(f.seen()), iso(f.missing()), f.reason())).toList());
                failures[0] = summary.failures();
                summary.quietUnless(any[0]);
            }
            if (any[0]) {
                err.println("demarche: " + ingest.counts());
            }
        } catch (UserError | ArchiveException | UnreadableException e) {
            if (once) {
                throw e;
            }
            err.println("demarche: " + e.getMessage() + "; tried again in " + every + (every == 1 ? " minute" : " minutes"));
        }
        return failures[0] == 0;
    }

    private static String iso(Instant time) {
        return time == null ? null : time.toString();
    }

    /** Says which feeds have gone missing and which are back since it was last called. */
    private void tell(List<Watch.Subscription> missing, Map<String, Watch.Subscription> told) {
        PrintWriter err = spec.commandLine().getErr();
        Map<String, Watch.Subscription> now = missing.stream().collect(Collectors.toMap(Watch.Subscription::address, m -> m, (a, b) -> a, LinkedHashMap::new));
        now.forEach((address, m) -> {
            if (!told.containsKey(address)) {
                err.println("demarche: feed " + Terminal.safe(address) + " is missing since " + TIME.format(m.missing())
                        + (m.seen() == null ? " (never seen)" : " (last seen " + TIME.format(m.seen()) + ")") + ": " + Terminal.safe(m.reason()));
            }
        });
        told.keySet().stream().filter(address -> !now.containsKey(address)).forEach(address -> err.println("demarche: feed " + Terminal.safe(address) + " is back"));
        told.clear();
        told.putAll(now);
    }
}

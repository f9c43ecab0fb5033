package org.demarche.evaluation;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.EventMention;
import org.demarche.record.EventType;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * Events. A gold and a predicted event can be paired if they have trigger words in common or are told in one sentence; of all pairings the one with
 * most in common is taken, each event once. What is said of pairs is counted on top: type, who, status, and so on.
 */
final class EventScores {
    private final Counts place = new Counts();
    private final Counts type = new Counts();
    private final Counts asserted = new Counts();
    private final Counts who = new Counts();
    private final Counts codes = new Counts();
    private final Counts sectors = new Counts();
    private final Counts contexts = new Counts();
    private final Map<EventType, Counts> byType = new EnumMap<>(EventType.class);
    private final Map<String, Counts> byFamily = new TreeMap<>();
    private final Map<String, Counts> byRegister = new TreeMap<>();
    private final Share actors = new Share();
    private final Share recipients = new Share();
    private final Share modes = new Share();
    private final Share status = new Share();
    private final Share dates = new Share();
    private final Share places = new Share();
    private final Share background = new Share();
    private final Share sizes = new Share();
    private final Share quiet = new Share();
    private final Share deniedAsFact = new Share();
    private int extraOnQuiet;

    void add(Gold gold, ArticleRecord predicted) {
        ArticleRecord real = gold.record();
        List<Event> found = predicted.events();
        if (real.events().isEmpty()) {
            long facts = found.stream().filter(e -> e.status() != Status.DENIED).count();
            quiet.add(facts == 0);
            extraOnQuiet += (int) facts;
        }
        for (Counts counts : List.of(place, type, who, codes, sectors)) {
            counts.add(found.size(), real.events().size());
        }
        asserted.add((int) found.stream().filter(e -> e.status() != Status.DENIED).count(),
                (int) real.events().stream().filter(e -> e.status() != Status.DENIED).count());
        Set<String> families = gold.source().article() ? Set.of("(article)") : new TreeSet<>(gold.source().families());
        families.forEach(family -> byFamily.computeIfAbsent(family, x -> new Counts()).add(found.size(), real.events().size()));
        byRegister.computeIfAbsent(gold.source().register(), x -> new Counts()).add(found.size(), real.events().size());
        found.forEach(e -> byType.computeIfAbsent(e.event(), x -> new Counts()).add(1, 0));
        real.events().forEach(e -> byType.computeIfAbsent(e.event(), x -> new Counts()).add(0, 1));

        int[] pairs = pairs(real, predicted);
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] >= 0) {
                Event g = real.events().get(i);
                Event p = found.get(pairs[i]);
                place.hit();
                if (g.event() == p.event()) {
                    families.forEach(family -> byFamily.get(family).hit());
                    byRegister.get(gold.source().register()).hit();
                    byType.get(g.event()).hit();
                    pair(real, predicted, g, p);
                }
            }
        }
    }

    private void pair(ArticleRecord real, ArticleRecord predicted, Event g, Event p) {
        type.hit();
        boolean sameActors = sameSide(real, g.actor(), g.actorSpans(), predicted, p.actor(), p.actorSpans());
        boolean sameRecipients = sameSide(real, g.recipient(), g.recipientSpans(), predicted, p.recipient(), p.recipientSpans());
        actors.add(sameActors);
        recipients.add(sameRecipients);
        if (sameActors && sameRecipients) {
            who.hit();
        }
        if (codes(real, g.actor(), false).equals(codes(predicted, p.actor(), false))
                && codes(real, g.recipient(), false).equals(codes(predicted, p.recipient(), false))) {
            codes.hit();
            if (codes(real, g.actor(), true).equals(codes(predicted, p.actor(), true))
                    && codes(real, g.recipient(), true).equals(codes(predicted, p.recipient(), true))) {
                sectors.hit();
            }
        }
        if (!g.event().modes().isEmpty()) {
            modes.add(new HashSet<>(g.mode()).equals(new HashSet<>(p.mode())));
        }
        status.add(g.status() == p.status());
        if (g.status() == Status.DENIED) {
            deniedAsFact.add(p.status() != Status.DENIED);
        } else if (p.status() != Status.DENIED) {
            asserted.hit();
        }
        background.add(g.background() == p.background());
        if (g.date() != null) {
            dates.add(g.date().equals(p.date()) && g.dateResolution() == p.dateResolution());
        }
        if (g.eventLoc() != null) {
            places.add(p.eventLoc() != null && samePlace(g.eventLoc(), p.eventLoc()));
        }
        if (g.size() != null) {
            sizes.add(g.size().equals(p.size()));
        }
        contexts.add(p.context().size(), g.context().size());
        p.context().stream().filter(g.context()::contains).forEach(context -> contexts.hit());
    }

    /** For each gold event the index of its prediction, or −1. */
    static int[] pairs(ArticleRecord real, ArticleRecord predicted) {
        double[][] weights = new double[real.events().size()][predicted.events().size()];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] = likeness(real, real.events().get(i), predicted, predicted.events().get(j));
            }
        }
        return Assignment.best(weights);
    }

    private static double likeness(ArticleRecord real, Event g, ArticleRecord predicted, Event p) {
        boolean overlap = g.mentions().stream().anyMatch(a -> triggers(p).stream().anyMatch(a.trigger()::overlaps));
        if (!overlap && g.mentions().stream().noneMatch(a -> triggers(p).stream().anyMatch(b -> sentence(real, a.trigger()) == sentence(real, b)))) {
            return 0;
        }
        double likeness = 1 + (overlap ? 4 : 0) + (g.event() == p.event() ? 6 : 0) + (g.status() == p.status() ? .25 : 0);
        likeness += sameSide(real, g.actor(), g.actorSpans(), predicted, p.actor(), p.actorSpans()) ? 1 : 0;
        likeness += sameSide(real, g.recipient(), g.recipientSpans(), predicted, p.recipient(), p.recipientSpans()) ? 1 : 0;
        return likeness;
    }

    private static List<Span> triggers(Event event) {
        return event.mentions().isEmpty() ? List.of(event.trigger()) : event.mentions().stream().map(EventMention::trigger).toList();
    }

    private static int sentence(ArticleRecord record, Span span) {
        for (int i = 0; i < record.sentences().size(); i++) {
            if (record.sentences().get(i).contains(span.start())) {
                return i;
            }
        }
        return -1 - span.start();
    }

    /** Whether every gold member has a predicted one, and as many: by the span given or by another mention of either entity. */
    private static boolean sameSide(ArticleRecord real, List<String> ids, List<Span> spans, ArticleRecord predicted, List<String> otherIds,
                                    List<Span> otherSpans) {
        if (ids.size() != otherIds.size()) {
            return false;
        }
        double[][] weights = new double[ids.size()][ids.size()];
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < ids.size(); j++) {
                weights[i][j] = sameMember(real, ids.get(i), spans.get(i), predicted, otherIds.get(j), otherSpans.get(j)) ? 1 : 0;
            }
        }
        for (int column : Assignment.best(weights)) {
            if (column < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMember(ArticleRecord real, String id, Span span, ArticleRecord predicted, String otherId, Span otherSpan) {
        String text = real.text();
        if (Heads.same(text, span, otherSpan)) {
            return true;
        }
        Entity entity = real.entity(id);
        Entity other = predicted.entity(otherId);
        return entity != null && entity.mentions().stream().anyMatch(m -> Heads.same(text, m, otherSpan))
                || other != null && other.mentions().stream().anyMatch(m -> Heads.same(text, span, m));
    }

    private static Set<String> codes(ArticleRecord record, List<String> ids, boolean withSector) {
        return ids.stream().map(record::entity).filter(Objects::nonNull)
                .map(e -> e.code() + (withSector ? " " + (e.sector().isEmpty() ? "" : e.sector().get(0)) : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same code, and the same name, or within 25 km, or, where one has no coordinates, named by the same words; for countries the code does. */
    static boolean samePlace(Location a, Location b) {
        if (!Objects.equals(a.code(), b.code())) {
            return false;
        }
        if (a.name().equalsIgnoreCase(b.name())) {
            return true;
        }
        if (a.resolution() == PlaceResolution.COUNTRY) {
            return b.resolution() == PlaceResolution.COUNTRY;
        }
        if (a.lat() == null || b.lat() == null || a.lon() == null || b.lon() == null) {
            return a.span() != null && b.span() != null && a.span().overlaps(b.span());
        }
        return kilometres(a.lat(), a.lon(), b.lat(), b.lon()) <= 25;
    }

    /** Great-circle distance on a sphere of 6,371 km. */
    private static double kilometres(double lat, double lon, double lat2, double lon2) {
        double half = Math.pow(Math.sin(Math.toRadians(lat2 - lat) / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(lat2)) * Math.pow(Math.sin(Math.toRadians(lon2 - lon) / 2), 2);
        return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, half)));
    }

    void report(Report report) {
        if (type.gold() + type.predicted() + quiet.all() == 0) {
            return;
        }
        report.title("events", "P", "R", "F1", "gold", "predicted");
        report.counts("found (trigger or sentence)", "eventFound", place);
        report.counts("and type", "eventType", type);
        report.counts("and type, not denied", "eventAsserted", asserted);
        report.counts("and actors and recipients", "eventWho", who);
        report.counts("and type, codes of both sides", "eventCodes", codes);
        report.counts("and type, codes, sectors", "eventSectors", sectors);
        report.title("events of the right type", "share", "right", "of");
        report.share("actors", "actors", actors);
        report.share("recipients", "recipients", recipients);
        report.share("modes", "modes", modes);
        report.share("status", "status", status);
        report.share("date (where gold has one)", "eventDate", dates);
        report.share("place (where gold has one)", "eventPlace", places);
        report.share("background", "background", background);
        report.share("dead, hurt, arrested", "sizes", sizes);
        report.share("denied, but told as fact", "deniedAsFact", deniedAsFact);
        report.title("contexts of the right type", "P", "R", "F1", "gold", "predicted");
        report.counts("contexts", "contexts", contexts);
        report.title("texts without an event", "share", "right", "of");
        report.share("nothing found", "quiet", quiet);
        if (quiet.all() > 0) {
            report.row("extra events a text", (double) extraOnQuiet / quiet.all(), extraOnQuiet, quiet.all());
            report.figure("extraPerQuietText", (double) extraOnQuiet / quiet.all());
        }
        report.title("by type", "P", "R", "F1", "gold", "predicted");
        byType.forEach((t, counts) -> report.counts(t.name(), "type." + t.name(), counts));
        report.figure("eventTypeMacro", byType.values().stream().filter(c -> c.gold() > 0).mapToDouble(Counts::f1).average().orElse(0));
        report.title("type, by family", "P", "R", "F1", "gold", "predicted");
        byFamily.forEach((family, counts) -> report.counts(family, "family." + family, counts));
        report.title("type, by register", "P", "R", "F1", "gold", "predicted");
        byRegister.forEach((register, counts) -> report.counts(register.isEmpty() ? "(unknown)" : register, "register." + register, counts));
    }
}

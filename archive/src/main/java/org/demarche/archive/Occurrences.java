package org.demarche.archive;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;

/**
 * Joins reports of the same act into one occurrence. The rule, in full:
 *
 * <ol>
 * <li>the type is the same, and either both are denied or neither is;</li>
 * <li>the sides agree: they share an actor, and a recipient where both have recipients; a meeting shares two of its parties, whatever
 * their order; an actor counts as shared by its key, or by its country code and first sector
 * where at least one of the two is not a named person ("Moscow" and "Mr. Putin" may be one, Mr. Putin and Mr. Lavrov not);</li>
 * <li>the dates agree: both given to the day, at most one day apart; one given more coarsely, the day lies within; one not given, the
 * articles appeared at most two days apart;</li>
 * <li>the places agree: two named cities or points are the same;</li>
 * <li>the words agree: the two sentences share at least {@value #WORDS} of the shorter one's word stems, the sides' names left out; a meeting of
 * the same parties on the same day needs no shared words, nor do two copies of one story.</li>
 * </ol>
 *
 * Of several occurrences that fit, the one whose words agree best is taken, then the oldest. A report that fits none opens its own. The reason is
 * kept with the report; no report is ever deleted by joining. Costs O(reports of the type that share a side's key within the days around).
 */
final class Occurrences {
    static final double WORDS = 0.34;
    private static final String PERSON_OF = "~";
    private static final String MEETING = "CONSULT";

    /** A report as far as the rule looks at it. */
    record Report(String event, boolean denied, Set<String> actors, Set<String> recipients, LocalDate day, String resolution, LocalDate published,
                  String place, String cluster, Words words) {

        /** The day to look around: the event's, or else its article's. May be null. */
        LocalDate around() {
            return day != null ? day : published;
        }
    }

    /** An occurrence and why a report belongs to it. */
    record Joined(long occurrence, String reason) {
    }

    private record Known(long occurrence, Report report) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** By type and key of a side that the rule asks about. */
    private final Map<String, List<Known>> bySide = new HashMap<>();

    /** Makes a report of an occurrence known, so that later ones can join it. */
    void add(long occurrence, Report report) {
        Known known = new Known(occurrence, report);
        places(report).forEach(place -> bySide.computeIfAbsent(place, t -> new ArrayList<>()).add(known));
    }

    /** Under which names a report is looked up: two that may be one share one of them. */
    private static Set<String> places(Report report) {
        Set<String> keys = new TreeSet<>(report.actors);
        if (report.event.equals(MEETING)) {
            keys.addAll(report.recipients);
        }
        if (keys.isEmpty()) {
            keys.add("");
        }
        return keys.stream().map(key -> report.event + " " + (key.startsWith(PERSON_OF) ? key.substring(1) : key)).collect(Collectors.toSet());
    }

    /** The occurrence that a report tells, or null where it is the first to tell it. */
    Joined find(Report report) {
        record Fit(long occurrence, double likeness, String reason) {
        }
        return places(report).stream().flatMap(place -> bySide.getOrDefault(place, List.of()).stream()).distinct()
                .map(k -> {
                    double likeness = likeness(report, k.report);
                    return likeness < 0 ? null : new Fit(k.occurrence, likeness, reason(report, k.report, likeness));
                })
                .filter(java.util.Objects::nonNull)
                .min(Comparator.comparingDouble((Fit f) -> -f.likeness).thenComparingLong(Fit::occurrence))
                .map(f -> new Joined(f.occurrence, f.reason))
                .orElse(null);
    }

    /** How well the words agree, or −1 where the two are not the same act. */
    private static double likeness(Report a, Report b) {
        if (a.denied != b.denied || !sidesAgree(a, b) || !datesAgree(a, b) || a.place != null && b.place != null && !a.place.equals(b.place)) {
            return -1;
        }
        if (a.cluster != null && a.cluster.equals(b.cluster)) {
            return Math.max(WORDS, a.words.likeness(b.words));
        }
        double words = a.words.likeness(b.words);
        boolean sameMeeting = a.event.equals(MEETING) && a.day != null && a.day.equals(b.day);
        return words >= WORDS || sameMeeting ? words : -1;
    }

    private static boolean sidesAgree(Report a, Report b) {
        if (a.event.equals(MEETING)) {
            Set<String> all = new TreeSet<>(a.actors);
            all.addAll(a.recipients);
            Set<String> others = new TreeSet<>(b.actors);
            others.addAll(b.recipients);
            return all.stream().filter(others::contains).count() >= 2;
        }
        return share(a.actors, b.actors) && (a.recipients.isEmpty() || b.recipients.isEmpty() || share(a.recipients, b.recipients));
    }

    private static boolean share(Set<String> a, Set<String> b) {
        return a.isEmpty() && b.isEmpty() || a.stream().anyMatch(x -> b.contains(x) || b.contains(PERSON_OF + x))
                || b.stream().anyMatch(x -> a.contains(PERSON_OF + x));
    }

    /** What one side is compared by: its actors' keys, and their code and first sector. */
    static Set<String> side(List<Entity> entities) {
        Set<String> side = new TreeSet<>();
        for (Entity e : entities) {
            side.add(ActorKey.of(e));
            if (e.code() != null) {
                String office = e.code() + " " + (e.sector().isEmpty() ? "GOV" : e.sector().get(0));
                side.add(e.kind() == EntityKind.PERSON ? PERSON_OF + office : office);
            }
        }
        return side;
    }

    private static boolean datesAgree(Report a, Report b) {
        if (a.day == null || b.day == null) {
            return a.published != null && b.published != null && Math.abs(ChronoUnit.DAYS.between(a.published, b.published)) <= 2;
        }
        long slack = Math.max(days(a.resolution), days(b.resolution));
        return Math.abs(ChronoUnit.DAYS.between(a.day, b.day)) <= slack;
    }

    /** How far apart the days of two reports may be, one of them known to this resolution (null: to the day). */
    static long days(String resolution) {
        return switch (resolution == null ? "day" : resolution) {
            case "week" -> 7;
            case "month" -> 31;
            case "year" -> 366;
            default -> 1;
        };
    }

    private static String reason(Report a, Report b, double words) {
        List<String> reasons = new ArrayList<>();
        reasons.add("same sides");
        reasons.add(a.day != null && b.day != null ? a.day.equals(b.day) ? "same day" : "days agree" : "appeared together");
        if (a.place != null && a.place.equals(b.place)) {
            reasons.add("same place");
        }
        if (a.cluster != null && a.cluster.equals(b.cluster)) {
            reasons.add("copies of one story");
        }
        reasons.add(String.format(java.util.Locale.ROOT, "words %.2f", words));
        return String.join(", ", reasons);
    }
}

package org.demarche.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Event;
import org.demarche.record.EventType;
import org.demarche.record.RecordJson;
import org.demarche.record.Status;

/** Counts what gold holds, so that writers see what is thin: types by mode, status and family, countries, decades, registers, near-duplicates. Stateless. */
public final class Coverage {
    /** A state that acts in fewer texts is thin. */
    private static final int ENOUGH = 3;

    private Coverage() {
    }

    /** Tables and counts of what gold holds; texts are looked at one by one, alike ones are listed last. */
    public static Report of(List<Gold> gold) {
        Report report = new Report();
        layers(gold, report);
        types(gold, report);
        families(gold, report);
        countries(gold, report);
        tally("decade", gold.stream().map(Coverage::decade), report);
        tally("register", gold.stream().map(one -> one.source().register()), report);
        tally("sector (entities)", entities(gold).flatMap(e -> e.sector().stream()), report);
        tally("kind (entities)", entities(gold).map(e -> RecordJson.jsonName(e.kind())), report);
        tally("context (events)", gold.stream().flatMap(g -> g.record().events().stream()).flatMap(e -> e.context().stream())
                .map(RecordJson::jsonName), report);
        tally("story", gold.stream().filter(g -> g.source().has(Layer.STORY)).map(g -> g.source().story()), report);
        List<NearDuplicates.Pair> alike = NearDuplicates.of(gold);
        report.title("near-duplicates (" + alike.size() + ")", "with", "likeness");
        alike.forEach(pair -> report.row(pair.first(), pair.second(), pair.likeness()));
        report.figure("nearDuplicates", alike.size());
        return report;
    }

    private static Stream<Entity> entities(List<Gold> gold) {
        return gold.stream().flatMap(one -> one.record().entities().stream());
    }

    private static void layers(List<Gold> gold, Report report) {
        Map<String, List<Gold>> parts = new TreeMap<>();
        gold.forEach(one -> parts.computeIfAbsent(one.source().part() + (one.source().composed() == null ? "" : " (composed)"), x -> new ArrayList<>()).add(one));
        report.title("part", "blocks", "articles", "no event", "words", "entities", "mentions", "events", "statements", "nested", "demands", "denials",
                "disputes", "forces", "dates", "stories");
        int[] total = new int[15];
        parts.forEach((part, ones) -> {
            int[] n = counts(ones);
            Arrays.setAll(total, i -> total[i] + n[i]);
            report.row(part, Arrays.stream(n).boxed().toArray());
        });
        report.row("all", Arrays.stream(total).boxed().toArray());
        String[] keys = {"blocks", "articles", "quiet", "words", "entities", "mentions", "events", "statements", "nested", "demands", "denials", "disputes",
            "forces", "dates", "stories"};
        for (int i = 0; i < keys.length; i++) {
            report.figure(keys[i], total[i]);
        }
    }

    private static int[] counts(List<Gold> gold) {
        int[] n = new int[15];
        Set<String> stories = new HashSet<>();
        for (Gold one : gold) {
            ArticleRecord r = one.record();
            n[one.source().article() ? 1 : 0]++;
            n[2] += !one.source().article() && r.events().isEmpty() ? 1 : 0;
            n[3] += r.text().split("\\s+").length;
            n[4] += r.entities().size();
            n[5] += r.entities().stream().mapToInt(e -> e.mentions().size()).sum();
            n[6] += r.events().size();
            n[7] += r.statements().size();
            n[8] += (int) r.statements().stream().filter(s -> s.within() != null).count();
            n[9] += r.demands().size();
            n[10] += r.denials().size();
            n[11] += r.disputes().size();
            n[12] += r.forces().size();
            n[13] += r.dates().size();
            if (one.source().has(Layer.STORY)) {
                stories.add(one.source().story());
            }
        }
        n[14] = stories.size();
        return n;
    }

    private static void types(List<Gold> gold, Report report) {
        List<Event> events = gold.stream().flatMap(g -> g.record().events().stream()).toList();
        List<Object> columns = new ArrayList<>(List.of("all"));
        Arrays.stream(Status.values()).map(RecordJson::jsonName).forEach(columns::add);
        columns.addAll(List.of("background", "no actor", "no recipient", "two actors", "two recipients"));
        report.title("type.mode", columns.toArray(String[]::new));
        for (EventType type : EventType.values()) {
            List<Event> ones = events.stream().filter(e -> e.event() == type).toList();
            row(type.name(), ones, report);
            report.figure("type." + type, ones.size());
            for (String mode : type.modes()) {
                row("  " + mode, ones.stream().filter(e -> e.mode().contains(mode)).toList(), report);
            }
        }
    }

    private static void row(String name, List<Event> events, Report report) {
        List<Object> cells = new ArrayList<>(List.of(events.size()));
        for (Status status : Status.values()) {
            cells.add(events.stream().filter(e -> e.status() == status).count());
        }
        cells.add(events.stream().filter(Event::background).count());
        cells.add(events.stream().filter(e -> e.actor().isEmpty()).count());
        cells.add(events.stream().filter(e -> e.recipient().isEmpty()).count());
        cells.add(events.stream().filter(e -> e.actor().size() > 1).count());
        cells.add(events.stream().filter(e -> e.recipient().size() > 1).count());
        report.row(name, cells.toArray());
    }

    private static void families(List<Gold> gold, Report report) {
        Map<String, Map<EventType, Integer>> table = new TreeMap<>();
        Map<String, Integer> blocks = new TreeMap<>();
        for (Gold one : gold) {
            for (String family : one.source().families()) {
                blocks.merge(family, 1, Integer::sum);
                Map<EventType, Integer> row = table.computeIfAbsent(family, x -> new TreeMap<>());
                one.record().events().forEach(e -> row.merge(e.event(), 1, Integer::sum));
            }
        }
        List<String> columns = new ArrayList<>(List.of("blocks"));
        Arrays.stream(EventType.values()).map(type -> type.name().substring(0, Math.min(5, type.name().length())).toLowerCase(Locale.ROOT)).forEach(columns::add);
        report.title("family by type", columns.toArray(String[]::new));
        table.forEach((family, row) -> {
            List<Object> cells = new ArrayList<>(List.of(blocks.get(family)));
            Arrays.stream(EventType.values()).map(type -> row.getOrDefault(type, 0)).forEach(cells::add);
            report.row(family, cells.toArray());
        });
    }

    private static void countries(List<Gold> gold, Report report) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Gold one : gold) {
            Set<String> here = new TreeSet<>();
            one.record().entities().stream().filter(e -> e.kind() != EntityKind.PLACE && e.code() != null).forEach(e -> here.add(e.code()));
            here.forEach(code -> counts.merge(code, 1, Integer::sum));
        }
        List<String> thin = new ArrayList<>();
        for (String code : Codes.ofStates()) {
            int count = counts.getOrDefault(code, 0);
            if (count < ENOUGH) {
                thin.add(code + " " + count);
            }
        }
        report.title("codes of actors (" + counts.size() + "), by texts");
        StringBuilder line = new StringBuilder();
        counts.forEach((code, count) -> line.append(line.isEmpty() ? "" : "  ").append(code).append(' ').append(count));
        report.row(line.toString());
        report.title("states in fewer than " + ENOUGH + " texts (" + thin.size() + ")");
        report.row(String.join("  ", thin));
        report.figure("codes", counts.size());
        report.figure("thinStates", thin.size());
    }

    private static void tally(String title, Stream<String> values, Report report) {
        Map<String, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value == null ? "-" : value, 1, Integer::sum));
        report.title(title, "count");
        counts.forEach((value, count) -> report.row(value.isEmpty() ? "-" : value, count));
    }

    private static String decade(Gold gold) {
        String day = gold.record().published();
        return day == null ? "undated" : day.substring(0, 3) + "0s";
    }
}

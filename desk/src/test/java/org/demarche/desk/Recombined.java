package org.demarche.desk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.EventMention;
import org.demarche.record.Force;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/**
 * Many articles out of few: each takes runs of sentences from three records, from one of them with all that was coded wholly within it (the samples are denser than the news), between
 * other countries, on another day, by another paper. So lengths, events a sentence and words are those of real records; who deals with whom is spread as in the news, few often and many seldom. The same number always gives the same article.
 */
final class Recombined {
    static final List<String> CODES = List.of("RUS", "UKR", "USA", "CHN", "TWN", "ISR", "IRN", "SYR", "TUR", "GRC", "IND", "PAK", "PRK", "KOR", "JPN", "ARM", "AZE", "GEO", "SRB",
            "XKX", "ETH", "ERI", "SDN", "SSD", "EGY", "LBY", "VEN", "COL", "GUY", "CUB", "FRA", "DEU", "GBR", "POL", "BLR", "MDA", "ROU", "YEM", "SAU", "QAT");
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 730;
    private static final int PAPERS = 80;
    private static final int RUN = 5;

    private final List<ArticleRecord> records;
    private final int count;

    /**
     * @param records what to take from: those with sentences count
     * @param count   articles in all, spread evenly over two years
     */
    Recombined(List<ArticleRecord> records, int count) {
        this.records = records.stream().filter(r -> r.sentences().size() >= RUN).toList();
        this.count = count;
    }

    /** Article {@code i}, from 0; later ones are younger. */
    ArticleRecord article(int i) {
        Random random = new Random(i * 2_654_435_761L);
        Draft draft = new Draft(random, FIRST.plusDays((long) i * DAYS / count));
        for (int part = 0; part < 3; part++) {
            ArticleRecord from = records.get(random.nextInt(records.size()));
            draft.take(from, random.nextInt(from.sentences().size() - RUN + 1), 2 + random.nextInt(RUN - 1), part == 1);
        }
        return draft.record("g" + i);
    }

    /** Most often the first codes. */
    static String code(Random random) {
        return CODES.get((int) (CODES.size() * Math.pow(random.nextDouble(), 2.5)));
    }

    private static final class Draft {
        private final Random random;
        private final LocalDate day;
        private final StringBuilder text = new StringBuilder();
        private final List<Span> sentences = new ArrayList<>();
        private final Map<String, Entity> entities = new LinkedHashMap<>();
        private final List<Event> events = new ArrayList<>();
        private final List<Statement> statements = new ArrayList<>();
        private final List<Demand> demands = new ArrayList<>();
        private final List<Force> forces = new ArrayList<>();
        private final Map<String, String> codes = new LinkedHashMap<>();

        Draft(Random random, LocalDate day) {
            this.random = random;
            this.day = day;
        }

        void take(ArticleRecord r, int first, int count, boolean coded) {
            Span run = new Span(r.sentences().get(first).start(), r.sentences().get(first + count - 1).end());
            int shift = text.length() - run.start();
            int before = sentences.size() - first;
            r.sentences().subList(first, first + count).forEach(s -> sentences.add(s.shift(shift)));
            text.append(run.of(r.text())).append("\n\nFile ").append(Integer.toString(random.nextInt(), 36)).append(".\n\n");
            if (!coded) {
                return;
            }
            Map<String, String> ids = new LinkedHashMap<>();
            for (Entity e : r.entities()) {
                List<Span> mentions = e.mentions().stream().filter(run::contains).map(m -> m.shift(shift)).toList();
                if (!mentions.isEmpty()) {
                    String code = e.code() == null ? null : codes.computeIfAbsent(e.code(), c -> code(random));
                    String id = "N" + (entities.size() + 1);
                    ids.put(e.id(), id);
                    entities.put(id, new Entity(id, code == null ? e.name() : e.name() + " of " + code, e.kind(), code, e.sector(), e.office(), null, mentions));
                }
            }
            for (Event e : r.events()) {
                if (run.contains(e.trigger()) && ids.keySet().containsAll(e.actor()) && ids.keySet().containsAll(e.recipient()) && within(run, e.actorSpans())
                        && within(run, e.recipientSpans())) {
                    events.add(new Event("E" + (events.size() + 1), e.event(), e.mode(), e.context(), e.cameo(), ids(ids, e.actor()), ids(ids, e.recipient()), shift(e.actorSpans(), shift),
                            shift(e.recipientSpans(), shift), e.trigger().shift(shift), e.sentence() + before, List.of(new EventMention(e.trigger().shift(shift), e.sentence() + before)),
                            e.background(), e.status(), date(e.date(), r.published()), e.dateResolution(), e.eventLoc() == null ? null : new org.demarche.record.Location(e.eventLoc().name(),
                            e.eventLoc().code(), e.eventLoc().lat(), e.eventLoc().lon(), e.eventLoc().geonameid(), e.eventLoc().resolution(), null), e.quadCode(), e.eventScale(), e.size(),
                            e.confidence(), null, e.why()));
                }
            }
            for (Statement s : r.statements()) {
                if (within(run, s.contentSpans()) && within(run, s.cueSpans()) && (s.sourceSpan() == null || run.contains(s.sourceSpan())) && (s.speaker() == null || ids.containsKey(s.speaker()))) {
                    statements.add(new Statement("S" + (statements.size() + 1), ids.get(s.speaker()), s.sourceSpan() == null ? null : s.sourceSpan().shift(shift), shift(s.cueSpans(), shift),
                            shift(s.contentSpans(), shift), s.form(), s.kind(), null, List.of()));
                }
            }
            for (Demand d : r.demands()) {
                if (within(run, d.spans()) && ids.keySet().containsAll(d.by()) && ids.keySet().containsAll(d.of())) {
                    demands.add(new Demand("D" + (demands.size() + 1), d.kind(), ids(ids, d.by()), ids(ids, d.of()), d.text(), shift(d.spans(), shift), List.of(), null, d.answer(), List.of(),
                            List.of()));
                }
            }
            r.forces().stream().filter(f -> run.contains(f.span()) && (f.entity() == null || ids.containsKey(f.entity())))
                    .forEach(f -> forces.add(new Force(ids.get(f.entity()), f.kind(), f.min(), f.max(), f.action(), f.from(), f.to(), f.location(), f.span().shift(shift))));
        }

        private String date(String date, String published) {
            return date == null || published == null ? date == null ? null : day.toString()
                    : day.plusDays(ChronoUnit.DAYS.between(LocalDate.parse(published.substring(0, 10)), LocalDate.parse(date.substring(0, 10)))).toString();
        }

        private static boolean within(Span run, List<Span> spans) {
            return spans.stream().allMatch(run::contains);
        }

        private static List<Span> shift(List<Span> spans, int by) {
            return spans.stream().map(s -> s.shift(by)).toList();
        }

        private static List<String> ids(Map<String, String> ids, List<String> old) {
            return old.stream().map(ids::get).filter(Objects::nonNull).toList();
        }

        ArticleRecord record(String id) {
            String paper = "Paper " + (1 + random.nextInt(PAPERS));
            return new ArticleRecord(ArticleRecord.SCHEMA, new org.demarche.record.CoderVersion("load", "none", "1"), id, "https://paper.example/" + id, "Report " + id, null, day.toString(),
                    PublishedFrom.INPUT, paper, "en", text.toString(), null, null, sentences, List.copyOf(entities.values()), events, statements, demands, List.of(), List.of(), forces, List.of(), null);
        }
    }
}

package org.demarche.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.demarche.record.Event;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/**
 * An article cut into paragraphs and pieces, so that what was coded can be shown in its text although spans overlap.
 *
 * @param record     the article
 * @param paragraphs its text in order, nothing left out but the blank lines between paragraphs
 */
public record ArticleView(ArticleRecord record, List<List<Part>> paragraphs) {

    /**
     * A stretch of text within which nothing begins or ends.
     *
     * @param text    its words
     * @param classes what covers it: ent, trigger, side, content, source, cue, demand
     * @param members ids of what covers it, separated by blanks
     * @param starts  ids of what begins here (E1, S1, D1), as targets of links
     * @param quad    the quad code where an event's trigger is, else 0
     */
    public record Piece(String text, String classes, String members, List<String> starts, int quad) {
    }

    /**
     * A sentence, or what stands between two.
     *
     * @param id     s0, s1 …, or null between sentences
     * @param pieces its text
     */
    public record Part(String id, List<Piece> pieces) {
    }

    private record Mark(Span span, String kind, String id) {
    }

    /** Cuts an article. Costs O(pieces × marks of a paragraph). */
    static ArticleView of(ArticleRecord r) {
        String text = r.text();
        List<Mark> marks = new ArrayList<>();
        Map<Integer, TreeSet<String>> starts = new TreeMap<>();
        r.entities().forEach(e -> e.mentions().forEach(m -> marks.add(new Mark(m, "ent", e.id()))));
        for (Event e : r.events()) {
            marks.add(new Mark(e.trigger(), "trigger", e.id()));
            Stream.concat(e.actorSpans().stream(), e.recipientSpans().stream()).forEach(s -> marks.add(new Mark(s, "side", e.id())));
            starts.computeIfAbsent(e.trigger().start(), k -> new TreeSet<>()).add(e.id());
        }
        for (Statement s : r.statements()) {
            s.contentSpans().forEach(c -> marks.add(new Mark(c, "content", s.id())));
            s.cueSpans().forEach(c -> marks.add(new Mark(c, "cue", s.id())));
            s.contentSpans().stream().findFirst().ifPresent(c -> starts.computeIfAbsent(c.start(), k -> new TreeSet<>()).add(s.id()));
        }
        for (Demand d : r.demands()) {
            d.spans().forEach(s -> marks.add(new Mark(s, "demand", d.id())));
            d.spans().stream().findFirst().ifPresent(s -> starts.computeIfAbsent(s.start(), k -> new TreeSet<>()).add(d.id()));
        }
        List<List<Part>> paragraphs = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf("\n\n", from);
            end = end < 0 ? text.length() : end;
            if (end > from) {
                paragraphs.add(parts(r, new Span(from, end), marks, starts));
            }
            from = end + 2;
        }
        return new ArticleView(r, paragraphs);
    }

    private static List<Part> parts(ArticleRecord r, Span paragraph, List<Mark> marks, Map<Integer, TreeSet<String>> starts) {
        List<Part> parts = new ArrayList<>();
        int at = paragraph.start();
        for (int i = 0; i < r.sentences().size(); i++) {
            Span sentence = r.sentences().get(i);
            if (sentence.overlaps(paragraph) && sentence.start() >= at) {
                Span inside = new Span(sentence.start(), Math.min(sentence.end(), paragraph.end()));
                if (inside.start() > at) {
                    parts.add(new Part(null, pieces(r, new Span(at, inside.start()), marks, starts)));
                }
                parts.add(new Part("s" + i, pieces(r, inside, marks, starts)));
                at = inside.end();
            }
        }
        if (at < paragraph.end()) {
            parts.add(new Part(null, pieces(r, new Span(at, paragraph.end()), marks, starts)));
        }
        return parts;
    }

    private static List<Piece> pieces(ArticleRecord r, Span paragraph, List<Mark> all, Map<Integer, TreeSet<String>> starts) {
        List<Mark> marks = all.stream().filter(m -> m.span.overlaps(paragraph)).toList();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(paragraph.start(), paragraph.end()));
        marks.forEach(m -> {
            cuts.add(Math.max(m.span.start(), paragraph.start()));
            cuts.add(Math.min(m.span.end(), paragraph.end()));
        });
        starts.keySet().stream().filter(paragraph::contains).forEach(cuts::add);
        List<Piece> pieces = new ArrayList<>();
        Integer start = cuts.first();
        for (Integer end = cuts.higher(start); end != null; start = end, end = cuts.higher(end)) {
            Span here = new Span(start, end);
            List<Mark> over = marks.stream().filter(m -> m.span.contains(here)).toList();
            int quad = over.stream().filter(m -> m.kind.equals("trigger"))
                    .mapToInt(m -> r.events().stream().filter(e -> e.id().equals(m.id)).findFirst().map(Event::quadCode).orElse(0)).max().orElse(0);
            pieces.add(new Piece(here.of(r.text()), over.stream().map(Mark::kind).distinct().sorted().collect(Collectors.joining(" ")),
                    over.stream().map(Mark::id).distinct().sorted().collect(Collectors.joining(" ")), List.copyOf(starts.getOrDefault(start, new TreeSet<>())), quad));
        }
        return pieces;
    }

    /** Names of entities, joined. */
    public String names(List<String> ids) {
        return ids.stream().map(id -> record.entity(id).name()).collect(Collectors.joining(", "));
    }

    /** The words of spans, joined. */
    public String words(List<Span> spans) {
        return spans.stream().map(s -> s.of(record.text())).collect(Collectors.joining(" … "));
    }
}

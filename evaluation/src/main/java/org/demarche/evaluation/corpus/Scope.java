package org.demarche.evaluation.corpus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.Location;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/** What the lines of one block share: marks, and what earlier lines made of them. Not thread-safe. */
final class Scope {
    private static final Set<String> DEPENDENT = Set.of("its", "his", "her", "their", "our", "my", "your",
            "itself", "himself", "herself", "themselves");
    /** Characters between a possessive and the act that it owns. */
    private static final int OWN = 12;

    final Marks marks;
    final LocalDate published;
    final List<Span> sentences;
    /** By mark id. */
    final Map<String, Entity> entities = new TreeMap<>();
    /** By mark id, without spans. */
    final Map<String, Location> places = new TreeMap<>();
    /** By mark id. */
    final Map<String, Event> events = new TreeMap<>();
    /** By mark or line id. */
    final Map<String, Statement> statements = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();

    /** @param published publication date, or null */
    Scope(Marks marks, LocalDate published, List<Span> sentences) {
        this.marks = marks;
        this.published = published;
        this.sentences = sentences;
    }

    /** The spans of an id. @throws CorpusException if it marks nothing */
    List<Span> marked(String id, Words line) {
        List<Span> spans = marks.of(id);
        if (spans.isEmpty()) {
            throw line.wrong("nothing in the text is marked " + id);
        }
        used.add(id);
        return spans;
    }

    /** The spans of several ids joined by commas, in text order; none for "-". */
    List<Span> markedAll(String ids, Words line) {
        List<Span> all = new ArrayList<>();
        if (!ids.equals("-")) {
            for (String id : ids.split(",")) {
                all.addAll(marked(id, line));
            }
        }
        all.sort(null);
        return all;
    }

    /** The same where there must be some. @throws CorpusException if there is none */
    List<Span> markedSome(String ids, Words line) {
        List<Span> all = markedAll(ids, line);
        if (all.isEmpty()) {
            throw line.wrong("ids of marks are wanted, not " + ids);
        }
        return all;
    }

    /** Whether a line has used this mark. */
    boolean isUsed(String id) {
        return used.contains(id);
    }

    /** Index of the sentence where a span begins, −1 if it begins in none. */
    int sentence(Span span) {
        for (int i = 0; i < sentences.size(); i++) {
            if (sentences.get(i).contains(span.start())) {
                return i;
            }
        }
        return -1;
    }

    /** An entity and the mention of it that an annotation means. */
    record Mention(Entity entity, Span span) {
    }

    /**
     * The mentions that {@code a,b#2} means: for each id the mention nearest to the anchor, in its sentence first, or the one with the number.
     *
     * @throws CorpusException if an id is no entity or the number is too high
     */
    List<Mention> mentions(String ids, Span anchor, Words line) {
        List<Mention> found = new ArrayList<>();
        if (ids.equals("-")) {
            return found;
        }
        for (String pointer : ids.split(",", -1)) {
            int hash = pointer.indexOf('#');
            Entity entity = entity(hash < 0 ? pointer : pointer.substring(0, hash), line);
            List<Span> spans = entity.mentions();
            Span span;
            if (hash < 0) {
                span = nearest(spans, anchor);
            } else {
                String number = pointer.substring(hash + 1);
                if (!number.matches("[1-9]\\d?") || Integer.parseInt(number) > spans.size()) {
                    throw line.wrong(pointer + ": there are " + spans.size() + " mentions");
                }
                span = spans.get(Integer.parseInt(number) - 1);
            }
            if (found.stream().anyMatch(m -> m.entity().equals(entity))) {
                throw line.wrong(pointer + " is named twice");
            }
            found.add(new Mention(entity, span));
        }
        return found;
    }

    /** @throws CorpusException if the id is no entity */
    Entity entity(String id, Words line) {
        Entity entity = entities.get(id);
        if (entity == null) {
            throw line.wrong(id.isEmpty() ? "an empty id" : id + " is no entity of this block");
        }
        return entity;
    }

    /** Contract ids of entities joined by commas; none for "-". */
    List<String> entityIds(String ids, Words line) {
        List<String> found = new ArrayList<>();
        if (!ids.equals("-")) {
            for (String id : ids.split(",", -1)) {
                found.add(entity(id, line).id());
            }
        }
        return found;
    }

    /**
     * The span nearest to the anchor; those in its sentence come before all others, and those that stand by themselves before possessives and
     * before mentions inside another entity's, but for a possessive right before the anchor ("its refusal"). The earlier of two equally near.
     */
    Span nearest(List<Span> spans, Span anchor) {
        int home = sentence(anchor);
        return spans.stream().min(Comparator.comparingInt((Span s) -> sentence(s) == home ? 0 : 1)
                .thenComparingInt(s -> standsAlone(s) || s.end() <= anchor.start() && gap(s, anchor) <= OWN ? 0 : 1)
                .thenComparingInt(s -> gap(s, anchor)).thenComparing(Comparator.naturalOrder())).orElseThrow();
    }

    private boolean standsAlone(Span span) {
        String text = marks.text();
        String next = text.substring(span.end(), Math.min(text.length(), span.end() + 2));
        return !DEPENDENT.contains(span.of(text).toLowerCase(Locale.ROOT)) && !next.startsWith("'") && !next.startsWith("’")
                && entities.values().stream().flatMap(e -> e.mentions().stream()).noneMatch(m -> m.contains(span) && m.length() > span.length());
    }

    private static int gap(Span a, Span b) {
        return a.overlaps(b) ? 0 : a.end() <= b.start() ? b.start() - a.end() : a.start() - b.end();
    }

    /** The innermost statement that a span lies in, or null. */
    Statement around(Span span) {
        Statement best = null;
        int size = Integer.MAX_VALUE;
        for (Statement statement : statements.values()) {
            for (Span content : statement.contentSpans()) {
                if (content.contains(span) && content.length() < size) {
                    best = statement;
                    size = content.length();
                }
            }
        }
        return best;
    }
}

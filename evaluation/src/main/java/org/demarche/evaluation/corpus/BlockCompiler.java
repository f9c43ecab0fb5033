package org.demarche.evaluation.corpus;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.engine.language.Splitter;
import org.demarche.evaluation.Gold;
import org.demarche.evaluation.Layer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.DateMention;
import org.demarche.record.PublishedFrom;

/** Compiles one block. All lines are read before anything is refused as a whole, so that one run names every mistake. */
final class BlockCompiler {
    private static final Pattern ID = Pattern.compile("([a-z]{1,2}\\d{0,3})\\s+(\\S+)(?:\\s.*)?");

    private final String part;
    private final String file;
    private final Set<String> families;
    private final OfficeCheck offices;
    private final Splitter splitter;

    /**
     * @param part     folder of the corpus
     * @param file     file name for {@link Gold.Source}
     * @param families families that may be named; empty means any
     */
    BlockCompiler(String part, String file, Set<String> families, OfficeCheck offices, Splitter splitter) {
        this.part = part;
        this.file = file;
        this.families = families;
        this.offices = offices;
        this.splitter = splitter;
    }

    /** The block's gold, or null where {@code errors} was told why not. */
    Gold compile(Block block, Consumer<CorpusException> errors) {
        int[] count = {0};
        Consumer<CorpusException> counted = e -> {
            count[0]++;
            errors.accept(e);
        };
        try {
            Header header = Header.read(block, families);
            if (block.text().isEmpty()) {
                throw new CorpusException(block.header().number(), "a block without text");
            }
            Marks marks = Marks.read(block.text());
            Gold gold = compile(block, header, marks, counted);
            return count[0] == 0 ? gold : null;
        } catch (CorpusException e) {
            counted.accept(e);
            return null;
        }
    }

    private Gold compile(Block block, Header header, Marks marks, Consumer<CorpusException> errors) {
        Scope scope = new Scope(marks, header.published(), splitter.spans(marks.text()));
        Lines lines = new Lines(block, errors);
        EntityLines entities = new EntityLines(scope, offices);
        StatementLines statements = new StatementLines(scope);
        EventLines events = new EventLines(scope);
        LedgerLines ledger = new LedgerLines(scope);
        lines.each(Kind.ENTITY, entities::read);
        lines.each(Kind.STATEMENT, statements::read);
        attempt(statements::nest, errors);
        lines.each(Kind.EVENT, events::read);
        lines.each(Kind.LEDGER, ledger::read);
        marks.lines().forEach((id, line) -> {
            if (!scope.isUsed(id) && !lines.has(id)) {
                errors.accept(new CorpusException(line, "the mark " + id + " is used by no line"));
            }
        });
        boolean quiet = !lines.has(Kind.EVENT);
        if (!block.article() && quiet != header.families().contains("no-event")) {
            errors.accept(new CorpusException(block.header().number(), quiet ? "no event line: the family no-event is missing"
                    : "the family no-event, but an event line"));
        }
        if (header.storyOnly() != lines.isEmpty() && block.article()) {
            errors.accept(new CorpusException(block.header().number(), header.storyOnly() ? "only=story, but there are annotation lines"
                    : "an article without annotation lines needs only=story"));
        }
        return gold(block, header, scope, new Numbering(scope, statements.inTextOrder(), ledger), ledger.dates);
    }

    private Gold gold(Block block, Header header, Scope scope, Numbering found, List<DateMention> dates) {
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        boolean whole = block.article() && !header.storyOnly();
        add(layers, Layer.EVENTS, whole || !block.article());
        add(layers, Layer.CHAINS, whole);
        add(layers, Layer.STATEMENTS, whole || !found.statements.isEmpty());
        add(layers, Layer.DEMANDS, whole || !found.demands.isEmpty());
        add(layers, Layer.DENIALS, whole || !found.denials.isEmpty());
        add(layers, Layer.DISPUTES, whole || !found.disputes.isEmpty());
        add(layers, Layer.FORCES, whole || !found.forces.isEmpty());
        add(layers, Layer.DATES, whole || !dates.isEmpty());
        String story = header.options().get("story");
        add(layers, Layer.STORY, story != null);
        LocalDate day = header.published();
        ArticleRecord record = new ArticleRecord(ArticleRecord.SCHEMA, null, header.id(), null, header.title(), null, day == null ? null : day.toString(),
                day == null ? null : PublishedFrom.INPUT, null, "en", scope.marks.text(), null, null, scope.sentences, found.entities, found.events,
                found.statements, found.demands, found.denials, found.disputes, found.forces, dates.stream()
                .sorted(java.util.Comparator.comparing(DateMention::span)).toList(), null);
        return new Gold(record, new Gold.Source(part, file, block.header().number(), block.article(), header.register(), header.families(),
                header.options().get("crisis"), story, header.options().get("composed"), layers));
    }

    private static void add(Set<Layer> layers, Layer layer, boolean complete) {
        if (complete) {
            layers.add(layer);
        }
    }

    private static void attempt(Runnable step, Consumer<CorpusException> errors) {
        try {
            step.run();
        } catch (CorpusException e) {
            errors.accept(e);
        }
    }

    private enum Kind {
        ENTITY, STATEMENT, EVENT, LEDGER
    }

    /** The annotation lines of a block by kind; each id is declared once. */
    private static final class Lines {
        private record Entry(String id, Kind kind, Block.Line line) {
        }

        private final Map<String, Entry> byId = new TreeMap<>();
        private final List<Entry> inOrder = new java.util.ArrayList<>();
        private final Consumer<CorpusException> errors;

        Lines(Block block, Consumer<CorpusException> errors) {
            this.errors = errors;
            block.annotations().forEach(line -> attempt(() -> add(line), errors));
        }

        private void add(Block.Line line) {
            Matcher m = ID.matcher(line.content());
            if (!m.matches()) {
                throw new CorpusException(line.number(), "an annotation line is: id, word, … (text that begins with a small letter takes \\ before it)");
            }
            String word = m.group(2);
            Kind kind = EntityLines.KINDS.contains(word) ? Kind.ENTITY : word.equals("SAYS") ? Kind.STATEMENT
                    : EventLines.isType(word) ? Kind.EVENT
                    : LedgerLines.DEMANDS.contains(word) || Set.of("DENIES", "DISPUTE", "FORCE", "DATE").contains(word) ? Kind.LEDGER : null;
            if (kind == null) {
                throw new CorpusException(line.number(), "no such kind of line, or event type: " + word);
            }
            Entry entry = new Entry(m.group(1), kind, line);
            Entry before = byId.putIfAbsent(entry.id(), entry);
            if (before != null) {
                throw new CorpusException(line.number(), entry.id() + " has a line already: " + before.line().number());
            }
            inOrder.add(entry);
        }

        void each(Kind kind, java.util.function.BiConsumer<String, Words> reader) {
            for (Entry entry : inOrder) {
                if (entry.kind() == kind) {
                    attempt(() -> {
                        Words words = new Words(entry.line());
                        words.take("id");
                        reader.accept(entry.id(), words);
                    }, errors);
                }
            }
        }

        boolean has(String id) {
            return byId.containsKey(id);
        }

        boolean has(Kind kind) {
            return inOrder.stream().anyMatch(entry -> entry.kind() == kind);
        }

        boolean isEmpty() {
            return inOrder.isEmpty();
        }
    }
}

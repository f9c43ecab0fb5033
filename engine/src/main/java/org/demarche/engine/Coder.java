package org.demarche.engine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.demarche.engine.coding.Events;
import org.demarche.engine.coding.Ledger;
import org.demarche.engine.coding.Modifiers;
import org.demarche.engine.coding.Statements;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Junk;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Dates;
import org.demarche.engine.language.Reader;
import org.demarche.engine.language.Resolver;
import org.demarche.engine.language.Typer;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Layer;
import org.demarche.engine.world.World;
import org.demarche.record.ArticleRecord;
import org.demarche.record.CoderVersion;
import org.demarche.record.Event;
import org.demarche.record.Relation;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/**
 * The engine's door: from an article to its record.
 *
 * <p>Opening loads tables and, at the first article, the model; both stay for the life of the process. One coder serves any number of threads,
 * and what it says of an article depends on that article alone. Costs some 7 CPU ms a sentence.
 */
public final class Coder {
    /** The language that is coded. */
    public static final String LANGUAGE = "en";
    /** Version of the tables and patterns, written into each record. */
    static final String DATA = "1";

    private final Reader reader;
    private final World world;
    private final Statements statements;
    private final Events events;
    private final Ledger ledger;

    private Coder(Reader reader, World world, Statements statements, Events events, Ledger ledger) {
        this.reader = reader;
        this.world = world;
        this.statements = statements;
        this.events = events;
        this.ledger = ledger;
    }

    /**
     * How to code.
     *
     * @param model  whether to use the model; without it sentences are flat, statements come from quotation marks and verbs of saying alone, and little else is found
     * @param layers tables of the user's own over those of the program, the first given the first asked
     */
    public record Options(boolean model, List<Layer> layers) {

        /** Copies the list. */
        public Options {
            layers = List.copyOf(layers);
        }

        /** With the model, where the program carries one. */
        public static Options standard() {
            return new Options(true, List.of());
        }
    }

    /** @see #open(Options) */
    public static Coder open() {
        return open(Options.standard());
    }

    /**
     * Loads tables and patterns.
     *
     * @throws IllegalStateException naming file and line, if one of the program's data files is damaged
     */
    public static Coder open(Options options) {
        Typer typer = options.model() && Typer.available() ? Typer.open() : null;
        Resolver resolver = options.model() && Resolver.available() ? Resolver.open() : null;
        return new Coder(options.model() ? Reader.open() : Reader.plain(), World.load(options.layers()), Statements.load(), Events.load(typer, resolver), Ledger.load(resolver));
    }

    /** What makes the records: program version, the model's checksum or "none", version of the tables. */
    public CoderVersion version() {
        return new CoderVersion(programVersion(), reader.model(), DATA);
    }

    /** The program's version, or "unpackaged" where the classes run from no jar. */
    public static String programVersion() {
        return Objects.requireNonNullElse(Coder.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    /** Whether an article is in the language that is coded, or too short to tell. Others get a record without sentences, events and the rest. */
    public static boolean codes(Article article) {
        return article.language() == null || article.language().equals(LANGUAGE);
    }

    /**
     * Codes an article.
     *
     * @param article its text must hold no lone surrogate
     * @return a complete record; its lists are empty where {@link #codes} says no; {@code cluster} and {@code copyOf} are null
     */
    public ArticleRecord code(Article article) {
        if (!codes(article)) {
            return record(article, new AnnotatedText(article.text(), List.of(), 0), null, List.of(), List.of(), List.of(), Ledger.Coded.NONE, null);
        }
        LocalDate published = day(article.published());
        AnnotatedText text = reader.annotate(readable(article.text()));
        Modifiers modifiers = events.modifiers(text);
        EntityBook book = world.read(text, published);
        List<DatedPhrase> dates = Dates.find(text, published);
        Statements.Coded said = statements.code(text, book);
        Events.Coded coded = events.code(text, modifiers, book, dates, published);
        Ledger.Coded entries = ledger.code(text, modifiers, book, dates, said, coded);
        List<Relation> relations = article.pairs() == null ? null : coded.relations(article.pairs().stream()
                .map(p -> new Events.Pair(p.actor(), p.recipient())).toList());
        return record(article, text, book, dates, said.statements(), coded.events(said.statements()), entries, relations);
    }

    /** The record of an article that is a copy of another: its lists are empty, the other's record stands for it. */
    public ArticleRecord copy(Article article, String cluster, String copyOf) {
        return new ArticleRecord(ArticleRecord.SCHEMA, version(), article.id(), article.url(), article.title(), article.byline(), article.published(),
                article.publishedFrom(), article.publisher(), article.language(), article.text(), cluster, copyOf, List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    /** The text with its junk blanked, so that no sentence covers it and every offset stays. */
    private static String readable(String text) {
        List<Span> junk = Junk.spans(text);
        if (junk.isEmpty()) {
            return text;
        }
        StringBuilder blanked = new StringBuilder(text);
        for (Span span : junk) {
            for (int i = span.start(); i < span.end(); i++) {
                if (text.charAt(i) != '\n') {
                    blanked.setCharAt(i, ' ');
                }
            }
        }
        return blanked.toString();
    }

    private ArticleRecord record(Article article, AnnotatedText text, EntityBook book, List<DatedPhrase> dates, List<Statement> statements,
                                 List<Event> events, Ledger.Coded entries, List<Relation> relations) {
        return new ArticleRecord(ArticleRecord.SCHEMA, version(), article.id(), article.url(), article.title(), article.byline(), article.published(),
                article.publishedFrom(), article.publisher(), article.language(), article.text(), null, null,
                text.sentences().stream().map(s -> s.span()).toList(), book == null ? List.of() : book.entities(),
                events, statements, entries.demands(), entries.denials(), entries.disputes(), entries.forces(),
                dates.stream().map(DatedPhrase::mention).toList(), relations);
    }

    /** The day of an ISO date or date-time as it stands there; null for none or another form. */
    private static LocalDate day(String published) {
        if (published == null || published.length() < 10) {
            return null;
        }
        try {
            return LocalDate.parse(published.substring(0, 10));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

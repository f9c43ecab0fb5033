package org.demarche.benchmarks;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.demarche.engine.Coder;
import org.demarche.engine.coding.Events;
import org.demarche.engine.coding.Ledger;
import org.demarche.engine.coding.Modifiers;
import org.demarche.engine.coding.Statements;
import org.demarche.engine.encoder.Encoder;
import org.demarche.engine.encoder.Reading;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Dates;
import org.demarche.engine.language.Reader;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Resolver;
import org.demarche.engine.language.Typer;
import org.demarche.engine.language.Word;
import org.demarche.engine.story.Signature;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.World;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Each stage alone over one input; a call works through all of its articles, and what the stages before it make is made beforehand.
 * {@link Stages} runs them and divides by sentences.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 3)
public class StageBenchmark {
    /** Files or a folder, as {@code ./demarche code} takes them. */
    @Param("samples")
    public String input;

    private record Read(Article article, LocalDate published, AnnotatedText text, Modifiers modifiers, EntityBook book, List<DatedPhrase> dates,
                        Statements.Coded said, Events.Coded events, ArticleRecord record) {
    }

    private final List<Read> all = new ArrayList<>();
    private final List<List<String>> words = new ArrayList<>();
    private Encoder encoder;
    private Reader reader;
    private World world;
    private Statements statements;
    private Events events;
    private Ledger ledger;
    private Coder coder;

    /** Articles of an input; those that fail are passed over. */
    static List<Article> articles(String input) throws IOException {
        List<Article> articles = new ArrayList<>();
        try (Source source = Sources.open(List.of(input), Options.untilTomorrow())) {
            source.forEachRemaining(item -> {
                if (item instanceof Source.Item.Read read) {
                    articles.add(read.article());
                }
            });
        }
        return articles;
    }

    /** Loads all stages and runs each once. */
    @Setup
    public void load() throws IOException {
        encoder = Encoder.shared();
        reader = Reader.open();
        world = World.load();
        statements = Statements.load();
        events = Events.load(Typer.open(), Resolver.open());
        ledger = Ledger.load();
        coder = Coder.open();
        for (Article article : articles(input)) {
            LocalDate published = article.published() == null ? null : LocalDate.parse(article.published().substring(0, 10));
            AnnotatedText text = reader.annotate(article.text());
            Modifiers modifiers = events.modifiers(text);
            EntityBook book = world.read(text, published);
            List<DatedPhrase> dates = Dates.find(text, published);
            Statements.Coded said = statements.code(text, book);
            all.add(new Read(article, published, text, modifiers, book, dates, said, events.code(text, modifiers, book, dates, published), coder.code(article)));
            for (Sentence sentence : text.sentences()) {
                words.add(sentence.words().stream().map(Word::form).toList());
            }
        }
    }

    /** The yardstick: the encoder's pass and nothing else. */
    @Benchmark
    public void barePass(Blackhole hole) {
        for (List<String> sentence : words) {
            Reading reading = encoder.read(sentence, new boolean[sentence.size()]);
            hole.consume(reading);
        }
    }

    /** Sentences, words, arcs, names, lemmas, roles: the pass and all around it. */
    @Benchmark
    public void reading(Blackhole hole) {
        all.forEach(r -> hole.consume(reader.annotate(r.article.text())));
    }

    /** Dates that the text names. */
    @Benchmark
    public void dates(Blackhole hole) {
        all.forEach(r -> hole.consume(Dates.find(r.text, r.published)));
    }

    /** Actors, places and who is who. */
    @Benchmark
    public void actors(Blackhole hole) {
        all.forEach(r -> hole.consume(world.read(r.text, r.published)));
    }

    /** Statements. */
    @Benchmark
    public void statements(Blackhole hole) {
        all.forEach(r -> hole.consume(statements.code(r.text, r.book)));
    }

    /** Events: patterns, and the typer's passes where it is asked. */
    @Benchmark
    public void events(Blackhole hole) {
        all.forEach(r -> hole.consume(events.code(r.text, events.modifiers(r.text), r.book, r.dates, r.published).events(r.said.statements())));
    }

    /** Demands, answers, denials, disputes, forces. */
    @Benchmark
    public void ledger(Blackhole hole) {
        all.forEach(r -> hole.consume(ledger.code(r.text, r.modifiers, r.book, r.dates, r.said, r.events)));
    }

    /** From article to record, all of the above. */
    @Benchmark
    public void everything(Blackhole hole) {
        all.forEach(r -> hole.consume(coder.code(r.article)));
    }

    /** The record as JSON. */
    @Benchmark
    public void json(Blackhole hole) {
        all.forEach(r -> hole.consume(RecordJson.write(r.record)));
    }

    /** What is kept of an article to know its copies. */
    @Benchmark
    public void signing(Blackhole hole) {
        all.forEach(r -> hole.consume(Signature.of(r.article)));
    }

    /** Files to articles: decoding, extraction, dates of publication. */
    @Benchmark
    public void intake(Blackhole hole) throws IOException {
        hole.consume(articles(input));
    }
}

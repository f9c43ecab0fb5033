package org.demarche.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import org.demarche.record.PublishedFrom;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads articles takes. */
final class InputOptions {
    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "HTML pages, plain text, JSON Lines, WARC (each also as .gz), "
            + "folders of them, or - for standard input.")
    private List<String> inputs;

    @Option(names = "--published", paramLabel = "DATE", description = "Publication date (YYYY-MM-DD) of every input that tells none itself.")
    private LocalDate published;

    /** Opens the inputs in the order given. */
    Source open() {
        Source source = Sources.open(inputs, System.in, Options.untilTomorrow());
        return published == null ? source : new Dated(source, published);
    }

    /** Gives a date to articles that have none. */
    private record Dated(Source source, LocalDate day) implements Source {
        @Override
        public boolean hasNext() {
            return source.hasNext();
        }

        @Override
        public Item next() {
            Item item = source.next();
            if (item instanceof Item.Read read && read.article().published() == null) {
                Article a = read.article();
                return new Item.Read(new Article(a.id(), a.url(), a.title(), a.byline(), day.toString(), PublishedFrom.OPTION, null, a.publisher(),
                        a.language(), a.text(), a.pairs()));
            }
            return item;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}

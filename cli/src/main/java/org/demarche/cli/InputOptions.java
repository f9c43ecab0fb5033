package org.demarche.cli;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarche.engine.intake.Filter;
import org.demarche.engine.intake.Options;
import org.demarche.engine.intake.Source;
import org.demarche.engine.intake.Sources;
import org.demarche.engine.intake.Web;
import org.demarche.fetch.Fetcher;
import org.demarche.fetch.Rules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads articles takes. */
final class InputOptions {
    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "HTML pages, plain text, JSON Lines, WARC and WET (each also as .gz), "
            + "folders of them, http and https addresses (that page alone is fetched), or - for standard input.")
    private List<String> inputs;

    @Option(names = "--published", paramLabel = "DATE", description = "Publication date (YYYY-MM-DD) of every input that tells none itself.")
    private LocalDate published;

    @Option(names = "--host", paramLabel = "HOST", split = ",", description = "Only articles of these hosts and those below them.")
    private Set<String> hosts = new LinkedHashSet<>();

    @Option(names = "--language", paramLabel = "CODE", split = ",", description = "Only articles in these languages (ISO 639-1).")
    private Set<String> languages = new LinkedHashSet<>();

    @Option(names = "--from", paramLabel = "DATE", description = "Only articles published on this day or later.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Only articles published on this day or earlier.")
    private LocalDate to;

    @Mixin
    private WebOptions web;

    /** Opens the inputs in the order given. */
    Source open() {
        return open(State.none());
    }

    /** Opens the inputs from where an earlier run of the same command stopped. */
    Source open(State state) {
        Options options = Options.untilTomorrow().dating(published).wanting(new Filter(hosts, languages, from, to));
        return Sources.open(inputs, System.in, options, state.place(), state.seen(), new Pages(web.rules()));
    }

    /** Gets pages; what fetches them is made when the first is wanted. */
    private static final class Pages implements Web {
        private final Rules rules;
        private Fetcher fetcher;

        Pages(Rules rules) {
            this.rules = rules;
        }

        @Override
        public Page get(String address) {
            fetcher = fetcher == null ? new Fetcher(rules) : fetcher;
            return fetcher.get(address);
        }

        @Override
        public void close() {
            if (fetcher != null) {
                fetcher.close();
            }
        }
    }
}

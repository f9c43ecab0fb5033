package org.demarche.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Source;
import org.demarche.record.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche extract}: pages without their furniture, as JSON Lines. Loads no model. */
@Command(name = "extract",
        description = "Reads pages only: id, url, title, byline, published (and where that was found, or why not), publisher, language, text.",
        footer = {"  demarche extract pages/ --out articles.jsonl", "  curl -s https://… | demarche extract -"})
final class ExtractCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;
    @Mixin
    private InputOptions inputs;
    @Mixin
    private StateOptions stops;
    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the articles go, one JSON object a line; - (the default) is standard output.")
    private String out;

    @Override
    public Integer call() throws Exception {
        try (State state = stops.open(false); Source source = inputs.open(state); Output output = new Output(out, spec.commandLine().getOut(), state);
                Summary summary = new Summary(spec.commandLine().getErr(), "extracted", source, state)) {
            while (source.hasNext()) {
                Source.Item item = source.next();
                if (item instanceof Source.Item.Read read) {
                    output.line(json(read.article()));
                    summary.read();
                } else if (item instanceof Source.Item.Failed failed) {
                    summary.failed(failed);
                }
                state.passed(item, source.place(), output, summary);
            }
            state.done(source, output, summary);
            return summary.exitCode();
        }
    }

    private static String json(Article a) throws Exception {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", a.id()).put("url", a.url()).put("title", a.title()).put("byline", a.byline()).put("published", a.published())
                .put("published_from", a.publishedFrom() == null ? null : RecordJson.jsonName(a.publishedFrom()))
                .put("published_reason", a.publishedReason()).put("publisher", a.publisher()).put("language", a.language()).put("text", a.text());
        return JSON.writeValueAsString(node);
    }
}

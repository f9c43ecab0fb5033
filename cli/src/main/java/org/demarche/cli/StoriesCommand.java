package org.demarche.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.concurrent.Callable;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Report;
import org.demarche.engine.story.Stories;
import org.demarche.engine.story.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche stories}: which articles tell one happening over days. Loads no model. */
@Command(name = "stories",
        description = "Groups articles that tell one happening over days into stories: one {\"id\",\"story\"} a line, or each story with its timeline.",
        footer = {"  demarche stories samples/ --timeline", "  demarche stories news.jsonl.gz --out stories.jsonl"})
final class StoriesCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;
    @Mixin
    private InputOptions inputs;
    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the stories go; - (the default) is standard output.")
    private String out;
    @Option(names = "--timeline", description = "Print each story for people: title, days, lead article, sources.")
    private boolean timeline;

    @Override
    public Integer call() throws Exception {
        try (Source source = inputs.open(); Output output = new Output(out, spec.commandLine().getOut());
                Summary summary = new Summary(spec.commandLine().getErr(), "grouped", source)) {
            Stories stories = new Stories();
            Map<String, String> storyOf = stories.add(summary.all(Report::of));
            if (timeline) {
                stories.all().forEach(story -> print(story, output));
            } else {
                for (Map.Entry<String, String> e : storyOf.entrySet()) {
                    output.line(JSON.writeValueAsString(JSON.createObjectNode().put("id", e.getKey()).put("story", e.getValue())));
                }
            }
            output.done();
            return summary.exitCode();
        }
    }

    private static void print(Story story, Output output) {
        output.line(Terminal.safe(story.title()));
        output.line("  " + story.first() + " to " + story.last() + ", lead " + Terminal.safe(story.lead())
                + (story.sources().isEmpty() ? "" : "; " + Terminal.safe(String.join(", ", story.sources()))));
        story.timeline().forEach(day -> output.line("  " + day.day() + "  " + Terminal.safe(day.heading()) + "  (" + Terminal.safe(String.join(", ", day.articles())) + ")"));
        output.line("");
    }
}

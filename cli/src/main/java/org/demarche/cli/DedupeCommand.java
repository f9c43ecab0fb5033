package org.demarche.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Copies;
import org.demarche.engine.story.Signature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche dedupe}: which articles are copies of one another. Loads no model. */
@Command(name = "dedupe",
        description = "Tells which articles are copies of one another, also cut, re-ordered, excerpted or reworded: one {\"id\",\"cluster\"} a line.",
        footer = {"  demarche dedupe samples/ --explain", "  demarche dedupe news.jsonl.gz --out clusters.jsonl"})
final class DedupeCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;
    @Mixin
    private InputOptions inputs;
    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the clusters go; - (the default) is standard output.")
    private String out;
    @Option(names = "--explain", description = "Add the sign that gave a copy away: what it shares, with which article.")
    private boolean explain;

    @Override
    public Integer call() throws Exception {
        try (Source source = inputs.open(); Output output = new Output(out, spec.commandLine().getOut());
                Summary summary = new Summary(spec.commandLine().getErr(), "compared", source)) {
            for (Copies.Verdict v : new Copies().add(summary.all(Signature::of)).verdicts()) {
                ObjectNode node = JSON.createObjectNode().put("id", v.id()).put("cluster", v.cluster());
                if (explain) {
                    node.put("copy_of", v.sign() == null ? null : v.sign().of()).put("sign", v.sign() == null ? null : v.sign().explain());
                }
                output.line(JSON.writeValueAsString(node));
            }
            output.done();
            return summary.exitCode();
        }
    }
}

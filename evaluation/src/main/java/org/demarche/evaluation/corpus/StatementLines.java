package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.StatementForm;
import org.demarche.record.StatementKind;

/** Lines of statements ({@code corpus/README.md}, "Statements"). */
final class StatementLines {
    private final Scope scope;
    private final boolean[] quoted;
    /** Given with {@code within=}, by the line's id. */
    private final Map<String, String> given = new TreeMap<>();
    private final Map<String, Words> lines = new TreeMap<>();

    StatementLines(Scope scope) {
        this.scope = scope;
        quoted = quoted(scope.marks.text());
    }

    /** Reads the line of a statement; its contract id is still the line's. */
    void read(String id, Words line) {
        line.take("SAYS");
        String speaker = line.take("speaker (- for none)");
        Options options = new Options(line, Set.of("cue", "content", "kind", "to", "form", "within"), Set.of());
        List<Span> cues = scope.markedSome(options.need("cue"), line);
        List<Span> contents = scope.markedSome(options.need("content"), line);
        for (Span cue : cues) {
            if (contents.stream().anyMatch(content -> content.contains(cue))) {
                throw line.wrong("the cue lies inside the content: " + cue.of(scope.marks.text()));
            }
        }
        List<Scope.Mention> mention = scope.mentions(speaker, cues.get(0), line);
        if (mention.size() > 1) {
            throw line.wrong("one speaker; mark several as one group");
        }
        StatementForm form = options.has("form") ? Names.of(StatementForm.class, options.get("form"), line) : form(contents);
        StatementKind kind = Names.of(StatementKind.class, options.get("kind", "speech"), line);
        if (options.has("within")) {
            given.put(id, options.get("within"));
        }
        lines.put(id, line);
        scope.statements.put(id, new Statement(id, mention.isEmpty() ? null : mention.get(0).entity().id(),
                mention.isEmpty() ? null : mention.get(0).span(), cues, contents, form, kind, null, scope.entityIds(options.get("to", "-"), line)));
    }

    /** Finds what each statement is nested in, once all are known. */
    void nest() {
        Map<String, Statement> nested = new TreeMap<>();
        scope.statements.forEach((id, s) -> {
            String outer = given.get(id);
            if (outer == null) {
                Statement around = scope.around(s.cueSpans().get(0));
                outer = around == null ? "-" : around.id();
            } else if (!outer.equals("-") && (!scope.statements.containsKey(outer) || outer.equals(id))) {
                throw lines.get(id).wrong("within=" + outer + ": no other statement of this block");
            }
            nested.put(id, new Statement(s.id(), s.speaker(), s.sourceSpan(), s.cueSpans(), s.contentSpans(), s.form(), s.kind(),
                    outer.equals("-") ? null : outer, s.addressee()));
        });
        scope.statements.putAll(nested);
    }

    private StatementForm form(List<Span> contents) {
        int inside = 0;
        int letters = 0;
        for (Span content : contents) {
            for (int i = content.start(); i < content.end(); i++) {
                if (Character.isLetterOrDigit(scope.marks.text().charAt(i))) {
                    letters++;
                    inside += quoted[i] ? 1 : 0;
                }
            }
        }
        return inside == 0 ? StatementForm.INDIRECT : inside == letters ? StatementForm.DIRECT : StatementForm.MIXED;
    }

    /** For each character whether it stands inside double quotation marks; a quotation ends with its paragraph at the latest. */
    private static boolean[] quoted(String text) {
        boolean[] quoted = new boolean[text.length()];
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                inside = false;
            } else if (c == '"') {
                inside = !inside;
            } else if (c == '“' || c == '”') {
                inside = c == '“';
            }
            quoted[i] = inside;
        }
        return quoted;
    }

    /** The lines' ids, for those who number them: by first cue. */
    List<Statement> inTextOrder() {
        List<Statement> all = new ArrayList<>(scope.statements.values());
        all.sort(java.util.Comparator.comparing((Statement s) -> s.cueSpans().get(0)).thenComparing(s -> s.contentSpans().get(0)));
        return all;
    }
}

package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.record.Answer;
import org.demarche.record.DateMention;
import org.demarche.record.Demand;
import org.demarche.record.DemandKind;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.demarche.record.Force;
import org.demarche.record.Range;
import org.demarche.record.Resolution;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/** Lines of demands, denials, disputes, forces and dates ({@code corpus/README.md}). */
final class LedgerLines {
    static final Set<String> DEMANDS = Set.of("DEMAND", "PROPOSAL", "OFFER", "PROMISE", "THREAT");
    private static final Set<String> FORCES = Set.of("troops", "ships", "aircraft", "missiles", "vehicles", "police", "observers");
    private static final Set<String> ACTIONS = Set.of("deployed", "massed", "withdrawn", "sent", "present");

    final List<Demand> demands = new ArrayList<>();
    final List<Denial> denials = new ArrayList<>();
    final List<Dispute> disputes = new ArrayList<>();
    final List<Force> forces = new ArrayList<>();
    final List<DateMention> dates = new ArrayList<>();
    private final Scope scope;

    LedgerLines(Scope scope) {
        this.scope = scope;
    }

    /** Reads a line whose second word is a demand's kind, DENIES, DISPUTE, FORCE or DATE. */
    void read(String id, Words line) {
        String word = line.take("kind");
        switch (word) {
            case "DENIES" -> denial(id, line);
            case "DISPUTE" -> dispute(id, line);
            case "FORCE" -> force(id, line);
            case "DATE" -> date(id, line);
            default -> demand(id, DemandKind.valueOf(word), line);
        }
    }

    private void demand(String id, DemandKind kind, Words line) {
        List<String> by = scope.entityIds(line.take("who makes it (- for none)"), line);
        List<String> of = List.of();
        if (line.peek().equals(">")) {
            line.take(">");
            of = scope.entityIds(line.take("to whom"), line);
        }
        Options options = new Options(line, Set.of("span", "answer", "evidence", "shown", "if", "deadline"), Set.of());
        List<Span> spans = scope.markedSome(options.need("span"), line);
        List<String> evidence = new ArrayList<>();
        if (options.has("evidence")) {
            for (String event : options.get("evidence").split(",", -1)) {
                if (!scope.events.containsKey(event)) {
                    throw line.wrong("evidence=" + event + ": no event of this block");
                }
                evidence.add(event);
            }
        }
        Answer answer = Names.of(Answer.class, options.need("answer"), line);
        List<Span> shown = scope.markedAll(options.get("shown", "-"), line);
        if (answer != Answer.PENDING && evidence.isEmpty() && shown.isEmpty()) {
            throw line.wrong("an answer needs evidence= (events) or shown= (words)");
        }
        String deadline = null;
        if (options.has("deadline")) {
            When when = When.read(options.get("deadline"), scope.published, line);
            if (when.resolution() != Resolution.DAY) {
                throw line.wrong("a deadline is a day");
            }
            deadline = when.day().toString();
        }
        demands.add(new Demand(id, kind, by, of, words(spans), spans, scope.markedAll(options.get("if", "-"), line), deadline, answer, evidence, shown));
    }

    private String words(List<Span> spans) {
        return spans.stream().map(span -> span.of(scope.marks.text())).collect(Collectors.joining(" … "));
    }

    private void denial(String id, Words line) {
        List<String> by = scope.entityIds(line.take("who denies"), line);
        Options options = new Options(line, Set.of("claim", "of", "said"), Set.of());
        List<Span> claim = scope.markedSome(options.need("claim"), line);
        String said = options.get("said");
        if (said != null && !said.equals("-") && !scope.statements.containsKey(said)) {
            throw line.wrong(said + " is no statement of this block");
        }
        if (said == null) {
            said = holder(claim, by);
        }
        String of = options.get("of", "-");
        denials.add(new Denial(id, by, claim, of.equals("-") ? null : scope.entity(of, line).id(), "-".equals(said) ? null : said));
    }

    /** The smallest statement of one of these speakers that holds all the spans, or null. */
    private String holder(List<Span> spans, List<String> by) {
        return scope.statements.values().stream()
                .filter(s -> s.speaker() != null && by.contains(s.speaker()))
                .filter(s -> spans.stream().allMatch(span -> s.contentSpans().stream().anyMatch(content -> content.contains(span))))
                .min(java.util.Comparator.comparingInt((Statement s) -> s.contentSpans().stream().mapToInt(Span::length).sum()))
                .map(Statement::id).orElse(null);
    }

    private void dispute(String id, Words line) {
        if (!line.peekQuoted()) {
            throw line.wrong("what the dispute is about comes first, in quotation marks");
        }
        String about = line.take("about");
        List<Dispute.Account> accounts = new ArrayList<>();
        while (line.more()) {
            String account = line.take("account");
            int colon = account.indexOf(':');
            if (colon < 1) {
                throw line.wrong("an account is by:words, not " + account);
            }
            List<String> by = scope.entityIds(account.substring(0, colon), line);
            List<Span> spans = scope.markedSome(account.substring(colon + 1), line);
            accounts.add(new Dispute.Account(by, spans, holder(spans, by)));
        }
        if (accounts.size() < 2) {
            throw line.wrong("a dispute has two accounts or more");
        }
        disputes.add(new Dispute(id, about, accounts));
    }

    private void force(String id, Words line) {
        List<Span> spans = scope.marked(id, line);
        String whose = line.take("whose (- for none)");
        String entity = whose.equals("-") ? null : scope.entity(whose, line).id();
        String kind = oneOf(FORCES, line.take("kind"), line);
        Range range = EventLines.range(line.take("count (- for none)"), line);
        Long low = range == null ? null : range.min();
        Long high = range == null ? null : range.max();
        String action = oneOf(ACTIONS, line.take("action"), line);
        Options options = new Options(line, Set.of("from", "to", "at"), Set.of());
        for (Span span : spans) {
            forces.add(new Force(entity, kind, low, high, action, place(options.get("from"), span, line), place(options.get("to"), span, line),
                    place(options.get("at"), span, line), span));
        }
    }

    /** The words of the id's mark nearest to the force, or the words given. */
    private String place(String word, Span anchor, Words line) {
        if (word == null || marksNothing(word)) {
            if (word != null && word.matches("[a-z]{1,2}\\d{0,3}")) {
                throw line.wrong("nothing in the text is marked " + word);
            }
            return word;
        }
        return scope.nearest(scope.marked(word, line), anchor).of(scope.marks.text());
    }

    private boolean marksNothing(String word) {
        return scope.marks.of(word).isEmpty();
    }

    private void date(String id, Words line) {
        List<Span> spans = scope.marked(id, line);
        When when = When.read(line.take("date"), scope.published, line);
        new Options(line, Set.of(), Set.of());
        spans.forEach(span -> dates.add(new DateMention(span, when.day().toString(), when.resolution())));
    }

    private static String oneOf(Set<String> known, String word, Words line) {
        if (!known.contains(word)) {
            throw line.wrong("not one of " + new java.util.TreeSet<>(known).toString().toLowerCase(Locale.ROOT) + ": " + word);
        }
        return word;
    }
}

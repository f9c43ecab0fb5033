package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.record.Demand;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.Force;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/** Puts a block's findings into the contract's order and replaces the marks' ids by the contract's: N1, E1, S1, D1, X1, Q1. */
final class Numbering {
    final List<Entity> entities = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Statement> statements = new ArrayList<>();
    final List<Demand> demands = new ArrayList<>();
    final List<Denial> denials = new ArrayList<>();
    final List<Dispute> disputes = new ArrayList<>();
    final List<Force> forces = new ArrayList<>();

    Numbering(Scope scope, List<Statement> said, LedgerLines ledger) {
        Map<String, String> n = new TreeMap<>();
        scope.entities.values().stream().sorted(Comparator.comparing((Entity x) -> x.mentions().get(0))).forEach(x -> {
            n.put(x.id(), "N" + (n.size() + 1));
            entities.add(new Entity(n.get(x.id()), x.name(), x.kind(), x.code(), x.sector(), x.office(), x.identifierId(), x.mentions()));
        });
        Map<String, String> s = new TreeMap<>();
        said.forEach(x -> s.put(x.id(), "S" + (s.size() + 1)));
        said.forEach(x -> statements.add(new Statement(s.get(x.id()), n.get(orEmpty(x.speaker())), x.sourceSpan(), x.cueSpans(), x.contentSpans(),
                x.form(), x.kind(), s.get(orEmpty(x.within())), all(x.addressee(), n))));
        Map<String, String> e = new TreeMap<>();
        scope.events.values().stream().sorted(Comparator.comparing(Event::trigger)).forEach(x -> {
            e.put(x.id(), "E" + (e.size() + 1));
            events.add(new Event(e.get(x.id()), x.event(), x.mode(), x.context(), x.cameo(), all(x.actor(), n), all(x.recipient(), n),
                    x.actorSpans(), x.recipientSpans(), x.trigger(), x.sentence(), x.mentions(), x.background(), x.status(), x.date(),
                    x.dateResolution(), x.eventLoc(), x.quadCode(), x.eventScale(), x.size(), x.confidence(), s.get(orEmpty(x.attributedTo())), x.why()));
        });
        ledger.demands.stream().sorted(Comparator.comparing((Demand x) -> x.spans().get(0))).forEach(x -> demands.add(new Demand(
                "D" + (demands.size() + 1), x.kind(), all(x.by(), n), all(x.of(), n), x.text(), x.spans(), x.conditionSpans(), x.deadline(),
                x.answer(), all(x.evidence(), e), x.evidenceSpans())));
        ledger.denials.stream().sorted(Comparator.comparing((Denial x) -> x.claimSpans().get(0))).forEach(x -> denials.add(new Denial(
                "X" + (denials.size() + 1), all(x.by(), n), x.claimSpans(), n.get(orEmpty(x.claimedBy())), s.get(orEmpty(x.statement())))));
        ledger.disputes.stream().sorted(Comparator.comparing(Numbering::first)).forEach(x -> disputes.add(new Dispute(
                "Q" + (disputes.size() + 1), x.about(), x.accounts().stream().map(a -> new Dispute.Account(all(a.by(), n), a.spans(),
                        s.get(orEmpty(a.statement())))).toList())));
        ledger.forces.stream().sorted(Comparator.comparing(Force::span)).forEach(x -> forces.add(new Force(n.get(orEmpty(x.entity())), x.kind(),
                x.min(), x.max(), x.action(), x.from(), x.to(), x.location(), x.span())));
    }

    private static Span first(Dispute dispute) {
        return dispute.accounts().stream().flatMap(a -> a.spans().stream()).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<String> all(List<String> ids, Map<String, String> names) {
        return ids.stream().map(names::get).toList();
    }

    /** TreeMap takes no null key. */
    private static String orEmpty(String id) {
        return id == null ? "" : id;
    }
}

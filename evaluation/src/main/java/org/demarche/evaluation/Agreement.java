package org.demarche.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarche.record.ArticleRecord;

/** Agreement of two annotations of the same texts: each is scored against the other, and the two directions are averaged. Stateless. */
public final class Agreement {
    private static final List<String> LAYERS = List.of("eventFound", "eventType", "eventAsserted", "eventWho", "eventCodes", "eventSectors", "actors",
            "recipients", "modes", "status", "eventDate", "eventPlace", "background", "contexts", "entityCode", "entitySector", "entityOffice",
            "placeCode", "attribution", "contentOverlap", "source", "statementForm", "statementKind", "nesting", "demands", "demandKind", "answer",
            "denials", "disputes", "forces", "forceNumbers", "datesRight", "conll", "stories");

    private Agreement() {
    }

    /**
     * Compares the texts that both have.
     *
     * @return a table of the mean of both directions by layer; {@code texts} says how many texts were compared
     */
    public static Report compare(List<Gold> first, List<Gold> second) {
        Map<String, Gold> other = byId(second);
        List<Gold> left = first.stream().filter(gold -> other.containsKey(gold.record().id())).toList();
        List<Gold> right = left.stream().map(gold -> other.get(gold.record().id())).toList();
        Report there = Evaluation.score(left, records(right));
        Report back = Evaluation.score(right, records(left));
        Report report = new Report();
        report.title("agreement (" + left.size() + " texts)", "mean", "one way", "other way");
        for (String layer : LAYERS) {
            if (there.has(layer) && back.has(layer)) {
                double mean = (there.figure(layer) + back.figure(layer)) / 2;
                report.row(layer, mean, there.figure(layer), back.figure(layer));
                report.figure(layer, mean);
            }
        }
        report.figure("texts", left.size());
        report.figure("textDiffers", (int) there.figure("textDiffers"));
        disagreements(left, right, report);
        return report;
    }

    private static Map<String, Gold> byId(List<Gold> gold) {
        return gold.stream().collect(Collectors.toMap(one -> one.record().id(), Function.identity()));
    }

    private static Map<String, ArticleRecord> records(List<Gold> gold) {
        return gold.stream().collect(Collectors.toMap(one -> one.record().id(), one -> one.record().inCluster(one.source().story())));
    }

    /** Names the texts whose events differ in type, to be settled in the codebook. */
    private static void disagreements(List<Gold> left, List<Gold> right, Report report) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            ArticleRecord a = left.get(i).record();
            ArticleRecord b = right.get(i).record();
            int[] pairs = EventScores.pairs(a, b);
            boolean same = a.events().size() == b.events().size();
            for (int j = 0; same && j < pairs.length; j++) {
                same = pairs[j] >= 0 && a.events().get(j).event() == b.events().get(pairs[j]).event();
            }
            if (!same) {
                ids.add(a.id() + ": " + types(a) + " / " + types(b));
            }
        }
        report.title("texts whose events differ (" + ids.size() + ")");
        ids.forEach(report::row);
    }

    private static String types(ArticleRecord record) {
        return record.events().stream().map(event -> event.event().name()).collect(Collectors.joining(" "));
    }
}

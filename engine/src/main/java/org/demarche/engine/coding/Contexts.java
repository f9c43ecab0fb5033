package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.EventContext;
import org.demarche.record.EventType;

/** Why, or in what field of life, an act happened: words near the trigger (data in {@code contexts.txt}) and what the act and its sides are. */
final class Contexts {
    private static final int MOST = 2;
    private static final int NEAR = 14;
    private static final Map<String, List<Entry2>> WORDS = new HashMap<>();

    private record Entry2(Phrase phrase, EventContext context) {
    }

    static {
        for (DataFile.Line line : DataFile.read("contexts.txt").lines()) {
            int colon = line.text().indexOf(':');
            EventContext context = EventContext.valueOf(line.text().substring(0, colon).toUpperCase(Locale.ROOT));
            for (String text : line.text().substring(colon + 1).strip().split("\\s+")) {
                Phrase phrase = Phrase.of(text);
                WORDS.computeIfAbsent(phrase.last(), k -> new ArrayList<>()).add(new Entry2(phrase, context));
            }
        }
    }

    private Contexts() {
    }

    /** At most two contexts, the plainest first. */
    static List<EventContext> of(Act act, Clauses clauses, EntityBook book, List<EntityBook.Member> actors, List<EntityBook.Member> recipients) {
        Map<EventContext, Double> scores = new EnumMap<>(EventContext.class);
        Sentence sentence = clauses.sentence();
        for (int i = 0; i < sentence.size(); i++) {
            List<Entry2> here = WORDS.get(sentence.word(i).lemma());
            if (here == null) {
                continue;
            }
            double near = act.words().contains(i) ? 2 : sentence.dominates(act.trigger(), i) ? 1 : 0.4;
            int distance = Math.abs(i - act.trigger());
            double weight = near * (distance > NEAR ? 0.5 : 1);
            for (Entry2 entry : here) {
                if (matches(entry.phrase, sentence, i)) {
                    scores.merge(entry.context, weight, Math::max);
                }
            }
        }
        rules(act, book, actors, recipients, scores);
        Map<EventContext, Double> sorted = new LinkedHashMap<>();
        scores.entrySet().stream().sorted(Map.Entry.<EventContext, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .filter(e -> e.getValue() >= 0.8).limit(MOST).forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return List.copyOf(sorted.keySet());
    }

    private static boolean matches(Phrase phrase, Sentence sentence, int last) {
        int i = last;
        for (int k = phrase.words().size() - 1; k >= 0; k--, i--) {
            if (i >= 0 && sentence.word(i).form().equals("-")) {
                i--;
            }
            if (i < 0 || !Phrase.is(sentence.word(i), phrase.words().get(k))) {
                return false;
            }
        }
        return true;
    }

    private static void rules(Act act, EntityBook book, List<EntityBook.Member> actors, List<EntityBook.Member> recipients,
                              Map<EventContext, Double> scores) {
        boolean army = has(book, actors, "MIL") || has(book, actors, "REB");
        if (army && (act.type() == EventType.ASSAULT || act.type() == EventType.MOBILIZE || act.type() == EventType.RETREAT)
                || act.type() == EventType.MOBILIZE && ("troops".equals(act.mode()) || "weapons".equals(act.mode()))) {
            scores.merge(EventContext.MILITARY, 1.5, Math::max);
        }
        if (has(book, actors, "JUD")) {
            scores.merge(EventContext.LEGAL, 1.5, Math::max);
        }
        if (act.type() == EventType.COERCE && (has(book, recipients, "OPP") || has(book, recipients, "SOC") || has(book, recipients, "JRN"))) {
            scores.merge(EventContext.REPRESSION, 1.5, Math::max);
        }
        if (has(book, recipients, "REF")) {
            scores.merge(EventContext.MIGRATION, 0.9, Math::max);
        }
        boolean states = has(book, actors, "GOV") && (has(book, recipients, "GOV") || actors.size() > 1) && codes(book, actors, recipients) > 1;
        if (states && act.type() != EventType.ASSAULT) {
            scores.merge(EventContext.DIPLOMATIC, scores.isEmpty() || scores.values().stream().allMatch(v -> v < 0.8) ? 1.2 : 0.6, Math::max);
        }
    }

    private static boolean has(EntityBook book, List<EntityBook.Member> members, String sector) {
        return members.stream().anyMatch(m -> book.entry(m.entity()).sectors().contains(sector));
    }

    private static long codes(EntityBook book, List<EntityBook.Member> actors, List<EntityBook.Member> recipients) {
        return java.util.stream.Stream.concat(actors.stream(), recipients.stream()).map(m -> book.entry(m.entity())).map(Entry::code)
                .filter(java.util.Objects::nonNull).distinct().count();
    }
}

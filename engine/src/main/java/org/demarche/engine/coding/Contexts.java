package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.EventContext;
import org.demarche.record.EventType;

/** Why, or in what field of life, an act happened: words near the trigger, what the act is and who takes part. Data in {@code contexts.txt}. */
final class Contexts {
    private static final int MOST = 2;
    private static final double LEAST = 0.8;
    private static final int NEAR = 14;
    /** How much the kind of an event and its sides say, against a word that hangs below the trigger (1) or is part of it (2). */
    private static final double IS = 1.5;
    private static final double SIDE = 1;
    private static final Pattern KIND = Pattern.compile("[A-Z]+(\\.[a-z-]+)?|(actor|recipient)=[A-Z]{3}");
    private static final Map<String, List<Word>> WORDS = new HashMap<>();
    private static final Map<String, List<EventContext>> SIGNS = new HashMap<>();

    private record Word(Phrase phrase, EventContext context) {
    }

    static {
        for (DataFile.Line line : DataFile.read("contexts.txt").lines()) {
            int colon = line.text().indexOf(':');
            EventContext context = EventContext.valueOf(line.text().substring(0, colon).toUpperCase(Locale.ROOT));
            for (String text : line.text().substring(colon + 1).strip().split("\\s+")) {
                if (KIND.matcher(text).matches()) {
                    SIGNS.computeIfAbsent(text, k -> new ArrayList<>()).add(context);
                } else {
                    Phrase phrase = Phrase.of(text);
                    WORDS.computeIfAbsent(phrase.last(), k -> new ArrayList<>()).add(new Word(phrase, context));
                }
            }
        }
    }

    private Contexts() {
    }

    /** At most two contexts, the plainest first. */
    static List<EventContext> of(Act act, Clauses clauses, EntityBook book, List<EntityBook.Member> actors, List<EntityBook.Member> recipients) {
        Map<EventContext, Double> scores = new EnumMap<>(EventContext.class);
        Sentence sentence = clauses.sentence();
        int trigger = clauses.top(act.words());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sentence.size(); i++) {
            List<Word> here = WORDS.get(sentence.word(i).lemma());
            if (here == null || !seen.add(sentence.word(i).lemma())) {
                continue;
            }
            double near = act.words().contains(i) ? 2 : sentence.dominates(trigger, i) ? 1 : 0.4;
            int distance = Math.abs(i - trigger);
            double weight = near * (distance > NEAR ? 0.5 : 1);
            for (Word entry : here) {
                if (matches(entry.phrase, sentence, i)) {
                    scores.merge(entry.context, weight, Double::sum);
                }
            }
        }
        sign(act.type().name(), IS, scores);
        sign(act.type() + "." + (act.mode() == null ? "-" : act.mode()), IS, scores);
        sides("actor", actors, book, scores);
        sides("recipient", recipients, book, scores);
        diplomatic(act, book, actors, recipients, scores);
        Map<EventContext, Double> sorted = new LinkedHashMap<>();
        scores.entrySet().stream().sorted(Map.Entry.<EventContext, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .filter(e -> e.getValue() >= LEAST).limit(MOST).forEach(e -> sorted.put(e.getKey(), e.getValue()));
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

    private static void sign(String sign, double weight, Map<EventContext, Double> scores) {
        SIGNS.getOrDefault(sign, List.of()).forEach(context -> scores.merge(context, weight, Double::sum));
    }

    private static void sides(String role, List<EntityBook.Member> members, EntityBook book, Map<EventContext, Double> scores) {
        members.stream().flatMap(m -> book.entry(m.entity()).sectors().stream()).distinct()
                .forEach(sector -> sign(role + "=" + sector, SIDE, scores));
    }

    /** What two governments do to each other is diplomacy where nothing else is told of it, unless it is violence. */
    private static void diplomatic(Act act, EntityBook book, List<EntityBook.Member> actors, List<EntityBook.Member> recipients,
                                   Map<EventContext, Double> scores) {
        boolean states = has(book, actors, "GOV") && (has(book, recipients, "GOV") || actors.size() > 1) && codes(book, actors, recipients) > 1;
        if (states && act.type() != EventType.ASSAULT && scores.values().stream().allMatch(v -> v < LEAST)) {
            scores.put(EventContext.DIPLOMATIC, LEAST);
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

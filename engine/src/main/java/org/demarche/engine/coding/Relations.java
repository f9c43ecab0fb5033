package org.demarche.engine.coding;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.demarche.engine.encoder.ModelCard;
import org.demarche.engine.encoder.Typing;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.EventType;
import org.demarche.record.Relation;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * Answers pairs that the input asks about: by the typer, which sees the two marked, with what the patterns found between them as a second
 * opinion; by the patterns alone where there is no typer.
 */
final class Relations {
    private static final double EXACT = 1;
    private static final double HALF = 0.6;
    private static final double NEAR = 0.3;
    /** What a pattern that names both sides adds to its type's probability, before all are divided by their sum. */
    private static final double SECOND_OPINION = 0.15;
    /** Above this probability of "nothing" the answer is null, unless a pattern names both sides. */
    private static final double NOTHING = 0.99;
    /** Least probability of a type that nothing but the pair speaks for. */
    private static final double SURE = 0.9;

    private Relations() {
    }

    /** What the text reports between two sides. */
    static Relation answer(int number, Events.Pair pair, AnnotatedText text, List<Found> told, Asked asked) {
        Found best = best(pair, text, told);
        int sentence = sentence(pair, text);
        Optional<Typing> typing = sentence < 0 ? Optional.empty() : asked.type(sentence, pair.actor(), pair.recipient());
        if (typing.isEmpty()) {
            return byPatterns(number, pair, text, best);
        }
        double none = best != null && fit(best, pair, text) >= EXACT ? 0 : typing.get().type(ModelCard.NONE);
        return none > NOTHING ? new Relation(number, null, List.of(), null, Weighing.round(none)) : byTyper(number, pair, text, best, typing.get());
    }

    private static Relation byTyper(int number, Events.Pair pair, AnnotatedText text, Found best, Typing typing) {
        boolean exact = best != null && fit(best, pair, text) >= EXACT;
        Map<EventType, Double> scores = new EnumMap<>(EventType.class);
        double sum = 0;
        for (EventType type : EventType.values()) {
            double p = typing.type(type.name()) + (exact && best.type() == type ? SECOND_OPINION : 0);
            scores.put(type, p);
            sum += p;
        }
        EventType type = EventType.AGREE;
        for (EventType each : EventType.values()) {
            type = scores.get(each) > scores.get(type) ? each : type;
        }
        boolean agreed = exact && best.type() == type;
        List<String> mode = mode(type, typing.mode());
        mode = mode.isEmpty() && agreed ? best.mode() : mode;
        Status status = agreed ? best.status() : status(typing.status());
        return new Relation(number, type, mode, status, Weighing.round(sum <= 0 ? 0 : scores.get(type) / sum));
    }

    /** The type of a pair, if the typer is sure of one. */
    static Optional<EventType> sure(Typing typing) {
        String best = typing.type();
        return best.equals(ModelCard.NONE) || typing.type(best) < SURE ? Optional.empty() : Optional.of(EventType.valueOf(best));
    }

    /** A mode by its name where the type has it, else none. */
    static List<String> mode(EventType type, String name) {
        return type.modes().contains(name) ? List.of(name) : List.of();
    }

    /** A status by its name in the models' card. */
    static Status status(String name) {
        return Status.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Relation byPatterns(int number, Events.Pair pair, AnnotatedText text, Found best) {
        return best == null ? new Relation(number, null, List.of(), null, 0)
                : new Relation(number, best.type(), best.mode(), best.status(), Weighing.round(fit(best, pair, text) * best.confidence()));
    }

    /** The sentence that names both sides, or the first that names one; −1 if none does. */
    private static int sentence(Events.Pair pair, AnnotatedText text) {
        int one = -1;
        for (int s = 0; s < text.sentences().size(); s++) {
            Span span = text.sentences().get(s).span();
            boolean actor = pair.actor() == null || span.overlaps(pair.actor());
            boolean recipient = pair.recipient() == null || span.overlaps(pair.recipient());
            if (actor && recipient) {
                return s;
            }
            boolean touched = pair.actor() != null && span.overlaps(pair.actor()) || pair.recipient() != null && span.overlaps(pair.recipient());
            one = one < 0 && touched ? s : one;
        }
        return one;
    }

    /** The act that names both sides, else the nearest that names one in a sentence with both; null if none does. */
    private static Found best(Events.Pair pair, AnnotatedText text, List<Found> told) {
        Found best = null;
        double most = 0;
        for (Found found : told) {
            double score = fit(found, pair, text) * (0.5 + found.confidence());
            if (score > most) {
                most = score;
                best = found;
            }
        }
        return best;
    }

    /** How well an act answers a pair, 0 to 1. */
    private static double fit(Found found, Events.Pair pair, AnnotatedText text) {
        boolean actor = pair.actor() == null || touches(found.actors(), pair.actor());
        boolean mutual = found.recipients().isEmpty() && found.actors().size() > 1;
        boolean recipient = pair.recipient() == null || touches(mutual ? found.actors() : found.recipients(), pair.recipient());
        if (actor && recipient) {
            return EXACT;
        }
        Span sentence = text.sentences().get(found.sentence()).span();
        boolean here = (pair.actor() == null || sentence.overlaps(pair.actor())) && (pair.recipient() == null || sentence.overlaps(pair.recipient()));
        if (!here) {
            return 0;
        }
        if (actor || recipient) {
            return HALF;
        }
        boolean crossed = pair.actor() != null && touches(found.recipients(), pair.actor());
        return crossed ? 0 : NEAR;
    }

    private static boolean touches(List<EntityBook.Member> members, Span span) {
        return members.stream().anyMatch(m -> m.span().overlaps(span));
    }
}

package org.demarche.engine.coding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.demarche.engine.encoder.Typing;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.EventType;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * Weighs what the patterns say of an act against what the typer says of its two sides. A strong pattern keeps its type unasked. A noun's or a weak
 * pattern's type gets a bonus in log odds; the rest is the typer's probability. The weights are chosen on texts of the corpus's train part that neither
 * patterns nor typer were made from; see {@code docs/accuracy.md}.
 */
final class Judge {
    /** Confidence from which a pattern is strong. */
    private static final double STRONG = 0.8;
    /** Bonus of the pattern's type, in natural logarithms of odds. */
    private static final double NOUN = 1.5;
    private static final double WEAK = 1.0;
    /** Least probability of a type that no pattern has proposed. */
    private static final double ALONE = 0.8;
    /** Least probability with which the typer agrees to a recipient that the pattern has not found. */
    private static final double AGREED = 0.7;
    private static final String NONE = "NONE";

    private Judge() {
    }

    /** The act as both see it, or null where the typer sees nothing between its sides and the pattern is not sure enough. */
    static Found judge(Found found, Asked asked) {
        Optional<Typing> answer = found.confidence() >= STRONG ? Optional.empty() : ask(found, asked);
        if (answer.isEmpty()) {
            return found;
        }
        Typing typing = answer.get();
        double bonus = found.confidence() > 0.6 ? NOUN : WEAK;
        EventType best = found.type();
        double most = Math.log(floor(typing.type(found.type().name()))) + bonus;
        for (EventType type : EventType.values()) {
            double score = Math.log(floor(typing.type(type.name())));
            if (score > most) {
                most = score;
                best = type;
            }
        }
        if (Math.log(floor(typing.type(NONE))) > most) {
            return null;
        }
        double odds = Math.exp(bonus);
        double own = typing.type(found.type().name()) * odds;
        double others = 1 - typing.type(found.type().name());
        double confidence = best == found.type() ? own / (own + others) : typing.type(best.name()) / (own + others);
        return best == found.type() ? found.sure(round(confidence), "typer " + percent(typing.type(best.name())))
                : found.typed(best, mode(best, typing), round(confidence), "typer " + percent(typing.type(best.name())) + " against " + found.type());
    }

    private static Optional<Typing> ask(Found found, Asked asked) {
        if (!asked.available() || found.actors().isEmpty()) {
            return Optional.empty();
        }
        Span actor = found.actors().get(0).span();
        Span recipient = !found.recipients().isEmpty() ? found.recipients().get(0).span() : found.actors().size() > 1 ? found.actors().get(1).span() : null;
        return recipient == null || recipient.overlaps(actor) ? Optional.empty() : asked.type(found.sentence(), actor, recipient);
    }

    /** The type of a pair that no pattern joins, if the typer is sure enough; null otherwise. */
    static EventType alone(Typing typing) {
        String best = typing.type();
        return best.equals(NONE) || typing.type(best) < ALONE ? null : EventType.valueOf(best);
    }

    /** Whether the typer gives a pair this type, and is rather sure. */
    static boolean agrees(Typing typing, EventType type) {
        return typing.type().equals(type.name()) && typing.type(type.name()) >= AGREED;
    }

    /** The typer's mode where the type has it, else none. */
    static List<String> mode(EventType type, Typing typing) {
        return type.modes().contains(typing.mode()) ? List.of(typing.mode()) : List.of();
    }

    /** The typer's status. */
    static Status status(Typing typing) {
        return Status.valueOf(typing.status().toUpperCase(Locale.ROOT));
    }

    private static double floor(double p) {
        return Math.max(p, 1e-6);
    }

    static double round(double p) {
        return Math.round(Math.min(0.99, Math.max(0.01, p)) * 100) / 100.0;
    }

    static String percent(double p) {
        return Math.round(p * 100) + " %";
    }

    /** Whether two sides name the same entity. */
    static boolean same(EntityBook.Member a, EntityBook.Member b) {
        return a.entity() == b.entity();
    }
}

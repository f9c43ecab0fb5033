package org.demarche.engine.coding;

import java.util.List;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Relation;
import org.demarche.record.Span;

/** Answers pairs that the input asks about from the acts that were found. */
final class Relations {
    private static final double EXACT = 1;
    private static final double HALF = 0.6;
    private static final double NEAR = 0.3;

    private Relations() {
    }

    /** What the text reports between two sides: the act that names both, else the nearest that names one in a sentence with both. */
    static Relation answer(int number, Events.Pair pair, AnnotatedText text, List<Found> told) {
        Found best = null;
        double most = 0;
        for (Found found : told) {
            double fit = fit(found, pair, text);
            double score = fit * (0.5 + found.confidence());
            if (score > most) {
                most = score;
                best = found;
            }
        }
        if (best == null) {
            return new Relation(number, null, List.of(), null, 0);
        }
        return new Relation(number, best.type(), best.mode(), best.status(), Math.round(fit(best, pair, text) * best.confidence() * 100) / 100.0);
    }

    /** How well an act answers a pair, 0 to 1. */
    static double fit(Found found, Events.Pair pair, AnnotatedText text) {
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

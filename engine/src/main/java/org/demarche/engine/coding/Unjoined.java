package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarche.engine.encoder.Triggers;

/**
 * Pairs of political sides that one clause names and no pattern joins: subject and object, or subject and what stands behind a preposition. The typer
 * is asked about them. What is only said, wished, denied or possible is left out, and so is the press, to whom much is told and little done.
 */
final class Unjoined {
    private static final List<String> PREPOSITIONS = List.of("against", "with", "to", "on", "from", "for", "of", "over", "at", "in", "into", "by");
    private static final Set<String> SPEECH = Vocabulary.set("speech");
    private static final Set<String> DENIES = Vocabulary.set("denies");
    private static final int MOST = 2;
    /** Least probability that the verb tells an act at all. */
    private static final double LEAST = .05;

    private Unjoined() {
    }

    /**
     * A pair to ask about.
     *
     * @param verb      the verb between them
     * @param actor     head word of the subject's side
     * @param recipient head word of the other side
     */
    record Pair(int verb, int actor, int recipient) {
    }

    /** At most two pairs of a sentence, in text order. @param triggers what the typer tells of its words */
    static List<Pair> of(Clauses clauses, Cast cast, List<Act> acts, Triggers triggers) {
        List<Pair> pairs = new ArrayList<>();
        for (int v = 0; v < clauses.sentence().size() && pairs.size() < MOST; v++) {
            if (!clauses.verb(v) || triggers.act(v) < LEAST || clauses.word(v).lemma().equals("be") || SPEECH.contains(clauses.word(v).lemma()) || clauses.modal(v) != null
                    || clauses.negated(v) || clauses.infinitive(v) || told(v, acts) || DENIES.contains(clauses.word(v).lemma()) || clauses.under(v, DENIES)) {
                continue;
            }
            int subject = clauses.subject(v);
            int actor = subject < 0 ? -1 : cast.deep(subject);
            if (actor < 0 || !cast.political(actor)) {
                continue;
            }
            int recipient = other(clauses, cast, v, actor);
            if (recipient >= 0 && cast.political(recipient) && !press(cast, recipient) && !joined(acts, cast, actor, recipient)) {
                pairs.add(new Pair(v, actor, recipient));
            }
        }
        return pairs;
    }

    private static boolean press(Cast cast, int i) {
        return cast.book().entry(cast.entity(i)).sectors().contains("JRN");
    }

    private static boolean told(int v, List<Act> acts) {
        return acts.stream().anyMatch(a -> a.words().contains(v) && !a.actors().isEmpty() && !(a.recipients().isEmpty() && a.actors().size() < 2));
    }

    private static boolean joined(List<Act> acts, Cast cast, int actor, int recipient) {
        for (Act act : acts) {
            boolean first = act.actors().stream().anyMatch(a -> cast.entity(a) == cast.entity(actor));
            boolean second = act.recipients().stream().anyMatch(r -> cast.entity(r) == cast.entity(recipient))
                    || act.recipients().isEmpty() && act.actors().stream().anyMatch(a -> cast.entity(a) == cast.entity(recipient));
            if (first && second) {
                return true;
            }
        }
        return false;
    }

    private static int other(Clauses clauses, Cast cast, int v, int actor) {
        List<Integer> own = List.of(cast.entity(actor));
        int object = clauses.object(v);
        int found = object < 0 || object == actor ? -1 : cast.without(own, () -> cast.deep(object));
        if (found >= 0 && cast.political(found)) {
            return found;
        }
        for (String preposition : PREPOSITIONS) {
            for (int target : clauses.pobjs(v, List.of(preposition))) {
                int who = clauses.verb(target) ? cast.without(own, () -> cast.below(target)) : cast.without(own, () -> cast.deep(target));
                if (who >= 0 && cast.political(who)) {
                    return who;
                }
            }
        }
        return cast.without(own, () -> cast.below(v));
    }
}

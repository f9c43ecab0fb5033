package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.record.EventType;
import org.demarche.record.Status;

/** Joins the acts of one sentence that tell one occurrence, and drops what is only part of another act. */
final class Joins {
    private static final Set<String> HARM = Vocabulary.set("blow");

    private Joins() {
    }

    static List<Act> join(List<Act> acts, Clauses clauses, Cast cast) {
        List<Act> all = new ArrayList<>(acts);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < all.size() && !changed; i++) {
                for (int j = 0; j < all.size() && !changed; j++) {
                    if (i != j) {
                        Act joined = pair(all.get(i), all.get(j), clauses);
                        if (joined != null) {
                            all.set(i, joined);
                            all.remove(j);
                            changed = true;
                        }
                    }
                }
            }
        }
        return all;
    }

    /** The act that stands for both, or null where they are two. */
    private static Act pair(Act main, Act other, Clauses clauses) {
        boolean below = main.trigger() != other.trigger() && clauses.sentence().dominates(main.trigger(), other.trigger());
        if (main.type() == EventType.ASSAULT && other.type() == EventType.ASSAULT) {
            boolean harm = HARM.contains(clauses.word(other.trigger()).lemma()) && !other.noun();
            if (other.noun() && !main.noun() && clauses.verb(main.trigger()) && clauses.surface(main.trigger()) == other.trigger()) {
                return merge(main, other, union(other.recipients(), main.recipients()));
            }
            if (harm && below && !main.noun() && (clauses.label(other.trigger(), "advcl") || clauses.label(other.trigger(), "conj")
                    || clauses.label(other.trigger(), "xcomp")) && sameActors(main, other)) {
                boolean alike = HARM.contains(clauses.word(main.trigger()).lemma());
                return merge(main, other, alike || main.recipients().isEmpty() ? union(main.recipients(), other.recipients()) : main.recipients());
            }
            if (harm && below && main.noun() && (clauses.label(other.trigger(), "relcl") || clauses.label(other.trigger(), "acl"))) {
                return merge(main, other, union(main.recipients(), other.recipients()));
            }
        }
        if (main.type() == EventType.ASSAULT && other.type() == EventType.MOBILIZE && sameActors(main, other) && main.status() != Status.DENIED) {
            return main;
        }
        if (main.type() == EventType.PROTEST && below && (other.type() == EventType.REQUEST || other.type() == EventType.ACCUSE || other.type() == EventType.PROTEST)
                && (other.actors().isEmpty() || sameActors(main, other))) {
            return main.recipients().isEmpty() ? merge(main, other, other.recipients()) : main;
        }
        if (main.type() == other.type() && main.trigger() < other.trigger() && sameActors(main, other) && !main.actors().isEmpty()
                && (main.recipients().equals(other.recipients()) || main.symmetric() && other.symmetric() && other.recipients().isEmpty())
                && java.util.Objects.equals(main.status(), other.status()) && (below || other.noun() || main.noun())) {
            return merge(main, other, main.recipients());
        }
        return null;
    }

    private static boolean sameActors(Act a, Act b) {
        return b.actors().isEmpty() || a.actors().equals(b.actors()) || a.actors().containsAll(b.actors());
    }

    private static List<Integer> union(List<Integer> a, List<Integer> b) {
        List<Integer> all = new ArrayList<>(a);
        b.stream().filter(x -> !all.contains(x)).forEach(all::add);
        return all;
    }

    private static Act merge(Act main, Act other, List<Integer> recipients) {
        TreeSet<Integer> words = new TreeSet<>(main.words());
        List<Integer> actors = main.actors().isEmpty() ? other.actors() : main.actors();
        List<Integer> rest = new ArrayList<>(recipients);
        rest.removeAll(actors);
        String mode = main.mode() != null ? main.mode() : other.mode();
        return new Act(main.trigger(), List.copyOf(words), main.type(), mode, main.cameo(), main.symmetric(), actors, rest, main.status(), main.noun(),
                main.weak() && other.weak(), main.open() && rest.isEmpty(), main.why());
    }
}

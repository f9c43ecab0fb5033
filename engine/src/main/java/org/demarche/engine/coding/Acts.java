package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.record.EventType;

/**
 * The acts of one sentence, from the innermost word outwards: what patterns find, what operators above make of it, what negation, modality
 * and condition do to it. Not thread-safe; one sentence each.
 */
final class Acts {

    private final Clauses clauses;
    private final Cast cast;
    private final PatternMatcher matcher;
    private final Operators operators;
    private final Composition composition;
    private final Modes modes;
    private final Act[] known;
    private final byte[] state;
    private final Modality modality;
    private final Telling telling;
    /** Acts that an operator has used up. */
    private final boolean[] consumed;

    Acts(Lexical data, Clauses clauses, Cast cast) {
        this.clauses = clauses;
        this.cast = cast;
        this.matcher = new PatternMatcher(data.patterns(), clauses, cast);
        this.operators = data.operators();
        this.composition = data.composition();
        this.modes = data.modes();
        int size = clauses.sentence().size();
        known = new Act[size];
        state = new byte[size];
        consumed = new boolean[size];
        modality = new Modality(clauses, cast, composition);
        telling = new Telling(clauses, cast, known);
    }

    /** The knowledge that acts are read with. */
    record Lexical(WordClasses classes, PatternBook patterns, Operators operators, Composition composition, Modes modes, Clues recipients) {

        static Lexical load() {
            WordClasses classes = WordClasses.load();
            Composition composition = Composition.load();
            return new Lexical(classes, PatternBook.load(classes), Operators.load(composition, classes), composition, Modes.load(classes), Clues.load("recipients.txt"));
        }
    }

    /** All acts of the sentence, in text order, one for each occurrence that the sentence tells. */
    List<Act> all() {
        for (int i = 0; i < known.length; i++) {
            act(i);
        }
        List<Act> all = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (known[i] != null && !consumed[i] && telling.told(i, known[i])) {
                all.add(known[i]);
            }
        }
        List<Act> joined = Joins.join(all, clauses, cast);
        joined.replaceAll(act -> modes.of(act, clauses, cast));
        return joined;
    }

    private Act act(int i) {
        if (i < 0 || state[i] == 1) {
            return null;
        }
        if (state[i] == 0) {
            state[i] = 1;
            String pos = clauses.word(i).pos();
            if (pos.startsWith("VB") || pos.startsWith("NN") || pos.startsWith("JJ")) {
                known[i] = modality.of(i, find(i));
            }
            state[i] = 2;
        }
        return known[i];
    }

    /** What pattern and operators make of a word, negation and modality left aside. */
    private Act find(int i) {
        PatternMatcher.Match match = matcher.at(i);
        Act best = null;
        for (Operators.Operator operator : operators.of(clauses.word(i).pos(), clauses.word(i).lemma())) {
            Act found = operate(operator, i, match);
            if (found != null) {
                best = found;
                break;
            }
        }
        return best != null ? best : match == null ? null : match.act();
    }

    private Act operate(Operators.Operator operator, int i, PatternMatcher.Match match) {
        for (String particle : operator.particles()) {
            if (!clauses.particle(i, particle)) {
                return null;
            }
        }
        if (operator.kind().equals("plan") && clauses.word(i).form().equals("been")) {
            return null;
        }
        int side = -1;
        boolean wantsSide = false;
        boolean with = false;
        for (Operators.Slot slot : operator.slots()) {
            if (slot.form() == Operators.Form.SIDE) {
                wantsSide |= slot.preposition() == null;
                if (side < 0) {
                    side = side(i, slot);
                    with = side >= 0 && "with".equals(slot.preposition());
                }
                if (side < 0 && slot.required()) {
                    return null;
                }
            }
        }
        int clause = -1;
        int noun = -1;
        for (Operators.Slot slot : operator.slots()) {
            if (slot.form() == Operators.Form.ACT) {
                noun = noun >= 0 ? noun : noun(i, slot);
            } else if (slot.form() != Operators.Form.SIDE && clause < 0) {
                clause = clause(i, slot, wantsSide);
            }
        }
        if (clause < 0 && noun < 0) {
            return null;
        }
        if (clause >= 0 && clauses.word(i).lemma().equals("ask") && question(clause)) {
            return null;
        }
        int below = clause >= 0 ? clause : noun;
        Act inner = act(below);
        if (inner == null && clause >= 0) {
            inner = joined(clause);
        }
        if (inner == null && noun >= 0 && clause >= 0) {
            inner = act(noun);
        }
        if (match != null && match.literals() > 0 && (clause < 0 || inner == null || side >= 0 && match.act().words().contains(side))) {
            return null;
        }
        Composition.Result result = composition.of(operator.kind(), inner);
        if (result == null) {
            if (inner != null) {
                consume(below);
                return null;
            }
            return null;
        }
        consume(below);
        String reason = operator.word() + " [" + operator.kind() + "]";
        return compose(operator.kind(), result, i, inner, side, with, below, reason);
    }

    /** "Asked why …", "asked whether …": a question and no request. */
    private boolean question(int clause) {
        for (int c : clauses.sentence().children(clause)) {
            String lemma = clauses.word(c).lemma();
            if (clauses.word(c).pos().startsWith("W") || lemma.equals("whether") || lemma.equals("if")) {
                return true;
            }
        }
        return false;
    }

    private void consume(int i) {
        consumed[i] = true;
        for (int c : clauses.sentence().children(i)) {
            if (clauses.word(c).label().equals("conj") && clauses.child(c, "nsubj") < 0) {
                act(c);
                consume(c);
            }
        }
    }

    /** The first act among the verbs joined to one. */
    private Act joined(int v) {
        for (int c : clauses.sentence().children(v)) {
            if (clauses.word(c).label().equals("conj") && clauses.child(c, "nsubj") < 0) {
                Act act = act(c);
                if (act != null) {
                    return act;
                }
            }
        }
        return null;
    }

    private int side(int i, Operators.Slot slot) {
        if (slot.preposition() != null) {
            int object = clauses.pobj(i, slot.preposition());
            return object >= 0 && !clauses.verb(object) ? object : -1;
        }
        int object = clauses.object(i);
        if (object < 0) {
            int clause = clauses.complement(i, Pattern.Form.TO);
            object = clause < 0 ? -1 : clauses.child(clause, "nsubj");
        }
        return object >= 0 && !slot.words().isEmpty() && slot.words().at(clauses.sentence(), object) == 0 ? -1 : object;
    }

    private int clause(int i, Operators.Slot slot, boolean wantsObject) {
        if (slot.preposition() != null) {
            for (int object : clauses.pobjs(i, List.of(slot.preposition()))) {
                if (clauses.word(object).pos().equals("VBG")) {
                    return object;
                }
            }
            int object = wantsObject ? clauses.object(i) : -1;
            if (object >= 0 && clauses.verb(i)) {
                for (int inner : clauses.pobjs(object, List.of(slot.preposition()))) {
                    if (clauses.word(inner).pos().equals("VBG")) {
                        return inner;
                    }
                }
            }
            return -1;
        }
        Pattern.Form form = Pattern.Form.valueOf(slot.form().name());
        if (form == Pattern.Form.TO && !wantsObject && clauses.verb(i) && !clauses.passive(i) && clauses.child(i, "dobj") >= 0) {
            return -1;
        }
        int found = clauses.complement(i, form);
        int object = wantsObject && clauses.verb(i) ? clauses.object(i) : -1;
        if (found < 0 && form == Pattern.Form.TO && object >= 0 && object != i) {
            found = clauses.complement(object, form);
        }
        return found;
    }

    /** A noun that names an act, as object of the operator or behind a preposition. */
    private int noun(int i, Operators.Slot slot) {
        List<Integer> candidates = new ArrayList<>(2);
        if (slot.preposition() == null) {
            int object = clauses.verb(i) ? clauses.object(i) : -1;
            if (object >= 0) {
                candidates.add(object);
            }
        } else {
            candidates.addAll(clauses.pobjs(i, List.of(slot.preposition())));
        }
        for (int candidate : candidates) {
            for (int member : cast.list(candidate)) {
                if (clauses.word(member).pos().startsWith("NN") && act(member) != null) {
                    return member;
                }
            }
        }
        return -1;
    }

    private Act compose(String kind, Composition.Result result, int i, Act inner, int side, boolean with, int below, String reason) {
        List<Integer> actors = actors(i);
        TreeSet<Integer> words = new TreeSet<>(Set.of(i));
        boolean noun = !clauses.verb(i) && clauses.word(i).pos().startsWith("NN");
        if (result.type() == null) {
            if (inner.noun()) {
                words.addAll(inner.words());
            }
            List<Integer> newActors = inner.actors().isEmpty() ? actors : inner.actors();
            if (inner.noun() && !actors.isEmpty() && !inner.symmetric()) {
                newActors = actors;
            } else if (inner.symmetric() && inner.noun()) {
                newActors = union(actors, inner.actors());
            }
            List<Integer> recipients = new ArrayList<>(inner.recipients());
            recipients.removeAll(newActors);
            int trigger = inner.noun() ? i : inner.trigger();
            Act act = new Act(trigger, List.copyOf(inner.noun() ? words : inner.words()), inner.type(), inner.mode(), inner.cameo(), inner.symmetric(),
                    newActors, recipients, inner.status() == null ? result.status() : inner.status(), noun && inner.noun(), inner.weak(), inner.open() && recipients.isEmpty(),
                    reason + " > " + inner.why());
            return act;
        }
        List<Integer> recipients = new ArrayList<>();
        if (side >= 0 && kind.equals("agree") && with) {
            actors = union(actors, cast.list(Math.max(cast.deep(side), side)));
        } else if (side >= 0) {
            int who = cast.deep(side);
            if (who < 0 && cast.possible(side)) {
                who = side;
            }
            if (who >= 0) {
                recipients.addAll(cast.list(who));
            }
        }
        if (recipients.isEmpty() && inner != null) {
            if (kind.equals("demand")) {
                recipients.addAll(inner.actors());
                recipients.removeAll(actors);
                if (recipients.isEmpty() && (inner.type() == EventType.CONSULT || inner.type() == EventType.AID || !clauses.verb(below))) {
                    recipients.addAll(inner.recipients());
                }
            } else {
                recipients.addAll(inner.recipients());
                if (inner.symmetric() || inner.type() == EventType.CONSULT) {
                    for (int actor : inner.actors()) {
                        if (!actors.contains(actor) && !recipients.contains(actor)) {
                            recipients.add(actor);
                        }
                    }
                }
            }
        }
        if (recipients.isEmpty() && kind.equals("demand") && clauses.verb(below)) {
            int subject = clauses.surface(below);
            int who = subject < 0 ? -1 : cast.deep(subject);
            if (who >= 0) {
                recipients.addAll(cast.list(who));
            }
        }
        if (recipients.isEmpty() && !kind.equals("demand")) {
            List<Integer> acting = actors.stream().map(cast::entity).filter(e -> e >= 0).toList();
            int who = result.type() == EventType.AGREE && actors.size() > 1 ? -1
                    : cast.without(acting, () -> clauses.verb(below) ? cast.below(below) : cast.inside(below));
            if (who >= 0 && cast.state(who)) {
                recipients.addAll(cast.list(who));
            }
        }
        if (actors.isEmpty() && inner != null && noun && !kind.equals("demand")) {
            actors = inner.actors();
        }
        recipients.removeAll(actors);
        String why = reason + (inner == null ? "" : " > " + inner.why());
        return new Act(i, List.copyOf(words), result.type(), result.mode(), result.cameo(), false, actors, recipients, null, noun,
                inner != null && inner.weak() || actors.stream().noneMatch(cast::named), false, why);
    }

    private List<Integer> union(List<Integer> a, List<Integer> b) {
        List<Integer> all = new ArrayList<>(a);
        b.stream().filter(x -> !all.contains(x)).forEach(all::add);
        return all;
    }

    /** Those who do what an operator says. */
    private List<Integer> actors(int i) {
        int subject;
        if (clauses.verb(i)) {
            subject = clauses.subject(i);
        } else if (clauses.word(i).pos().startsWith("JJ")) {
            subject = clauses.surface(clauses.word(i).head());
        } else {
            int owner = clauses.child(i, "poss");
            subject = owner >= 0 ? owner : clauses.pobj(i, "by");
            if (subject < 0) {
                for (int c : clauses.sentence().children(i)) {
                    if (c < i && cast.named(c)) {
                        subject = c;
                    }
                }
            }
            if (subject < 0) {
                int from = clauses.pobj(i, "from");
                subject = from;
            }
        }
        if (subject < 0 || clauses.time(subject)) {
            return List.of();
        }
        int who = cast.deep(subject);
        if (who < 0 && cast.possible(subject)) {
            who = subject;
        }
        return who < 0 ? List.of() : cast.list(who);
    }

}

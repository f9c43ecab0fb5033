package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.record.EventType;
import org.demarche.record.Status;

/**
 * The acts of one sentence, from the innermost word outwards: what patterns find, what operators above make of it, what negation, modality
 * and condition do to it. Not thread-safe; one sentence each.
 */
final class Acts {
    static final Set<String> SPEECH = Set.of("say", "tell", "state", "announce", "declare", "claim", "add", "insist", "report", "stress",
            "confirm", "reiterate", "maintain", "argue", "warn", "assert", "explain", "note", "write", "tweet", "vow", "emphasize", "emphasise",
            "underline", "pledge", "believe", "think");
    private static final Set<String> CONDITIONS = Set.of("if", "unless", "whether", "lest", "should", "provided", "until");
    private static final Set<String> NOT_DONE = Set.of("without", "instead", "rather", "avoid", "unless");
    private static final Set<String> NOT_YET = Set.of("planned", "proposed", "possible", "potential", "future", "upcoming", "any", "likely",
            "impending", "expected", "hypothetical", "eventual", "looming", "imminent", "forthcoming", "intended", "scheduled", "threatened", "next");
    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those", "its", "their", "his", "her");
    private static final Set<String> OCCURRENCE = Set.of("take", "occur", "happen", "begin", "start", "continue", "end", "break", "erupt", "resume", "come",
            "follow", "kill", "leave", "hit", "rock", "injure", "wound", "last", "collapse", "fail", "claim", "destroy", "damage", "go", "target",
            "open", "spread", "prompt", "trigger", "spark", "cause", "raise", "draw", "bring", "mark", "make", "send", "drive", "lead", "force");
    private static final Set<String> AFTER = Set.of("after", "following", "since", "amid", "despite", "during", "over", "before", "in", "by", "with",
            "for", "from", "to", "of", "against", "about", "on", "as", "at");

    private final Clauses clauses;
    private final Cast cast;
    private final PatternMatcher matcher;
    private final Operators operators;
    private final Composition composition;
    private final Act[] known;
    private final byte[] state;
    /** Acts that an operator has used up. */
    private final boolean[] consumed;

    Acts(Lexical data, Clauses clauses, Cast cast) {
        this.clauses = clauses;
        this.cast = cast;
        this.matcher = new PatternMatcher(data.patterns(), clauses, cast);
        this.operators = data.operators();
        this.composition = data.composition();
        int size = clauses.sentence().size();
        known = new Act[size];
        state = new byte[size];
        consumed = new boolean[size];
    }

    /** The knowledge that acts are read with. */
    record Lexical(WordClasses classes, PatternBook patterns, Operators operators, Composition composition) {

        static Lexical load() {
            WordClasses classes = WordClasses.load();
            Composition composition = Composition.load();
            return new Lexical(classes, PatternBook.load(classes), Operators.load(composition, classes), composition);
        }
    }

    /** All acts of the sentence, in text order, one for each occurrence that the sentence tells. */
    List<Act> all() {
        for (int i = 0; i < known.length; i++) {
            act(i);
        }
        List<Act> all = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (known[i] != null && !consumed[i] && told(i, known[i])) {
                all.add(known[i]);
            }
        }
        return Joins.join(all, clauses, cast);
    }

    private Act act(int i) {
        if (i < 0 || state[i] == 1) {
            return null;
        }
        if (state[i] == 0) {
            state[i] = 1;
            String pos = clauses.word(i).pos();
            if (pos.startsWith("VB") || pos.startsWith("NN") || pos.startsWith("JJ")) {
                known[i] = modality(i, find(i));
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
                    newActors, recipients, inner.status() == null ? result.status() : inner.status(), noun && inner.noun(), inner.weak(),
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
            int who = kind.equals("agree") && actors.size() > 1 ? -1
                    : cast.without(acting, () -> clauses.verb(below) ? cast.below(below) : cast.inside(below));
            if (who >= 0 && cast.political(who)) {
                recipients.addAll(cast.list(who));
            }
        }
        if (actors.isEmpty() && inner != null && noun && !kind.equals("demand")) {
            actors = inner.actors();
        }
        recipients.removeAll(actors);
        String why = reason + (inner == null ? "" : " > " + inner.why());
        return new Act(i, List.copyOf(words), result.type(), result.mode(), result.cameo(), false, actors, recipients, null, noun,
                inner != null && inner.weak(), why);
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

    /** Negation, modality, condition and tense. */
    private Act modality(int i, Act act) {
        int verb = clauses.word(i).pos().startsWith("JJ") ? clauses.word(i).head() : i;
        if (!clauses.verb(verb)) {
            return act == null ? null : nominal(i, act);
        }
        String modal = clauses.modal(verb);
        boolean not = clauses.negated(verb) || clauses.negated(i) || noSubject(verb) || verb == i && noObject(i);
        int speaker = speaker(verb);
        if (modal != null && (modal.equals("must") || modal.equals("should") || modal.equals("ought") || modal.equals("need"))) {
            return duty(verb, act, speaker);
        }
        if (act == null) {
            return null;
        }
        String mark = clauses.mark(verb);
        if (mark != null && CONDITIONS.contains(mark) || inverted(verb)) {
            return null;
        }
        boolean will = modal != null && (modal.equals("will") || modal.equals("shall") || modal.equals("'ll") || modal.equals("wo"));
        boolean would = "would".equals(modal);
        if (will || would) {
            if (not) {
                boolean hostile = act.type().quad() == 4;
                return hostile ? act.with(Status.DENIED) : recompose("refuse", act, "not");
            }
            boolean perfect = perfect(verb);
            if (perfect && would) {
                return act.with(Status.CONDITIONAL);
            }
            if (will || speaker >= 0 || conditioned(verb)) {
                boolean own = speaker >= 0 && same(clauses.surface(clauses.word(verb).head()), verb);
                boolean announced = own && Phrase.is(clauses.word(clauses.word(verb).head()), "announce");
                String kind = announced && act.type() == EventType.RETREAT ? "announce" : own || conditioned(verb) ? "vow" : "plan";
                return recompose(kind, act, modal);
            }
            return act.type().quad() % 2 == 0 ? act.with(Status.CONDITIONAL) : act.type().quad() == 1 ? recompose("plan", act, modal) : null;
        }
        if (modal != null && (modal.equals("may") || modal.equals("might") || modal.equals("could") || modal.equals("can") || modal.equals("ca"))) {
            if (not) {
                return modal.equals("may") || modal.equals("might") ? null : recompose("negate", act, "not");
            }
            return !modal.startsWith("c") && act.type().quad() % 2 == 0 || perfect(verb) ? act.with(Status.CONDITIONAL) : null;
        }
        if (not) {
            return recompose("negate", act, "not");
        }
        if (act.status() == null && verb == i && act.type().quad() % 2 == 0 && progressive(verb)) {
            return act.with(Status.ONGOING);
        }
        return act;
    }

    private Act recompose(String kind, Act act, String reason) {
        Composition.Result result = composition.of(kind, act);
        if (result == null) {
            return null;
        }
        if (result.type() == null) {
            return result.status() == null ? act : act.with(result.status());
        }
        if (act.symmetric() && act.type() == EventType.CONSULT && result.type() == EventType.AGREE) {
            return act.with(result.type(), result.mode(), result.cameo(), reason);
        }
        Act made = act.with(result.type(), result.mode(), result.cameo(), reason);
        if (act.symmetric() && made.actors().size() > 1) {
            int subject = clauses.verb(act.trigger()) ? clauses.subject(act.trigger()) : -1;
            List<Integer> first = new ArrayList<>();
            List<Integer> rest = new ArrayList<>();
            List<Integer> own = subject < 0 ? List.of() : cast.list(Math.max(cast.deep(subject), 0));
            made.actors().forEach(a -> (own.contains(a) ? first : rest).add(a));
            if (!first.isEmpty() && !rest.isEmpty()) {
                return made.sides(first, rest);
            }
        }
        return made;
    }

    /** "Russia says that Israel must end …": a demand by the speaker; without a speaker a duty is no event. */
    private Act duty(int verb, Act act, int speaker) {
        if (speaker < 0 || clauses.negated(verb) && act == null) {
            return null;
        }
        int who = cast.deep(speaker);
        int of = clauses.surface(verb);
        int side = of < 0 ? -1 : cast.deep(of);
        if (who < 0 || side < 0 || cast.entity(who) == cast.entity(side)) {
            return null;
        }
        Composition.Result result = composition.of("demand", act);
        return new Act(verb, List.of(verb), result.type(), result.mode(), result.cameo(), false, cast.list(who), cast.list(side), null, false, false,
                "must [demand]" + (act == null ? "" : " > " + act.why()));
    }

    /** The subject of the speech verb right above a clause, or −1. */
    private int speaker(int verb) {
        int head = clauses.word(verb).head();
        String label = clauses.word(verb).label();
        if (head >= 0 && label.equals("conj") && clauses.verb(head)) {
            return speaker(head);
        }
        return head >= 0 && clauses.verb(head) && (label.equals("ccomp") || label.equals("parataxis") || label.equals("advcl"))
                && SPEECH.contains(clauses.word(head).lemma()) ? clauses.surface(head) : -1;
    }

    private boolean same(int speaker, int verb) {
        int subject = clauses.surface(verb);
        if (subject < 0 || speaker < 0) {
            return false;
        }
        int a = cast.entity(subject);
        int b = cast.entity(cast.deep(speaker));
        return subject == speaker || a >= 0 && a == b || clauses.word(subject).pos().equals("PRP") && a < 0
                || a >= 0 && b >= 0 && cast.book().entry(a).code() != null && cast.book().entry(a).code().equals(cast.book().entry(b).code());
    }

    private boolean conditioned(int verb) {
        for (int c : clauses.sentence().children(verb)) {
            if (clauses.word(c).label().equals("advcl")) {
                String mark = clauses.mark(c);
                if (mark != null && (mark.equals("if") || mark.equals("unless") || mark.equals("until"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean inverted(int verb) {
        for (int c : clauses.sentence().children(verb)) {
            if (clauses.word(c).label().equals("aux") && clauses.word(c).lemma().equals("should")) {
                int subject = clauses.child(verb, "nsubj");
                return subject > c;
            }
        }
        return false;
    }

    private boolean perfect(int verb) {
        for (int c : clauses.sentence().children(verb)) {
            if (clauses.word(c).label().equals("aux") && clauses.word(c).lemma().equals("have")) {
                return true;
            }
        }
        return false;
    }

    private boolean progressive(int verb) {
        if (!clauses.word(verb).pos().equals("VBG")) {
            return false;
        }
        for (int c : clauses.sentence().children(verb)) {
            if (clauses.word(c).label().equals("aux") && clauses.word(c).lemma().equals("be") && !clauses.word(c).pos().equals("VBD")) {
                return true;
            }
        }
        return false;
    }

    private boolean noSubject(int verb) {
        int subject = clauses.child(verb, "nsubj");
        subject = subject >= 0 ? subject : clauses.child(verb, "nsubjpass");
        return subject >= 0 && (clauses.negated(subject) || Phrase.is(clauses.word(subject), "nobody") || Phrase.is(clauses.word(subject), "none"));
    }

    private boolean noObject(int verb) {
        int object = clauses.child(verb, "dobj");
        return object >= 0 && clauses.negated(object);
    }

    private Act nominal(int i, Act act) {
        if (clauses.negated(i)) {
            return recompose("negate", act, "no");
        }
        for (int c : clauses.sentence().children(i)) {
            String lemma = clauses.word(c).lemma();
            if (c < i && NOT_YET.contains(clauses.word(c).form().toLowerCase(java.util.Locale.ROOT)) || c < i && NOT_YET.contains(lemma)) {
                return recompose("plan", act, lemma);
            }
        }
        return act;
    }

    /** Whether the text tells an act as such: not as a purpose, an order or a thing that was not done. */
    private boolean told(int i, Act act) {
        if (act.noun()) {
            return toldByNoun(i, act);
        }
        int verb = clauses.word(i).pos().startsWith("JJ") ? clauses.word(i).head() : i;
        if (!clauses.verb(verb)) {
            return false;
        }
        String label = clauses.word(verb).label();
        if (clauses.infinitive(verb) && !label.equals("xcomp") && !label.equals("root") || clauses.infinitive(verb) && label.equals("xcomp")) {
            int above = clauses.word(verb).head();
            return above >= 0 && known[above] != null && known[above].type() == EventType.CONSULT && act.type().quad() % 2 == 1
                    && act.type() != EventType.CONSULT && act.type() != EventType.AGREE;
        }
        if (label.equals("conj") && clauses.word(verb).pos().equals("VB") && clauses.verb(clauses.word(verb).head())
                && clauses.infinitive(clauses.word(verb).head()) && !clauses.word(clauses.word(verb).head()).label().equals("root")) {
            return false;
        }
        if (label.equals("pcomp")) {
            int accused = clauses.word(clauses.word(verb).head()).head();
            if (accused >= 0 && act.type().quad() % 2 == 1 && blamed(accused)) {
                return false;
            }
            int preposition = clauses.word(verb).head();
            if (preposition >= 0 && NOT_DONE.contains(clauses.word(preposition).lemma())) {
                return false;
            }
        }
        boolean command = clauses.word(verb).pos().equals("VB") && clauses.modal(verb) == null && clauses.surface(verb) < 0;
        return !command;
    }

    /** Whether a word, or the verb that it is the object of, is an accusation: what it blames in words only is no act of its own. */
    private boolean blamed(int word) {
        for (int i = word, step = 0; i >= 0 && step < 4; i = clauses.word(i).head(), step++) {
            if (known[i] != null && known[i].type() == EventType.ACCUSE) {
                return true;
            }
        }
        return false;
    }

    private boolean toldByNoun(int i, Act act) {
        boolean actor = act.actors().stream().anyMatch(cast::political);
        boolean recipient = act.recipients().stream().anyMatch(cast::political);
        if (act.symmetric() ? act.actors().size() > 1 : actor && !act.recipients().isEmpty() || recipient && !act.actors().isEmpty()) {
            return true;
        }
        int head = clauses.word(i).head();
        String label = clauses.word(i).label();
        if ((actor || recipient) && head >= 0 && (label.equals("nsubj") || label.equals("nsubjpass")) && clauses.verb(head)
                && OCCURRENCE.contains(clauses.word(head).lemma())) {
            return true;
        }
        boolean definite = clauses.child(i, "poss") >= 0;
        for (int c : clauses.sentence().children(i)) {
            definite |= clauses.word(c).label().equals("det") && DEFINITE.contains(clauses.word(c).lemma());
        }
        boolean material = act.type().quad() % 2 == 0;
        return (actor || recipient) && definite && material && head >= 0 && label.equals("pobj") && AFTER.contains(clauses.word(head).lemma());
    }
}

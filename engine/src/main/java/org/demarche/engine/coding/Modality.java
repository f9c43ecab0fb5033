package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarche.record.EventType;
import org.demarche.record.Status;

/** What negation, modal verbs, conditions and tense make of the act that a word names. One sentence each. */
final class Modality {
    private static final Set<String> CONDITIONS = Vocabulary.set("conditions");
    private static final Set<String> NOT_YET = Vocabulary.set("not_yet");
    private static final Set<String> WILL = Vocabulary.set("will");
    private static final Set<String> DUTY = Vocabulary.set("duty");
    private static final Set<String> MAYBE = Vocabulary.set("maybe");
    private static final Set<String> CAN = Vocabulary.set("can");
    private static final Set<String> SPEECH = Vocabulary.set("speech");

    private final Clauses clauses;
    private final Cast cast;
    private final Composition composition;

    Modality(Clauses clauses, Cast cast, Composition composition) {
        this.clauses = clauses;
        this.cast = cast;
        this.composition = composition;
    }

    /** Negation, modality, condition and tense. */
    Act of(int i, Act act) {
        int verb = clauses.word(i).pos().startsWith("JJ") ? clauses.word(i).head() : i;
        if (!clauses.verb(verb)) {
            return act == null ? null : nominal(i, act);
        }
        String modal = clauses.modal(verb);
        boolean not = clauses.negated(verb) || clauses.negated(i) || noSubject(verb) || verb == i && noObject(i);
        int speaker = speaker(verb);
        if (modal != null && DUTY.contains(modal)) {
            return clauses.perfect(verb) ? null : duty(verb, act, speaker);
        }
        if (act == null) {
            return null;
        }
        String mark = clauses.mark(verb);
        if (mark != null && CONDITIONS.contains(mark) || inverted(verb)) {
            return null;
        }
        boolean will = modal != null && (WILL.contains(modal));
        boolean would = "would".equals(modal);
        if (will && clauses.perfect(verb)) {
            return null;
        }
        if (will || would) {
            if (not) {
                boolean hostile = act.type().quad() == 4;
                return hostile ? act.with(Status.DENIED) : recompose("refuse", act, "not");
            }
            boolean perfect = clauses.perfect(verb);
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
        if (modal != null && (MAYBE.contains(modal) || CAN.contains(modal))) {
            if (not) {
                return MAYBE.contains(modal) ? null : recompose("negate", act, "not");
            }
            return MAYBE.contains(modal) && act.type().quad() % 2 == 0 || clauses.perfect(verb) ? act.with(Status.CONDITIONAL) : null;
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
        return new Act(verb, List.of(verb), result.type(), result.mode(), result.cameo(), false, cast.list(who), cast.list(side), null, false, false, false,
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
}

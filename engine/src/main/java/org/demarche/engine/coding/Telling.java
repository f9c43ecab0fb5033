package org.demarche.engine.coding;

import java.util.Set;
import org.demarche.record.EventType;

/** Whether a sentence tells an act as such, or only as a purpose, an order, or something not done. */
final class Telling {
    private static final Set<String> NOT_DONE = Vocabulary.set("not_done");
    private static final Set<String> DEFINITE = Vocabulary.set("definite");
    private static final Set<String> OCCURRENCE = Vocabulary.set("occurrence");
    private static final Set<String> HABITS = Vocabulary.set("habits");
    private static final Set<String> NEARLY = Vocabulary.set("nearly");
    private static final Set<String> AFTER = Vocabulary.set("after");

    private final Clauses clauses;
    private final Cast cast;
    private final Act[] known;

    /** @param known the acts of the sentence by trigger, as far as they are read; shared with the reader of acts */
    Telling(Clauses clauses, Cast cast, Act[] known) {
        this.clauses = clauses;
        this.cast = cast;
        this.known = known;
    }

    /** Whether the text tells an act as such: not as a purpose, an order or a thing that was not done. */
    boolean told(int i, Act act) {
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
        if (habit(verb)) {
            return false;
        }
        if (label.equals("pcomp")) {
            int near = clauses.word(clauses.word(verb).head()).head();
            if (near >= 0 && NEARLY.contains(clauses.word(near).lemma())) {
                return false;
            }
            int accused = clauses.word(clauses.word(verb).head()).head();
            if (accused >= 0 && act.type().quad() % 2 == 1 && blamed(accused)) {
                return false;
            }
            int preposition = clauses.word(verb).head();
            if (preposition >= 0 && NOT_DONE.contains(clauses.word(preposition).lemma())) {
                return false;
            }
        }
        if (label.equals("root") && asked() && act.type().quad() % 2 == 0) {
            return false;
        }
        boolean command = clauses.word(verb).pos().equals("VB") && clauses.modal(verb) == null && clauses.surface(verb) < 0;
        return !command;
    }

    /** Whether a verb tells what is done again and again: "the ministers usually meet in spring". */
    private boolean habit(int verb) {
        String pos = clauses.word(verb).pos();
        for (int c : clauses.sentence().children(verb)) {
            if (HABITS.contains(clauses.word(c).lemma()) && (pos.equals("VBZ") || pos.equals("VBP")) && !clauses.negated(verb)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence is a question. */
    private boolean asked() {
        for (int i = clauses.sentence().size() - 1; i >= 0 && i >= clauses.sentence().size() - 3; i--) {
            if (clauses.word(i).form().equals("?")) {
                return true;
            }
        }
        return false;
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

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.language.Sentence;

/** Which clauses say on what condition something is or will be done: "if …", "provided …", "only when …". Words in {@code ledger.txt}. Immutable, thread-safe. */
final class Conditions {
    private final WordClasses words;

    Conditions(WordClasses words) {
        this.words = words;
    }

    /** The verbs of the conditions on a word, in text order. */
    List<Integer> on(Stage stage, int s, int base) {
        Sentence sentence = stage.sentence(s);
        List<Integer> all = new ArrayList<>();
        for (int child : sentence.children(base)) {
            int provided = provided(sentence, child);
            if (provided >= 0 || sentence.word(child).label().equals("advcl") && is(stage, s, child)) {
                all.add(provided >= 0 ? provided : child);
            }
        }
        return all;
    }

    /** Whether a clause is a condition: "if …", "only when …", "when …" below what would or will be done, of another subject. */
    boolean is(Stage stage, int s, int clause) {
        Sentence sentence = stage.sentence(s);
        int mark = stage.clauses().get(s).child(clause, "mark");
        boolean only = sentence.children(clause, "advmod").stream().anyMatch(c -> sentence.word(c).pos().equals("WRB") && c > 0 && sentence.word(c - 1).lemma().equals("only"));
        int above = sentence.word(clause).head();
        boolean when = sentence.children(clause, "advmod").stream().anyMatch(c -> when(sentence, c)) && future(stage.clauses().get(s), above);
        int subject = Items.subject(stage.clauses().get(s), clause);
        return only || when && subject >= 0 && !sentence.word(subject).pos().equals("PRP") || mark >= 0 && (words.named("conditions").has(sentence, mark) || mark > 0 && sentence.word(mark - 1).lemma().equals("only"));
    }

    /** The verb of what must be for a thing to hold, behind "provided", which the tree hangs on in many ways; −1 for none. */
    int provided(Sentence sentence, int i) {
        return words.named("conditions").has(sentence, i) ? sentence.child(i, "pcomp") : -1;
    }

    /** "As", "because" and "while" clauses tell more and ask nothing. */
    boolean subordinate(Stage stage, int s, int clause) {
        int mark = stage.clauses().get(s).child(clause, "mark");
        return mark > 0 && words.named("asides").has(stage.sentence(s), mark) && stage.sentence(s).word(mark - 1).form().equals(",");
    }

    static boolean when(Sentence sentence, int i) {
        return sentence.word(i).pos().equals("WRB") && sentence.word(i).lemma().equals("when");
    }

    /** Whether what a clause tells would or will be. */
    boolean future(Clauses clauses, int clause) {
        for (int child : clause < 0 ? List.<Integer>of() : clauses.sentence().children(clause)) {
            if (clauses.word(child).pos().equals("MD") && words.named("futures").has(clauses.sentence(), child)) {
                return true;
            }
        }
        return false;
    }
}

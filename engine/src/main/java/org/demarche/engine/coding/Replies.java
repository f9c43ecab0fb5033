package org.demarche.engine.coding;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarche.engine.language.Sentence;
import org.demarche.record.Answer;
import org.demarche.record.DemandKind;
import org.demarche.record.Span;

/**
 * Reads words that reply: verbs and nouns of accepting, refusing and of not having answered, with who replies and to what. Words in {@code ledger.txt}.
 * Immutable, thread-safe.
 */
final class Replies {
    private final WordClasses words;

    Replies(WordClasses words) {
        this.words = words;
    }

    Reply reply(Stage stage, int s, int v) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        boolean rejects = words.named("rejects").has(sentence, v) || words.named("rejects-apart").has(sentence, v)
                && sentence.children(v).stream().anyMatch(c -> c > v && words.named("apart").has(sentence, c));
        boolean accepts = !rejects && words.named("accepts").has(sentence, v) && clauses.verb(v);
        boolean pending = !rejects && !accepts && clauses.verb(v) && (words.named("responds").has(sentence, v) && unanswered(clauses, v)
                || words.named("excuses").has(sentence, v));
        if (!rejects && !accepts && !pending) {
            return null;
        }
        boolean noun = !clauses.verb(v);
        int subject = noun ? sentence.child(v, "poss") : clauses.subject(v);
        int object = noun ? clauses.pobj(v, "of") : clauses.object(v);
        object = object >= 0 && words.named("alone").has(sentence, v) && puts(sentence, sentence.word(object).head(), v) ? -1 : object;
        if (object < 0) {
            object = clauses.pobj(v, "to") >= 0 ? clauses.pobj(v, "to") : clauses.pobj(v, "with") > v ? clauses.pobj(v, "with") : -1;
        }
        int clause = clauses.complement(v, Pattern.Form.TO) >= 0 ? clauses.complement(v, Pattern.Form.TO) : noun ? -1 : clauses.complement(v, Pattern.Form.THAT);
        clause = clause > v ? clause : -1;
        List<Integer> by = stage.entities(s, subject);
        if (by.isEmpty() && !noun) {
            int said = stage.statementAt(sentence.word(v).span().start());
            by = said >= 0 && subject < 0 && stage.statements().get(said).speaker() >= 0 ? List.of(stage.statements().get(said).speaker()) : by;
        }
        boolean back = pointsBack(sentence, v);
        object = back ? -1 : object;
        Span about = back ? null : object >= 0 ? sentence.subtreeSpan(object) : clause >= 0 ? sentence.subtreeSpan(clause) : null;
        if (!back && (object < 0 || !demandNoun(sentence, object))) {
            int inner = inner(sentence, v);
            object = inner >= 0 ? inner : object;
            about = inner >= 0 ? sentence.subtreeSpan(inner) : about;
        }
        boolean demandNoun = object >= 0 && (demandNoun(sentence, object) || pointer(clauses, object));
        boolean someone = !by.isEmpty() || !noun && open(clauses, v);
        boolean alone = about == null && !noun && someone && (back || words.named("alone").has(sentence, v) || pending && words.named("responds").has(sentence, v));
        boolean fact = words.named("denies").has(sentence, v) && (object < 0 || !demandNoun(sentence, object));
        if (about == null && !alone || noun && by.isEmpty() || fact) {
            return null;
        }
        List<Integer> owner = List.of();
        if (demandNoun) {
            int who = sentence.child(object, "poss", "amod", "compound", "nmod");
            owner = stage.entities(s, who).stream().filter(e -> stage.book().entry(e).code() != null).toList();
        }
        Answer answer = pending ? Answer.PENDING : rejects != clauses.negated(v) ? Answer.REJECTED : Answer.ACCEPTED;
        boolean unable = accepts && sentence.word(v).label().equals("xcomp") && words.named("unable").has(sentence, sentence.word(v).head());
        if (accepts && (clauses.negated(v) || unable || unanswered(clauses, v))) {
            answer = clauses.negated(v) || unable ? Answer.REJECTED : Answer.PENDING;
        } else if (rejects && clauses.negated(v)) {
            return null;
        } else if (answer == Answer.REJECTED && offersInstead(clauses, v)) {
            answer = Answer.PARTIAL;
        }
        Span shown = alone ? sentence.word(v).span() : sentence.word(v).span().cover(object >= 0 ? stage.phrase(s, object, false) : about);
        return new Reply(answer, s, v, shown, by, about, demandNoun, object >= 0 && words.named("end-nouns").has(sentence, object), object >= 0 ? kinds(sentence, object) : Reply.ALL, owner);
    }

    /** "Refused it", "rejected that", "refused all three". */
    private boolean pointer(Clauses clauses, int object) {
        boolean number = clauses.word(object).pos().equals("CD") && !clauses.time(object) && clauses.pobj(object, "of") < 0;
        return number || clauses.word(object).pos().matches("PRP|DT") && words.named("pointers").has(clauses.sentence(), object);
    }

    /** Whether the object of a verb is what the next one puts: "declined and proposed a recount". */
    private boolean puts(Sentence sentence, int next, int verb) {
        return next > verb && (words.named("proposals").has(sentence, next) || words.named("offers").has(sentence, next) || words.named("asks").has(sentence, next));
    }

    /** "Which the alliance has refused to do": the verb's object is what its own sentence demands. */
    static boolean pointsBack(Sentence sentence, int verb) {
        int clause = sentence.child(verb, "xcomp");
        int own = sentence.child(verb, "dobj");
        int object = own < 0 && clause >= 0 ? sentence.child(clause, "dobj") : own;
        return object >= 0 && sentence.word(object).pos().equals("WDT");
    }

    private Set<DemandKind> kinds(Sentence sentence, int i) {
        boolean offer = words.named("offer-nouns").has(sentence, i) || words.named("offers").has(sentence, i);
        return offer ? EnumSet.of(DemandKind.OFFER, DemandKind.PROPOSAL, DemandKind.PROMISE) : words.named("demand-nouns").has(sentence, i) ? EnumSet.of(DemandKind.DEMAND, DemandKind.THREAT) : Reply.ALL;
    }

    private boolean demandNoun(Sentence sentence, int i) {
        return words.named("demand-nouns").has(sentence, i) || words.named("offer-nouns").has(sentence, i) || words.named("offers").has(sentence, i);
    }

    /** A noun of demanding or offering that hangs below a verb over prepositions only: "rejected out of hand on Monday X's offer". */
    private int inner(Sentence sentence, int v) {
        for (int i : sentence.subtree(v)) {
            int up = i;
            boolean within = false;
            while (up >= 0 && up != v && sentence.word(up).label().matches("pobj|prep|dobj|npadvmod")) {
                within |= up != i && sentence.word(up).label().equals("dobj");
                up = sentence.word(up).head();
            }
            if (i > v && up == v && !within && demandNoun(sentence, i)) {
                return i;
            }
        }
        return -1;
    }

    /** "has yet to answer", "did not reply". */
    private static boolean unanswered(Clauses clauses, int v) {
        if (clauses.negated(v)) {
            return true;
        }
        for (int up = v, step = 0; up >= 0 && step < 3; up = clauses.word(up).head(), step++) {
            for (int child : clauses.sentence().children(up)) {
                if (clauses.word(child).lemma().equals("yet") || clauses.word(child).lemma().equals("however") && clauses.infinitive(v) && clauses.word(up).lemma().equals("have")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A verb of offering that is joined to the refusal, by "but" or "and". */
    private boolean offersInstead(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        for (int child : sentence.children(v, "conj")) {
            if (words.named("offers-instead").has(sentence, child) || sentence.children(child).stream().anyMatch(c -> sentence.word(c).label().equals("acomp")
                    && words.named("offers-instead").has(sentence, c))) {
                return true;
            }
        }
        return false;
    }

    static boolean open(Clauses clauses, int verb) {
        int subject = clauses.surface(verb);
        return subject >= 0 && clauses.word(subject).pos().matches("PRP|DT|CD");
    }
}

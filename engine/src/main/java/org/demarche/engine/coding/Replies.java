package org.demarche.engine.coding;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.demarche.engine.language.Sentence;
import org.demarche.record.Answer;
import org.demarche.record.DemandKind;
import org.demarche.record.Range;
import org.demarche.record.Span;

/**
 * Reads words that reply: verbs and nouns of accepting, refusing and of not having answered, with who replies and to what. Words in {@code ledger.txt}.
 * Immutable, thread-safe.
 */
final class Replies {
    private static final List<String> PLACES = List.of("first", "second", "third", "fourth", "fifth");
    private static final int CLIMB = 4;

    private final WordClasses words;

    Replies(WordClasses words) {
        this.words = words;
    }

    /** What a word replies; null for nothing. */
    Reply reply(Stage stage, int s, int v) {
        Sentence sentence = stage.sentence(s);
        return words.named("unacceptable").has(sentence, v) || words.named("acceptable").has(sentence, v) ? verdict(stage, s, v)
                : words.named("stances").has(sentence, v) ? unchanged(stage, s, v) : verbal(stage, s, v);
    }

    private Reply verbal(Stage stage, int s, int v) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        int figure = clauses.verb(v) ? sentence.children(v, "dobj").stream().filter(c -> words.named("refusals").has(sentence, c)).findFirst().orElse(-1) : -1;
        boolean rejects = figure >= 0 || words.named("rejects").has(sentence, v) || words.named("rejects-apart").has(sentence, v)
                && sentence.children(v).stream().anyMatch(c -> c > v && words.named("apart").has(sentence, c));
        boolean takes = !rejects && words.named("takes-up").has(sentence, v) && clauses.object(v) >= 0 && demandNoun(sentence, clauses.object(v));
        takes |= !rejects && words.named("promises").has(sentence, v) && !which(clauses, clauses.object(v)).isEmpty();
        boolean accepts = !rejects && clauses.verb(v) && (takes || words.named("accepts").has(sentence, v));
        boolean pending = !rejects && !accepts && clauses.verb(v) && (words.named("responds").has(sentence, v) && unanswered(clauses, v)
                || words.named("excuses").has(sentence, v));
        int above = above(clauses, v);
        if (!rejects && !accepts && !pending || above >= 0 && words.named("conditions").has(sentence, clauses.child(above, "mark")) || provided(sentence, v)) {
            return null;
        }
        boolean noun = !clauses.verb(v) && sentence.child(v, "dobj") < 0;
        int subject = noun ? sentence.child(v, "poss") : clauses.subject(v);
        int object = noun ? clauses.pobj(v, "of") : figure >= 0 ? clauses.dative(v) : clauses.object(v);
        object = object >= 0 && words.named("alone").has(sentence, v) && puts(sentence, sentence.word(object).head(), v) ? -1 : object;
        if (object < 0) {
            object = clauses.pobj(v, "to") >= 0 ? clauses.pobj(v, "to") : figure >= 0 ? Math.max(clauses.pobj(figure, "to"), clauses.pobj(v, "on"))
                    : clauses.pobj(v, "with") > v ? clauses.pobj(v, "with") : rejects ? clauses.pobj(v, "at") : -1;
        }
        int clause = clauses.complement(v, Pattern.Form.TO) >= 0 ? clauses.complement(v, Pattern.Form.TO) : noun ? -1 : clauses.complement(v, Pattern.Form.THAT);
        clause = clause > v ? clause : -1;
        List<Integer> by = stage.entities(s, subject);
        if (by.isEmpty() && !noun) {
            int said = stage.statementAt(sentence.word(v).span().start());
            by = said >= 0 && subject < 0 && stage.statements().get(said).speaker() >= 0 ? List.of(stage.statements().get(said).speaker()) : by;
        }
        int dealt = object < 0 && clause >= 0 && words.named("deals").has(sentence, clause) ? clauses.object(clause) : -1;
        boolean taken = dealt >= 0 && (demandNoun(sentence, dealt) || pointer(clauses, dealt) || !which(clauses, dealt).isEmpty());
        object = taken ? dealt : object;
        boolean back = pointsBack(sentence, v);
        object = back ? -1 : object;
        Span about = back ? null : object >= 0 ? sentence.subtreeSpan(object) : clause >= 0 ? sentence.subtreeSpan(clause) : null;
        if (!back && (object < 0 || !demandNoun(sentence, object))) {
            int inner = inner(sentence, v);
            object = inner >= 0 ? inner : object;
            about = inner >= 0 ? sentence.subtreeSpan(inner) : about;
        }
        List<Integer> which = which(clauses, object);
        boolean demandNoun = object >= 0 && (demandNoun(sentence, object) || pointer(clauses, object) || !which.isEmpty());
        boolean someone = !by.isEmpty() || !noun && open(clauses, v);
        boolean alone = about == null && !noun && someone && (back || words.named("alone").has(sentence, v) || pending && words.named("responds").has(sentence, v));
        boolean fact = words.named("denies").has(sentence, v) && (object < 0 || !demandNoun(sentence, object));
        if (about == null && !alone || noun && by.isEmpty() || fact) {
            return null;
        }
        List<Integer> owner = List.of();
        if (demandNoun) {
            int who = sentence.child(object, "poss", "amod", "compound", "nmod");
            owner = stage.entities(s, who).stream().filter(e -> stage.code(e) != null).toList();
        }
        boolean none = object >= 0 && sentence.word(object).lemma().matches("neither|none");
        boolean nobody = subject >= 0 && !noun && (words.named("nobody").has(sentence, subject) || clauses.negated(subject));
        boolean negated = clauses.negated(v) || none || nobody;
        boolean will = "will".equals(clauses.modal(v)) || "would".equals(clauses.modal(v));
        Answer answer = pending ? negated && will && words.named("responds").has(sentence, v) ? Answer.REJECTED : Answer.PENDING : rejects != negated ? Answer.REJECTED : Answer.ACCEPTED;
        boolean mixed = accepts && words.named("praises").has(sentence, v) && sentence.children(v, "cc").stream().anyMatch(c -> sentence.word(c).lemma().equals("but"));
        boolean unable = accepts && sentence.word(v).label().equals("xcomp") && words.named("unable").has(sentence, sentence.word(v).head());
        if (accepts && (negated || unable || unanswered(clauses, v))) {
            answer = negated || unable ? Answer.REJECTED : Answer.PENDING;
        } else if (rejects && negated) {
            return null;
        } else if (answer == Answer.REJECTED ? offersInstead(clauses, v)
                : answer == Answer.ACCEPTED && (taken && words.named("excuses").has(sentence, clause) || hedged(clauses, v, object) || some(sentence, subject))) {
            answer = Answer.PARTIAL;
        }
        answer = mixed || !rejects && above >= 0 && words.named("questions").has(sentence, sentence.child(above, "mark")) ? Answer.PENDING : answer;
        Span word = v > 1 && sentence.word(v - 1).form().equals("-") ? sentence.word(v - 2).span().cover(sentence.word(v).span()) : sentence.word(v).span();
        Span shown = alone ? word : word.cover(object >= 0 ? stage.phrase(s, object, false) : about);
        return new Reply(answer, s, v, shown, by, about, demandNoun, object >= 0 && words.named("end-nouns").has(sentence, object), object >= 0 ? kinds(sentence, object) : Reply.ALL, owner, which);
    }

    /** "Called the plan unrealistic", "said that was out of the question", "that the demand is not acceptable": a refusal. */
    private Reply verdict(Stage stage, int s, int i) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        int up = sentence.word(i).head();
        boolean not = clauses.negated(i) || up >= 0 && clauses.negated(up);
        if (up < 0 || !clauses.verb(up) || not != words.named("acceptable").has(sentence, i)) {
            return null;
        }
        boolean is = sentence.word(up).lemma().equals("be");
        boolean names = words.named("names").has(sentence, up) && !clauses.passive(up);
        int thing = is ? clauses.surface(up) : clauses.object(up) >= 0 ? clauses.object(up) : sentence.child(i, "nsubj");
        boolean empty = is && thing >= 0 && sentence.word(thing).lemma().equals("it") && (clauses.complement(up, Pattern.Form.TO) >= 0 || clauses.complement(up, Pattern.Form.THAT) >= 0);
        int said = stage.statementAt(sentence.word(i).span().start());
        List<Integer> by = names ? stage.speakers(s, clauses.subject(up)) : said < 0 || stage.statements().get(said).speaker() < 0 ? List.of() : List.of(stage.statements().get(said).speaker());
        if (!is && !names || thing < 0 || empty || by.isEmpty()) {
            return null;
        }
        boolean noun = demandNoun(sentence, thing) || !which(clauses, thing).isEmpty();
        Span about = sentence.subtreeSpan(thing);
        Span shown = sentence.word(up).span().cover(sentence.word(i).span());
        return !noun && pointer(clauses, thing) ? Reply.alone(Answer.REJECTED, s, up, shown, by)
                : new Reply(Answer.REJECTED, s, up, shown, by, about, noun, false, kinds(sentence, thing), List.of(), which(clauses, thing));
    }

    /** "Our position has not changed", "her stance remained unchanged": a refusal. */
    private Reply unchanged(Stage stage, int s, int stance) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        int v = sentence.word(stance).head();
        boolean same = v >= 0 && clauses.verb(v) && sentence.word(stance).label().startsWith("nsubj")
                && (words.named("changes").has(sentence, v) && clauses.negated(v) || sentence.children(v, "acomp").stream().anyMatch(c -> sentence.word(c).lemma().equals("unchanged")));
        List<Integer> by = same ? stage.speakers(s, sentence.child(stance, "poss", "nmod", "compound")) : List.of();
        return by.isEmpty() ? null : Reply.alone(Answer.REJECTED, s, v, sentence.word(stance).span().cover(sentence.word(v).span()), by);
    }

    /** The clause above or at a reply that begins with "whether", "if" or "unless", and so answers nothing yet; −1 for none. */
    private int above(Clauses clauses, int v) {
        int up = v;
        for (int step = 0; step < CLIMB && up >= 0; step++, up = clauses.word(up).head()) {
            int mark = clauses.child(up, "mark");
            if (mark >= 0) {
                boolean asks = words.named("questions").has(clauses.sentence(), mark) && clauses.label(up, "ccomp");
                return asks || words.named("conditions").has(clauses.sentence(), mark) && clauses.label(up, "advcl") ? up : -1;
            }
            if (!clauses.word(up).label().matches("xcomp|conj|ccomp")) {
                return -1;
            }
        }
        return -1;
    }

    /** "Provided the council approves it", where the tree takes "provided" for a preposition. */
    private boolean provided(Sentence sentence, int v) {
        return sentence.word(v).label().equals("pcomp") && words.named("conditions").has(sentence, sentence.word(v).head());
    }

    /** Whether an acceptance is no whole one: "in principle", "some of the points", "only if", "but wants". */
    private boolean hedged(Clauses clauses, int v, int object) {
        Sentence sentence = clauses.sentence();
        int first = sentence.child(v, "cc");
        boolean but = first > v && sentence.word(first).lemma().equals("but")
                && sentence.children(v, "conj").stream().anyMatch(c -> words.named("asks").has(sentence, c) || words.named("rejects").has(sentence, c));
        int said = sentence.word(v).head();
        boolean apart = said >= 0 && sentence.children(said, "conj").stream().anyMatch(c -> c > v && words.named("wants").has(sentence, c));
        boolean all = sentence.children(v, "discourse", "nsubj").stream().anyMatch(c -> sentence.word(c).lemma().equals("all") && sentence.child(c, "cc") >= 0);
        return all || but || apart || sentence.children(v).stream().anyMatch(c -> words.named("hedges").has(sentence, c) || words.named("hedges").has(sentence, sentence.child(c, "pobj")))
                || words.named("parts").has(sentence, object) && !sentence.children(object, "amod", "nmod", "prep").isEmpty()
                || words.named("parts").has(sentence, object < 0 ? -1 : sentence.child(object, "det"))
                || sentence.children(v, "advcl").stream().anyMatch(c -> words.named("conditions").has(sentence, clauses.child(c, "mark")));
    }

    /** Whether a subject is a part of those asked: "one of the unions", "half of them", "only the first". */
    private boolean some(Sentence sentence, int subject) {
        boolean of = subject >= 0 && words.named("parts").has(sentence, subject) && sentence.children(subject, "prep").stream().anyMatch(c -> sentence.word(c).lemma().equals("of"));
        return of || subject >= 0 && sentence.subtree(subject).stream().anyMatch(c -> c < subject && (words.named("parts").has(sentence, c) || sentence.word(c).lemma().equals("only")));
    }

    /** Which of several items a phrase means: "the first", "the latter", "the last two points"; empty for all. */
    private List<Integer> which(Clauses clauses, int object) {
        Sentence sentence = clauses.sentence();
        if (object < 0) {
            return List.of();
        }
        boolean points = demandNoun(sentence, object) || words.named("plan-parts").has(sentence, object);
        int ordinal = points ? sentence.children(object, "amod", "nmod").stream().filter(c -> place(sentence, c) != null).findFirst().orElse(-1) : object;
        Integer place = ordinal < 0 || sentence.child(ordinal, "poss") >= 0 ? null : place(sentence, ordinal);
        if (place == null) {
            return List.of();
        }
        Range count = ordinal + 1 < sentence.size() && sentence.word(ordinal + 1).pos().equals("CD") ? Counts.of(clauses, object) : null;
        int many = count == null || count.max() == null ? 1 : (int) Math.min(count.max(), PLACES.size());
        return IntStream.range(0, many).mapToObj(k -> place < 0 ? place - k : Integer.valueOf(place + k)).toList();
    }

    private static Integer place(Sentence sentence, int i) {
        String lemma = sentence.word(i).lemma();
        return lemma.equals("former") ? Integer.valueOf(0) : lemma.matches("last|latter") ? Integer.valueOf(-1) : PLACES.contains(lemma) ? Integer.valueOf(PLACES.indexOf(lemma)) : null;
    }

    /** "Refused it", "rejected that", "refused all three". */
    private boolean pointer(Clauses clauses, int object) {
        boolean number = clauses.word(object).pos().equals("CD") && !clauses.time(object) && clauses.pobj(object, "of") < 0;
        boolean the = clauses.sentence().children(object, "det").stream().anyMatch(c -> clauses.word(c).lemma().equals("the"));
        return number || !the && words.named("each").has(clauses.sentence(), object) || clauses.word(object).pos().matches("PRP|DT") && words.named("pointers").has(clauses.sentence(), object);
    }

    /** Whether the object of a verb is what the next one puts: "declined and proposed a recount". */
    private boolean puts(Sentence sentence, int next, int verb) {
        return next > verb && (words.named("proposals").has(sentence, next) || words.named("offers").has(sentence, next) || words.named("asks").has(sentence, next));
    }

    /** "Which the alliance has refused to do", "an idea that it declined": the verb's object is what its own sentence demands. */
    static boolean pointsBack(Sentence sentence, int verb) {
        int noun = sentence.word(verb).head();
        if (noun >= 0 && noun < verb && sentence.word(verb).label().equals("acl") && sentence.word(noun).label().equals("appos") && sentence.child(verb, "mark") >= 0 && sentence.child(verb, "dobj") < 0) {
            return true;
        }
        int clause = sentence.child(verb, "xcomp");
        int own = sentence.child(verb, "dobj");
        int object = own < 0 && clause >= 0 ? sentence.child(clause, "dobj") : own;
        return object >= 0 && sentence.word(object).pos().equals("WDT");
    }

    private Set<DemandKind> kinds(Sentence sentence, int i) {
        boolean offer = words.named("offer-nouns").has(sentence, i) || words.named("offers").has(sentence, i);
        return words.named("ideas").has(sentence, i) ? Reply.ALL : offer ? EnumSet.of(DemandKind.OFFER, DemandKind.PROPOSAL, DemandKind.PROMISE)
                : words.named("demand-nouns").has(sentence, i) ? EnumSet.of(DemandKind.DEMAND, DemandKind.THREAT) : Reply.ALL;
    }

    private boolean demandNoun(Sentence sentence, int i) {
        return words.named("ideas").has(sentence, i) || words.named("demand-nouns").has(sentence, i) || words.named("offer-nouns").has(sentence, i) || words.named("offers").has(sentence, i);
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

    /** A verb of offering that is joined to the refusal by "but". */
    private boolean offersInstead(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        boolean but = sentence.children(v, "cc").stream().anyMatch(c -> words.named("against").has(sentence, c));
        for (int child : sentence.children(v, "conj")) {
            if (but && (words.named("offers-instead").has(sentence, child) || sentence.children(child).stream().anyMatch(c -> sentence.word(c).label().equals("acomp")
                    && words.named("offers-instead").has(sentence, c)))) {
                return true;
            }
        }
        return false;
    }

    static boolean open(Clauses clauses, int verb) {
        int subject = clauses.surface(verb);
        return subject >= 0 && (clauses.word(subject).pos().matches("PRP|DT|CD") || clauses.word(subject).name().endsWith("ORDINAL"));
    }
}

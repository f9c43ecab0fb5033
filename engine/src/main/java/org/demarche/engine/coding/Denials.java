package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Denial;
import org.demarche.record.Span;
import org.demarche.record.StatementForm;
import org.demarche.record.Status;

/**
 * Denials: somebody says that a reported thing is not so. Found in four forms: a verb of denying ("denied that", "a claim that Kyiv has denied"), a
 * verdict on a claim ("dismissed the report as false", "called the charges baseless", "…, which Rome called absurd"), and a statement that says that a claim is
 * false ("said reports of a deal were untrue") or that nothing of what another said happened ("insisted that nobody had died"). Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Denials {
    /** What is said to the contrary stands no more sentences after what it denies. */
    private static final int NEAR = 3;
    /** "That" stands no more words behind the verb of denying. */
    private static final int APART = 8;

    /** A quotation that says what a claim is called begins no more words behind it. */
    private static final int QUOTED = 10;

    private final WordClasses words;
    private final Claims claims;

    Denials(WordClasses words) {
        this.words = words;
        this.claims = new Claims(words);
    }

    /**
     * A denial before ids are final.
     *
     * @param by        entities that deny
     * @param claim     what is denied, in the claimer's words where the text has them, then in the denial's
     * @param claimedBy entities that said it; empty where unknown
     * @param statement index of the statement that denies, or −1
     * @param denial    the denying words
     * @param sentence  where they stand
     * @param contrary  whether they tell that nothing of the kind was
     */
    record Denied(List<Integer> by, List<Span> claim, List<Integer> claimedBy, int statement, Span denial, int sentence, boolean contrary) {

        Denied {
            by = known(by);
            claimedBy = known(claimedBy);
        }

        /** Without −1, the speaker of a statement that names none. */
        private static List<Integer> known(List<Integer> entities) {
            return entities.stream().filter(e -> e >= 0).toList();
        }

        Denied(List<Integer> by, List<Span> claim, List<Integer> claimedBy, int statement, Span denial, int sentence) {
            this(by, claim, claimedBy, statement, denial, sentence, false);
        }

        Denial denial(int number, Stage stage) {
            return new Denial("X" + number, by.stream().map(stage.book()::id).toList(), claim,
                    claimedBy.isEmpty() ? null : stage.book().id(claimedBy.get(0)), statement < 0 ? null : "S" + (statement + 1));
        }
    }

    /** All denials in text order. */
    List<Denied> find(Stage stage) {
        List<Denied> all = new ArrayList<>();
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            Sentence sentence = stage.sentence(s);
            for (int i = 0; i < sentence.size(); i++) {
                Denied one = stage.clauses().get(s).verb(i) ? verb(stage, s, i) : null;
                one = one == null && (words.named("false").has(sentence, i) || words.named("true").has(sentence, i)) ? verdict(stage, s, i) : one;
                one = one == null && sentence.word(i).lemma().equals("such") ? noSuch(stage, s, i) : one;
                one = one == null && words.named("signs").has(sentence, i) ? noSign(stage, s, i) : one;
                one = one == null && words.named("nobody").has(sentence, i) ? contrary(stage, s, i) : one;
                Denied now = one == null ? null : also(stage, s, i, one, all);
                if (now != null && !now.claim.isEmpty() && all.stream().noneMatch(d -> d.by.equals(now.by) && d.claim.equals(now.claim))) {
                    all.add(now);
                }
            }
        }
        return all;
    }

    /** "Hezbollah also denied that …": what was denied just before, if nothing else that the text tells is. */
    private static Denied also(Stage stage, int s, int i, Denied one, List<Denied> all) {
        Denied last = all.isEmpty() ? null : all.get(all.size() - 1);
        boolean too = last != null && s - last.sentence <= 2 && !last.claimedBy.isEmpty() && one.claimedBy.stream().allMatch(last.by::contains)
                && stage.sentence(s).children(i, "advmod").stream().anyMatch(c -> stage.sentence(s).word(c).lemma().equals("also"));
        return too ? new Denied(one.by, last.claim, last.claimedBy, one.statement, one.denial, one.sentence) : one;
    }

    private Denied verb(Stage stage, int s, int v) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        boolean denies = words.named("denies").has(sentence, v);
        int object = clauses.object(v) < 0 ? asFalse(sentence, v) : clauses.object(v);
        boolean ofClaim = object >= 0 && words.named("claim-nouns").has(sentence, object);
        boolean figure = object >= 0 && words.named("figure-nouns").has(sentence, object);
        boolean dismisses = (ofClaim || figure) && words.named("dismisses").has(sentence, v) && (ofClaim && words.named("verdicts").has(sentence, v)
                || claims.falseBelow(sentence, v) || quoted(sentence, object));
        int own = pointed(sentence, v);
        boolean pointer = own >= 0 && !ofClaim && (sentence.word(own).pos().equals("WDT") || words.named("pointers").has(sentence, own) && own > v);
        boolean which = pointer && (denies && sentence.word(own).pos().equals("WDT") || !denies && words.named("dismisses").has(sentence, v) && claims.falseBelow(sentence, v));
        if (!denies && !dismisses && !which || clauses.negated(v) || neither(clauses, v)) {
            return null;
        }
        int content = content(clauses, v);
        content = content < 0 && denies && object < 0 ? apart(clauses, v) : content;
        int that = content < 0 ? -1 : sentence.subtree(content).get(0);
        boolean pointsAt = that > v && sentence.word(that).lemma().equals("that") && sentence.word(that + 1).form().equals(":");
        content = pointsAt ? -1 : content;
        if (content < 0 && (sentence.child(v, "dative", "iobj") >= 0 || sentence.children(v, "dobj").stream().anyMatch(c -> words.named("access").has(sentence, c))) || object >= 0 && stage.casts().get(s).named(object) && !ofClaim && sentence.word(object).name().endsWith("PERSON")) {
            return null;
        }
        List<Integer> by = by(stage, s, clauses.subject(v), sentence.word(v).span());
        List<Span> claim = new ArrayList<>();
        List<Integer> claimedBy = List.of();
        if (content >= 0) {
            Span denied = Claims.clause(sentence, content);
            int told = Claims.alike(stage, denied, s, by);
            told = told < 0 && sentence.subtree(content).stream().anyMatch(i -> words.named("any").has(sentence, i)) ? Claims.last(stage, s, sentence.word(v).span().start(), by, null) : told;
            told = told < 0 ? Claims.beside(stage, s, v, by, denied) : told;
            told = told < 0 ? Claims.contrasted(stage, s, denied, by) : told;
            int claimant = told < 0 ? -1 : stage.statements().get(told).speaker();
            told = claimant >= 0 && stage.on(claimant, by) ? -1 : told;
            claimedBy = Claims.speaker(stage, told);
            claim.addAll(told < 0 ? List.of() : stage.statements().get(told).contents());
            claim.add(denied);
        } else if (which || pointsAt) {
            claim.addAll(Claims.before(stage, s, sentence.word(v).span().start(), by, null));
            claimedBy = claims.claimants(stage, s, pointsAt ? that : own, v);
        } else if (object >= 0) {
            claim.addAll(claims.claim(stage, s, object, v, by));
            claimedBy = ofClaim || claim.isEmpty() || sentence.word(object).pos().equals("PRP") ? claims.claimants(stage, s, object, v)
                    : Claims.speaker(stage, Claims.alike(stage, claim.get(0), s, by));
        }
        claimedBy = claimedBy.stream().filter(e -> !by.contains(e)).toList();
        Found accusation = claimedBy.isEmpty() && !claim.isEmpty() ? Claims.accusation(stage, s, by, claim.get(0)) : null;
        if (accusation != null) {
            claimedBy = accusation.actors().stream().map(EntityBook.Member::entity).toList();
            int told = stage.statementAt(accusation.trigger().start());
            claim.addAll(0, content >= 0 && told >= 0 || pointsAt || which ? List.of() : Claims.charge(stage, accusation));
            claim.addAll(0, content < 0 || told < 0 || stage.statements().get(told).contents().stream().anyMatch(c -> c.overlaps(claim.get(0))) ? List.of() : stage.statements().get(told).contents());
        }
        return new Denied(by, claim, claimedBy, stage.statementAt(sentence.word(v).span().start()), denying(sentence, v), s);
    }

    /** The claim behind what it is dismissed as: "dismissed as lies accusations that …"; −1 for none. */
    private int asFalse(Sentence sentence, int v) {
        int as = sentence.children(v, "prep").stream().filter(c -> c == v + 1 && sentence.word(c).lemma().equals("as")).findFirst().orElse(-1);
        return as < 0 ? -1 : sentence.subtree(as).stream().filter(i -> i > as && words.named("claim-nouns").has(sentence, i) && !sentence.word(i).label().equals("compound")
                && IntStream.range(as, i).anyMatch(f -> words.named("false").has(sentence, f))).findFirst().orElse(-1);
    }

    /** What a verb of denying has as its object by a relative or as a pronoun, the subject of its small clause too: "calls this a tale"; −1 for none. */
    private static int pointed(Sentence sentence, int v) {
        int relative = sentence.children(v, "dobj", "nsubj").stream().filter(c -> sentence.word(c).pos().equals("WDT")).findFirst().orElse(-1);
        int object = relative >= 0 ? relative : sentence.child(v, "dobj");
        int small = object >= 0 ? -1 : sentence.child(v, "oprd", "ccomp", "xcomp");
        return small >= 0 && sentence.child(small, "nsubj") > v ? sentence.child(small, "nsubj") : object;
    }

    /** The verb of a denial with what hangs behind it. */
    private static Span denying(Sentence sentence, int v) {
        Span span = sentence.word(v).span();
        for (int child : sentence.children(v)) {
            span = child > v && !sentence.word(child).label().matches("conj|cc|punct|advcl|parataxis") ? span.cover(sentence.subtreeSpan(child)) : span;
        }
        return span;
    }

    /** "Would neither confirm nor deny". */
    private static boolean neither(Clauses clauses, int v) {
        int head = clauses.word(v).head();
        return clauses.label(v, "conj") && head >= 0 && clauses.negated(head) && clauses.sentence().children(head).stream().anyMatch(c -> clauses.word(c).lemma().equals("nor"));
    }

    /** "Insisted that nobody had been killed", after another spoke of the dead: what the other said is denied. */
    private Denied contrary(Stage stage, int s, int nobody) {
        Sentence sentence = stage.sentence(s);
        int above = sentence.word(nobody).head();
        int verb = above >= 0 && sentence.word(nobody).label().equals("det") && sentence.word(above).label().startsWith("nsubj") ? sentence.word(above).head() : above;
        int said = stage.statementAt(sentence.word(nobody).span().start());
        boolean clause = verb >= 0 && stage.clauses().get(s).verb(verb) && stage.clauses().get(s).modal(verb) == null && sentence.word(nobody).label().matches("nsubj|nsubjpass|dobj|neg|det");
        if (said < 0 || !clause || stage.statements().get(said).speaker() < 0) {
            return null;
        }
        int speaker = stage.statements().get(said).speaker();
        Span own = sentence.subtreeSpan(verb);
        for (int i = stage.statements().size() - 1; i >= 0; i--) {
            Said other = stage.statements().get(i);
            Span first = other.contents().get(0);
            boolean near = first.start() >= stage.sentence(Math.max(0, s - NEAR)).span().start() && first.start() < sentence.span().end();
            double like = i == said - 1 ? Likeness.ABOUT : Likeness.SAME;
            if (near && i != said && other.speaker() >= 0 && other.speaker() != speaker && other.contents().stream().noneMatch(c -> c.overlaps(own) || negative(stage, c))
                    && other.contents().stream().anyMatch(c -> Likeness.of(stage, c, own) >= like)) {
                return new Denied(List.of(speaker), other.contents(), List.of(other.speaker()), said, own, s, true);
            }
        }
        Said denial = stage.statements().get(said);
        Found accusation = main(stage, denial, s, verb) ? Claims.accusation(stage, s, List.of(speaker), own) : null;
        List<Span> charge = accusation == null || s - accusation.sentence() > 1 ? List.of() : Claims.charge(stage, accusation);
        if (!charge.isEmpty() && accusation.actors().stream().noneMatch(a -> a.entity() == speaker)) {
            return new Denied(List.of(speaker), charge, accusation.actors().stream().map(EntityBook.Member::entity).toList(), said, own, s, true);
        }
        boolean denied = main(stage, denial, s, verb) && political(stage, speaker) && stage.events().stream().anyMatch(e -> e.status() == Status.DENIED && e.type().quad() == 4
                && e.sentence() == s && e.trigger().overlaps(sentence.word(verb).span()));
        if (denied) {
            return new Denied(List.of(speaker), denial.contents(), List.of(), said, own, s, true);
        }
        boolean insists = denial.attribution().cue().stream().anyMatch(p -> words.named("insists").has(stage.sentence(p.sentence()), p.word()));
        boolean first = denial.form() == StatementForm.DIRECT && words.named("first-person").has(sentence, stage.clauses().get(s).surface(verb));
        boolean past = sentence.word(verb).pos().matches("VBD|VBN") && sentence.word(nobody).lemma().matches("never|nobody|none");
        return past && political(stage, speaker) && denial.contents().stream().allMatch(c -> sentence.span().overlaps(c)) && (insists || first) ? new Denied(List.of(speaker), denial.contents(), List.of(), said, own, s, true) : null;
    }

    private static boolean political(Stage stage, int speaker) {
        return stage.code(speaker) != null;
    }

    /** Whether a verb is what a statement tells first, in its own clause. */
    private static boolean main(Stage stage, Said said, int s, int verb) {
        return Statements.top(stage.text(), said.attribution().content()).equals(new Attribution.Position(s, verb));
    }

    private boolean negative(Stage stage, Span span) {
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            Sentence sentence = stage.sentence(s);
            for (int i = 0; sentence.span().overlaps(span) && i < sentence.size(); i++) {
                if (span.contains(sentence.word(i).span()) && words.named("nobody").has(sentence, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a quotation says what a noun is called: "called the story 'holiday reading'". */
    private static boolean quoted(Sentence sentence, int noun) {
        return IntStream.range(noun + 1, Math.min(sentence.size(), noun + QUOTED)).anyMatch(i -> sentence.word(i).form().equals("\""));
    }

    /** "The report is false": who says so is the speaker of the statement that holds it. */
    private Denied verdict(Stage stage, int s, int i) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        String label = sentence.word(i).label();
        int verb = sentence.word(i).head();
        if (!label.matches("acomp|attr|oprd") || verb < 0 || !sentence.word(verb).lemma().equals("be")
                || clauses.negated(verb) == words.named("false").has(sentence, i)) {
            return null;
        }
        int subject = clauses.child(verb, "nsubj") >= 0 ? clauses.surface(verb) : -1;
        int said = stage.statementAt(sentence.word(i).span().start());
        if (said < 0 || stage.statements().get(said).speaker() < 0) {
            return null;
        }
        if (subject < 0) {
            return farSubject(stage, s, i, verb, said);
        }
        if (!words.named("claim-nouns").has(sentence, subject) && !words.named("pointers").has(sentence, subject)) {
            return null;
        }
        List<Integer> by = List.of(stage.statements().get(said).speaker());
        List<Integer> claimedBy = claims.claimants(stage, s, subject, verb).stream().filter(e -> !by.contains(e)).toList();
        return new Denied(by, claims.claim(stage, s, subject, verb, by), claimedBy, said, sentence.word(verb).span().cover(sentence.word(i).span()), s);
    }

    /** "Had seen no sign of that": what another said just before. */
    private Denied noSign(Stage stage, int s, int i) {
        Sentence sentence = stage.sentence(s);
        int that = stage.clauses().get(s).pobj(i, "of");
        int said = stage.statementAt(sentence.word(i).span().start());
        if (!stage.clauses().get(s).negated(i) || sentence.word(i).head() < 0 || that < 0 || !words.named("pointers").has(sentence, that) || said < 0 || stage.statements().get(said).speaker() < 0) {
            return null;
        }
        List<Integer> by = List.of(stage.statements().get(said).speaker());
        int told = Claims.last(stage, s, sentence.span().start(), by, null);
        return told < 0 ? null : new Denied(by, stage.statements().get(told).contents(), Claims.speaker(stage, told), said, sentence.subtreeSpan(sentence.word(i).head()), s, true);
    }

    /** "There was no such letter." */
    private Denied noSuch(Stage stage, int s, int i) {
        Sentence sentence = stage.sentence(s);
        int noun = sentence.word(i).head();
        int said = stage.statementAt(sentence.word(i).span().start());
        boolean none = i > 0 && sentence.word(i - 1).lemma().equals("no");
        if (!none || noun < 0 || said < 0 || stage.statements().get(said).speaker() < 0) {
            return null;
        }
        List<Integer> by = List.of(stage.statements().get(said).speaker());
        Span claim = stage.phrase(s, noun, true);
        List<Span> told = Claims.before(stage, s, sentence.word(i).span().start(), by, null);
        List<Integer> claimedBy = told.isEmpty() ? List.of() : stage.statements().stream().filter(x -> x.contents().containsAll(told) && x.speaker() >= 0).map(Said::speaker).limit(1).toList();
        return new Denied(by, told.isEmpty() ? List.of(claim) : told, claimedBy, said, sentence.word(i - 1).span().cover(sentence.word(i).span()), s, true);
    }

    /** The clause that says what is denied: "that …", "firing …", "having fired …"; −1 for none. */
    private static int content(Clauses clauses, int v) {
        int that = clauses.complement(v, Pattern.Form.THAT);
        int ing = that >= 0 ? that : clauses.complement(v, Pattern.Form.ING);
        for (int child : clauses.sentence().children(v, "xcomp", "ccomp", "dobj", "acl")) {
            boolean having = clauses.sentence().children(child, "aux").stream().anyMatch(c -> clauses.word(c).form().equalsIgnoreCase("having"));
            ing = ing < 0 && having ? child : ing;
        }
        return ing;
    }

    /** The clause that "that" begins near behind a verb of denying, where it was hung on another word: "denied at the time that anyone had come"; −1 for none. */
    private static int apart(Clauses clauses, int v) {
        for (int i = v + 1; i < Math.min(clauses.sentence().size(), v + APART) && !clauses.word(i).form().matches("[;:]"); i++) {
            if (clauses.word(i).lemma().equals("that") && clauses.label(i, "mark") && clauses.verb(clauses.word(i).head())) {
                return clauses.word(i).head();
            }
        }
        return -1;
    }

    /** "Said reports that … were false", where the tree missed that "reports" is a noun: the nearest word of claiming before its "that". */
    private Denied farSubject(Stage stage, int s, int i, int verb, int said) {
        Sentence sentence = stage.sentence(s);
        for (int noun = verb - 3; noun > 0; noun--) {
            int where = sentence.word(noun).span().start();
            if (words.named("claim-nouns").has(sentence, noun) && sentence.word(noun + 1).lemma().equals("that")
                    && stage.statements().get(said).contents().stream().anyMatch(c -> c.contains(where))) {
                Span claim = sentence.word(noun + 2).span().cover(sentence.word(verb - 1).span());
                List<Integer> claimedBy = new ArrayList<>();
                for (int before = noun - 1; before >= 0 && claimedBy.isEmpty() && sentence.word(before).pos().startsWith("NN"); before--) {
                    claimedBy.addAll(stage.entities(s, before));
                }
                return new Denied(List.of(stage.statements().get(said).speaker()), List.of(claim), claimedBy, said,
                        sentence.word(verb).span().cover(sentence.word(i).span()), s);
            }
        }
        return null;
    }

    private static List<Integer> by(Stage stage, int s, int subject, Span verb) {
        List<Integer> by = stage.entities(s, subject);
        int said = stage.statementAt(verb.start());
        return by.isEmpty() && said >= 0 && stage.statements().get(said).speaker() >= 0 ? List.of(stage.statements().get(said).speaker()) : by;
    }

}

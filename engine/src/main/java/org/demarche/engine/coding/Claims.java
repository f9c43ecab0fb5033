package org.demarche.engine.coding;

import java.util.List;
import java.util.stream.IntStream;
import org.demarche.engine.language.Sentence;
import org.demarche.record.EventType;
import org.demarche.record.Span;
import org.demarche.record.StatementForm;
import org.demarche.record.Status;

/**
 * What a denial denies and who claimed it: what another said before or right after, what the deniers were accused of, or the words that the denial itself has
 * for it. Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Claims {
    /** A claim stands no more sentences before its denial. */
    private static final int REACH = 6;
    /** What is said to the contrary stands no more sentences after what it denies. */
    private static final int NEAR = 3;
    /** "Denied all", "denied the charges": a claim so short is the whole accusation. */
    private static final int WHOLE = 16;
    private static final WordClasses.Words AGAINST = WordClasses.load("ledger.txt").named("against");

    private final WordClasses words;

    Claims(WordClasses words) {
        this.words = words;
    }

    /** What another told before of what is denied: the nearest statement of another side that speaks of the claim; −1 for none. */
    static int alike(Stage stage, Span claim, int s, List<Integer> by) {
        for (int i = stage.statements().size() - 1; i >= 0; i--) {
            Said said = stage.statements().get(i);
            Span first = said.contents().get(0);
            boolean before = first.start() < claim.start() && first.start() >= stage.sentence(Math.max(0, s - REACH)).span().start();
            if (before && said.speaker() >= 0 && !by.contains(said.speaker()) && said.contents().stream().noneMatch(c -> c.overlaps(claim))
                    && said.contents().stream().anyMatch(c -> Likeness.of(stage, c, claim) >= Likeness.ABOUT)) {
                return i;
            }
        }
        return -1;
    }

    /** What another says in the sentence of a denial right before it: "He says he had a paper from the office; it denies having signed one"; −1 for nothing. */
    static int beside(Stage stage, int s, int verb, List<Integer> by, Span denied) {
        Span sentence = stage.sentence(s).span();
        int offset = stage.sentence(s).word(verb).span().start();
        int best = -1;
        for (int i = 0; i < stage.statements().size(); i++) {
            Said said = stage.statements().get(i);
            boolean beside = said.cues().get(0).start() >= sentence.start() && said.cues().get(0).start() < offset && said.speaker() >= 0 && !by.contains(said.speaker());
            best = beside && said.contents().stream().noneMatch(c -> c.overlaps(denied) || c.contains(offset)) ? i : best;
        }
        return best;
    }

    /** What another side says to the contrary right after, set against the denial in its sentence, or had said before that, in the next one: "denied …, but B said …"; −1 for nothing. */
    static int contrasted(Stage stage, int s, Span denied, List<Integer> by) {
        for (int i = 0; i < stage.statements().size(); i++) {
            Said said = stage.statements().get(i);
            Attribution.Position cue = said.attribution().cue().get(0);
            Sentence sentence = stage.sentence(cue.sentence());
            boolean after = said.cues().get(0).start() > denied.end() && said.contents().get(0).start() > denied.end();
            boolean against = cue.sentence() == s && IntStream.range(0, cue.word()).anyMatch(w -> sentence.word(w).span().start() >= denied.end() && AGAINST.has(sentence, w));
            boolean had = cue.sentence() == s + 1 && said.attribution().cue().stream().anyMatch(p -> stage.sentence(p.sentence()).word(p.word()).form().equals("had"));
            if (after && (against || had) && said.within() < 0 && other(stage, said.speaker(), by) && Disputes.fact(stage, said)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean other(Stage stage, int speaker, List<Integer> by) {
        return speaker >= 0 && !by.contains(speaker) && by.stream().noneMatch(b -> stage.code(b) != null && Answers.sameSide(stage.book(), b, speaker)
                && stage.book().entry(b).sectors().equals(stage.book().entry(speaker).sectors()));
    }

    /** The statement of it; of a quotation that only goes on what its speaker's side claimed before, that claim; −1 for none. */
    static int last(Stage stage, int s, int offset, List<Integer> by, String noun) {
        int from = stage.sentence(Math.max(0, s - 2)).span().start();
        int best = -1;
        int start = -1;
        boolean named = false;
        for (int i = 0; i < stage.statements().size(); i++) {
            Said said = stage.statements().get(i);
            int first = !clause(stage, said) ? -1 : said.contents().stream().filter(c -> c.end() <= offset && c.start() >= from).mapToInt(Span::start).min().orElse(-1);
            boolean own = noun != null && said.attribution().cue().stream().anyMatch(p -> stage.sentence(p.sentence()).word(p.word()).lemma().equals(noun));
            if (first >= 0 && !by.contains(said.speaker()) && (own && !named || own == named && first > start)) {
                best = i;
                start = first;
                named |= own;
            }
        }
        if (best > 0 && !named) {
            Said told = stage.statements().get(best);
            Said claim = stage.statements().get(best - 1);
            boolean side = told.speaker() >= 0 && claim.speaker() >= 0 && Answers.sameSide(stage.book(), told.speaker(), claim.speaker());
            boolean near = claim.contents().get(0).start() >= stage.sentence(Math.max(0, s - NEAR)).span().start();
            return side && near && !by.contains(claim.speaker()) && told.form() == StatementForm.DIRECT && claim.form() != StatementForm.DIRECT ? best - 1 : best;
        }
        return best;
    }

    /** What another said last before a place, in this sentence or the two before; best with a cue of the claim's own word ("claimed", of a claim). */
    static List<Span> before(Stage stage, int s, int offset, List<Integer> by, String noun) {
        int last = last(stage, s, offset, by, noun);
        return last < 0 ? List.of() : stage.statements().get(last).contents().stream().filter(c -> c.end() <= offset).toList();
    }

    /** Whether a statement tells something in a clause and does not only name somebody: "blames the air force". */
    static boolean clause(Stage stage, Said said) {
        return said.form() != StatementForm.INDIRECT || said.attribution().content().stream()
                .anyMatch(p -> stage.clauses().get(p.sentence()).verb(p.word()) || stage.sentence(p.sentence()).word(p.word()).lemma().equals("of"));
    }

    /** The words of a claim: what the noun says in its clause or behind "of", or, of a bare "it" or "the report", what was said last. */
    List<Span> claim(Stage stage, int s, int noun, int verb, List<Integer> by) {
        Sentence sentence = stage.sentence(s);
        int told = told(sentence, noun, verb);
        if (told >= 0) {
            return List.of(clause(sentence, told));
        }
        if (words.named("claim-nouns").has(sentence, noun) || words.named("figure-nouns").has(sentence, noun)) {
            int of = stage.clauses().get(s).pobj(noun, "of");
            if (of >= 0) {
                int said = alike(stage, stage.phrase(s, of, false), s, by);
                return said >= 0 ? stage.statements().get(said).contents() : List.of(stage.phrase(s, of, true));
            }
            if (sentence.children(noun).stream().allMatch(c -> c > noun && falseBelow(sentence, c) || sentence.word(c).label().matches("det|amod|poss|compound|relcl|punct|nmod"))) {
                List<Span> last = before(stage, s, sentence.word(verb).span().start(), by, sentence.word(noun).lemma());
                if (!last.isEmpty()) {
                    return last;
                }
            }
        } else if (sentence.word(noun).pos().equals("PRP") || words.named("pointers").has(sentence, noun) && !sentence.word(noun).lemma().equals("all")) {
            return before(stage, s, sentence.word(verb).span().start(), by, null);
        }
        return List.of(listed(stage, s, noun));
    }

    /** The clause in which a noun says what is claimed ("reports that …"), or −1. */
    private static int told(Sentence sentence, int noun, int verb) {
        for (int child : sentence.children(noun)) {
            boolean clause = sentence.word(child).label().matches("acl|ccomp|relcl|dep") && child != verb && child > noun && !sentence.dominates(child, verb);
            if (clause && sentence.children(child, "mark").size() + sentence.children(child, "nsubj", "nsubjpass").size() > 0) {
                return child;
            }
        }
        return -1;
    }

    /** Who made a claim: the owner of the noun, who stands before it or behind "by" or "from", or the speaker of what it points back to. */
    List<Integer> claimants(Stage stage, int s, int noun, int verb) {
        Sentence sentence = stage.sentence(s);
        Cast cast = stage.casts().get(s);
        for (int child : sentence.children(noun, "poss", "compound", "nmod", "amod")) {
            if (cast.named(child)) {
                return stage.entities(s, child);
            }
        }
        int by = stage.clauses().get(s).pobj(noun, "by");
        int from = by >= 0 ? by : stage.clauses().get(s).pobj(noun, "from");
        if (from >= 0) {
            return stage.entities(s, from);
        }
        if (cast.named(noun)) {
            return List.of(cast.entity(noun));
        }
        if (told(sentence, noun, verb) >= 0) {
            return List.of();
        }
        int offset = sentence.word(verb).span().start();
        int start = stage.sentence(Math.max(0, s - 1)).span().start();
        for (int i = stage.statements().size() - 1; i >= 0; i--) {
            Said said = stage.statements().get(i);
            if (said.cues().get(0).start() < offset && said.cues().get(0).start() >= start && said.speaker() >= 0) {
                return List.of(said.speaker());
            }
        }
        return List.of();
    }

    /** What the deniers were accused of before: the nearest accusation in the sentence before, whose sentence speaks of the claim, or that is denied as a whole; null for none. */
    static Found accusation(Stage stage, int s, List<Integer> by, Span claim) {
        for (int i = stage.events().size() - 1; i >= 0; i--) {
            Found event = stage.events().get(i);
            boolean accused = event.type() == EventType.ACCUSE && event.status() == Status.OCCURRED && event.trigger().start() < claim.start() && s - event.sentence() <= REACH
                    && event.recipients().stream().anyMatch(r -> stage.on(r.entity(), by));
            boolean whole = s - event.sentence() <= 1 && claim.length() <= WHOLE;
            whole |= s - event.sentence() == 1;
            if (accused && (whole || Likeness.of(stage, stage.sentence(event.sentence()).span(), claim) >= Likeness.ABOUT)) {
                return event;
            }
        }
        return null;
    }

    /** What an accusation charges somebody with: "accused Chad of arming the raiders"; empty where its words are not joined to it. */
    static List<Span> charge(Stage stage, Found accusation) {
        int s = accusation.sentence();
        int verb = stage.word(s, accusation.trigger().start());
        Clauses clauses = stage.clauses().get(s);
        int charged = verb < 0 ? -1 : Math.max(clauses.pobj(verb, "of"), clauses.complement(verb, Pattern.Form.THAT));
        return charged <= verb ? List.of() : List.of(clauses.verb(charged) ? clause(stage.sentence(s), charged) : stage.phrase(s, charged, true));
    }

    /** A noun with what hangs on it and the nouns that it is joined to: "both the shots and the blows". */
    private static Span listed(Stage stage, int s, int noun) {
        Span span = stage.phrase(s, noun, true);
        for (int child : stage.sentence(s).children(noun, "conj")) {
            if (stage.clauses().get(s).noun(child)) {
                span = span.cover(listed(stage, s, child));
            }
        }
        return span;
    }

    boolean falseBelow(Sentence sentence, int v) {
        return sentence.subtree(v).stream().anyMatch(i -> words.named("false").has(sentence, i));
    }

    static Span clause(Sentence sentence, int verb) {
        Span span = sentence.subtreeSpan(verb);
        String last = sentence.word(sentence.subtree(verb).get(sentence.subtree(verb).size() - 1)).form();
        return last.matches("[.,;]") ? new Span(span.start(), span.end() - 1) : span;
    }

    static List<Integer> speaker(Stage stage, int statement) {
        return statement < 0 ? List.of() : List.of(stage.statements().get(statement).speaker());
    }
}

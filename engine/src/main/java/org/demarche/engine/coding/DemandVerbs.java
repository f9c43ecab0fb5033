package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.engine.language.Sentence;
import org.demarche.record.DemandKind;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/** Verbs and adjectives that put something on the table, with the clauses or nouns that they put. Words in {@code ledger.txt}. Immutable, thread-safe. */
final class DemandVerbs {
    private static final Map<String, DemandKind> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("asks", DemandKind.DEMAND);
        VERBS.put("proposals", DemandKind.PROPOSAL);
        VERBS.put("offers", DemandKind.OFFER);
        VERBS.put("promises", DemandKind.PROMISE);
        VERBS.put("threatens", DemandKind.THREAT);
    }

    /** Sectors of those whom their own government orders about. */
    private static final List<String> OWN = List.of("MIL", "COP", "SPY", "PRM");

    private final WordClasses words;
    private final Conditions conditions;
    private final ItemPhrases phrases;
    private final Items items;
    private final Parties parties;
    private final DemandNouns nouns;

    DemandVerbs(WordClasses words, Conditions conditions, ItemPhrases phrases, Items items, Parties parties, DemandNouns nouns) {
        this.words = words;
        this.conditions = conditions;
        this.phrases = phrases;
        this.items = items;
        this.parties = parties;
        this.nouns = nouns;
    }

    /** What a verb of asking, proposing, offering, promising or threatening puts. */
    void find(Stage stage, int s, int v, List<Demands.Item> all) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        boolean agrees = words.named("agrees").has(sentence, v);
        DemandKind kind = agrees ? DemandKind.PROMISE : VERBS.entrySet().stream().filter(e -> words.named(e.getKey()).has(sentence, v)).map(Map.Entry::getValue).findFirst()
                .orElse(null);
        if (kind == null || denied(clauses, v) || clauses.passive(v) && kind != DemandKind.DEMAND || is(kind, clauses, v)) {
            return;
        }
        int to = clauses.complement(v, Pattern.Form.TO);
        int that = that(stage, s, v);
        int ing = kind == DemandKind.PROPOSAL ? clauses.complement(v, Pattern.Form.ING) : -1;
        int clause = to >= 0 ? to : that >= 0 ? that : ing >= 0 ? ing : apart(clauses, v);
        int addressed = parties.addressee(clauses, v);
        boolean asked = words.named("asks-for").has(sentence, v) && clauses.pobj(v, "for") >= 0;
        boolean small = clause >= 0 && clause == that && small(clauses, v, clause);
        if (small || clause < 0 && !asked && addressed >= 0 && addressed == clauses.object(v) && !Parties.somebody(stage, s, addressed)) {
            addressed = -1;
        }
        List<Integer> by = parties.author(stage, s, clauses.subject(v) >= 0 ? clauses.subject(v) : Parties.before(clauses, v));
        if (addressed >= 0 && clauses.infinitive(v) && !by.isEmpty() && by.equals(stage.entities(s, addressed))) {
            by = parties.author(stage, s, clauses.subject(sentence.word(v).head()));
        }
        boolean summons = sentence.word(v).lemma().equals("call") && to >= 0 && addressed < 0 && clauses.pobj(v, "for") < 0 && !clauses.passive(v) && !meant(clauses, to);
        boolean wants = words.named("wants").has(sentence, v);
        if (by.isEmpty() || summons || !Items.political(stage, by) && (wants || kind != DemandKind.DEMAND)) {
            return;
        }
        if (addressed >= 0 && words.named("first-person").has(sentence, addressed) && stage.statementAt(sentence.word(addressed).span().start()) < 0) {
            return;
        }
        List<Integer> of = addressed < 0 ? refused(stage, s, v) : parties.addressed(stage, s, v, addressed, by, all);
        List<ItemPhrases.Cut> cuts = List.of();
        if (clause >= 0) {
            if (!puts(stage, s, v, kind, clause, by, of)) {
                return;
            }
            boolean each = addressed < 0 && kind == DemandKind.DEMAND;
            of = of.isEmpty() && each ? subject(stage, s, v, clause, by) : of;
            cuts = clauses(stage, s, v, clause, each);
            cuts.removeIf(c -> agrees && all.stream().anyMatch(i -> i.spans().stream().anyMatch(x -> Likeness.of(stage, x, c.span()) >= Likeness.ABOUT)));
        } else if (!agrees && !words.named("clause-only").has(sentence, v)) {
            cuts = things(stage, s, v, kind, addressed);
        }
        List<Demands.Item> more = new ArrayList<>();
        cuts = items.traded(stage, s, v, kind, by, of, cuts, more);
        gapped(stage, s, v, kind, by, of, cuts, more);
        items.add(stage, s, v, kind, by, of, cuts, items.conditions(stage, s, v, clause), all);
        all.addAll(more);
        items.conditionsAsked(stage, s, v, clause, kind, by, of, all);
    }

    /** Whether a clause is what a verb asks for, and not a fact, a question or an order to one's own. */
    private boolean puts(Stage stage, int s, int v, DemandKind kind, int clause, List<Integer> by, List<Integer> of) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        boolean finite = clauses.complement(v, Pattern.Form.TO) < 0;
        boolean ownWish = words.named("wants").has(sentence, v) && (finite ? !small(clauses, v, clause) : Items.subject(clauses, clause) < 0 && !clauses.passive(clause));
        boolean warned = kind == DemandKind.THREAT && sentence.word(v).lemma().equals("warn");
        boolean told = finite && (words.named("tells").has(sentence, v) || warned && !conditions.future(clauses, clause) && !words.named("faces").has(sentence, clause));
        boolean asks = words.named("questions").has(sentence, clauses.child(clause, "mark")) && !words.named("wishes").has(sentence, sentence.child(clause, "aux"));
        boolean fact = finite && words.named("claims-too").has(sentence, v) && fact(clauses, clause);
        boolean anonymous = words.named("anonymous").has(sentence, clause) || words.named("anonymous").has(sentence, Items.subject(clauses, clause));
        return !ownWish && !told && !asks && !fact && !anonymous && !ordered(stage, s, v, clause, by, of);
    }

    /** Who is asked where the verb addresses nobody: the subject of its clause, unless that is only theirs: "demanded that its men be freed". */
    private List<Integer> subject(Stage stage, int s, int v, int clause, List<Integer> by) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int subject = Items.subject(clauses, clause);
        int owner = subject < 0 ? -1 : sentence.child(subject, "poss");
        if (small(clauses, v, clause)) {
            return List.of();
        }
        boolean ours = clauses.passive(clause) && owner >= 0 && sentence.word(owner).pos().equals("PRP$");
        return subject < 0 || ours ? List.of() : parties.both(stage, s, v, subject, by).stream().filter(e -> !by.contains(e)).toList();
    }

    /** The items of a clause and those abreast of it, which may each ask their own subject. */
    private List<ItemPhrases.Cut> clauses(Stage stage, int s, int v, int clause, boolean each) {
        Clauses clauses = stage.clauses().get(s);
        List<ItemPhrases.Cut> cuts = new ArrayList<>();
        for (int one : abreast(clauses, v, clause)) {
            int own = one == clause || !each ? -1 : Items.subject(clauses, one);
            phrases.clauses(stage, s, one).forEach(c -> cuts.add(c.of() >= 0 || own < 0 ? c : new ItemPhrases.Cut(c.span(), own)));
        }
        int object = small(clauses, v, clause) && Items.subject(clauses, clause) < 0 ? clauses.child(v, "dobj") : -1;
        if (object >= 0) {
            cuts.set(0, new ItemPhrases.Cut(cuts.get(0).span().cover(stage.sentence(s).subtreeSpan(object)), cuts.get(0).of()));
        }
        trailed(stage, s, v, cuts);
        further(stage, s, v, clause, cuts);
        return cuts;
    }

    /** The things that a verb asks for, offers or promises. */
    private List<ItemPhrases.Cut> things(Stage stage, int s, int v, DemandKind kind, int addressed) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int object = object(clauses, v);
        if (object < 0) {
            return List.of();
        }
        boolean somebody = Parties.somebody(stage, s, object);
        if (clauses.label(v, "relcl") && object == sentence.word(v).head()) {
            boolean thing = kind == DemandKind.DEMAND && !words.named("wants").has(sentence, v) && !nouns.any(sentence, object) && !somebody && sentence.word(object).pos().startsWith("NN");
            return thing ? List.of(new ItemPhrases.Cut(stage.phrase(s, object, false), -1)) : List.of();
        }
        boolean whom = somebody && words.named("asks-whom").has(sentence, v) && !words.named("asks-from").has(sentence, v) && object != clauses.pobj(v, "for");
        boolean plan = words.named("puts").has(sentence, v) && (words.named("plans").has(sentence, object) || nouns.any(sentence, object));
        if (object == addressed || whom || plan || words.named("former").has(sentence, object) || sentence.word(object).pos().matches("PRP.*|W.*|CD")) {
            return List.of();
        }
        List<ItemPhrases.Cut> cuts = new ArrayList<>(phrases.nouns(stage, s, object));
        if (cuts.isEmpty()) {
            return cuts;
        }
        followed(stage, s, v, cuts);
        further(stage, s, v, object, cuts);
        sentence.children(v, "conj").stream().filter(c -> c > object && object == clauses.pobj(v, "for") && meant(clauses, c)).forEach(c -> cuts.addAll(phrases.clauses(stage, s, c)));
        return cuts;
    }

    /** Whose demand the verb refuses to which an offer is joined: "rejected his demands but offered to talk". */
    private List<Integer> refused(Stage stage, int s, int v) {
        Sentence sentence = stage.sentence(s);
        int refusal = sentence.word(v).label().equals("conj") && words.named("rejects").has(sentence, sentence.word(v).head()) ? sentence.word(v).head() : -1;
        int object = refusal < 0 ? -1 : sentence.child(refusal, "dobj");
        return object >= 0 && nouns.any(sentence, object) ? Items.owner(stage, s, object) : List.of();
    }

    /** The last item goes to the end of a clause of time set right behind it ("to leave while the airport is open"), and an infinitive joined to that clause is one more. */
    private void trailed(Stage stage, int s, int v, List<ItemPhrases.Cut> cuts) {
        Sentence sentence = stage.sentence(s);
        for (int child : sentence.children(v, "advcl")) {
            ItemPhrases.Cut last = cuts.get(cuts.size() - 1);
            Span clause = sentence.subtreeSpan(child);
            boolean behind = clause.start() - last.span().end() == 1 && words.named("times").has(sentence, stage.clauses().get(s).child(child, "mark"));
            if (behind) {
                int more = sentence.children(child, "conj").stream().filter(stage.clauses().get(s)::infinitive).findFirst().orElse(-1);
                int end = more < 0 ? clause.end() : sentence.subtreeSpan(more).start();
                cuts.set(cuts.size() - 1, new ItemPhrases.Cut(ItemPhrases.trimmed(stage.text().text(), new Span(last.span().start(), end)), last.of()));
                cuts.addAll(more < 0 ? List.of() : phrases.clauses(stage, s, more));
            }
        }
    }

    /** "Stood ready to …", "is willing to …", "was ready for a truce": an offer. */
    void ready(Stage stage, int s, int adjective, List<Demands.Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int verb = sentence.child(adjective, "nsubj") >= 0 ? adjective : sentence.word(adjective).head();
        int offered = clauses.complement(adjective, Pattern.Form.TO);
        int noun = offered < 0 ? clauses.pobj(adjective, "for") : -1;
        boolean peace = words.named("alike-talk").has(sentence, noun) || words.named("alike-stop").has(sentence, noun);
        if (!words.named("ready").has(sentence, adjective) || offered < 0 && !peace || verb < 0 || verb != adjective && !clauses.verb(verb) || clauses.negated(verb) || clauses.negated(adjective)
                || clauses.mark(verb) != null && !"that".equals(clauses.mark(verb))
                || words.named("light-lemmas").has(sentence, offered)) {
            return;
        }
        List<Integer> by = stage.speakers(s, clauses.surface(verb));
        if (!by.isEmpty() && Items.political(stage, by)) {
            List<ItemPhrases.Cut> cuts = peace ? phrases.nouns(stage, s, noun) : phrases.clauses(stage, s, offered);
            items.add(stage, s, adjective, DemandKind.OFFER, by, List.of(), items.traded(stage, s, adjective, DemandKind.OFFER, by, List.of(), cuts, all), items.conditions(stage, s, verb, offered), all);
            items.conditionsAsked(stage, s, verb, offered, DemandKind.OFFER, by, List.of(), all);
        }
    }

    /** Whether a verb of asking or offering tells what only could be or will be asked: "must ask", "would offer". */
    private static boolean is(DemandKind kind, Clauses clauses, int v) {
        return clauses.modal(v) != null && kind != DemandKind.THREAT && kind != DemandKind.PROMISE;
    }

    /** A court or officer that orders what is to be done with people, and a government that orders its own soldiers, put no demand to a side. */
    boolean ordered(Stage stage, int s, int v, int clause, List<Integer> by, List<Integer> of) {
        return stage.sentence(s).word(v).lemma().equals("order") && (stage.clauses().get(s).passive(clause)
                || by.stream().allMatch(e -> stage.book().entry(e).sectors().contains("JUD")) && of.stream().noneMatch(o -> stage.book().entry(o).kind() == EntityKind.STATE)
                || of.stream().anyMatch(o -> stage.book().entry(o).sectors().stream().anyMatch(OWN::contains) && stage.on(o, by)));
    }

    /** Whether a clause tells what is or was, in the indicative: "insisted that nobody had been killed". */
    static boolean fact(Clauses clauses, int clause) {
        String pos = clauses.word(clause).pos();
        boolean helped = clauses.sentence().children(clause).stream().anyMatch(c -> clauses.word(c).label().startsWith("aux") && clauses.word(c).pos().matches("VBD|VBZ|VBP"));
        return clauses.modal(clause) == null && (helped || pos.equals("VBD") || pos.equals("VBZ"));
    }

    /** The last noun asked for or promised goes to the end of what stands behind it with "for" or a deadline: "shelters for all by the spring"; with "to" where it is an end ("a halt to arrests"), or with any where it is wanted: "wants the ships out of the bay". */
    private void followed(Stage stage, int s, int v, List<ItemPhrases.Cut> cuts) {
        Sentence sentence = stage.sentence(s);
        for (int child : sentence.children(v, "prep")) {
            ItemPhrases.Cut last = cuts.get(cuts.size() - 1);
            boolean theirs = words.named("wants").has(sentence, v) || words.named("deadlines").has(sentence, child) || sentence.word(child).lemma().equals("for") && !words.named("asks-for").has(sentence, v)
                    || sentence.word(child).lemma().equals("to") && words.named("alike-stop").has(sentence, child - 1);
            if (theirs && sentence.word(child).span().start() >= last.span().end() && sentence.word(child).span().start() - last.span().end() <= 2) {
                cuts.set(cuts.size() - 1, new ItemPhrases.Cut(last.span().cover(sentence.subtreeSpan(child)), last.of()));
            }
        }
    }

    /** Whether a verb asks nothing or nobody: negated, "no longer asks", "threatened nobody". */
    boolean denied(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        boolean longer = sentence.children(v, "advmod").stream().anyMatch(c -> sentence.children(c).stream().anyMatch(d -> sentence.word(d).lemma().equals("no")));
        return clauses.negated(v) || longer || sentence.children(v, "nsubj", "dobj", "dative").stream().anyMatch(c -> words.named("nobody").has(sentence, c));
    }

    /** The infinitive behind an adverb that it was hung on: "asked him once more to go", "asked him in return to go"; −1 for none. */
    private int apart(Clauses clauses, int v) {
        return clauses.sentence().children(v, "advmod", "prep").stream().filter(c -> c > v).map(c -> clauses.label(c, "prep") && words.named("exchanges").has(clauses.sentence(), clauses.child(c, "pobj"))
                ? clauses.child(c, "pobj") : c).mapToInt(c -> clauses.complement(c, Pattern.Form.TO)).max().orElse(-1);
    }

    /** The finite clause that a verb puts: behind it, or before it where it is what its subject says and no main clause of its own; −1 for none. */
    private int that(Stage stage, int s, int v) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int that = clauses.complement(v, Pattern.Form.THAT);
        Span verb = sentence.word(v).span();
        boolean said = that >= v || that >= 0 && conditions.future(clauses, that) && clauses.subject(v) > that || that >= 0 && stage.statements().stream().anyMatch(x -> x.cues().stream().anyMatch(verb::overlaps)
                && x.contents().stream().anyMatch(c -> c.contains(sentence.word(that).span().start())));
        int own = said ? that : sentence.children(v, "ccomp").stream().filter(c -> c > v && clauses.verb(c) && !clauses.infinitive(c)).findFirst().orElse(-1);
        return own >= 0 || !words.named("promises").has(sentence, v) ? own : sentence.subtree(v).stream().filter(c -> c > v && clauses.label(c, "relcl") && conditions.future(clauses, c)
                && sentence.child(c, "nsubj") >= 0 && sentence.word(sentence.subtree(c).get(0)).lemma().equals("that")).findFirst().orElse(-1);
    }

    /**
     * A clause and those behind it that hang on the same verb in the same way: "that the ships go, that planes watch", "on A to go and on B to come", "for A to be
     * freed and for B to be fed", "wants A freed and B fed".
     */
    private static List<Integer> abreast(Clauses clauses, int v, int clause) {
        Sentence sentence = clauses.sentence();
        boolean to = clauses.infinitive(clause);
        boolean small = small(clauses, v, clause);
        return sentence.children(v).stream().filter(c -> c == clause || c > clause && clauses.verb(c) && (sentence.word(c).label().matches("xcomp|ccomp")
                ? to ? clauses.infinitive(c) : "that".equals(clauses.mark(clause)) && "that".equals(clauses.mark(c))
                : clauses.label(c, "conj") && (clauses.infinitive(c) && (meant(clauses, c) || (Items.subject(clauses, c) < 0) == to) || small && bare(clauses, v, c)))).toList();
    }

    /** "For A to be freed". */
    private static boolean meant(Clauses clauses, int clause) {
        return clauses.infinitive(clause) && "for".equals(clauses.mark(clause));
    }

    /** Whether a clause behind a verb is a noun with what is to become of it: "wants A freed". */
    private static boolean small(Clauses clauses, int v, int clause) {
        Sentence sentence = clauses.sentence();
        int subject = Items.subject(clauses, clause);
        boolean object = subject < 0 && sentence.child(v, "dobj") > v && sentence.child(v, "dobj") < clause;
        return clauses.label(clause, "ccomp") && (object || subject > v && subject < clause) && clauses.mark(clause) == null && !sentence.word(clause).pos().matches("VB[ZP]")
                && sentence.child(clause, "aux", "auxpass") < 0;
    }

    /** Whether a clause joined to a verb is such a one too, and no main clause. */
    private static boolean bare(Clauses clauses, int v, int clause) {
        Sentence sentence = clauses.sentence();
        int subject = Items.subject(clauses, clause);
        return subject > v && subject < clause && sentence.word(clause).pos().matches("VB[ND]") && sentence.child(clause, "aux", "auxpass", "dobj", "prt", "xcomp", "ccomp") < 0
                && sentence.word(subject).pos().matches("NNS?");
    }

    /** The nouns behind the further prepositions of "asked for A, for B and for C". */
    private static List<Integer> further(Clauses clauses, int v, int from) {
        Sentence sentence = clauses.sentence();
        return sentence.subtree(v).stream().filter(i -> i > from && sentence.word(i).lemma().equals("for") && sentence.word(i).label().matches("prep|conj") && ItemPhrases.joins(sentence, i - 1))
                .filter(i -> {
                    int first = i;
                    while (clauses.label(first, "conj") && sentence.word(sentence.word(first).head()).lemma().equals("for")) {
                        first = sentence.word(first).head();
                    }
                    int above = sentence.word(first).head();
                    boolean below = clauses.label(first, "conj") && sentence.word(above).pos().equals("IN");
                    return above == v || below || clauses.label(first, "mark") || above == from && meant(clauses, from);
                }).map(i -> sentence.child(i, "pobj")).filter(clauses::noun).toList();
    }

    /** What another side asks for where the verb is left out: "Pakistan asked for compensation and Afghanistan for the return of the lorries". */
    private void gapped(Stage stage, int s, int v, DemandKind kind, List<Integer> by, List<Integer> of, List<ItemPhrases.Cut> cuts, List<Demands.Item> more) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        List<ItemPhrases.Cut> open = cuts;
        List<Integer> asker = by;
        for (int i = v + 4; i + 1 < sentence.size() && words.named("asks-for").has(sentence, v); i++) {
            int side = sentence.word(i - 1).form().equals(",") ? i - 2 : i - 1;
            int from = side < 0 ? 0 : sentence.subtree(side).get(0);
            boolean lone = sentence.word(i).lemma().equals("for") && clauses.noun(side) && sentence.word(side).label().matches("conj|appos|nsubj|nsubjpass") && from > v
                    && (ItemPhrases.joins(sentence, from - 1) || sentence.word(from - 1).form().equals(";"));
            List<ItemPhrases.Cut> last = open;
            boolean behind = from > 0 && last.stream().anyMatch(c -> c.span().start() < sentence.word(from).span().start());
            int joined = lone && clauses.label(side, "conj") ? sentence.word(sentence.word(side).head()).head() : -1;
            boolean place = joined >= 0 && !sentence.word(joined).lemma().equals("for");
            List<Integer> who = lone && behind && !place ? stage.entities(s, side) : List.of();
            int noun = who.isEmpty() || !Items.political(stage, who) || stage.meet(who, by) ? -1 : sentence.child(i, "pobj");
            if (noun >= 0) {
                items.end(stage, sentence.word(from).span().start(), open);
                items.add(stage, s, i, kind, asker, of.stream().anyMatch(asker::contains) ? by : of, open == cuts ? List.of() : open, List.of(), more);
                asker = who;
                int verb = sentence.word(i).head();
                Span whole = sentence.subtreeSpan(noun);
                open = new ArrayList<>(verb > noun && clauses.infinitive(verb) ? List.of(new ItemPhrases.Cut(ItemPhrases.trimmed(stage.text().text(), new Span(whole.start(), sentence.subtreeSpan(verb).end())), -1)) : phrases.nouns(stage, s, noun));
            }
        }
        items.add(stage, s, v, kind, asker, of.stream().anyMatch(asker::contains) ? by : of, open == cuts ? List.of() : open, List.of(), more);
    }

    /** Adds the items that further prepositions name, and ends the items before them there. */
    private void further(Stage stage, int s, int v, int from, List<ItemPhrases.Cut> cuts) {
        Clauses clauses = stage.clauses().get(s);
        for (int noun : words.named("asks-for").has(clauses.sentence(), v) ? further(clauses, v, from) : List.<Integer>of()) {
            items.end(stage, clauses.sentence().word(clauses.word(noun).head()).span().start(), cuts);
            cuts.addAll(phrases.nouns(stage, s, noun));
        }
    }

    /** What is asked for: behind "for" or "on" or as the object. */
    private int object(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        if (words.named("asks-for").has(sentence, v)) {
            int wanted = clauses.pobj(v, "for");
            return wanted < 0 && clauses.pobj(v, "on") >= 0 ? clauses.pobj(v, "to") : wanted;
        }
        List<Integer> two = sentence.children(v, "dobj");
        return words.named("insists-on").has(sentence, v) ? clauses.pobj(v, "on") : two.size() == 2 ? two.get(1) : clauses.object(v);
    }
}

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
    private final Items items;
    private final Parties parties;
    private final DemandNouns nouns;

    DemandVerbs(WordClasses words, Items items, Parties parties, DemandNouns nouns) {
        this.words = words;
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
        if (clause < 0 && !asked && addressed >= 0 && addressed == clauses.object(v) && !Parties.somebody(stage, s, addressed)) {
            addressed = -1;
        }
        List<Integer> by = parties.author(stage, s, clauses.subject(v) >= 0 ? clauses.subject(v) : Parties.before(clauses, v));
        if (addressed >= 0 && clauses.infinitive(v) && !by.isEmpty() && by.equals(stage.entities(s, addressed))) {
            by = parties.author(stage, s, clauses.subject(sentence.word(v).head()));
        }
        boolean summons = sentence.word(v).lemma().equals("call") && to >= 0 && addressed < 0 && clauses.pobj(v, "for") < 0 && !clauses.passive(v);
        boolean wants = words.named("wants").has(sentence, v);
        if (by.isEmpty() || summons || !Items.political(stage, by) && (clause < 0 || kind != DemandKind.DEMAND) || wants && by.stream().allMatch(e -> stage.code(e) == null)) {
            return;
        }
        if (addressed >= 0 && words.named("first-person").has(sentence, addressed) && stage.statementAt(sentence.word(addressed).span().start()) < 0) {
            return;
        }
        List<Integer> of = addressed < 0 ? refused(stage, s, v) : parties.addressed(stage, s, v, addressed, by, all);
        List<Items.Cut> cuts = List.of();
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
        items.add(stage, s, v, kind, by, of, cuts, items.conditions(stage, s, v, clause), all);
    }

    /** Whether a clause is what a verb asks for, and not a fact, a question or an order to one's own. */
    private boolean puts(Stage stage, int s, int v, DemandKind kind, int clause, List<Integer> by, List<Integer> of) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        boolean finite = clauses.complement(v, Pattern.Form.TO) < 0;
        boolean ownWish = words.named("wants").has(sentence, v) && (finite || clauses.child(clause, "nsubj") < 0);
        boolean warned = kind == DemandKind.THREAT && sentence.word(v).lemma().equals("warn");
        boolean told = finite && (words.named("tells").has(sentence, v) || warned && !items.future(clauses, clause) && !words.named("faces").has(sentence, clause));
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
        boolean ours = clauses.passive(clause) && owner >= 0 && sentence.word(owner).pos().equals("PRP$");
        return subject < 0 || ours ? List.of() : parties.both(stage, s, v, subject, by).stream().filter(e -> !by.contains(e)).toList();
    }

    /** The items of a clause and those abreast of it, which may each ask their own subject. */
    private List<Items.Cut> clauses(Stage stage, int s, int v, int clause, boolean each) {
        Clauses clauses = stage.clauses().get(s);
        List<Items.Cut> cuts = new ArrayList<>();
        for (int one : abreast(clauses, v, clause)) {
            int own = one == clause || !each ? -1 : Items.subject(clauses, one);
            items.clauses(stage, s, one).forEach(c -> cuts.add(c.of() >= 0 || own < 0 ? c : new Items.Cut(c.span(), own)));
        }
        trailed(stage, s, v, cuts);
        return cuts;
    }

    /** The things that a verb asks for, offers or promises. */
    private List<Items.Cut> things(Stage stage, int s, int v, DemandKind kind, int addressed) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int object = object(clauses, v);
        if (object < 0) {
            return List.of();
        }
        boolean somebody = Parties.somebody(stage, s, object);
        if (clauses.label(v, "relcl") && object == sentence.word(v).head()) {
            boolean thing = kind == DemandKind.DEMAND && !words.named("wants").has(sentence, v) && !nouns.any(sentence, object) && !somebody && sentence.word(object).pos().startsWith("NN");
            return thing ? List.of(new Items.Cut(stage.phrase(s, object, false), -1)) : List.of();
        }
        boolean whom = somebody && words.named("asks-whom").has(sentence, v) && !words.named("asks-from").has(sentence, v) && object != clauses.pobj(v, "for");
        if (object == addressed || whom || words.named("former").has(sentence, object) || sentence.word(object).pos().matches("PRP.*|W.*|CD")) {
            return List.of();
        }
        List<Items.Cut> cuts = new ArrayList<>(items.nouns(stage, s, object));
        followed(stage, s, v, cuts);
        return cuts;
    }

    /** Whose demand the verb refuses to which an offer is joined: "rejected his demands but offered to talk". */
    private List<Integer> refused(Stage stage, int s, int v) {
        Sentence sentence = stage.sentence(s);
        int refusal = sentence.word(v).label().equals("conj") && words.named("rejects").has(sentence, sentence.word(v).head()) ? sentence.word(v).head() : -1;
        int object = refusal < 0 ? -1 : sentence.child(refusal, "dobj");
        return object >= 0 && nouns.any(sentence, object) ? Items.owner(stage, s, object) : List.of();
    }

    /** The last item goes to the end of a clause of time set right behind it: "to leave while the airport is open". */
    private void trailed(Stage stage, int s, int v, List<Items.Cut> cuts) {
        Sentence sentence = stage.sentence(s);
        for (int child : sentence.children(v, "advcl")) {
            Items.Cut last = cuts.get(cuts.size() - 1);
            Span clause = sentence.subtreeSpan(child);
            boolean behind = clause.start() - last.span().end() == 1 && words.named("times").has(sentence, stage.clauses().get(s).child(child, "mark"));
            if (behind) {
                cuts.set(cuts.size() - 1, new Items.Cut(Items.trimmed(stage.text().text(), last.span().cover(clause)), last.of()));
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
            items.add(stage, s, adjective, DemandKind.OFFER, by, List.of(), peace ? items.nouns(stage, s, noun) : items.clauses(stage, s, offered), items.conditions(stage, s, verb, offered), all);
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

    /** The last noun asked for or promised goes to the end of what stands behind it with "for" or a deadline: "shelters for all by the spring". */
    private void followed(Stage stage, int s, int v, List<Items.Cut> cuts) {
        Sentence sentence = stage.sentence(s);
        for (int child : sentence.children(v, "prep")) {
            Items.Cut last = cuts.get(cuts.size() - 1);
            boolean theirs = words.named("deadlines").has(sentence, child) || sentence.word(child).lemma().equals("for") && !words.named("asks-for").has(sentence, v);
            if (theirs && sentence.word(child).span().start() >= last.span().end() && sentence.word(child).span().start() - last.span().end() <= 2) {
                cuts.set(cuts.size() - 1, new Items.Cut(last.span().cover(sentence.subtreeSpan(child)), last.of()));
            }
        }
    }

    /** Whether a verb asks nothing or nobody: negated, "no longer asks", "threatened nobody". */
    boolean denied(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        boolean longer = sentence.children(v, "advmod").stream().anyMatch(c -> sentence.children(c).stream().anyMatch(d -> sentence.word(d).lemma().equals("no")));
        return clauses.negated(v) || longer || sentence.children(v, "nsubj", "dobj", "dative").stream().anyMatch(c -> words.named("nobody").has(sentence, c));
    }

    /** The infinitive behind an adverb that it was hung on: "asked him once more to go"; −1 for none. */
    private static int apart(Clauses clauses, int v) {
        return clauses.sentence().children(v, "advmod").stream().filter(c -> c > v).mapToInt(c -> clauses.complement(c, Pattern.Form.TO)).max().orElse(-1);
    }

    /** The finite clause that a verb puts: behind it, or before it where it is what its subject says and no main clause of its own; −1 for none. */
    private int that(Stage stage, int s, int v) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int that = clauses.complement(v, Pattern.Form.THAT);
        Span verb = sentence.word(v).span();
        boolean said = that >= v || that >= 0 && items.future(clauses, that) && clauses.subject(v) > that || that >= 0 && stage.statements().stream().anyMatch(x -> x.cues().stream().anyMatch(verb::overlaps)
                && x.contents().stream().anyMatch(c -> c.contains(sentence.word(that).span().start())));
        int own = said ? that : sentence.children(v, "ccomp").stream().filter(c -> c > v && clauses.verb(c) && !clauses.infinitive(c)).findFirst().orElse(-1);
        return own >= 0 || !words.named("promises").has(sentence, v) ? own : sentence.subtree(v).stream().filter(c -> c > v && clauses.label(c, "relcl") && items.future(clauses, c)
                && sentence.child(c, "nsubj") >= 0 && sentence.word(sentence.subtree(c).get(0)).lemma().equals("that")).findFirst().orElse(-1);
    }

    /** A clause and those behind it that hang on the same verb in the same way: "that the ships go, that planes watch", "on A to go and on B to come". */
    private static List<Integer> abreast(Clauses clauses, int v, int clause) {
        Sentence sentence = clauses.sentence();
        boolean to = clauses.infinitive(clause);
        return sentence.children(v).stream().filter(c -> c == clause || c > clause && clauses.verb(c) && sentence.word(c).label().matches("xcomp|ccomp")
                && (to ? clauses.infinitive(c) : "that".equals(clauses.mark(clause)) && "that".equals(clauses.mark(c)))).toList();
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

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.Entry;
import org.demarche.record.DemandKind;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/**
 * What sides demand, propose, offer, promise and threaten, each item by itself: the clauses and nouns that a verb of asking or a noun like "demands"
 * lists, ultimatums ("gave X until Monday to …", "would march unless X …"), what a plan provides ("under the plan A would …"), what is held out on a condition
 * ("said he would … if …"), what a side says that another must do, and what is done or refused "as X had demanded". Words in {@code ledger.txt}.
 * Immutable, thread-safe.
 */
final class Demands {
    private static final Map<String, DemandKind> VERBS = new LinkedHashMap<>();
    private static final Map<String, DemandKind> NOUNS = new LinkedHashMap<>();

    static {
        VERBS.put("asks", DemandKind.DEMAND);
        VERBS.put("proposals", DemandKind.PROPOSAL);
        VERBS.put("offers", DemandKind.OFFER);
        VERBS.put("promises", DemandKind.PROMISE);
        VERBS.put("threatens", DemandKind.THREAT);
        NOUNS.put("demand-nouns", DemandKind.DEMAND);
        NOUNS.put("offers", DemandKind.OFFER);
        NOUNS.put("offer-nouns", DemandKind.PROPOSAL);
        NOUNS.put("promise-nouns", DemandKind.PROMISE);
        NOUNS.put("threat-nouns", DemandKind.THREAT);
    }

    /** A word of deadline stands no more words before its day. */
    private static final int NEAR = 5;
    /** Sectors of those whom their own government orders about. */
    private static final List<String> OWN = List.of("MIL", "COP", "SPY", "PRM");

    private final WordClasses words;
    private final Items items;

    Demands(WordClasses words) {
        this.words = words;
        this.items = new Items(words);
    }

    /**
     * An item before ids are final.
     *
     * @param kind      what is put on the table
     * @param by        entities that put it
     * @param of        entities that it is put to
     * @param spans     where it is told, the fullest first
     * @param condition "if" parts
     * @param deadline  ISO day, or null
     * @param sentence  where it is told first
     * @param word      offset of the verb or noun that puts it
     * @param assumed   whether its words leave open whom it is put to
     */
    record Item(DemandKind kind, List<Integer> by, List<Integer> of, List<Span> spans, List<Span> condition, String deadline, int sentence, int word, boolean assumed) {

        Item(DemandKind kind, List<Integer> by, List<Integer> of, List<Span> spans, List<Span> condition, String deadline, int sentence, int word) {
            this(kind, by, of, spans, condition, deadline, sentence, word, false);
        }
    }

    /** All items in text order; one that the text tells again is one with several spans. */
    List<Item> find(Stage stage) {
        List<Item> all = new ArrayList<>();
        List<Integer> planners = List.of();
        int planned = -2;
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            Sentence sentence = stage.sentence(s);
            if (s == planned + 1 && !planners.isEmpty() && points(stage, s, planners, all)) {
                planned = s;
                continue;
            }
            for (int i = 0; i < sentence.size(); i++) {
                if (stage.clauses().get(s).verb(i)) {
                    verb(stage, s, i, all);
                    until(stage, s, i, all);
                    conditional(stage, s, i, all);
                    asDemanded(stage, s, i, all);
                    duty(stage, s, i, all);
                } else if (sentence.word(i).pos().startsWith("NN")) {
                    noun(stage, s, i, all);
                } else {
                    ready(stage, s, i, all);
                }
                if (words.named("plans").has(sentence, i)) {
                    List<Integer> found = planners(stage, s, i);
                    planners = found.isEmpty() ? planners : found;
                    planned = s;
                    plan(stage, s, i, planners, all);
                }
            }
        }
        return told(stage, put(stage, all));
    }

    /** Items of which the words do not say whom they are put to, put to whom the article says; so too those put to somebody of no country. */
    private static List<Item> put(Stage stage, List<Item> all) {
        Counterparts counterparts = new Counterparts(stage);
        List<Item> put = new ArrayList<>();
        for (Item i : all) {
            boolean known = i.of.stream().anyMatch(e -> stage.book().entry(e).code() != null);
            List<Integer> of = known ? i.of : counterparts.of(i.sentence, i.word, i.by, i.kind == DemandKind.DEMAND || i.kind == DemandKind.PROPOSAL);
            put.add(new Item(i.kind, i.by, of.isEmpty() ? i.of : of, i.spans, i.condition, i.deadline, i.sentence, i.word, !known));
        }
        return put;
    }

    /** What follows a sentence that names a plan, told in "would": "The ships would leave. Planes would watch." */
    private boolean points(Stage stage, int s, List<Integer> by, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        List<Item> found = new ArrayList<>();
        for (int v = 0; v < sentence.size(); v++) {
            int subject = provided(clauses, v);
            boolean main = v == sentence.root() || sentence.word(v).label().equals("conj") && sentence.word(v).head() == sentence.root()
                    || sentence.word(v).label().equals("ccomp") && sentence.word(v).head() == sentence.root() && v < sentence.root();
            if (subject >= 0 && main) {
                Span span = items.clauses(stage, s, v).get(0).span();
                List<Integer> of = stage.entities(s, subject).stream().filter(e -> !by.contains(e)).toList();
                found.add(new Item(DemandKind.PROPOSAL, by, of, List.of(Items.trimmed(stage.text().text(), span)), List.of(), deadline(stage, s, span), s, sentence.word(v).span().start()));
            }
        }
        all.addAll(found);
        return !found.isEmpty();
    }

    private void verb(Stage stage, int s, int v, List<Item> all) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        boolean agrees = words.named("agrees").has(sentence, v);
        DemandKind kind = agrees ? DemandKind.PROMISE : VERBS.entrySet().stream().filter(e -> words.named(e.getKey()).has(sentence, v)).map(Map.Entry::getValue).findFirst()
                .orElse(null);
        if (kind == null || clauses.negated(v) || clauses.passive(v) && kind != DemandKind.DEMAND || is(kind, clauses, v)) {
            return;
        }
        int to = clauses.complement(v, Pattern.Form.TO);
        int that = clauses.complement(v, Pattern.Form.THAT);
        int clause = to >= 0 ? to : that;
        int addressed = addressee(clauses, v);
        if (clause < 0 && addressed >= 0 && addressed == clauses.object(v) && !somebody(stage, s, addressed)) {
            addressed = -1;
        }
        List<Integer> by = author(stage, s, clauses.subject(v));
        boolean wants = words.named("wants").has(sentence, v);
        if (by.isEmpty() || !political(stage, by) && (clause < 0 || kind != DemandKind.DEMAND) || wants && by.stream().allMatch(e -> stage.book().entry(e).code() == null)) {
            return;
        }
        if (addressed >= 0 && words.named("first-person").has(sentence, addressed) && stage.statementAt(sentence.word(addressed).span().start()) < 0) {
            return;
        }
        List<Integer> of = addressed < 0 ? List.of() : both(stage, s, addressed, by);
        List<Items.Cut> cuts = new ArrayList<>();
        if (clause < 0 && !words.named("clause-only").has(sentence, v)) {
            int object = object(clauses, v);
            boolean told = clauses.label(v, "relcl") && object == sentence.word(v).head();
            boolean whom = words.named("asks-whom").has(sentence, v) && !words.named("asks-from").has(sentence, v) && object >= 0 && somebody(stage, s, object);
            if (object >= 0 && object != addressed && !told && !whom && !sentence.word(object).pos().matches("PRP.*|W.*|CD")) {
                cuts.addAll(items.nouns(stage, s, object));
                dated(stage, s, v, cuts);
            }
        } else if (clause >= 0) {
            boolean told = words.named("tells").has(sentence, v);
            boolean warned = kind == DemandKind.THREAT && sentence.word(v).lemma().equals("warn");
            if (wants && (to < 0 || clauses.child(to, "nsubj") < 0) || told && to < 0 || warned && to < 0 && !future(clauses, that)
                    || words.named("anonymous").has(sentence, clause) || words.named("questions").has(sentence, clauses.child(clause, "mark"))
                    || ordered(stage, s, v, clause, by, of)) {
                return;
            }
            int subject = subject(clauses, clause);
            if (to < 0 && words.named("claims-too").has(sentence, v) && fact(clauses, clause) || subject >= 0 && words.named("anonymous").has(sentence, subject)) {
                return;
            }
            if (of.isEmpty() && subject >= 0 && kind == DemandKind.DEMAND) {
                of = stage.entities(s, subject).stream().filter(e -> !by.contains(e)).toList();
            }
            cuts.addAll(items.clauses(stage, s, clause));
            trailed(stage, s, v, cuts);
            cuts.removeIf(c -> agrees && all.stream().anyMatch(i -> i.spans.stream().anyMatch(x -> Likeness.of(stage, x, c.span()) >= Likeness.ABOUT)));
        }
        if (agrees && clause < 0) {
            return;
        }
        add(stage, s, v, kind, by, of, cuts, conditions(stage, s, v, clause), all);
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

    /** Who speaks as a subject: of a note, letter or resolution whoever owns it or the subject of the clause that names it. */
    private List<Integer> author(Stage stage, int s, int subject) {
        return subject >= 0 && words.named("documents").has(stage.sentence(s), subject) ? planners(stage, s, subject) : stage.speakers(s, subject);
    }

    /** Who is addressed; "the parties" of a third side are the two that quarrel. */
    private List<Integer> both(Stage stage, int s, int addressed, List<Integer> by) {
        Sentence sentence = stage.sentence(s);
        boolean bare = sentence.word(addressed).pos().equals("NNS") && words.named("sides").has(sentence, addressed)
                && sentence.children(addressed).stream().allMatch(c -> sentence.word(c).label().matches("det|nmod|nummod|predet"));
        List<Integer> two = bare ? new Counterparts(stage).quarrel(s, by) : List.of();
        return two.size() == 2 ? two : stage.speakers(s, addressed);
    }

    /** Whether a phrase names somebody who can be asked, not a thing: a person, a state or body, people of some kind. */
    private static boolean somebody(Stage stage, int s, int head) {
        Cast cast = stage.casts().get(s);
        if (stage.sentence(s).word(head).pos().startsWith("PRP")) {
            return true;
        }
        int named = cast.head(head);
        int entity = named < 0 || stage.book().at(s, named).isEmpty() ? -1 : cast.entity(named);
        Entry entry = entity < 0 ? null : stage.book().entry(entity);
        return entry != null && (entry.kind() != EntityKind.GROUP || entry.sectors().stream().anyMatch(x -> !x.equals("UNK")));
    }

    private static int subject(Clauses clauses, int clause) {
        return clauses.child(clause, "nsubj") >= 0 ? clauses.child(clause, "nsubj") : clauses.child(clause, "nsubjpass");
    }

    /** "Stood ready to …", "is willing to …": an offer. */
    private void ready(Stage stage, int s, int adjective, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int verb = sentence.word(adjective).head();
        int offered = clauses.complement(adjective, Pattern.Form.TO);
        if (!words.named("ready").has(sentence, adjective) || offered < 0 || verb < 0 || !clauses.verb(verb) || clauses.negated(verb) || clauses.negated(adjective)
                || clauses.mark(verb) != null && !"that".equals(clauses.mark(verb))
                || words.named("light-lemmas").has(sentence, offered)) {
            return;
        }
        List<Integer> by = stage.speakers(s, clauses.surface(verb));
        if (!by.isEmpty() && political(stage, by)) {
            add(stage, s, adjective, DemandKind.OFFER, by, List.of(), items.clauses(stage, s, offered), conditions(stage, s, verb, offered), all);
        }
    }

    /** Whether a verb of asking or offering tells what only could be or will be asked: "must ask", "would offer". */
    private static boolean is(DemandKind kind, Clauses clauses, int v) {
        return clauses.modal(v) != null && kind != DemandKind.THREAT && kind != DemandKind.PROMISE;
    }

    /** A court or officer that orders what is to be done with people, and a government that orders its own soldiers, put no demand to a side. */
    private boolean ordered(Stage stage, int s, int v, int clause, List<Integer> by, List<Integer> of) {
        return stage.sentence(s).word(v).lemma().equals("order") && (stage.clauses().get(s).passive(clause)
                || by.stream().allMatch(e -> stage.book().entry(e).sectors().contains("JUD"))
                || of.stream().anyMatch(o -> stage.book().entry(o).sectors().stream().anyMatch(OWN::contains) && by.stream().anyMatch(b -> Answers.sameSide(stage.book(), o, b))));
    }

    /** Whether a clause tells what is or was, in the indicative: "insisted that nobody had been killed". */
    private static boolean fact(Clauses clauses, int clause) {
        String pos = clauses.word(clause).pos();
        boolean helped = clauses.sentence().children(clause).stream().anyMatch(c -> clauses.word(c).label().startsWith("aux") && clauses.word(c).pos().matches("VBD|VBZ|VBP"));
        return clauses.modal(clause) == null && (helped || pos.equals("VBD") || pos.equals("VBZ"));
    }

    /** The last noun asked for or promised goes to the end of its "by Monday". */
    private void dated(Stage stage, int s, int v, List<Items.Cut> cuts) {
        Sentence sentence = stage.sentence(s);
        for (int child : sentence.children(v, "prep")) {
            Items.Cut last = cuts.get(cuts.size() - 1);
            if (words.named("deadlines").has(sentence, child) && sentence.word(child).span().start() >= last.span().end()
                    && sentence.word(child).span().start() - last.span().end() <= 2) {
                cuts.set(cuts.size() - 1, new Items.Cut(last.span().cover(sentence.subtreeSpan(child)), last.of()));
            }
        }
    }

    private void add(Stage stage, int s, int word, DemandKind kind, List<Integer> by, List<Integer> of, List<Items.Cut> cuts, List<Span> conditions, List<Item> all) {
        for (Items.Cut cut : cuts) {
            List<Integer> own = cut.of() >= 0 ? stage.entities(s, cut.of()) : of;
            all.add(new Item(kind, by, own.stream().filter(e -> !by.contains(e) && !stage.book().entry(e).sectors().contains("JRN")).distinct().toList(),
                    List.of(cut.span()), conditions, kind == DemandKind.THREAT && !conditions.isEmpty() ? day(stage, s, conditions) : deadline(stage, s, cut.span()), s, stage.sentence(s).word(word).span().start()));
        }
    }

    /** "Gave the guard until Monday to surrender": a demand with its deadline. */
    private void until(Stage stage, int s, int v, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        if (!words.named("gives").has(sentence, v) || clauses.negated(v)) {
            return;
        }
        DatedPhrase date = stage.dates().stream().filter(d -> d.sentence() == s && d.from() > v && d.from() - v < 12).findFirst().orElse(null);
        int time = sentence.subtree(v).stream().filter(i -> i > v && i - v < 12 && words.named("terms").has(sentence, i)).findFirst().orElse(-1);
        int infinitive = sentence.subtree(v).stream().filter(i -> i > v && clauses.verb(i) && clauses.infinitive(i)).findFirst().orElse(-1);
        int to = clauses.passive(v) ? clauses.surface(v) : clauses.dative(v) >= 0 ? clauses.dative(v) : clauses.object(v);
        List<Integer> by = stage.speakers(s, clauses.subject(v));
        List<Integer> of = to < 0 ? List.of() : stage.entities(s, to);
        if (time < 0 || of.isEmpty() || by.isEmpty() || !political(stage, by)) {
            return;
        }
        List<Items.Cut> cuts = infinitive >= 0 ? items.clauses(stage, s, infinitive) : List.of(new Items.Cut(sentence.subtreeSpan(time), -1));
        for (Items.Cut cut : cuts) {
            boolean first = cut == cuts.get(0) && cut.span().start() > sentence.word(time).span().start();
            Span span = first ? cut.span().cover(sentence.word(sentence.subtree(time).get(0)).span()) : cut.span();
            all.add(new Item(DemandKind.DEMAND, by, of, List.of(span), List.of(), date == null ? deadline(stage, s, cut.span()) : date.mention().value(), s,
                    sentence.word(v).span().start()));
        }
    }

    /** "Said he would step down if …": an offer, or a threat where the condition is what the other side does wrong; "would march unless …" asks for the latter too. */
    private void conditional(Stage stage, int s, int v, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int clause = words.named("holds-out").has(sentence, v) ? clauses.complement(v, Pattern.Form.THAT) : -1;
        if (clause < 0 || clauses.negated(v) || clauses.passive(v) || clauses.negated(clause) || !future(clauses, clause)) {
            return;
        }
        List<Span> conditions = conditions(stage, s, v, clause);
        List<Integer> by = stage.speakers(s, clauses.subject(v));
        List<Integer> who = stage.speakers(s, clauses.child(clause, "nsubj"));
        boolean own = words.named("own").has(sentence, clauses.child(clause, "nsubj")) || who.stream().anyMatch(w -> by.stream().anyMatch(b -> Answers.sameSide(stage.book(), w, b)));
        if (conditions.isEmpty() || !own || !political(stage, by)) {
            return;
        }
        boolean threat = sentence.children(clause, "advcl").stream().filter(c -> items.condition(stage, s, c)).anyMatch(c -> words.named("wrongs").has(sentence, c)
                || words.named("unless").has(sentence, clauses.child(c, "mark"))) || words.named("strikes").has(sentence, clause);
        int dative = clauses.dative(v) >= 0 ? clauses.dative(v) : clauses.object(v);
        List<Integer> of = dative < 0 ? List.of() : stage.entities(s, dative);
        for (int unless : sentence.children(clause, "advcl")) {
            int other = subject(clauses, unless);
            if (words.named("unless").has(sentence, clauses.child(unless, "mark")) && other >= 0 && stage.entities(s, other).stream().noneMatch(by::contains)) {
                of = stage.entities(s, other);
                add(stage, s, unless, DemandKind.DEMAND, by, of, List.of(new Items.Cut(items.conditionSpan(stage, s, unless), -1)), List.of(), all);
            }
        }
        add(stage, s, v, threat ? DemandKind.THREAT : DemandKind.OFFER, by, of, items.clauses(stage, s, clause), conditions, all);
    }

    /** "NATO's refusal to …, as he had demanded", "freed the men, as Oslo had asked": what is refused or done is the demand. */
    private void asDemanded(Stage stage, int s, int v, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        List<Integer> by = stage.speakers(s, clauses.subject(v));
        int act = sentence.word(v).head();
        boolean alone = clauses.complement(v, Pattern.Form.TO) < 0 && clauses.complement(v, Pattern.Form.THAT) < 0 && sentence.child(v, "dobj") < 0;
        if (!words.named("asks").has(sentence, v) || !clauses.label(v, "advcl") || !"as".equals(clauses.mark(v)) || act < 0 || !clauses.verb(act) || by.isEmpty() || !alone
                || !political(stage, by)) {
            return;
        }
        int top = act;
        boolean refused = refused(clauses, act);
        while (sentence.word(top).label().equals("xcomp") && clauses.verb(sentence.word(top).head())) {
            top = sentence.word(top).head();
            refused |= refused(clauses, top);
            act = refused(clauses, top) || !refused ? top : act;
        }
        for (int i : refused ? List.<Integer>of() : sentence.subtree(act)) {
            if (i < v && refused(clauses, i)) {
                act = i;
                refused = true;
            }
        }
        int above = sentence.word(act).head();
        int doer = !refused || clauses.verb(above) ? clauses.subject(refused ? above : act) : sentence.child(above, "poss");
        Span item = items.clauses(stage, s, act).get(0).span();
        int from = refused ? item.start() : sentence.word(firstOf(clauses, act)).span().start();
        int end = Math.max(sentence.word(act).span().end(), Math.min(item.end(), sentence.subtreeSpan(v).start()));
        List<Items.Cut> cuts = List.of(new Items.Cut(Items.trimmed(stage.text().text(), new Span(from, end)), -1));
        add(stage, s, v, DemandKind.DEMAND, by, doer < 0 ? List.of() : stage.entities(s, doer), cuts, List.of(), all);
    }

    /** Whether an infinitive is what somebody refuses. */
    private boolean refused(Clauses clauses, int act) {
        int above = clauses.word(act).head();
        return clauses.infinitive(act) && above >= 0 && words.named("rejects").has(clauses.sentence(), above);
    }

    /** The first word of what a verb tells without its subject. */
    private static int firstOf(Clauses clauses, int v) {
        return clauses.sentence().children(v, "aux", "auxpass", "neg").stream().filter(c -> c < v).min(Integer::compare).orElse(v);
    }

    /** "The court should send them home", "they must leave", said by another side. */
    private void duty(Stage stage, int s, int v, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int modal = sentence.children(v, "aux").stream().filter(c -> words.named("duties").has(sentence, c)).findFirst().orElse(-1);
        int said = modal < 0 ? -1 : stage.statementAt(sentence.word(v).span().start());
        int subject = subject(clauses, v);
        int speaker = said < 0 ? -1 : stage.statements().get(said).speaker();
        if (speaker < 0 || subject < 0 || clauses.passive(v) || sentence.word(v).lemma().equals("be") || clauses.label(v, "advcl") || clauses.label(v, "relcl")
                || !stage.casts().get(s).possible(subject) && !sentence.word(subject).lemma().equals("they")) {
            return;
        }
        List<Integer> by = List.of(speaker);
        List<Integer> of = stage.entities(s, subject);
        Span verb = sentence.word(v).span();
        boolean other = of.stream().noneMatch(o -> o == speaker || stage.book().entry(o).kind() == EntityKind.STATE && Answers.sameSide(stage.book(), o, speaker))
                && !words.named("first-person").has(sentence, sentence.child(subject, "poss"));
        if (political(stage, by) && other && all.stream().noneMatch(i -> i.spans.stream().anyMatch(verb::overlaps))) {
            add(stage, s, v, DemandKind.DEMAND, by, of, items.clauses(stage, s, v), conditions(stage, s, v, -1), all);
        }
    }

    /** Who made a plan: its owner, or the subject of the clause that names it. */
    private List<Integer> planners(Stage stage, int s, int i) {
        Sentence sentence = stage.sentence(s);
        List<Integer> owner = owner(stage, s, i);
        int above = sentence.word(i).head();
        if (above >= 0 && sentence.word(above).lemma().equals("under")) {
            return List.of();
        }
        for (int up = i, step = 0; owner.isEmpty() && up >= 0 && step < 8; up = sentence.word(up).head(), step++) {
            if (stage.clauses().get(s).verb(up) && !words.named("names").has(sentence, up)) {
                owner = stage.entities(s, stage.clauses().get(s).subject(up));
            }
        }
        return political(stage, owner) ? owner : List.of();
    }

    /** The subject of a verb in "would", −1 for none. */
    private static int provided(Clauses clauses, int v) {
        return clauses.verb(v) && "would".equals(clauses.modal(v)) ? clauses.child(v, "nsubj") : -1;
    }

    /** "Under the plan A would …, B would … and both would …". */
    private void plan(Stage stage, int s, int noun, List<Integer> by, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        int preposition = sentence.word(noun).head();
        if (by.isEmpty() || preposition < 0 || !sentence.word(preposition).lemma().equals("under")) {
            return;
        }
        for (int v = noun + 1; v < sentence.size(); v++) {
            int subject = provided(clauses, v);
            if (subject < 0) {
                continue;
            }
            int last = sentence.size();
            for (int next = v + 1; next < sentence.size() && last == sentence.size(); next++) {
                if (provided(clauses, next) > v) {
                    last = sentence.subtree(provided(clauses, next)).get(0);
                }
            }
            int end = sentence.word(last - 1).span().end();
            List<Integer> of = stage.entities(s, subject);
            Span span = sentence.word(v).span();
            for (int child : sentence.children(v)) {
                if (child > v && !sentence.word(child).label().matches("conj|cc|punct|parataxis")) {
                    span = span.cover(sentence.subtreeSpan(child));
                }
            }
            Span whole = of.isEmpty() ? sentence.subtreeSpan(subject).cover(span) : span;
            Span item = Items.trimmed(stage.text().text(), new Span(whole.start(), Math.max(sentence.word(v).span().end(), Math.min(whole.end(), end))));
            all.add(new Item(DemandKind.PROPOSAL, by, of.stream().filter(e -> !by.contains(e)).toList(), List.of(item), List.of(), deadline(stage, s, item), s, sentence.word(noun).span().start()));
        }
    }

    /** "Its three demands, that …", "demands for A and B", "requirements concerning A, B and C". */
    private void noun(Stage stage, int s, int n, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        DemandKind kind = NOUNS.entrySet().stream().filter(e -> words.named(e.getKey()).has(sentence, n)).map(Map.Entry::getValue).findFirst().orElse(null);
        if (kind == null) {
            return;
        }
        List<Integer> by = owner(stage, s, n);
        if (by.isEmpty() || !political(stage, by)) {
            return;
        }
        List<Items.Cut> cuts = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        List<Span> conditions = new ArrayList<>();
        for (int child : sentence.children(n)) {
            String label = sentence.word(child).label();
            boolean verb = clauses.verb(child);
            boolean clause = clauses.infinitive(child) || "that".equals(clauses.mark(child)) && !fact(clauses, child);
            if (label.matches("acl|ccomp|relcl|xcomp|dep") && verb && clause) {
                cuts.addAll(items.clauses(stage, s, child));
                of.addAll(stage.entities(s, clauses.child(child, "nsubj")));
                conditions.addAll(conditions(stage, s, child, -1));
            } else if ((label.equals("prep") || label.equals("acl")) && words.named("lists").has(sentence, child)) {
                int object = sentence.child(child, "pobj", "dobj", "pcomp");
                if (object >= 0) {
                    cuts.addAll(clauses.verb(object) ? items.clauses(stage, s, object) : items.nouns(stage, s, object));
                }
            } else if (label.equals("conj") && !cuts.isEmpty() && clauses.noun(child) && Items.begins(sentence, child)) {
                cuts.addAll(items.nouns(stage, s, child));
            } else if (label.equals("prep") && words.named("put-to").has(sentence, child) && stage.casts().get(s).named(sentence.child(child, "pobj"))) {
                of.addAll(stage.entities(s, sentence.child(child, "pobj")));
            }
        }
        add(stage, s, n, kind, by, of, cuts, conditions, all);
    }

    private static List<Integer> owner(Stage stage, int s, int n) {
        Sentence sentence = stage.sentence(s);
        int owner = sentence.child(n, "poss");
        if (owner < 0) {
            owner = stage.clauses().get(s).pobj(n, "by");
        }
        List<Integer> by = stage.speakers(s, owner);
        if (by.isEmpty()) {
            for (int child : sentence.children(n, "amod", "compound", "nmod")) {
                if (stage.casts().get(s).state(child)) {
                    return stage.entities(s, child);
                }
            }
        }
        return by;
    }

    /** Who is asked: behind the verb's own preposition, as dative, or as the object. */
    private int addressee(Clauses clauses, int v) {
        for (String way : List.of("on", "upon", "to", "of", "with", "from")) {
            int behind = words.named("asks-" + (way.equals("upon") ? "on" : way)).has(clauses.sentence(), v) ? clauses.pobj(v, way) : -1;
            if (behind >= 0) {
                return behind;
            }
        }
        List<Integer> two = clauses.sentence().children(v, "dobj");
        int dative = clauses.dative(v) < 0 && two.size() == 2 ? two.get(0) : clauses.dative(v);
        return dative >= 0 ? dative : words.named("asks-whom").has(clauses.sentence(), v) ? clauses.object(v) : -1;
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

    private boolean future(Clauses clauses, int clause) {
        for (int child : clause < 0 ? List.<Integer>of() : clauses.sentence().children(clause)) {
            if (clauses.word(child).pos().equals("MD") && words.named("futures").has(clauses.sentence(), child)) {
                return true;
            }
        }
        return false;
    }

    private List<Span> conditions(Stage stage, int s, int v, int clause) {
        List<Span> all = new ArrayList<>();
        for (int base : clause < 0 ? new int[] {v} : new int[] {v, clause}) {
            for (int child : stage.sentence(s).children(base, "advcl")) {
                if (items.condition(stage, s, child)) {
                    all.add(items.conditionSpan(stage, s, child));
                }
            }
        }
        return all;
    }

    /** The last day that an item names: a date behind a word of deadline, "by Monday", "by noon on Friday". */
    private String deadline(Stage stage, int s, Span item) {
        Sentence sentence = stage.sentence(s);
        for (DatedPhrase date : stage.dates()) {
            if (date.sentence() == s && item.overlaps(date.mention().span())) {
                int way = date.from();
                for (int i = date.from() - 1; i >= 0 && date.from() - i <= NEAR && !stage.clauses().get(s).verb(i) && sentence.word(i).span().start() >= item.start() && way == date.from(); i--) {
                    way = words.named("deadlines").has(sentence, i) ? i : way;
                }
                int verb = sentence.word(way).head();
                boolean aside = verb >= 0 && sentence.word(verb).label().matches("acl|relcl") && item.start() < sentence.word(verb).span().start();
                if (words.named("deadlines").has(sentence, way) && !aside) {
                    return date.mention().value();
                }
            }
        }
        return null;
    }

    /** The day that a threat's condition names. */
    private static String day(Stage stage, int s, List<Span> conditions) {
        return stage.dates().stream().filter(d -> d.sentence() == s && conditions.stream().anyMatch(d.mention().span()::overlaps)).map(d -> d.mention().value()).findFirst().orElse(null);
    }

    private static boolean political(Stage stage, List<Integer> entities) {
        return entities.stream().anyMatch(e -> stage.book().entry(e).code() != null || stage.book().entry(e).sectors().stream().anyMatch(x -> !x.equals("UNK")));
    }

    /** Items that say the same are one. */
    private static List<Item> told(Stage stage, List<Item> all) {
        List<Item> once = new ArrayList<>();
        for (Item item : all) {
            int same = -1;
            for (int k = 0; k < once.size() && same < 0; k++) {
                Item old = once.get(k);
                if (old.kind == item.kind && old.by.stream().anyMatch(item.by::contains) && old.spans.stream().noneMatch(x -> x.end() == item.spans.get(0).start())
                        && Likeness.of(stage, old.spans.get(0), item.spans.get(0)) >= Likeness.SAME) {
                    same = k;
                }
            }
            if (same < 0) {
                once.add(item);
            } else {
                Item old = once.get(same);
                List<Span> spans = new ArrayList<>(old.spans);
                item.spans.stream().filter(x -> spans.stream().noneMatch(x::overlaps)).forEach(spans::add);
                once.set(same, new Item(old.kind, old.by, old.assumed || old.of.isEmpty() ? item.of : old.of, spans, old.condition.isEmpty() ? item.condition : old.condition,
                        old.deadline == null ? item.deadline : old.deadline, old.sentence, old.word, old.assumed && item.assumed));
            }
        }
        return once;
    }
}

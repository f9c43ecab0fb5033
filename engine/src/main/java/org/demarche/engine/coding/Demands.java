package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.DemandKind;
import org.demarche.record.EntityKind;
import org.demarche.record.EventType;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * What sides demand, propose, offer, promise and threaten, each item by itself: the clauses and nouns that a verb of asking or a noun like "demands"
 * lists; with it what {@link Terms} finds. Items that say the same are one, and each is put to somebody. Words in {@code ledger.txt}. Immutable, thread-safe.
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

    /** Sectors of those whom their own government orders about. */
    private static final List<String> OWN = List.of("MIL", "COP", "SPY", "PRM");

    private final WordClasses words;
    private final Items items;
    private final Terms terms;
    private final Parties parties;

    Demands(WordClasses words) {
        this.words = words;
        this.items = new Items(words);
        this.terms = new Terms(words, items);
        this.parties = new Parties(words, terms);
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
            if (s == planned + 1 && !planners.isEmpty() && !terms.under(sentence) && terms.points(stage, s, planners, all)) {
                planned = s;
                continue;
            }
            for (int i = 0; i < sentence.size(); i++) {
                if (stage.clauses().get(s).verb(i)) {
                    verb(stage, s, i, all);
                    terms.until(stage, s, i, all);
                    terms.conditional(stage, s, i, all);
                    terms.asDemanded(stage, s, i, all);
                    terms.duty(stage, s, i, all);
                } else if (sentence.word(i).pos().startsWith("NN")) {
                    noun(stage, s, i, all);
                } else {
                    ready(stage, s, i, all);
                }
                if (s == planned + 1 && terms.parts(sentence, i)) {
                    planned = s;
                } else if (words.named("plans").has(sentence, i)) {
                    List<Integer> found = terms.planners(stage, s, i);
                    planners = found.isEmpty() ? planners : found;
                    planned = s;
                    terms.plan(stage, s, i, planners, all);
                }
            }
        }
        acts(stage, all);
        return told(stage, Parties.put(stage, all));
    }

    /** What acts of asking and threatening say that no word here finds: "petitioned the army to reopen it", "would be shelled if …". */
    private void acts(Stage stage, List<Item> all) {
        for (Found event : stage.events()) {
            boolean asks = event.type() == EventType.REQUEST;
            List<Integer> by = event.actors().stream().map(EntityBook.Member::entity).toList();
            List<Integer> to = event.recipients().stream().map(EntityBook.Member::entity).toList();
            int s = event.sentence();
            int word = stage.word(s, event.trigger().start());
            boolean old = all.stream().anyMatch(i -> event.trigger().contains(i.word) || i.sentence == s && i.by.stream().anyMatch(by::contains)
                    || i.spans.stream().anyMatch(event.trigger()::overlaps));
            if (!asks && event.type() != EventType.THREATEN || event.status() != Status.OCCURRED || word < 0 || old || !Items.political(stage, by)) {
                continue;
            }
            Clauses clauses = stage.clauses().get(s);
            int clause = Math.max(clauses.complement(word, Pattern.Form.TO), clauses.complement(word, Pattern.Form.THAT));
            if (denied(clauses, word) || asks && clauses.modal(word) != null || clause >= 0 && (fact(clauses, clause)
                    || words.named("questions").has(clauses.sentence(), clauses.child(clause, "mark")) || ordered(stage, s, word, clause, by, to))) {
                continue;
            }
            int wanted = clause >= 0 || !asks ? -1 : clauses.pobj(word, "for");
            int noun = wanted >= 0 && clauses.word(wanted).pos().matches("PRP.*|W.*") ? -1 : wanted;
            boolean itself = clause < 0 && !asks && items.future(clauses, word);
            List<Items.Cut> cuts = clause >= 0 ? items.clauses(stage, s, clause) : noun >= 0 ? items.nouns(stage, s, noun) : itself ? items.clauses(stage, s, word) : List.of();
            items.add(stage, s, word, asks ? DemandKind.DEMAND : DemandKind.THREAT, by, to, cuts,
                    items.conditions(stage, s, word, clause), all);
        }
    }

    private void verb(Stage stage, int s, int v, List<Item> all) {
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
        if (by.isEmpty() || summons || !Items.political(stage, by) && (clause < 0 || kind != DemandKind.DEMAND) || wants && by.stream().allMatch(e -> stage.book().entry(e).code() == null)) {
            return;
        }
        if (addressed >= 0 && words.named("first-person").has(sentence, addressed) && stage.statementAt(sentence.word(addressed).span().start()) < 0) {
            return;
        }
        List<Integer> of = addressed < 0 ? List.of() : parties.both(stage, s, addressed, by);
        List<Items.Cut> cuts = new ArrayList<>();
        if (clause < 0 && !words.named("clause-only").has(sentence, v)) {
            int object = object(clauses, v);
            boolean told = clauses.label(v, "relcl") && object == sentence.word(v).head();
            if (told && !wants && kind == DemandKind.DEMAND && !demandNoun(sentence, object) && !Parties.somebody(stage, s, object) && sentence.word(object).pos().startsWith("NN")) {
                cuts.add(new Items.Cut(stage.phrase(s, object, false), -1));
            }
            boolean whom = words.named("asks-whom").has(sentence, v) && !words.named("asks-from").has(sentence, v) && object >= 0 && object != clauses.pobj(v, "for")
                    && Parties.somebody(stage, s, object);
            boolean other = words.named("former").has(sentence, object);
            if (object >= 0 && object != addressed && !told && !whom && !other && !sentence.word(object).pos().matches("PRP.*|W.*|CD")) {
                cuts.addAll(items.nouns(stage, s, object));
                followed(stage, s, v, cuts);
            }
        } else if (clause >= 0) {
            boolean told = words.named("tells").has(sentence, v);
            boolean warned = kind == DemandKind.THREAT && sentence.word(v).lemma().equals("warn");
            if (wants && (to < 0 || clauses.child(to, "nsubj") < 0) || told && to < 0 || warned && to < 0 && !items.future(clauses, that) && !words.named("faces").has(sentence, that)
                    || words.named("anonymous").has(sentence, clause) || words.named("questions").has(sentence, clauses.child(clause, "mark")) && !words.named("wishes").has(sentence, sentence.child(clause, "aux"))
                    || ordered(stage, s, v, clause, by, of)) {
                return;
            }
            int subject = Items.subject(clauses, clause);
            if (to < 0 && words.named("claims-too").has(sentence, v) && fact(clauses, clause) || subject >= 0 && words.named("anonymous").has(sentence, subject)) {
                return;
            }
            boolean each = addressed < 0 && kind == DemandKind.DEMAND;
            List<Integer> asking = by;
            if (of.isEmpty() && subject >= 0 && each) {
                boolean ours = clauses.passive(clause) && sentence.child(subject, "poss") >= 0 && sentence.word(sentence.child(subject, "poss")).pos().equals("PRP$");
                of = ours ? List.of() : parties.both(stage, s, subject, by).stream().filter(e -> !asking.contains(e)).toList();
            }
            for (int one : abreast(clauses, v, clause)) {
                int own = one == clause || !each ? -1 : Items.subject(clauses, one);
                items.clauses(stage, s, one).forEach(c -> cuts.add(c.of() >= 0 || own < 0 ? c : new Items.Cut(c.span(), own)));
            }
            trailed(stage, s, v, cuts);
            cuts.removeIf(c -> agrees && all.stream().anyMatch(i -> i.spans.stream().anyMatch(x -> Likeness.of(stage, x, c.span()) >= Likeness.ABOUT)));
        }
        if (agrees && clause < 0) {
            return;
        }
        items.add(stage, s, v, kind, by, of, cuts, items.conditions(stage, s, v, clause), all);
    }

    private boolean demandNoun(Sentence sentence, int i) {
        return NOUNS.keySet().stream().anyMatch(n -> words.named(n).has(sentence, i));
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
    private void ready(Stage stage, int s, int adjective, List<Item> all) {
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
    private boolean ordered(Stage stage, int s, int v, int clause, List<Integer> by, List<Integer> of) {
        return stage.sentence(s).word(v).lemma().equals("order") && (stage.clauses().get(s).passive(clause)
                || by.stream().allMatch(e -> stage.book().entry(e).sectors().contains("JUD")) && of.stream().noneMatch(o -> stage.book().entry(o).kind() == EntityKind.STATE)
                || of.stream().anyMatch(o -> stage.book().entry(o).sectors().stream().anyMatch(OWN::contains) && by.stream().anyMatch(b -> Answers.sameSide(stage.book(), o, b))));
    }

    /** Whether a clause tells what is or was, in the indicative: "insisted that nobody had been killed". */
    private static boolean fact(Clauses clauses, int clause) {
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
    private boolean denied(Clauses clauses, int v) {
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

    /** "Its three demands, that …", "demands for A and B", "requirements concerning A, B and C". */
    private void noun(Stage stage, int s, int n, List<Item> all) {
        Sentence sentence = stage.sentence(s);
        Clauses clauses = stage.clauses().get(s);
        DemandKind kind = NOUNS.entrySet().stream().filter(e -> words.named(e.getKey()).has(sentence, n)).map(Map.Entry::getValue).findFirst().orElse(null);
        if (kind == null) {
            return;
        }
        List<Integer> by = Items.owner(stage, s, n);
        List<Items.Cut> cuts = new ArrayList<>(listed(stage, s, n));
        int puts = (kind == DemandKind.PROMISE || !cuts.isEmpty()) && sentence.word(n).label().equals("dobj") && words.named("puts").has(sentence, sentence.word(n).head()) ? sentence.word(n).head() : -1;
        by = by.isEmpty() && puts >= 0 ? stage.speakers(s, clauses.subject(puts)) : by;
        if (by.isEmpty() || !Items.political(stage, by)) {
            return;
        }
        List<Integer> of = new ArrayList<>(puts < 0 ? List.of() : stage.entities(s, Math.max(clauses.dative(puts), Math.max(clauses.pobj(puts, "to"), clauses.pobj(puts, "before")))));
        List<Span> conditions = new ArrayList<>();
        int above = sentence.word(n).head();
        above = above >= 0 && sentence.word(n).label().equals("pobj") ? sentence.word(above).head() : above;
        boolean answered = above >= 0 && clauses.verb(above) && (words.named("rejects").has(sentence, above) || words.named("rejects-apart").has(sentence, above)
                || words.named("accepts").has(sentence, above) || words.named("excuses").has(sentence, above));
        List<Integer> parts = new ArrayList<>(sentence.children(n));
        if (answered) {
            sentence.children(above, "advcl", "xcomp").stream().filter(c -> c > n && clauses.infinitive(c)).forEach(parts::add);
        }
        for (int child : parts) {
            String label = sentence.word(child).label();
            boolean verb = clauses.verb(child);
            boolean clause = clauses.infinitive(child) || "that".equals(clauses.mark(child)) && !fact(clauses, child);
            if (label.matches("acl|ccomp|relcl|xcomp|dep|advcl") && verb && clause) {
                cuts.addAll(items.clauses(stage, s, child));
                of.addAll(stage.entities(s, clauses.child(child, "nsubj")));
                conditions.addAll(items.conditions(stage, s, child, -1));
            } else if ((label.equals("prep") || label.equals("acl")) && words.named("lists").has(sentence, child)) {
                int object = sentence.child(child, "pobj", "dobj", "pcomp");
                if (object >= 0 && !stage.casts().get(s).place(object)) {
                    cuts.addAll(clauses.verb(object) ? items.clauses(stage, s, object) : items.nouns(stage, s, object));
                }
            } else if (label.equals("conj") && !cuts.isEmpty() && clauses.noun(child) && Items.begins(sentence, child)) {
                cuts.addAll(items.nouns(stage, s, child));
            } else if (label.equals("prep") && words.named("put-to").has(sentence, child) && stage.casts().get(s).named(sentence.child(child, "pobj"))) {
                of.addAll(stage.entities(s, sentence.child(child, "pobj")));
            }
        }
        if (answered && of.isEmpty()) {
            of.addAll(stage.speakers(s, clauses.subject(above)));
        }
        items.add(stage, s, n, kind, by, of, cuts, conditions, all);
    }

    /** What stands behind the colon of "put three demands to Bogota: an apology, …", "an offer: the soldiers would go". */
    private List<Items.Cut> listed(Stage stage, int s, int n) {
        Sentence sentence = stage.sentence(s);
        int colon = n;
        while (colon < sentence.size() && !sentence.word(colon).form().equals(":")) {
            colon++;
        }
        for (int i = colon + 1; i < sentence.size(); i++) {
            int head = sentence.word(i).head();
            if (head < colon && !sentence.word(i).label().equals("punct") && sentence.words().subList(n, colon).stream().noneMatch(w -> w.form().matches("[;.]"))) {
                return stage.clauses().get(s).verb(i) ? items.clauses(stage, s, i) : stage.clauses().get(s).noun(i) ? items.nouns(stage, s, i) : List.of();
            }
        }
        return List.of();
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

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.Entry;
import org.demarche.record.EntityKind;
import org.demarche.record.Force;
import org.demarche.record.Range;
import org.demarche.record.Span;

/**
 * Counted forces: how many of what, whose, where, doing what. Kinds in {@code forces.txt}, counts by the rules of {@code counts.txt}, acts by
 * {@link ForceMoves}. People killed, hurt or caught are no force. Immutable, thread-safe.
 */
final class Forces {
    /** So few people who do nothing are no force. */
    private static final int FEW = 2;
    /** From so many on vehicles of no named army count. */
    private static final int CONVOY = 10;
    private static final List<String> PEOPLE = List.of("troops", "police", "observers");
    private static final List<String> ARMED = List.of("MIL", "REB", "UAF");
    private static final List<String> SENDS = List.of("GOV", "MIL", "REB", "PRM");
    private static final List<String> APART = List.of("REB", "UAF", "PRE");

    private final WordClasses kinds;
    private final WordClasses words;
    private final ForceMoves moves;

    Forces(WordClasses words) {
        this.kinds = WordClasses.load("forces.txt");
        this.words = words;
        this.moves = new ForceMoves(words);
    }

    /** A force whose owner has no record id yet; {@code entity} −1 for nobody known. */
    record Counted(int entity, String kind, Range count, String action, String from, String to, String location, Span span) {

        Force force(Stage stage) {
            return new Force(entity < 0 ? null : stage.book().id(entity), kind, count.min(), count.max(), action, from, to, location, span);
        }
    }

    /** All counted forces in text order. */
    List<Counted> find(Stage stage) {
        List<Counted> all = new ArrayList<>();
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            for (int i = 0; i < stage.sentence(s).size(); i++) {
                Counted one = at(stage, s, i, all);
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private Counted at(Stage stage, int s, int i, List<Counted> before) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        if (sentence.word(i).pos().equals("CD")) {
            return bare(stage, s, i, before);
        }
        String kind = sentence.word(i).pos().startsWith("NN") && !sentence.word(i).label().equals("compound") ? kind(sentence, i) : null;
        boolean ones = kind == null && sentence.word(i).pos().equals("NNS") && sentence.word(i).form().equals("ones");
        kind = ones ? named(sentence, i) : kind;
        if (kind == null) {
            return null;
        }
        int counted = i;
        int up = sentence.word(i).head();
        int amount = up >= 0 && sentence.word(up).lemma().equals("of") ? sentence.word(up).head() : -1;
        if (amount >= 0 && (clauses.amount(amount) || words.named("columns").has(sentence, amount))) {
            counted = amount;
        }
        Range part = counted == i || !sentence.word(counted).pos().equals("CD") ? null : Counts.of(clauses, counted);
        Range count = part != null ? part : Counts.of(clauses, i);
        if (count == null && counted != i) {
            count = Counts.of(clauses, counted);
        }
        if (count == null && amount >= 0 && words.named("number").has(sentence, amount)) {
            count = put(clauses, amount);
        }
        boolean uncounted = kinds.named("uncounted").has(sentence, i);
        int members = uncounted ? clauses.pobj(i, "of") : -1;
        Range inside = members >= 0 && kind(sentence, members) != null ? Counts.of(clauses, members) : null;
        if (count == null && (moves.moved(clauses, counted) || uncounted && moves.deployment(clauses, counted))) {
            int article = sentence.child(counted, "det", "poss");
            boolean one = article >= 0 && words.named("single").has(sentence, article) || named(sentence, i, kind);
            boolean own = article >= 0 && sentence.word(article).label().equals("poss") && !PEOPLE.contains(kind);
            boolean known = article >= 0 && !one && !uncounted && !own;
            one &= counted == i || !words.named("columns").has(sentence, counted);
            count = one || own && sentence.word(i).pos().equals("NN") ? new Range(1L, 1L) : known ? null : new Range(null, null);
        }
        if (count == null || PEOPLE.contains(kind) && Long.valueOf(1).equals(count.max()) && !uncounted || words.named("vague").has(sentence, counted)) {
            return null;
        }
        int act = moves.act(clauses, counted, i);
        if (civilian(sentence, i, count) || act < 0 && words.named("shots").has(sentence, i) || act < 0 && PEOPLE.contains(kind) && count.max() != null && count.max() <= FEW && !uncounted || ofThem(sentence, i)) {
            return null;
        }
        if (words.named("men").has(sentence, i) && !soldiers(stage, s, i, act) && !again(stage, s, i, act, before)) {
            return null;
        }
        boolean hurt = act >= 0 && PEOPLE.contains(kind) && sentence.word(act).lemma().equals("cut") && clauses.passive(act);
        if (hurt || act >= 0 && words.named("losses").has(sentence, act) || moves.loses(clauses, counted)) {
            return null;
        }
        return counted(stage, s, i, counted, act, kind, inside != null ? inside : uncounted ? new Range(null, null) : count, stage.book().mentionSpan(s, i));
    }

    /** "The 800 men would leave", where the sentence before named troops. */
    private boolean again(Stage stage, int s, int noun, int act, List<Counted> before) {
        Sentence sentence = stage.sentence(s);
        int article = sentence.child(noun, "det");
        boolean the = article >= 0 && sentence.word(article).lemma().equals("the") && act >= 0 && moves.action(sentence, act) != null;
        return the && IntStream.rangeClosed(Math.max(0, s - 1), s).anyMatch(b -> IntStream.range(0, stage.sentence(b).size())
                .anyMatch(w -> (b < s || w < noun) && stage.sentence(b).word(w).pos().startsWith("NN") && "troops".equals(kind(stage.sentence(b), w)) && !words.named("men").has(stage.sentence(b), w)));
    }

    /** Whether lorries and the like are no army's: few, and with no word that makes them one's. */
    private boolean civilian(Sentence sentence, int noun, Range count) {
        return words.named("carriers").has(sentence, noun) && (count.min() == null || count.min() < CONVOY)
                && sentence.children(noun, "amod", "nmod", "compound", "poss").stream().noneMatch(c -> words.named("military").has(sentence, c));
    }

    /** "Eleven dead, four of them officers": those hurt or killed are told by what they were. */
    private boolean ofThem(Sentence sentence, int noun) {
        int number = sentence.child(noun, "nummod", "nmod");
        int of = number < 0 ? -1 : sentence.child(number, "prep");
        return of >= 0 && sentence.word(of).lemma().equals("of") && words.named("pointers").has(sentence, sentence.child(of, "pobj"))
                && sentence.words().subList(0, number).stream().anyMatch(w -> words.named("losses").has(sentence, sentence.words().indexOf(w)));
    }

    /** Whether a ship stands with its name: "the carrier Independence". */
    private static boolean named(Sentence sentence, int noun, String kind) {
        return kind.equals("ships") && noun + 1 < sentence.size() && sentence.word(noun + 1).pos().equals("NNP") && sentence.word(noun).pos().equals("NN")
                && sentence.word(noun).label().matches("dobj|nsubj|nsubjpass|pobj|appos|compound|nmod");
    }

    private Counted counted(Stage stage, int s, int noun, int counted, int act, String kind, Range count, Span span) {
        Clauses clauses = stage.clauses().get(s);
        String action = act < 0 ? "present" : moves.home(clauses, act) ? "withdrawn" : moves.action(clauses.sentence(), act);
        int above = clauses.word(counted).head();
        action = kind.equals("missiles") && act >= 0 && action.equals("withdrawn") && clauses.object(act) == counted && words.named("shots").has(clauses.sentence(), noun) ? "sent" : action;
        action = kind.equals("missiles") && act < 0 && words.named("launches").has(clauses.sentence(), above) ? "sent" : action;
        action = act < 0 && above >= 0 && words.named("action-alerted").has(clauses.sentence(), clauses.pobj(above, "on")) ? "alerted" : action;
        action = act < 0 && ForceMoves.way(clauses, counted, noun) ? "sent" : action;
        boolean arrives = act >= 0 && words.named("arrives").has(clauses.sentence(), act);
        int verb = act < 0 && action.equals("present") ? moves.moving(clauses, counted) : act;
        String at = moves.place(stage, s, "at", noun, verb);
        String to = moves.place(stage, s, "to", counted, verb);
        String from = moves.place(stage, s, "from", counted, verb);
        if (act < 0 && verb >= 0) {
            boolean self = clauses.label(counted, "nsubj");
            action = to != null ? "sent" : from != null ? "withdrawn" : at != null && !self ? "deployed" : action;
        }
        return new Counted(state(stage, owner(stage, s, noun, counted, verb)), kind, count, action, from, arrives && to == null ? at : to, arrives && to == null ? null : at, span);
    }

    /** Of a body of men without a name the state that it serves, where the article names that. */
    private static int state(Stage stage, int owner) {
        Entry entry = owner < 0 ? null : stage.book().entry(owner);
        if (entry == null || entry.kind() != EntityKind.GROUP || entry.code() == null || !entry.sectors().contains("MIL") || entry.sectors().stream().anyMatch(APART::contains)) {
            return owner;
        }
        return IntStream.range(0, stage.book().size()).filter(e -> stage.book().entry(e).kind() == EntityKind.STATE && entry.code().equals(stage.code(e)))
                .findFirst().orElse(owner);
    }

    /** "28 of them", "Poland is to add 600": a number that stands for a force named just before. */
    private Counted bare(Stage stage, int s, int i, List<Counted> before) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        int of = clauses.pobj(i, "of");
        boolean own = of >= 0 && sentence.word(of).lemma().equals("own");
        boolean them = own || of >= 0 && words.named("pointers").has(sentence, of);
        int act = sentence.word(i).head();
        boolean sent = sentence.word(i).label().equals("dobj") && clauses.verb(act) && moves.action(sentence, act) != null && sentence.children(i, "prep").isEmpty();
        String last = them ? named(sentence, i) : null;
        if (last == null && !before.isEmpty() && stage.sentence(Math.max(0, s - 1)).span().start() <= before.get(before.size() - 1).span().start()) {
            last = before.get(before.size() - 1).kind();
        }
        Range count = last == null || !them && !sent || clauses.time(i) ? null : Counts.of(clauses, i);
        if (count == null) {
            return null;
        }
        boolean beside = them && sentence.word(i).label().equals("appos");
        int verb = them ? moves.act(clauses, beside ? act : i, i) : act;
        if (them && !own && !beside && (verb < 0 || moves.action(sentence, verb) == null)) {
            return null;
        }
        return counted(stage, s, beside ? act : i, i, verb, last, count, sentence.subtreeSpan(i));
    }

    /** The kind of force that a sentence names last before a word, or null. */
    private String named(Sentence sentence, int before) {
        for (int i = before - 1; i >= 0; i--) {
            String kind = sentence.word(i).pos().startsWith("NN") ? kind(sentence, i) : null;
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    /** "Put the number of ships at six", "the number of ships is six". */
    private static Range put(Clauses clauses, int number) {
        int verb = clauses.word(number).head();
        int at = verb >= 0 && clauses.verb(verb) ? Math.max(clauses.pobj(verb, "at"), clauses.child(verb, "attr")) : clauses.pobj(number, "at");
        return at >= 0 && clauses.word(at).pos().equals("CD") ? Counts.of(clauses, at) : null;
    }

    private String kind(Sentence sentence, int i) {
        if (words.named("men").has(sentence, i)) {
            return "troops";
        }
        if (sentence.word(i).lemma().equals("police") && sentence.child(i, "nummod", "nmod") >= 0 && sentence.words().subList(0, i).stream().anyMatch(w -> w.pos().equals("CD") && w.head() == i)) {
            return "police";
        }
        return kinds.names().stream().filter(k -> !k.equals("uncounted") && kinds.named(k).has(sentence, i)).findFirst().orElse(null);
    }

    /** Whether "men" are soldiers: their owner is an armed force, or a state or force calls up, masses or moves them, or they move where the sentence names an army. */
    private boolean soldiers(Stage stage, int s, int noun, int act) {
        Sentence sentence = stage.sentence(s);
        if (armed(stage, stage.entities(s, sentence.child(noun, "poss")), ARMED)) {
            return true;
        }
        boolean army = sentence.words().stream().anyMatch(w -> words.named("soldiery").has(sentence, sentence.words().indexOf(w)));
        if (act < 0 && army && sentence.child(noun, "nummod", "nmod") >= 0) {
            return true;
        }
        if (act < 0 || Phrase.is(sentence.word(act), "have") || moves.action(sentence, act) == null) {
            return false;
        }
        boolean sent = stage.clauses().get(s).object(act) == noun && armed(stage, stage.entities(s, stage.clauses().get(s).subject(act)), SENDS);
        return sent || sentence.words().stream().anyMatch(w -> w.lemma().equals("army") || w.lemma().equals("officer") || w.lemma().equals("guard"));
    }

    private static boolean armed(Stage stage, List<Integer> entities, List<String> sectors) {
        return entities.stream().anyMatch(e -> stage.book().entry(e).sectors().stream().anyMatch(sectors::contains));
    }

    /** Whose: a state or body that modifies the noun, its owner, whoever sends it, or the force's own code. */
    private static int owner(Stage stage, int s, int noun, int counted, int act) {
        Cast cast = stage.casts().get(s);
        Clauses clauses = stage.clauses().get(s);
        for (int base : new int[] {noun, counted}) {
            int inside = cast.named(noun) || cast.inside(base) < 0 ? -1 : cast.inside(base);
            if (inside >= 0 && clauses.label(inside, "poss") | inside < noun && cast.state(inside)) {
                return cast.entity(inside);
            }
        }
        int of = clauses.word(noun).head();
        int unit = of >= 0 && clauses.word(of).lemma().equals("of") ? clauses.word(of).head() : -1;
        int units = unit < 0 || unit == counted ? -1 : cast.inside(unit) >= 0 ? cast.inside(unit) : -1;
        if (units >= 0 && units < unit && cast.entity(units) >= 0 && stage.book().entry(cast.entity(units)).kind() == EntityKind.ORGANIZATION) {
            return cast.entity(units);
        }
        int own = cast.entity(noun);
        boolean named = own >= 0 && stage.code(own) != null;
        if (named && stage.sentence(s).children(noun, "compound", "nmod", "amod", "poss").stream().anyMatch(cast::state)) {
            return own;
        }
        for (int verb = act; verb >= 0 && clauses.verb(verb); verb = -1) {
            int subject = clauses.subject(verb);
            if (subject >= 0 && subject != noun && subject != counted && cast.deep(subject) >= 0) {
                int entity = cast.entity(cast.deep(subject));
                if (stage.code(entity) != null || stage.book().entry(entity).kind() != EntityKind.GROUP) {
                    return entity;
                }
            }
        }
        int before = act < 0 || clauses.verb(act) ? -1 : stage.sentence(s).children(act, "amod", "nmod", "compound", "poss").stream().filter(cast::state).findFirst().orElse(-1);
        if (before >= 0 && before < act) {
            return cast.entity(before);
        }
        if (named) {
            return own;
        }
        int behind = act >= 0 && !clauses.verb(act) ? cast.inside(act) : -1;
        if (behind >= 0 && cast.entity(behind) != own) {
            return cast.entity(behind);
        }
        int doer = doer(stage, s, counted);
        if (doer >= 0) {
            return doer;
        }
        int said = stage.statementAt(stage.sentence(s).word(counted).span().start());
        int speaker = said < 0 ? -1 : stage.statements().get(said).speaker();
        return speaker >= 0 && stage.book().entry(speaker).sectors().stream().anyMatch(SENDS::contains) ? speaker : own;
    }

    /** A force without a name is of the country of whoever does something with it: "Belgrade answered with three boats". */
    private static int doer(Stage stage, int s, int counted) {
        Clauses clauses = stage.clauses().get(s);
        Cast cast = stage.casts().get(s);
        for (int up = clauses.word(counted).head(); up >= 0; up = clauses.word(up).head()) {
            int subject = clauses.verb(up) ? clauses.subject(up) : -1;
            if (subject == counted) {
                return -1;
            }
            if (subject >= 0) {
                int deep = cast.deep(subject);
                return deep >= 0 && stage.code(cast.entity(deep)) != null ? cast.entity(deep) : -1;
            }
        }
        return -1;
    }
}

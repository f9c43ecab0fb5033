package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.language.Sentence;
import org.demarche.record.EntityKind;
import org.demarche.record.Force;
import org.demarche.record.Range;
import org.demarche.record.Span;

/**
 * Counted forces: how many of what, whose, where, doing what. Kinds in {@code forces.txt}, acts in {@code ledger.txt}, counts by the rules of
 * {@code counts.txt}. People killed, hurt or caught are no force. Immutable, thread-safe.
 */
final class Forces {
    private static final int CLIMB = 4;
    private static final List<String> PEOPLE = List.of("troops", "police", "observers");
    private static final List<String> MOVES = List.of("withdrawn", "massed", "deployed", "sent");
    private static final List<String> ARMED = List.of("MIL", "REB", "UAF");
    private static final List<String> ACTIONS = List.of("withdrawn", "massed", "deployed", "sent", "exercising", "alerted", "present");

    private final WordClasses kinds;
    private final WordClasses words;

    Forces(WordClasses words) {
        this.kinds = WordClasses.load("forces.txt");
        this.words = words;
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
                Counted one = at(stage, s, i);
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private Counted at(Stage stage, int s, int i) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        String kind = sentence.word(i).pos().startsWith("NN") && !sentence.word(i).label().equals("compound") ? kind(sentence, i) : null;
        Range count = kind == null ? null : Counts.of(clauses, i);
        int counted = i;
        int up = sentence.word(i).head();
        if (up >= 0 && sentence.word(up).lemma().equals("of") && sentence.word(up).head() >= 0 && clauses.amount(sentence.word(up).head())) {
            counted = sentence.word(up).head();
        }
        if (count == null && kind != null && counted != i) {
            count = Counts.of(clauses, counted);
        }
        if (count == null && kind != null && moved(clauses, counted)) {
            int article = sentence.child(counted, "det");
            count = article >= 0 && words.named("single").has(sentence, article) ? new Range(1L, 1L) : new Range(null, null);
        }
        if (count == null || PEOPLE.contains(kind) && Long.valueOf(1).equals(count.max()) || words.named("vague").has(sentence, counted)) {
            return null;
        }
        int act = act(clauses, counted, i);
        if (words.named("men").has(sentence, i) && !soldiers(stage, s, i, act)) {
            return null;
        }
        if (act >= 0 && words.named("losses").has(sentence, act) || loses(clauses, counted)) {
            return null;
        }
        String action = act < 0 ? "present" : home(clauses, act, counted) ? "withdrawn" : action(sentence, act);
        return new Counted(owner(stage, s, i, counted, act), kind, count, action, place(stage, s, "from", counted, act), place(stage, s, "to", counted, act),
                place(stage, s, "at", i, act), stage.book().mentionSpan(s, i));
    }

    private String kind(Sentence sentence, int i) {
        if (words.named("men").has(sentence, i)) {
            return "troops";
        }
        return kinds.names().stream().filter(k -> kinds.named(k).has(sentence, i)).findFirst().orElse(null);
    }

    private String action(Sentence sentence, int act) {
        return ACTIONS.stream().filter(a -> words.named("action-" + a).has(sentence, act)).findFirst().orElse(null);
    }

    /** The nearest word above or hung on the force that tells what it does: "deployed 2,000 troops", "deployment of", "troops massed near". */
    private int act(Clauses clauses, int counted, int noun) {
        Sentence sentence = clauses.sentence();
        int above = sentence.word(counted).head();
        if (above >= 0 && clauses.verb(above) && sentence.word(counted).label().startsWith("nsubj") && action(sentence, above) != null) {
            return above;
        }
        for (int base : counted == noun ? new int[] {noun} : new int[] {noun, counted}) {
            for (int child : sentence.children(base)) {
                String label = sentence.word(child).label();
                if ((label.equals("acl") || label.equals("relcl")) && clauses.verb(child) && (action(sentence, child) != null || words.named("losses").has(sentence, child))) {
                    return child;
                }
            }
        }
        int up = sentence.word(counted).head();
        for (int step = 0; step < CLIMB && up >= 0; step++, up = sentence.word(up).head()) {
            if (action(sentence, up) != null || words.named("losses").has(sentence, up)) {
                return up;
            }
            if (clauses.verb(up) && !sentence.word(up).label().equals("xcomp")) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether uncounted forces are what a clause tells to be on the move: "sent marines", "is massing tanks", not "to withdraw its troops". */
    private boolean moved(Clauses clauses, int noun) {
        int verb = clauses.word(noun).head();
        boolean side = clauses.label(noun, "dobj") || clauses.label(noun, "nsubjpass");
        boolean told = side && clauses.verb(verb) && !clauses.negated(verb) && !clauses.infinitive(verb) && (clauses.modal(verb) == null || "will".equals(clauses.modal(verb)));
        String action = told ? action(clauses.sentence(), verb) : null;
        return action != null && MOVES.contains(action);
    }

    /** Whether "men" are soldiers: their owner is an armed force, or they are sent or massed where the sentence names one. */
    private boolean soldiers(Stage stage, int s, int noun, int act) {
        int owner = stage.sentence(s).child(noun, "poss");
        boolean armed = stage.entities(s, owner).stream().anyMatch(e -> stage.book().entry(e).sectors().stream().anyMatch(ARMED::contains));
        return armed || act >= 0 && !Phrase.is(stage.sentence(s).word(act), "have") && stage.sentence(s).words().stream().anyMatch(w -> w.lemma().equals("army") || w.lemma().equals("officer")
                || w.lemma().equals("guard"));
    }

    /** "Ordered two boats home". */
    private boolean home(Clauses clauses, int act, int counted) {
        Sentence sentence = clauses.sentence();
        return sentence.children(act).stream().anyMatch(c -> c > counted && words.named("homeward").has(sentence, c) && !clauses.verb(c));
    }

    private boolean loses(Clauses clauses, int counted) {
        int up = clauses.word(counted).head();
        return up >= 0 && words.named("losses").has(clauses.sentence(), up);
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
        int own = cast.entity(noun);
        boolean named = own >= 0 && stage.book().entry(own).code() != null;
        if (named && stage.sentence(s).children(noun, "compound", "nmod", "amod", "poss").stream().anyMatch(cast::state)) {
            return own;
        }
        for (int verb = act; verb >= 0 && clauses.verb(verb); verb = -1) {
            int subject = clauses.subject(verb);
            if (subject >= 0 && subject != noun && subject != counted && cast.deep(subject) >= 0) {
                int entity = cast.entity(cast.deep(subject));
                if (stage.book().entry(entity).code() != null || stage.book().entry(entity).kind() != EntityKind.GROUP) {
                    return entity;
                }
            }
        }
        if (named) {
            return own;
        }
        int behind = act >= 0 && !clauses.verb(act) ? cast.inside(act) : -1;
        if (behind >= 0 && cast.entity(behind) != own) {
            return cast.entity(behind);
        }
        int doer = doer(stage, s, counted);
        return doer >= 0 ? doer : own;
    }

    /** A force without a name is of the country of whoever does something with it: "Belgrade answered with three boats". */
    private static int doer(Stage stage, int s, int counted) {
        Clauses clauses = stage.clauses().get(s);
        Cast cast = stage.casts().get(s);
        for (int up = clauses.word(counted).head(); up >= 0; up = clauses.word(up).head()) {
            int subject = clauses.verb(up) ? clauses.subject(up) : -1;
            if (subject >= 0 && subject != counted) {
                int deep = cast.deep(subject);
                return deep >= 0 && stage.book().entry(cast.entity(deep)).code() != null ? cast.entity(deep) : -1;
            }
        }
        return -1;
    }

    private String place(Stage stage, int s, String way, int noun, int act) {
        Sentence sentence = stage.sentence(s);
        for (int base : act >= 0 && act != noun ? new int[] {act, noun} : new int[] {noun}) {
            for (int child : sentence.children(base)) {
                boolean behind = child > base || base == act;
                if (behind && sentence.word(child).label().matches("prep|dative") && words.named(way).has(sentence, child)) {
                    int object = sentence.child(child, "pobj");
                    if (object >= 0 && !stage.clauses().get(s).time(object) && (way.equals("at") ? where(stage, s, object) : way.equals("from") ? stage.casts().get(s).place(object) || words.named("regions").has(sentence, object) : way.equals("to") && Phrase.is(sentence.word(child), "for") ? stage.casts().get(s).place(object) : !sentence.word(object).pos().equals("CD"))) {
                        return stage.phrase(s, object, false).of(stage.text().text());
                    }
                }
            }
        }
        return null;
    }

    /** Whether a phrase can be a place: it names one, or lies about one ("the border with"). */
    private boolean where(Stage stage, int s, int object) {
        return stage.casts().get(s).place(object) || stage.casts().get(s).inside(object) >= 0 || words.named("regions").has(stage.sentence(s), object);
    }
}

package org.demarche.engine.coding;

import java.util.List;
import java.util.Set;
import org.demarche.engine.language.Sentence;

/** What forces do and where they come from, go and are, by the words around them. Words in {@code ledger.txt}. Immutable, thread-safe. */
final class ForceMoves {
    private static final int CLIMB = 4;
    private static final List<String> MOVES = List.of("withdrawn", "massed", "deployed", "sent");
    private static final List<String> ACTIONS = List.of("withdrawn", "massed", "deployed", "sent", "exercising", "alerted", "present");

    private final WordClasses words;

    ForceMoves(WordClasses words) {
        this.words = words;
    }

    /** The nearest word above or hung on the force that tells what it does: "deployed 2,000 troops", "deployment of", "troops massed near". */
    int act(Clauses clauses, int counted, int noun) {
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

    /** What a word says that a force does; null for nothing. */
    String action(Sentence sentence, int act) {
        return ACTIONS.stream().filter(a -> words.named("action-" + a).has(sentence, act)).findFirst().orElse(null);
    }

    /** Whether uncounted forces are what a clause tells to be on the move: "sent marines", "jets circle the city", not "to withdraw its troops". */
    boolean moved(Clauses clauses, int noun) {
        int first = noun;
        while (clauses.label(first, "conj") && clauses.noun(clauses.word(first).head())) {
            first = clauses.word(first).head();
        }
        int verb = clauses.word(first).head();
        boolean side = clauses.label(first, "dobj") || clauses.label(first, "nsubjpass");
        boolean self = clauses.label(first, "nsubj");
        if (!side && !self || !clauses.verb(verb) || clauses.negated(verb) || words.named("conditions").has(clauses.sentence(), clauses.child(verb, "mark")) || !told(clauses, verb)) {
            return false;
        }
        String action = action(clauses.sentence(), verb);
        return side ? action != null && MOVES.contains(action) : words.named("rings").has(clauses.sentence(), verb);
    }

    /** Whether a noun of moving forces tells what it moves: "the deployment of a tank regiment". */
    boolean deployment(Clauses clauses, int noun) {
        int of = clauses.word(noun).head();
        int act = of >= 0 && clauses.label(noun, "pobj") && clauses.word(of).lemma().equals("of") ? clauses.word(of).head() : -1;
        return act >= 0 && clauses.noun(act) && Set.of("deployed", "sent", "massed").contains(String.valueOf(action(clauses.sentence(), act)));
    }

    /** Whether a clause tells what is or will be done, not what is wanted. */
    private static boolean told(Clauses clauses, int verb) {
        String pos = clauses.word(verb).pos();
        return switch (pos) {
            case "VB" -> "will".equals(clauses.modal(verb));
            case "VBG" -> !clauses.label(verb, "pcomp") && !clauses.label(verb, "xcomp");
            default -> clauses.modal(verb) == null || "will".equals(clauses.modal(verb));
        };
    }

    /** A verb without an act of its own that says where a force is moved or put: "trucked two hundred policemen up to the border", "moored three cutters across the mouth"; −1 for none. */
    int moving(Clauses clauses, int counted) {
        int verb = clauses.word(counted).head();
        boolean part = verb >= 0 && clauses.verb(verb) && clauses.word(counted).label().matches("dobj|nsubj|nsubjpass") && !clauses.negated(verb);
        return part && !words.named("sees").has(clauses.sentence(), verb) && !clauses.word(verb).lemma().equals("be") ? verb : -1;
    }

    /** "Were on their way": a force, or the last of those joined to it, with a verb behind it that says so. */
    static boolean way(Clauses clauses, int counted, int noun) {
        for (int i = Math.max(counted, noun) + 1; i < clauses.sentence().size(); i++) {
            if (clauses.word(i).form().matches("[.;:]")) {
                return false;
            }
            if (clauses.word(i).lemma().equals("way") && i >= 2 && clauses.word(i - 2).lemma().equals("on")) {
                return true;
            }
            if (clauses.verb(i) && !clauses.word(i).lemma().equals("be")) {
                return false;
            }
        }
        return false;
    }

    /** "Ordered two boats home". */
    boolean home(Clauses clauses, int act) {
        Sentence sentence = clauses.sentence();
        return sentence.children(act).stream().anyMatch(c -> c > act && words.named("homeward").has(sentence, c) && !clauses.verb(c));
    }

    /** Whether a force is lost or taken. */
    boolean loses(Clauses clauses, int counted) {
        int up = clauses.word(counted).head();
        return up >= 0 && (words.named("losses").has(clauses.sentence(), up)
                || words.named("takes").has(clauses.sentence(), up) && (clauses.label(counted, "dobj") || clauses.label(counted, "nsubjpass")));
    }

    /** Where a force is, comes from or goes to, in the article's words; null where its clause names no such place. */
    String place(Stage stage, int s, String way, int noun, int act) {
        Sentence sentence = stage.sentence(s);
        for (int base : act >= 0 && act != noun ? new int[] {act, noun} : new int[] {noun}) {
            for (int child : sentence.children(base)) {
                boolean behind = child > base || base == act;
                int object = behind && sentence.word(child).label().matches("prep|dative") && words.named(way).has(sentence, child) ? sentence.child(child, "pobj") : -1;
                int within = object >= 0 && words.named("reach").has(sentence, object) ? stage.clauses().get(s).pobj(object, "of") : -1;
                object = within >= 0 ? within : object;
                if (object >= 0 && !stage.clauses().get(s).time(object) && where(stage, s, object)) {
                    return stage.phrase(s, object, false).of(stage.text().text());
                }
            }
        }
        int next = act < 0 ? -1 : behind(stage.sentence(s), noun);
        int object = next < 0 || !words.named(way).has(sentence, next) || way.equals("at") ? -1 : sentence.child(next, "pobj");
        return object >= 0 && !stage.clauses().get(s).time(object) && where(stage, s, object) ? stage.phrase(s, object, false).of(stage.text().text()) : null;
    }

    /** The preposition right behind a force and what is joined to it, whatever it hangs on; −1 for none. */
    private static int behind(Sentence sentence, int noun) {
        List<Integer> all = sentence.subtree(noun);
        int next = all.get(all.size() - 1) + 1;
        return next < sentence.size() && sentence.word(next).label().equals("prep") ? next : -1;
    }

    /** Whether a phrase can be a place: it names one, or is of a kind of place ("the border with"). */
    private boolean where(Stage stage, int s, int object) {
        String name = stage.sentence(s).word(object).name();
        return stage.casts().get(s).place(object) || words.named("regions").has(stage.sentence(s), object) || name.endsWith("FAC") || name.endsWith("LOC");
    }
}

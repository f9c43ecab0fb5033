package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.demarche.engine.language.Sentence;
import org.demarche.record.Range;
import org.demarche.record.Span;

/**
 * How many of what each speaker of an article counts: in a statement ("said that 12 people had died", "said 'forty'" after another has counted) or by a verb of
 * counting ("put the dead at ten"). Words in {@code ledger.txt}. Immutable, thread-safe.
 */
final class Numbers {
    /** What is called so where the dead are counted. */
    static final String DEAD = "dead";
    /** "The hospital lists ten" stands no more sentences after a count. */
    private static final int REACH = 2;
    private static final int CLIMB = 6;
    /** A number that opens a statement stands no more characters behind its start: "rather under". */
    private static final int OPENING = 16;
    private static final Set<String> COUNTED = Set.of("nummod", "nmod", "dobj", "nsubj", "nsubjpass", "pobj", "attr", "conj");

    private final WordClasses words;

    Numbers(WordClasses words) {
        this.words = words;
    }

    /**
     * One count.
     *
     * @param thing     what is counted: a noun in the plural, {@link #DEAD}, or null for a bare number
     * @param speaker   number of whoever counts
     * @param spans     the words
     * @param statement index of the statement that holds it, or −1
     * @param range     how many
     * @param whose     code of what is counted where the text tells it, or null
     * @param sentence  where it stands
     * @param people    what they are, where the text tells it: a word of {@code ledger.txt}'s victims-…, or null
     */
    record Told(String thing, int speaker, List<Span> spans, int statement, Range range, String whose, int sentence, String people) {
    }

    /** All counts, in text order; of each statement or verb the first of each thing. */
    List<Told> find(Stage stage) {
        List<Told> all = new ArrayList<>();
        for (int s = 0; s < stage.text().sentences().size(); s++) {
            Set<String> used = new HashSet<>();
            for (int i = 0; i < stage.sentence(s).size(); i++) {
                boolean near = !all.isEmpty() && s - all.get(all.size() - 1).sentence() <= REACH;
                Told one = stage.sentence(s).word(i).pos().equals("CD") ? at(stage, s, i, near, near ? all.get(all.size() - 1).thing() : null, used) : null;
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private Told at(Stage stage, int s, int i, boolean near, String last, Set<String> used) {
        Clauses clauses = stage.clauses().get(s);
        Sentence sentence = stage.sentence(s);
        int head = sentence.word(i).label().matches("nummod|nmod") ? sentence.word(i).head() : i;
        if (clauses.time(i) || clauses.time(head) || !COUNTED.contains(sentence.word(i).label()) || age(sentence, i)) {
            return null;
        }
        int counting = counting(stage, s, head);
        boolean bare = head == i && clauses.pobj(i, "of") < 0;
        boolean counts = counting >= 0 && words.named("figures").has(sentence, counting);
        boolean dead = dead(clauses, head) || near && bare && counts && DEAD.equals(last);
        if (bare && !dead && !(near && (counts || opens(stage, sentence, i))) || !bare && !dead && !sentence.word(head).pos().equals("NNS")) {
            return null;
        }
        String thing = dead ? DEAD : bare ? null : sentence.word(of(clauses, head)).form().toLowerCase(Locale.ROOT);
        int said = stage.statementAt(sentence.word(i).span().start());
        List<Integer> by = counting < 0 ? List.of() : stage.speakers(s, clauses.subject(counting));
        int speaker = !by.isEmpty() ? by.get(0) : said < 0 ? -1 : stage.statements().get(said).speaker();
        String key = (!by.isEmpty() ? counting : -2 - said) + " " + thing;
        Range range = Counts.of(clauses, head);
        if (speaker < 0 || range == null || !used.add(key)) {
            return null;
        }
        Span told = by.isEmpty() ? null : told(sentence, counting, head);
        return new Told(thing, speaker, told == null ? stage.statements().get(said).contents() : List.of(told), told == null ? said : -1, range,
                whose(stage, s, head, counting, speaker), s, people(clauses, head));
    }

    /** "A boy of 12". */
    private static boolean age(Sentence sentence, int i) {
        int of = sentence.word(i).head();
        int noun = of >= 0 && sentence.word(i).label().equals("pobj") && sentence.word(of).lemma().equals("of") ? sentence.word(of).head() : -1;
        return noun >= 0 && sentence.word(noun).pos().equals("NN");
    }

    /** The verb above that counts and has a subject of its own; −1 for none. */
    private int counting(Stage stage, int s, int from) {
        Clauses clauses = stage.clauses().get(s);
        for (int up = from, step = 0; up >= 0 && step < CLIMB; up = clauses.word(up).head(), step++) {
            if (clauses.verb(up) && words.named("figures").has(clauses.sentence(), up)) {
                return stage.entities(s, clauses.subject(up)).isEmpty() ? -1 : up;
            }
            if (up != from && clauses.verb(up) && clauses.sentence().child(up, "nsubj") >= 0) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether what is counted are dead: by its own noun or what hangs on it, by the verb that it is subject or object of, by "the dead at", "the loss of". */
    private boolean dead(Clauses clauses, int head) {
        Sentence sentence = clauses.sentence();
        WordClasses.Words deaths = words.named("deaths");
        boolean itself = deaths.has(sentence, head) || sentence.children(head, "acl", "relcl").stream().anyMatch(c -> deaths.has(sentence, c));
        int up = sentence.word(head).head();
        for (int step = 0; !itself && up >= 0 && step < CLIMB; step++, up = sentence.word(up).head()) {
            itself = deaths.has(sentence, up) || sentence.children(up, "acomp", "attr").stream().anyMatch(c -> deaths.has(sentence, c)) || clauses.verb(up) && words.named("figures").has(sentence, up)
                    && sentence.children(up, "dobj").stream().anyMatch(c -> deaths.has(sentence, c));
            if (clauses.verb(up)) {
                return itself;
            }
        }
        return itself;
    }

    private static Span told(Sentence sentence, int verb, int head) {
        Span span = sentence.subtreeSpan(head);
        for (int child : sentence.children(verb, "dobj", "prep")) {
            span = child > verb && child <= head ? span.cover(sentence.word(child).span()) : span;
        }
        return span;
    }

    /** Of which side the dead are: who is named in the words that count them, or whoever admits them. */
    private String whose(Stage stage, int s, int head, int counting, int speaker) {
        Sentence sentence = stage.sentence(s);
        int object = counting < 0 ? -1 : sentence.child(counting, "dobj");
        for (int base : object < 0 || object == head ? new int[] {head} : new int[] {head, object}) {
            for (int i : sentence.subtree(base)) {
                String code = sentence.word(i).label().matches("poss|amod|nmod|compound") ? stage.casts().get(s).code(i) : null;
                if (code != null) {
                    return code;
                }
            }
        }
        return counting >= 0 && words.named("admits").has(sentence, counting) ? stage.book().entry(speaker).code() : null;
    }

    /** What stands behind a number's "of", or the word itself. */
    private static int of(Clauses clauses, int head) {
        int of = clauses.word(head).pos().equals("CD") ? clauses.pobj(head, "of") : -1;
        return of >= 0 ? of : head;
    }

    /** Whether a number opens what somebody says: "'Fourteen,' said the radio", "says about forty". */
    private static boolean opens(Stage stage, Sentence sentence, int i) {
        int said = stage.statementAt(sentence.word(i).span().start());
        Span first = said < 0 ? null : stage.statements().get(said).contents().get(0);
        return first != null && sentence.word(i).span().start() - first.start() <= OPENING && !sentence.word(i).label().startsWith("nsubj");
    }

    private String people(Clauses clauses, int head) {
        Sentence sentence = clauses.sentence();
        int noun = of(clauses, head);
        return words.names().stream().filter(n -> n.startsWith("victims-") && words.named(n).has(sentence, noun)).findFirst().orElse(null);
    }
}

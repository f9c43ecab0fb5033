package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;

/**
 * Who is the logical subject and object of each verb of a sentence: through passives, control, conjuncts, participles, relative clauses.
 * Not thread-safe; one sentence each. Answers are word indices, −1 for none.
 */
final class Clauses {
    private static final Set<String> RELATIVES = Vocabulary.set("relatives");
    private static final Set<String> SUBJECT_CONTROL = Vocabulary.set("subject_control");
    private static final Set<String> TIMES = Vocabulary.set("times");
    private static final Set<String> AMOUNTS = Vocabulary.set("amounts");
    private static final int DEPTH = 12;

    private final Sentence sentence;

    Clauses(Sentence sentence) {
        this.sentence = sentence;
    }

    Sentence sentence() {
        return sentence;
    }

    Word word(int i) {
        return sentence.word(i);
    }

    boolean verb(int i) {
        return i >= 0 && word(i).pos().startsWith("VB");
    }

    boolean noun(int i) {
        return i >= 0 && (word(i).pos().startsWith("NN") || word(i).pos().equals("PRP") || word(i).pos().equals("CD"));
    }

    boolean label(int i, String label) {
        return word(i).label().equals(label);
    }

    /** Whether a word names a time and so is no side of anything. */
    boolean time(int i) {
        Word w = word(i);
        return TIMES.contains(w.lemma()) || w.name().endsWith("DATE") && !w.pos().equals("PRP") || w.name().endsWith("TIME");
    }

    /** Whether a noun only counts what stands behind its "of". */
    boolean amount(int i) {
        return (AMOUNTS.contains(word(i).lemma()) || word(i).pos().equals("CD") || word(i).pos().equals("DT")) && of(i) >= 0;
    }

    private int of(int i) {
        return pobj(i, "of");
    }

    /** The one of some words that stands highest in the tree, the first of several: "bomb" of "a roadside bomb". */
    int top(List<Integer> words) {
        return words.stream().filter(w -> !words.contains(word(w).head())).findFirst().orElse(words.get(0));
    }

    /** The first of those that a word is listed with; the word itself where it is in no list. */
    int first(int i) {
        int first = i;
        while (label(first, "conj") && word(first).head() >= 0) {
            first = word(first).head();
        }
        return first;
    }

    /** Whether a verb has the auxiliary "have": "must have fired". */
    boolean perfect(int v) {
        return sentence.children(v, "aux").stream().anyMatch(c -> word(c).lemma().equals("have"));
    }

    /** The first child with a label, or −1; no allocation. */
    int child(int i, String label) {
        for (int c : sentence.children(i)) {
            if (label(c, label)) {
                return c;
            }
        }
        return -1;
    }

    /** What stands behind a preposition that hangs on a word ("out_of": of below out), or −1. */
    int pobj(int i, String preposition) {
        List<Integer> all = pobjs(i, List.of(preposition));
        return all.isEmpty() ? -1 : all.get(0);
    }

    /** What stands behind these prepositions that hang on a word, in text order. */
    List<Integer> pobjs(int i, Collection<String> prepositions) {
        List<Integer> all = new ArrayList<>(2);
        for (int c : sentence.children(i)) {
            String label = word(c).label();
            if (label.equals("prep") || label.equals("dative") || label.equals("agent") || label.equals("prt") || label.equals("advmod")
                    || label.equals("mark")) {
                for (String preposition : prepositions) {
                    int under = preposition.indexOf('_');
                    if (under < 0) {
                        if (Phrase.is(word(c), preposition)) {
                            objectOf(c, all);
                        }
                    } else if (Phrase.is(word(c), preposition.substring(0, under))) {
                        all.addAll(pobjs(c, List.of(preposition.substring(under + 1))));
                    }
                }
            }
        }
        return all;
    }

    private void objectOf(int preposition, List<Integer> all) {
        for (int c : sentence.children(preposition)) {
            if (label(c, "pobj") || label(c, "pcomp") || label(c, "dobj")) {
                all.add(c);
            } else if (label(c, "prep") && all.isEmpty()) {
                objectOf(c, all);
            }
        }
    }

    /** Whether a verb is in the passive voice, or a participle that hangs on what was done to. */
    boolean passive(int v) {
        boolean own = false;
        for (int c : sentence.children(v)) {
            String label = word(c).label();
            if (label.equals("auxpass") || label.equals("nsubjpass")) {
                return true;
            }
            own |= label.equals("nsubj") || label.equals("aux") || label.equals("dobj");
        }
        if (!word(v).pos().equals("VBN") && !(word(v).pos().equals("VBD") && label(v, "acl"))) {
            return false;
        }
        int head = word(v).head();
        return switch (word(v).label()) {
            case "acl", "relcl" -> !own && noun(head);
            case "conj" -> !own && verb(head) && passive(head);
            case "advcl", "xcomp", "ccomp", "oprd", "nmod" -> !own;
            case "root" -> !own && child(v, "agent") >= 0;
            default -> false;
        };
    }

    private int relative(int i) {
        Word w = word(i);
        if (RELATIVES.contains(w.lemma()) && (w.pos().startsWith("W") || w.pos().equals("IN") || w.pos().equals("DT"))) {
            int v = w.head();
            for (int step = 0; v >= 0 && step < DEPTH; step++, v = word(v).head()) {
                if (label(v, "relcl")) {
                    return antecedent(word(v).head(), v);
                }
                if (!label(v, "conj") && !label(v, "xcomp") && !label(v, "ccomp") && !label(v, "prep")) {
                    break;
                }
            }
            return w.pos().startsWith("W") ? -1 : i;
        }
        return i;
    }

    /** The noun that a relative clause belongs to: not the place at its end where the verb is plural ("movements in X that are …"). */
    private int antecedent(int noun, int v) {
        boolean plural = word(v).pos().equals("VBP");
        for (int c : sentence.children(v)) {
            String form = word(c).form().toLowerCase(java.util.Locale.ROOT);
            plural |= label(c, "aux") || label(c, "auxpass") ? form.equals("are") || form.equals("were") || form.equals("have") : false;
        }
        if (plural && noun >= 0 && word(noun).pos().equals("NNP") && label(noun, "pobj") && child(noun, "conj") < 0) {
            int preposition = word(noun).head();
            int above = preposition < 0 ? -1 : word(preposition).head();
            if (above >= 0 && word(above).pos().equals("NNS")) {
                return above;
            }
        }
        return noun;
    }

    /** Who did it: the subject, behind "by" in the passive; −1 where the text leaves it out. */
    int subject(int v) {
        return subject(v, 0);
    }

    private int subject(int v, int depth) {
        if (v < 0 || depth > DEPTH) {
            return -1;
        }
        if (passive(v)) {
            int by = child(v, "agent");
            if (by >= 0) {
                List<Integer> found = new ArrayList<>(1);
                objectOf(by, found);
                return found.isEmpty() ? -1 : found.get(0);
            }
            int other = pobj(v, "by");
            if (other >= 0 && !time(other) && !verb(other)) {
                return other;
            }
            for (int c : sentence.children(v)) {
                // "beaten, stripped and threatened by guards"
                if (label(c, "conj") && c > v && verb(c) && word(c).pos().equals("VBN") && child(c, "nsubjpass") < 0 && child(c, "nsubj") < 0) {
                    return subject(c, depth + 1);
                }
            }
            return -1;
        }
        return surface(v, depth);
    }

    /** The grammatical subject of a verb, its own or one that it shares. */
    int surface(int v) {
        return surface(v, 0);
    }

    private int surface(int v, int depth) {
        if (v < 0 || depth > DEPTH) {
            return -1;
        }
        int own = -1;
        for (int c : sentence.children(v)) {
            if ((label(c, "nsubj") || label(c, "nsubjpass")) && !time(c)) {
                int found = relative(c);
                if (found >= 0) {
                    own = found;
                }
            }
        }
        if (own >= 0) {
            return own;
        }
        int mark = child(v, "mark");
        if (mark >= 0 && child(mark, "pobj") >= 0) {
            return child(mark, "pobj");
        }
        int head = word(v).head();
        if (head < 0) {
            return -1;
        }
        switch (word(v).label()) {
            case "conj":
                if (reported(v, head)) {
                    return surface(word(head).head(), depth + 1);
                }
                return verb(head) || word(head).label().equals("acomp") ? surface(head, depth + 1) : -1;
            case "xcomp", "oprd":
                if (!verb(head)) {
                    return label(head, "acomp") || label(head, "xcomp") || label(head, "attr") ? surface(word(head).head(), depth + 1) : ofNoun(head, depth);
                }
                return controller(head, depth);
            case "ccomp":
                return verb(head) ? controller(head, depth) : -1;
            case "advcl", "parataxis", "dep":
                return verb(head) ? surface(head, depth + 1) : label(head, "acomp") ? surface(word(head).head(), depth + 1) : -1;
            case "pcomp":
                return ofPreposition(head, depth);
            case "relcl":
                return head;
            case "acl":
                return word(v).pos().equals("VBG") || word(v).pos().equals("VBN") && passive(v) ? head : ofNoun(head, depth);
            case "acomp":
                return surface(head, depth + 1);
            default:
                return -1;
        }
    }

    /**
     * Whether a past verb hangs on a reported or demanded clause of another tense and so goes on from the report: "said that it would be met …, but offered to
     * talk", "stated that no such flight had been made and asked …", "demanded that they leave and threatened …".
     */
    private boolean reported(int v, int head) {
        int above = word(head).head();
        if (!word(v).pos().equals("VBD") || !label(head, "ccomp") || above < 0 || !word(above).pos().equals("VBD") || modal(v) != null) {
            return false;
        }
        boolean had = sentence.children(head, "aux").stream().anyMatch(c -> word(c).lemma().equals("have")) && sentence.children(v, "aux").isEmpty();
        return modal(head) != null || had || word(head).pos().equals("VB") || word(head).pos().equals("VBP");
    }

    /** Whoever does what an infinitive below a verb says. */
    private int controller(int head, int depth) {
        if (!SUBJECT_CONTROL.contains(word(head).lemma())) {
            if (passive(head)) {
                return surface(head, depth + 1);
            }
            int object = ownObject(head);
            if (object >= 0 && noun(object)) {
                return object;
            }
            int on = Phrase.is(word(head), "call") ? pobj(head, "on") : Phrase.is(word(head), "appeal") ? pobj(head, "to") : -1;
            if (on >= 0) {
                return on;
            }
        }
        return surface(head, depth + 1);
    }

    private int ofPreposition(int preposition, int depth) {
        int host = word(preposition).head();
        if (host < 0) {
            return -1;
        }
        if (!verb(host)) {
            if (label(host, "acomp") || label(host, "advmod") || label(host, "prt") || label(host, "oprd")) {
                return surface(word(host).head(), depth + 1);
            }
            return noun(host) ? ofNoun(host, depth) : -1;
        }
        String lemma = word(preposition).lemma();
        if (lemma.equals("of") || lemma.equals("from") || lemma.equals("into") || lemma.equals("for")) {
            int object = passive(host) ? surface(host, depth + 1) : ownObject(host);
            if (object >= 0) {
                return object;
            }
        }
        return surface(host, depth + 1);
    }

    /** Whoever has or makes the decision, plan, threat … that an infinitive hangs on. */
    private int ofNoun(int noun, int depth) {
        int owner = child(noun, "poss");
        if (owner >= 0) {
            return owner;
        }
        int by = pobj(noun, "by");
        if (by >= 0) {
            return by;
        }
        int up = word(noun).head();
        if (up >= 0 && verb(up) && (label(noun, "dobj") || label(noun, "attr"))) {
            return subject(up, depth + 1);
        }
        if (up >= 0 && verb(up) && label(noun, "nsubjpass")) {
            return subject(up, depth + 1);
        }
        return -1;
    }

    private int ownObject(int v) {
        for (int c : sentence.children(v)) {
            if (label(c, "dobj")) {
                return relative(c);
            }
        }
        return -1;
    }

    /** What it was done to: the object, the subject in the passive. */
    int object(int v) {
        if (passive(v)) {
            return surface(v);
        }
        int own = ownObject(v);
        if (own >= 0) {
            return own;
        }
        for (int c : sentence.children(v)) {
            if (label(c, "conj") && verb(c) && child(c, "nsubj") < 0 && c - v <= 3) {
                int shared = ownObject(c);
                if (shared >= 0) {
                    return shared;
                }
            }
        }
        if (label(v, "relcl") && child(v, "nsubj") >= 0 && relative(child(v, "nsubj")) == child(v, "nsubj")) {
            return word(v).head();
        }
        return -1;
    }

    /** The one given to: "gave X aid". */
    int dative(int v) {
        for (int c : sentence.children(v)) {
            if ((label(c, "dative") || label(c, "iobj")) && noun(c)) {
                return c;
            }
        }
        return -1;
    }

    /** The clause below a verb that says what is agreed, threatened, said …, or −1: an infinitive, a finite clause or a gerund. */
    int complement(int v, Pattern.Form form) {
        for (int c : sentence.children(v)) {
            String label = word(c).label();
            if (!label.equals("xcomp") && !label.equals("ccomp") && !label.equals("advcl") && !label.equals("acl") && !label.equals("dep")) {
                continue;
            }
            boolean to = infinitive(c);
            boolean predicate = verb(c) || child(c, "nsubj") >= 0;
            switch (form) {
                case TO:
                    if (to && (!label.equals("advcl") || c > v)) {
                        return c;
                    }
                    break;
                case ING:
                    if ((word(c).pos().equals("VBG") || having(c)) && (label.equals("xcomp") || label.equals("ccomp"))) {
                        return c;
                    }
                    break;
                default:
                    if (!to && predicate && !beside(v, c) && (label.equals("ccomp") || label.equals("acl") && child(c, "mark") >= 0)) {
                        return c;
                    }
            }
        }
        return -1;
    }

    /** "Having fired": a gerund in the perfect. */
    private boolean having(int verb) {
        int aux = child(verb, "aux");
        return aux >= 0 && word(aux).form().equalsIgnoreCase("having");
    }

    /** Whether a clause hung on a verb is a main clause of its own set before it: "A demanded …; B insisted on …". */
    private boolean beside(int v, int clause) {
        for (int i = clause + 1; i < v; i++) {
            if (word(i).form().equals(";") && word(i).head() == v) {
                return true;
            }
        }
        return false;
    }

    boolean infinitive(int v) {
        for (int c : sentence.children(v)) {
            if ((label(c, "aux") || label(c, "mark")) && word(c).lemma().equals("to")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word hangs on a verb as this particle or close adverb. */
    boolean particle(int v, String lemma) {
        for (int c : sentence.children(v)) {
            if (Phrase.is(word(c), lemma) && c > v && !noun(c) && child(c, "pobj") < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word stands in what one of these words tells that is not negated: in the claim of "denied that". */
    boolean under(int i, Set<String> lemmas) {
        for (int up = word(i).head(); up >= 0; up = word(up).head()) {
            if (lemmas.contains(word(up).lemma()) && !negated(up)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb or noun is negated where it stands: not, never, no, neither. */
    boolean negated(int i) {
        for (int c : sentence.children(i)) {
            String lemma = word(c).lemma();
            if (label(c, "neg") || (label(c, "det") || label(c, "cc") || label(c, "advmod") || label(c, "preconj"))
                    && (lemma.equals("no") || lemma.equals("never") || lemma.equals("neither") || lemma.equals("nor") || lemma.equals("not"))) {
                return true;
            }
        }
        int head = word(i).head();
        if (!label(i, "conj") || !verb(i) || child(i, "nsubj") >= 0 || !negated(head)) {
            return false;
        }
        int and = child(head, "cc");
        return and >= 0 && word(and).lemma().equals("or") || word(i).pos().equals("VB") && word(head).pos().equals("VB");
    }

    /** The modal verb of a clause in lower case, its own or shared from the verb that it is joined to; null for none. */
    String modal(int v) {
        for (int step = 0; step < 4 && v >= 0; step++) {
            boolean other = false;
            for (int c : sentence.children(v)) {
                if (word(c).pos().equals("MD")) {
                    return word(c).lemma().equals("'ll") ? "will" : word(c).lemma().equals("'d") ? "would" : word(c).lemma();
                }
                other |= label(c, "nsubj") || label(c, "aux") || label(c, "nsubjpass");
            }
            if (other || !label(v, "conj") || !(word(v).pos().equals("VB") || word(v).pos().equals("VBP") || word(v).pos().equals("VBN"))) {
                return null;
            }
            v = word(v).head();
        }
        return null;
    }

    /** The subordinating word of a clause ("if", "after", "because"), in lower case, or null. */
    String mark(int v) {
        int mark = child(v, "mark");
        if (mark >= 0) {
            return word(mark).lemma();
        }
        for (int c : sentence.children(v)) {
            if (label(c, "advmod") && word(c).pos().equals("WRB")) {
                return word(c).lemma();
            }
        }
        return null;
    }
}

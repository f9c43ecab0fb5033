package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/** Who is named where in one sentence: asks the article's book, and looks inside phrases ("the decision of X", "X's offer", "Israeli jets"). */
final class Cast {
    private static final List<String> INSIDE = List.of("by", "of", "against", "from", "to", "on", "with", "in", "for", "between", "into", "at", "over",
            "under", "within", "across", "near", "among", "about", "towards", "toward", "inside", "throughout", "around");
    private static final Set<String> MODIFIERS = Set.of("compound", "nmod", "appos", "amod", "nn");
    private static final int DEPTH = 5;

    private final EntityBook book;
    private final Modifiers modifiers;
    private final int number;
    private final Clauses clauses;
    private final Sentence sentence;
    private final int[] known;
    private java.util.Collection<Integer> skipped = List.of();

    Cast(EntityBook book, Modifiers modifiers, int number, Clauses clauses) {
        this.modifiers = modifiers;
        this.book = book;
        this.number = number;
        this.clauses = clauses;
        this.sentence = clauses.sentence();
        this.known = new int[sentence.size()];
        java.util.Arrays.fill(known, -2);
    }

    /** Runs a search that passes over these entities and what is theirs ("its troops"). */
    int without(java.util.Collection<Integer> entities, java.util.function.IntSupplier search) {
        java.util.Collection<Integer> before = skipped;
        skipped = entities;
        try {
            return search.getAsInt();
        } finally {
            skipped = before;
        }
    }

    private boolean skip(int i) {
        if (skipped.isEmpty() || i < 0) {
            return false;
        }
        int owner = clauses.child(i, "poss");
        return skipped.contains(entity(i)) || owner >= 0 && skipped.contains(entity(owner));
    }

    EntityBook book() {
        return book;
    }

    int number() {
        return number;
    }

    /** The entity that a word names, or −1. */
    int entity(int i) {
        if (i < 0) {
            return -1;
        }
        if (known[i] == -2) {
            OptionalInt at = clauses.time(i) ? OptionalInt.empty() : book.at(number, i);
            at = at.isPresent() || clauses.time(i) ? at : modifiers.at(book, number, i);
            known[i] = at.isPresent() ? at.getAsInt() : -1;
        }
        return known[i];
    }

    /** The words that name what a word is the head of: the name alone for a modifier, else the noun phrase. */
    Span span(int i) {
        Span name = book.at(number, i).isPresent() ? null : modifiers.span(book, number, i);
        return name == null ? book.mentionSpan(number, i) : name;
    }

    /** The entity of a phrase, opened if no table knows it. */
    int open(int i) {
        int entity = entity(i);
        if (entity < 0) {
            entity = book.of(number, i);
            known[i] = entity;
        }
        return entity;
    }

    /** How many sides these head words name. */
    int count(List<Integer> heads) {
        return heads.stream().mapToInt(h -> Math.max(1, book.named(number, h).size())).sum();
    }

    boolean named(int i) {
        return entity(i) >= 0;
    }

    /** Whether the sentence names a political entity at all. */
    boolean political() {
        return IntStream.range(0, sentence.size()).anyMatch(this::political);
    }

    /** Whether a word names a political entity: one with a code or a sector. */
    boolean political(int i) {
        int entity = entity(i);
        if (entity < 0) {
            return false;
        }
        Entry entry = book.entry(entity);
        return entry.code() != null || entry.sectors().stream().anyMatch(s -> !s.equals("UNK"));
    }

    /** Whether a word names a state, a city or another place. */
    boolean place(int i) {
        int entity = entity(i);
        if (entity >= 0) {
            EntityKind kind = book.entry(entity).kind();
            if (kind == EntityKind.STATE || kind == EntityKind.PLACE) {
                return true;
            }
        }
        return i >= 0 && (book.place(number, i).isPresent() || sentence.word(i).name().endsWith("GPE") || sentence.word(i).name().endsWith("LOC"));
    }

    /** The country or body code of whom a word names, or null. */
    String code(int i) {
        int entity = entity(i);
        return entity < 0 ? null : book.entry(entity).code();
    }

    /** Whether a word names a state as such. */
    boolean country(int i) {
        int entity = entity(i);
        return entity >= 0 && book.entry(entity).kind() == EntityKind.STATE;
    }

    /** Whether a word names somebody with a country or body. */
    boolean state(int i) {
        int entity = entity(i);
        return entity >= 0 && book.entry(entity).code() != null;
    }

    /** Whether a word names somebody in office or a government, parliament or army: one who travels and receives for a state. */
    boolean official(int i) {
        int entity = entity(i);
        if (entity < 0) {
            return false;
        }
        Entry entry = book.entry(entity);
        return entry.kind() == EntityKind.PERSON || entry.kind() == EntityKind.ORGANIZATION && entry.code() != null || entry.sectors().stream().anyMatch(s -> s.equals("GOV") || s.equals("LEG") || s.equals("ELI"))
                || List.of("UNO", "IGO", "EUR").contains(String.valueOf(entry.code()));
    }

    /** Whether a word names human beings: a person, or a group with a sector. */
    boolean person(int i) {
        int entity = entity(i);
        if (entity < 0) {
            return sentence.word(i).name().endsWith("PERSON");
        }
        Entry entry = book.entry(entity);
        return entry.kind() == EntityKind.PERSON || sentence.word(i).name().endsWith("PERSON");
    }

    /** Whether a name stands before an unknown noun and says whose it is: "Guinean red berets". */
    boolean qualified(int i) {
        for (int c : sentence.children(i)) {
            String label = sentence.word(c).label();
            if (c < i && (label.equals("nmod") || label.equals("compound") || label.equals("poss")) && Character.isUpperCase(sentence.word(c).form().charAt(0))
                    && !clauses.time(c) && c > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase that no table knows may still be a side: a noun or name, not a time, not a pronoun. */
    boolean possible(int i) {
        return i >= 0 && !clauses.time(i) && (sentence.word(i).pos().startsWith("NN") || named(i)) && !sentence.word(i).name().endsWith("MONEY");
    }

    /**
     * The side that a phrase names at its head, through words that only count ("dozens of"); −1 if its head names nobody known.
     */
    int head(int h) {
        int at = h;
        for (int step = 0; step < DEPTH && at >= 0; step++) {
            if (clauses.amount(at) && !(sentence.word(at).pos().startsWith("NN") && named(clauses.pobj(at, "of")) && book.entry(entityOr(at)).code() != null)) {
                int inner = clauses.pobj(at, "of");
                if (named(at) && (!named(inner) || entity(at) == entity(inner))) {
                    return at;
                }
                at = inner;
                continue;
            }
            return named(at) ? at : -1;
        }
        return -1;
    }

    private int entityOr(int i) {
        int entity = entity(i);
        return entity >= 0 ? entity : Math.max(entity(clauses.pobj(i, "of")), 0);
    }

    /** The side at a phrase's head, or else the first one named inside it: owner, modifier, behind a preposition, in its participle; −1 if none. */
    int deep(int h) {
        return deep(h, 0);
    }

    private int deep(int h, int depth) {
        if (h < 0 || depth > DEPTH || clauses.time(h)) {
            return -1;
        }
        int own = head(h);
        return own >= 0 && !skip(own) ? own : inside(h, depth);
    }

    /** The first side named inside a phrase that has a country or body, else the first named at all, its head left aside; −1 if none. */
    int inside(int h) {
        int found = inside(h, 0);
        if (found >= 0 && !state(found)) {
            List<Integer> passed = new ArrayList<>(skipped);
            for (int k = 0; k < DEPTH; k++) {
                passed.add(entity(found));
                int next = without(passed, () -> inside(h, 0));
                if (next < 0) {
                    return found;
                }
                if (state(next)) {
                    return next;
                }
                passed.add(entity(next));
            }
        }
        return found;
    }

    private int inside(int h, int depth) {
        int owner = clauses.child(h, "poss");
        if (owner >= 0) {
            int found = deep(owner, depth + 1);
            if (found >= 0) {
                return found;
            }
        }
        List<Integer> children = sentence.children(h);
        for (int k = children.size() - 1; k >= 0; k--) {
            int c = children.get(k);
            if (c < h && MODIFIERS.contains(sentence.word(c).label())) {
                int found = named(c) && !skip(c) ? c : inside(c, depth + 1);
                if (found >= 0) {
                    return found;
                }
            }
        }
        for (String preposition : INSIDE) {
            for (int object : clauses.pobjs(h, List.of(preposition))) {
                int found = deep(object, depth + 1);
                if (found >= 0) {
                    return found;
                }
            }
        }
        for (int c : children) {
            String label = sentence.word(c).label();
            if (label.equals("acl") || label.equals("relcl") || label.equals("appos")) {
                int found = label.equals("appos") ? deep(c, depth + 1) : clause(c, depth);
                if (found >= 0) {
                    return found;
                }
            }
        }
        for (int c : children) {
            if (c > h && sentence.word(c).label().equals("conj") && clauses.noun(c) && depth > 0) {
                int found = inside(c, depth + 1);
                if (found >= 0) {
                    return found;
                }
            }
        }
        return -1;
    }

    private int clause(int v, int depth) {
        int subject = clauses.subject(v);
        if (subject >= 0 && sentence.dominates(v, subject)) {
            int found = deep(subject, depth + 1);
            if (found >= 0) {
                return found;
            }
        }
        for (int c : sentence.children(v)) {
            String label = sentence.word(c).label();
            if (label.equals("dobj") || label.equals("attr")) {
                int found = deep(c, depth + 1);
                if (found >= 0) {
                    return found;
                }
            }
        }
        for (String preposition : INSIDE) {
            for (int object : clauses.pobjs(v, List.of(preposition))) {
                int found = deep(object, depth + 1);
                if (found >= 0) {
                    return found;
                }
            }
        }
        for (int c : sentence.children(v)) {
            String label = sentence.word(c).label();
            if (label.equals("xcomp") || label.equals("ccomp")) {
                int found = clause(c, depth + 1);
                if (found >= 0 && depth + 1 < DEPTH) {
                    return found;
                }
            }
        }
        return -1;
    }

    /** The first side named in what hangs below a verb, its subject left aside; −1 if none. */
    int below(int v) {
        return clause(v, 1);
    }

    /** Head words of all that a phrase lists: its head and conjuncts. */
    List<Integer> list(int h) {
        List<Integer> all = new ArrayList<>(2);
        collect(h, all, 0);
        return all;
    }

    private void collect(int h, List<Integer> all, int depth) {
        int of = depth == 0 && sentence.word(h).pos().equals("NNS") ? clauses.pobj(h, "of") : -1;
        if (of >= 0 && state(of) && clauses.child(of, "conj") >= 0 && state(clauses.child(of, "conj"))) {
            // "the armies of Brazil and Argentina" are two sides
            collect(of, all, depth + 1);
            return;
        }
        all.add(h);
        for (int c : sentence.children(h)) {
            if (sentence.word(c).label().equals("conj") && c > h && depth < DEPTH * 4 && (clauses.noun(c) || sentence.word(c).pos().startsWith("JJ"))) {
                collect(c, all, depth + 1);
            }
        }
    }
}

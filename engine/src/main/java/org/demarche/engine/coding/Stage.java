package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/**
 * One article as the ledger's readers see it: each sentence with its clauses and with who is named in it. Not thread-safe.
 *
 * @param text       the article
 * @param book       its entities
 * @param dates      its dates
 * @param statements what was said
 * @param events     what happened
 * @param clauses    of each sentence
 * @param casts      of each sentence
 */
record Stage(AnnotatedText text, EntityBook book, List<DatedPhrase> dates, List<Said> statements, List<Found> events, List<Clauses> clauses,
             List<Cast> casts) {
    private static final WordClasses.Words FIRST_PERSON = WordClasses.load("ledger.txt").named("first-person");

    static Stage of(AnnotatedText text, Modifiers modifiers, EntityBook book, List<DatedPhrase> dates, List<Said> statements, List<Found> events) {
        List<Clauses> clauses = new ArrayList<>();
        List<Cast> casts = new ArrayList<>();
        for (int s = 0; s < text.sentences().size(); s++) {
            clauses.add(new Clauses(text.sentences().get(s)));
            casts.add(new Cast(book, modifiers, s, clauses.get(s)));
        }
        return new Stage(text, book, dates, statements, events, clauses, casts);
    }

    Sentence sentence(int s) {
        return text.sentences().get(s);
    }

    /** The index of the sentence that holds an offset, the last before it where none does. */
    int sentenceAt(int offset) {
        int last = 0;
        for (int s = 0; s < text.sentences().size() && sentence(s).span().start() <= offset; s++) {
            last = s;
        }
        return last;
    }

    /** The word of a sentence that begins at an offset, or −1. */
    int word(int s, int offset) {
        for (int i = 0; i < sentence(s).size(); i++) {
            if (sentence(s).word(i).span().start() == offset) {
                return i;
            }
        }
        return -1;
    }

    /** The entities that a phrase names, itself or inside; empty for none known. */
    List<Integer> entities(int s, int head) {
        int named = head < 0 ? -1 : casts.get(s).deep(head);
        return named < 0 ? List.of() : Sides.members(casts.get(s), clauses.get(s), casts.get(s).list(named)).stream().map(EntityBook.Member::entity).toList();
    }

    /** The same, where "we", "our" and "I" are whoever speaks, and the source of a statement is its speaker. */
    List<Integer> speakers(int s, int head) {
        Span word = head < 0 ? null : sentence(s).word(head).span();
        for (int i = 0; word != null && sentence(s).word(head).pos().equals("PRP") && i < statements.size(); i++) {
            Said source = statements.get(i);
            if (source.source() != null && source.source().overlaps(word) && source.speaker() >= 0) {
                return List.of(source.speaker());
            }
        }
        int said = word != null && FIRST_PERSON.has(sentence(s), head) ? statementAt(word.start()) : -1;
        return said >= 0 && statements.get(said).speaker() >= 0 ? List.of(statements.get(said).speaker()) : it(s, head);
    }

    /** "It" that begins a sentence and is nobody known is the body that the sentence before has as its subject. */
    private List<Integer> it(int s, int head) {
        List<Integer> all = entities(s, head);
        boolean unknown = head >= 0 && s > 0 && sentence(s).word(head).pos().equals("PRP") && sentence(s).word(head).lemma().equals("it")
                && all.stream().allMatch(e -> book.entry(e).code() == null);
        List<Integer> before = unknown ? entities(s - 1, clauses.get(s - 1).surface(sentence(s - 1).root())) : List.of();
        return before.stream().anyMatch(e -> book.entry(e).code() != null && book.entry(e).kind() != EntityKind.PERSON) ? before : all;
    }

    /** A word with all that hangs below it, but for clauses and conjuncts hung on it and what is only set beside it. */
    Span phrase(int s, int head, boolean clausesToo) {
        Sentence sentence = sentence(s);
        Span span = sentence.word(head).span();
        for (int child : sentence.children(head)) {
            String label = sentence.word(child).label();
            boolean left = label.equals("punct") || label.equals("cc") || label.equals("preconj") || label.equals("conj") || label.equals("appos") && child > head
                    || !clausesToo && (label.equals("relcl") || label.equals("acl") || label.equals("advcl"));
            if (!left) {
                span = span.cover(clausesToo ? sentence.subtreeSpan(child) : phrase(s, child, false));
            }
        }
        return span;
    }

    /** The country or body that an entity belongs to; null for none known. */
    String code(int entity) {
        return book.entry(entity).code();
    }

    /** Whether an entity is one of a side's, or of the side of one of them. */
    boolean on(int entity, List<Integer> side) {
        return side.stream().anyMatch(e -> Answers.sameSide(book, e, entity));
    }

    /** Whether two groups of entities have a side in common. */
    boolean meet(List<Integer> some, List<Integer> others) {
        return some.stream().anyMatch(e -> on(e, others));
    }

    /** The index of the statement whose content or cue holds a place of the text, the innermost; −1 for none. */
    int statementAt(int offset) {
        int best = -1;
        int length = Integer.MAX_VALUE;
        for (int i = 0; i < statements.size(); i++) {
            Said said = statements.get(i);
            int own = said.contents().stream().mapToInt(Span::length).sum();
            if (own < length && (said.contents().stream().anyMatch(c -> c.contains(offset)) || said.cues().stream().anyMatch(c -> c.contains(offset)))) {
                best = i;
                length = own;
            }
        }
        return best;
    }
}

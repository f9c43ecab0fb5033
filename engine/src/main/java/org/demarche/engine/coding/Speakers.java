package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.EntityKind;

/**
 * Who speaks: the entity that the source names. A "he" or "she" that the book links to no person, or to one whom only the quotation itself names, is the
 * nearest person before who is a subject outside quotation marks; a quotation without a source goes on with whoever spoke last in its paragraph.
 * One article, not thread-safe.
 */
final class Speakers {
    /** A pronoun's person stands no farther back in sentences. */
    private static final int REACH = 4;
    private static final WordClasses.Words NOBODY = WordClasses.load("speech.txt").named("nobody");

    private final AnnotatedText text;
    private final EntityBook book;
    private final int[] quotations;
    private final List<Integer> speakers = new ArrayList<>();
    private final List<Position> cues = new ArrayList<>();

    Speakers(AnnotatedText text, EntityBook book) {
        this.text = text;
        this.book = book;
        this.quotations = Parts.quotations(text.text());
    }

    /** The speaker of the next attribution in text order, −1 for none known. Who is {@code nested} in what another says does not speak on. */
    int next(Attribution a, boolean nested) {
        int speaker = a.source().isEmpty() ? last(a) : named(a);
        if (!nested) {
            speakers.add(speaker);
            cues.add(a.cue().get(0));
        }
        return speaker;
    }

    private int named(Attribution a) {
        Position source = Statements.top(text, a.source());
        Word word = word(source);
        OptionalInt known = book.at(source.sentence(), source.word());
        if (NOBODY.has(text.sentences().get(source.sentence()), source.word())) {
            return -1;
        }
        if (!word.pos().equals("PRP") || !singular(word)) {
            return book.together(source.sentence(), source.word());
        }
        boolean person = known.isPresent() && book.entry(known.getAsInt()).kind() == EntityKind.PERSON;
        boolean trusted = person && (quoted(source) || !onlyQuoted(known.getAsInt(), source));
        int other = trusted || quoted(source) ? -1 : subject(source, known.orElse(-1));
        return other >= 0 ? other : known.orElseGet(() -> book.of(source.sentence(), source.word()));
    }

    private static boolean singular(Word pronoun) {
        return pronoun.lemma().equals("he") || pronoun.lemma().equals("she") || pronoun.form().equalsIgnoreCase("he") || pronoun.form().equalsIgnoreCase("she");
    }

    /** Whether the last mention of an entity by a noun before a pronoun stands inside a quotation. */
    private boolean onlyQuoted(int entity, Position pronoun) {
        for (int s = pronoun.sentence(); s >= 0 && s >= pronoun.sentence() - REACH; s--) {
            for (int i = s == pronoun.sentence() ? pronoun.word() - 1 : text.sentences().get(s).size() - 1; i >= 0; i--) {
                OptionalInt at = book.at(s, i);
                if (at.isPresent() && at.getAsInt() == entity && !text.sentences().get(s).word(i).pos().startsWith("PRP")) {
                    return quoted(new Position(s, i));
                }
            }
        }
        return false;
    }

    /** The nearest person before who is a subject outside quotation marks, else the nearest who is named there at all; −1 for none. */
    private int subject(Position pronoun, int not) {
        int any = -1;
        for (int s = pronoun.sentence(); s >= 0 && s >= pronoun.sentence() - REACH; s--) {
            Sentence sentence = text.sentences().get(s);
            for (int i = s == pronoun.sentence() ? pronoun.word() - 1 : sentence.size() - 1; i >= 0; i--) {
                OptionalInt at = book.at(s, i);
                if (at.isPresent() && at.getAsInt() != not && !quoted(new Position(s, i)) && book.entry(at.getAsInt()).kind() == EntityKind.PERSON) {
                    if (sentence.word(i).label().startsWith("nsubj")) {
                        return at.getAsInt();
                    }
                    any = any < 0 ? at.getAsInt() : any;
                }
            }
        }
        return any;
    }

    /** Whoever spoke last, if the quotation stands in the same paragraph. */
    private int last(Attribution a) {
        Position first = a.content().get(0);
        if (speakers.isEmpty() || a.content().stream().noneMatch(this::quoted)) {
            return -1;
        }
        Position before = cues.get(cues.size() - 1);
        int from = word(before).span().end();
        int to = word(first).span().start();
        return first.sentence() - before.sentence() <= 1 && (to <= from || text.text().substring(from, to).indexOf('\n') < 0) ? speakers.get(speakers.size() - 1) : -1;
    }

    private boolean quoted(Position p) {
        return quotations[word(p).span().start()] > 0;
    }

    private Word word(Position p) {
        return text.sentences().get(p.sentence()).word(p.word());
    }
}

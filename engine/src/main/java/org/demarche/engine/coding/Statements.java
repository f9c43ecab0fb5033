package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.encoder.Quotation;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.StatementForm;
import org.demarche.record.StatementKind;

/**
 * Makes statements of attributions: who the speaker is, to whom, in what form, nested in what. Without the model the attributions come from the order of words
 * alone and are few. Stateless but for its word lists; thread-safe.
 */
public final class Statements {
    private static final Set<String> ADDRESSED = Set.of("dobj", "iobj", "dative");
    private final Set<String> stances;
    private final WordClasses speech = WordClasses.load("speech.txt");

    private Statements(Set<String> stances) {
        this.stances = stances;
    }

    /** Reads the word lists. @throws IllegalStateException naming the file, if one is damaged */
    public static Statements load() {
        return new Statements(DataFile.read("stances.txt").lines().stream().map(DataFile.Line::text).collect(Collectors.toUnmodifiableSet()));
    }

    /** The statements of one article; they get the book's ids when asked for, so that others may open entities in between. */
    public static final class Coded {
        private final List<Said> said;
        private final EntityBook book;

        private Coded(List<Said> said, EntityBook book) {
            this.said = List.copyOf(said);
            this.book = book;
        }

        /** The statements before entities have their ids. */
        List<Said> said() {
            return said;
        }

        /** The statements as the record holds them, in the order of their cues. To be called when the book is complete. */
        public List<Statement> statements() {
            return finish(said, book);
        }
    }

    /** Reads the statements of an article; opens entities in the book for sources that it does not know. */
    public Coded code(AnnotatedText text, EntityBook book) {
        return new Coded(said(text, book), book);
    }

    private List<Said> said(AnnotatedText text, EntityBook book) {
        boolean flat = text.plain() > 0 && text.plain() == text.sentences().size();
        List<Attribution> attributions = flat ? SurfaceQuotes.find(text) : nested(text, Attributions.find(text));
        boolean[] quoted = Quotation.inside(text.text());
        Speakers speakers = new Speakers(text, book);
        List<Said> all = new ArrayList<>();
        for (Attribution a : attributions) {
            List<Span> contents = spans(text, a.content());
            int within = within(attributions, a);
            int speaker = speakers.next(a, within >= 0);
            all.add(new Said(a, speaker, a.source().isEmpty() ? null : cover(text, a.source()), spans(text, a.cue()), contents, form(text, contents, quoted),
                    kind(text, a), within, addressees(text, book, a, speaker)));
        }
        return all;
    }

    private static List<Attribution> nested(AnnotatedText text, List<Attribution> outer) {
        List<Attribution> all = new ArrayList<>(outer);
        all.addAll(InnerReports.find(text, outer));
        all.sort(Comparator.comparing((Attribution a) -> a.cue().get(0)));
        return all;
    }

    private static List<Statement> finish(List<Said> said, EntityBook book) {
        return IntStream.range(0, said.size()).mapToObj(i -> {
            Said s = said.get(i);
            return new Statement("S" + (i + 1), s.speaker() < 0 ? null : book.id(s.speaker()), s.source(), s.cues(), s.contents(), s.form(), s.kind(),
                    s.within() < 0 ? null : "S" + (s.within() + 1), s.addressees().stream().map(book::id).toList());
        }).toList();
    }

    private static int within(List<Attribution> all, Attribution a) {
        int best = -1;
        for (int i = 0; i < all.size(); i++) {
            Attribution outer = all.get(i);
            if (outer != a && outer.content().contains(a.cue().get(0)) && (best < 0 || outer.content().size() < all.get(best).content().size())) {
                best = i;
            }
        }
        return best;
    }

    /** Attitude where the cue is a word of stance, itself or beside a verb that only carries it, and nothing is quoted. */
    private StatementKind kind(AnnotatedText text, Attribution a) {
        Position cue = top(text, a.cue());
        Sentence sentence = text.sentences().get(cue.sentence());
        boolean spoken = a.content().stream().anyMatch(p -> text.sentences().get(p.sentence()).word(p.word()).form().equals("\""));
        boolean light = speech.named("light").has(sentence, cue.word());
        boolean stance = stance(sentence, cue.word()) || light && a.cue().stream().anyMatch(p -> p.sentence() == cue.sentence() && stance(sentence, p.word()));
        return stance && !spoken ? StatementKind.ATTITUDE : StatementKind.SPEECH;
    }

    private boolean stance(Sentence sentence, int i) {
        return stances.contains(sentence.word(i).lemma()) && sentence.word(i).pos().startsWith("VB") || speech.named("stance-nouns").has(sentence, i)
                || speech.named("stance-adjectives").has(sentence, i);
    }

    private static List<Integer> addressees(AnnotatedText text, EntityBook book, Attribution a, int speaker) {
        List<Integer> all = new ArrayList<>();
        Position cue = top(text, a.cue());
        Sentence sentence = text.sentences().get(cue.sentence());
        for (int child : sentence.children(cue.word())) {
            Word word = sentence.word(child);
            int named = ADDRESSED.contains(word.label()) ? child
                    : word.label().equals("prep") && (word.lemma().equals("to") || word.lemma().equals("on")) ? sentence.child(child, "pobj") : -1;
            if (named >= 0 && !a.content().contains(new Position(cue.sentence(), named))) {
                book.group(cue.sentence(), named).stream().filter(e -> e != speaker && !all.contains(e)).forEach(all::add);
            }
        }
        return all;
    }

    private static StatementForm form(AnnotatedText text, List<Span> contents, boolean[] quoted) {
        int inside = 0;
        int letters = 0;
        for (Span span : contents) {
            for (int i = span.start(); i < span.end(); i++) {
                if (Character.isLetterOrDigit(text.text().charAt(i))) {
                    letters++;
                    inside += quoted[i] ? 1 : 0;
                }
            }
        }
        return inside == 0 ? StatementForm.INDIRECT : inside == letters ? StatementForm.DIRECT : StatementForm.MIXED;
    }

    /** The word of a run that all others hang on, or null for no words. */
    static Position top(AnnotatedText text, List<Position> positions) {
        for (Position p : positions) {
            Word word = text.sentences().get(p.sentence()).word(p.word());
            if (!word.label().equals("punct") && !positions.contains(new Position(p.sentence(), word.head()))) {
                return p;
            }
        }
        return positions.isEmpty() ? null : positions.get(0);
    }

    private static Span cover(AnnotatedText text, List<Position> positions) {
        return word(text, positions.get(0)).cover(word(text, positions.get(positions.size() - 1)));
    }

    /** Runs of neighbouring words as spans; runs that only white space parts, over the ends of sentences too, are one. */
    static List<Span> spans(AnnotatedText text, List<Position> positions) {
        List<Span> spans = new ArrayList<>();
        for (Position p : positions) {
            Span next = word(text, p);
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && text.text().substring(last.end(), next.start()).isBlank()) {
                spans.set(spans.size() - 1, last.cover(next));
            } else {
                spans.add(next);
            }
        }
        return spans;
    }

    private static Span word(AnnotatedText text, Position p) {
        return text.sentences().get(p.sentence()).word(p.word()).span();
    }
}

package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.record.Entity;
import org.demarche.record.Span;

/** Whatever the words and however wrong the tree: the book holds together, and the same text gives the same book. */
class WorldProperties {
    private static final World WORLD = World.load();
    private static final String[] FORMS = {"Russia", "Russian", "President", "Vladimir", "Putin", "Mr.", "the", "two", "countries", "both", "sides", "he", "their",
            "of", "in", "Moscow", "Georgia", "army", "officers", "-", "'s", ",", "\"", "U.S.", "and", "diplomats", "Kyiv", "NATO", "I", "said", "Xyzzy", "dozens",
            "Jean-Paul", "é", "\uD83D\uDE00", "(", ")", "which", "former", "foreign", "minister", "Kim", "Jong", "Un"};
    private static final String[] TAGS = {"NNP", "NN", "NNS", "JJ", "DT", "PRP", "PRP$", "IN", "VBD", "POS", ",", "HYPH", "CC", "CD", "WDT", "-LRB-"};
    private static final String[] LABELS = {"nsubj", "dobj", "pobj", "prep", "compound", "nmod", "det", "poss", "case", "punct", "conj", "cc", "appos", "relcl", "dep"};
    private static final String[] NAMES = {"O", "O", "O", "B-PERSON", "I-PERSON", "B-GPE", "B-ORG", "I-ORG", "B-DATE"};

    @Provide
    Arbitrary<List<int[]>> words() {
        Arbitrary<int[]> word = Combinators.combine(Arbitraries.integers().between(0, FORMS.length - 1), Arbitraries.integers().between(0, TAGS.length - 1),
                Arbitraries.integers().between(0, LABELS.length - 1), Arbitraries.integers().between(0, NAMES.length - 1),
                Arbitraries.integers().between(0, 1000)).as((a, b, c, d, e) -> new int[] {a, b, c, d, e});
        return word.list().ofMinSize(1).ofMaxSize(25);
    }

    private static AnnotatedText text(List<int[]> words) {
        StringBuilder text = new StringBuilder();
        List<Word> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int[] w = words.get(i);
            text.append(i == 0 ? "" : " ");
            int start = text.length();
            text.append(FORMS[w[0]]);
            // heads point to earlier words, the first is the root: always a tree
            int head = i == 0 ? -1 : w[4] % i;
            all.add(new Word(new Span(start, text.length()), FORMS[w[0]], FORMS[w[0]].toLowerCase(java.util.Locale.ROOT), TAGS[w[1]], head,
                    i == 0 ? "root" : LABELS[w[2]], NAMES[w[3]], "O"));
        }
        return new AnnotatedText(text.toString(), List.of(new Sentence(new Span(0, text.length()), all)), 0);
    }

    @Property(tries = 400)
    void theBookHoldsTogether(@ForAll("words") List<int[]> words) {
        AnnotatedText text = text(words);
        EntityBook book = WORLD.read(text, LocalDate.of(2022, 2, 1));
        for (int w = 0; w < words.size(); w++) {
            int entity = book.of(0, w);
            assertThat(book.of(0, w)).isEqualTo(entity);
            assertThat(book.entry(entity).name()).isNotNull();
            Span span = book.mentionSpan(0, w);
            assertThat(span.end()).isLessThanOrEqualTo(text.text().length());
            book.members(0, w).forEach(m -> assertThat(m.entity()).isLessThan(book.size()));
            book.place(0, w).ifPresent(l -> assertThat(l.span().end()).isLessThanOrEqualTo(text.text().length()));
        }
        List<Entity> entities = book.entities();
        for (int i = 0; i < entities.size(); i++) {
            assertThat(entities.get(i).id()).isEqualTo("N" + (i + 1));
            assertThat(entities.get(i).mentions()).isNotEmpty().isSorted();
            assertThat(entities.get(i).mentions().get(entities.get(i).mentions().size() - 1).end()).isLessThanOrEqualTo(text.text().length());
        }
    }

    @Property(tries = 100)
    void theSameTextGivesTheSameBook(@ForAll("words") List<int[]> words) {
        assertThat(WORLD.read(text(words), null).entities()).isEqualTo(WORLD.read(text(words), null).entities());
    }
}

package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.encoder.Encoder;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Reader;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who speaks, given the words of a source, a cue and a content. */
class SpeakersTest {
    private static final World WORLD = World.load();
    private AnnotatedText text;
    private EntityBook book;

    @BeforeAll
    static void modelIsThere() {
        assumeTrue(Encoder.available(), "names and arcs want the model");
    }

    private Speakers of(String words) {
        text = Reader.open().annotate(words);
        book = WORLD.read(text, LocalDate.of(2019, 5, 14));
        return new Speakers(text, book);
    }

    /** The words of a run of the text, that run's first place after an offset. */
    private List<Position> at(String words, int after) {
        int start = text.text().indexOf(words, after);
        List<Position> all = new ArrayList<>();
        for (int s = 0; s < text.sentences().size(); s++) {
            for (int i = 0; i < text.sentences().get(s).size(); i++) {
                int begin = text.sentences().get(s).word(i).span().start();
                if (begin >= start && begin < start + words.length()) {
                    all.add(new Position(s, i));
                }
            }
        }
        return all;
    }

    private int next(Speakers speakers, Attribution attribution) {
        return speakers.next(attribution, false);
    }

    private String name(int entity) {
        return entity < 0 ? "nobody" : book.entry(entity).name();
    }

    @Test
    void aNamedSourceSpeaks() {
        Speakers speakers = of("Angela Merkel said the bridge would open.");
        assertThat(name(next(speakers, new Attribution(at("Angela Merkel", 0), at("said", 0), at("the bridge would open", 0))))).isEqualTo("Angela Merkel");
    }

    @Test
    void heIsNotWhomOnlyTheQuotationNames() {
        Speakers speakers = of("Emmanuel Macron spoke to farmers in Lyon. \"I met Boris Johnson twice, and Johnson owes us an answer,\" he said.");
        assertThat(name(next(speakers, new Attribution(at("he", 100), at("said", 100), at("\"I met Boris Johnson twice, and Johnson owes us an answer,\"", 0)))))
                .isEqualTo("Emmanuel Macron");
    }

    @Test
    void aQuotationWithoutASourceGoesOnInItsParagraphOnly() {
        Speakers speakers = of("Angela Merkel said the bridge would open. \"It is late.\"\n\n\"It is cold.\"");
        next(speakers, new Attribution(at("Angela Merkel", 0), at("said", 0), at("the bridge would open", 0)));
        assertThat(name(next(speakers, new Attribution(List.of(), at("\"It is late.\"", 0), at("\"It is late.\"", 0))))).isEqualTo("Angela Merkel");
        assertThat(name(next(speakers, new Attribution(List.of(), at("\"It is cold.\"", 0), at("\"It is cold.\"", 0))))).isEqualTo("nobody");
    }

    @Test
    void wordsWithoutASourceOutsideAQuotationAreNobodys() {
        Speakers speakers = of("Angela Merkel said the bridge would open. The road stays shut.");
        next(speakers, new Attribution(at("Angela Merkel", 0), at("said", 0), at("the bridge would open", 0)));
        assertThat(name(next(speakers, new Attribution(List.of(), at("stays", 0), at("The road stays shut", 0))))).isEqualTo("nobody");
    }
}

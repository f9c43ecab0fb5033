package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.record.Entity;
import org.junit.jupiter.api.Test;

/** Words that mean somebody named before. */
class ReferenceTest {
    private static List<String> codes(EntityBook book, int sentence, int word) {
        return book.group(sentence, word).stream().map(e -> book.entry(e).code()).toList();
    }

    @Test
    void whoeverDoesSomethingToBothIsNoneOfThem() {
        EntityBook book = Parsed.book("Togo/NNP/2/nsubj/B-GPE accused/VBD/0/root Benin/NNP/2/dobj/B-GPE ././2/punct",
                "Ghana/NNP/4/poss/B-GPE 's/POS/1/case foreign/JJ/4/nmod minister/NN/5/nsubj telephoned/VBD/0/root both/DT/5/dobj ././5/punct");
        assertThat(codes(book, 1, 5)).containsExactlyInAnyOrder("TGO", "BEN");
    }

    @Test
    void twoJoinedByAndAreMeantRatherThanTheLastTwo() {
        EntityBook book = Parsed.book("Togo/NNP/4/nsubj/B-GPE and/CC/1/cc Benin/NNP/1/conj/B-GPE accused/VBD/0/root Ghana/NNP/4/dobj/B-GPE and/CC/4/cc thanked/VBD/4/conj "
                + "Mali/NNP/7/dobj/B-GPE ././4/punct", "the/DT/2/det two/CD/3/nsubj agreed/VBD/0/root ././3/punct");
        assertThat(codes(book, 1, 1)).containsExactlyInAnyOrder("TGO", "BEN");
    }

    @Test
    void threeAreThoseJoinedByAndAndTwoThatAreNotNamedAreNobody() {
        EntityBook book = Parsed.book("Togo/NNP/6/nsubj/B-GPE ,/,/1/punct Benin/NNP/1/conj/B-GPE and/CC/1/cc Ghana/NNP/1/conj/B-GPE met/VBD/0/root ././6/punct",
                "Mali/NNP/2/nsubj/B-GPE thanked/VBD/0/root the/DT/5/det three/CD/5/nummod countries/NNS/2/dobj ././2/punct");
        assertThat(codes(book, 1, 4)).containsExactly("TGO", "BEN", "GHA");
        EntityBook one = Parsed.book("Mali/NNP/2/nsubj/B-GPE waited/VBD/0/root ././2/punct", "the/DT/2/det two/CD/3/nsubj agreed/VBD/0/root ././3/punct");
        assertThat(one.group(1, 1)).isEmpty();
    }

    @Test
    void statesAreAlsoThoseForWhichOfficialsAndSoldiersStand() {
        EntityBook book = Parsed.book("Togolese/JJ/2/nmod/B-NORP police/NNS/3/nsubj arrested/VBD/0/root a/DT/6/det Ghanaian/JJ/6/nmod/B-NORP officer/NN/3/dobj ././3/punct",
                "Mali/NNP/2/nsubj/B-GPE urged/VBD/0/root the/DT/5/det two/CD/5/nummod governments/NNS/2/dobj ././2/punct");
        assertThat(codes(book, 1, 4)).containsExactlyInAnyOrder("TGO", "GHA");
    }

    @Test
    void thePartiesAndNeitherSideAreTheTwoWhoQuarrel() {
        EntityBook book = Parsed.book("Togo/NNP/2/nsubj/B-GPE accused/VBD/0/root Benin/NNP/2/dobj/B-GPE ././2/punct",
                "the/DT/3/det warring/VBG/3/amod parties/NNS/4/nsubj agreed/VBD/0/root ././4/punct", "neither/DT/2/det side/NN/3/nsubj waited/VBD/0/root ././3/punct");
        assertThat(codes(book, 1, 2)).containsExactlyInAnyOrder("TGO", "BEN");
        assertThat(codes(book, 2, 1)).containsExactlyInAnyOrder("TGO", "BEN");
    }

    @Test
    void aPhraseForSeveralIsAMentionOfEach() {
        EntityBook book = Parsed.book("Togo/NNP/2/nsubj/B-GPE accused/VBD/0/root Benin/NNP/2/dobj/B-GPE ././2/punct", "both/DT/2/det sides/NNS/3/nsubj agreed/VBD/0/root ././3/punct");
        assertThat(book.entities()).extracting(Entity::code).containsExactly("TGO", "BEN");
        assertThat(book.entities()).allSatisfy(e -> assertThat(e.mentions()).hasSize(2));
    }

    @Test
    void whoeverDoesSomethingToItIsNotMeantThoughNamedBefore() {
        EntityBook book = Parsed.book("Ghana/NNP/2/nsubj/B-GPE praised/VBD/0/root Togo/NNP/2/dobj/B-GPE ././2/punct",
                "Ghana/NNP/2/nsubj/B-GPE accuse/VBP/0/root it/PRP/2/dobj ././2/punct");
        assertThat(codes(book, 1, 2)).containsExactly("TGO");
    }

    @Test
    void itsIsWhoeverDoesSomethingWithIt() {
        EntityBook book = Parsed.book("Ghana/NNP/2/nsubj/B-GPE waited/VBD/0/root ././2/punct", "Togo/NNP/2/nsubj/B-GPE recalled/VBD/0/root its/PRP$/4/poss envoy/NN/2/dobj ././2/punct");
        assertThat(codes(book, 1, 2)).containsExactly("TGO");
    }

    @Test
    void theFormerIsTheOneOfTwoWhoIsNamedFirst() {
        EntityBook book = Parsed.book("Togo/NNP/2/nsubj/B-GPE accused/VBD/0/root Benin/NNP/2/dobj/B-GPE ././2/punct",
                "Ghana/NNP/2/nsubj/B-GPE praised/VBD/0/root the/DT/4/det former/JJ/2/dobj and/CC/2/cc warned/VBD/2/conj the/DT/8/det latter/JJ/6/dobj ././2/punct");
        assertThat(codes(book, 1, 3)).containsExactly("TGO");
        assertThat(codes(book, 1, 7)).containsExactly("BEN");
    }
}

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

    @Test
    void theNounOfSomebodyMeansThemAgain() {
        EntityBook book = Parsed.book("Togolese/JJ/2/nmod/B-NORP sailors/NNS/3/nsubj waited/VBD/0/root ././3/punct",
                "Mali/NNP/2/nsubj/B-GPE thanked/VBD/0/root the/DT/5/det two/CD/5/nummod sailors/NNS/2/dobj ././2/punct");
        assertThat(book.group(1, 4)).isEqualTo(book.group(0, 1));
    }

    @Test
    void aNounThatNoTableKnowsMeansTheSameAgain() {
        EntityBook book = Parsed.book("A/DT/2/det gizmo/NN/3/nsubj waited/VBD/0/root ././3/punct", "Mali/NNP/2/nsubj/B-GPE thanked/VBD/0/root the/DT/4/det gizmo/NN/2/dobj ././2/punct");
        assertThat(book.of(0, 1)).isEqualTo(book.of(1, 3));
    }

    @Test
    void aPeopleAsASideIsItsState() {
        EntityBook book = Parsed.book("Ghana/NNP/2/nsubj/B-GPE waited/VBD/0/root ././2/punct", "the/DT/2/det Ghanaians/NNPS/3/nsubj/B-NORP agreed/VBD/0/root ././3/punct");
        assertThat(book.group(1, 1)).isEqualTo(book.group(0, 0));
    }

    @Test
    void eachOtherIsWhoeverDoesIt() {
        EntityBook book = Parsed.book("Togo/NNP/4/nsubj/B-GPE and/CC/1/cc Benin/NNP/1/conj/B-GPE accused/VBD/0/root each/DT/6/det other/JJ/4/dobj ././4/punct");
        assertThat(codes(book, 0, 5)).containsExactly("TGO", "BEN");
    }

    @Test
    void theOneIsNamedBeforeTheOther() {
        EntityBook book = Parsed.book("Togo/NNP/4/nsubj/B-GPE and/CC/1/cc Benin/NNP/1/conj/B-GPE waited/VBD/0/root ././4/punct",
                "Ghana/NNP/2/nsubj/B-GPE thanked/VBD/0/root the/DT/4/det one/CD/2/dobj and/CC/2/cc warned/VBD/2/conj the/DT/8/det other/JJ/6/dobj ././2/punct");
        assertThat(codes(book, 1, 3)).containsExactly("TGO");
        assertThat(codes(book, 1, 7)).containsExactly("BEN");
    }

    @Test
    void whoeverArmsBothIsNoneOfThem() {
        EntityBook book = Parsed.book("Togo/NNP/2/nsubj/B-GPE accused/VBD/0/root Benin/NNP/2/dobj/B-GPE ././2/punct",
                "Ghana/NNP/7/nsubj/B-GPE ,/,/1/punct which/WDT/4/nsubj arms/VBZ/1/relcl both/DT/4/dobj ,/,/1/punct waited/VBD/0/root ././7/punct");
        assertThat(codes(book, 1, 4)).containsExactlyInAnyOrder("TGO", "BEN");
    }

    @Test
    void bothPresidentsAreThoseOfThatTitle() {
        EntityBook book = Parsed.book("Togo/NNP/3/poss/B-GPE 's/POS/1/case president/NN/4/nsubj telephoned/VBD/0/root a/DT/6/det diplomat/NN/4/dobj and/CC/6/cc "
                + "Ghana/NNP/10/poss/B-GPE 's/POS/8/case president/NN/6/conj ././4/punct", "Mali/NNP/2/nsubj/B-GPE urged/VBD/0/root both/DT/4/det presidents/NNS/2/dobj ././2/punct");
        assertThat(codes(book, 1, 3)).containsExactlyInAnyOrder("TGO", "GHA");
    }

    @Test
    void itsNeighbourIsTheOnlyOtherState() {
        EntityBook book = Parsed.book("Togo/NNP/2/nsubj/B-GPE accused/VBD/0/root Benin/NNP/2/dobj/B-GPE ././2/punct",
                "Togo/NNP/2/nsubj/B-GPE thanked/VBD/0/root its/PRP$/4/poss neighbour/NN/2/dobj ././2/punct");
        assertThat(codes(book, 1, 3)).containsExactly("BEN");
        EntityBook three = Parsed.book("Togo/NNP/2/nsubj/B-GPE accused/VBD/0/root Benin/NNP/2/dobj/B-GPE and/CC/3/cc Ghana/NNP/3/conj/B-GPE ././2/punct",
                "Togo/NNP/2/nsubj/B-GPE thanked/VBD/0/root its/PRP$/4/poss neighbour/NN/2/dobj ././2/punct");
        assertThat(three.group(1, 3)).noneMatch(e -> three.entry(e).code() != null);
    }

    @Test
    void whoeverStandsBesideANeighbourIsNotMeantNorAStateByThatOfAFamily() {
        EntityBook book = Parsed.book("Ghana/NNP/2/nsubj/B-GPE urged/VBD/0/root Togo/NNP/2/dobj/B-GPE and/CC/3/cc its/PRP$/6/poss neighbour/NN/3/conj ././2/punct");
        assertThat(codes(book, 0, 5)).doesNotContain("TGO", "GHA");
        EntityBook family = Parsed.book("Togolese/JJ/2/nmod/B-NORP villagers/NNS/3/nsubj thanked/VBD/0/root their/PRP$/5/poss neighbour/NN/3/dobj and/CC/5/cc Benin/NNP/5/conj/B-GPE "
                + "././3/punct", "Ghana/NNP/2/nsubj/B-GPE waited/VBD/0/root ././2/punct", "Togolese/JJ/2/nmod/B-NORP villagers/NNS/3/nsubj thanked/VBD/0/root their/PRP$/5/poss "
                + "neighbour/NN/3/dobj ././3/punct");
        assertThat(codes(family, 2, 4)).doesNotContain("GHA");
    }

    @Test
    void theIslandIsTheLastStateThatIsOne() {
        EntityBook book = Parsed.book("Malta/NNP/2/nsubj/B-GPE thanked/VBD/0/root Libya/NNP/2/dobj/B-GPE ././2/punct",
                "Ghana/NNP/2/nsubj/B-GPE praised/VBD/0/root the/DT/4/det island/NN/2/dobj ././2/punct");
        assertThat(codes(book, 1, 3)).containsExactly("MLT");
    }

    @Test
    void theRebelsAreTheArmedGroupThatIsNamed() {
        EntityBook book = Parsed.book("FARC/NNP/2/nsubj/B-ORG accused/VBD/0/root Colombia/NNP/2/dobj/B-GPE ././2/punct",
                "Colombia/NNP/2/nsubj/B-GPE thanked/VBD/0/root the/DT/4/det rebels/NNS/2/dobj ././2/punct");
        assertThat(book.group(1, 3)).isEqualTo(book.group(0, 0));
    }

    @Test
    void aSurnameThatTheReaderDoesNotSeeMeansWhoeverBearsIt() {
        EntityBook book = Parsed.book("Ada/NNP/2/compound/B-PERSON Straw/NNP/3/nsubj/I-PERSON waited/VBD/0/root ././3/punct", "Straw/NNP/2/nsubj agreed/VBD/0/root ././2/punct");
        assertThat(book.group(1, 0)).isEqualTo(book.group(0, 1));
    }
}

package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Whom a title without a name means, and whom it does not. */
class OfficesTest {
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final String OBAMA = "President/NNP/3/compound Barack/NNP/3/compound/B-PERSON Obama/NNP/4/nsubj/I-PERSON spoke/VBD/0/root=speak ././4/punct";

    private static EntityBook read(String... sentences) {
        return Parsed.read(DAY, sentences);
    }

    @Test
    void theMayorOfAnotherTownIsAnother() {
        String named = "Mayor/NNP/3/compound Vitali/NNP/3/compound/B-PERSON Klitschko/NNP/4/nsubj/I-PERSON spoke/VBD/0/root=speak in/IN/4/prep Kyiv/NNP/5/pobj/B-GPE ././4/punct";
        EntityBook own = read(named, "the/DT/2/det mayor/NN/5/nsubj of/IN/2/prep Kyiv/NNP/3/pobj/B-GPE resigned/VBD/0/root=resign ././5/punct");
        assertThat(own.at(1, 1)).isEqualTo(own.at(0, 2));
        EntityBook other = read(named, "the/DT/2/det mayor/NN/5/nsubj of/IN/2/prep Kharkiv/NNP/3/pobj/B-GPE resigned/VBD/0/root=resign ././5/punct");
        assertThat(other.entry(other.at(1, 1).orElseThrow()).name()).doesNotContain("Klitschko");
        assertThat(other.at(1, 1)).isNotEqualTo(other.at(0, 2));
    }

    @Test
    void theNextPresidentIsNotTheOneInOffice() {
        EntityBook book = read(OBAMA, "the/DT/3/det next/JJ/3/amod president/NN/4/nsubj resigned/VBD/0/root=resign ././4/punct");
        assertThat(book.at(1, 2)).isNotEqualTo(book.at(0, 2));
    }

    @Test
    void thePresidentOfABodyIsNotTheStates() {
        EntityBook unknown = read(OBAMA, "the/DT/2/det president/NN/7/nsubj of/IN/2/prep the/DT/6/det Longshore/NNP/6/compound/B-ORG Brotherhood/NNP/3/pobj/I-ORG "
                + "resigned/VBD/0/root=resign ././7/punct");
        assertThat(unknown.at(1, 1)).isNotEqualTo(unknown.at(0, 2));
        EntityBook union = read(OBAMA, "the/DT/2/det president/NN/6/nsubj of/IN/2/prep the/DT/5/det AFL-CIO/NNP/3/pobj/B-ORG resigned/VBD/0/root=resign ././6/punct");
        assertThat(union.at(1, 1)).isNotEqualTo(union.at(0, 2));
    }

    @Test
    void aRulersTitleIsNobodysSurname() {
        EntityBook book = read("Rep./NNP/2/compound King/NNP/3/nsubj left/VBD/0/root=leave Cambodia/NNP/3/dobj/B-GPE ././3/punct");
        assertThat(book.entry(book.at(0, 1).orElseThrow()).name()).isEqualTo("King");
    }

    @Test
    void holdersNamedByTheirStatesAreTwo() {
        EntityBook book = read("the/DT/2/det presidents/NNS/7/nsubj=president of/IN/2/prep Kenya/NNP/3/pobj/B-GPE and/CC/4/cc Uganda/NNP/4/conj/B-GPE met/VBD/0/root=meet ././7/punct");
        assertThat(book.named(0, 1)).extracting(m -> book.entry(m.entity()).name()).containsExactly("Uhuru Kenyatta", "Yoweri Museveni");
        assertThat(book.at(0, 3)).hasValue(book.named(0, 1).get(0).entity());
    }
}

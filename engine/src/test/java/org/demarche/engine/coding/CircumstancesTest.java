package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarche.record.Event;
import org.demarche.record.EventContext;
import org.demarche.record.EventType;
import org.demarche.record.Range;
import org.junit.jupiter.api.Test;

/** How many, where, when and why. The texts are of 1 February 2022. */
class CircumstancesTest {

    private static Event only(String sentence) {
        Told told = Told.by(sentence);
        assertThat(told.events()).hasSize(1);
        return told.events().get(0);
    }

    private static Event last(String... sentences) {
        Told told = Told.by(sentences);
        return told.events().get(told.events().size() - 1);
    }

    @Test
    void onePersonCountsAsOne() {
        assertThat(only("Kenyan/JJ/2/nmod/B-NORP police/NNS/3/nsubj arrested/VBD/0/root=arrest a/DT/5/det cleric/NN/3/dobj ././3/punct").size().arrested())
                .isEqualTo(new Range(1L, 1L));
    }

    @Test
    void aBodyOfPeopleIsNotOne() {
        assertThat(only("Kenyan/JJ/2/nmod/B-NORP police/NNS/3/nsubj arrested/VBD/0/root=arrest a/DT/5/det crowd/NN/3/dobj ././3/punct").size()).isNull();
    }

    @Test
    void membersOfAListAddUp() {
        assertThat(only("Chadian/JJ/2/nmod/B-NORP rebels/NNS/3/nsubj=rebel killed/VBD/0/root=kill a/DT/5/det colonel/NN/3/dobj and/CC/5/cc two/CD/8/nummod guards/NNS/5/conj=guard "
                + "././3/punct").size().dead()).isEqualTo(new Range(3L, 3L));
    }

    @Test
    void whoIsShotIsDeadOnlyWhereTheTextSaysSo() {
        assertThat(only("Togolese/JJ/2/nmod/B-NORP soldiers/NNS/3/nsubj=soldier shot/VBD/0/root=shoot three/CD/5/nummod protesters/NNS/3/dobj=protester ././3/punct").size())
                .isNull();
        assertThat(only("Togolese/JJ/2/nmod/B-NORP soldiers/NNS/3/nsubj=soldier shot/VBD/0/root=shoot three/CD/5/nummod protesters/NNS/3/dobj=protester dead/JJ/3/advmod "
                + "././3/punct").size().dead()).isEqualTo(new Range(3L, 3L));
    }

    @Test
    void deadAndWoundedStandBeforeTheirWords() {
        Event event = only("Rebels/NNS/2/nsubj=rebel ambushed/VBD/0/root=ambush a/DT/5/det Malian/JJ/5/nmod/B-NORP convoy/NN/2/dobj ,/,/2/punct leaving/VBG/2/advcl=leave "
                + "14/CD/9/nummod/B-CARDINAL soldiers/NNS/7/dobj=soldier dead/JJ/7/oprd and/CC/10/cc dozens/NNS/10/conj/B-CARDINAL=dozen more/RBR/14/advmod "
                + "wounded/VBN/7/conj=wound ././2/punct");
        assertThat(event.size().dead()).isEqualTo(new Range(14L, 14L));
        assertThat(event.size().injured()).isEqualTo(new Range(24L, null));
    }

    @Test
    void anAttackAndItsTollAreOneEvent() {
        Event event = only("Israeli/JJ/2/nmod/B-NORP jets/NNS/3/nsubj=jet bombed/VBD/0/root=bomb a/DT/6/det Syrian/JJ/6/nmod/B-NORP base/NN/3/dobj ,/,/3/punct killing/VBG/3/advcl=kill "
                + "nine/CD/10/nummod soldiers/NNS/8/dobj=soldier ././3/punct");
        assertThat(event.mode()).containsExactly("aerial");
        assertThat(event.size().dead()).isEqualTo(new Range(9L, 9L));
        assertThat(event.context()).contains(EventContext.MILITARY);
    }

    @Test
    void wordsHaveNoPlace() {
        assertThat(only("Peru/NNP/2/nsubj/B-GPE accused/VBD/0/root=accuse Chile/NNP/2/dobj/B-GPE in/IN/2/prep Geneva/NNP/4/pobj/B-GPE of/IN/2/prep spying/VBG/6/pcomp=spy "
                + "././2/punct").eventLoc()).isNull();
    }

    @Test
    void aPlaceHoldsForTheNextDeedOfTheSameDoers() {
        Event event = last("Chadian/JJ/2/nmod/B-NORP police/NNS/3/nsubj raided/VBD/0/root=raid a/DT/5/det newspaper/NN/3/dobj in/IN/3/prep Kano/NNP/6/pobj/B-GPE and/CC/3/cc "
                + "arrested/VBD/3/conj=arrest two/CD/11/nummod editors/NNS/9/dobj=editor ././3/punct");
        assertThat(event.event()).isEqualTo(EventType.COERCE);
        assertThat(event.mode()).containsExactly("arrest");
        assertThat(event.eventLoc().name()).isEqualTo("Kano");
    }

    @Test
    void aDateHoldsForTheNextDeedOfTheSameDoersAndNotForOthers() {
        assertThat(last("Chadian/JJ/2/nmod/B-NORP police/NNS/3/nsubj raided/VBD/0/root=raid a/DT/5/det newspaper/NN/3/dobj on/IN/3/prep Sunday/NNP/6/pobj/B-DATE and/CC/3/cc "
                + "arrested/VBD/3/conj=arrest two/CD/11/nummod editors/NNS/9/dobj=editor ././3/punct").date()).isEqualTo("2022-01-30");
        assertThat(last("Chadian/JJ/2/nmod/B-NORP police/NNS/3/nsubj arrested/VBD/0/root=arrest two/CD/5/nummod editors/NNS/3/dobj=editor on/IN/3/prep Sunday/NNP/6/pobj/B-DATE "
                + "and/CC/3/cc Niger/NNP/10/nsubj/B-GPE condemned/VBD/3/conj=condemn Chad/NNP/10/dobj/B-GPE ././3/punct").date()).isEqualTo("2022-02-01");
    }

    @Test
    void whatIsReportedInThePluperfectIsNoRecollection() {
        assertThat(only("Ghana/NNP/2/nsubj/B-GPE said/VBD/0/root=say it/PRP/5/nsubj had/VBD/5/aux=have expelled/VBN/2/ccomp=expel the/DT/8/det Togolese/JJ/8/nmod/B-NORP "
                + "ambassador/NN/5/dobj ././2/punct").background()).isFalse();
    }

    @Test
    void aTextThatOpensWithADayLongPastIsToldAsOfIt() {
        String opening = "Kenya/NNP/2/nsubj/B-GPE attacked/VBD/0/root=attack Somalia/NNP/2/dobj/B-GPE on/IN/2/prep 3/CD/6/nummod/B-DATE March/NNP/4/pobj/I-DATE "
                + "2021/CD/6/nummod/I-DATE ././2/punct";
        assertThat(only(opening).background()).isFalse();
        assertThat(last(opening, "Somalia/NNP/2/nsubj/B-GPE accused/VBD/0/root=accuse Kenya/NNP/2/dobj/B-GPE of/IN/2/prep lying/VBG/4/pcomp=lie ././2/punct").date()).isNull();
    }

    @Test
    void whatIsDoneDuringAnotherActIsOfItsDate() {
        Event met = Read.of("When President Uhuru Kenyatta flew to Accra in March 2016, he met Ghanaian opposition leaders.").events().stream()
                .filter(e -> e.event() == EventType.CONSULT).reduce((a, b) -> b).orElseThrow();
        assertThat(met.date()).isEqualTo("2016-03-01");
    }
}

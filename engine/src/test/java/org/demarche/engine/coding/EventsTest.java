package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.record.Event;
import org.demarche.record.EventType;
import org.demarche.record.Range;
import org.demarche.record.Status;
import org.junit.jupiter.api.Test;

/** What the codebook asks of the event finder, by sentences with their trees. */
class EventsTest {

    @Test
    void twoActorsAreOneEvent() {
        assertThat(Told.by("Peru/NNP/4/nsubj/B-GPE and/CC/1/cc Chile/NNP/1/conj/B-GPE accused/VBD/0/root=accuse Bolivia/NNP/4/dobj/B-GPE of/IN/4/prep "
                + "arming/VBG/6/pcomp=arm rebels/NNS/7/dobj=rebel ././4/punct").lines())
                .startsWith("ACCUSE.allege Peru, Chile > Bolivia occurred");
    }

    @Test
    void aPromiseOfWhatIsCooperativeIsAgree() {
        assertThat(Told.by("Kenya/NNP/2/nsubj/B-GPE agreed/VBD/0/root=agree to/TO/4/aux send/VB/2/xcomp food/NN/4/dobj to/IN/4/prep Somalia/NNP/6/pobj/B-GPE "
                + "././2/punct").lines()).containsExactly("AGREE Kenya > Somalia occurred");
    }

    @Test
    void aRefusedMeetingIsReject() {
        assertThat(Told.by("Egypt/NNP/2/nsubj/B-GPE refused/VBD/0/root=refuse to/TO/4/aux meet/VB/2/xcomp Israeli/JJ/6/nmod/B-NORP envoys/NNS/4/dobj=envoy "
                + "././2/punct").lines()).containsExactly("REJECT.meet Egypt > Israeli envoys occurred");
    }

    @Test
    void whatDidNotHappenIsDenied() {
        assertThat(Told.by("Ghana/NNP/4/nsubj/B-GPE did/VBD/4/aux=do not/RB/4/neg attack/VB/0/root Togo/NNP/4/dobj/B-GPE ././4/punct").lines())
                .containsExactly("ASSAULT Ghana > Togo denied");
    }

    @Test
    void willNotEaseIsReject() {
        assertThat(Told.by("France/NNP/4/nsubj/B-GPE will/MD/4/aux not/RB/4/neg lift/VB/0/root sanctions/NNS/4/dobj=sanction on/IN/5/prep "
                + "Iran/NNP/6/pobj/B-GPE ././4/punct").lines()).containsExactly("REJECT.yield France > Iran occurred");
    }

    @Test
    void notRulingOutTalksIsAgree() {
        assertThat(Told.by("Russia/NNP/4/nsubj/B-GPE is/VBZ/4/aux=be not/RB/4/neg ruling/VBG/0/root=rule out/RP/4/prt talks/NNS/4/dobj=talk with/IN/6/prep "
                + "Ukraine/NNP/7/pobj/B-GPE ././4/punct").lines()).containsExactly("AGREE Russia > Ukraine occurred");
    }

    @Test
    void aPendingAnswerIsNoEvent() {
        assertThat(Told.by("Cuba/NNP/2/nsubj/B-GPE has/VBZ/0/root=have yet/RB/2/advmod to/TO/5/aux answer/VB/2/xcomp Mexico/NNP/5/dobj/B-GPE ././2/punct").events())
                .isEmpty();
    }

    @Test
    void expelledDiplomatsAreASanctionWithItsDate() {
        Told told = Told.by("Two/CD/3/nmod/B-CARDINAL French/JJ/3/nmod/B-NORP diplomats/NNS/5/nsubjpass=diplomat were/VBD/5/auxpass=be "
                + "expelled/VBN/0/root=expel by/IN/5/agent Mali/NNP/6/pobj/B-GPE on/IN/5/prep Monday/NNP/8/pobj/B-DATE ././5/punct");
        assertThat(told.lines()).containsExactly("SANCTION.expel Mali > Two French diplomats occurred");
        Event event = told.events().get(0);
        assertThat(event.date()).isEqualTo("2022-01-31");
        assertThat(event.cameo()).isEqualTo("166");
        assertThat(event.quadCode()).isEqualTo(4);
        assertThat(event.eventScale()).isEqualTo(-5.5);
        assertThat(event.why()).contains("sanction.txt");
    }

    @Test
    void calledOnToWithdrawIsARequestToYieldAndNoWithdrawal() {
        assertThat(Told.by("Turkey/NNP/2/nsubj/B-GPE called/VBD/0/root=call on/IN/2/prep Greece/NNP/3/pobj/B-GPE to/TO/6/aux withdraw/VB/2/xcomp "
                + "its/PRP$/8/poss troops/NNS/6/dobj=troop from/IN/6/prep the/DT/11/det island/NN/9/pobj ././2/punct").lines())
                .containsExactly("REQUEST.yield Turkey > Greece occurred");
    }

    @Test
    void anAttackThatKilledIsOneEventWithItsSizeAndPlace() {
        Told told = Told.by("An/DT/3/det Israeli/JJ/3/nmod/B-NORP attack/NN/10/nsubj on/IN/3/prep an/DT/7/det army/NN/7/compound base/NN/4/pobj "
                + "in/IN/3/prep Damascus/NNP/8/pobj/B-GPE killed/VBD/0/root=kill at/RB/12/advmod/B-CARDINAL least/RBS/13/advmod/I-CARDINAL "
                + "20/CD/14/nmod/I-CARDINAL soldiers/NNS/10/dobj=soldier ././10/punct");
        assertThat(told.events()).hasSize(1);
        Event event = told.events().get(0);
        assertThat(event.event()).isEqualTo(EventType.ASSAULT);
        assertThat(event.size().dead()).isEqualTo(new Range(20L, null));
        assertThat(told.words(event.actorSpans().get(0))).isEqualTo("Israeli");
    }

    @Test
    void signersAreAllActors() {
        assertThat(Told.by("Norway/NNP/4/nsubj/B-GPE and/CC/1/cc Sweden/NNP/1/conj/B-GPE signed/VBD/0/root=sign an/DT/6/det agreement/NN/4/dobj in/IN/6/prep "
                + "Oslo/NNP/7/pobj/B-GPE ././4/punct").lines()).containsExactly("SUPPORT Norway, Sweden > - occurred");
    }

    @Test
    void aThreatTakesItsModeFromTheActBelow() {
        List<String> lines = Told.by("Iran/NNP/2/nsubj/B-GPE threatened/VBD/0/root=threaten to/TO/4/aux attack/VB/2/xcomp Iraq/NNP/4/dobj/B-GPE ././2/punct").lines();
        assertThat(lines).containsExactly("THREATEN.violence Iran > Iraq occurred");
    }

    @Test
    void aVisitToComeIsAgree() {
        assertThat(Told.by("The/DT/3/det prime/JJ/3/nmod minister/NN/7/nsubj of/IN/3/prep Sudan/NNP/4/pobj/B-GPE will/MD/7/aux visit/VB/0/root "
                + "China/NNP/7/dobj/B-GPE in/IN/7/prep May/NNP/9/pobj/B-DATE ././7/punct").lines())
                .containsExactly("AGREE The prime minister of Sudan > China occurred");
    }

    @Test
    void mustSaidBySomebodyIsTheirDemand() {
        assertThat(Told.by("India/NNP/2/nsubj/B-GPE said/VBD/0/root=say that/IN/6/mark Pakistan/NNP/6/nsubj/B-GPE must/MD/6/aux release/VB/2/ccomp "
                + "the/DT/8/det pilot/NN/6/dobj ././2/punct").lines()).containsExactly("REQUEST.yield India > Pakistan occurred");
    }

    @Test
    void cutAidIsASanctionNamedByTheTypeNotByAid() {
        assertThat(Told.by("Japan/NNP/2/nsubj/B-GPE suspended/VBD/0/root=suspend aid/NN/2/dobj to/IN/2/prep Myanmar/NNP/4/pobj/B-GPE ././2/punct").lines())
                .containsExactly("SANCTION.discontinue Japan > Myanmar occurred");
    }

    @Test
    void recalledYearsAgoIsBackgroundWithItsOwnDate() {
        Told told = Told.by("Poland/NNP/10/nsubj/B-GPE ,/,/1/punct which/WDT/4/nsubj invaded/VBD/1/relcl=invade Lithuania/NNP/4/dobj/B-GPE in/IN/4/prep "
                + "1920/CD/6/pobj/B-DATE ,/,/10/punct ,/,/10/punct met/VBD/0/root=meet Belarus/NNP/10/dobj/B-GPE ././10/punct");
        assertThat(told.events()).extracting(Event::event).containsExactly(EventType.ASSAULT, EventType.CONSULT);
        assertThat(told.events().get(0).background()).isTrue();
        assertThat(told.events().get(0).date()).isEqualTo("1920-01-01");
        assertThat(told.events().get(1).background()).isFalse();
        assertThat(told.events().get(1).date()).isEqualTo("2022-02-01");
    }

    @Test
    void theMotiveOfAProtestIsNoSecondEvent() {
        assertThat(Told.by("Protesters/NNS/2/nsubj=protester blocked/VBD/0/root=block a/DT/4/det road/NN/2/dobj in/IN/4/prep Lima/NNP/5/pobj/B-GPE to/TO/8/aux "
                + "demand/VB/2/advcl that/IN/12/mark the/DT/11/det government/NN/12/nsubj resign/VB/8/ccomp ././2/punct").events())
                .extracting(Event::event).containsExactly(EventType.PROTEST);
    }

    @Test
    void oneCallToldTwiceIsOneEvent() {
        Told told = Told.by("France/NNP/2/nsubj/B-GPE met/VBD/0/root=meet Germany/NNP/2/dobj/B-GPE on/IN/2/prep Monday/NNP/4/pobj/B-DATE ././2/punct",
                "France/NNP/4/nsubj/B-GPE and/CC/1/cc Germany/NNP/1/conj/B-GPE met/VBD/0/root=meet on/IN/4/prep Monday/NNP/5/pobj/B-DATE ././4/punct");
        assertThat(told.events()).hasSize(1);
        assertThat(told.events().get(0).mentions()).hasSize(2);
    }

    @Test
    void aPairIsAnsweredWithItsTypeWhateverTheStatus() {
        Told told = Told.by("Ghana/NNP/4/nsubj/B-GPE did/VBD/4/aux=do not/RB/4/neg attack/VB/0/root Togo/NNP/4/dobj/B-GPE ././4/punct");
        assertThat(told.relation("Ghana", "Togo").event()).isEqualTo(EventType.ASSAULT);
        assertThat(told.relation("Ghana", "Togo").status()).isEqualTo(Status.DENIED);
        assertThat(told.relation("Ghana", null).event()).isEqualTo(EventType.ASSAULT);
        assertThat(told.relation("Togo", "Ghana").event()).isNull();
    }

    @Test
    void vagueCountsFollowTheRule() {
        Told told = Told.by("Police/NNS/2/nsubj arrested/VBD/0/root=arrest dozens/NNS/2/dobj/B-CARDINAL=dozen of/IN/3/prep protesters/NNS/4/pobj=protester in/IN/2/prep "
                + "Minsk/NNP/6/pobj/B-GPE ././2/punct");
        assertThat(told.events().get(0).size().arrested()).isEqualTo(new Range(24L, null));
    }

    @Test
    void politiciansAttackEachOtherInWords() {
        assertThat(Told.by("President/NNP/3/compound Vladimir/NNP/3/compound/B-PERSON Putin/NNP/4/nsubj/I-PERSON attacked/VBD/0/root=attack "
                + "Boris/NNP/6/compound/B-PERSON Johnson/NNP/4/dobj/I-PERSON ././4/punct").lines())
                .containsExactly("ACCUSE.disapprove President Vladimir Putin > Boris Johnson occurred");
    }

    @Test
    void playsInAMatchAreNoEvents() {
        assertThat(Told.by("Brazil/NNP/2/nsubj/B-GPE beat/VBD/0/root Chile/NNP/2/dobj/B-GPE in/IN/2/prep the/DT/8/det World/NNP/8/compound Cup/NNP/8/compound "
                + "final/NN/4/pobj ././2/punct").events()).isEmpty();
    }

    @Test
    void aPressConferenceIsNoMeeting() {
        assertThat(Told.by("Angela/NNP/2/compound/B-PERSON Merkel/NNP/3/nsubj/I-PERSON held/VBD/0/root=hold a/DT/6/det press/NN/6/compound conference/NN/3/dobj "
                + "in/IN/3/prep Berlin/NNP/7/pobj/B-GPE ././3/punct").events()).isEmpty();
    }

    @Test
    void ofTwoWhoMeetInTheCountryOfTheOneTheOtherVisits() {
        assertThat(Told.by("Poland/NNP/2/nsubj/B-GPE met/VBD/0/root=meet Spain/NNP/2/dobj/B-GPE in/IN/2/prep Madrid/NNP/4/pobj/B-GPE ././2/punct").lines())
                .containsExactly("CONSULT.visit Poland > Spain occurred");
        assertThat(Told.by("Poland/NNP/2/nsubj/B-GPE met/VBD/0/root=meet Spain/NNP/2/dobj/B-GPE in/IN/2/prep Geneva/NNP/4/pobj/B-GPE ././2/punct").lines())
                .containsExactly("CONSULT.third-party Poland, Spain > - occurred");
    }

    @Test
    void ofTwoWhoCooperateTheFirstActs() {
        assertThat(Told.by("Kenya/NNP/4/nsubj/B-GPE and/CC/1/cc Uganda/NNP/1/conj/B-GPE shared/VBD/0/root=share intelligence/NN/4/dobj ././4/punct").lines())
                .containsExactly("COOPERATE Kenya > Uganda occurred");
    }

    @Test
    void aRefusalGoesToWhoeverAsked() {
        assertThat(Told.by("Peru/NNP/2/nsubj/B-GPE asked/VBD/0/root=ask Chile/NNP/2/dobj/B-GPE to/TO/5/aux apologise/VB/2/xcomp but/CC/2/cc "
                + "Chile/NNP/8/nsubj/B-GPE refused/VBD/2/conj=refuse ././2/punct").lines())
                .containsExactly("REQUEST.yield Peru > Chile occurred", "REJECT Chile > Peru occurred");
    }

    @Test
    void whatIsAskedForGivesTheMode() {
        assertThat(Told.by("Peru/NNP/2/nsubj/B-GPE urged/VBD/0/root=urge Chile/NNP/2/dobj/B-GPE to/TO/5/aux vacate/VB/2/xcomp the/DT/7/det lighthouse/NN/5/dobj "
                + "././2/punct").lines()).containsExactly("REQUEST.yield Peru > Chile occurred");
    }

    @Test
    void aCityIsWhereAndNotToWhom() {
        Event event = Told.by("Chadian/JJ/2/nmod/B-NORP troops/NNS/3/nsubj=troop rolled/VBD/0/root=roll into/IN/3/prep Kano/NNP/4/pobj/B-GPE ././3/punct").events().get(0);
        assertThat(event.event()).isEqualTo(EventType.MOBILIZE);
        assertThat(event.recipient()).isEmpty();
        assertThat(event.eventLoc().name()).isEqualTo("Kano");
    }

    @Test
    void aDeedIsWhereThoseStandWhoDoIt() {
        Event event = Told.by("The/DT/2/det garrison/NN/5/nsubj at/IN/2/prep Kano/NNP/3/pobj/B-GPE abandoned/VBD/0/root=abandon its/PRP$/7/poss barracks/NNS/5/dobj=barrack ././5/punct")
                .events().get(0);
        assertThat(event.event()).isEqualTo(EventType.RETREAT);
        assertThat(event.eventLoc().name()).isEqualTo("Kano");
    }

    @Test
    void whatAStateDoesToItsOwnIsNoSanction() {
        assertThat(Told.by("Chad/NNP/2/nsubj/B-GPE fined/VBD/0/root=fine Chadian/JJ/4/nmod/B-NORP officials/NNS/2/dobj=official ././2/punct").lines())
                .containsExactly("COERCE.restrict Chad > Chadian officials occurred");
    }

    @Test
    void accidentsAreNoAssaults() {
        assertThat(Told.by("An/DT/2/det earthquake/NN/3/nsubj killed/VBD/0/root=kill five/CD/6/nmod Turkish/JJ/6/nmod/B-NORP soldiers/NNS/3/dobj=soldier ././3/punct")
                .events()).isEmpty();
    }

    @Test
    void eachOtherIsNoRecipient() {
        assertThat(Told.by("Peru/NNP/4/nsubj/B-GPE and/CC/1/cc Chile/NNP/1/conj/B-GPE accused/VBD/0/root=accuse each/DT/6/det other/JJ/4/dobj of/IN/4/prep "
                + "spying/VBG/7/pcomp=spy ././4/punct").lines()).containsExactly("ACCUSE.allege Peru, Chile > - occurred");
    }
}

package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarche.record.ArticleRecord;
import org.demarche.record.Force;
import org.junit.jupiter.api.Test;

/** How many of what, whose, doing what. */
class ForcesTest {

    @Test
    void troopsAreCountedWithTheirOwnerAndAct() {
        ArticleRecord record = Read.of("Russia has deployed more than 20,000 troops near the border with Ukraine.");
        Force force = record.forces().get(0);
        assertThat(record.entity(force.entity()).code()).isEqualTo("RUS");
        assertThat(force.kind()).isEqualTo("troops");
        assertThat(force.min()).isEqualTo(20_000);
        assertThat(force.max()).isNull();
        assertThat(force.action()).isEqualTo("deployed");
    }

    @Test
    void whatOneHasOfMoreIsCounted() {
        ArticleRecord record = Read.of("Greece sent two of its frigates to Cyprus.");
        assertThat(record.forces()).hasSize(1);
        assertThat(record.forces().get(0).min()).isEqualTo(2);
        assertThat(record.forces().get(0).kind()).isEqualTo("ships");
    }

    @Test
    void aWithdrawalIsOne() {
        ArticleRecord record = Read.of("France withdrew 2,000 soldiers from Mali.");
        assertThat(record.forces().get(0).action()).isEqualTo("withdrawn");
        assertThat(record.forces().get(0).from()).isEqualTo("Mali");
    }

    @Test
    void theDeadAreNoForce() {
        assertThat(Read.of("The army said 31 soldiers were killed in the ambush in Mali.").forces()).isEmpty();
        assertThat(Read.of("Azerbaijan confirmed the loss of 31 soldiers.").forces()).isEmpty();
    }

    @Test
    void whatIsOnlyAConditionMovesNoForce() {
        assertThat(Read.of("Georgia's president offered to lift the embargo if the separatists pulled their mortars back from the bridge.").forces()).isEmpty();
    }

    @Test
    void aForceThatHangsOnNothingIsNoneMoved() {
        // once an index of −1: a force that is its sentence's root was asked what its verb stands under
        assertThat(Read.of("Tanks.").forces()).isEmpty();
    }

    @Test
    void aSinglePersonIsNoForce() {
        assertThat(Read.of("One officer from Egypt watched the parade.").forces()).isEmpty();
    }

    @Test
    void vagueCountsAreOpenAbove() {
        Force force = Read.of("Russia moved dozens of tanks to the border with Georgia.").forces().get(0);
        assertThat(force.kind()).isEqualTo("vehicles");
        assertThat(force.min()).isEqualTo(24);
        assertThat(force.max()).isNull();
        assertThat(force.location() + force.to()).contains("the border");
    }

    @Test
    void aUnitHasNoCountOfMen() {
        Force force = Read.of("Iraq sent two divisions to Basra.").forces().get(0);
        assertThat(force.kind()).isEqualTo("troops");
        assertThat(force.min()).isNull();
        assertThat(force.to()).isEqualTo("Basra");
    }

    @Test
    void aNumberOfThemStandsForTheForce() {
        ArticleRecord record = Read.of("Egypt will let the observers, 28 of them, cross the canal.");
        assertThat(record.forces()).extracting(Force::kind, Force::min).containsExactly(org.assertj.core.groups.Tuple.tuple("observers", 28L));
    }

    @Test
    void aDayOfTheMonthIsNoCount() {
        assertThat(Read.of("On 7 April Sudanese troops attacked the station.").forces()).isEmpty();
    }

    @Test
    void tanksThatBurnAreNoForce() {
        assertThat(Read.of("Karabakh's army said it had burned four tanks.").forces()).isEmpty();
    }

    @Test
    void whereTroopsLandIsWhereTheyGo() {
        Force force = Read.of("Some 4,000 American paratroopers landed at Tripoli on Monday.").forces().get(0);
        assertThat(force.to()).isEqualTo("Tripoli");
        assertThat(force.action()).isEqualTo("sent");
    }

    @Test
    void troopsPutOnAlertAreAlerted() {
        Force force = Read.of("Britain put 1,000 troops on alert.").forces().get(0);
        assertThat(force.action()).isEqualTo("alerted");
    }

    @Test
    void aPlaceBehindTheForceIsItsPlaceWhateverItHangsOn() {
        Force force = Read.of("Tensions have soared after the Russian deployment of more than 100,000 troops and heavy weapons to three sides of Ukraine.").forces().get(0);
        assertThat(force.to()).startsWith("three sides");
    }

    @Test
    void aFewLorriesAreNoForceUnlessAnArmyOwnsThem() {
        assertThat(Read.of("Israel bombed three lorries near Zabadani.").forces()).isEmpty();
        assertThat(Read.of("Chad sent three army lorries to the border.").forces()).hasSize(1);
    }

    @Test
    void aPartOfAForceIsCountedByItself() {
        Force force = Read.of("Seoul withdrew three of the six howitzers.").forces().get(0);
        assertThat(force.min()).isEqualTo(3);
    }

    @Test
    void thoseOnTheirWayAreSent() {
        assertThat(Read.of("Seoul said 300 more marines were on their way to the island.").forces().get(0).action()).isEqualTo("sent");
    }

    @Test
    void whereAPlainVerbMovesOrPutsAForceTellsTheAct() {
        Force sent = Read.of("Nairobi trucked two hundred policemen to Mandera.").forces().get(0);
        assertThat(sent.action()).isEqualTo("sent");
        assertThat(sent.to()).isEqualTo("Mandera");
        assertThat(Read.of("The Greek coastguard moored three cutters across the mouth of the harbour.").forces().get(0).action()).isEqualTo("deployed");
    }

    @Test
    void aColumnHasNoCountOfItsVehicles() {
        Force force = Read.of("Iran moved a column of tanks to the frontier.").forces().get(0);
        assertThat(force.kind()).isEqualTo("vehicles");
        assertThat(force.min()).isNull();
    }

    @Test
    void aStatesOwnWeaponsOnTheMoveAreAForce() {
        assertThat(Read.of("Venezuela withdrew its tanks.").forces()).extracting(Force::action).containsExactly("withdrawn");
    }

    @Test
    void theStateBeforeADeploymentOwnsIt() {
        ArticleRecord record = Read.of("The Russian deployment of more than 100,000 troops and heavy weaponry to three sides of its border with Ukraine began in 2021.");
        assertThat(record.entity(record.forces().get(0).entity()).code()).isEqualTo("RUS");
    }

    @Test
    void halfAMillionIsCounted() {
        assertThat(Read.of("India has sent half a million soldiers to the border.").forces().get(0).min()).isEqualTo(500_000);
    }

    @Test
    void aUnitThatADeploymentMovesIsAForce() {
        ArticleRecord record = Read.of("Azerbaijan's deployment of a tank regiment to the Samur crossing was answered by Russia.");
        assertThat(record.forces()).hasSize(1);
        assertThat(record.forces().get(0).action()).isEqualTo("deployed");
    }

    @Test
    void countedPoliceAreAForce() {
        assertThat(Read.of("About 800 paramilitary police patrolled the town of Kisumu.").forces()).extracting(Force::kind).containsExactly("police");
    }

    @Test
    void theMenOfTheSentenceBeforeAreAForce() {
        ArticleRecord record = Read.of("British paratroopers hold the airport at Lungi. Britain said the 800 men would leave in June.");
        assertThat(record.forces()).extracting(Force::action).contains("withdrawn");
    }
}

package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.engine.world.Parsed.entry;
import static org.demarche.engine.world.Parsed.read;

import java.time.LocalDate;
import java.util.List;
import org.demarche.record.EntityKind;
import org.junit.jupiter.api.Test;

/** Of which state or body a role, a thing or a people is, by the words around it. */
class RolesTest {

    @Test
    void roleAndCountryComposeInAnyOrder() {
        EntityBook book = read(null,
                "Malian/JJ/3/nmod army/NN/3/compound officers/NNS/4/nsubj arrested/VBD/0/root police/NNS/4/dobj in/IN/5/prep Kenya/NNP/6/pobj/B-GPE "
                        + "././4/punct");
        assertThat(entry(book, 0, 2).code()).isEqualTo("MLI");
        assertThat(entry(book, 0, 2).sectors()).startsWith("MIL");
        assertThat(entry(book, 0, 4).code()).isEqualTo("KEN");
        assertThat(entry(book, 0, 4).sectors()).containsExactly("COP");
    }

    @Test
    void twoCountriesBeforeOneNounAreTwoEntities() {
        EntityBook book = read(null,
                "U.S./NNP/4/compound/B-GPE and/CC/1/cc Russian/JJ/1/conj/B-NORP diplomats/NNS/5/nsubj met/VBD/0/root ././5/punct");
        assertThat(book.group(0, 3)).extracting(e -> book.entry(e).code()).containsExactly("USA", "RUS");
    }

    @Test
    void severalStatesBeforeOneNounStandAtTheirNames() {
        EntityBook book = read(null,
                "U.S./NNP/4/compound/B-GPE and/CC/1/cc Russian/JJ/1/conj/B-NORP diplomats/NNS/5/nsubj met/VBD/0/root ././5/punct");
        assertThat(book.members(0, 3)).extracting(m -> m.span().of("U.S. and Russian diplomats met")).containsExactly("U.S.", "Russian");
    }

    @Test
    void aRoleIsOfTheStateForWhichItsSurroundingsSpeakAndOfNoneWhereTwoAreAlike() {
        EntityBook one = read(null, "Kenya/NNP/2/nsubj/B-GPE mourned/VBD/0/root ././2/punct", "Police/NNS/2/nsubj fired/VBD/0/root ././2/punct");
        assertThat(entry(one, 1, 0).code()).isEqualTo("KEN");
        assertThat(entry(one, 1, 0).why()).contains("the only state of a sentence before");
        EntityBook two = read(null, "Chad/NNP/4/nsubj/B-GPE and/CC/1/cc Niger/NNP/1/conj/B-GPE quarrelled/VBD/0/root ././4/punct",
                "Police/NNS/2/nsubj fired/VBD/0/root ././2/punct");
        assertThat(entry(two, 1, 0).code()).isNull();
    }

    @Test
    void aShipWithoutAFlagIsATradersAsItsNounSays() {
        EntityBook book = read(null, "Sailors/NNS/2/nsubj boarded/VBD/0/root a/DT/4/det trawler/NN/2/dobj ././2/punct");
        assertThat(book.entry(book.of(0, 3)).sectors()).containsExactly("BUS");
    }

    @Test
    void gunmenAreOfTheirPlaceAndOfNoneOfTwoCountriesThatAreOnlyNamed() {
        EntityBook named = read(null, "Gunmen/NNS/2/nsubj defied/VBD/0/root Israel/NNP/2/dobj/B-GPE and/CC/3/cc Egypt/NNP/3/conj/B-GPE ././2/punct");
        assertThat(entry(named, 0, 0).code()).isNull();
        EntityBook there = read(null, "In/IN/4/prep Nigeria/NNP/1/pobj/B-GPE ,/,/4/punct gunmen/NNS/5/nsubj defied/VBD/0/root Israel/NNP/5/dobj/B-GPE ././5/punct");
        assertThat(entry(there, 0, 3).code()).isEqualTo("NGA");
    }

    @Test
    void anEnvoyIsOfWhereHeComesFromAndAnAideOfWhomHeServes() {
        EntityBook book = read(null, "An/DT/2/det envoy/NN/5/nsubj from/IN/2/prep Oslo/NNP/3/pobj/B-GPE met/VBD/0/root an/DT/7/det aide/NN/5/dobj to/IN/7/prep "
                + "Chad/NNP/11/poss/B-GPE 's/POS/9/case president/NN/8/pobj ././5/punct");
        assertThat(entry(book, 0, 1).code()).isEqualTo("NOR");
        assertThat(entry(book, 0, 6).code()).isEqualTo("TCD");
    }

    @Test
    void aShipIsNoPersonAndBelongsToItsFlag() {
        EntityBook book = read(null, "The/DT/4/det Spanish/JJ/4/nmod/B-NORP trawler/NN/4/compound Estai/NNP/5/nsubj/B-PERSON passed/VBD/0/root the/DT/8/det USS/NNP/8/compound "
                + "Cole/NNP/5/dobj/B-PERSON ././5/punct");
        assertThat(entry(book, 0, 3).kind()).isEqualTo(EntityKind.ORGANIZATION);
        assertThat(entry(book, 0, 3).code()).isEqualTo("ESP");
        assertThat(entry(book, 0, 3).sectors()).containsExactly("BUS");
        assertThat(entry(book, 0, 7).code()).isEqualTo("USA");
        assertThat(entry(book, 0, 7).sectors()).containsExactly("MIL");
    }

    @Test
    void thingsActForACountryOnlyWhereOneIsNamed() {
        EntityBook book = read(null, "Indian/JJ/2/nmod/B-NORP mortars/NNS/3/nsubj hit/VBD/0/root two/CD/5/num lorries/NNS/3/dobj ././3/punct");
        assertThat(entry(book, 0, 1).code()).isEqualTo("IND");
        assertThat(entry(book, 0, 1).sectors()).containsExactly("MIL");
        assertThat(book.at(0, 4)).isEmpty();
    }

    @Test
    void whatTheStatesOfARegionSendIsTheirs() {
        EntityBook book = read(null, "West/JJ/3/nmod African/JJ/3/nmod/B-NORP mediators/NNS/4/nsubj met/VBD/0/root African/JJ/6/nmod/B-NORP leaders/NNS/4/dobj ././4/punct");
        assertThat(entry(book, 0, 2).code()).isEqualTo("IGO");
        assertThat(entry(book, 0, 5).code()).isNull();
    }

    @Test
    void peopleWhoMarchAreACrowdAndPeoplesWhoTalkAreTheirGovernments() {
        EntityBook book = read(null, "Serbian/JJ/2/nmod/B-NORP students/NNS/3/nsubj march/VBP/0/root ././3/punct",
                "Serbian/JJ/2/nmod/B-NORP women/NNS/3/nsubj march/VBP/0/root ././3/punct",
                "Israelis/NNPS/4/nsubj/B-NORP and/CC/1/cc Syrians/NNPS/1/conj/B-NORP resume/VBP/0/root talks/NNS/4/dobj ././4/punct");
        assertThat(entry(book, 0, 1).sectors()).containsExactly("EDU");
        assertThat(entry(book, 1, 1).sectors()).containsExactly("SOC");
        assertThat(entry(book, 2, 0).sectors()).containsExactly("GOV");
        assertThat(entry(book, 2, 2).sectors()).containsExactly("GOV");
    }

    @Test
    void soldiersOfAPresidentAreSoldiersFirst() {
        EntityBook book = read(LocalDate.of(2011, 2, 1), "Laurent/NNP/2/compound/B-PERSON Gbagbo/NNP/4/poss/I-PERSON 's/POS/2/case soldiers/NNS/5/nsubj fired/VBD/0/root "
                + "././5/punct");
        assertThat(entry(book, 0, 3).sectors()).containsExactly("MIL", "GOV");
    }

    @Test
    void ministersOfSeveralStatesAreOnePersonOfEach() {
        EntityBook book = read(null, "The/DT/3/det foreign/JJ/3/nmod ministers/NNS/8/nsubj of/IN/3/prep Ghana/NNP/4/pobj/B-GPE and/CC/5/cc "
                + "Togo/NNP/5/conj/B-GPE met/VBD/0/root ././8/punct");
        List<EntityBook.Member> members = book.members(0, 2);
        assertThat(members).extracting(m -> book.entry(m.entity()).office()).containsExactly("Foreign Minister of Ghana", "Foreign Minister of Togo");
        assertThat(members).extracting(m -> m.span().of("The foreign ministers of Ghana and Togo met."))
                .containsExactly("The foreign ministers of Ghana", "Togo");
        assertThat(book.at(0, 6)).hasValue(members.get(1).entity());
    }

    @Test
    void soldiersAreOfWhoeverSendsThemAndOfficialsOfWhomTheySpeak() {
        EntityBook book = read(null,
                "Abuja/NNP/2/nsubj/B-GPE says/VBZ/0/root Niamey/NNP/4/nsubj/B-GPE send/VBP/2/ccomp gendarmes/NNS/4/dobj ././2/punct",
                "Niamey/NNP/2/nsubj/B-GPE expels/VBZ/8/ccomp a/DT/5/det Nigerian/JJ/5/nmod/B-NORP envoy/NN/2/dobj ,/,/8/punct officials/NNS/8/nsubj "
                        + "say/VBP/0/root ././8/punct",
                "Niger/NNP/7/nsubj/B-GPE ,/,/1/punct where/WRB/5/advmod crowds/NNS/5/nsubj rioted/VBD/1/relcl ,/,/1/punct asked/VBD/0/root "
                        + "Nigeria/NNP/7/dobj/B-GPE ././7/punct");
        assertThat(entry(book, 0, 4).code()).isEqualTo("NER");
        assertThat(entry(book, 1, 6).code()).isEqualTo("NER");
        assertThat(entry(book, 2, 3).code()).isEqualTo("NER");
    }

    @Test
    void aKingIsOfTheOnlyCountryThatHasOne() {
        EntityBook book = read(LocalDate.of(2003, 5, 16), "Nepal/NNP/2/nsubj/B-GPE warned/VBD/0/root India/NNP/2/dobj/B-GPE ././2/punct",
                "The/DT/2/det king/NN/3/nsubj smiled/VBD/0/root ././3/punct");
        assertThat(entry(book, 1, 1).office()).isEqualTo("King of Nepal");
    }

    @Test
    void thePopeAndTheTurkmenHaveAState() {
        EntityBook book = read(null, "The/DT/2/det pope/NN/3/nsubj blessed/VBD/0/root Turkmen/JJ/5/nmod/B-NORP police/NNS/3/dobj ././3/punct");
        assertThat(entry(book, 0, 1).code()).isEqualTo("VAT");
        assertThat(entry(book, 0, 4).code()).isEqualTo("TKM");
    }

    @Test
    void aPeopleIsOfTheCountryWhereItLivesWhereAnArticleOfThatTimeNamesIt() {
        String[] text = {"Serb/JJ/2/amod/B-NORP gunners/NNS/3/nsubj shelled/VBD/0/root Sarajevo/NNP/3/dobj/B-GPE ././3/punct",
                "The/DT/2/det Serbs/NNPS/3/nsubj/B-NORP withdrew/VBD/0/root ././3/punct"};
        EntityBook war = read(LocalDate.of(1993, 5, 1), text);
        assertThat(entry(war, 0, 1).code()).isEqualTo("BIH");
        assertThat(entry(war, 0, 1).sectors()).startsWith("PRE", "MIL");
        assertThat(entry(war, 1, 1).code()).isEqualTo("BIH");
        assertThat(entry(read(LocalDate.of(2010, 5, 1), text), 0, 1).code()).isEqualTo("SRB");
        EntityBook elsewhere = read(LocalDate.of(1993, 5, 1), "Serb/JJ/2/amod/B-NORP gunners/NNS/3/nsubj shelled/VBD/0/root it/PRP/3/dobj ././3/punct");
        assertThat(entry(elsewhere, 0, 1).code()).isEqualTo("SRB");
    }

    @Test
    void aPeopleOfSeveralStatesIsOfTheOnlyOneThatTheArticleNames() {
        String kurds = "Kurdish/JJ/2/amod/B-NORP rebels/NNS/3/nsubj attacked/VBD/0/root a/DT/5/det post/NN/3/dobj in/IN/5/prep Turkey/NNP/6/pobj/B-GPE ././3/punct";
        assertThat(entry(read(null, kurds), 0, 1).code()).isEqualTo("TUR");
        assertThat(entry(read(null, kurds), 0, 1).sectors()).containsExactly("REB");
        EntityBook two = read(null, "Kurdish/JJ/2/amod/B-NORP rebels/NNS/3/nsubj left/VBD/0/root Turkey/NNP/3/dobj/B-GPE for/IN/3/prep Iraq/NNP/5/pobj/B-GPE ././3/punct");
        assertThat(entry(two, 0, 1).code()).isNotEqualTo("SYR").isNotEqualTo("IRN");
    }

    @Test
    void aStatesRedCrossIsItsOwn() {
        EntityBook book = read(null, "Turkey/NNP/4/poss/B-GPE 's/POS/1/case Red/NNP/4/compound/B-ORG Crescent/NNP/5/nsubj/I-ORG sent/VBD/0/root tents/NNS/5/dobj ././5/punct",
                "The/DT/3/det Red/NNP/3/compound/B-ORG Cross/NNP/4/nsubj/I-ORG thanked/VBD/0/root it/PRP/4/dobj ././4/punct");
        assertThat(entry(book, 0, 3).code()).isEqualTo("TUR");
        assertThat(entry(book, 1, 2).code()).isEqualTo("NGO");
    }

    @Test
    void congressIsTheAmericanOneUnlessTheArticleSpeaksOfOthersAlone() {
        String congress = "Congress/NNP/2/nsubj/B-ORG suspended/VBD/0/root two/CD/4/num decrees/NNS/2/dobj ././2/punct";
        assertThat(entry(read(null, congress), 0, 0).code()).isEqualTo("USA");
        EntityBook peru = read(null, "Peru/NNP/2/nsubj/B-GPE waited/VBD/0/root ././2/punct", congress);
        assertThat(entry(peru, 1, 0).code()).isNotEqualTo("USA");
        assertThat(entry(peru, 1, 0).sectors()).containsExactly("LEG");
    }

    @Test
    void aTitleThatOpensWithABodyIsOfThatBody() {
        EntityBook book = read(null, "The/DT/3/det U.N./NNP/3/compound/B-ORG commander/NN/4/nsubj left/VBD/0/root Bosnia/NNP/4/dobj/B-GPE ././4/punct");
        assertThat(entry(book, 0, 2).code()).isEqualTo("UNO");
        EntityBook envoy = read(null, "Burundi/NNP/4/poss/B-GPE 's/POS/1/case U.N./NNP/4/compound/B-ORG ambassador/NN/5/nsubj spoke/VBD/0/root ././5/punct");
        assertThat(entry(envoy, 0, 3).code()).isEqualTo("BDI");
    }

    @Test
    void whoIsForAStateIsNotOfItThoughOneWordSaysSo() {
        EntityBook book = read(null, "Pro-Russian/JJ/2/amod/B-NORP separatists/NNS/3/nsubj seized/VBD/0/root Kramatorsk/NNP/3/dobj/B-GPE in/IN/4/prep Ukraine/NNP/5/pobj/B-GPE ././3/punct");
        assertThat(entry(book, 0, 1).code()).isNotEqualTo("RUS");
    }

    @Test
    void villagersOfAPeopleAreCiviliansFirst() {
        EntityBook book = read(LocalDate.of(1992, 6, 1), "Serb/JJ/2/amod/B-NORP villagers/NNS/3/nsubj fled/VBD/0/root Bosnia/NNP/3/dobj/B-GPE ././3/punct");
        assertThat(entry(book, 0, 1).code()).isEqualTo("BIH");
        assertThat(entry(book, 0, 1).sectors()).containsExactly("CVL");
    }

    @Test
    void whoAndWhatBelongsToAForceIsTheForcesFirst() {
        EntityBook book = read(null, "Irish/JJ/3/nmod/B-NORP navy/NN/3/compound surgeons/NNS/4/nsubj boarded/VBD/0/root a/DT/7/det police/NN/7/compound "
                + "helicopter/NN/4/dobj ././4/punct", "Mali/NNP/4/poss/B-GPE 's/POS/1/case military/JJ/4/nmod government/NN/5/nsubj fell/VBD/0/root ././5/punct");
        assertThat(entry(book, 0, 2).sectors()).containsExactly("MIL", "MED");
        assertThat(entry(book, 0, 6).sectors()).startsWith("COP");
        assertThat(entry(book, 1, 3).sectors()).contains("GOV");
    }

    @Test
    void menInMasksOrUniformAreArmedAndUnknownAndOthersAreCivilians() {
        EntityBook book = read(null, "Men/NNS/4/nsubj in/IN/1/prep uniform/NN/2/pobj shot/VBD/0/root three/CD/6/num men/NNS/4/dobj ././4/punct",
                "Masked/JJ/2/amod men/NNS/3/nsubj fled/VBD/0/root ././3/punct");
        assertThat(entry(book, 0, 0).sectors()).containsExactly("UAF");
        assertThat(entry(book, 0, 5).sectors()).containsExactly("CVL");
        assertThat(entry(book, 1, 1).sectors()).containsExactly("UAF");
    }

    @Test
    void ministersOfABodysStatesGovernAndItsOfficialsHaveNoSector() {
        EntityBook book = read(null, "EU/NNP/3/compound/B-ORG foreign/JJ/3/nmod ministers/NNS/4/nsubj met/VBD/0/root NATO/NNP/6/compound/B-ORG "
                + "officials/NNS/4/dobj ././4/punct");
        assertThat(entry(book, 0, 2).code()).isEqualTo("EUR");
        assertThat(entry(book, 0, 2).sectors()).containsExactly("GOV");
        assertThat(entry(book, 0, 5).code()).isEqualTo("IGO");
        assertThat(entry(book, 0, 5).sectors()).isEmpty();
    }

    @Test
    void aNounThatSaysLittleIsOfWhateverItsPhraseSays() {
        EntityBook book = read(null, "Kenyan/JJ/2/nmod/B-NORP units/NNS/3/nsubj searched/VBD/0/root a/DT/6/det camera/NN/6/compound crew/NN/3/dobj ././3/punct",
                "Kenyan/JJ/2/nmod/B-NORP inspectors/NNS/3/nsubj thanked/VBD/0/root Muslims/NNPS/3/dobj/B-NORP and/CC/4/cc a/DT/7/det mob/NN/4/conj ././3/punct");
        assertThat(entry(book, 0, 1).sectors()).containsExactly("MIL");
        assertThat(entry(book, 0, 5).sectors()).startsWith("JRN");
        assertThat(entry(book, 1, 1).sectors()).containsExactly("GOV");
        assertThat(entry(book, 1, 3).sectors()).containsExactly("CVL");
        assertThat(entry(book, 1, 6).sectors()).containsExactly("SOC");
    }
}

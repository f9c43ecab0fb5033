package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.demarche.record.EntityKind;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;
import org.junit.jupiter.api.Test;

/** Names of places that are traps: namesakes, given names, common words. */
class PlacesTest {
    private static Optional<Location> place(EntityBook book, int sentence, int word) {
        return book.place(sentence, word);
    }

    @Test
    void aCityHasItsCountryCoordinatesAndSpan() {
        EntityBook book = Parsed.book("Rebels/NNS/2/nsubj shelled/VBD/0/root Aleppo/NNP/2/dobj/B-GPE in/IN/3/prep Syria/NNP/4/pobj/B-GPE ././2/punct");
        Location aleppo = place(book, 0, 2).orElseThrow();
        assertThat(aleppo.code()).isEqualTo("SYR");
        assertThat(aleppo.resolution()).isEqualTo(PlaceResolution.CITY);
        assertThat(aleppo.lat()).isBetween(36.0, 36.5);
        assertThat(aleppo.geonameid()).isEqualTo(170063L);
        assertThat(aleppo.span().of("Rebels shelled Aleppo")).isEqualTo("Aleppo");
        assertThat(place(book, 0, 4).orElseThrow().resolution()).isEqualTo(PlaceResolution.COUNTRY);
    }

    @Test
    void genevaIsSwissThoughTheArticleNamesAmericans() {
        EntityBook book = Parsed.book("American/JJ/2/amod/B-NORP officials/NNS/3/nsubj met/VBD/0/root Americans/NNS/3/dobj/B-NORP in/IN/3/prep Geneva/NNP/5/pobj/B-GPE ././3/punct");
        assertThat(place(book, 0, 5).orElseThrow().code()).isEqualTo("CHE");
    }

    @Test
    void moscowInIdahoIsNotRussias() {
        EntityBook book = Parsed.book("Students/NNS/2/nsubj marched/VBD/0/root in/IN/2/prep Moscow/NNP/3/pobj/B-GPE ,/,/4/punct Idaho/NNP/4/appos/B-GPE ././2/punct");
        assertThat(place(book, 0, 3).orElseThrow().code()).isEqualTo("USA");
        assertThat(place(book, 0, 3).orElseThrow().lat()).isBetween(46.0, 47.5);
    }

    @Test
    void georgiaIsTheStateWhereTheArticleIsAmericanAndTheCountryElsewhere() {
        EntityBook state = Parsed.book("Voters/NNS/2/nsubj queued/VBD/0/root in/IN/2/prep Georgia/NNP/3/pobj/B-GPE and/CC/4/cc Atlanta/NNP/4/conj/B-GPE ././2/punct");
        assertThat(place(state, 0, 3).orElseThrow().code()).isEqualTo("USA");
        assertThat(state.entry(state.of(0, 3)).kind()).isEqualTo(EntityKind.PLACE);
        EntityBook country = Parsed.book("Russia/NNP/2/nsubj/B-GPE invaded/VBD/0/root Georgia/NNP/2/dobj/B-GPE ././2/punct");
        assertThat(place(country, 0, 2).orElseThrow().code()).isEqualTo("GEO");
        assertThat(country.entry(country.of(0, 2)).kind()).isEqualTo(EntityKind.STATE);
    }

    @Test
    void congoIsKinshasasUnlessTheArticleSpeaksOfBrazzaville() {
        EntityBook kinshasa = Parsed.book("Congo/NNP/2/nsubj/B-GPE complained/VBD/0/root ././2/punct");
        assertThat(kinshasa.entry(kinshasa.of(0, 0)).code()).isEqualTo("COD");
        EntityBook brazzaville = Parsed.book("Congo/NNP/2/nsubj/B-GPE complained/VBD/0/root in/IN/2/prep Brazzaville/NNP/3/pobj/B-GPE ././2/punct");
        assertThat(brazzaville.entry(brazzaville.of(0, 0)).code()).isEqualTo("COG");
    }

    @Test
    void nigerAndNigerStateAreApart() {
        EntityBook book = Parsed.book("Gunmen/NNS/2/nsubj struck/VBD/0/root in/IN/2/prep Niger/NNP/5/compound/B-GPE state/NN/3/pobj ././2/punct",
                "Niger/NNP/2/nsubj/B-GPE protested/VBD/0/root ././2/punct");
        assertThat(place(book, 0, 4).orElseThrow().code()).isEqualTo("NGA");
        assertThat(book.entry(book.of(1, 0)).code()).isEqualTo("NER");
    }

    @Test
    void aPersonsNameIsNoPlace() {
        EntityBook book = Parsed.book("Michael/NNP/2/compound/B-PERSON Jordan/NNP/3/nsubj/I-PERSON met/VBD/0/root Hillary/NNP/5/compound/B-PERSON Clinton/NNP/3/dobj/I-PERSON ././3/punct",
                "George/NNP/2/compound/B-PERSON Washington/NNP/3/nsubj/I-PERSON won/VBD/0/root ././3/punct");
        assertThat(place(book, 0, 1)).isEmpty();
        assertThat(book.entry(book.of(0, 1)).kind()).isEqualTo(EntityKind.PERSON);
        assertThat(book.entry(book.of(0, 1)).code()).isNotEqualTo("JOR");
        assertThat(place(book, 0, 4)).isEmpty();
        assertThat(place(book, 1, 1)).isEmpty();
        assertThat(book.entry(book.of(1, 1)).kind()).isEqualTo(EntityKind.PERSON);
    }

    @Test
    void commonWordsThatAreAlsoTownsAreNoPlaces() {
        EntityBook book = Parsed.book("Police/NNS/3/nsubj and/CC/1/cc Reading/NNP/1/conj pleased/VBD/0/root Nice/JJ/6/nmod Man/NN/4/dobj Of/IN/6/prep Union/NNP/7/pobj/B-ORG ././4/punct"
                .replace("Police/NNS/3/nsubj", "Police/NNS/4/nsubj"));
        for (int word = 0; word < 8; word++) {
            assertThat(place(book, 0, word)).as("word %d", word).isEmpty();
        }
    }

    @Test
    void suchATownIsAPlaceWhereTheWordsAroundSaySo() {
        EntityBook book = Parsed.book("Protesters/NNS/2/nsubj gathered/VBD/0/root in/IN/2/prep Nice/NNP/3/pobj/B-GPE ,/,/4/punct France/NNP/4/appos/B-GPE ././2/punct");
        assertThat(place(book, 0, 3).orElseThrow().code()).isEqualTo("FRA");
    }

    @Test
    void aSpotTakesItsWhereaboutsFromItsPhraseAndAnUnknownOneIsNowhere() {
        EntityBook book = Parsed.book("Planes/NNS/2/nsubj hit/VBD/0/root an/DT/4/det airport/NN/2/dobj in/IN/4/prep Benghazi/NNP/5/pobj/B-GPE and/CC/4/cc a/DT/9/det village/NN/4/conj ././2/punct");
        assertThat(place(book, 0, 3).orElseThrow().code()).isEqualTo("LBY");
        assertThat(place(book, 0, 8)).isEmpty();
    }

    @Test
    void regionsOfCrisesAreKnown() {
        EntityBook book = Parsed.book("Fighting/NN/2/nsubj spread/VBD/0/root in/IN/2/prep Donbas/NNP/3/pobj/B-LOC and/CC/4/cc Nagorno/NNP/8/compound/B-LOC -/HYPH/8/punct/I-LOC Karabakh/NNP/4/conj/I-LOC ././2/punct");
        assertThat(place(book, 0, 3).orElseThrow().code()).isEqualTo("UKR");
        assertThat(place(book, 0, 7).orElseThrow().code()).isEqualTo("AZE");
        assertThat(place(book, 0, 7).orElseThrow().resolution()).isEqualTo(PlaceResolution.REGION);
    }

    @Test
    void aTownThatNoTableKnowsIsOfTheArticlesCountryWithoutCoordinates() {
        EntityBook book = Parsed.book("Zambia/NNP/2/nsubj/B-GPE mourned/VBD/0/root ././2/punct",
                "Soldiers/NNS/2/nsubj entered/VBD/0/root Qwertyville/NNP/2/dobj/B-GPE ././2/punct");
        assertThat(place(book, 1, 2).orElseThrow().code()).isEqualTo("ZMB");
        assertThat(place(book, 1, 2).orElseThrow().lat()).isNull();
    }

    @Test
    void aBorderIsWhereItsCountryIsAndAHotelMayBeAnywhere() {
        EntityBook book = Parsed.book("Troops/NNS/2/nsubj reached/VBD/0/root the/DT/5/det Syrian/JJ/5/nmod/B-NORP border/NN/2/dobj and/CC/5/cc the/DT/9/det "
                + "Syrian/JJ/9/nmod/B-NORP hotel/NN/5/conj ././2/punct");
        assertThat(place(book, 0, 4).orElseThrow().code()).isEqualTo("SYR");
        assertThat(place(book, 0, 8)).isEmpty();
    }

    @Test
    void aTownBearsItsNameRatherThanALargerOneOfAnotherSpelling() {
        EntityBook book = Parsed.book("Peruvian/JJ/2/nmod/B-NORP miners/NNS/3/nsubj marched/VBD/0/root in/IN/3/prep Puno/NNP/4/pobj/B-GPE ././3/punct");
        assertThat(place(book, 0, 4).orElseThrow().code()).isEqualTo("PER");
    }

    @Test
    void theFirstWordsOfALongNameAreATownsNameToo() {
        EntityBook book = Parsed.book("Austria/NNP/2/nsubj/B-GPE moved/VBD/0/root jets/NNS/2/dobj to/IN/2/prep Klagenfurt/NNP/4/pobj/B-GPE ././2/punct");
        assertThat(place(book, 0, 4).orElseThrow().geonameid()).isEqualTo(2774326L);
    }

    @Test
    void aPossessorElsewhereInThePhraseDoesNotOwnATown() {
        EntityBook book = Parsed.book("Turkey/NNP/3/poss/B-GPE 's/POS/1/case drones/NNS/6/nsubj over/IN/3/prep Afrin/NNP/4/pobj/B-GPE hit/VBD/0/root Syria/NNP/6/dobj/B-GPE "
                + "././6/punct");
        assertThat(place(book, 0, 4).orElseThrow().code()).isEqualTo("SYR");
    }

    @Test
    void peopleOfATownNameItThoughTheReaderSeesNoPlace() {
        EntityBook book = Parsed.book("Villagers/NNS/4/nsubj of/IN/1/prep Butare/NNP/2/pobj/B-ORG fled/VBD/0/root Rwanda/NNP/4/dobj/B-GPE ././4/punct");
        assertThat(place(book, 0, 2).orElseThrow().code()).isEqualTo("RWA");
    }

    @Test
    void aTownOfTwoWordsIsAPlaceBehindAPrepositionThoughItLooksLikeAPerson() {
        EntityBook book = Parsed.book("Troops/NNS/2/nsubj advanced/VBD/0/root on/IN/2/prep Banja/NNP/5/compound/B-PERSON Luka/NNP/3/pobj/I-PERSON in/IN/5/prep Bosnia/NNP/6/pobj/B-GPE ././2/punct");
        assertThat(place(book, 0, 4).orElseThrow().code()).isEqualTo("BIH");
    }
}

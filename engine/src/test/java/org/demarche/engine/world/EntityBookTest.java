package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.engine.world.Parsed.entry;
import static org.demarche.engine.world.Parsed.read;

import java.time.LocalDate;
import java.util.List;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.junit.jupiter.api.Test;

/** Who is one entity through an article, and where each is mentioned. */
class EntityBookTest {

    @Test
    void aNameInOfficeOnTheDayHasTheOfficesSectorAndLaterMentionsLeadToIt() {
        EntityBook book = read(LocalDate.of(2022, 2, 1),
                "Russian/JJ/2/nmod President/NNP/4/compound Vladimir/NNP/4/compound/B-PERSON Putin/NNP/5/nsubj/I-PERSON accused/VBD/0/root "
                        + "the/DT/7/det U.S./NNP/5/dobj/B-GPE ././5/punct",
                "Mr./NNP/2/compound Putin/NNP/3/nsubj/B-PERSON said/VBD/0/root he/PRP/5/nsubj disagreed/VBD/3/ccomp ././3/punct");
        Entry putin = entry(book, 0, 3);
        assertThat(putin.name()).isEqualTo("Vladimir Putin");
        assertThat(putin.code()).isEqualTo("RUS");
        assertThat(putin.sectors()).startsWith("GOV");
        assertThat(putin.office()).isEqualTo("President of Russia");
        assertThat(book.at(1, 1)).isEqualTo(book.at(0, 3));
        assertThat(book.at(1, 3)).isEqualTo(book.at(0, 3));
        assertThat(entry(book, 0, 6).code()).isEqualTo("USA");
        assertThat(entry(book, 0, 6).sectors()).containsExactly("GOV");
        assertThat(book.mentionSpan(0, 3).of("Russian President Vladimir Putin accused")).isEqualTo("Russian President Vladimir Putin");
    }

    @Test
    void aTitleInTheTextBeatsTheTable() {
        EntityBook book = read(LocalDate.of(2014, 3, 1),
                "Former/JJ/2/nmod President/NNP/4/compound Bill/NNP/4/compound/B-PERSON Clinton/NNP/5/nsubj/I-PERSON spoke/VBD/0/root ././5/punct");
        assertThat(entry(book, 0, 3).sectors()).containsExactly("ELI");
        assertThat(entry(book, 0, 3).office()).isNull();
    }

    @Test
    void anUnknownNameWithTitleAndCountryIsCodedByTheTitle() {
        EntityBook book = read(LocalDate.of(2020, 5, 1),
                "Zambian/JJ/3/nmod Foreign/NNP/3/compound Minister/NNP/5/compound Qwert/NNP/5/compound/B-PERSON Uiop/NNP/6/nsubj/I-PERSON "
                        + "left/VBD/0/root ././6/punct",
                "Uiop/NNP/2/nsubj/B-PERSON returned/VBD/0/root ././2/punct");
        Entry person = entry(book, 0, 4);
        assertThat(person.name()).isEqualTo("Qwert Uiop");
        assertThat(person.kind()).isEqualTo(EntityKind.PERSON);
        assertThat(person.code()).isEqualTo("ZMB");
        assertThat(person.sectors()).containsExactly("GOV");
        assertThat(book.at(1, 0)).isEqualTo(book.at(0, 4));
    }

    @Test
    void conjunctsAreMembersWithSpansOfTheirOwn() {
        EntityBook book = read(null, "France/NNP/4/nsubj/B-GPE and/CC/1/cc Germany/NNP/1/conj/B-GPE agreed/VBD/0/root ././4/punct",
                "Both/DT/2/det countries/NNS/3/nsubj signed/VBD/0/root ././3/punct");
        assertThat(book.members(0, 0)).extracting(m -> m.span().of("France and Germany")).containsExactly("France", "Germany");
        assertThat(book.group(1, 1)).isEqualTo(book.group(0, 0));
    }

    @Test
    void aCapitalThatActsIsTheGovernmentAndThatStandsInAPlaceIsThePlace() {
        EntityBook book = read(null,
                "Moscow/NNP/2/nsubj/B-GPE protested/VBD/0/root in/IN/2/prep Kyiv/NNP/3/pobj/B-GPE ././2/punct");
        assertThat(entry(book, 0, 0).kind()).isEqualTo(EntityKind.STATE);
        assertThat(entry(book, 0, 0).code()).isEqualTo("RUS");
        assertThat(entry(book, 0, 3).kind()).isEqualTo(EntityKind.PLACE);
        assertThat(entry(book, 0, 3).code()).isEqualTo("UKR");
    }

    @Test
    void anUnknownPhraseIsOpenedWithTheCountryInIt() {
        EntityBook book = read(null, "Iranian/JJ/2/nmod/B-NORP widgets/NNS/3/nsubj exploded/VBD/0/root ././3/punct");
        assertThat(book.at(0, 1)).isEmpty();
        int opened = book.of(0, 1);
        assertThat(book.entry(opened).code()).isEqualTo("IRN");
        assertThat(book.entry(opened).kind()).isEqualTo(EntityKind.GROUP);
        assertThat(book.of(0, 1)).isEqualTo(opened);
        assertThat(book.entities()).extracting(Entity::id).contains(book.id(opened));
    }

    @Test
    void idsFollowTheFirstMentionAndMentionsAreInTextOrder() {
        AnnotatedText text = Parsed.of("China/NNP/2/nsubj/B-GPE warned/VBD/0/root Japan/NNP/2/dobj/B-GPE ././2/punct",
                "Japan/NNP/2/nsubj/B-GPE answered/VBD/0/root ././2/punct").text();
        List<Entity> entities = World.load().read(text, null).entities();
        assertThat(entities).extracting(Entity::id).containsExactly("N1", "N2");
        assertThat(entities).extracting(Entity::code).containsExactly("CHN", "JPN");
        assertThat(entities.get(1).mentions()).isSorted().hasSize(2);
    }

    @Test
    void aNameBeforeAnActMeansItsStateAndIsMentionedThere() {
        EntityBook book = read(null, "Israeli/JJ/2/nmod/B-NORP strikes/NNS/3/nsubj continued/VBD/0/root ././3/punct");
        assertThat(book.at(0, 0)).isEmpty();
        int israel = book.modifier(0, 0).orElseThrow();
        assertThat(book.entry(israel).kind()).isEqualTo(EntityKind.STATE);
        assertThat(book.entry(israel).code()).isEqualTo("ISR");
        assertThat(book.mentionSpan(0, 0).of("Israeli strikes continued")).isEqualTo("Israeli");
        assertThat(book.modifier(0, 1)).isEmpty();
    }

    @Test
    void aTownThatDatesAnAccordIsNoSide() {
        EntityBook book = read(null, "Minsk/NNP/2/compound/B-GPE agreements/NNS/3/nsubj failed/VBD/0/root ././3/punct",
                "Minsk/NNP/2/nsubj/B-GPE protested/VBD/0/root ././2/punct");
        assertThat(book.modifier(0, 0)).isEmpty();
        assertThat(book.entry(book.of(0, 1)).code()).isNull();
        assertThat(entry(book, 1, 0).code()).isEqualTo("BLR");
    }

    @Test
    void theNorthIsAStateWhereTheArticleHasNamedIt() {
        EntityBook book = read(null, "South/NNP/2/compound/B-GPE Korea/NNP/3/nsubj/I-GPE protested/VBD/0/root ././3/punct",
                "the/DT/2/det North/NNP/3/nsubj/B-LOC fired/VBD/0/root on/IN/3/prep the/DT/6/det South/NNP/4/pobj/B-LOC ././3/punct");
        assertThat(book.at(1, 5)).isEqualTo(book.at(0, 1));
        EntityBook other = read(null, "the/DT/2/det North/NNP/3/nsubj/B-LOC fired/VBD/0/root ././3/punct");
        assertThat(other.entities()).noneMatch(e -> "KOR".equals(e.code()) || "PRK".equals(e.code()));
    }

    @Test
    void somebodyWhoFellTheDayBeforeStillHasTheOfficeAndLaterIsFormer() {
        String sentence = "Viktor/NNP/2/compound/B-PERSON Yanukovych/NNP/3/nsubj/I-PERSON fled/VBD/0/root ././3/punct";
        assertThat(entry(read(LocalDate.of(2014, 2, 23), sentence), 0, 1).office()).isEqualTo("President of Ukraine");
        assertThat(entry(read(LocalDate.of(2014, 3, 23), sentence), 0, 1).sectors()).containsExactly("ELI");
    }

    @Test
    void aWeekdayIsNobody() {
        EntityBook book = read(null, "Monday/NNP/2/nsubj/B-ORG passed/VBD/0/root ././2/punct");
        assertThat(book.entities()).isEmpty();
    }

    @Test
    void aTitleWithANameInAppositionIsOneMention() {
        EntityBook book = read(null,
                "the/DT/4/det Zambian/JJ/4/nmod foreign/JJ/4/nmod minister/NN/8/nsubj ,/,/4/punct Qwert/NNP/7/compound/B-PERSON "
                        + "Uiop/NNP/4/appos/I-PERSON left/VBD/0/root ././8/punct");
        assertThat(book.at(0, 6)).isEqualTo(book.at(0, 3));
        assertThat(book.entities()).hasSize(1);
        assertThat(book.entities().get(0).mentions()).hasSize(1);
    }

    @Test
    void whoSpeaksForAStateSaysWeOfIt() {
        EntityBook book = read(null, "Zambia/NNP/2/nsubj/B-GPE waited/VBD/0/root ././2/punct",
                "\"/``/5/punct We/PRP/3/nsubj wait/VBP/5/ccomp \"/''/5/punct said/VBD/0/root the/DT/9/det Zambian/JJ/9/nmod foreign/JJ/9/nmod "
                        + "minister/NN/5/nsubj ././5/punct");
        assertThat(book.at(1, 1)).isEqualTo(book.at(0, 0));
    }

    @Test
    void aPhraseThatNoTableKnowsIsOfWhereItStands() {
        EntityBook book = read(null, "Kenya/NNP/2/nsubj/B-GPE mourned/VBD/0/root ././2/punct", "Widgets/NNS/2/nsubj exploded/VBD/0/root ././2/punct");
        assertThat(book.entry(book.of(1, 0)).code()).isEqualTo("KEN");
    }

    @Test
    void aTitleIsRepeatedShortenedOrAsTheDeputysOwn() {
        EntityBook book = read(null, "Defence/NNP/2/compound Minister/NNP/4/compound Qwert/NNP/4/compound/B-PERSON Uiop/NNP/5/nsubj/I-PERSON spoke/VBD/0/root ././5/punct",
                "the/DT/2/det minister/NN/3/nsubj left/VBD/0/root ././3/punct");
        assertThat(book.at(1, 1)).isEqualTo(book.at(0, 3));
        EntityBook deputy = read(null, "Vice/NNP/2/compound President/NNP/4/compound Qwert/NNP/4/compound/B-PERSON Uiop/NNP/5/nsubj/I-PERSON spoke/VBD/0/root ././5/punct",
                "the/DT/2/det president/NN/3/nsubj left/VBD/0/root ././3/punct");
        assertThat(deputy.at(1, 1)).isNotEqualTo(deputy.at(0, 3));
    }

    @Test
    void aDateBeforeANameIsNoPartOfIt() {
        EntityBook book = read(null, "Thabo/NNP/2/compound/B-PERSON Mbeki/NNP/3/nsubj/I-PERSON spoke/VBD/0/root ././3/punct",
                "on/IN/5/prep 16/CD/3/num/B-DATE April/NNP/4/compound/I-DATE Mbeki/NNP/5/nsubj/B-PERSON left/VBD/0/root ././5/punct");
        assertThat(book.at(1, 3)).isEqualTo(book.at(0, 1));
    }

    @Test
    void theSouthIsSouthSudanWhereTheArticleHasNamedIt() {
        EntityBook book = read(null, "South/NNP/2/compound/B-GPE Sudan/NNP/3/nsubj/I-GPE protested/VBD/0/root ././3/punct",
                "the/DT/2/det South/NNP/3/nsubj/B-LOC fired/VBD/0/root on/IN/3/prep the/DT/6/det North/NNP/4/pobj/B-LOC ././3/punct");
        assertThat(book.at(1, 1)).isEqualTo(book.at(0, 1));
        assertThat(entry(book, 1, 5).code()).isEqualTo("SDN");
    }

    @Test
    void bothCapitalsAreTheTwoStates() {
        EntityBook book = read(null, "Chad/NNP/2/nsubj/B-GPE warned/VBD/0/root Niger/NNP/2/dobj/B-GPE ././2/punct",
                "an/DT/2/det envoy/NN/3/nsubj telephoned/VBD/0/root both/DT/5/det capitals/NNS/3/dobj ././3/punct");
        assertThat(book.group(1, 4)).extracting(e -> book.entry(e).code()).containsExactlyInAnyOrder("TCD", "NER");
    }

    @Test
    void theGovernmentOfTheOnlyStateIsThatState() {
        EntityBook book = read(null, "Kenya/NNP/2/nsubj/B-GPE mourned/VBD/0/root ././2/punct", "the/DT/2/det government/NN/3/nsubj fell/VBD/0/root ././3/punct");
        assertThat(book.at(1, 1)).isEqualTo(book.at(0, 0));
    }

    @Test
    void aGuessedCountryYieldsToTheOneThatTheTextTells() {
        EntityBook book = read(null, "Chad/NNP/2/nsubj/B-GPE mourned/VBD/0/root ././2/punct", "General/NNP/2/compound Uiop/NNP/3/nsubj/B-PERSON spoke/VBD/0/root ././3/punct",
                "the/DT/4/det Zambian/JJ/4/nmod/B-NORP general/NN/4/compound Uiop/NNP/5/nsubj/B-PERSON left/VBD/0/root ././5/punct");
        assertThat(entry(book, 2, 3).code()).isEqualTo("ZMB");
        assertThat(book.at(1, 1)).isEqualTo(book.at(2, 3));
    }

    @Test
    void whoseLeadsToTheNounBeforeIt() {
        EntityBook book = read(null, "Chad/NNP/2/nsubj/B-GPE warned/VBD/0/root Niger/NNP/2/dobj/B-GPE ,/,/3/punct whose/WP$/6/poss soldiers/NNS/7/nsubj fled/VBD/3/relcl "
                + "././2/punct");
        assertThat(entry(book, 0, 5).code()).isEqualTo("NER");
    }

    @Test
    void theNorthIsToldByItsNamesake() {
        EntityBook book = read(null, "South/NNP/2/compound/B-GPE Korea/NNP/3/nsubj/I-GPE warned/VBD/0/root the/DT/5/det North/NNP/3/dobj/B-LOC ././3/punct");
        assertThat(entry(book, 0, 4).code()).isEqualTo("PRK");
    }

    @Test
    void ofSeveralInOfficeASurnameMeansTheOneWhoLeadsAState() {
        EntityBook book = read(LocalDate.of(2001, 10, 8), "Bush/NNP/2/nsubj/B-PERSON vowed/VBD/0/root revenge/NN/2/dobj ././2/punct");
        assertThat(entry(book, 0, 0).office()).isEqualTo("President of the United States");
    }

    @Test
    void aCapitalRightBeforeAVerbActsThoughTheReaderJoinsItToAPlace() {
        EntityBook book = read(null, "They/PRP/2/nsubj fly/VBP/0/root to/IN/2/prep Rome/NNP/3/pobj/B-GPE and/CC/4/cc Paris/NNP/4/conj/B-GPE complained/VBD/2/conj ././2/punct");
        assertThat(entry(book, 0, 3).kind()).isEqualTo(EntityKind.PLACE);
        assertThat(entry(book, 0, 5).kind()).isEqualTo(EntityKind.STATE);
    }

    @Test
    void aCapitalAfterADateOrBeforeACommaActs() {
        EntityBook book = read(null, "In/IN/4/prep January/NNP/3/compound/B-DATE Juba/NNP/1/pobj/B-GPE waited/VBD/0/root ././4/punct",
                "On/IN/5/prep 11/CD/4/nmod/B-DATE August/NNP/4/compound Dakar/NNP/5/nsubj/B-PERSON waited/VBD/0/root ././5/punct",
                "Niamey/NNP/7/vocative/B-PERSON ,/,/7/punct for/IN/7/prep its/PRP$/5/poss part/NN/3/pobj ,/,/7/punct thanks/VBZ/0/root Bamako/NNP/7/dobj/B-GPE ././7/punct");
        assertThat(entry(book, 0, 2).kind()).isEqualTo(EntityKind.STATE);
        assertThat(entry(book, 1, 3).kind()).isEqualTo(EntityKind.STATE);
        assertThat(entry(book, 2, 0).kind()).isEqualTo(EntityKind.STATE);
    }

    @Test
    void whoeverHoldsAnOfficeOfAStateHasItThoughNoTableKnowsTheName() {
        EntityBook book = read(null, "Grenada/NNP/4/poss/B-GPE 's/POS/1/case foreign/JJ/4/nmod minister/NN/5/nsubj spoke/VBD/0/root ././5/punct",
                "Tuvalu/NNP/4/poss/B-GPE 's/POS/1/case interim/JJ/4/nmod premier/NN/5/nsubj spoke/VBD/0/root ././5/punct",
                "Catalonia/NNP/3/poss/B-GPE 's/POS/1/case president/NN/4/nsubj spoke/VBD/0/root ././4/punct");
        assertThat(entry(book, 0, 3).office()).isEqualTo("Foreign Minister of Grenada");
        assertThat(entry(book, 1, 3).office()).isEqualTo("Prime Minister of Tuvalu");
        assertThat(entry(book, 2, 2).code()).isEqualTo("ESP");
        assertThat(entry(book, 2, 2).office()).isNull();
    }

    @Test
    void weIsTheStateOfWhoSpeaksThoughTheTextNamesItLater() {
        EntityBook book = read(null, "\"/``/3/punct We/PRP/3/nsubj wait/VBP/9/ccomp ,/,/3/punct \"/''/3/punct Zambia/NNP/8/poss/B-GPE 's/POS/6/case "
                + "president/NN/9/nsubj says/VBZ/0/root ././9/punct");
        assertThat(entry(book, 0, 1).kind()).isEqualTo(EntityKind.STATE);
        assertThat(entry(book, 0, 1).code()).isEqualTo("ZMB");
        assertThat(book.at(0, 5)).isEqualTo(book.at(0, 1));
    }

    @Test
    void theGroupOfEightIsABodyAndNoCount() {
        EntityBook book = read(LocalDate.of(2004, 6, 10),
                "The/DT/2/det Group/NNP/5/nsubj/B-ORG of/IN/2/prep/I-ORG Eight/CD/3/pobj/I-ORG cancelled/VBD/0/root debts/NNS/5/dobj of/IN/6/prep Iraq/NNP/7/pobj/B-GPE ././5/punct");
        assertThat(entry(book, 0, 1).code()).isEqualTo("IGO");
    }
}

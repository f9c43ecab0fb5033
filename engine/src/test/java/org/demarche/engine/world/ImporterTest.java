package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void actorsWithSynonymsDatesAndNullCodes() throws IOException {
        Import read = Importer.actors(file("some.actors.txt", "# The licence of this file", "# in two lines", "", "RURITANIA_ [FRA]  ; a comment", "+KINGDOM_OF_RURITANIA_",
                "QWERT_UIOP_", "+Q._UIOP_", "\t[FRAGOV 20010101-20050630]", "\t[FRAELI >20050630]", "NOTHING_MEANT_ [---]",
                "RURITANIAN_FRONT_ [FRAREBHLH]"), true);
        assertThat(read.entries()).isEqualTo(4);
        assertThat(read.licence()).containsExactly("The licence of this file", "in two lines");
        assertThat(read.latest()).isEqualTo("2005-06-30");
        assertThat(read.layer().rows()).extracting(Layer.Row::name).containsExactly("Ruritanian Front", "Qwert Uiop", "Qwert Uiop", "Ruritania");
        assertThat(read.layer().rows().get(0).sectors()).containsExactly("REB", "MED");
        assertThat(read.layer().rows().get(1).from()).isEqualTo("2001-01-01");
        assertThat(read.layer().rows().get(1).to()).isEqualTo("2005-06-30");
        assertThat(read.layer().rows().get(3).kind()).isEqualTo("state");
    }

    @Test
    void badLinesAreSkippedAndToldWithTheirNumbers() throws IOException {
        Import read = Importer.actors(file("bad.actors.txt", "+TOO_EARLY_", "A_NAME_", "\t[FRAGOV 2004017-20050101]", "\t[FRAGOV 20121204]", "\t[FRAMIL 20100101-20090101]",
                "LONELY_", "OTHER_ [FRAGOV]"), false);
        assertThat(read.skipped()).extracting(Import.Note::line).containsExactly(1, 3, 4, 5);
        assertThat(read.skipped().get(3).reason()).contains("inverted");
        assertThat(read.warnings()).extracting(Import.Note::reason).anyMatch(r -> r.contains("Lonely"));
        assertThat(read.entries()).isEqualTo(1);
    }

    @Test
    void namesOfSeveralCountriesAreConflicts() throws IOException {
        Import read = Importer.actors(file("two.actors.txt", "QWERT_UIOP_ [FRAGOV]", "QWERT_UIOP_ [ITAGOV]"), true);
        assertThat(read.conflicts()).containsOnlyKeys("Qwert Uiop");
        assertThat(read.conflicts().get("Qwert Uiop")).containsExactly("FRA", "ITA");
    }

    @Test
    void commentsMaySpanLines() throws IOException {
        Import read = Importer.actors(file("c.actors.txt", "A_ [FRAGOV] <!-- this", "B_ [FRAGOV]", "goes on --> C_ [FRAGOV]"), true);
        assertThat(read.layer().rows()).extracting(Layer.Row::name).containsExactlyInAnyOrder("A", "C");
    }

    @Test
    void agentsWithPluralsAndSubstitutions() throws IOException {
        Import read = Importer.agents(file("x.agents.txt", "!PERSON! = MAN, WOMEN", "DEPUTY_ [~LEG]", "SHEEPHERDER {} [~AGR]", "OX_MAN {OX_MEN} [~AGR]",
                "CONGRESS!PERSON! [~LEG]", "NOBODY", "ODD [~XYZ]"), true);
        assertThat(read.layer().rows()).extracting(r -> r.name() + r.aliases()).containsExactlyInAnyOrder("deputy[deputies]", "sheepherder[]",
                "ox man[ox men]", "congress man[]", "congress women[]");
        assertThat(read.skipped()).extracting(Import.Note::line).containsExactly(6, 7);
    }

    @Test
    void aLayerThatWinsDecidesANameAndOneThatDoesNotFillsGaps() throws IOException {
        Layer layer = new Layer("mine", true, List.of(
                new Layer.Row("person", "Vladimir Putin", List.of(), "FRA", List.of("BUS"), "Owner of a Bakery", "", "", ""),
                new Layer.Row("organization", "Front of the Qwerts", List.of("FQ"), "FRA", List.of("REB"), "", "", "", "")));
        LocalDate day = LocalDate.of(2020, 1, 1);
        assertThat(World.load(List.of(layer)).who("Vladimir Putin", day).get(0).code()).isEqualTo("FRA");
        World below = World.load(List.of(new Layer("mine", false, layer.rows())));
        assertThat(below.who("Vladimir Putin", day).get(0).code()).isEqualTo("RUS");
        assertThat(below.who("FQ", day).get(0).layer()).isEqualTo("mine");
    }

    @Test
    void aLayersFileComesBackAsItWasWritten() throws IOException {
        Layer layer = new Layer("a.tsv", true, List.of(new Layer.Row("person", "Qwert Uiop", List.of("Uiop"), "FRA", List.of("GOV", "MIL"), "Baker of France",
                "2001", "2002-05", "Q1")));
        Path file = folder.resolve("a.tsv");
        layer.write(file, List.of("Ours"));
        assertThat(Layer.read(file, true)).isEqualTo(layer);
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("# Ours");
    }

    @Test
    void aBadLayerNamesFileAndLine() throws IOException {
        Path file = file("bad.tsv", "person\tA\t-\tFRA\tGOV\t-\t2001\t1999\t-");
        assertThatThrownBy(() -> Layer.read(file, true)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bad.tsv:1");
        Path few = file("few.tsv", "person\tA");
        assertThatThrownBy(() -> Layer.read(few, true)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("few.tsv:1");
    }

    @Test
    void officeHoldersFromACsv() throws IOException {
        Import read = Importer.read(file("q.csv", "person,personLabel,positionLabel,code,start,end", "http://x/Q7,\"Uiop, Qwert\",President of Zambia,ZMB,2001-01-02T00:00:00Z,",
                "http://x/Q8,Q8,President,ZMB,,", ",Somebody,President,??,,"), true);
        assertThat(read.layer().rows()).singleElement().satisfies(r -> {
            assertThat(r.name()).isEqualTo("Uiop, Qwert");
            assertThat(r.from()).isEqualTo("2001-01-02");
            assertThat(r.identifier()).isEqualTo("Q7");
        });
        assertThat(read.skipped()).extracting(Import.Note::line).containsExactly(3, 4);
    }

    @Test
    void discards() throws IOException {
        Import read = Importer.read(file("x.discards.txt", "WORLD_CUP_", "+TEST_MATCH"), true);
        assertThat(read.layer().rows()).extracting(Layer.Row::name).containsExactly("test match", "world cup");
        World world = World.load(List.of(read.layer()));
        EntityBook book = world.read(Parsed.of("France/NNP/2/nsubj won/VBD/0/root the/DT/5/det World/NNP/5/compound Cup/NNP/2/dobj",
                "France/NNP/2/nsubj left/VBD/0/root").text(), null);
        assertThat(book.discarded(0)).isTrue();
        assertThat(book.discarded(1)).isFalse();
    }
}

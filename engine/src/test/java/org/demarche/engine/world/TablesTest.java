package org.demarche.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables promise. */
class TablesTest {
    private static final Set<String> CODES = Set.of("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "XKX", "PSE");

    @ParameterizedTest
    @ValueSource(strings = {"countries.tsv", "former-states.tsv", "breakaway.tsv", "metonyms.tsv", "bodies.tsv", "address.tsv", "agents-plain.tsv", "regions.tsv",
            "city-names.tsv", "place-traps.tsv", "namesakes.tsv", "hardware.tsv", "given-names.tsv", "words.tsv", "kinds.tsv", "things.tsv", "ships.tsv", "clues.tsv",
            "antecedents.tsv", "state-nouns.tsv"})
    void aTableSaysItsLicenceAndIsSorted(String table) throws Exception {
        List<String> first = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(TablesTest.class.getResourceAsStream(table), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                if (line.startsWith("#")) {
                    head.append(line);
                } else {
                    first.add(line.substring(0, line.indexOf('\t') < 0 ? line.length() : line.indexOf('\t')));
                }
            }
        }
        assertThat(head.toString()).contains("Apache-2.0");
        boolean numbers = first.stream().allMatch(f -> f.matches("\\d+"));
        if (numbers) {
            assertThat(first.stream().map(Long::valueOf).toList()).isSorted();
        } else {
            assertThat(first).isSorted();
        }
        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void everyIsoStateHasARow() {
        Set<String> rows = new TreeSet<>();
        Tables.rows("countries.tsv", 8).forEach(r -> rows.add(r.text(0)));
        Set<String> iso = new TreeSet<>();
        Arrays.stream(Locale.getISOCountries()).map(c -> new Locale("", c).getISO3Country()).filter(c -> !c.equals("ANT")).forEach(iso::add);
        assertThat(rows).containsAll(iso).contains("XKX");
    }

    @Test
    void everyCodeIsAStateOrOneOfTheCodebooks() {
        Set<String> states = new TreeSet<>();
        Tables.rows("countries.tsv", 8).forEach(r -> states.add(r.text(0)));
        for (Tables.Row row : Tables.rows("countries.tsv", 8)) {
            assertThat(row.text(1).isEmpty() || states.contains(row.text(1))).as(row.text(0)).isTrue();
        }
        for (Tables.Row row : Tables.rows("metonyms.tsv", 5)) {
            assertThat(row.text(2).isEmpty() || states.contains(row.text(2)) || CODES.contains(row.text(2))).as(row.text(0)).isTrue();
        }
        for (Tables.Row row : Tables.rows("regions.tsv", 5)) {
            assertThat(row.text(1).isEmpty() || states.contains(row.text(1))).as(row.text(0)).isTrue();
            assertThat(Double.parseDouble(row.text(2))).isBetween(-90.0, 90.0);
            assertThat(Double.parseDouble(row.text(3))).isBetween(-180.0, 180.0);
        }
    }

    @Test
    void everyStateIsFoundByNameAdjectiveAndPeople() {
        World world = World.load();
        for (Tables.Row row : Tables.rows("countries.tsv", 8)) {
            for (String name : row.parts(2, '|')) {
                assertThat(world.who(name, null)).as(name).anyMatch(w -> w.kind().equals("state"));
            }
            for (String adjective : row.parts(3, '|')) {
                assertThat(world.who(adjective, null)).as(adjective).anyMatch(w -> w.kind().equals("state"));
            }
        }
    }

    @Test
    void citiesSayTheirSourceAndAreSortedByTheirNumber() throws Exception {
        long last = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new GZIPInputStream(TablesTest.class.getResourceAsStream("cities.tsv.gz")),
                StandardCharsets.UTF_8))) {
            assertThat(in.readLine()).contains("GeoNames").contains("CC BY 4.0");
            for (String line; (line = in.readLine()) != null; ) {
                if (!line.startsWith("#")) {
                    long id = Long.parseLong(line.substring(0, line.indexOf('\t')));
                    assertThat(id).isGreaterThan(last);
                    last = id;
                }
            }
        }
    }
}

package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lays users' layers over a world while it is loaded. */
final class Overlay {
    private final World world;
    private final List<Layer> layers;

    Overlay(World world, List<Layer> layers) {
        this.world = world;
        this.layers = layers;
    }

    /** Before the tables: nouns that win, and the names that the tables must leave to a layer. */
    void before() {
        for (Layer layer : layers) {
            if (layer.wins()) {
                nouns(layer);
                for (Layer.Row row : layer.rows()) {
                    if (!row.kind().equals("noun") && !row.kind().equals("discard")) {
                        mask(row.name());
                        row.aliases().forEach(this::mask);
                    }
                }
            }
        }
    }

    private void mask(String name) {
        String folded = Fold.phrase(name);
        world.masked.add(folded.startsWith("the ") ? folded.substring(4) : folded);
    }

    /** After the tables: everything else. */
    void after() {
        world.masked.clear();
        for (Layer layer : layers) {
            nouns(layer);
            Map<String, List<Layer.Row>> people = new LinkedHashMap<>();
            for (Layer.Row row : layer.rows()) {
                switch (row.kind()) {
                    case "person" -> people.computeIfAbsent(row.name(), k -> new ArrayList<>(2)).add(row);
                    case "organization" -> organization(layer, row);
                    case "state" -> state(layer, row);
                    case "discard" -> world.lexicon().add(row.name(), false, new Sense.Discard());
                    default -> { }
                }
            }
            people.forEach((name, rows) -> person(layer, name, rows));
        }
    }

    private void nouns(Layer layer) {
        for (Layer.Row row : layer.rows()) {
            if (row.kind().equals("noun")) {
                world.nouns().add(world.lexicon(), row.name(), row.aliases().isEmpty() ? "" : row.aliases().get(0), row.sectors(), true, false);
            }
        }
    }

    /** Names that the layer may decide: all where it wins, else those that nothing else claims. */
    private List<String> open(Layer layer, List<String> names) {
        return names.stream().filter(name -> world.lexicon().exactly(name).stream().noneMatch(s -> s instanceof Sense.Named
                || s instanceof Sense.Body || s instanceof Sense.Metonym || s instanceof Sense.Of)
                || layer.wins() && world.lexicon().exactly(name).stream().noneMatch(s -> s instanceof Sense.Named || s instanceof Sense.Body)).toList();
    }

    private static List<String> names(Layer.Row row) {
        List<String> names = new ArrayList<>(row.aliases());
        names.add(0, row.name());
        return names;
    }

    private void organization(Layer layer, Layer.Row row) {
        Sense sense = new Sense.Body(new Organization(row.name(), row.aliases(), row.code().isEmpty() ? null : row.code(), row.sectors(), row.period(), "",
                layer.name()));
        open(layer, names(row)).forEach(name -> world.name(name, sense));
    }

    private void state(Layer layer, Layer.Row row) {
        Country country = world.country(row.code());
        if (country == null) {
            // a code of the layer's own: kept as it is
            organization(layer, row);
            return;
        }
        open(layer, names(row)).forEach(name -> world.name(name, new Sense.Of(country, Sense.How.NAME)));
    }

    private void person(Layer layer, String name, List<Layer.Row> rows) {
        Set<String> aliases = new LinkedHashSet<>();
        List<Person.Term> terms = new ArrayList<>();
        String identifier = null;
        for (Layer.Row row : rows) {
            aliases.addAll(row.aliases());
            identifier = row.identifier().isEmpty() ? identifier : row.identifier();
            Office office = row.office().isEmpty() ? null : new Office(layer.name() + "/" + row.office() + "-members", row.office(), row.code(),
                    row.sectors(), List.of(title(row.office())));
            terms.add(new Person.Term(office, row.code(), row.sectors(), row.period()));
        }
        List<String> all = new ArrayList<>(aliases);
        all.add(0, name);
        List<String> free = open(layer, all);
        if (!free.isEmpty()) {
            world.add(new Person(name, free.stream().filter(n -> !n.equals(name)).toList(), identifier, List.copyOf(terms), layer.name()));
        }
    }

    /** "president" of "President of Zambia". */
    private static String title(String office) {
        int of = office.indexOf(" of ");
        return (of < 0 ? office : office.substring(0, of)).toLowerCase(Locale.ROOT);
    }
}

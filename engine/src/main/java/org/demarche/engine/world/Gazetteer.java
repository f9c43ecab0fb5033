package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import org.demarche.record.PlaceResolution;

/**
 * Names of places: cities derived from GeoNames, and our own regions, seas and places of crises. Immutable; loading takes some tenths of a
 * second and some 25 MB, once.
 */
final class Gazetteer {
    private static final double REGION = 2.0;
    /** A small place of our own table is there because news speaks of it. */
    private static final double CRISIS = 4.0;
    private static final double SEAT = 1.0;
    private static final double REGION_SEAT = 0.4;
    private final Lexicon<Place> lexicon = new Lexicon<>();
    private final Map<String, Place> capitals = new HashMap<>();
    private final Set<String> traps = new HashSet<>();
    private final Map<Long, List<String>> english = new HashMap<>();

    Gazetteer(Map<String, Country> countries) {
        Tables.rows("place-traps.tsv", 1).forEach(row -> traps.add(Fold.phrase(row.text(0))));
        for (Tables.Row row : Tables.rows("city-names.tsv", 3)) {
            english.put(Long.valueOf(row.text(0)), row.parts(2, '|'));
        }
        Map<String, String> codes = new HashMap<>();
        for (Tables.Row row : Tables.rows("regions.tsv", 5)) {
            List<String> names = row.parts(0, '|');
            Place place = new Place(null, names.get(0), row.orNull(1), Double.parseDouble(row.text(2)), Double.parseDouble(row.text(3)), null, 0,
                    row.text(4).equals("region") ? REGION : CRISIS, PlaceResolution.valueOf(row.text(4).toUpperCase(Locale.ROOT)));
            for (String name : names) {
                lexicon.add(name.startsWith("the ") ? name.substring(4) : name, true, place);
            }
        }
        for (Tables.Row row : Tables.rows("cities.tsv.gz", 9)) {
            String code = codes.computeIfAbsent(row.text(5), c -> code(c, countries));
            String kind = row.text(8);
            Place place = new Place(Long.valueOf(row.text(0)), row.text(1), code, Double.parseDouble(row.text(3)), Double.parseDouble(row.text(4)),
                    row.orNull(6), Integer.parseInt(row.text(7)), kind.equals("C") ? SEAT : kind.equals("A") ? REGION_SEAT : 0,
                    PlaceResolution.CITY);
            if (kind.equals("C")) {
                capitals.putIfAbsent(code, place);
            }
            lexicon.add(place.name(), true, place);
            for (String name : row.parts(2, '|')) {
                lexicon.add(name, true, place);
            }
            for (String name : english.getOrDefault(place.geonameid(), List.of())) {
                if (!name.equals("-")) {
                    lexicon.add(name, true, place);
                }
            }
        }
        lexicon.trim();
    }

    private static String code(String alpha2, Map<String, Country> countries) {
        String alpha3 = alpha2;
        try {
            alpha3 = alpha2.equals("XK") ? "XKX" : new Locale("", alpha2).getISO3Country();
        } catch (MissingResourceException e) {
            return null;
        }
        Country country = countries.get(alpha3);
        return country == null ? null : country.code();
    }

    Lexicon<Place> lexicon() {
        return lexicon;
    }

    /** The seat of a state's government. */
    Optional<Place> capital(String code) {
        return Optional.ofNullable(capitals.get(code));
    }

    /** Whether a folded name is more often something else than a place. */
    boolean trap(String folded) {
        return traps.contains(folded);
    }

    /** Whether a folded name is a place's own or its English one, or a part of it, and not merely some other spelling. */
    boolean own(Place place, String folded) {
        return (" " + Fold.phrase(place.name()) + " ").contains(" " + folded + " ") || place.geonameid() != null
                && english.getOrDefault(place.geonameid(), List.of()).stream().map(Fold::phrase).anyMatch(folded::equals);
    }

    /** Places of exactly this name, the largest first. */
    List<Place> named(String name) {
        List<Place> all = new ArrayList<>(lexicon.exactly(name));
        all.sort((a, b) -> Double.compare(PlaceFinder.prior(b), PlaceFinder.prior(a)));
        return List.copyOf(all);
    }
}

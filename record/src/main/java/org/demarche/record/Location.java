package org.demarche.record;

/**
 * Where an event took place, as far as the text says. Never a capital by default.
 *
 * @param name       the gazetteer's name
 * @param code       ISO 3166 alpha-3 (XKX, PSE), or null where the place lies in no state
 * @param lat        degrees north, or null
 * @param lon        degrees east, or null
 * @param geonameid  GeoNames identifier, or null
 * @param resolution how exactly the place is known
 * @param span       where the text names it
 */
public record Location(String name, String code, Double lat, Double lon, Long geonameid, PlaceResolution resolution, Span span) {
}

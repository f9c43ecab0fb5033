package org.demarche.engine.world;

import org.demarche.record.PlaceResolution;

/**
 * A place of the gazetteer.
 *
 * @param geonameid  GeoNames identifier, or null
 * @param name       printed name
 * @param code       alpha-3 of the state it lies in, or null
 * @param latitude   degrees north
 * @param longitude  degrees east
 * @param region     GeoNames' first-order region, or null
 * @param population inhabitants, 0 where unknown
 * @param weight     how much rather than another of its name it is meant: seats of governments and regions
 * @param resolution how large it is
 */
record Place(Long geonameid, String name, String code, double latitude, double longitude, String region, int population, double weight,
             PlaceResolution resolution) {
    private static final double EARTH_KM = 6371.0;

    /** Kilometres to another place on a sphere. */
    double distance(Place other) {
        double a = Math.toRadians(latitude);
        double b = Math.toRadians(other.latitude);
        double turn = Math.sin((b - a) / 2);
        double swing = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(turn * turn + Math.cos(a) * Math.cos(b) * swing * swing)));
    }
}

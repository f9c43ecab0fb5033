package org.demarche.record;

/** How exactly a place is known. In JSON the names are in lower case. */
public enum PlaceResolution {
    POINT,
    CITY,
    REGION,
    COUNTRY
}

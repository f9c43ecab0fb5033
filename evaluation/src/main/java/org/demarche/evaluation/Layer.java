package org.demarche.evaluation;

import java.util.Locale;

/** A part of the record that gold may hold completely or not at all; a layer that is not complete is not scored. */
public enum Layer {
    /** Events with all that belongs to them. */
    EVENTS,
    /** Every mention of every entity that acts, is acted on, speaks or is spoken to. */
    CHAINS,
    STATEMENTS,
    DEMANDS,
    DENIALS,
    DISPUTES,
    FORCES,
    DATES,
    /** The happening over days that the article belongs to. */
    STORY;

    /** The name in JSON: lower case. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The layer with this JSON name. @throws IllegalArgumentException if there is none */
    public static Layer of(String jsonName) {
        for (Layer layer : values()) {
            if (layer.jsonName().equals(jsonName)) {
                return layer;
            }
        }
        throw new IllegalArgumentException("no layer is called " + jsonName);
    }
}

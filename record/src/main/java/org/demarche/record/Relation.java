package org.demarche.record;

import java.util.List;

/**
 * The answer to one pair that the input asked about: what the text reports the first side doing to the second.
 *
 * @param pair       0-based index into the input's pairs
 * @param event      the type, whatever its status; null only if the text reports nothing between the two
 * @param mode       modes of the type
 * @param status     how it happened; null with the type
 * @param confidence 0 to 1
 */
public record Relation(int pair, EventType event, List<String> mode, Status status, double confidence) {

    /** Copies the list, which may not be missing. */
    public Relation {
        mode = Lists.copy("mode", mode);
    }
}

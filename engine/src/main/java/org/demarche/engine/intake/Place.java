package org.demarche.engine.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A place in a run of inputs, from which reading can go on after a stop. Immutable; written as one line of JSON.
 *
 * @param inputs  how many of the run's files were read to their end
 * @param input   the file in work, or null between files
 * @param offset  byte offset of a record of that file (archives), 0 otherwise
 * @param records records or lines from {@code offset} on that were read
 */
public record Place(int inputs, String input, long offset, long records) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** The beginning of a run. */
    public static final Place START = new Place(0, null, 0, 0);

    /** The place as one line of JSON. */
    public String write() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableException if it is something else
     */
    public static Place read(String json) {
        try {
            Place place = MAPPER.readValue(json, Place.class);
            if (place != null && place.inputs >= 0 && place.offset >= 0 && place.records >= 0) {
                return place;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new UnreadableException("not a place that reading can go on from: " + Failures.oneLine(json, 80));
    }
}

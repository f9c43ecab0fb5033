package org.demarche.engine.intake;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a run has been read. Immutable.
 *
 * @param done       bytes of the files that were read, as they lie on disk
 * @param total      bytes of all files, −1 where that cannot be known
 * @param passedOver records that were sound but not wanted: reason → number, in the order of the reasons
 */
public record Progress(long done, long total, Map<String, Long> passedOver) {
    /** Nothing known. */
    public static final Progress UNKNOWN = new Progress(0, -1, Map.of());

    /** Copies the map. */
    public Progress {
        passedOver = Collections.unmodifiableMap(new TreeMap<>(passedOver));
    }
}

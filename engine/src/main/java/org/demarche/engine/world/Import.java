package org.demarche.engine.world;

import java.util.List;
import java.util.TreeMap;

/**
 * What came of reading a dictionary.
 *
 * @param layer     what was read, to lay over the tables or to write as a file
 * @param entries   entries read
 * @param skipped   lines left out: number and reason, in file order
 * @param warnings  lines kept with a doubt: number and reason, in file order
 * @param conflicts names with several countries, and the codes, sorted by name
 * @param latest    the latest date seen, YYYY-MM-DD, or null if there is none
 * @param licence   comment lines at the file's top, as they are
 */
public record Import(Layer layer, int entries, List<Note> skipped, List<Note> warnings, TreeMap<String, List<String>> conflicts, String latest,
                     List<String> licence) {

    /** A word on one line of the file. */
    public record Note(int line, String reason) {
    }
}

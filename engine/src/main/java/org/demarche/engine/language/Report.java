package org.demarche.engine.language;

import java.util.List;

/**
 * What the model says that one word reports, in its own sentence.
 *
 * @param cue     index of the word that reports
 * @param source  indices of the words that name who is reported, ascending; empty for none
 * @param content indices of the words that are reported, ascending; empty for none
 */
public record Report(int cue, List<Integer> source, List<Integer> content) {

    /** Copies the lists. */
    public Report {
        source = List.copyOf(source);
        content = List.copyOf(content);
    }
}

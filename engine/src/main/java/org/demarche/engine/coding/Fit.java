package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What fitting a pattern to a place in a sentence has found so far. Mutable; lives for one try. */
final class Fit {
    final List<Integer> actors = new ArrayList<>();
    final List<Integer> recipients = new ArrayList<>();
    /** Words that name the act. */
    final TreeSet<Integer> words = new TreeSet<>();
    /** Words that prepositions and clauses of the pattern may hang on. */
    final List<Integer> hosts = new ArrayList<>();
    /** Entities that act and so are not looked for as recipients. */
    final List<Integer> acting = new ArrayList<>();
    int subject = -1;
    int literals;
    int filled;
    boolean weak;
    /** Whether the pattern asks for a recipient that its places do not name. */
    boolean open;
}

package org.demarche.engine.world;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts nouns for people and bodies into the lexicon; the first table to name a form decides it. */
final class Nouns {
    private final Set<String> taken = new HashSet<>();

    void add(Lexicon<Sense> lexicon, String one, String many, List<String> sectors, boolean person, boolean body) {
        add(lexicon, one, many, new Agent(one.isEmpty() ? many : one, sectors, person, body, false));
    }

    void thing(Lexicon<Sense> lexicon, String one, String many, List<String> sectors) {
        add(lexicon, one, many, new Agent(one, sectors, false, false, true));
    }

    private void add(Lexicon<Sense> lexicon, String one, String many, Agent agent) {
        if (!one.isEmpty() && taken.add(Fold.phrase(one))) {
            lexicon.add(one, false, new Sense.Role(agent, false));
        }
        if (!many.isEmpty() && taken.add(Fold.phrase(many))) {
            lexicon.add(many, false, new Sense.Role(agent, true));
        }
    }
}

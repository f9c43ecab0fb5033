package org.demarche.engine.world;

import java.util.List;
import java.util.Optional;
import org.demarche.record.Location;

/** Place mentions of one article. */
final class PlaceFinder {

    Optional<Location> at(int sentence, int word) {
        return Optional.empty();
    }

    List<Integer> in(int sentence) {
        return List.of();
    }
}

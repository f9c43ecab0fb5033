package org.demarche.evaluation.corpus;

import java.time.LocalDate;
import java.util.Optional;
import org.demarche.engine.world.World;

/** Asks the engine's tables of people and offices; thread-safe, some .4 s of CPU to load. */
public final class WorldOffices implements OfficeCheck {
    private final World world = World.load();

    @Override
    public Optional<String> fault(String name, String code, String office, LocalDate day) {
        return world.contradiction(name, office, day).map(known -> "the tables disagree: " + known + " (on " + day + ")");
    }
}

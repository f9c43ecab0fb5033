package org.demarche.engine.coding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each clue speaks for a choice, in log odds: a table of lines "weight clue". Immutable. */
final class Clues {
    private final Map<String, Double> weights;

    private Clues(Map<String, Double> weights) {
        this.weights = weights;
    }

    static Clues load(String file) {
        Map<String, Double> weights = new HashMap<>();
        for (DataFile.Line line : DataFile.read(file).lines()) {
            String[] parts = line.text().split("\\s+", 2);
            if (parts.length < 2 || !parts[0].matches("-?\\d+(\\.\\d+)?") || weights.put(parts[1], Double.parseDouble(parts[0])) != null) {
                throw line.bad("a weight and a clue that has no line yet are wanted");
            }
        }
        return new Clues(Map.copyOf(weights));
    }

    /** What these speak together; a clue without a line speaks nothing. */
    double of(List<String> clues) {
        return clues.stream().mapToDouble(c -> weights.getOrDefault(c, 0.0)).sum();
    }
}

package org.demarche.engine.coding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarche.record.EventType;

/** The CAMEO code of an event that no pattern gives one: {@code cameo.txt}. */
final class Cameo {
    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (DataFile.Line line : DataFile.read("cameo.txt").lines()) {
            String[] columns = line.text().split("\\s+");
            if (columns.length != 2) {
                throw line.bad("TYPE/mode and a code are wanted");
            }
            CODES.put(columns[0], columns[1]);
        }
    }

    private Cameo() {
    }

    /** The plainest code of a type and its first mode. */
    static String of(EventType type, List<String> modes) {
        String exact = modes.isEmpty() ? null : CODES.get(type + "/" + modes.get(0));
        return exact != null ? exact : CODES.get(type.name());
    }
}

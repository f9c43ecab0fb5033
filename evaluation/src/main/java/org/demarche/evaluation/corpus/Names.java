package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.List;
import org.demarche.record.RecordJson;

/** Values of the contract's enumerations by their JSON names. */
final class Names {

    private Names() {
    }

    /** @throws CorpusException if there is no such value, with those that there are */
    static <E extends Enum<E>> E of(Class<E> type, String name, Words line) {
        List<String> known = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            String json = RecordJson.jsonName(value);
            if (json.equals(name)) {
                return value;
            }
            known.add(json);
        }
        throw line.wrong("not " + (known.size() > 12 ? "one of the " + known.size() + " names of " + type.getSimpleName()
                : "one of " + String.join(" ", known)) + ": " + name);
    }

    /** Whether this is a name of a value. */
    static <E extends Enum<E>> boolean has(Class<E> type, String name) {
        for (E value : type.getEnumConstants()) {
            if (RecordJson.jsonName(value).equals(name)) {
                return true;
            }
        }
        return false;
    }
}

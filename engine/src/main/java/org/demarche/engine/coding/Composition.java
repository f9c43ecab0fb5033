package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarche.record.EventType;
import org.demarche.record.Status;

/** What an operator makes of the act below it: the table {@code composition.txt}. Immutable. */
final class Composition {
    private final Map<String, List<Row>> rows = new HashMap<>();

    /**
     * A row's answer.
     *
     * @param type   the new type, or null where the act keeps its own
     * @param mode   mode of the new type, or null
     * @param cameo  code of the new event
     * @param status for an act that is kept: its status, or null for its own
     */
    record Result(EventType type, String mode, String cameo, Status status) {
    }

    private record Row(List<String> inner, Result result) {

        boolean fits(Act act) {
            for (String name : inner) {
                if (act == null ? name.equals("none") : name.equals("*") || name.equals(act.type().name())
                        || name.equals(act.type().name() + "/" + act.mode())) {
                    return true;
                }
            }
            return false;
        }
    }

    static Composition load() {
        Composition composition = new Composition();
        for (DataFile.Line line : DataFile.read("composition.txt").lines()) {
            String[] columns = line.text().split("\\s{2,}");
            String kind = columns[0].split(" ")[0];
            List<String> parts = new ArrayList<>(List.of(line.text().split("\\s+")));
            parts.remove(0);
            List<String> inner = new ArrayList<>();
            while (!parts.isEmpty() && inner(parts, inner)) {
                inner.add(parts.remove(0));
            }
            composition.rows.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Row(List.copyOf(inner), result(parts, line)));
        }
        return composition;
    }

    /** Whether the next word still belongs to the acts: the result is the last TYPE with a mode and a code behind it, or = or -. */
    private static boolean inner(List<String> parts, List<String> inner) {
        String next = parts.get(0);
        if (next.equals("=") || next.equals("-")) {
            return false;
        }
        boolean code = parts.size() == 3 && parts.get(2).chars().allMatch(Character::isDigit);
        return inner.isEmpty() || !code;
    }

    private static Result result(List<String> parts, DataFile.Line line) {
        if (parts.equals(List.of("-"))) {
            return null;
        }
        if (!parts.isEmpty() && parts.get(0).equals("=") && parts.size() <= 2) {
            return new Result(null, null, null, parts.size() == 1 ? null : Status.valueOf(parts.get(1).toUpperCase(Locale.ROOT)));
        }
        if (parts.size() != 3) {
            throw line.bad("a result is wanted: TYPE mode cameo, = with a status, or -");
        }
        EventType type = EventType.valueOf(parts.get(0));
        String mode = parts.get(1).equals("-") ? null : parts.get(1);
        if (mode != null && !type.modes().contains(mode)) {
            throw line.bad("no mode of " + type);
        }
        return new Result(type, mode, parts.get(2), null);
    }

    /** Whether the table knows a kind of operator. */
    boolean knows(String kind) {
        return rows.containsKey(kind);
    }

    /** What becomes of an act (null for an unknown one) below an operator of this kind; null for no event. */
    Result of(String kind, Act act) {
        for (Row row : rows.getOrDefault(kind, List.of())) {
            if (row.fits(act)) {
                return row.result;
            }
        }
        return null;
    }
}

package org.demarche.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which reports are wanted. Null or an empty list asks for all.
 *
 * @param from   first day, inclusive; an event without a date counts on its article's day
 * @param to     last day, inclusive
 * @param actors codes (RUS, IGO …) or actor keys, one of which must be on either side
 * @param events event types
 */
public record Selection(LocalDate from, LocalDate to, List<String> actors, List<String> events) {

    /** All of it. */
    public static final Selection ALL = new Selection(null, null, List.of(), List.of());

    /** Copies the lists. */
    public Selection {
        actors = List.copyOf(actors);
        events = List.copyOf(events);
    }

    /** A condition over the table {@code event} called {@code e}, with its parameters in order. */
    Condition condition() {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("TRUE");
        if (from != null) {
            sql.append(" AND coalesce(e.day, e.published) >= ?");
            values.add(java.sql.Date.valueOf(from));
        }
        if (to != null) {
            sql.append(" AND coalesce(e.day, e.published) <= ?");
            values.add(java.sql.Date.valueOf(to));
        }
        if (!events.isEmpty()) {
            sql.append(" AND e.event IN (").append(marks(events.size())).append(")");
            values.addAll(events);
        }
        if (!actors.isEmpty()) {
            sql.append(" AND EXISTS (SELECT 1 FROM side s WHERE s.report = e.report AND (s.code IN (")
                    .append(marks(actors.size())).append(") OR s.actor IN (").append(marks(actors.size())).append(")))");
            values.addAll(actors);
            values.addAll(actors);
        }
        return new Condition(sql.toString(), values);
    }

    /** As many question marks. */
    static String marks(int count) {
        return String.join(", ", java.util.Collections.nCopies(count, "?"));
    }

    /** SQL and the values of its question marks. */
    record Condition(String sql, List<Object> values) {
    }
}

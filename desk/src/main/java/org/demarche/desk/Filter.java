package org.demarche.desk;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.demarche.record.EventType;

/**
 * What a request asks for, from its query string. Null or an empty list asks for all.
 *
 * @param actors    country codes (RUS) or actor keys
 * @param between   whether every side with a code must be one of {@code actors}
 * @param events    event types
 * @param from      first day
 * @param to        last day
 * @param publisher the source
 * @param words     words to find
 * @param page      1 and up
 * @param size      rows a page, 1 to 500, as CSV to 10,000
 */
public record Filter(List<String> actors, boolean between, List<String> events, LocalDate from, LocalDate to, String publisher, String words, int page, int size) {
    private static final int DEFAULT_SIZE = 50;
    private static final int MOST = 500;
    static final int MOST_CSV = 10_000;
    private static final int MOST_ACTORS = 40;
    static final String CODE = "[A-Z]{3}";

    /** Copies the lists. */
    public Filter {
        actors = List.copyOf(actors);
        events = List.copyOf(events);
    }

    /**
     * Reads a query string.
     *
     * @throws BadRequestResponse (400) naming the parameter that cannot be read
     */
    static Filter of(Context ctx) {
        List<String> events = split(ctx.queryParams("event")).stream().map(e -> e.toUpperCase(Locale.ROOT)).toList();
        for (String event : events) {
            if (Arrays.stream(EventType.values()).noneMatch(t -> t.name().equals(event))) {
                throw new BadRequestResponse("event: there is no type " + event);
            }
        }
        List<String> actors = split(ctx.queryParams("actor")).stream().map(a -> a.matches("[a-z]{3}") ? a.toUpperCase(Locale.ROOT) : a).distinct().toList();
        if (actors.size() > MOST_ACTORS) {
            throw new BadRequestResponse("actor: at most " + MOST_ACTORS);
        }
        return new Filter(actors, "1".equals(ctx.queryParam("between")), events, day(ctx, "from"), day(ctx, "to"), blankToNull(ctx.queryParam("publisher")),
                blankToNull(ctx.queryParam("q")), number(ctx, "page", 1, 100_000, 1), number(ctx, "size", 1, "csv".equals(ctx.queryParam("format")) ? MOST_CSV : MOST, DEFAULT_SIZE));
    }

    static Filter ofActors(String... actors) {
        return new Filter(List.of(actors), false, List.of(), null, null, null, null, 1, MOST);
    }

    private static List<String> split(List<String> values) {
        return values.stream().flatMap(v -> Arrays.stream(v.split(","))).map(String::strip).filter(v -> !v.isEmpty()).toList();
    }

    private static LocalDate day(Context ctx, String name) {
        return day(name, ctx.queryParam(name));
    }

    /** The day that a parameter names, or null where it is blank; of four digits for the year, as the database takes them. */
    static LocalDate day(String name, String given) {
        String value = blankToNull(given);
        try {
            return value == null ? null : LocalDate.parse(value.length() == 10 ? value : "");
        } catch (DateTimeParseException e) {
            throw new BadRequestResponse(name + ": a day is written like 2022-02-14");
        }
    }

    private static int number(Context ctx, String name, int least, int most, int otherwise) {
        String value = blankToNull(ctx.queryParam(name));
        try {
            int number = value == null ? otherwise : Integer.parseInt(value);
            if (number < least || number > most) {
                throw new BadRequestResponse(name + ": from " + least + " to " + most);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadRequestResponse(name + ": not a number");
        }
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    Filter withPage(int newPage, int newSize) {
        return new Filter(actors, between, events, from, to, publisher, words, newPage, newSize);
    }

    Filter withActors(List<String> newActors) {
        return new Filter(newActors, between, events, from, to, publisher, words, page, size);
    }

    int skip() {
        return (page - 1) * size;
    }

    /** This filter as a query string without page, sorted by name, so that one question has one address. */
    public String query() {
        List<String> parts = new ArrayList<>();
        actors.forEach(a -> parts.add("actor=" + encode(a)));
        if (between) {
            parts.add("between=1");
        }
        new TreeSet<>(events).forEach(e -> parts.add("event=" + e));
        if (from != null) {
            parts.add("from=" + from);
        }
        if (publisher != null) {
            parts.add("publisher=" + encode(publisher));
        }
        if (words != null) {
            parts.add("q=" + encode(words));
        }
        if (to != null) {
            parts.add("to=" + to);
        }
        return String.join("&", parts);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** The actors as the form shows them. */
    public String actorsText() {
        return String.join(", ", actors);
    }

    /** A condition over reports {@code e} of articles {@code a}. */
    Sql reports() {
        Sql sql = new Sql().days("coalesce(e.day, e.published)", this);
        if (!events.isEmpty()) {
            sql.in("e.event", events);
        }
        if (publisher != null) {
            sql.and("a.publisher = ?", publisher);
        }
        if (!actors.isEmpty()) {
            Sql sides = named("s.code", "s.actor");
            sql.and("e.report IN (SELECT report FROM side s WHERE " + sides.text() + ")", sides.values());
            if (between) {
                sql.and("e.report NOT IN (SELECT report FROM side s WHERE s.code IS NOT NULL AND NOT (" + sides.text() + "))", sides.values());
            }
        }
        return sql;
    }

    /** A condition over a table whose day is {@code day} and whose codes, joined by semicolons, are {@code codes}; its articles are {@code a}. */
    Sql told(String day, String codes) {
        Sql sql = when(day);
        return actors.isEmpty() ? sql
                : sql.and("(" + String.join(" OR ", Collections.nCopies(actors.size(), "contains(';' || " + codes + " || ';', ?)")) + ")", actors.stream().map(a -> ";" + a + ";").toArray());
    }

    /** The same over a table with one code and the key of one actor in each row. */
    Sql told(String day, String code, String key) {
        Sql named = named(code, key);
        return when(day).and(named.text(), named.values());
    }

    /** A condition over a code and an actor's key: one of {@code actors} is meant. What looks like a code is looked for among codes alone, since a state's key without another is its code. */
    Sql named(String code, String key) {
        List<String> codes = actors.stream().filter(a -> a.matches(CODE)).toList();
        List<String> keys = actors.stream().filter(a -> !a.matches(CODE)).toList();
        if (codes.isEmpty() || keys.isEmpty()) {
            return actors.isEmpty() ? new Sql() : codes.isEmpty() ? new Sql().in(key, keys) : new Sql().in(code, codes);
        }
        Sql one = new Sql().in(code, codes);
        Sql other = new Sql().in(key, keys);
        return new Sql().and("((" + one.text() + ") OR (" + other.text() + "))", one.values(other.values()));
    }

    private Sql when(String day) {
        Sql sql = new Sql().days(day, this);
        return publisher == null ? sql : sql.and("a.publisher = ?", publisher);
    }

    /** Conditions joined by AND, with the values of their question marks. */
    static final class Sql {
        private final StringBuilder text = new StringBuilder("TRUE");
        private final List<Object> values = new ArrayList<>();

        Sql and(String condition, Object... parameters) {
            text.append(" AND ").append(condition);
            values.addAll(Arrays.asList(parameters));
            return this;
        }

        Sql in(String column, List<String> members) {
            return and(column + " IN (" + String.join(", ", Collections.nCopies(members.size(), "?")) + ")", members.toArray());
        }

        Sql days(String column, Filter filter) {
            if (filter.from != null) {
                and(column + " >= ?", Date.valueOf(filter.from));
            }
            if (filter.to != null) {
                and(column + " <= ?", Date.valueOf(filter.to));
            }
            return this;
        }

        String text() {
            return text.toString();
        }

        Object[] values(Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(Arrays.asList(more));
            return all.toArray();
        }
    }
}

package org.demarche.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of an answer, columns in order. A column whose name ends in {@code []} holds a list, joined by {@link #SEPARATOR}; the readers below take the name
 * without the brackets.
 *
 * @param cells column to value; values may be null
 */
public record Row(Map<String, Object> cells) {
    /** Between the members of a list: a character that questions leave out of the members. */
    static final String SEPARATOR = "\u001f";

    /** Copies the cells. */
    public Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The cell as text; empty where it is null. */
    public String text(String column) {
        Object value = cells.get(column);
        return value == null ? "" : value.toString();
    }

    /** Whether the cell is there and not empty. */
    public boolean has(String column) {
        return !text(column).isEmpty() || !list(column).isEmpty();
    }

    /** The cell as a whole number; 0 where it is null. */
    public long number(String column) {
        return cells.get(column) instanceof Number n ? n.longValue() : 0;
    }

    /** The cell as a number; 0 where it is null. */
    public double real(String column) {
        return cells.get(column) instanceof Number n ? n.doubleValue() : 0;
    }

    /** The cell as a day, or null. */
    public LocalDate day(String column) {
        return cells.get(column) instanceof LocalDate day ? day : null;
    }

    /** Whether the cell is true. */
    public boolean yes(String column) {
        return Boolean.TRUE.equals(cells.get(column));
    }

    /** The members of a list cell, or of a text cell joined by semicolons. */
    public List<String> list(String column) {
        Object value = cells.get(column + "[]");
        if (value != null) {
            return Arrays.asList(value.toString().split(SEPARATOR, -1));
        }
        value = cells.get(column);
        return value instanceof String s && !s.isEmpty() ? Arrays.stream(s.split(";")).filter(m -> !m.isEmpty()).toList() : List.of();
    }

    /**
     * A side as an article names it.
     *
     * @param name its name
     * @param code its country or organization code, or empty
     */
    public record Named(String name, String code) {
    }

    /** The sides of the columns {@code by_names} and {@code by_codes}, for "by"; codes that do not go with the names one by one are left out. */
    public List<Named> named(String side) {
        String[] names = text(side + "_names").split(";", -1);
        String[] codes = text(side + "_codes").split(";", -1);
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (!names[i].isEmpty()) {
                all.add(new Named(names[i], codes.length == names.length ? codes[i] : ""));
            }
        }
        return all;
    }

    /** The cells as JSON and CSV show them: lists as lists, days as ISO text. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        cells.forEach((column, value) -> {
            if (column.endsWith("[]")) {
                String name = column.substring(0, column.length() - 2);
                plain.put(name, list(name));
            } else if (value == null || value instanceof Number || value instanceof Boolean) {
                plain.put(column, value);
            } else {
                plain.put(column, value.toString());
            }
        });
        return plain;
    }

    static List<Row> of(List<Map<String, Object>> rows) {
        List<Row> list = new ArrayList<>();
        rows.forEach(r -> list.add(new Row(r)));
        return list;
    }
}

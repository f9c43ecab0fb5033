package org.demarche.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tables for people and the same figures as one line of JSON for programs. Not thread-safe while it is being filled. */
public final class Report {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> pending;
    private final ObjectNode figures = MAPPER.createObjectNode();

    Report() {
    }

    /** A line over a table; it is printed only if a row follows. */
    void title(String title, String... columns) {
        pending = new ArrayList<>(List.of(title));
        pending.addAll(List.of(columns));
    }

    /** A row; fractions are printed with three digits. */
    void row(String name, Object... cells) {
        if (pending != null) {
            if (!lines.isEmpty()) {
                lines.add(List.of());
            }
            lines.add(pending);
            pending = null;
        }
        List<String> row = new ArrayList<>(List.of(name));
        Arrays.stream(cells).map(cell -> cell instanceof Double d ? String.format(Locale.ROOT, "%.3f", d) : String.valueOf(cell)).forEach(row::add);
        lines.add(row);
    }

    /** A row of precision, recall, F1 and counts, and its F1 under {@code key} in the figures; nothing where gold and prediction are empty. */
    void counts(String name, String key, Counts counts) {
        if (counts.gold() + counts.predicted() > 0) {
            row(name, counts.precision(), counts.recall(), counts.f1(), counts.gold(), counts.predicted());
            figure(key, counts.f1());
        }
    }

    /** A row of a share, and its value under {@code key}; nothing where there was nothing to count. */
    void share(String name, String key, Share share) {
        if (share.all() > 0) {
            row(name, share.value(), share.right(), share.all());
            figure(key, share.value());
        }
    }

    /** A figure for programs, rounded to four digits. */
    void figure(String key, double value) {
        figures.put(key, Math.round(value * 10_000) / 10_000.0);
    }

    /** A count for programs. */
    void figure(String key, int value) {
        figures.put(key, value);
    }

    /** A word for programs. */
    void figure(String key, String value) {
        figures.put(key, value);
    }

    /** A figure by its key. @throws IllegalArgumentException if there is none, with those that there are */
    public double figure(String key) {
        if (!figures.path(key).isNumber()) {
            List<String> keys = new ArrayList<>();
            figures.fieldNames().forEachRemaining(keys::add);
            throw new IllegalArgumentException("no figure " + key + " among " + keys);
        }
        return figures.path(key).doubleValue();
    }

    /** Whether there is a figure of this key. */
    public boolean has(String key) {
        return figures.path(key).isNumber();
    }

    /** All figures as one line of JSON. */
    public String json() {
        return figures.toString();
    }

    /** Prints {@link #text()}. */
    public void print(PrintStream out) {
        out.print(text());
    }

    /** The tables as lines of text, and the figures as the last line. */
    public String text() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).isEmpty()) {
                table(lines.subList(from, i), out);
                if (i < lines.size()) {
                    out.append('\n');
                }
                from = i + 1;
            }
        }
        return out.append('\n').append(json()).append('\n').toString();
    }

    private static void table(List<List<String>> rows, StringBuilder out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] width = new int[columns];
        rows.forEach(row -> {
            for (int c = 0; c < row.size(); c++) {
                width[c] = Math.max(width[c], row.get(c).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                String cell = row.get(c);
                String pad = " ".repeat(width[c] - cell.length());
                line.append(c == 0 ? cell + pad : "  " + pad + cell);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }
}

package org.demarche.engine.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the room's tables: tab separated, {@code #} starts a comment line, {@code -} is an empty cell. */
final class Tables {

    private Tables() {
    }

    /** A row of a table. */
    record Row(String file, int line, String[] cells) {

        /** The text of a cell, empty where the table says {@code -}. */
        String text(int column) {
            return cells[column].equals("-") ? "" : cells[column];
        }

        /** The text of a cell, null where the table says {@code -}. */
        String orNull(int column) {
            return cells[column].equals("-") ? null : cells[column];
        }

        /** The parts of a cell. */
        List<String> parts(int column, char separator) {
            String cell = text(column);
            List<String> parts = new ArrayList<>(2);
            for (int from = 0, to; from < cell.length(); from = to + 1) {
                to = cell.indexOf(separator, from);
                to = to < 0 ? cell.length() : to;
                String part = cell.substring(from, to).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            return parts;
        }

        IllegalStateException bad(String reason) {
            return new IllegalStateException(file + ":" + line + ": " + reason);
        }
    }

    /**
     * The rows of a table beside this class, in file order.
     *
     * @param name    file name; read through gzip where it ends in {@code .gz}
     * @param columns cells that each row must have
     * @throws IllegalStateException naming file and line, if the table is missing or a row has another number of cells
     */
    static List<Row> rows(String name, int columns) {
        try (InputStream in = Tables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": no such table");
            }
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
            return rows(name, columns, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static List<Row> rows(String name, int columns, BufferedReader in) throws IOException {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line; (line = in.readLine()) != null; ) {
            number++;
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            String[] cells = split(line, columns);
            Row row = new Row(name, number, cells);
            if (cells == null) {
                throw row.bad("not " + columns + " cells: " + line);
            }
            rows.add(row);
        }
        return rows;
    }

    private static String[] split(String line, int columns) {
        String[] cells = new String[columns];
        int from = 0;
        for (int i = 0; i < columns; i++) {
            int to = line.indexOf('\t', from);
            if (to < 0 != (i == columns - 1)) {
                return null;
            }
            cells[i] = to < 0 ? line.substring(from) : line.substring(from, to);
            from = to + 1;
        }
        return cells;
    }
}

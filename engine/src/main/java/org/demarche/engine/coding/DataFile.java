package org.demarche.engine.coding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A data file of this package: UTF-8 lines, {@code #} begins a comment line, blank lines are skipped.
 *
 * @param name  name below this package
 * @param lines what is left
 */
record DataFile(String name, List<Line> lines) {

    /**
     * A line with its place.
     *
     * @param file   name of the file
     * @param number 1-based
     * @param text   without surrounding blanks
     */
    record Line(String file, int number, String text) {

        IllegalStateException bad(String reason) {
            return new IllegalStateException(file + " line " + number + ": " + reason + ": " + text);
        }

        /** Where the line stands, for people. */
        String where() {
            return file + ":" + number;
        }
    }

    /** @throws IllegalStateException if there is no such file */
    static DataFile read(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no data file " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Line> lines = new ArrayList<>();
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                String bare = text.strip();
                if (!bare.isEmpty() && !bare.startsWith("#")) {
                    lines.add(new Line(name, number, bare));
                }
            }
            return new DataFile(name, List.copyOf(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

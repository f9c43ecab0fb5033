package org.demarche.engine.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The data files of this package: one entry a line as {@code key<space>value}, {@code #} opens a comment line, blank lines are skipped.
 */
final class WordLists {

    private WordLists() {
    }

    /**
     * Reads a data file of this package.
     *
     * @param name file name beside this class
     * @return key → values, both in file order
     * @throws IllegalStateException if a line has no value or repeats an entry: the file is part of the program
     */
    static Map<String, Set<String>> read(String name) {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        try (InputStream in = WordLists.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("data file " + name + " is missing from the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int space = line.indexOf(' ');
                if (space < 1 || line.substring(space).isBlank()
                        || !lists.computeIfAbsent(line.substring(0, space), k -> new LinkedHashSet<>()).add(line.substring(space + 1).strip())) {
                    throw new IllegalStateException(name + " line " + number + ": no value, or an entry twice: " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }
}

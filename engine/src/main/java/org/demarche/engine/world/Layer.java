package org.demarche.engine.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Serializable;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Knowledge of a user's own that is laid over the tables that come with the program: an imported dictionary, or corrections by hand.
 * Immutable.
 *
 * <p>Its file is plain text, UTF-8, one fact a line, tab separated, sorted, {@code #} starts a comment line, {@code -} is an empty cell:
 * <pre>kind  name  aliases(|)  code  sectors(,)  office  from  to  identifier</pre>
 * Kinds are {@code state}, {@code person}, {@code organization}, {@code noun} (name is the singular, alias the plural), {@code discard} (sentences with
 * this phrase are left alone). Dates are YYYY, YYYY-MM or YYYY-MM-DD, the first included, the last not. Lines of one kind and name are one entity.
 *
 * @param name what {@code who} calls it
 * @param wins whether it beats the tables that come with the program where both know a name
 * @param rows sorted by kind, name, code and start
 */
public record Layer(String name, boolean wins, List<Row> rows) implements Serializable {
    private static final List<String> KINDS = List.of("state", "person", "organization", "noun", "discard");
    private static final int COLUMNS = 9;

    /**
     * One fact.
     *
     * @param kind       state, person, organization, noun or discard
     * @param name       the name, or the noun's singular
     * @param aliases    other names, or the noun's plural
     * @param code       ISO alpha-3 or a code of the codebook; empty for nouns, discards, and names without a code
     * @param sectors    most specific first
     * @param office     printed name of the office, or empty
     * @param from       first day, or empty
     * @param to         day after the last, or empty
     * @param identifier Wikidata id, or empty
     */
    public record Row(String kind, String name, List<String> aliases, String code, List<String> sectors, String office, String from, String to,
                      String identifier) implements Serializable {

        /** @throws IllegalArgumentException naming what is wrong */
        public Row {
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("kind \"" + kind + "\" is none of " + KINDS);
            }
            if (name.isBlank() || name.indexOf('\t') >= 0 || name.startsWith("#")) {
                throw new IllegalArgumentException("no name");
            }
            Period.of(from, to);
            aliases = List.copyOf(aliases);
            sectors = List.copyOf(sectors);
        }

        Period period() {
            return Period.of(from, to);
        }

        private String line() {
            return String.join("\t", kind, name, cell(String.join("|", aliases)), cell(code), cell(String.join(",", sectors)), cell(office),
                    cell(from), cell(to), cell(identifier));
        }

        private static String cell(String text) {
            return text.isEmpty() ? "-" : text;
        }
    }

    /** Copies and sorts the rows, equal ones once. */
    public Layer {
        rows = rows.stream().distinct().sorted(Comparator.comparing(Row::kind).thenComparing(Row::name).thenComparing(Row::code)
                .thenComparing(Row::from).thenComparing(Row::line)).toList();
    }

    /**
     * Reads a layer's file.
     *
     * @param file the file
     * @param wins see {@link Layer}
     * @throws IOException              if it cannot be read
     * @throws IllegalArgumentException naming file, line and reason, if a line breaks the form
     */
    public static Layer read(Path file, boolean wins) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (Tables.Row row : Tables.rows(file.getFileName().toString(), COLUMNS, in)) {
                try {
                    rows.add(new Row(row.text(0), row.text(1), row.parts(2, '|'), row.text(3).toUpperCase(Locale.ROOT), row.parts(4, ','), row.text(5),
                            row.text(6), row.text(7), row.text(8)));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(file + ":" + row.line() + ": " + e.getMessage(), e);
                }
            }
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(file.toAbsolutePath().getParent() + "/" + e.getMessage(), e);
        }
        return new Layer(file.getFileName().toString(), wins, rows);
    }

    /**
     * Writes the layer's file anew: beside it first, then moved into place, so that a reader never sees half of it.
     *
     * @param file    the file
     * @param comment lines for its top, without the {@code #}: licence, source
     * @throws IOException if it cannot be written
     */
    public void write(Path file, List<String> comment) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            for (String line : comment) {
                out.write(("# " + line).stripTrailing() + "\n");
            }
            out.write("# kind\tname\taliases(|)\tcode\tsectors(,)\toffice\tfrom\tto\tidentifier\n");
            for (Row row : rows) {
                out.write(row.line() + "\n");
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

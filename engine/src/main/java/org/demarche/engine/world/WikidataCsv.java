package org.demarche.engine.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Reads office holders from a CSV as Wikidata's query service downloads it. The header names the columns, in any order:
 * {@code person} (an address or id ending in Q…), {@code personLabel}, {@code aliases} (parted by |), {@code positionLabel}, {@code code} (ISO alpha-3),
 * {@code start}, {@code end}, {@code sectors} (parted by commas; where the column is missing GOV). The query stands in docs/world.md.
 */
final class WikidataCsv {

    private WikidataCsv() {
    }

    static Import read(Path file, boolean wins) throws IOException {
        List<List<String>> records = records(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        List<Layer.Row> rows = new ArrayList<>();
        List<Import.Note> skipped = new ArrayList<>();
        TreeMap<String, java.util.TreeSet<String>> codes = new TreeMap<>();
        String latest = null;
        int entries = 0;
        List<String> header = records.isEmpty() ? List.of() : records.get(0);
        int name = header.indexOf("personLabel");
        int code = header.indexOf("code");
        if (name < 0 || code < 0) {
            skipped.add(new Import.Note(1, "no header with personLabel and code"));
        } else {
            for (int i = 1; i < records.size(); i++) {
                List<String> record = records.get(i);
                String who = cell(record, name);
                String country = cell(record, code).toUpperCase(Locale.ROOT);
                if (who.isEmpty() || who.matches("Q\\d+") || !country.matches("[A-Z]{3}")) {
                    skipped.add(new Import.Note(i + 1, who.isEmpty() ? "no name" : who.matches("Q\\d+") ? "no English name: " + who
                            : "no code: \"" + country + "\""));
                    continue;
                }
                String id = cell(record, header.indexOf("person"));
                String start = day(cell(record, header.indexOf("start")));
                String end = day(cell(record, header.indexOf("end")));
                String sectors = cell(record, header.indexOf("sectors"));
                try {
                    rows.add(new Layer.Row("person", who, split(cell(record, header.indexOf("aliases")), "\\|"), country,
                            split(sectors.isEmpty() ? "GOV" : sectors, ","), cell(record, header.indexOf("positionLabel")), start, end,
                            id.replaceAll(".*/", "")));
                } catch (IllegalArgumentException e) {
                    skipped.add(new Import.Note(i + 1, e.getMessage()));
                    continue;
                }
                entries++;
                codes.computeIfAbsent(who, k -> new java.util.TreeSet<>()).add(country);
                String late = end.isEmpty() ? start : end;
                latest = late.isEmpty() || latest != null && latest.compareTo(late) >= 0 ? latest : late;
            }
        }
        TreeMap<String, List<String>> conflicts = new TreeMap<>();
        codes.forEach((n, c) -> {
            if (c.size() > 1) {
                conflicts.put(n, List.copyOf(c));
            }
        });
        return new Import(new Layer(file.getFileName().toString(), wins, rows), entries, skipped, List.of(), conflicts, latest, List.of());
    }

    private static String cell(List<String> record, int column) {
        return column < 0 || column >= record.size() ? "" : record.get(column).strip().replace('\t', ' ');
    }

    private static List<String> split(String cell, String separator) {
        List<String> parts = new ArrayList<>();
        for (String part : cell.split(separator)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** 2014-06-07T00:00:00Z as 2014-06-07. */
    private static String day(String time) {
        int t = time.indexOf('T');
        return t > 0 ? time.substring(0, t) : time;
    }

    /** Records of a CSV: commas, double quotes doubled inside quotes, line ends inside quotes. */
    static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
                any = true;
            } else if (c == ',') {
                record.add(cell.toString());
                cell.setLength(0);
                any = true;
            } else if (c == '\n' || c == '\r') {
                if (any || cell.length() > 0) {
                    record.add(cell.toString());
                    records.add(record);
                }
                record = new ArrayList<>();
                cell.setLength(0);
                any = false;
            } else if (c != '\uFEFF') {
                cell.append(c);
            }
        }
        if (any || cell.length() > 0) {
            record.add(cell.toString());
            records.add(record);
        }
        return records;
    }
}

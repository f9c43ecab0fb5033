package org.demarche.engine.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dictionaries of other coders as layers: actor, agent and discard files in TABARI's and PETRARCH's form, and a CSV of office holders
 * as Wikidata's query service gives it. Bad lines are skipped and told; nothing but an unreadable file is an error. One reader, one file,
 * one thread; 20,000 entries take well under a second.
 *
 * <p>Both {@code #} and {@code ;} start comments. Codes are a country or body (three letters) and roles of three letters; roles that the
 * codebook has become sectors. Of several restrictions the dated ones count on their days and the undated one elsewhere.
 */
public final class Importer {
    private static final Pattern BRACKET = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern RESTRICTION = Pattern.compile("(\\S+)(?:\\s+([<>])?\\s*(\\d{6,8})(?:\\s*-\\s*(\\d{6,8}))?)?");
    private static final Set<String> NO_STATE = Set.of("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC");
    private static final Set<String> SECTORS = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CRM", "BUS",
            "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC", "AGR", "PRE", "UNK");
    /** Roles of older data under the codebook's names. */
    private static final Map<String, String> ROLES = Map.of("INS", "REB", "RAD", "UAF", "SEP", "PRE", "DEV", "SOC", "HRI", "SOC", "ENV", "SOC", "HLH", "MED",
            "JEW", "REL", "CHR", "REL");
    private static final Map<String, String> FORMER = Map.of("USR", "RUS", "SUN", "RUS", "YUG", "SRB", "SCG", "SRB", "CZS", "CZE", "ZAR", "COD", "TMP", "TLS",
            "ROM", "ROU", "KSV", "XKX", "KOS", "XKX");

    private final List<Layer.Row> rows = new ArrayList<>();
    private final List<Import.Note> skipped = new ArrayList<>();
    private final List<Import.Note> warnings = new ArrayList<>();
    private final List<String> licence = new ArrayList<>();
    private final Map<String, Set<String>> countries = new HashMap<>();
    private final String name;
    private final boolean wins;
    private int entries;
    private String latest;
    private boolean inComment;
    private boolean top = true;

    private Importer(Path file, boolean wins) {
        this.name = file.getFileName().toString();
        this.wins = wins;
    }

    /**
     * Reads a dictionary whose kind is told by its name and content: {@code .csv} for Wikidata, a name with "agents" for nouns, with
     * "discard" for discards, else actors.
     *
     * @throws IOException if the file cannot be read
     */
    public static Import read(Path file, boolean wins) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") ? WikidataCsv.read(file, wins) : name.contains("agent") ? agents(file, wins)
                : name.contains("discard") ? discards(file, wins) : actors(file, wins);
    }

    private static List<String> lines(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.lines().toList();
    }

    private Import done() {
        TreeMap<String, List<String>> conflicts = new TreeMap<>();
        countries.forEach((n, codes) -> {
            if (codes.size() > 1) {
                conflicts.put(n, List.copyOf(codes));
            }
        });
        return new Import(new Layer(name, wins, rows), entries, List.copyOf(skipped), List.copyOf(warnings), conflicts, latest, List.copyOf(licence));
    }

    /** The line without comments; the file's first comment lines are kept as its licence. */
    private String bare(String line) {
        String rest = line;
        if (inComment) {
            int end = rest.indexOf("-->");
            if (end < 0) {
                return "";
            }
            inComment = false;
            rest = rest.substring(end + 3).stripLeading();
        }
        for (int start; (start = rest.indexOf("<!--")) >= 0; ) {
            int end = rest.indexOf("-->", start);
            if (end < 0) {
                inComment = true;
                rest = rest.substring(0, start);
            } else {
                rest = rest.substring(0, start) + rest.substring(end + 3);
            }
        }
        int cut = rest.indexOf('#');
        int semicolon = rest.indexOf(';');
        cut = cut < 0 ? semicolon : semicolon < 0 ? cut : Math.min(cut, semicolon);
        if (cut >= 0) {
            if (top && rest.substring(0, cut).isBlank() && licence.size() < 80) {
                licence.add(rest.substring(cut + 1).strip());
            }
            rest = rest.substring(0, cut);
        }
        top &= rest.isBlank();
        return rest.stripTrailing();
    }

    // ---- actors

    /** Reads an actor file. @throws IOException if it cannot be read */
    public static Import actors(Path file, boolean wins) throws IOException {
        Importer in = new Importer(file, wins);
        List<String> lines = lines(file);
        Entry entry = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = in.bare(lines.get(i));
            if (line.isBlank()) {
                continue;
            }
            boolean inner = Character.isWhitespace(line.charAt(0));
            String phrase = BRACKET.matcher(line).replaceAll("").strip();
            if (!inner && !phrase.isEmpty() && phrase.charAt(0) == '+') {
                if (entry == null) {
                    in.skipped.add(new Import.Note(i + 1, "synonym before any name"));
                    continue;
                }
                if (line.indexOf('[') >= 0) {
                    in.warnings.add(new Import.Note(i + 1, "synonym with a code of its own: the name's codes are taken"));
                }
                entry.add(phrase.substring(1));
                continue;
            }
            if (!inner && !phrase.isEmpty()) {
                in.close(entry);
                entry = new Entry(i + 1, phrase);
            } else if (entry == null) {
                in.skipped.add(new Import.Note(i + 1, "code before any name"));
                continue;
            } else if (inner && line.indexOf('[') < 0) {
                in.skipped.add(new Import.Note(i + 1, "neither name nor code: " + line.strip()));
                continue;
            }
            Matcher brackets = BRACKET.matcher(line);
            while (brackets.find()) {
                in.restriction(entry, brackets.group(1).strip(), i + 1);
            }
        }
        in.close(entry);
        return in.done();
    }

    /** A name of the file with what stands under it. */
    private static final class Entry {
        final int line;
        final Set<String> names = new LinkedHashSet<>();
        final List<String[]> restrictions = new ArrayList<>();

        Entry(int line, String phrase) {
            this.line = line;
            add(phrase);
        }

        void add(String phrase) {
            String plain = phrase.replace('_', ' ').strip().replaceAll("\\s+", " ");
            if (!plain.isEmpty()) {
                names.add(title(plain));
            }
        }
    }

    /** Dictionaries are in capitals; names are printed with initials only, short ones are taken for acronyms. */
    static String title(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split(" ")) {
            String form = word;
            boolean acronym = word.length() <= 3 && name.indexOf(' ') < 0 || word.indexOf('.') >= 0;
            if (!acronym && word.equals(word.toUpperCase(Locale.ROOT))) {
                String lower = word.toLowerCase(Locale.ROOT);
                StringBuilder cased = new StringBuilder();
                boolean start = true;
                for (int i = 0; i < lower.length(); i++) {
                    char c = lower.charAt(i);
                    cased.append(start ? Character.toUpperCase(c) : c);
                    start = c == '-';
                }
                form = out.length() > 0 && SMALL.contains(lower) ? lower : cased.toString();
            }
            out.append(out.length() == 0 ? "" : " ").append(form);
        }
        return out.toString();
    }

    private static final Set<String> SMALL = Words.list("small");

    private void restriction(Entry entry, String text, int line) {
        Matcher m = RESTRICTION.matcher(text);
        if (!m.matches()) {
            skipped.add(new Import.Note(line, "no restriction: [" + text + "]"));
            return;
        }
        String from = "";
        String to = "";
        if (m.group(3) != null) {
            String first = date(m.group(3));
            String last = m.group(4) == null ? "" : date(m.group(4));
            if (first == null || last == null) {
                skipped.add(new Import.Note(line, "no date: [" + text + "]"));
                return;
            }
            if ("<".equals(m.group(2))) {
                to = first;
            } else if (">".equals(m.group(2))) {
                from = first;
            } else if (last.isEmpty()) {
                skipped.add(new Import.Note(line, "a date without < or >: [" + text + "]"));
                return;
            } else {
                from = first;
                to = last;
            }
            if (!to.isEmpty() && !from.isEmpty() && to.compareTo(from) < 0) {
                skipped.add(new Import.Note(line, "inverted range: [" + text + "]"));
                return;
            }
            String late = to.isEmpty() ? from : to;
            latest = latest == null || late.compareTo(latest) > 0 ? late : latest;
        }
        entry.restrictions.add(new String[] {m.group(1), from, to});
    }

    /** YYYYMMDD, or YYMMDD with 00–30 in this century; null if it is no date. */
    static String date(String digits) {
        String full = digits.length() == 6 ? (digits.compareTo("31") < 0 ? "20" : "19") + digits : digits;
        if (full.length() != 8) {
            return null;
        }
        try {
            return LocalDate.of(Integer.parseInt(full.substring(0, 4)), Integer.parseInt(full.substring(4, 6)), Integer.parseInt(full.substring(6)))
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void close(Entry entry) {
        if (entry == null) {
            return;
        }
        if (entry.restrictions.isEmpty()) {
            warnings.add(new Import.Note(entry.line, "name without a code: " + entry.names.iterator().next()));
            return;
        }
        entries++;
        List<String> names = List.copyOf(entry.names);
        if (state(entry, names)) {
            return;
        }
        boolean dated = entry.restrictions.stream().anyMatch(r -> !r[1].isEmpty() || !r[2].isEmpty());
        boolean first = true;
        for (String[] restriction : entry.restrictions) {
            if (restriction[0].equals("---")) {
                continue;
            }
            String[] code = code(restriction[0]);
            if (code == null) {
                skipped.add(new Import.Note(entry.line, "no code: [" + restriction[0] + "]"));
                continue;
            }
            names.forEach(n -> countries.computeIfAbsent(n, k -> new TreeSet<>()).add(code[0]));
            rows.add(new Layer.Row(dated ? "person" : "organization", names.get(0), first ? names.subList(1, names.size()) : List.of(), code[0],
                    code[1].isEmpty() ? List.of() : List.of(code[1].split(",")), "", restriction[1], restriction[2], ""));
            first = false;
        }
    }

    /** A name whose codes are bare countries is a state, whatever its dates: the last code is taken. */
    private boolean state(Entry entry, List<String> names) {
        String last = null;
        for (String[] restriction : entry.restrictions) {
            String[] code = restriction[0].equals("---") ? null : code(restriction[0]);
            if (code == null || !code[1].isEmpty() || code[0].isEmpty() || NO_STATE.contains(code[0])) {
                return false;
            }
            last = code[0];
        }
        String code = last;
        names.forEach(n -> countries.computeIfAbsent(n, k -> new TreeSet<>()).add(code));
        rows.add(new Layer.Row("state", names.get(0), names.subList(1, names.size()), last, List.of(), "", "", "", ""));
        return true;
    }

    /** Country or body, and sectors joined by commas; null if it is no code. */
    static String[] code(String code) {
        String plain = code.replace("~", "").strip();
        if (plain.length() < 3 || !plain.substring(0, 3).matches("[A-Z]{3}")) {
            return null;
        }
        if (SECTORS.contains(plain.substring(0, 3))) {
            return new String[] {"", sectors(plain)};
        }
        String country = FORMER.getOrDefault(plain.substring(0, 3), plain.substring(0, 3));
        return new String[] {country, sectors(plain.substring(3))};
    }

    private static String sectors(String roles) {
        LinkedHashSet<String> sectors = new LinkedHashSet<>();
        for (int i = 0; i + 3 <= roles.length(); i += 3) {
            String role = roles.substring(i, i + 3);
            String sector = ROLES.getOrDefault(role, role);
            if (SECTORS.contains(sector)) {
                sectors.add(sector);
            }
        }
        return String.join(",", sectors);
    }

    // ---- agents

    /** Reads an agent file. @throws IOException if it cannot be read */
    public static Import agents(Path file, boolean wins) throws IOException {
        Importer in = new Importer(file, wins);
        Map<String, List<String>> sets = new HashMap<>();
        Pattern form = Pattern.compile("([^{\\[]+?)\\s*(\\{([^}]*)\\})?\\s*\\[([^\\]]*)\\]");
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = in.bare(lines.get(i)).strip();
            if (line.isEmpty()) {
                continue;
            }
            int equals = line.indexOf('=');
            if (line.startsWith("!") && equals > 0) {
                List<String> members = new ArrayList<>();
                for (String member : line.substring(equals + 1).split(",")) {
                    members.add(member.strip().replace('_', ' ').strip());
                }
                sets.put(line.substring(0, equals).strip(), members);
                continue;
            }
            Matcher m = form.matcher(line);
            if (!m.matches()) {
                in.skipped.add(new Import.Note(i + 1, "no code: " + line));
                continue;
            }
            String sectors = sectors(m.group(4).replace("~", "").strip());
            if (sectors.isEmpty()) {
                in.skipped.add(new Import.Note(i + 1, "no sector of the codebook: [" + m.group(4) + "]"));
                continue;
            }
            in.entries++;
            in.nouns(m.group(1).strip(), m.group(3), sectors, sets);
        }
        return in.done();
    }

    private void nouns(String phrase, String plural, String sectors, Map<String, List<String>> sets) {
        for (Map.Entry<String, List<String>> set : sets.entrySet()) {
            if (phrase.contains(set.getKey())) {
                for (String member : set.getValue()) {
                    String joined = phrase.replace("_" + set.getKey(), " " + member).replace(set.getKey(), joint(phrase, set.getKey()) + member);
                    noun(plain(joined), "", sectors);
                }
                return;
            }
        }
        String one = plain(phrase);
        noun(one, plural == null ? regular(one) : plain(plural), sectors);
    }

    private static String joint(String phrase, String key) {
        int at = phrase.indexOf(key);
        return at > 0 && (phrase.charAt(at - 1) == '_' || phrase.charAt(at - 1) == ' ') ? "" : " ";
    }

    private void noun(String one, String many, String sectors) {
        if (!one.isEmpty()) {
            rows.add(new Layer.Row("noun", one, many.isEmpty() ? List.of() : List.of(many), "", List.of(sectors.split(",")), "", "", "", ""));
        }
    }

    private static String plain(String phrase) {
        return phrase.replace('_', ' ').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String regular(String noun) {
        return noun.endsWith("y") && !noun.matches(".*[aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun.endsWith("s") ? noun + "es" : noun + "s";
    }

    // ---- discards

    /** Reads a discard file; phrases that drop a whole story are kept as phrases that drop a sentence, with a warning each. @throws IOException if it cannot be read */
    public static Import discards(Path file, boolean wins) throws IOException {
        Importer in = new Importer(file, wins);
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = BRACKET.matcher(in.bare(lines.get(i))).replaceAll("").strip();
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("+")) {
                in.warnings.add(new Import.Note(i + 1, "drops the sentence, not the story: " + line.substring(1)));
            }
            String phrase = plain(line.startsWith("+") ? line.substring(1) : line);
            if (phrase.isEmpty()) {
                in.skipped.add(new Import.Note(i + 1, "no phrase"));
                continue;
            }
            in.entries++;
            in.rows.add(new Layer.Row("discard", phrase, List.of(), "", List.of(), "", "", "", ""));
        }
        return in.done();
    }
}

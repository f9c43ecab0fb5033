package org.demarche.engine.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A date as pages print it, read into ISO 8601. Month names and labels are data ({@code dates.txt}). What can be read in two ways, such as
 * 03/04/2022, is not read at all. Immutable.
 *
 * @param day    the day
 * @param iso    the day, or day, time and offset as far as they were given
 * @param label  what the words before the date say of it
 */
record PrintedDate(LocalDate day, String iso, Label label) {

    /** What a date is said to be. */
    enum Label { PUBLISHED, CHANGED, NONE }

    private static final Map<String, Set<String>> WORDS = WordLists.read("dates.txt");
    private static final Map<String, Integer> MONTHS = months();
    private static final String MONTH = MONTHS.keySet().stream().sorted(Comparator.comparing(String::length).reversed().thenComparing(m -> m))
            .map(Pattern::quote).collect(Collectors.joining("|", "(", ")\\.?"));
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:(?:T|\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?"
            + "\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?)?(?![\\d-])", FLAGS);
    private static final Pattern COMPACT = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?$", FLAGS);
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?!\\d)");
    private static final Pattern DAY_DOT = Pattern.compile("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)");
    private static final Pattern SLASHED = Pattern.compile("(?<![\\d/])(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})(?![\\d/])");
    private static final Pattern DAY_MONTH = Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|º|er|\\.)?[\\s-]+(?:of\\s+|de\\s+)?" + MONTH
            + "(?:,?\\s+(?:de\\s+|del\\s+)?|-)(\\d{4})(?!\\d)", FLAGS);
    private static final Pattern MONTH_DAY = Pattern.compile("(?<!\\p{L})" + MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)", FLAGS);
    private static final Pattern JAVASCRIPT = Pattern.compile("(?<!\\p{L})" + MONTH + "\\s+(\\d{1,2})\\s+(?:\\d{2}:\\d{2}:\\d{2}\\s+\\S+\\s+)?(\\d{4})(?!\\d)", FLAGS);
    private static final Pattern EPOCH = Pattern.compile("^(\\d{10})(\\d{3})?$");
    private static final Pattern BEFORE = Pattern.compile("([\\p{L} ]{3,40}?)[\\s:,(|–—-]*(?:(?:at|on|the|le|am|el|em)\\s+)?(?:\\d{1,2}:\\d{2}\\s*(?:[ap]\\.?m\\.?)?\\s*(?:\\p{Lu}{2,4})?[\\s,|–—-]*)?"
            + "(?:on\\s+)?(?:\\p{L}{3,9}\\.?,?\\s*)?$", FLAGS);

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= 12; month++) {
            for (String name : WORDS.get(String.valueOf(month))) {
                months.put(folded(name), month);
            }
        }
        return months;
    }

    /**
     * Reads the value of a metadata field: ISO 8601 and its usual misspellings, RFC 1123, printed dates, seconds or milliseconds since 1970.
     *
     * @return the date, or null if it is none or can be read in two ways
     */
    static PrintedDate ofField(String value) {
        String plain = value.strip();
        if (plain.isEmpty() || plain.length() > 100) {
            return null;
        }
        Matcher epoch = EPOCH.matcher(plain);
        if (epoch.matches()) {
            Instant instant = Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
            return new PrintedDate(instant.atZone(ZoneOffset.UTC).toLocalDate(), instant.toString(), Label.NONE);
        }
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            PrintedDate date = withTime(compact);
            if (date != null) {
                return date;
            }
        }
        List<PrintedDate> dates = in(plain);
        return dates.size() == 1 ? dates.get(0) : null;
    }

    /** All dates with day, month and year in a line of text, in order. Cost is linear in the line; lines over 400 characters hold none. */
    static List<PrintedDate> in(String line) {
        List<PrintedDate> found = new ArrayList<>();
        if (line.length() > 400) {
            return found;
        }
        List<int[]> spans = new ArrayList<>();
        for (Pattern pattern : List.of(ISO, YEAR_FIRST, DAY_DOT, SLASHED, DAY_MONTH, MONTH_DAY, JAVASCRIPT)) {
            Matcher m = pattern.matcher(line);
            while (m.find()) {
                int start = m.start();
                if (spans.stream().anyMatch(s -> s[0] < m.end() && start < s[1])) {
                    continue;
                }
                PrintedDate date = read(pattern, m);
                if (date != null) {
                    spans.add(new int[] {m.start(), m.end(), found.size()});
                    found.add(new PrintedDate(date.day, date.iso, label(line.substring(0, m.start()))));
                }
            }
        }
        spans.sort(Comparator.comparingInt(s -> s[0]));
        return spans.stream().map(s -> found.get(s[2])).toList();
    }

    private static PrintedDate read(Pattern pattern, Matcher m) {
        if (pattern == ISO) {
            return withTime(m);
        }
        if (pattern == YEAR_FIRST) {
            return day(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        }
        if (pattern == DAY_DOT) {
            return day(number(m.group(3)), number(m.group(2)), number(m.group(1)));
        }
        if (pattern == SLASHED) {
            int a = number(m.group(1));
            int b = number(m.group(2));
            int year = number(m.group(3));
            return a == b || b > 12 ? day(year, a, b) : a > 12 ? day(year, b, a) : null;
        }
        int month = MONTHS.get(folded(m.group(pattern == DAY_MONTH ? 2 : 1)));
        return day(number(m.group(3)), month, number(m.group(pattern == DAY_MONTH ? 1 : 2)));
    }

    /** A name as the patterns compare it: letter by letter, where {@link String#toLowerCase} makes two letters of a dotted capital I. */
    private static String folded(String name) {
        return name.codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static PrintedDate day(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return new PrintedDate(date, date.toString(), Label.NONE);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static PrintedDate withTime(Matcher m) {
        PrintedDate date = day(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        if (date == null || m.group(4) == null) {
            return date;
        }
        try {
            LocalTime time = LocalTime.of(number(m.group(4)), number(m.group(5)), m.group(6) == null ? 0 : number(m.group(6)));
            String zone = m.group(7);
            String offset = zone == null ? "" : zone.matches("(?i)Z|UTC|GMT") ? "Z" : ZoneOffset.of(zone).getId();
            return new PrintedDate(date.day, date.day + "T" + time.format(DateTimeFormatter.ISO_LOCAL_TIME) + offset, Label.NONE);
        } catch (DateTimeException e) {
            return date;
        }
    }

    private static Label label(String before) {
        Matcher words = BEFORE.matcher(before.substring(Math.max(0, before.length() - 90)));
        if (words.find()) {
            String label = words.group(1).strip().toLowerCase(Locale.ROOT);
            if (endsWithAny(label, WORDS.get("changed"))) {
                return Label.CHANGED;
            }
            if (endsWithAny(label, WORDS.get("published"))) {
                return Label.PUBLISHED;
            }
        }
        return Label.NONE;
    }

    private static boolean endsWithAny(String label, Set<String> words) {
        return words.stream().anyMatch(w -> label.equals(w) || label.endsWith(" " + w));
    }
}

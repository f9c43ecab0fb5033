package org.demarche.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarche.archive.SearchIndex;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Span;

/** How values are written for people. Used by the templates; none of these escape, the templates do. */
public final class Show {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final Map<Long, String> QUADS = Map.of(1L, "verbal cooperation", 2L, "material cooperation", 3L, "verbal conflict", 4L, "material conflict");

    private Show() {
    }

    /** An ISO date or date-time for reading: "10 Jan 2022, 19:05 +01:00"; what is neither, as it is. */
    public static String published(String iso) {
        try {
            String day = DAY.format(LocalDate.parse(iso.substring(0, 10)));
            return iso.length() < 16 ? day : day + ", " + iso.substring(11, 16) + iso.substring(16).replaceFirst("^:\\d\\d(\\.\\d+)?", "").replace("Z", " UTC")
                    .replaceFirst("^(?=[+-])", " ");
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return iso;
        }
    }

    /** "14 Feb 2022", or "no date". */
    public static String day(LocalDate day) {
        return day == null ? "no date" : DAY.format(day);
    }

    /** "14 Feb 2022", "14 Feb 2022 to 3 Mar 2022". */
    public static String span(LocalDate first, LocalDate last) {
        return day(first) + (last == null || last.equals(first) ? "" : " to " + day(last));
    }

    /** How sources are counted that no article names. */
    public static final String NO_PUBLISHER = "(no publisher named)";

    /** The publisher's name, or that there is none. */
    public static String publisher(Row row) {
        return row.has("publisher") ? row.text("publisher") : "no publisher named";
    }

    /** "Mon 14 Feb 2022", or "no date". */
    public static String weekday(LocalDate day) {
        return day == null ? "no date" : WEEKDAY.format(day);
    }

    /** A day as exactly as it is known: "14 Feb 2022", "week of 14 Feb 2022", "February 2022", "2022", "no date". */
    public static String when(LocalDate day, String resolution) {
        if (day == null) {
            return "no date";
        }
        return switch (resolution) {
            case "week" -> "week of " + DAY.format(day);
            case "month" -> MONTH.format(day);
            case "year" -> String.valueOf(day.getYear());
            default -> DAY.format(day);
        };
    }

    /**
     * A stretch of a text.
     *
     * @param text  its words
     * @param found whether they were asked for
     */
    public record Piece(String text, boolean found) {
    }

    /** A hit's text, cut where the words begin and end that were asked for. */
    public static List<Piece> pieces(SearchIndex.Hit hit) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span found : hit.found()) {
            pieces.add(new Piece(hit.text().substring(at, found.start()), false));
            pieces.add(new Piece(found.of(hit.text()), true));
            at = found.end();
        }
        pieces.add(new Piece(hit.text().substring(at), false));
        return pieces;
    }

    /** The tables of what is new since a day, and what they hold. */
    public static final Map<String, String> NEWS = news();

    private static Map<String, String> news() {
        Map<String, String> news = new LinkedHashMap<>();
        news.put("new", "events");
        news.put("demands", "demands and answers");
        news.put("denials", "denials");
        news.put("disputes", "disputes");
        news.put("stories", "stories");
        news.put("articles", "articles");
        return news;
    }

    /** Where an article's date was found. */
    public static String dated(PublishedFrom from) {
        return from == null ? "unknown from where" : switch (from) {
            case JSON_LD, META, TIME -> "as the page’s markup says";
            case TEXT -> "as its text says";
            case URL -> "as its address says";
            case INPUT -> "as the input says";
            case OPTION -> "as given for all";
        };
    }

    /** What an HTTP status means. */
    public static String status(int status) {
        return switch (status) {
            case 400 -> "This cannot be read";
            case 401, 403 -> "Not allowed";
            case 404 -> "There is no such page";
            default -> "Something went wrong";
        };
    }

    /** A message as a sentence: "There is no event 7.". */
    public static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    /** The address of a story's page. */
    public static String story(String id) {
        return "/story?id=" + Filter.encode(id);
    }

    /** "+2.5", "−6.0", "0.0". */
    public static String score(double score) {
        String digits = String.format(Locale.ROOT, "%.1f", Math.abs(score));
        return digits.equals("0.0") ? digits : (score < 0 ? "\u2212" : "+") + digits;
    }

    /** "12,500". */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** "1 report", "3 reports". */
    public static String count(long number, String noun) {
        return number(number) + " " + (number == 1 ? noun : noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
    }

    /** How many of the articles one request codes again: "3 articles", "the next 25 of 310 articles". */
    public static String again(int stale) {
        return stale > Api.AGAIN ? "the next " + Api.AGAIN + " of " + count(stale, "article") : count(stale, "article");
    }

    /** "3,000", "3,000 or more", "up to 500", "3,000 to 5,000". */
    public static String range(Object min, Object max) {
        String least = min instanceof Number n ? number(n.longValue()) : null;
        String most = max instanceof Number n ? number(n.longValue()) : null;
        if (least != null && most != null) {
            return least.equals(most) ? least : least + " to " + most;
        }
        return least != null ? least + " or more" : most != null ? "up to " + most : "not said";
    }

    /** A type as a word: "Accuse". */
    public static String type(String event) {
        return event.isEmpty() ? "" : event.charAt(0) + event.substring(1).toLowerCase(Locale.ROOT);
    }

    /** What a quad code means. */
    public static String quad(long code) {
        return QUADS.getOrDefault(code, "");
    }

    /** Confidence in per cent. */
    public static String percent(double share) {
        return Math.round(share * 100) + "\u00a0%";
    }

    /** The names, joined. */
    public static String names(List<String> names) {
        return String.join(", ", names);
    }

    /** The address if it is one of the web, else null: a page never links to anything else. */
    public static String link(String url) {
        return url != null && url.matches("(?i)https?://[^\\s\\p{Cntrl}]{1,2000}") ? url : null;
    }

    /** Where an article is read, at one of its parts (s3 a sentence, E1, S2, D1). */
    public static String article(String id, String part) {
        return "/article?id=" + Filter.encode(id) + (part.isEmpty() ? "" : "#" + Filter.encode(part));
    }

    /** Where an actor's page is. */
    public static String actor(String key) {
        return "/actor?key=" + Filter.encode(key);
    }

    /** Whether an actor's key, given as a filter, means this actor alone: one that is a code means all who have it. */
    public static boolean keyed(String key) {
        return !key.matches(Filter.CODE) && !key.contains(",");
    }

    /** Where a dyad's page is. */
    public static String dyad(String a, String b) {
        return "/dyad?a=" + Filter.encode(a) + "&b=" + Filter.encode(b);
    }

    /** A query string with its question mark; empty where there is nothing in it. */
    public static String query(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : parameters.entrySet().stream().map(p -> p.getKey() + "=" + encode(p.getValue())).collect(Collectors.joining("&", "?", ""));
    }

    /** How many of many are shown: "12", "the newest 200 of 1,234". */
    public static String newest(int shown, long all) {
        return shown < all ? "the newest " + number(shown) + " of " + number(all) : number(all);
    }

    /** A number of rows that may have been cut at a limit: "12", "200 or more". */
    public static String atLeast(int shown, int limit) {
        return number(shown) + (shown < limit ? "" : " or more");
    }

    /** A value inside a query string. */
    public static String encode(String value) {
        return Filter.encode(value);
    }
}

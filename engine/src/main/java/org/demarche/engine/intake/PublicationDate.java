package org.demarche.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.record.PublishedFrom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * When a page was first published, or why that cannot be told. Sources in order of trust: JSON-LD, meta elements, time elements marked as
 * publication, time elements and printed dates at the head of the article, the address. Dates of changes, of other articles, in the future
 * or before 1900 count for nothing; where the address holds a day, no date more than three days off it is believed. Immutable.
 *
 * @param value  ISO date or date-time, or null
 * @param from   where it was found, or null
 * @param reason why there is none, or null
 */
record PublicationDate(String value, PublishedFrom from, String reason) {
    private static final int FIRST_YEAR = 1900;
    private static final int NEAR = 3;
    private static final Pattern URL_DAY = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[/_-]?(\\d{2}|\\p{L}{3})[/_-]?(\\d{1,2})(?=[/_-]|\\.\\w|\\D*$|[a-zA-Z])");
    private static final Pattern CHANGED = Pattern.compile("updat|modif|revis", Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLISHED = Pattern.compile("publish|pubdate|posted|create", Pattern.CASE_INSENSITIVE);

    private record Candidate(PrintedDate date, PublishedFrom from) {
    }

    /**
     * Dates a page.
     *
     * @param page     the page
     * @param metadata its metadata
     * @param body     its body
     * @param url      its address, or null
     * @param latest   no article was published after this day
     */
    static PublicationDate of(Document page, PageMetadata metadata, BodyExtractor body, String url, LocalDate latest) {
        List<Candidate> found = new ArrayList<>();
        for (JsonNode article : metadata.articles()) {
            add(found, JsonLd.text(article.get("datePublished")), PublishedFrom.JSON_LD);
        }
        if (found.stream().map(c -> c.date.day()).distinct().count() > 1) {
            ofHeadline(metadata, body, found);
        }
        for (String value : metadata.published()) {
            add(found, value, PublishedFrom.META);
        }
        Map<Element, Integer> order = order(page);
        addTimes(found, page, body, order);
        addText(found, body, order);
        LocalDate day = url == null ? null : day(url);
        if (day != null) {
            found.add(new Candidate(new PrintedDate(day, day.toString(), PrintedDate.Label.NONE), PublishedFrom.URL));
        }
        return choose(found, day, latest);
    }

    /** The day that an address holds, or none for the given reason. */
    static PublicationDate ofAddress(String url, LocalDate latest, String reason) {
        LocalDate day = url == null ? null : day(url);
        return day != null && doubt(day, latest) == null ? new PublicationDate(day.toString(), PublishedFrom.URL, null) : new PublicationDate(null, null, reason);
    }

    private static PublicationDate choose(List<Candidate> found, LocalDate urlDay, LocalDate latest) {
        String reason = null;
        for (Candidate candidate : found) {
            LocalDate day = candidate.date.day();
            String doubt = doubt(day, latest);
            if (doubt == null && urlDay != null && doubt(urlDay, latest) == null && Math.abs(ChronoUnit.DAYS.between(day, urlDay)) > NEAR) {
                doubt = "dates disagree: the page says " + day + ", its address " + urlDay;
            }
            if (doubt == null) {
                return new PublicationDate(candidate.date.iso(), candidate.from, null);
            }
            reason = reason == null ? doubt : reason;
        }
        return new PublicationDate(null, null, reason == null ? "no date of publication in metadata, time elements, text or address" : reason);
    }

    /** Why a day cannot be one of publication, or null. */
    static String doubt(LocalDate day, LocalDate latest) {
        return day.isAfter(latest) ? "date in the future: " + day
                : day.getYear() < FIRST_YEAR || day.equals(LocalDate.EPOCH) || day.equals(LocalDate.of(1900, 1, 1)) ? "no real date: " + day : null;
    }

    private static void add(List<Candidate> found, String value, PublishedFrom from) {
        PrintedDate date = value == null ? null : PrintedDate.ofField(value);
        if (date != null) {
            found.add(new Candidate(date, from));
        }
    }

    /** Of several articles in JSON-LD only those count whose headline is the page's. */
    private static void ofHeadline(PageMetadata metadata, BodyExtractor body, List<Candidate> found) {
        found.clear();
        List<String> titles = body.headline() == null ? metadata.headlines() : List.of(body.headline());
        for (JsonNode article : metadata.articles()) {
            String headline = JsonLd.text(article.get("headline"));
            if (headline != null && titles.stream().anyMatch(t -> Junk.sameHeadline(t, headline))) {
                add(found, JsonLd.text(article.get("datePublished")), PublishedFrom.JSON_LD);
            }
        }
    }

    private static Map<Element, Integer> order(Document page) {
        Map<Element, Integer> order = new IdentityHashMap<>();
        page.stream().forEach(e -> order.put(e, order.size()));
        return order;
    }

    /** Whether an element stands at the head of the article: from shortly before the headline to the body's first paragraph. */
    private static boolean atHead(Element element, BodyExtractor body, Map<Element, Integer> order) {
        if (body.firstElement() == null) {
            return false;
        }
        int first = order.get(body.firstElement());
        int start = body.headlineElement() == null ? first - 60 : order.get(body.headlineElement()) - 25;
        int at = order.get(element);
        return start <= at && at <= first;
    }

    private static void addTimes(List<Candidate> found, Document page, BodyExtractor body, Map<Element, Integer> order) {
        List<Candidate> head = new ArrayList<>();
        List<Candidate> all = new ArrayList<>();
        for (Element time : page.select("time,[itemprop=datePublished][datetime],abbr.published")) {
            String value = time.hasAttr("datetime") ? time.attr("datetime") : time.attr("title");
            PrintedDate date = PrintedDate.ofField(value.isBlank() ? time.text() : value);
            String names = time.className() + " " + time.attr("itemprop") + " " + (time.parent() == null ? "" : time.parent().className());
            boolean published = PUBLISHED.matcher(names).find() || time.hasAttr("pubdate");
            boolean changed = CHANGED.matcher(names + " " + time.text()).find();
            if (date == null || changed && !published || Furniture.SHIPPED.isComments(time)) {
                continue;
            }
            Candidate candidate = new Candidate(date, PublishedFrom.TIME);
            all.add(candidate);
            if (atHead(time, body, order)) {
                if (published) {
                    found.add(candidate);
                    return;
                }
                head.add(candidate);
            }
        }
        List<Candidate> fit = head.isEmpty() ? all : head;
        if (fit.stream().map(c -> c.date.day()).distinct().count() == 1) {
            found.add(fit.get(0));
        }
    }

    private static void addText(List<Candidate> found, BodyExtractor body, Map<Element, Integer> order) {
        List<PrintedDate> plain = new ArrayList<>();
        for (Block block : body.blocks()) {
            if (block.text().length() > 250 || !atHead(block.at(), body, order) || block.at() == body.headlineElement()) {
                continue;
            }
            for (PrintedDate date : PrintedDate.in(block.text())) {
                if (date.label() == PrintedDate.Label.PUBLISHED) {
                    found.add(new Candidate(date, PublishedFrom.TEXT));
                    return;
                }
                if (date.label() == PrintedDate.Label.NONE && block.text().length() < 120 && !Junk.closes(block.text())) {
                    plain.add(date);
                }
            }
        }
        if (plain.stream().map(PrintedDate::day).distinct().count() == 1) {
            found.add(new Candidate(plain.get(0), PublishedFrom.TEXT));
        }
    }

    /** The day in an address such as …/2022/02/01/… or …/2022/feb/01/…, or null. */
    private static LocalDate day(String url) {
        Matcher m = URL_DAY.matcher(url.replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*$", ""));
        while (m.find()) {
            PrintedDate date = Character.isDigit(m.group(2).charAt(0))
                    ? PrintedDate.ofField(m.group(1) + "-" + m.group(2) + "-" + m.group(3))
                    : PrintedDate.ofField(m.group(3) + " " + m.group(2).toLowerCase(Locale.ROOT) + " " + m.group(1));
            if (date != null) {
                return date.day();
            }
        }
        return null;
    }
}

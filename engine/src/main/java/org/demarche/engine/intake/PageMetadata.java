package org.demarche.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * What a page's head says of it. Nothing is guessed: what is not said is null. Immutable.
 *
 * @param headlines   the headline in every form given, the site's name cut off where it can be told
 * @param description what the page is about, or empty
 * @param byline      authors, or null
 * @param publisher   publisher's name, or null
 * @param url         canonical address (http or https), or null
 * @param declared    the language that the markup declares, two letters, or null
 * @param articles    the articles described in JSON-LD
 * @param published   what meta elements give as the date of publication, the most trusted first
 */
record PageMetadata(List<String> headlines, String description, String byline, String publisher, String url, String declared,
                    List<JsonNode> articles, List<String> published) {
    private static final Map<String, Set<String>> NAMES = WordLists.read("metadata.txt");
    private static final Pattern SAVED_FROM = Pattern.compile("saved from url=\\(\\d+\\)(\\S+)");
    private static final Pattern BY = Pattern.compile("^(by|written by|posted by|author:?|von|par|por|di)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SITE = Pattern.compile("^(.{15,}?)\\s+[|–—:»·•-]+\\s+([^|–—»·•]{2,60})$");
    private static final int LONGEST = 400;

    /** Reads a page's metadata. */
    static PageMetadata of(Document page) {
        List<JsonNode> articles = JsonLd.articles(page);
        Map<String, List<String>> metas = metas(page);
        List<String> titles = new ArrayList<>(metas(metas, "title"));
        articles.forEach(a -> titles.add(JsonLd.text(a.get("headline"))));
        titles.add(page.title());
        List<String> publishers = new ArrayList<>(metas(metas, "site"));
        articles.forEach(a -> publishers.add(JsonLd.text(a.get("publisher"))));
        publishers.addAll(metas(metas, "publisher"));
        String publisher = publishers.stream().filter(p -> p != null && p.length() <= 100 && !p.startsWith("http"))
                .map(p -> p.replaceFirst("\\s+\\|.*$", "")).findFirst().orElse(null);
        Set<String> headlines = new LinkedHashSet<>();
        for (String title : titles) {
            String plain = title == null ? "" : plain(title);
            if (!plain.isEmpty() && plain.length() <= LONGEST) {
                headlines.add(withoutSite(plain, publisher));
            }
        }
        return new PageMetadata(List.copyOf(headlines), Objects.requireNonNullElse(first(metas(metas, "description")), ""),
                byline(page, articles, metas), publisher, url(page), declared(page), articles,
                metas(metas, "published"));
    }

    /** The values of all meta elements by property, name or itemprop in lower case. */
    private static Map<String, List<String>> metas(Document page) {
        Map<String, List<String>> metas = new HashMap<>();
        for (Element meta : page.select("meta[content]")) {
            String value = plain(meta.attr("content"));
            Stream.of("property", "name", "itemprop").map(a -> meta.attr(a).strip().toLowerCase(Locale.ROOT)).distinct()
                    .filter(name -> !name.isEmpty() && !value.isEmpty())
                    .forEach(name -> metas.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
        }
        return metas;
    }

    /** The values of the metas of one kind, in the order of the data file. */
    private static List<String> metas(Map<String, List<String>> metas, String kind) {
        return NAMES.get(kind).stream().flatMap(name -> metas.getOrDefault(name, List.of()).stream()).toList();
    }

    private static String first(List<String> values) {
        return values.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\p{Zs}]+", " ").strip();
    }

    private static String withoutSite(String title, String publisher) {
        Matcher tail = SITE.matcher(title);
        if (!tail.matches()) {
            return title;
        }
        boolean bar = title.charAt(tail.start(2) - 2) == '|';
        return bar || publisher != null && letters(publisher).equals(letters(tail.group(2))) ? tail.group(1) : title;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]|(?i)^the\\s+|\\.(com|org|net|co\\.uk)$", "").toLowerCase(Locale.ROOT);
    }

    private static String byline(Document page, List<JsonNode> articles, Map<String, List<String>> metas) {
        List<String> found = new ArrayList<>();
        articles.forEach(a -> found.add(JsonLd.text(a.get("author"))));
        found.addAll(metas(metas, "author"));
        for (Element e : page.select("[rel=author],[itemprop=author],.byline,.author-name,.article-author,.entry-author,.post-author")) {
            if (found.size() > 20) {
                break;
            }
            found.add(plain(e.text()));
        }
        for (String value : found) {
            String name = value == null ? "" : BY.matcher(plain(value)).replaceFirst("").strip();
            if (name.length() >= 3 && name.length() <= 150 && !name.contains("://") && !name.contains("@") && name.chars().anyMatch(Character::isLetter)
                    && PrintedDate.in(name).isEmpty() && !name.matches("(?i)\\w*admin(istrator)?|editor|webmaster|staff|unknown|author|null")) {
                return name;
            }
        }
        return null;
    }

    private static String url(Document page) {
        List<String> found = new ArrayList<>();
        page.select("link[rel=canonical]").forEach(e -> found.add(e.attr("href")));
        page.select("meta[property=og:url]").forEach(e -> found.add(e.attr("content")));
        for (Node node : page.childNodes()) {
            if (node instanceof Comment comment) {
                Matcher saved = SAVED_FROM.matcher(comment.getData());
                if (saved.find()) {
                    found.add(saved.group(1));
                }
            }
        }
        return found.stream().map(String::strip).filter(PageMetadata::isWebAddress).findFirst().orElse(null);
    }

    /** Whether a string is an absolute http or https address with a host. */
    static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url.replace(" ", "%20").replace("|", "%7C"));
            return uri.getHost() != null && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static String declared(Document page) {
        List<String> found = new ArrayList<>();
        Element root = page.selectFirst("html");
        if (root != null) {
            found.add(root.attr("lang"));
            found.add(root.attr("xml:lang"));
        }
        page.select("meta[http-equiv=content-language],meta[property=og:locale]").forEach(e -> found.add(e.attr("content")));
        return found.stream().map(l -> l.strip().toLowerCase(Locale.ROOT)).filter(l -> l.matches("[a-z]{2}([-_].*)?"))
                .map(l -> l.substring(0, 2)).findFirst().orElse(null);
    }
}

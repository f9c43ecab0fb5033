package org.demarche.engine.intake;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which articles of a run are wanted. Empty sets and nulls want all. Immutable.
 *
 * @param hosts     host names; {@code example.org} wants {@code www.example.org} too
 * @param languages ISO 639-1; an article whose language cannot be told is not wanted when a language is
 * @param from      first day of publication, or null
 * @param to        last day of publication, or null; an article without a date counts by the day its archive captured it, and is not wanted
 *                  where there is none and a day is
 */
public record Filter(Set<String> hosts, Set<String> languages, LocalDate from, LocalDate to) implements Serializable {
    /** Wants everything. */
    public static final Filter NONE = new Filter(Set.of(), Set.of(), null, null);

    /** Copies the sets, in lower case. */
    public Filter {
        hosts = lower(hosts);
        languages = lower(languages);
    }

    private static Set<String> lower(Set<String> words) {
        return words.stream().map(w -> w.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Why an address is not wanted, or null. Takes an absolute address or null. */
    String host(String url) {
        if (hosts.isEmpty()) {
            return null;
        }
        String host = null;
        try {
            host = url == null ? null : new URI(url.replace(' ', '+').replace('|', '+')).getHost();
        } catch (URISyntaxException e) {
            // no host that anyone could name
        }
        for (String at = host == null ? "" : host.toLowerCase(Locale.ROOT); !at.isEmpty(); at = at.contains(".") ? at.substring(at.indexOf('.') + 1) : "") {
            if (hosts.contains(at)) {
                return null;
            }
        }
        return "other host";
    }

    /**
     * Why an article is not wanted, or null.
     *
     * @param captured the day its archive captured it, or null
     */
    String article(Article article, LocalDate captured) {
        if (host(article.url()) != null) {
            return host(article.url());
        }
        if (!languages.isEmpty() && (article.language() == null || !languages.contains(article.language()))) {
            return "other language";
        }
        if (from == null && to == null) {
            return null;
        }
        LocalDate day = article.published() == null ? captured : LocalDate.parse(article.published().substring(0, 10));
        return day == null ? "no date" : from != null && day.isBefore(from) || to != null && day.isAfter(to) ? "outside the dates" : null;
    }
}

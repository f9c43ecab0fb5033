package org.demarche.engine.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * What markup says about an element's part in a page: body, furniture, or nothing. Reads tag names, {@code class}, {@code id}, {@code role},
 * {@code itemprop} and the like against the lists of {@code furniture.txt}, name by name and never by substring: {@code share} matches
 * {@code share-bar} and {@code shareBar}, not {@code shared}. Immutable.
 */
final class Furniture {
    /** The lists that ship with the program. */
    static final Furniture SHIPPED = new Furniture(WordLists.read("furniture.txt"));
    private static final int MAX_NAMES = 60;

    private final Set<String> never;
    private final Set<String> outTags;
    private final Names out;
    private final Names comments;
    private final Names body;
    private final Names header;
    private final Names keep;
    private final Names area;
    private final Names embed;

    private Furniture(Map<String, Set<String>> lists) {
        never = lists.getOrDefault("never", Set.of());
        outTags = lists.getOrDefault("tag", Set.of());
        out = new Names(lists.getOrDefault("out", Set.of()));
        comments = new Names(lists.getOrDefault("comments", Set.of()));
        embed = new Names(lists.getOrDefault("embed", Set.of()));
        area = new Names(lists.getOrDefault("area", Set.of()));
        keep = new Names(lists.getOrDefault("keep", Set.of()));
        header = new Names(lists.getOrDefault("header", Set.of()));
        body = new Names(lists.getOrDefault("body", Set.of()));
    }

    /** Whether the element can hold no words of an article. */
    boolean isNeverText(Element element) {
        return never.contains(element.normalName());
    }

    /** Whether the element calls itself furniture: navigation, related links, comments, captions, advertising, hidden parts. */
    boolean isOut(Element element) {
        if (outTags.contains(element.normalName()) || element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        if (!style.isEmpty()) {
            String plain = style.replace(" ", "").toLowerCase(Locale.ROOT);
            if (plain.contains("display:none") || plain.contains("visibility:hidden")) {
                return true;
            }
        }
        return out.match(element) && !keep.match(element);
    }

    /** Whether the element calls itself the readers' comments. */
    boolean isComments(Element element) {
        return comments.match(element);
    }

    /** Whether the element is a quoted post of a social network. */
    boolean isEmbed(Element element) {
        return embed.match(element);
    }

    /** Whether the element calls itself the head of the article: headline, deck, byline, date. */
    boolean isHeader(Element element) {
        return element.normalName().equals("header") || header.match(element);
    }

    /** Whether the element calls itself the article's body. */
    boolean isBody(Element element) {
        return body.match(element);
    }

    /** Whether the element calls itself the part of the page that holds the article. */
    boolean isArea(Element element) {
        return element.normalName().equals("article") || element.normalName().equals("main") || area.match(element);
    }

    /**
     * Names of classes and ids: an entry is one word or several joined by hyphens; a star at its end matches any rest of the last word, an
     * equals sign before it asks for the whole name.
     */
    private static final class Names {
        private final Set<String> exact = new HashSet<>();
        private final Set<String> whole = new HashSet<>();
        private final List<String> prefixes = new ArrayList<>();

        Names(Set<String> entries) {
            for (String entry : entries) {
                if (entry.startsWith("=")) {
                    exact.add("-" + entry.substring(1) + "-");
                } else if (entry.endsWith("*")) {
                    prefixes.add("-" + entry.substring(0, entry.length() - 1));
                } else {
                    whole.add("-" + entry + "-");
                }
            }
        }

        boolean match(Element element) {
            return match(element.className()) || match(element.id()) || match(element.attr("role")) || match(element.attr("itemprop"))
                    || match(element.attr("data-component")) || match(element.attr("data-module")) || match(element.attr("data-type"));
        }

        private boolean match(String names) {
            if (names.isEmpty()) {
                return false;
            }
            int seen = 0;
            for (String name : names.strip().split("\\s+")) {
                if (seen++ > MAX_NAMES) {
                    return false;
                }
                String plain = plain(name);
                if (exact.contains(plain)) {
                    return true;
                }
                for (String prefix : prefixes) {
                    if (plain.contains(prefix)) {
                        return true;
                    }
                }
                List<Integer> cuts = new ArrayList<>();
                for (int i = 0; i < plain.length(); i++) {
                    if (plain.charAt(i) == '-') {
                        cuts.add(i);
                    }
                }
                for (int i = 0; i < cuts.size(); i++) {
                    for (int j = i + 1; j < cuts.size() && j <= i + 4; j++) {
                        if (whole.contains(plain.substring(cuts.get(i), cuts.get(j) + 1))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        /** {@code RelatedLinks_box2} becomes {@code -related-links-box-2-}. */
        private static String plain(String name) {
            StringBuilder plain = new StringBuilder("-");
            for (int i = 0; i < name.length() && i < 120; i++) {
                char c = name.charAt(i);
                char last = plain.charAt(plain.length() - 1);
                if (!Character.isLetterOrDigit(c)) {
                    if (last != '-') {
                        plain.append('-');
                    }
                } else {
                    boolean hump = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
                    boolean digit = i > 0 && Character.isDigit(c) && Character.isLetter(name.charAt(i - 1));
                    if ((hump || digit) && last != '-') {
                        plain.append('-');
                    }
                    plain.append(Character.toLowerCase(c));
                }
            }
            if (plain.charAt(plain.length() - 1) != '-') {
                plain.append('-');
            }
            return plain.toString();
        }
    }
}

package org.demarche.engine.intake;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * From a page's markup to an article: body, title, byline, date, publisher, address, language. Parses as HTML whatever the page calls itself,
 * so no entity is expanded from a DOCTYPE and nothing the page names is fetched. Stateless, thread-safe.
 */
public final class PageReader {
    /** Markup nested deeper than this is refused: no news page is. */
    static final int DEEPEST = 512;
    /** Words that make no sentence are an article only from here on: a list of results, a calendar. */
    private static final int SHORTEST_LIST = 200;

    /** A page that shows less of the body than this share of what its JSON-LD holds builds itself from it. */
    private static final double SHOWN = .4;

    private PageReader() {
    }

    /**
     * Reads a page.
     *
     * @param html   the page's markup
     * @param id     the article's id
     * @param url    where the page came from, or null to take what it says itself
     * @param latest no date of publication after this day is believed
     * @return the article; its text holds no lone surrogate and no NUL
     * @throws UnreadableException if the page holds no article's text or is nested too deep
     */
    public static Article read(String html, String id, String url, LocalDate latest) {
        Document page = Jsoup.parse(html, url == null ? "" : url);
        checkDepth(page);
        PageMetadata metadata = PageMetadata.of(page);
        Set<String> headlines = new LinkedHashSet<>(metadata.headlines());
        BodyExtractor body = new BodyExtractor(page, headlines, metadata.description());
        String shown = String.join("\n\n", body.paragraphs());
        String described = described(metadata);
        boolean hidden = described.length() >= SHORTEST_LIST && shown.length() < described.length() * SHOWN;
        String text = Decoding.withoutLoneSurrogates(hidden ? described : shown);
        if (text.isBlank() || text.length() < SHORTEST_LIST && !body.hasProse()) {
            throw new NoArticleException("no article text in the page");
        }
        String address = url != null ? url : metadata.url();
        PublicationDate date = PublicationDate.of(page, metadata, body, address, latest);
        return new Article(id, address, title(metadata, body), metadata.byline(), date.value(), date.from(), date.reason(),
                metadata.publisher(), LanguageId.of(text, metadata.declared()), text, null);
    }

    /** The body that the page's JSON-LD holds, for pages that build themselves from it; empty where there is none. */
    private static String described(PageMetadata metadata) {
        return metadata.articles().stream().map(a -> JsonLd.text(a.get("articleBody"))).filter(Objects::nonNull).limit(1)
                .flatMap(body -> body.contains("</") ? Jsoup.parse(body).body().children().eachText().stream() : body.lines())
                .map(String::strip).filter(p -> !p.isEmpty() && !Junk.isJunk(p)).collect(Collectors.joining("\n\n"));
    }

    private static String title(PageMetadata metadata, BodyExtractor body) {
        String title = body.headline() != null ? body.headline().replace('\n', ' ')
                : metadata.headlines().isEmpty() ? null : metadata.headlines().get(0);
        return title == null ? null : Decoding.withoutLoneSurrogates(title);
    }

    private static void checkDepth(Document page) {
        NodeFilter depth = new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (depth > DEEPEST) {
                    throw new UnreadableException("markup nested more than " + DEEPEST + " deep");
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                return FilterResult.CONTINUE;
            }
        };
        page.filter(depth);
    }
}

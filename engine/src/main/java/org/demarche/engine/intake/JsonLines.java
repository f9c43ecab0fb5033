package org.demarche.engine.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.demarche.record.CodePoints;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Span;

/**
 * Articles from JSON Lines in the contract's input form. The text is kept exactly as given. A record that breaks the contract becomes a
 * failure with its line number; blank lines are skipped. Memory is bounded by the longest line allowed.
 */
final class JsonLines implements Source {
    private static final int SHOWN = 120;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).maxStringLength(Integer.MAX_VALUE).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final String where;
    private final BoundedLines lines;
    private final Options options;
    private final Gate gate;
    private final long skipped;
    private Item next;
    private long given;
    private boolean ended;

    /**
     * Opens JSON Lines.
     *
     * @param skipped lines at the beginning that were read before
     */
    JsonLines(String where, InputStream in, Options options, Gate gate, long skipped) {
        this.where = where;
        this.lines = new BoundedLines(in, options.maxLineBytes());
        this.options = options;
        this.gate = gate;
        this.skipped = skipped;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            try {
                if (!lines.next()) {
                    ended = true;
                    if (lines.number() == 0) {
                        next = new Item.Failed(where, "empty file");
                    }
                } else if (lines.number() > skipped && (lines.tooLong() || !isBlank())) {
                    next = item();
                }
            } catch (IOException e) {
                ended = true;
                next = new Item.Failed(where, "after line " + lines.number() + ": " + Failures.reason(e));
            }
        }
        return next != null;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item item = next;
        next = null;
        given = lines.number();
        return item;
    }

    @Override
    public Place place() {
        return new Place(0, where, 0, given);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean isBlank() {
        for (int i = 0; i < lines.length(); i++) {
            if (lines.bytes()[i] > ' ' || lines.bytes()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The line's item, or null where it is none that is wanted. */
    private Item item() {
        String at = where + " line " + lines.number();
        if (lines.tooLong()) {
            return new Item.Failed(at, "line longer than " + options.maxLineBytes() + " bytes");
        }
        String json = Decoding.utf8(lines.bytes(), lines.length());
        if (json == null) {
            return new Item.Failed(at, "not valid UTF-8");
        }
        try {
            return gate.item(article(MAPPER.readTree(json)), null, where, at);
        } catch (JsonProcessingException e) {
            return new Item.Failed(at, "not JSON: " + Failures.oneLine(e.getOriginalMessage(), SHOWN));
        } catch (UnreadableException e) {
            return new Item.Failed(at, e.getMessage());
        }
    }

    private Article article(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableException("not a JSON object");
        }
        JsonNode idNode = node.path("id");
        String id = idNode.isIntegralNumber() ? idNode.asText() : idNode.isTextual() ? clean(idNode.textValue(), "id") : null;
        if (id == null || id.isBlank()) {
            throw new UnreadableException("no \"id\"");
        }
        String text = node.path("text").isTextual() ? clean(node.get("text").textValue(), "text") : null;
        if (text == null) {
            throw new UnreadableException("no \"text\"");
        }
        if (text.isBlank()) {
            throw new UnreadableException("empty \"text\"");
        }
        List<Article.Pair> pairs = pairs(node.get("pairs"), text);
        String published = optional(node, "published");
        PrintedDate date = published == null ? null : PrintedDate.ofField(published);
        String doubt = published == null ? "no \"published\" in the input"
                : date == null ? "not a date: " + Failures.oneLine(published, SHOWN) : PublicationDate.doubt(date.day(), options.latest());
        return new Article(id, optional(node, "url"), optional(node, "title"), optional(node, "byline"), doubt == null ? date.iso() : null,
                doubt == null ? PublishedFrom.INPUT : null, doubt, optional(node, "publisher"),
                language(optional(node, "language"), text), text, pairs);
    }

    /** The language given, of which region and letter case do not count; told from the text where it is no code of ISO 639. */
    private static String language(String given, String text) {
        String code = given == null ? "" : given.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return code.matches("[a-z]{2,3}") ? code : LanguageId.of(text, null);
    }

    private static String optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? clean(value.textValue(), field) : null;
    }

    private static String clean(String value, String field) {
        int lone = CodePoints.loneSurrogate(value);
        if (lone >= 0) {
            throw new UnreadableException("lone surrogate in \"" + field + "\" at character " + lone);
        }
        int nul = value.indexOf('\0');
        if (nul >= 0) {
            throw new UnreadableException("NUL in \"" + field + "\" at character " + nul);
        }
        return value;
    }

    private static List<Article.Pair> pairs(JsonNode node, String text) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isArray()) {
            throw new UnreadableException("\"pairs\" is no list");
        }
        CodePoints offsets = new CodePoints(text);
        List<Article.Pair> pairs = new ArrayList<>();
        for (JsonNode pair : node) {
            if (!pair.isObject()) {
                throw new UnreadableException("pair " + pairs.size() + " is no object");
            }
            pairs.add(new Article.Pair(span(pair.get("actor"), offsets, pairs.size()), span(pair.get("recipient"), offsets, pairs.size())));
        }
        return pairs;
    }

    private static Span span(JsonNode node, CodePoints offsets, int pair) {
        if (node == null || node.isNull()) {
            return null;
        }
        JsonNode start = node.path("start");
        JsonNode end = node.path("end");
        if (!start.isInt() || !end.isInt()) {
            throw new UnreadableException("pair " + pair + ": a span needs whole numbers \"start\" and \"end\"");
        }
        try {
            return offsets.toUtf16(new Span(start.intValue(), end.intValue()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnreadableException("pair " + pair + ": span " + start + " to " + end + " is not in the text");
        }
    }
}

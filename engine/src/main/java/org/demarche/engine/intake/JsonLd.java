package org.demarche.engine.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The articles that a page's JSON-LD describes. Broken scripts are passed over; none over a megabyte or nested over 100 deep is read. */
final class JsonLd {
    private static final int LONGEST = 1_000_000;
    private static final Set<String> TYPES = WordLists.read("metadata.txt").get("type");
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build()).build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private JsonLd() {
    }

    /** Nodes of an article's type, outer ones first; those that only list other pages' articles are left out. */
    static List<JsonNode> articles(Document page) {
        List<JsonNode> found = new ArrayList<>();
        for (Element script : page.select("script[type=application/ld+json]")) {
            String json = script.data().strip();
            if (json.length() > LONGEST) {
                continue;
            }
            json = json.replaceAll("^\\s*(//\\s*)?<!(\\[CDATA\\[|--)|(//\\s*)?(\\]\\]|--)>\\s*+;?\\s*+$", "").strip();
            try {
                collect(MAPPER.readTree(json), found);
            } catch (JsonProcessingException e) {
                continue;
            }
        }
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node == null) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> collect(child, found));
        } else if (node.isObject()) {
            if (isArticle(node.path("@type"))) {
                found.add(node);
            } else {
                collect(node.get("@graph"), found);
                collect(node.get("mainEntity"), found);
                collect(node.get("mainEntityOfPage"), found);
            }
        }
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isArticle(one)) {
                    return true;
                }
            }
            return false;
        }
        String name = type.asText("");
        return TYPES.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /**
     * The text of a field: itself, its "name", its "@value"; several joined by commas; entities resolved, without NUL and lone surrogates, which JSON
     * can escape. Null where there is none.
     */
    static String text(JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            for (JsonNode one : node) {
                String part = text(one);
                if (part != null && !parts.contains(part)) {
                    parts.add(part);
                }
            }
            return parts.isEmpty() ? null : String.join(", ", parts);
        }
        if (node.isObject()) {
            return text(node.has("name") ? node.get("name") : node.get("@value"));
        }
        String plain = Decoding.withoutLoneSurrogates(Parser.unescapeEntities(node.asText(""), false).replace("\0", "")).strip();
        return plain.isEmpty() ? null : plain;
    }
}

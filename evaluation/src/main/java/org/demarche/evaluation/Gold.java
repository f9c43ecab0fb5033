package org.demarche.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.Set;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;

/**
 * A record that people made, with where it comes from. In JSON it is the record's own line with one more key, {@code "corpus"}, which readers of
 * records ignore; gold of users may lack it and then counts as complete in every layer but the story.
 *
 * @param record   what is true
 * @param source   where it comes from
 */
public record Gold(ArticleRecord record, Source source) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Where gold comes from.
     *
     * @param part     train, held-out, stories, second, or empty where the folder says nothing
     * @param file     file name without its folder; empty where unknown
     * @param line     line of the header in that file, from 1; 0 where unknown
     * @param article  whether it is a whole article and not a sentence block
     * @param register wire, broadcast …; empty where unknown
     * @param families families of sentences, in the order given
     * @param crisis   the crisis that an article belongs to, or null
     * @param story    the happening over days that an article belongs to, or null; a part before "/" is shared by stories that look alike
     * @param composed id of the block that this one is a variant of, or null
     * @param layers   complete layers
     */
    public record Source(String part, String file, int line, boolean article, String register, List<String> families, String crisis,
                         String story, String composed, Set<Layer> layers) {
        /** Gold that says nothing of its origin: complete in every layer but the story. */
        public static final Source UNKNOWN = new Source("", "", 0, true, "", List.of(), null, null, null,
                EnumSet.complementOf(EnumSet.of(Layer.STORY)));

        /** Copies the collections. */
        public Source {
            families = List.copyOf(families);
            Set<Layer> inOrder = layers.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(layers);
            layers = java.util.Collections.unmodifiableSet(inOrder);
        }

        /** Whether this layer is complete. */
        public boolean has(Layer layer) {
            return layers.contains(layer);
        }
    }

    /** One line of JSON without a line end; {@link RecordJson#read} reads the record from it. */
    public String write() {
        ObjectNode corpus = MAPPER.createObjectNode();
        corpus.put("part", source.part()).put("file", source.file()).put("line", source.line()).put("article", source.article())
                .put("register", source.register());
        ArrayNode families = corpus.putArray("families");
        source.families().forEach(families::add);
        corpus.put("crisis", source.crisis()).put("story", source.story()).put("composed", source.composed());
        ArrayNode layers = corpus.putArray("layers");
        source.layers().forEach(layer -> layers.add(layer.jsonName()));
        String json = RecordJson.write(record);
        return json.substring(0, json.length() - 1) + ",\"corpus\":" + corpus + "}";
    }

    /**
     * Reads a line that {@link #write} or anybody made.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static Gold read(String json) {
        ArticleRecord record = RecordJson.read(json);
        try {
            JsonNode corpus = MAPPER.readTree(json).path("corpus");
            if (!corpus.isObject()) {
                return new Gold(record, Source.UNKNOWN);
            }
            List<String> families = new ArrayList<>();
            corpus.path("families").forEach(node -> families.add(node.asText()));
            Set<Layer> layers = EnumSet.noneOf(Layer.class);
            corpus.path("layers").forEach(node -> layers.add(Layer.of(node.asText())));
            return new Gold(record, new Source(corpus.path("part").asText(), corpus.path("file").asText(), corpus.path("line").asInt(),
                    corpus.path("article").asBoolean(), corpus.path("register").asText(), families, corpus.path("crisis").textValue(),
                    corpus.path("story").textValue(), corpus.path("composed").textValue(), layers));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not gold: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads files of gold, one record a line, in order.
     *
     * @throws IOException              naming the file, if one cannot be read
     * @throws IllegalArgumentException naming file and line, if a line is no record or no UTF-8, or an id occurs twice
     */
    public static List<Gold> readAll(List<Path> files) throws IOException {
        return List.copyOf(byId(files, Gold::read, gold -> gold.record().id()).values());
    }

    /** What each line of files reads as, by id and in order; blank lines are skipped. Throws as {@link #readAll} does. */
    static <T> Map<String, T> byId(List<Path> files, Function<String, T> read, Function<T, String> id) throws IOException {
        Map<String, T> all = new LinkedHashMap<>();
        for (Path file : files) {
            int number = 0;
            try (BufferedReader in = Files.newBufferedReader(file)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    number++;
                    if (line.isBlank()) {
                        continue;
                    }
                    try {
                        T one = read.apply(line);
                        if (all.put(id.apply(one), one) != null) {
                            throw new IllegalArgumentException("the id " + id.apply(one) + " occurs twice");
                        }
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(file + " line " + number + ": " + e.getMessage(), e);
                    }
                }
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException(file + " after line " + number + ": not UTF-8", e);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                throw new FileSystemException(file.toString(), null, e.getMessage());
            }
        }
        return all;
    }
}

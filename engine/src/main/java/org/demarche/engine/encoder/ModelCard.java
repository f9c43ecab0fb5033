package org.demarche.engine.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code reader.json} says about the model: its checksum and the names of its classes, in the model's order.
 *
 * @param reader      the file of the reading pass
 * @param typer       the file of the typing pass; meaningless where {@code types} is empty
 * @param resolver    the file of the resolving pass; meaningless where {@code answers} is empty
 * @param learnedFrom one line about the texts it learned from
 * @param longest     most words of one pass
 * @param pos         parts of speech
 * @param labels      labels of arcs
 * @param names       classes of names: O, B- and I-
 * @param attribution classes of attribution: O, B- and I-
 * @param types       event types, NONE first; empty where the model has no such head
 * @param modes       modes of events, "none" first
 * @param statuses    statuses of events
 * @param answers     how a sentence may answer a demand or a claim, "none" first; empty where the model has no such head
 */
public record ModelCard(Part reader, Part typer, Part resolver, String learnedFrom, int longest, List<String> pos, List<String> labels, List<String> names,
        List<String> attribution, List<String> types, List<String> modes, List<String> statuses, List<String> answers) {
    /** The type of words and pairs that report no act. */
    public static final String NONE = "NONE";
    private static final int FORMAT = 2;

    /**
     * One model file.
     *
     * @param sha256 its checksum
     * @param bytes  its length, or −1 where the card does not say
     * @param crc32c its CRC-32C in hexadecimal, or empty where the card does not say: what is checked at each start, since it costs nothing
     * @param inputs names of its inputs
     */
    public record Part(String sha256, long bytes, String crc32c, List<String> inputs) {
        private static Part read(JsonNode card, String prefix) {
            return new Part(card.path(prefix + "sha256").asText(), card.path(prefix + "bytes").asLong(-1), card.path(prefix + "crc32c").asText(),
                    list(card, prefix + "inputs"));
        }
    }

    /** Checksum of the reader, which names the model in records. */
    public String sha256() {
        return reader.sha256();
    }

    /** Reads a card. @throws IOException if it is none, or of a format that this program does not know */
    static ModelCard read(InputStream in) throws IOException {
        JsonNode card = new ObjectMapper().readTree(in);
        if (card.path("format").asInt() != FORMAT) {
            throw new IOException("reader.json has format " + card.path("format") + ", this program reads format " + FORMAT);
        }
        return new ModelCard(Part.read(card, ""), Part.read(card, "typer_"), Part.read(card, "resolver_"), card.path("learned_from").asText(),
                card.path("longest").asInt(126), list(card, "pos"), list(card, "labels"), list(card, "names"),
                list(card, "attribution"), list(card, "types"), list(card, "modes"), list(card, "statuses"), list(card, "answers"));
    }

    private static List<String> list(JsonNode card, String key) {
        List<String> values = new ArrayList<>();
        card.path(key).forEach(v -> values.add(v.asText()));
        return List.copyOf(values);
    }
}

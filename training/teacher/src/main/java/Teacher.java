import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Labels text with NLP4J's English models, so that the reader can learn from them.
 *
 * <p>Arguments: input JSON Lines {@code {"id","text"}}, output JSON Lines. One output line is one sentence:
 * {@code id} of the text, {@code s} and {@code e} code point offsets of each word in it, {@code f} forms, {@code l} lemmas, {@code p} parts of
 * speech, {@code h} heads (1-based, 0 the root), {@code d} labels, {@code n} BILOU names. A line break ends a sentence, as it does in the engine.
 * Needs 2 GB and half a minute to load; then 4 ms a sentence.
 */
public class Teacher {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The text as the tokenizer wants it: quotes, dashes and spaces made plain, one char for one, so that offsets stay. */
    static String straight(String text) {
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(switch (c) {
            case '\u2018', '\u2019', '\u201a', '\u201b' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb' -> '"';
            case '\u2013', '\u2014' -> '-';
            case '\u00a0', '\u2009', '\u202f', '\t' -> ' ';
            default -> (char) c;
        }));
        return out.toString();
    }

    public static void main(String[] arguments) throws IOException {
        var config = Teacher.class.getClassLoader().getResourceAsStream("edu/emory/mathcs/nlp/configuration/config-decode-en.xml");
        var decoder = new NLPDecoder(config);
        int bad = 0;
        try (var in = Files.newBufferedReader(Path.of(arguments[0])); var out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            for (String line; (line = in.readLine()) != null; ) {
                JsonNode article = JSON.readTree(line);
                String text = straight(article.get("text").asText());
                for (int from = 0, to; from < text.length(); from = to + 1) {
                    to = text.indexOf('\n', from);
                    if (to < 0) to = text.length();
                    String paragraph = text.substring(from, to);
                    if (paragraph.isBlank() || paragraph.length() > 20000) continue;
                    List<NLPNode[]> sentences = decoder.decodeDocument(new ByteArrayInputStream(paragraph.getBytes(StandardCharsets.UTF_8)));
                    int at = 0;
                    for (NLPNode[] s : sentences) {
                        ObjectNode o = JSON.createObjectNode().put("id", article.get("id").asText());
                        for (String key : List.of("s", "e", "f", "l", "p", "h", "d", "n")) o.putArray(key);
                        for (int i = 1; i < s.length; i++) {
                            String form = s[i].getWordForm();
                            int found = paragraph.indexOf(form, at);
                            if (found < 0 || found > at + 40) bad++;
                            int start = found < 0 || found > at + 40 ? at : found;
                            at = Math.min(paragraph.length(), start + form.length());
                            o.withArray("s").add(text.codePointCount(0, from + start));
                            o.withArray("e").add(text.codePointCount(0, from + at));
                            o.withArray("f").add(form);
                            o.withArray("l").add(s[i].getLemma());
                            o.withArray("p").add(s[i].getPartOfSpeechTag());
                            o.withArray("h").add(s[i].getDependencyHead() == null ? 0 : s[i].getDependencyHead().getID());
                            o.withArray("d").add(s[i].getDependencyLabel());
                            o.withArray("n").add(s[i].getNamedEntityTag());
                        }
                        out.write(JSON.writeValueAsString(o));
                        out.newLine();
                    }
                }
            }
        }
        System.err.println("words that were not found where they should stand: " + bad);
    }
}

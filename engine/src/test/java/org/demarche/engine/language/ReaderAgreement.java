package org.demarche.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarche.record.CodePoints;
import org.demarche.record.Span;

/**
 * How far the reader agrees with its teacher on whole articles: a command for the training notes, not a test.
 *
 * <p>{@code java -cp … org.demarche.engine.language.ReaderAgreement TEXTS.jsonl TAUGHT.jsonl}. TEXTS has {@code id} and {@code text}, TAUGHT what
 * {@code training/teacher} wrote for them. The article is read as the program reads it, and words are compared by their places, so that other
 * words or sentences than the teacher's count as errors. Scores leave out the articles' sentences that the teacher skipped.
 */
final class ReaderAgreement {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, int[]> byLabel = new TreeMap<>();
    private long words;
    private long sameWord;
    private long pos;
    private long heads;
    private long labelled;
    private long lemmas;
    private long sentences;
    private long sameSentence;
    private long namesTaught;
    private long namesRead;
    private long namesSame;

    private ReaderAgreement() {
    }

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        Map<String, List<JsonNode>> taught = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            JsonNode sentence = JSON.readTree(line);
            taught.computeIfAbsent(sentence.get("id").asText(), k -> new ArrayList<>()).add(sentence);
        }
        ReaderAgreement sums = new ReaderAgreement();
        try (Reader reader = Reader.open()) {
            for (String line : Files.readAllLines(Path.of(arguments[0]))) {
                JsonNode article = JSON.readTree(line);
                List<JsonNode> lesson = taught.get(article.get("id").asText());
                if (lesson != null) {
                    sums.add(reader.annotate(article.get("text").asText()), lesson);
                }
            }
        }
        System.out.print(sums);
    }

    private void add(AnnotatedText read, List<JsonNode> lesson) {
        CodePoints points = new CodePoints(read.text());
        Map<Span, Word> mine = new HashMap<>();
        Map<Span, Span> headOf = new HashMap<>();
        Map<Span, String> names = new LinkedHashMap<>();
        Set<Span> spans = new HashSet<>();
        for (Sentence sentence : read.sentences()) {
            spans.add(points.fromUtf16(sentence.span()));
            List<String> tags = new ArrayList<>();
            for (Word word : sentence.words()) {
                Span at = points.fromUtf16(word.span());
                mine.put(at, word);
                headOf.put(at, word.head() < 0 ? null : points.fromUtf16(sentence.word(word.head()).span()));
                tags.add(word.name());
            }
            names(tags, sentence.words().stream().map(w -> points.fromUtf16(w.span())).toList(), names);
        }
        Map<Span, String> namesOfTeacher = new LinkedHashMap<>();
        Span covered = new Span(0, 0);
        for (JsonNode sentence : lesson) {
            int n = sentence.get("f").size();
            List<Span> places = new ArrayList<>();
            List<String> tags = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                places.add(new Span(sentence.get("s").get(i).asInt(), sentence.get("e").get(i).asInt()));
                String tag = sentence.get("n").get(i).asText();
                tags.add(tag.equals("O") ? tag : ("BU".indexOf(tag.charAt(0)) >= 0 ? "B" : "I") + tag.substring(1));
            }
            names(tags, places, namesOfTeacher);
            sentences++;
            Span all = places.get(0).cover(places.get(n - 1));
            covered = covered.cover(all);
            sameSentence += spans.contains(all) ? 1 : 0;
            for (int i = 0; i < n; i++) {
                count(sentence, i, places, mine.get(places.get(i)), headOf.get(places.get(i)));
            }
        }
        namesTaught += namesOfTeacher.size();
        for (Map.Entry<Span, String> name : names.entrySet()) {
            namesRead += covered.contains(name.getKey()) ? 1 : 0;
            namesSame += name.getValue().equals(namesOfTeacher.get(name.getKey())) ? 1 : 0;
        }
    }

    private void count(JsonNode sentence, int i, List<Span> places, Word word, Span head) {
        String label = sentence.get("d").get(i).asText();
        int[] hits = byLabel.computeIfAbsent(label, k -> new int[2]);
        words++;
        hits[1]++;
        if (word == null) {
            return;
        }
        sameWord++;
        pos += word.pos().equals(sentence.get("p").get(i).asText()) ? 1 : 0;
        lemmas += word.lemma().equals(sentence.get("l").get(i).asText()) ? 1 : 0;
        int up = sentence.get("h").get(i).asInt();
        boolean same = up == 0 ? head == null : places.get(up - 1).equals(head);
        heads += same ? 1 : 0;
        if (same && word.label().equals(label)) {
            labelled++;
            hits[0]++;
        }
    }

    private static void names(List<String> tags, List<Span> places, Map<Span, String> names) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).equals("O")) {
                continue;
            }
            String kind = tags.get(i).substring(2);
            int last = i;
            while (last + 1 < tags.size() && tags.get(last + 1).equals("I-" + kind)) {
                last++;
            }
            names.put(places.get(i).cover(places.get(last)), kind);
            i = last;
        }
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
                "sentences %d (same %.4f)  words %d (same %.4f)  POS %.4f  lemmas %.4f  UAS %.4f  LAS %.4f  names F1 %.4f%n", sentences,
                share(sameSentence, sentences), words, share(sameWord, words), share(pos, words), share(lemmas, words), share(heads, words),
                share(labelled, words), share(2 * namesSame, namesRead + namesTaught)));
        byLabel.entrySet().stream().filter(e -> e.getValue()[1] * 150L > words)
                .sorted((a, b) -> Integer.compare(b.getValue()[1], a.getValue()[1]))
                .forEach(e -> out.append(String.format(Locale.ROOT, "%s %.3f  ", e.getKey(), share(e.getValue()[0], e.getValue()[1]))));
        return out.append('\n').toString();
    }
}

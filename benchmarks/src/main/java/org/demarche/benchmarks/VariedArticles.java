package org.demarche.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Articles made from the corpus's sentences: each takes some twenty at random, gives every name and number a new one and every third other
 * word another word of the corpus. One article in five is a copy of an earlier one of the last few thousand: framed, cut, re-ordered,
 * excerpted, or with 8 to 30 % of its words replaced. Deterministic: the same seed gives the same articles.
 */
public final class VariedArticles {
    private static final int SENTENCES = 20;
    private static final int REACH = 4_000;
    private static final String[] SYLLABLES = {"ba", "cor", "da", "el", "fin", "gor", "hal", "ir", "jo", "kan", "lem", "mar", "no", "ost", "pel", "qui", "ran", "sol",
        "tar", "ul", "ven", "wim", "xan", "yor", "zel"};

    private final List<String[]> sentences = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Random random;
    private final List<Article> recent = new ArrayList<>();
    private int made;

    /**
     * An article.
     *
     * @param id      its id
     * @param cluster id of the article that it was made from, its own for originals
     * @param text    paragraphs of one sentence each
     */
    public record Article(String id, String cluster, String text) {
    }

    /**
     * Reads the sentences.
     *
     * @param corpus a folder of corpus files, read recursively in the order of their names
     * @param seed   any number
     * @throws UncheckedIOException if the folder cannot be read
     */
    public VariedArticles(Path corpus, long seed) {
        random = new Random(seed);
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                Files.readAllLines(file).forEach(this::take);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (sentences.size() < 100) {
            throw new IllegalArgumentException("less than a hundred sentences in " + corpus);
        }
    }

    private void take(String line) {
        if (line.length() < 60 || !Character.isUpperCase(line.replaceFirst("^\\{\\S+ ", "").charAt(0)) || line.startsWith("==")) {
            return;
        }
        String plain = line.replaceAll("\\{[a-z]\\w*(,[a-z]\\w*)* ", "").replaceAll("[{}\\\\]", "").strip();
        for (String sentence : plain.split("(?<=[a-z]{3}[.!?][”\"]?) (?=[A-Z“\"])")) {
            String[] split = sentence.split(" ");
            if (split.length >= 8) {
                sentences.add(split);
                words.addAll(Arrays.stream(split).filter(w -> isPlain(w, 4)).toList());
            }
        }
    }

    /** The next article. */
    public Article next() {
        String id = String.format(java.util.Locale.ROOT, "v%08d", made++);
        Article article;
        if (!recent.isEmpty() && random.nextInt(5) == 0) {
            Article original = recent.get(random.nextInt(recent.size()));
            article = new Article(id, original.cluster(), copy(original.text()));
        } else {
            List<String> paragraphs = new ArrayList<>();
            for (int i = 0; i < SENTENCES; i++) {
                paragraphs.add(vary(sentences.get(random.nextInt(sentences.size()))));
            }
            article = new Article(id, id, String.join("\n\n", paragraphs));
            if (recent.size() < REACH) {
                recent.add(article);
            } else {
                recent.set(random.nextInt(REACH), article);
            }
        }
        return article;
    }

    private String vary(String[] sentence) {
        String[] varied = sentence.clone();
        for (int i = 0; i < varied.length; i++) {
            char first = varied[i].isEmpty() ? ' ' : varied[i].charAt(0);
            if (Character.isDigit(first)) {
                varied[i] = String.valueOf(2 + random.nextInt(9_000));
            } else if (i > 0 && Character.isUpperCase(first)) {
                varied[i] = name();
            } else if (isPlain(varied[i], 4) && random.nextInt(3) == 0) {
                varied[i] = words.get(random.nextInt(words.size()));
            }
        }
        return String.join(" ", varied);
    }

    /** Whether a word is of small letters only. */
    private static boolean isPlain(String word, int shortest) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return word.length() >= shortest;
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    private String copy(String text) {
        List<String> paragraphs = new ArrayList<>(Arrays.asList(text.split("\n\n")));
        switch (random.nextInt(5)) {
            case 0 -> {
                paragraphs.add(0, "Skip to main content");
                paragraphs.add("Share this article");
                paragraphs.add("10 things to know today");
            }
            case 1 -> paragraphs = paragraphs.subList(0, 10 + random.nextInt(8));
            case 2 -> Collections.shuffle(paragraphs, random);
            case 3 -> {
                int start = random.nextInt(10);
                paragraphs = paragraphs.subList(start, start + 8);
            }
            default -> {
                double share = .08 + .22 * random.nextDouble();
                paragraphs.replaceAll(p -> reworded(p, share));
            }
        }
        return String.join("\n\n", paragraphs);
    }

    private String reworded(String paragraph, double share) {
        String[] split = paragraph.split(" ");
        for (int i = 0; i < split.length; i++) {
            if (isPlain(split[i], 2) && random.nextDouble() < share * 1.3) {
                split[i] = words.get(random.nextInt(words.size()));
            }
        }
        return String.join(" ", split);
    }
}

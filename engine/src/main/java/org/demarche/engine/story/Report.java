package org.demarche.engine.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarche.engine.intake.Article;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.Span;

/**
 * An article as {@link Stories} sees it: its names and its other words, counted. Immutable; making one costs one pass over the text.
 *
 * @param id        the article
 * @param day       day of publication, or null
 * @param title     headline, or null
 * @param publisher who published it, or null
 * @param copyOf    the article whose copy it is, or null
 * @param opening   how its text begins, for a title where there is no headline
 * @param names     words of names of persons, places and things, in lower case → how often; in the headline and the first paragraph each counts three times
 * @param words     other words, cut to their stems, that are not common to all news → how often, counted likewise
 */
public record Report(String id, LocalDate day, String title, String publisher, String copyOf, String opening, Map<String, Integer> names,
                     Map<String, Integer> words) {
    private static final Set<String> COMMON = common();
    /** So often counts a word of the headline or the first paragraph, which tell what the article is about; the rest may recall other happenings. */
    private static final int LEAD = 3;
    private static final int SHORTEST = 3;
    private static final int OPENING = 90;
    private static final List<String> ENDINGS = List.of("ations", "ation", "ingly", "ings", "ing", "edly", "ies", "ers", "er", "ed", "es", "s");

    private static Set<String> common() {
        try (InputStream in = Report.class.getResourceAsStream("common.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the order of the maps: by word. */
    public Report {
        names = java.util.Collections.unmodifiableMap(new TreeMap<>(names));
        words = java.util.Collections.unmodifiableMap(new TreeMap<>(words));
    }

    /** An article that was only read. */
    public static Report of(Article article) {
        return of(article.id(), article.published(), article.title(), article.publisher(), null, article.text(), Set.of());
    }

    /** The same as a copy of another article; null for an original. */
    public Report copyOf(String original) {
        return new Report(id, day, title, publisher, original, opening, names, words);
    }

    /** An article that was coded: the names of its entities are known. */
    public static Report of(ArticleRecord record) {
        Set<String> known = new HashSet<>();
        for (Entity entity : record.entities()) {
            for (Span mention : entity.mentions()) {
                String words = mention.of(record.text());
                if (!words.isEmpty() && Character.isUpperCase(words.charAt(0))) {
                    known.add(words.split("[^\\p{L}\\p{N}]", 2)[0].toLowerCase(Locale.ROOT));
                }
            }
        }
        return of(record.id(), record.published(), record.title(), record.publisher(), record.copyOf(), record.text(), known);
    }

    private static Report of(String id, String published, String title, String publisher, String copyOf, String text, Set<String> known) {
        LocalDate day = published == null || published.length() < 10 ? null : LocalDate.parse(published.substring(0, 10));
        List<String> words = new ArrayList<>();
        List<Boolean> opens = new ArrayList<>();
        String head = title == null ? "" : title;
        String[] body = (text.startsWith(head) ? text.substring(head.length()) : text).strip().split("\\R", 2);
        split(head + "\n" + body[0], words, opens);
        int lead = words.size();
        split(body.length == 1 ? "" : body[1], words, opens);
        Set<String> names = new HashSet<>(known);
        for (int i = 0; i < words.size(); i++) {
            if (!opens.get(i) && Character.isUpperCase(words.get(i).charAt(0))) {
                names.add(words.get(i).toLowerCase(Locale.ROOT));
            }
        }
        Map<String, Integer> nameCounts = new TreeMap<>();
        Map<String, Integer> wordCounts = new TreeMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.length() < SHORTEST || COMMON.contains(lower) || !Character.isLetter(lower.charAt(0))) {
                continue;
            }
            boolean name = Character.isUpperCase(word.charAt(0)) && names.contains(lower);
            (name ? nameCounts : wordCounts).merge(name ? lower : stem(lower), i < lead ? LEAD : 1, Integer::sum);
        }
        String opening = text.strip().lines().findFirst().orElse("");
        return new Report(id, day, title, publisher, copyOf, opening.length() <= OPENING ? opening : opening.substring(0, OPENING).replaceFirst("\\s+\\S*$", "") + " …",
                nameCounts, wordCounts);
    }

    /** Words, and whether each opens a sentence, a line or a quotation, where a capital says nothing. */
    private static void split(String text, List<String> words, List<Boolean> opens) {
        boolean opening = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                opening |= c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == '"' || c == '“';
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)))) {
                i++;
            }
            if (i - start > 1 || Character.isLetter(c)) {
                words.add(text.substring(start, i));
                opens.add(opening);
            }
            opening = false;
        }
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** The headline, or how the text begins. */
    public String heading() {
        return title != null && !title.isBlank() ? title : opening;
    }
}

package org.demarche.evaluation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.record.Span;

/**
 * Compares mentions without a parser: the head of a noun phrase is the last word before its first preposition, comma, relative word or
 * participle clause. Two mentions are the same if they are equal or have the same head.
 */
final class Heads {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.'’-]*");
    private static final Pattern STOP = Pattern.compile(
            "(?i),|\\(|\\b(?:of|in|at|on|from|for|to|with|by|near|against|under|over|between|among|loyal|aboard|outside|inside|around|across|who|which|that|whose)\\b");

    private Heads() {
    }

    /** The head word of a mention; the mention itself if it has no word. */
    static Span of(String text, Span mention) {
        String words = mention.of(text);
        Matcher stop = STOP.matcher(words);
        int end = words.length();
        for (int from = 0; stop.find(from); from = stop.end()) {
            if (WORD.matcher(words.substring(0, stop.start())).find()) {
                end = stop.start();
                break;
            }
        }
        Span head = mention;
        Matcher word = WORD.matcher(words.substring(0, end));
        while (word.find()) {
            String last = word.group();
            int length = last.endsWith("'s") || last.endsWith("’s") ? last.length() - 2 : last.length();
            if (length > 0) {
                head = new Span(mention.start() + word.start(), mention.start() + word.start() + length);
            }
        }
        return head;
    }

    /** Whether two mentions of one text are the same. */
    static boolean same(String text, Span a, Span b) {
        return a.equals(b) || of(text, a).overlaps(of(text, b));
    }
}

package org.demarche.evaluation.corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.record.Span;

/**
 * A block's text freed of its marks, and the spans of each id in text order.
 *
 * @param text  paragraphs joined by a blank line
 * @param spans by id
 * @param lines by id, the line of the id's first mark
 */
record Marks(String text, Map<String, List<Span>> spans, Map<String, Integer> lines) {
    private static final Pattern IDS = Pattern.compile("([a-z]{1,2}\\d{0,3}(?:,[a-z]{1,2}\\d{0,3})*) (?=\\S)");
    private static final Pattern FORGOTTEN = Pattern.compile("[A-Z]{1,2}\\d{0,3} (?:[A-Z]{4,}[. ]|(?:person|state|organization|group|place) ).*");
    private static final Pattern UGLY = Pattern.compile(" {2}| [,.;:?!](?:\\s|$)|\\( | \\)|\\t");

    private record Open(String[] ids, int start, int line) {
    }

    /** @throws CorpusException for a mark without an id, braces that do not fit, or text that no newspaper would print */
    static Marks read(List<Block.Line> paragraphs) {
        StringBuilder text = new StringBuilder();
        Map<String, List<Span>> spans = new TreeMap<>();
        Map<String, Integer> lines = new TreeMap<>();
        for (Block.Line line : paragraphs) {
            if (FORGOTTEN.matcher(line.content()).matches()) {
                throw new CorpusException(line.number(), "looks like an annotation line with a capital id; ids are small letters");
            }
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            int from = text.length();
            paragraph(line, text, spans, lines);
            Matcher ugly = UGLY.matcher(text).region(from, text.length());
            if (ugly.find()) {
                throw new CorpusException(line.number(), "stray white space in the text near \""
                        + text.substring(Math.max(from, ugly.start() - 15), Math.min(text.length(), ugly.end() + 10)) + "\"");
            }
        }
        spans.values().forEach(Collections::sort);
        return new Marks(text.toString(), spans, lines);
    }

    private static void paragraph(Block.Line line, StringBuilder text, Map<String, List<Span>> spans, Map<String, Integer> lines) {
        String source = line.content();
        Deque<Open> open = new ArrayDeque<>();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                text.append(source.charAt(++i));
            } else if (c == '{') {
                Matcher ids = IDS.matcher(source).region(i + 1, source.length());
                ids.useTransparentBounds(true);
                if (!ids.lookingAt()) {
                    throw new CorpusException(line.number(), "a mark without an id: \"" + source.substring(i, Math.min(source.length(), i + 20)) + "\"");
                }
                open.push(new Open(ids.group(1).split(","), text.length(), line.number()));
                i = ids.end() - 1;
            } else if (c == '}') {
                if (open.isEmpty()) {
                    throw new CorpusException(line.number(), "} without {");
                }
                close(open.pop(), text, spans, lines);
            } else {
                text.append(c);
            }
        }
        if (!open.isEmpty()) {
            throw new CorpusException(line.number(), "the mark " + String.join(",", open.peek().ids()) + " is not closed in its paragraph");
        }
    }

    private static void close(Open mark, StringBuilder text, Map<String, List<Span>> spans, Map<String, Integer> lines) {
        Span span = new Span(mark.start(), text.length());
        if (span.length() == 0) {
            throw new CorpusException(mark.line(), "the mark " + String.join(",", mark.ids()) + " holds no words");
        }
        if (Character.isWhitespace(text.charAt(text.length() - 1))) {
            throw new CorpusException(mark.line(), "the mark " + String.join(",", mark.ids()) + " ends in white space");
        }
        for (String id : mark.ids()) {
            spans.computeIfAbsent(id, x -> new ArrayList<>()).add(span);
            lines.putIfAbsent(id, mark.line());
        }
    }

    /** The spans of an id, in text order; empty if it marks nothing. */
    List<Span> of(String id) {
        return spans.getOrDefault(id, List.of());
    }
}

package org.demarche.engine.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.demarche.record.Span;

/**
 * Lines in and around an article that are not the article's: share bars, "click here", "leave a comment", newsletter lines, repeated
 * headlines. What such lines look like is said in {@code junk.txt}. Pure functions, thread-safe; lines over 300 characters cost nothing,
 * shorter ones some microseconds.
 */
public final class Junk {
    private static final int LONGEST = 300;
    private static final int LONGEST_LINE = 160;
    /** Longer paragraphs may hold a junk phrase beside words of the article. */
    private static final int LONGEST_MIXED = 200;
    /** After an "end" line, a paragraph this long that closes like a sentence means that the article goes on. */
    private static final int PROSE = 60;
    private static final Map<String, Set<String>> LISTS = WordLists.read("junk.txt");
    private static final Pattern LINE = anyOf("line");
    private static final Pattern OPEN = anyOf("open");
    private static final Pattern START = anyOf("start");
    private static final Pattern PART = anyOf("part");
    private static final Pattern CLOSE = anyOf("close");
    private static final Pattern END = anyOf("end");
    private static final Set<String> WORDS = Set.copyOf(LISTS.get("word"));

    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\h*\\R");
    /** Lines longer than this are paragraphs by themselves where a text has no blank lines. */
    private static final int LONGEST_WRAPPED = 120;

    private Junk() {
    }

    /** One pattern out of all of a list: a line is then tried in one go. */
    private static Pattern anyOf(String key) {
        return Pattern.compile(LISTS.get(key).stream().map(p -> "(?:" + p + ")").collect(Collectors.joining("|")));
    }

    /** Whether a paragraph is junk by its own words. */
    public static boolean isJunk(String paragraph) {
        if (paragraph.length() > LONGEST) {
            return false;
        }
        String plain = plain(paragraph);
        String bare = bare(plain);
        return bare.isEmpty() && !paragraph.isBlank() || bare.length() <= LONGEST_LINE
                && (LINE.matcher(bare).matches() || !closes(paragraph) && OPEN.matcher(bare).matches())
                || START.matcher(plain).lookingAt() || plain.length() <= LONGEST_MIXED && hasWord(plain) && PART.matcher(plain).find();
    }

    private static boolean hasWord(String plain) {
        int start = 0;
        for (int i = 0; i <= plain.length(); i++) {
            if (i == plain.length() || !Character.isLetter(plain.charAt(i))) {
                if (i > start && WORDS.contains(plain.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** Whether a line opens the readers' comments. */
    static boolean isClose(String line) {
        return line.length() <= LONGEST_LINE && CLOSE.matcher(bare(plain(line))).matches();
    }

    /** Whether a line announces what comes after an article: related stories, comments, the author's portrait. */
    public static boolean isEnd(String line) {
        return line.length() <= LONGEST_LINE && END.matcher(bare(plain(line))).matches() || isClose(line);
    }

    /**
     * The paragraphs of a text that no sentence may cover, in order, not overlapping. A paragraph ends at a line break. Junk are paragraphs
     * that {@link #isJunk}, all that stands after a closing {@link #isEnd} line, and headlines that
     * stand twice among the first four paragraphs.
     */
    public static List<Span> spans(String text) {
        List<Span> paragraphs = paragraphs(text);
        Set<Integer> junk = new HashSet<>();
        int end = end(text, paragraphs);
        for (int i = 0; i < paragraphs.size(); i++) {
            if (i >= end || !continues(text, paragraphs, i) && isJunk(paragraphs.get(i).of(text))) {
                junk.add(i);
            }
        }
        junk.addAll(headlines(text, paragraphs));
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            if (junk.contains(i)) {
                spans.add(paragraphs.get(i));
            }
        }
        return spans;
    }

    /**
     * A plain text without its junk.
     *
     * @param title its headline where the text shows one, else null
     * @param body  its other paragraphs, separated by one blank line
     */
    record Cleaned(String title, String body) {
    }

    /** Cleans the text of a file; nothing but white space and junk is taken away. */
    static Cleaned clean(String text) {
        List<Span> paragraphs = paragraphs(text);
        Set<Span> junk = new HashSet<>(spans(text));
        List<Integer> headlines = headlines(text, paragraphs);
        String title = headlines.isEmpty() ? null : paragraphs.get(headlines.get(0)).of(text).strip();
        StringBuilder body = new StringBuilder();
        boolean blankLines = BLANK_LINE.matcher(text).find() || paragraphs.stream().allMatch(p -> p.length() <= LONGEST_WRAPPED);
        for (int i = 0; i < paragraphs.size(); i++) {
            String words = paragraphs.get(i).of(text);
            if (title == null && body.isEmpty() && !junk.contains(paragraphs.get(i)) && looksLikeHeadline(words, text, paragraphs, i)) {
                title = words;
            } else if (!junk.contains(paragraphs.get(i))) {
                boolean wrapped = blankLines && i > 0 && !body.isEmpty() && sameParagraph(text, paragraphs.get(i - 1), paragraphs.get(i));
                body.append(body.isEmpty() ? "" : wrapped ? "\n" : "\n\n").append(words);
            }
        }
        return new Cleaned(title, body.toString());
    }

    /** Whether a line goes on with a sentence that the line before left open, as in texts that are wrapped at a fixed width. */
    private static boolean continues(String text, List<Span> lines, int at) {
        return at > 0 && sameParagraph(text, lines.get(at - 1), lines.get(at)) && lines.get(at - 1).length() >= 50 && !closes(lines.get(at - 1).of(text));
    }

    /** Whether only one line break lies between two lines. */
    private static boolean sameParagraph(String text, Span before, Span after) {
        return text.substring(before.end(), after.start()).chars().filter(c -> c == '\n').count() < 2;
    }

    private static boolean looksLikeHeadline(String words, String text, List<Span> paragraphs, int at) {
        return words.length() <= 200 && !closes(words) && at + 1 < paragraphs.size()
                && !sameParagraph(text, paragraphs.get(at), paragraphs.get(at + 1));
    }

    private static List<Integer> headlines(String text, List<Span> paragraphs) {
        List<Integer> headlines = new ArrayList<>();
        for (int i = 0; i < Math.min(4, paragraphs.size()); i++) {
            String words = paragraphs.get(i).of(text);
            boolean again = false;
            for (int j = 0; j < Math.min(4, paragraphs.size()) && !again; j++) {
                again = j != i && words.length() <= LONGEST && sameHeadline(words, paragraphs.get(j).of(text));
            }
            if (again) {
                headlines.add(i);
            }
        }
        return headlines;
    }

    /** Whether two lines are one headline; one of them may be cut off by an ellipsis or carry the paper's name behind a bar or dash. */
    static boolean sameHeadline(String one, String other) {
        String a = bare(plain(one));
        String b = bare(plain(other));
        if (a.equals(b)) {
            return !a.isEmpty();
        }
        String shorter = a.length() < b.length() ? a : b;
        String longer = a.length() < b.length() ? b : a;
        if (shorter.length() < 20 || !longer.startsWith(shorter)) {
            return false;
        }
        String shorterAsPrinted = (a.length() < b.length() ? one : other).strip();
        String rest = longer.substring(shorter.length()).strip();
        return shorterAsPrinted.endsWith("…") || shorterAsPrinted.endsWith("...") || rest.matches("[|–—:-] .{1,60}");
    }

    /** Index of the first paragraph after the article, or the number of paragraphs. */
    private static int end(String text, List<Span> paragraphs) {
        int end = paragraphs.size();
        for (int i = paragraphs.size() - 1; i > 0; i--) {
            String words = paragraphs.get(i).of(text);
            if (words.length() >= PROSE && closes(words)) {
                return end;
            }
            if (isEnd(words)) {
                end = i;
            }
        }
        return end;
    }

    /** Whether a paragraph closes as a sentence does. */
    static boolean closes(String paragraph) {
        String plain = paragraph.strip();
        return !plain.isEmpty() && ".!?。！？:;\"”’')]»…".indexOf(plain.charAt(plain.length() - 1)) >= 0
                && !plain.endsWith("…") && !plain.endsWith("...");
    }

    private static List<Span> paragraphs(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int stop = start;
            while (stop < text.length() && text.charAt(stop) != '\n' && text.charAt(stop) != '\r' && text.charAt(stop) != '\u2029') {
                stop++;
            }
            int from = start;
            int to = stop;
            while (from < to && blank(text.charAt(from))) {
                from++;
            }
            while (to > from && blank(text.charAt(to - 1))) {
                to--;
            }
            if (to > from) {
                spans.add(new Span(from, to));
            }
            start = stop + 1;
        }
        return spans;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B' || c == '\u0000';
    }

    /** White space collapsed, quotes straightened, in lower case. */
    private static String plain(String line) {
        StringBuilder plain = new StringBuilder(line.length());
        boolean space = true;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (blank(c)) {
                if (!space) {
                    plain.append(' ');
                }
                space = true;
            } else {
                plain.append(c == '’' || c == '‘' ? '\'' : c == '“' || c == '”' ? '"' : Character.toLowerCase(c));
                space = false;
            }
        }
        return plain.toString().strip();
    }

    /** Without punctuation and signs at both ends. */
    private static String bare(String plain) {
        int from = 0;
        int to = plain.length();
        while (from < to && !Character.isLetterOrDigit(plain.charAt(from)) && !Character.isSurrogate(plain.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(plain.charAt(to - 1)) && !Character.isSurrogate(plain.charAt(to - 1))) {
            to--;
        }
        return plain.substring(from, to);
    }
}

package org.demarche.engine.language;

import edu.emory.mathcs.nlp.component.tokenizer.EnglishTokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demarche.engine.encoder.Quotation;
import org.demarche.record.Span;

/**
 * Cuts a text into sentences and words. Words are nlp4j's (hyphens and clitics are split); it sees the text with quotation marks, dashes and
 * spaces made plain, one unit for one, so that offsets stay. Sentence ends are our own: nlp4j ends a sentence at each final mark that it has
 * cut off a word, which misses "in the U.S. The …", cuts after "Calif." and leaves closing quotes to the next sentence.
 *
 * <p>A line end ends a sentence, so that a headline needs no period. Lines without a letter or digit hold no sentence. Thread-safe.
 */
public final class Splitter {
    private static final int LONGEST_RUN = 1000;
    private static final int LONGEST_LINE = 20_000;
    private static final int NEAR = 6;
    private static final String BULLETS = "\u2022\u25aa\u25cf\u25a0\u25ba\u2023";

    private final EnglishTokenizer tokenizer = new EnglishTokenizer();
    private final Map<String, String> abbreviations = Lists.map("abbreviations.tsv");
    private final Set<String> starts = new HashSet<>();
    private final Set<String> times = new HashSet<>();
    private final Set<String> said = new HashSet<>();

    /** Loads the lists of abbreviations and of words that begin sentences. */
    public Splitter() {
        Map<String, Set<String>> kinds = Map.of("start", starts, "time", times, "said", said);
        for (String[] row : Lists.rows("starters.tsv", 2)) {
            kinds.get(row[1]).add(row[0]);
        }
    }

    /** Where the sentences of a text stand, in its order, without the white space around them; UTF-16 offsets. */
    public List<Span> spans(String text) {
        return sentences(text).stream().map(s -> new Span(s.get(0).start(), s.get(s.size() - 1).end())).toList();
    }

    /** The words of each sentence, in text order; no sentence is empty. */
    List<List<Token>> sentences(String text) {
        String plain = straight(text);
        boolean[] quoted = Quotation.inside(text);
        List<List<Token>> all = new ArrayList<>();
        for (int from = 0, to; from < text.length(); from = to + 1) {
            to = from;
            while (to < text.length() && !endsLine(text.charAt(to))) {
                to++;
            }
            for (int part = from, cut; part < to; part = cut) {
                cut = to - part <= LONGEST_LINE ? to : cut(plain, part);
                List<Token> line = words(plain, part, cut);
                if (!line.isEmpty()) {
                    split(text, line, quoted, all);
                }
            }
        }
        return all;
    }

    private static int cut(String plain, int from) {
        int to = from + LONGEST_LINE;
        int space = plain.lastIndexOf(' ', to);
        return space > from ? space : Character.isLowSurrogate(plain.charAt(to)) ? to - 1 : to;
    }

    private static boolean endsLine(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\f' || c == '\u000b';
    }

    /** The text as the tokenizer wants it, of the same length. */
    static String straight(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            char c = plain[i];
            if (c > '~' || c < ' ' || c == '`') {
                plain[i] = switch (c) {
                    case '\u2018', '\u2019', '\u201a', '\u201b', '`', '\u00b4' -> '\'';
                    case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb' -> '"';
                    case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015' -> '-';
                    case '\u200b', '\ufeff' -> ' ';
                    default -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) ? ' ' : c;
                };
            }
        }
        return new String(plain);
    }

    private List<Token> words(String plain, int from, int to) {
        List<Token> words = new ArrayList<>();
        int start = from;
        for (int i = from; i < to; ) {
            int runEnd = i;
            while (runEnd < to && plain.charAt(runEnd) != ' ') {
                runEnd++;
            }
            if (runEnd - i > LONGEST_RUN) {
                tokenize(plain, start, i, words);
                words.add(new Token(i, runEnd, plain.substring(i, runEnd)));
                start = runEnd;
            }
            i = runEnd + 1;
        }
        tokenize(plain, start, to, words);
        return words;
    }

    private void tokenize(String plain, int from, int to, List<Token> words) {
        String part = plain.substring(from, to);
        if (part.isBlank()) {
            return;
        }
        int at = 0;
        for (var token : tokenizer.tokenize(part)) {
            String form = token.getWordForm();
            int start = part.startsWith(form, token.getStartOffset()) && token.getStartOffset() >= at ? token.getStartOffset()
                    : part.indexOf(form, at);
            if (form.isBlank() || start < 0) {
                continue;
            }
            if (Character.isLowSurrogate(part.charAt(start)) && start > 0 && Character.isHighSurrogate(part.charAt(start - 1))
                    && !words.isEmpty() && words.get(words.size() - 1).end() == from + start) {
                Token before = words.remove(words.size() - 1);
                form = before.form() + form;
                start = before.start() - from;
            }
            at = start + form.length();
            if (!words.isEmpty() && endsInNumber(part, form, at)) {
                words.add(new Token(from + start, from + at - 1, form.substring(0, form.length() - 1)));
                words.add(new Token(from + at - 1, from + at, "."));
            } else {
                words.add(new Token(from + start, from + at, form));
            }
        }
    }

    /** Whether the period of "3." ends a sentence: nlp4j leaves it on short numbers, as in lists. */
    private static boolean endsInNumber(String part, String form, int end) {
        int digits = form.length() - 1;
        if (digits < 1 || digits > 3 || form.charAt(digits) != '.' || !form.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int next = end;
        while (next < part.length() && !Character.isLetterOrDigit(part.charAt(next))) {
            next++;
        }
        return next == part.length() || Character.isUpperCase(part.charAt(next));
    }

    private void split(String text, List<Token> line, boolean[] quoted, List<List<Token>> all) {
        int first = 0;
        for (int i = 0; i < line.size(); i++) {
            int last = ends(text, line, first, i, quoted);
            if (last >= 0) {
                add(line.subList(first, last + 1), all);
                first = last + 1;
                i = last;
            }
        }
        if (first < line.size()) {
            add(line.subList(first, line.size()), all);
        }
    }

    private static void add(List<Token> sentence, List<List<Token>> all) {
        if (sentence.stream().anyMatch(t -> t.form().codePoints().anyMatch(Character::isLetterOrDigit))) {
            all.add(List.copyOf(sentence));
        }
    }

    /** The last word of the sentence whose final mark is word i, or −1 if word i ends none. */
    private int ends(String text, List<Token> line, int first, int i, boolean[] quoted) {
        String form = line.get(i).form();
        if (i + 1 < line.size() && i > first && BULLETS.indexOf(line.get(i + 1).form().charAt(0)) >= 0) {
            return i;
        }
        boolean mark = isFinal(form);
        String kind = mark && form.equals(".") && i > first && line.get(i - 1).end() == line.get(i).start()
                ? abbreviations.get(lower(line.get(i - 1).form())) : mark ? null : kind(form);
        if (!mark && kind == null) {
            return -1;
        }
        int last = i;
        while (last + 1 < line.size() && closes(text, line, last + 1, quoted)) {
            last++;
        }
        if (last + 1 == line.size()) {
            return last;
        }
        int next = last + 1;
        while (next + 1 < line.size() && !Character.isLetterOrDigit(line.get(next).form().codePointAt(0))) {
            next++;
        }
        String word = line.get(next).form();
        if (Character.isLowerCase(word.codePointAt(0)) || isMiddle(line.get(last + 1).form())) {
            return -1;
        }
        boolean capital = Character.isUpperCase(word.codePointAt(0));
        if (kind != null) {
            if (line.get(last + 1).form().startsWith("-")) {
                return -1;
            }
            boolean initial = form.length() == 2 && next > last + 1;
            boolean start = capital && !initial && (starts.contains(word) || next > last + 1);
            boolean ends = switch (kind) {
                case "title" -> false;
                case "time" -> capital && !times.contains(word);
                default -> start;
            };
            return ends ? last : -1;
        }
        if (i - first == 1 && form.equals(".") && isListNumber(line.get(first).form())) {
            return -1;
        }
        if (form.startsWith("..") || form.startsWith("\u2026")) {
            return capital || next > last + 1 ? last : -1;
        }
        return last > i && !form.equals(".") && saidNear(line, last + 1) ? -1 : last;
    }

    private static boolean isFinal(String form) {
        for (int i = 0; i < form.length(); i++) {
            if (".?!\u2026".indexOf(form.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMiddle(String form) {
        return form.equals(",") || form.equals(";") || form.equals(":") || form.equals("%") || form.equals("'s");
    }

    private static boolean isListNumber(String form) {
        return form.length() <= 2 && form.chars().allMatch(c -> c >= '0' && c <= '9') || form.length() == 1 && Character.isLetter(form.charAt(0));
    }

    private static String lower(String form) {
        return form.toLowerCase(Locale.ROOT);
    }

    /** What may follow a word that ends in a period of its own; null if it has none. */
    private String kind(String form) {
        int n = form.length();
        if (n < 2 || form.charAt(n - 1) != '.' || !Character.isLetter(form.charAt(0))) {
            return null;
        }
        String kind = abbreviations.get(lower(form.substring(0, n - 1)));
        return kind != null ? kind : "open";
    }

    /** Whether a word is a quotation mark or bracket that closes what stands before it. */
    private static boolean closes(String text, List<Token> line, int i, boolean[] quoted) {
        Token token = line.get(i);
        String form = token.form();
        boolean joined = line.get(i - 1).end() == token.start();
        if (form.equals(")") || form.equals("]")) {
            return joined;
        }
        if (!form.equals("\"") && !form.equals("'") && !form.equals("''")) {
            return false;
        }
        char mark = text.charAt(token.start());
        boolean spaceAfter = token.end() == text.length() || Character.isWhitespace(text.charAt(token.end()));
        return switch (mark) {
            case '\u201d', '\u00bb' -> true;
            case '\u201c', '\u201e', '\u00ab', '\u2018' -> false;
            case '"' -> joined != spaceAfter ? quoted[token.start() - 1] : joined;
            default -> joined;
        };
    }

    private boolean saidNear(List<Token> line, int from) {
        for (int i = from; i < Math.min(line.size(), from + NEAR); i++) {
            String form = line.get(i).form();
            if (said.contains(form)) {
                return i > from;
            }
            if (!Character.isUpperCase(form.codePointAt(0)) && !form.equals("the") && !form.equals("of")) {
                return false;
            }
        }
        return false;
    }
}

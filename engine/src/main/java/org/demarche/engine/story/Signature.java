package org.demarche.engine.story;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Junk;
import org.demarche.record.Span;

/**
 * What {@link Copies} keeps of an article: its words as numbers, in order, with a mark on names and numbers and on words inside quotation
 * marks. Four bytes a word. Immutable; making one costs one pass over the text, and different articles can be signed in parallel.
 */
public final class Signature {
    private static final int QUOTED = 1;
    private static final int NAME = 2;
    private static final int FLAGS = 3;
    /** Articles that are remembered under one sampled run: the first ones. */
    public static final int BUCKET = 32;
    /** Words beyond this are not looked at. */
    private static final int LONGEST = 20_000;

    private final String id;
    private final LocalDate day;
    private final int[] words;
    private final long wires;

    private Signature(String id, LocalDate day, int[] words, long wires) {
        this.id = id;
        this.day = day;
        this.words = words;
        this.wires = wires;
    }

    /**
     * Signs an article.
     *
     * @param article any article; its date of publication is used if it has one
     */
    public static Signature of(Article article) {
        return of(article.id(), article.published(), article.text());
    }

    /**
     * Signs a text.
     *
     * @param id        the article's id
     * @param published ISO date or date-time, or null
     * @param text      its text
     */
    public static Signature of(String id, String published, String text) {
        LocalDate day = published == null || published.length() < 10 ? null : LocalDate.parse(published.substring(0, 10));
        return new Signature(id, day, words(withoutJunk(text)), WireMarks.of(text));
    }

    private static String withoutJunk(String text) {
        List<Span> junk = Junk.spans(text);
        if (junk.isEmpty()) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        int at = 0;
        for (Span span : junk) {
            rest.append(text, at, span.start());
            at = span.end();
        }
        return rest.append(text, at, text.length()).toString();
    }

    private static int[] words(String text) {
        int[] words = new int[Math.min(LONGEST, text.length() / 5 + 16)];
        int count = 0;
        boolean opening = true;
        boolean quoted = false;
        int i = 0;
        int length = text.length();
        while (i < length && count < LONGEST) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':') {
                    opening = true;
                    quoted &= c != '\n';
                } else if (c == '“' || c == '”' || c == '"') {
                    quoted = c == '“' || c == '"' && !quoted;
                    opening |= quoted;
                }
                i++;
                continue;
            }
            int hash = 17;
            boolean name = Character.isDigit(c) || Character.isUpperCase(c) && !opening;
            while (i < length && (Character.isLetterOrDigit(c = text.charAt(i)) || isInside(text, i))) {
                hash = hash * 31 + (c == '’' || c == '‘' ? '\'' : Character.toLowerCase(c));
                i++;
            }
            if (count == words.length) {
                words = Arrays.copyOf(words, Math.min(LONGEST, 2 * count));
            }
            words[count++] = mix(hash) & ~FLAGS | (quoted ? QUOTED : 0) | (name ? NAME : 0);
            opening = false;
        }
        return Arrays.copyOf(words, count);
    }

    /** Whether an apostrophe, or a comma or point between digits, stands inside a word. */
    private static boolean isInside(String text, int i) {
        char c = text.charAt(i);
        if (i == 0 || i + 1 >= text.length()) {
            return false;
        }
        char before = text.charAt(i - 1);
        char after = text.charAt(i + 1);
        return (c == '\'' || c == '’' || c == '‘') && Character.isLetter(before) && Character.isLetter(after)
                || (c == ',' || c == '.') && Character.isDigit(before) && Character.isDigit(after);
    }

    /** Spreads a hash over all bits (the finisher of MurmurHash3, public domain). */
    static int mix(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    /** The article's id. */
    public String id() {
        return id;
    }

    /** Day of publication, or null. */
    public LocalDate day() {
        return day;
    }

    /** Number of words. */
    public int size() {
        return words.length;
    }

    /** The word at a place, equal for equal words whatever their case. */
    int word(int at) {
        return words[at] & ~FLAGS;
    }

    /** Whether the word at a place is a name or a number. */
    boolean isName(int at) {
        return (words[at] & NAME) != 0;
    }

    /** Whether the word at a place stands inside quotation marks. */
    boolean isQuoted(int at) {
        return (words[at] & QUOTED) != 0;
    }

    /** Equal for articles of the same words. */
    public int hash() {
        int hash = words.length;
        for (int i = 0; i < words.length; i++) {
            hash = hash * 31 + (word(i) >>> 2);
        }
        return hash;
    }

    /**
     * Sampled three-word runs, one in eight by hash, ascending, without repeats: copies share many of them, an excerpt shares its own with the whole.
     * Candidates for copies are articles that share some.
     */
    public int[] runs() {
        return RunIndex.runs(this);
    }

    /** The signature without id and day, to be kept or sent elsewhere; read by {@link #read}. */
    public byte[] write() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES * words.length).putLong(wires);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param id  the article's id
     * @param day its day of publication, or null
     */
    public static Signature read(String id, LocalDate day, byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        long wires = bytes.getLong();
        int[] words = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(words);
        return new Signature(id, day, words, wires);
    }

    /** Whether two articles have the same words in the same order. */
    boolean sameWords(Signature other) {
        boolean same = words.length == other.words.length;
        for (int i = 0; same && i < words.length; i++) {
            same = word(i) == other.word(i);
        }
        return same;
    }

    /** The agencies whose marks the article bears, one bit each. */
    long wires() {
        return wires;
    }
}

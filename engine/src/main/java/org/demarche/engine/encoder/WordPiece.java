package org.demarche.engine.encoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * BERT's lower-casing tokenizer with offsets: the text is decomposed (NFD), accents and control characters are dropped, letters lower-cased,
 * punctuation and Chinese characters stand alone, and each part is cut into the longest pieces of the word list from the left.
 *
 * <p>Thread-safe. Costs some microseconds a sentence; ids of whole words are remembered, up to a fixed number of words.
 */
public final class WordPiece {
    /** Place of [CLS] in the word list. */
    public static final int CLS = 101;
    /** Place of [SEP] in the word list. */
    public static final int SEP = 102;
    /** Place of [UNK] in the word list, the piece of a part that no pieces make up. */
    public static final int UNK = 100;

    private static final int LONGEST_PART = 100;
    private static final int REMEMBERED = 60_000;
    private static final int LONGEST_REMEMBERED = 40;

    private final Map<String, Integer> beginnings = new HashMap<>(1 << 16);
    private final Map<String, Integer> continuations = new HashMap<>(1 << 14);
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();
    private final int longest;

    /**
     * Reads a word list, one piece a line, continuations with {@code ##} before them.
     *
     * @param vocabulary read to its end, not closed
     * @throws IOException if it cannot be read, or is no word list (no [CLS], [SEP] and [UNK] in their places)
     */
    public WordPiece(Reader vocabulary) throws IOException {
        BufferedReader lines = new BufferedReader(vocabulary);
        int place = 0;
        int most = 1;
        for (String line; (line = lines.readLine()) != null; place++) {
            boolean inner = line.startsWith("##") && line.length() > 2;
            String piece = inner ? line.substring(2) : line;
            (inner ? continuations : beginnings).put(piece, place);
            most = Math.max(most, piece.length());
        }
        longest = most;
        for (var mark : Map.of("[UNK]", UNK, "[CLS]", CLS, "[SEP]", SEP).entrySet()) {
            if (!mark.getValue().equals(beginnings.get(mark.getKey()))) {
                throw new IOException("word list of " + place + " lines has no " + mark.getKey() + " at " + mark.getValue());
            }
        }
    }

    /** The pieces of a text with their places in it. Pieces of one part that [UNK] stands for cover all of the part. */
    public Pieces pieces(String text) {
        Builder out = new Builder(text);
        out.cut();
        return new Pieces(Arrays.copyOf(out.ids, out.count), Arrays.copyOf(out.starts, out.count), Arrays.copyOf(out.ends, out.count));
    }

    /**
     * Ids of a word's pieces.
     *
     * @param word any text
     * @return never empty: [UNK] alone where nothing is left of the word; not to be changed
     */
    public int[] ids(String word) {
        int[] known = remembered.get(word);
        if (known != null) {
            return known;
        }
        Builder out = new Builder(word);
        out.cut();
        int[] ids = out.count == 0 ? new int[] {UNK} : Arrays.copyOf(out.ids, out.count);
        if (word.length() <= LONGEST_REMEMBERED && remembered.size() < REMEMBERED) {
            remembered.put(word, ids);
        }
        return ids;
    }

    private static boolean isSpace(int c) {
        if (c <= 0xA0) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 28 && c <= 31 || c == 0x85 || c == 0xA0;
        }
        return Character.isSpaceChar(c);
    }

    private static boolean isDropped(int c) {
        if (c == 0 || c == 0xFFFD) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c >= 33 && c <= 47 || c >= 58 && c <= 64 || c >= 91 && c <= 96 || c >= 123 && c <= 126;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isChinese(int c) {
        return c >= 0x3400 && (c <= 0x4DBF || c >= 0x4E00 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF || c >= 0x20000 && c <= 0x2CEAF
                || c >= 0x2F800 && c <= 0x2FA1F);
    }

    /** One text being cut: the part under way, with the text's units that its own units came from, and the pieces so far. */
    private final class Builder {
        final String text;
        final StringBuilder part = new StringBuilder();
        int[] from;
        int[] to;
        int[] ids;
        int[] starts;
        int[] ends;
        int count;

        Builder(String text) {
            this.text = text;
            int room = text.length() + 8;
            from = new int[room];
            to = new int[room];
            ids = new int[room];
            starts = new int[room];
            ends = new int[room];
        }

        void cut() {
            for (int i = 0, next; i < text.length(); i = next) {
                int c = text.codePointAt(i);
                next = i + Character.charCount(c);
                if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                    add(c, i, next);
                } else if (isSpace(c)) {
                    flush();
                } else if (c < 128) {
                    if (c >= 32 && c != 127) {
                        letter(Character.toLowerCase(c), i, next);
                    }
                } else if (!isDropped(c)) {
                    if (isChinese(c)) {
                        alone(c, i, next);
                    } else {
                        int start = i;
                        int end = next;
                        Normalizer.normalize(text.substring(i, next), Normalizer.Form.NFD).codePoints()
                                .filter(d -> Character.getType(d) != Character.NON_SPACING_MARK)
                                .forEach(d -> Character.toString(d).toLowerCase(Locale.ROOT).codePoints().forEach(e -> letter(e, start, end)));
                    }
                }
            }
            flush();
        }

        void letter(int c, int start, int end) {
            if (isPunctuation(c)) {
                alone(c, start, end);
            } else {
                add(c, start, end);
            }
        }

        void alone(int c, int start, int end) {
            flush();
            add(c, start, end);
            flush();
        }

        void add(int c, int start, int end) {
            int at = part.length();
            part.appendCodePoint(c);
            if (part.length() > from.length) {
                from = Arrays.copyOf(from, 2 * part.length());
                to = Arrays.copyOf(to, 2 * part.length());
            }
            Arrays.fill(from, at, part.length(), start);
            Arrays.fill(to, at, part.length(), end);
        }

        void piece(int id, int first, int last) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ids[count] = id;
            starts[count] = from[first];
            ends[count++] = to[last];
        }

        void flush() {
            if (part.isEmpty()) {
                return;
            }
            String whole = part.toString();
            part.setLength(0);
            int before = count;
            boolean fits = whole.length() <= LONGEST_PART || whole.codePointCount(0, whole.length()) <= LONGEST_PART;
            for (int i = 0; fits && i < whole.length(); ) {
                Map<String, Integer> list = i == 0 ? beginnings : continuations;
                int j = Math.min(whole.length(), i + longest);
                Integer id = list.get(whole.substring(i, j));
                while (id == null && j > i + 1) {
                    id = list.get(whole.substring(i, --j));
                }
                fits = id != null;
                if (fits) {
                    piece(id, i, j - 1);
                    i = j;
                }
            }
            if (!fits) {
                count = before;
                piece(UNK, 0, whole.length() - 1);
            }
        }
    }
}

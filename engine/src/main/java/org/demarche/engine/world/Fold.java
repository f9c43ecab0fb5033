package org.demarche.engine.world;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes spellings comparable: lower case, without accents, full stops and apostrophes; hyphens part words. "U.S.-Côte d'Ivoire" has the
 * pieces {@code us}, {@code cote}, {@code divoire}.
 */
final class Fold {
    /** How a piece must be, or is, written. */
    static final byte LOWER = 0;
    static final byte CAPITAL = 1;
    static final byte CAPITALS = 2;

    private Fold() {
    }

    /** One piece of a phrase or of a text's word. */
    record Piece(String key, byte shape) {
    }

    /** The pieces of a phrase as a table writes it. A comma is a piece of its own, so is a final 's. */
    static List<Piece> pieces(String phrase) {
        List<Piece> pieces = new ArrayList<>(3);
        int from = 0;
        for (int i = 0; i <= phrase.length(); i++) {
            char c = i < phrase.length() ? phrase.charAt(i) : ' ';
            if (c == ' ' || c == '-' || c == ',' || c == '‐' || c == '‑' || c == '–') {
                add(phrase.substring(from, i), pieces);
                if (c == ',') {
                    pieces.add(new Piece(",", LOWER));
                }
                from = i + 1;
            }
        }
        return pieces;
    }

    private static void add(String word, List<Piece> pieces) {
        if (word.length() > 2 && (word.endsWith("'s") || word.endsWith("’s"))) {
            add(word.substring(0, word.length() - 2), pieces);
            pieces.add(new Piece("s", LOWER));
            return;
        }
        String key = key(word);
        if (!key.isEmpty()) {
            pieces.add(new Piece(key, shape(word)));
        }
    }

    /** The folded form of one word; empty if nothing is left. */
    static String key(String word) {
        boolean plain = true;
        for (int i = 0; i < word.length() && plain; i++) {
            char c = word.charAt(i);
            plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        }
        if (plain) {
            return word;
        }
        StringBuilder out = new StringBuilder(word.length());
        boolean ascii = true;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            ascii &= c < 128;
            switch (c) {
                case '.', '\'', '’', '‘', '`', 'ʿ', 'ʾ', 'ʻ', 'ʼ' -> { }
                case 'ø', 'Ø' -> out.append('o');
                case 'ł', 'Ł' -> out.append('l');
                case 'đ', 'Đ' -> out.append('d');
                case 'ı', 'İ' -> out.append('i');
                case 'ß' -> out.append("ss");
                case 'æ', 'Æ' -> out.append("ae");
                case 'ə', 'Ə' -> out.append('a');
                default -> out.append(Character.toLowerCase(c));
            }
        }
        if (ascii) {
            return out.toString();
        }
        String apart = Normalizer.normalize(out, Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                bare.append(c);
            }
        }
        return bare.toString().toLowerCase(Locale.ROOT);
    }

    /** All pieces of a phrase joined by blanks. */
    static String phrase(String phrase) {
        StringBuilder out = new StringBuilder(phrase.length());
        for (Piece piece : pieces(phrase)) {
            out.append(out.length() == 0 ? "" : " ").append(piece.key());
        }
        return out.toString();
    }

    /** How a word is written: {@link #CAPITALS} needs two letters or more, all of them capitals. */
    static byte shape(String word) {
        int letters = 0;
        int capitals = 0;
        boolean first = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                if (Character.isUpperCase(c)) {
                    capitals++;
                    first |= letters == 1;
                }
            }
        }
        if (letters > 1 && capitals == letters) {
            return CAPITALS;
        }
        return first || capitals > 0 ? CAPITAL : LOWER;
    }
}

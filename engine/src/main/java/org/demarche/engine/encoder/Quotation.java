package org.demarche.engine.encoder;

/**
 * Which units of an article stand inside a double quotation, marks included.
 *
 * <p>Curly and angle marks open and close, a straight mark turns; apostrophes and single quotes count for nothing. A quotation still open
 * at the end of a line goes on only if the next line that is not blank begins with a mark, which then neither opens nor closes: so
 * newspapers run a speech over paragraphs. The training data is marked by the same rule ({@code training/pieces.py}).
 */
public final class Quotation {
    private static final String MARKS = "\"\u201c\u201d\u00ab\u00bb\u201e";

    private Quotation() {
    }

    /** One truth a UTF-16 unit of the text. */
    public static boolean[] inside(String text) {
        boolean[] inside = new boolean[text.length()];
        boolean open = false;
        boolean lineStart = false;
        for (int i = 0; i < inside.length; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineStart = true;
                continue;
            }
            if (lineStart && !Character.isWhitespace(c) && c != '\u00a0') {
                lineStart = false;
                if (open && MARKS.indexOf(c) >= 0) {
                    inside[i] = true;
                    continue;
                }
                open = false;
            }
            boolean before = open;
            switch (c) {
                case '"' -> open = !open;
                case '\u201c', '\u00ab', '\u201e' -> open = true;
                case '\u201d', '\u00bb' -> open = false;
                default -> { }
            }
            inside[i] = before || open;
        }
        return inside;
    }
}

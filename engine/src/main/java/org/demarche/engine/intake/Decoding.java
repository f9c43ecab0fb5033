package org.demarche.engine.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.record.CodePoints;

/**
 * From bytes to text. A byte order mark wins; then UTF-8 wherever the bytes are valid UTF-8, since text in another encoding hardly ever is;
 * then what the transport or the page declares; then Windows-1252, as browsers do. Pure functions.
 */
final class Decoding {
    private static final Pattern DECLARED = Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)|<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9_:.-]+)",
            Pattern.CASE_INSENSITIVE);
    private static final int PROLOG = 8_192;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Decoding() {
    }

    /**
     * Decodes a page.
     *
     * @param bytes     the page as saved
     * @param transport the character set that HTTP declared, or null
     * @throws UnreadableException if the bytes are no text
     */
    static String page(byte[] bytes, String transport) {
        String marked = marked(bytes);
        if (marked != null) {
            return marked;
        }
        refuseBinary(bytes);
        return loose(bytes, transport);
    }

    /** The same for archives, where a stray NUL is no reason to refuse a page. */
    static String loose(byte[] bytes, String transport) {
        String marked = marked(bytes);
        if (marked != null) {
            return marked;
        }
        refuseControls(bytes);
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        Charset declared = charset(transport);
        if (declared == null) {
            Matcher m = DECLARED.matcher(new String(bytes, 0, Math.min(PROLOG, bytes.length), StandardCharsets.ISO_8859_1));
            declared = m.find() ? charset(m.group(1) != null ? m.group(1) : m.group(2)) : null;
        }
        if (declared == null || declared.equals(StandardCharsets.UTF_8)) {
            return mostlyUtf8(bytes) ? new String(bytes, StandardCharsets.UTF_8) : new String(bytes, WINDOWS);
        }
        return new String(bytes, declared);
    }

    /**
     * Decodes a plain text.
     *
     * @throws UnreadableException if the bytes are no text in UTF-8, UTF-16 with a mark, or Windows-1252
     */
    static String text(byte[] bytes) {
        String marked = marked(bytes);
        if (marked != null) {
            return marked;
        }
        refuseBinary(bytes);
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        String windows = new String(bytes, WINDOWS);
        long odd = windows.chars().filter(c -> c == 0xFFFD || c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7F).count();
        if (odd > 0 || windows.chars().filter(c -> c >= 0x80).count() > windows.length() / 3) {
            throw new UnreadableException("neither UTF-8 nor Windows-1252 text");
        }
        return windows;
    }

    /** Decodes strictly as UTF-8, null if the bytes are none; a byte order mark is taken off. */
    static String utf8(byte[] bytes, int length) {
        int from = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
        return strict(ByteBuffer.wrap(bytes, from, length - from), StandardCharsets.UTF_8);
    }

    /** The text with each lone surrogate replaced by U+FFFD. */
    static String withoutLoneSurrogates(String text) {
        if (CodePoints.loneSurrogate(text) < 0) {
            return text;
        }
        return text.codePoints().map(c -> Character.isBmpCodePoint(c) && Character.isSurrogate((char) c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String marked(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
            return new String(b, 3, b.length - 3, StandardCharsets.UTF_8);
        }
        if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
            return new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE);
        }
        if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
            return new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE);
        }
        return null;
    }

    private static void refuseBinary(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new UnreadableException("NUL byte at offset " + i + ": a binary file?");
            }
        }
        refuseControls(bytes);
    }

    private static void refuseControls(byte[] bytes) {
        int odd = 0;
        int seen = Math.min(bytes.length, PROLOG);
        for (int i = 0; i < seen; i++) {
            int c = bytes[i] & 0xFF;
            odd += c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B ? 1 : 0;
        }
        if (odd > seen / 50) {
            throw new UnreadableException("a binary file");
        }
    }

    private static Charset charset(String name) {
        if (name == null) {
            return null;
        }
        String plain = name.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("iso-8859-1") || plain.equals("latin1") || plain.equals("us-ascii") || plain.equals("ascii")) {
            return WINDOWS;
        }
        if (plain.startsWith("utf-16") || plain.startsWith("utf16") || plain.startsWith("utf-32")) {
            return null;
        }
        try {
            return Charset.forName(plain.equals("gb2312") ? "gb18030" : plain);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            return null;
        }
    }

    /** Whether a text that is no valid UTF-8 is one but for a few broken bytes. */
    private static boolean mostlyUtf8(byte[] bytes) {
        String loose = new String(bytes, StandardCharsets.UTF_8);
        long broken = loose.chars().filter(c -> c == 0xFFFD).count();
        long good = loose.chars().filter(c -> c >= 0x80 && c != 0xFFFD).count();
        return broken * 4 < good;
    }

    private static String strict(byte[] bytes, Charset charset) {
        return strict(ByteBuffer.wrap(bytes), charset);
    }

    private static String strict(ByteBuffer bytes, Charset charset) {
        try {
            CharBuffer chars = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes);
            return chars.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}

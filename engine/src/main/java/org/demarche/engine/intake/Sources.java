package org.demarche.engine.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Opens what a user names as one run of articles: pages, plain texts, JSON Lines, web archives, folders of them, standard input; gzip is read
 * through. Whatever cannot be read comes as a failure in its place and the rest goes on. Only one file is open at a time; a page or text is
 * held in memory whole, up to the bound, JSON Lines and archives are read as streams.
 */
public final class Sources {
    private static final Pattern NAME = Pattern.compile("(.+?)(?:\\.(html?|xhtml|shtml|txt|text|jsonl|ndjson|json|warc|wet))?(\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final int SNIFFED = 4_096;

    private Sources() {
    }

    /** What a file holds. */
    enum Kind { PAGE, TEXT, JSON_LINES, WARC, UNKNOWN }

    /**
     * Opens the inputs with standard input behind "-".
     *
     * @param inputs  files, folders (read recursively in the order of their names; hidden files and files with other endings than .html, .htm,
     *                .xhtml, .shtml, .txt, .text, .jsonl, .ndjson, .json, .warc, .wet and these with .gz are passed over) or "-"
     * @param options bounds of reading
     */
    public static Source open(List<String> inputs, Options options) {
        return open(inputs, System.in, options);
    }

    /** The same with another standard input, which is not closed. */
    public static Source open(List<String> inputs, InputStream standardInput, Options options) {
        return new Run(InputFiles.list(inputs), standardInput, options);
    }

    /** What a file's name says that it holds. */
    static Kind kind(String fileName) {
        Matcher name = NAME.matcher(fileName);
        String ending = name.matches() && name.group(2) != null ? name.group(2).toLowerCase(Locale.ROOT) : "";
        return switch (ending) {
            case "html", "htm", "xhtml", "shtml" -> Kind.PAGE;
            case "txt", "text" -> Kind.TEXT;
            case "jsonl", "ndjson", "json" -> Kind.JSON_LINES;
            case "warc", "wet" -> Kind.WARC;
            default -> Kind.UNKNOWN;
        };
    }

    /** A file's name without the endings that say what it holds. */
    static String withoutEnding(String fileName) {
        Matcher name = NAME.matcher(fileName);
        if (name.matches() && (name.group(2) != null || name.group(3) != null)) {
            return name.group(1);
        }
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    private static final class Run implements Source {
        private final java.util.Iterator<InputFiles.Entry> entries;
        private final InputStream standardInput;
        private final Options options;
        private final SeenIds seen = new SeenIds();
        private Source open;
        private Item next;

        Run(List<InputFiles.Entry> entries, InputStream standardInput, Options options) {
            this.entries = entries.iterator();
            this.standardInput = standardInput;
            this.options = options;
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                if (open != null && open.hasNext()) {
                    next = open.next();
                } else if (open != null) {
                    closeOpen();
                } else if (entries.hasNext()) {
                    next = read(entries.next());
                } else {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Item item = next;
            next = null;
            return item;
        }

        private void closeOpen() {
            try {
                open.close();
            } catch (IOException e) {
                // it was read to its end
            } finally {
                open = null;
            }
        }

        @Override
        public void close() throws IOException {
            if (open != null) {
                open.close();
                open = null;
            }
        }

        /** The entry's only item, or null when {@link #open} gives its items. */
        private Item read(InputFiles.Entry entry) {
            if (entry.failure() != null) {
                return new Item.Failed(entry.where(), entry.failure());
            }
            InputStream in = null;
            boolean kept = false;
            try {
                in = entry.path() == null ? new Unclosed(standardInput) : Files.newInputStream(entry.path());
                BufferedInputStream content = new BufferedInputStream(in, 1 << 16);
                Kind kind = entry.path() == null ? Kind.UNKNOWN : kind(entry.path().getFileName().toString());
                if (isGzip(content) && kind != Kind.WARC) {
                    content = new BufferedInputStream(new GZIPInputStream(content, 1 << 16), 1 << 16);
                }
                kind = kind == Kind.UNKNOWN ? sniff(content) : kind;
                if (kind == Kind.JSON_LINES) {
                    open = new JsonLines(entry.where(), content, options, seen);
                    kept = true;
                    return null;
                }
                byte[] bytes = content.readNBytes(options.maxFileBytes() + 1);
                return article(entry, kind, bytes);
            } catch (IOException e) {
                return new Item.Failed(entry.where(), Failures.reason(e));
            } catch (UnreadableException e) {
                return new Item.Failed(entry.where(), e.getMessage());
            } finally {
                if (in != null && !kept) {
                    close(in);
                }
            }
        }

        private static void close(InputStream in) {
            try {
                in.close();
            } catch (IOException e) {
                // nothing was written, and what was wanted has been read
            }
        }

        private Item article(InputFiles.Entry entry, Kind kind, byte[] bytes) {
            if (bytes.length == 0) {
                throw new UnreadableException("empty file");
            }
            if (bytes.length > options.maxFileBytes()) {
                throw new UnreadableException("longer than " + options.maxFileBytes() + " bytes");
            }
            Article article = kind == Kind.PAGE ? PageReader.read(Decoding.page(bytes, null), entry.id(), null, options.latest())
                    : PlainText.read(Decoding.text(bytes), entry.id(), options.latest());
            String first = seen.add(article.id(), entry.where());
            if (first != null) {
                throw new UnreadableException("id " + article.id() + " a second time, first in " + first);
            }
            return new Item.Read(article);
        }
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1F && second == 0x8B;
    }

    private static Kind sniff(BufferedInputStream in) throws IOException {
        in.mark(SNIFFED);
        String start = new String(in.readNBytes(SNIFFED), StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        in.reset();
        String lower = start.toLowerCase(Locale.ROOT);
        if (start.startsWith("WARC/")) {
            return Kind.WARC;
        }
        if (start.startsWith("{")) {
            return Kind.JSON_LINES;
        }
        return lower.startsWith("<") && (lower.contains("<html") || lower.contains("<!doctype html") || lower.contains("<body") || lower.contains("<p")
                || lower.contains("<div")) ? Kind.PAGE : Kind.TEXT;
    }

    /** Lets standard input stay open for others. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() {
            // not ours to close
        }
    }
}

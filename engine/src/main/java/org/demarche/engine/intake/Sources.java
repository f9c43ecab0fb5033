package org.demarche.engine.intake;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @param inputs  files, folders (read recursively in the order of their names; hidden files, folders that browsers save beside a page (…_files), and files with other endings than .html, .htm,
     *                .xhtml, .shtml, .txt, .text, .jsonl, .ndjson, .json, .warc, .wet and these with .gz are passed over), "-", or http and https addresses of pages, which need a {@link Web}
     * @param options bounds of reading
     */
    public static Source open(List<String> inputs, Options options) {
        return open(inputs, System.in, options);
    }

    /** The same with another standard input, which is not closed. */
    public static Source open(List<String> inputs, InputStream standardInput, Options options) {
        return open(inputs, standardInput, options, Place.START, new SeenIds(), Web.NONE);
    }

    /**
     * The same from a place on that {@link Source#place} told of the same inputs.
     *
     * @param from where to begin
     * @param seen ids of the articles that were read before that place, which no other article may bear; takes those that are read
     * @param web  gets the pages of addresses among the inputs, one at a time, as they are read; closed with the source
     * @throws UnreadableException if the place is one of other inputs
     */
    public static Source open(List<String> inputs, InputStream standardInput, Options options, Place from, SeenIds seen, Web web) {
        return new Run(InputFiles.list(inputs), standardInput, options, from, seen, web);
    }

    /**
     * Opens one file under the name that it has elsewhere, for instance a local copy of a file in a store of objects.
     *
     * @param file    a local file; its own name says what it holds
     * @param name    address for people, from whose last part ids are made where the input brings none
     * @param options bounds of reading
     */
    public static Source open(Path file, String name, Options options) {
        return new Run(List.of(new InputFiles.Entry(file, name, idOf(name), null)), InputStream.nullInputStream(), options, Place.START, new SeenIds(), Web.NONE);
    }

    /** The same for a stream, which is not closed; what it holds is told from its first bytes. */
    public static Source open(InputStream stream, String name, Options options) {
        return new Run(List.of(new InputFiles.Entry(null, name, idOf(name), null)), stream, options, Place.START, new SeenIds(), Web.NONE);
    }

    /**
     * Reads a page that was fetched.
     *
     * @param page    its bytes, and where they came from
     * @param id      the article's id
     * @param options bounds of reading
     * @throws UnreadableException if it holds no article
     */
    public static Article page(Web.Page page, String id, Options options) {
        return page.plain() ? PlainText.readConversion(Decoding.loose(page.content(), page.charset()), id, page.address(), options.latest())
                : PageReader.read(Decoding.loose(page.content(), page.charset()), id, page.address(), options.latest());
    }

    private static String idOf(String name) {
        return withoutEnding(name.substring(name.lastIndexOf('/') + 1));
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

    /** Whether a file of this name is read when it lies in a folder. */
    public static boolean reads(String fileName) {
        return kind(fileName) != Kind.UNKNOWN;
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
        private final List<InputFiles.Entry> entries;
        private final InputStream standardInput;
        private final Options options;
        private final Web web;
        private final Gate gate;
        private final long total;
        /** Entries begun, and bytes of those that were ended. */
        private int begun;
        private long done;
        private Place resume;
        private Source open;
        private Counted counted;
        private Item next;
        private Place given;

        Run(List<InputFiles.Entry> entries, InputStream standardInput, Options options, Place from, SeenIds seen, Web web) {
            this.entries = entries;
            this.standardInput = standardInput;
            this.options = options;
            this.web = web;
            this.gate = new Gate(options, seen);
            total = entries.stream().anyMatch(e -> e.path() == null && e.failure() == null) ? -1 : entries.stream().mapToLong(Run::size).sum();
            if (from.inputs() > entries.size() || from.input() != null
                    && (from.inputs() == entries.size() || !entries.get(from.inputs()).where().equals(from.input()))) {
                throw new UnreadableException("the place to go on from is one of other inputs: " + from.input());
            }
            begun = from.inputs();
            done = entries.subList(0, begun).stream().mapToLong(Run::size).sum();
            resume = from.input() == null ? Place.START : from;
            given = from;
        }

        private static long size(InputFiles.Entry entry) {
            try {
                return entry.path() == null ? 0 : Files.size(entry.path());
            } catch (IOException e) {
                return 0;
            }
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                if (open != null && open.hasNext()) {
                    next = open.next();
                } else if (open != null) {
                    closeOpen();
                } else if (begun < entries.size()) {
                    next = read(entries.get(begun++));
                    done += open == null ? size(entries.get(begun - 1)) : 0;
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
            Place inside = open == null ? null : open.place();
            given = inside == null ? new Place(begun, null, 0, 0) : new Place(begun - 1, inside.input(), inside.offset(), inside.records());
            return item;
        }

        @Override
        public Place place() {
            return given;
        }

        @Override
        public Progress progress() {
            long inside = open == null ? 0 : counted != null ? counted.count : open.progress().done();
            return new Progress(done + inside, total, gate.passedOver());
        }

        private void closeOpen() {
            done += size(entries.get(begun - 1));
            try {
                open.close();
            } catch (IOException e) {
                // it was read to its end
            } finally {
                open = null;
                counted = null;
            }
        }

        @Override
        public void close() throws IOException {
            web.close();
            if (open != null) {
                open.close();
                open = null;
            }
        }

        /** The entry's only item, or null when {@link #open} gives its items or none is wanted. */
        private Item read(InputFiles.Entry entry) {
            if (entry.failure() != null) {
                return new Item.Failed(entry.where(), entry.failure());
            }
            Place from = resume;
            resume = Place.START;
            Counted in = null;
            boolean kept = false;
            try {
                if (entry.address()) {
                    return gate.item(page(web.get(entry.where()), entry.id(), options), null, entry.where(), entry.where());
                }
                Kind kind = entry.path() == null ? Kind.UNKNOWN : kind(entry.path().getFileName().toString());
                if (kind == Kind.WARC) {
                    open = WarcSource.open(entry.path(), entry.where(), options, gate, from);
                    return null;
                }
                in = new Counted(entry.path() == null ? standardInput : Files.newInputStream(entry.path()), entry.path() != null);
                BufferedInputStream content = new BufferedInputStream(in, 1 << 16);
                if (isGzip(content)) {
                    content = new BufferedInputStream(new GZIPInputStream(content, 1 << 16), 1 << 16);
                }
                kind = kind == Kind.UNKNOWN ? sniff(content) : kind;
                if (kind == Kind.WARC && entry.path() != null) {
                    open = WarcSource.open(entry.path(), entry.where(), options, gate, from);
                    return null;
                }
                if (kind == Kind.JSON_LINES || kind == Kind.WARC) {
                    open = kind == Kind.WARC ? WarcSource.open(content, entry.where(), options, gate)
                            : new JsonLines(entry.where(), content, options, gate, from.records());
                    counted = in;
                    kept = true;
                    return null;
                }
                byte[] bytes = content.readNBytes(options.maxFileBytes() + 1);
                return article(entry, kind, bytes);
            } catch (IOException e) {
                return new Item.Failed(entry.where(), Failures.reason(e));
            } catch (UnreadableException e) {
                return new Item.Failed(entry.where(), e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                return new Item.Failed(entry.where(), "could not be read: " + Failures.oneLine(e.toString(), 160));
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
            return gate.item(kind == Kind.PAGE ? PageReader.read(Decoding.page(bytes, null), entry.id(), null, options.latest())
                    : PlainText.read(Decoding.text(bytes), entry.id(), options.latest()), null, entry.where(), entry.where());
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

    /** Counts what is read, and closes only what is ours. */
    private static final class Counted extends FilterInputStream {
        private final boolean ours;
        private long count;

        Counted(InputStream in, boolean ours) {
            super(in);
            this.ours = ours;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            if (ours) {
                in.close();
            }
        }
    }
}

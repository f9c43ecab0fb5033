package org.demarche.engine.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * Articles from a web archive (WARC 0.18 to 1.1, plain or gzip, CC-NEWS layout; WET conversions too), read as a stream: memory holds one
 * record. Responses with status 200 that are HTML, HTML resources and plain-text conversions become articles; all else is passed over and
 * counted. The archive's day of capture bounds the date of publication.
 *
 * <p>A broken record becomes a failure with its byte offset, and reading goes on at the next record that can be found behind it: the next gzip
 * member that unpacks to a record, or the next line that opens one. A stream that cannot be sought ends at the first record that breaks the
 * layout. The article's id is the record's UUID.
 */
final class WarcSource implements Source {
    private final String where;
    private final FileChannel channel;
    private final WarcReader reader;
    private final Options options;
    private final Gate gate;
    private final WarcScan scan;
    private Item next;
    private boolean ended;
    /** Offset of the record read last, for people. */
    private long offset;
    /** Offset of the last record that reading can go on from, and how many were read from there on. */
    private long anchor;
    private long records;
    private Place given = Place.START;

    /**
     * Opens an archive.
     *
     * @param path  the file
     * @param where its name for people
     * @param at    where to go on; {@link Place#START} for the beginning
     * @throws IOException if it cannot be opened or is no web archive
     */
    static WarcSource open(Path path, String where, Options options, Gate gate, Place at) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (channel.size() == 0) {
                throw new UnreadableException("empty file");
            }
            WarcSource source = new WarcSource(where, channel, new WarcReader(channel), options, gate);
            source.goTo(at);
            return source;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Opens an archive from a stream, unpacked or not. */
    static WarcSource open(InputStream in, String where, Options options, Gate gate) throws IOException {
        return new WarcSource(where, null, new WarcReader(in), options, gate);
    }

    private WarcSource(String where, FileChannel channel, WarcReader reader, Options options, Gate gate) {
        this.where = where;
        this.channel = channel;
        this.reader = reader;
        this.options = options;
        this.gate = gate;
        this.scan = channel == null ? null : new WarcScan(channel);
        reader.setLenient(true);
        reader.onWarning(warning -> gate.passOver("broken layout read all the same"));
    }

    private void goTo(Place at) throws IOException {
        if (at.offset() > 0) {
            reader.position(at.offset());
        }
        for (long i = 0; i < at.records(); i++) {
            try {
                if (reader.next().isEmpty()) {
                    break;
                }
            } catch (IOException | RuntimeException e) {
                if (!resync()) {
                    ended = true;
                    return;
                }
            }
        }
        anchor = at.offset();
        records = at.records();
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            try {
                Optional<WarcRecord> record = reader.next();
                note();
                if (record.isEmpty()) {
                    ended = true;
                } else {
                    next = item(record.get());
                }
            } catch (IOException | RuntimeException e) {
                next = failed(e);
                ended = !resync();
            }
        }
        return next != null;
    }

    /** Notes the place of the record read last; in an archive that is one gzip member only its beginning can be gone to. */
    private void note() throws IOException {
        offset = reader.position();
        if (offset != anchor && scan != null && scan.isRecord(offset)) {
            anchor = offset;
            records = 0;
        }
        records++;
    }

    private Item failed(Exception e) {
        try {
            note();
        } catch (IOException again) {
            records++;
        }
        return new Item.Failed(where + " at byte " + offset, "broken record: " + reason(e));
    }

    /** Goes to the next record behind a broken one; false where none is found. */
    private boolean resync() {
        if (scan == null) {
            return false;
        }
        try {
            long found = scan.nextRecord(Math.max(offset, reader.position()) + 1);
            if (found < 0) {
                return false;
            }
            reader.position(found);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException io && !(e instanceof ParsingException) ? Failures.reason(io)
                : Failures.oneLine(String.valueOf(e.getMessage()), 120);
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item item = next;
        next = null;
        given = new Place(0, where, anchor, records);
        return item;
    }

    @Override
    public Place place() {
        return given;
    }

    @Override
    public Progress progress() {
        return new Progress(Math.max(0, reader.position()), -1, Map.of());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The record's item, or null where it is none that is wanted. */
    private Item item(WarcRecord record) throws IOException {
        if (!(record instanceof WarcTargetRecord target) || !(record instanceof WarcResponse || record instanceof WarcConversion || record instanceof WarcResource)) {
            return null;
        }
        String url = target.target();
        url = url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url;
        String unwanted = options.filter().host(url);
        if (unwanted != null) {
            return gate.passOver(unwanted);
        }
        String at = where + " at byte " + offset + " (" + Failures.oneLine(url, 120) + ")";
        byte[] block = record.body().stream().readNBytes(options.maxFileBytes() + 1);
        if (block.length > options.maxFileBytes()) {
            return new Item.Failed(at, "longer than " + options.maxFileBytes() + " bytes");
        }
        try {
            Article article = article(record, block, url);
            if (article == null) {
                return null;
            }
            return gate.item(article, day(record), where, at);
        } catch (NoArticleException e) {
            return gate.passOver(e.getMessage());
        } catch (UnreadableException e) {
            return new Item.Failed(at, e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            return new Item.Failed(at, "broken HTTP message: " + Failures.oneLine(String.valueOf(e.getMessage()), 120));
        }
    }

    private Article article(WarcRecord record, byte[] block, String url) throws IOException {
        LocalDate captured = day(record);
        LocalDate latest = captured != null && captured.plusDays(1).isBefore(options.latest()) ? captured.plusDays(1) : options.latest();
        if (record instanceof WarcConversion) {
            if (!isType(record.contentType(), "text/plain")) {
                gate.passOver("not a page");
                return null;
            }
            return PlainText.readConversion(Decoding.loose(block, null), id(record), url, latest);
        }
        byte[] page = block;
        MediaType type = record.contentType();
        if (record instanceof WarcResponse) {
            HttpResponse http = new WarcResponse.Builder(url).body(MediaType.HTTP_RESPONSE, block).build().http();
            if (http.status() != 200) {
                gate.passOver("status other than 200");
                return null;
            }
            type = http.contentType();
            page = body(http, block);
        }
        if (!isType(type, "text/html") && !isType(type, "application/xhtml+xml")) {
            gate.passOver("not a page");
            return null;
        }
        return PageReader.read(Decoding.loose(page, type.parameters().get("charset")), id(record), url, latest);
    }

    private static boolean isType(MediaType type, String wanted) {
        return (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT).equals(wanted);
    }

    /** The body, decoded as its headers say, or as it is where they are wrong: many archives store decoded bodies under the old headers. */
    private byte[] body(HttpResponse http, byte[] block) throws IOException {
        try {
            return http.bodyDecoded().stream().readNBytes(options.maxFileBytes());
        } catch (IOException | RuntimeException | LinkageError e) {
            byte[] raw = Arrays.copyOfRange(block, headEnd(block), block.length);
            if (raw.length > 2 && raw[0] == 0x1F && raw[1] == (byte) 0x8B) {
                return new GZIPInputStream(new ByteArrayInputStream(raw)).readNBytes(options.maxFileBytes());
            }
            return raw;
        }
    }

    private static int headEnd(byte[] block) {
        for (int i = 0; i + 1 < block.length; i++) {
            if (block[i] == '\n' && (block[i + 1] == '\n' || i + 2 < block.length && block[i + 1] == '\r' && block[i + 2] == '\n')) {
                return i + (block[i + 1] == '\n' ? 2 : 3);
            }
        }
        return block.length;
    }

    private String id(WarcRecord record) {
        String id = record.headers().first("WARC-Record-ID").orElse("").replaceAll("[<>\\s]", "").replaceFirst("^urn:uuid:", "");
        return id.isEmpty() || id.length() > 200 ? Sources.withoutEnding(where.substring(where.lastIndexOf('/') + 1)) + ":" + offset : id;
    }

    private static LocalDate day(WarcRecord record) {
        try {
            return record.date().atZone(ZoneOffset.UTC).toLocalDate();
        } catch (RuntimeException e) {
            return null;
        }
    }
}

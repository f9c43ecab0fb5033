package org.demarche.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.demarche.engine.intake.Source.Item;
import org.demarche.record.PublishedFrom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** Archives as the field has them: whole, cut, overwritten, with headers that lie. */
class WarcSourceTest {
    private static final Options OPTIONS = Options.until(LocalDate.of(2022, 3, 1));
    private static final Instant CAPTURED = Instant.parse("2022-01-22T06:00:00Z");
    private static final MediaType HTML = MediaType.parse("text/html; charset=utf-8");

    @TempDir
    Path folder;

    private static String page(int number) {
        return "<html><head><title>Story " + number + "</title></head><body><article><h1>Story number " + number + " of the archive</h1>"
                + "<p>The ministers met in Geneva for the " + number + "th time on Friday and agreed to keep talking, officials of both sides said.</p>"
                + "<p>Neither side expected a breakthrough, but both called the meeting useful and promised written answers.</p></article></body></html>";
    }

    private static String url(int number) {
        return "https://www.herald" + number % 3 + ".example/2022/01/2" + number % 2 + "/story-" + number + ".html";
    }

    private static UUID uuid(int number) {
        return new UUID(0, number);
    }

    private static WarcResponse response(int number, HttpResponse http) throws IOException {
        return new WarcResponse.Builder(URI.create(url(number))).date(CAPTURED).recordId(uuid(number)).body(http).build();
    }

    private static WarcResponse response(int number) throws IOException {
        return response(number, new HttpResponse.Builder(200, "OK").body(HTML, page(number).getBytes(StandardCharsets.UTF_8)).build());
    }

    /** The layout of CC-NEWS: a warcinfo, then a request and a response for each page. */
    private static List<WarcRecord> news(int count) throws IOException {
        List<WarcRecord> records = new ArrayList<>();
        records.add(new Warcinfo.Builder().fields(Map.of("software", List.of("test"))).build());
        for (int i = 1; i <= count; i++) {
            records.add(new WarcRequest.Builder(URI.create(url(i))).date(CAPTURED).body(new HttpRequest.Builder("GET", "/").addHeader("Host", "x").build()).build());
            records.add(response(i));
        }
        return records;
    }

    private Path write(String name, WarcCompression compression, List<WarcRecord> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(out), compression)) {
            for (WarcRecord record : records) {
                writer.write(record);
            }
        }
        return Files.write(folder.resolve(name), out.toByteArray());
    }

    private Path gzip(String name, List<WarcRecord> records) throws IOException {
        return write(name, WarcCompression.GZIP, records);
    }

    private static List<Item> read(Options options, Place from, Path... files) throws IOException {
        List<Item> items = new ArrayList<>();
        try (Source source = Sources.open(Arrays.stream(files).map(Path::toString).toList(), InputStream.nullInputStream(), options, from, new SeenIds(), Web.NONE)) {
            source.forEachRemaining(items::add);
        }
        return items;
    }

    private static List<Item> read(Path... files) throws IOException {
        return read(OPTIONS, Place.START, files);
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().filter(i -> i instanceof Item.Read).map(i -> ((Item.Read) i).article().id()).toList();
    }

    private static List<String> ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj(i -> uuid(i).toString()).toList();
    }

    private static List<String> failures(List<Item> items) {
        return items.stream().filter(i -> i instanceof Item.Failed).map(i -> ((Item.Failed) i).where() + ": " + ((Item.Failed) i).reason()).toList();
    }

    private static long[] offsets(Path gzip) throws IOException {
        byte[] bytes = Files.readAllBytes(gzip);
        List<Long> found = new ArrayList<>();
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 0x1F && bytes[i + 1] == (byte) 0x8B && bytes[i + 2] == 8) {
                found.add((long) i);
            }
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    @Test
    void readsTheLayoutOfNewsArchives() throws IOException {
        Path file = gzip("news.warc.gz", news(3));
        List<Item> items = read(file);
        assertThat(ids(items)).isEqualTo(ids(1, 2, 3));
        Article article = ((Item.Read) items.get(0)).article();
        assertThat(article.url()).isEqualTo(url(1));
        assertThat(article.title()).isEqualTo("Story number 1 of the archive");
        assertThat(article.text()).startsWith("The ministers met").doesNotContain("Story number");
        assertThat(article.published()).isEqualTo("2022-01-21");
        assertThat(article.publishedFrom()).isEqualTo(PublishedFrom.URL);
    }

    @Test
    void plainArchivesAndArchivesInOneMemberAreReadToo() throws IOException {
        assertThat(ids(read(write("plain.warc", WarcCompression.NONE, news(3))))).isEqualTo(ids(1, 2, 3));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream whole = new GZIPOutputStream(out)) {
            whole.write(Files.readAllBytes(folder.resolve("plain.warc")));
        }
        assertThat(ids(read(Files.write(folder.resolve("one.warc.gz"), out.toByteArray())))).isEqualTo(ids(1, 2, 3));
    }

    @Test
    void whatIsNoPageIsPassedOverAndCounted() throws IOException {
        List<WarcRecord> records = new ArrayList<>(news(1));
        records.add(response(2, new HttpResponse.Builder(404, "Not Found").body(HTML, page(2).getBytes(StandardCharsets.UTF_8)).build()));
        records.add(response(3, new HttpResponse.Builder(200, "OK").body(MediaType.parse("image/png"), new byte[] {1, 2, 3}).build()));
        records.add(response(4, new HttpResponse.Builder(200, "OK").body(HTML, "<html><body><a href='/'>Home</a></body></html>".getBytes(StandardCharsets.UTF_8)).build()));
        records.add(new WarcRevisit.Builder(URI.create(url(5)), URI.create("http://netpreserve.org/warc/1.0/revisit/identical-payload-digest")).date(CAPTURED).build());
        Path file = gzip("mixed.warc.gz", records);
        try (Source source = Sources.open(List.of(file.toString()), OPTIONS)) {
            List<Item> items = new ArrayList<>();
            source.forEachRemaining(items::add);
            assertThat(ids(items)).isEqualTo(ids(1));
            assertThat(failures(items)).isEmpty();
            assertThat(source.progress().passedOver()).isEqualTo(Map.of("status other than 200", 1L, "not a page", 1L, "no article text in the page", 1L));
            assertThat(source.progress().done()).isEqualTo(source.progress().total()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void headersThatLieAboutTheBodyAreSeenThrough() throws IOException {
        byte[] plain = page(1).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        byte[] chunked = (Integer.toHexString(plain.length) + "\r\n" + new String(plain, StandardCharsets.UTF_8) + "\r\n0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        Path file = gzip("lies.warc.gz", List.of(
                raw(1, "Content-Encoding: gzip", plain), raw(2, "Content-Encoding: gzip", packed.toByteArray()), raw(3, "Transfer-Encoding: chunked", plain),
                raw(4, "Transfer-Encoding: chunked", chunked), raw(5, "Content-Length: 99999999", plain), raw(6, "X-Odd : \u0001value", plain),
                raw(7, "Content-Encoding: br", plain)));
        List<Item> items = read(file);
        assertThat(failures(items)).isEmpty();
        assertThat(ids(items)).isEqualTo(ids(1, 2, 3, 4, 5, 6, 7));
        assertThat(items).allSatisfy(i -> assertThat(((Item.Read) i).article().text()).startsWith("The ministers met"));
    }

    private static WarcRecord raw(int number, String header, byte[] body) throws IOException {
        ByteArrayOutputStream http = new ByteArrayOutputStream();
        http.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        http.write(body);
        return new WarcResponse.Builder(URI.create(url(number))).date(CAPTURED).recordId(uuid(number)).body(MediaType.HTTP_RESPONSE, http.toByteArray()).build();
    }

    @Test
    void anOverwrittenRecordIsNamedAndTheNextOnesAreRead() throws IOException {
        Path file = gzip("broken.warc.gz", news(5));
        long[] offsets = offsets(file);
        byte[] bytes = Files.readAllBytes(file);
        int third = (int) offsets[6];
        Arrays.fill(bytes, third + 40, third + 140, (byte) 0x55);
        Files.write(file, bytes);
        List<Item> items = read(file);
        assertThat(ids(items)).isEqualTo(ids(1, 2, 4, 5));
        assertThat(failures(items)).hasSize(1).first().asString().startsWith(file + " at byte " + third).contains("broken record: ");
    }

    @Test
    void garbageBetweenRecordsIsSkipped() throws IOException {
        Path file = gzip("garbage.warc.gz", news(3));
        long[] offsets = offsets(file);
        byte[] bytes = Files.readAllBytes(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, (int) offsets[3]);
        out.write(new byte[5000]);
        out.write(bytes, (int) offsets[3], bytes.length - (int) offsets[3]);
        Files.write(file, out.toByteArray());
        List<Item> items = read(file);
        assertThat(ids(items)).isEqualTo(ids(1, 2, 3));
        assertThat(failures(items)).hasSize(1);
    }

    @Test
    void aWrongLengthInAPlainArchiveCostsOneRecord() throws IOException {
        Path file = write("length.warc", WarcCompression.NONE, news(4));
        String warc = Files.readString(file, StandardCharsets.ISO_8859_1);
        int second = warc.indexOf("Content-Length", warc.lastIndexOf("WARC/1", warc.indexOf("WARC-Record-ID: <urn:uuid:" + uuid(2))));
        int end = warc.indexOf("\r\n", second);
        Files.writeString(file, warc.substring(0, second) + "Content-Length: 200" + warc.substring(end), StandardCharsets.ISO_8859_1);
        try (Source source = Sources.open(List.of(file.toString()), OPTIONS)) {
            List<Item> items = new ArrayList<>();
            source.forEachRemaining(items::add);
            assertThat(ids(items)).isEqualTo(ids(1, 3, 4));
            assertThat(source.progress().passedOver()).isEqualTo(Map.of("broken layout read all the same", 1L, "no article text in the page", 1L));
        }
    }

    @Test
    void aCutArchiveIsReadToTheCut() throws IOException {
        Path file = gzip("cut.warc.gz", news(4));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
        List<Item> items = read(file);
        assertThat(ids(items)).isEqualTo(ids(1, 2, 3));
        assertThat(failures(items)).hasSize(1);
    }

    @Test
    void filesThatAreNoArchives() throws IOException {
        Path text = Files.writeString(folder.resolve("text.warc.gz"), "This is no archive at all, only a line of text that goes on for a while.");
        Path empty = Files.write(folder.resolve("empty.warc"), new byte[0]);
        Path good = gzip("good.warc.gz", news(1));
        List<Item> items = read(text, empty, good);
        assertThat(failures(items)).hasSize(2);
        assertThat(failures(items).get(1)).endsWith("empty file");
        assertThat(ids(items)).isEqualTo(ids(1));
    }

    @Test
    void aRecordWithoutIdTakesItsPlaceAndARepeatedOneIsRefused() throws IOException {
        Path file = write("ids.warc", WarcCompression.NONE, List.of(response(1), response(2), response(2)));
        String warc = Files.readString(file, StandardCharsets.ISO_8859_1).replaceFirst("WARC-Record-ID: <urn:uuid:" + uuid(1) + ">\r\n", "");
        Files.writeString(file, warc, StandardCharsets.ISO_8859_1);
        List<Item> items = read(file);
        assertThat(ids(items)).containsExactly("ids:0", uuid(2).toString());
        assertThat(failures(items)).hasSize(1).first().asString().contains("a second time");
    }

    @Test
    void filtersByHostLanguageAndDate() throws IOException {
        Path file = gzip("news.warc.gz", news(6));
        Filter host = new Filter(Set.of("herald1.example"), Set.of(), null, null);
        assertThat(ids(read(OPTIONS.wanting(host), Place.START, file))).isEqualTo(ids(1, 4));
        Filter day = new Filter(Set.of(), Set.of("en"), LocalDate.of(2022, 1, 21), LocalDate.of(2022, 1, 21));
        assertThat(ids(read(OPTIONS.wanting(day), Place.START, file))).isEqualTo(ids(1, 3, 5));
        Filter language = new Filter(Set.of(), Set.of("de"), null, null);
        try (Source source = Sources.open(List.of(file.toString()), OPTIONS.wanting(language))) {
            assertThat(source.hasNext()).isFalse();
            assertThat(source.progress().passedOver()).isEqualTo(Map.of("other language", 6L));
        }
    }

    @Test
    void goesOnFromEveryPlace() throws IOException {
        Path lines = Files.writeString(folder.resolve("a.jsonl"), "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n\n{\"id\":\"c\",\"text\":\"Three.\"}\n");
        Path gzip = gzip("b.warc.gz", news(3));
        Path plain = write("c.warc", WarcCompression.NONE, List.of(response(11), response(12)));
        Path text = Files.writeString(folder.resolve("d.txt"), "The ministers met in Geneva on Friday and agreed to keep talking, officials said.");
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        try (GZIPOutputStream whole = new GZIPOutputStream(one)) {
            whole.write(Files.readAllBytes(write("tmp", WarcCompression.NONE, List.of(response(21), response(22), response(23)))));
        }
        Path member = Files.write(folder.resolve("e.warc.gz"), one.toByteArray());
        byte[] bytes = Files.readAllBytes(gzip);
        Arrays.fill(bytes, (int) offsets(gzip)[4] + 40, (int) offsets(gzip)[4] + 90, (byte) 0x55);
        Files.write(gzip, bytes);
        Path[] files = {lines, gzip, plain, text, member};
        List<Item> all = read(files);
        assertThat(all).hasSize(3 + 3 + 2 + 1 + 3);
        List<String> names = Arrays.stream(files).map(Path::toString).toList();
        for (int stop = 0; stop <= all.size(); stop++) {
            Place place;
            try (Source source = Sources.open(names, OPTIONS)) {
                for (int i = 0; i < stop; i++) {
                    source.next();
                }
                place = source.place();
            }
            assertThat(read(OPTIONS, Place.read(place.write()), files)).as("after %d items, at %s", stop, place.write()).isEqualTo(all.subList(stop, all.size()));
        }
    }

    @Test
    void aPlaceOfOtherInputsIsRefused() throws IOException {
        Path file = gzip("a.warc.gz", news(1));
        assertThatThrownBy(() -> read(OPTIONS, new Place(0, "other.warc.gz", 5, 1), file)).isInstanceOf(UnreadableException.class).hasMessageContaining("other.warc.gz");
        assertThatThrownBy(() -> Place.read("{\"inputs\":-1}")).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> Place.read("nonsense")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsConversionsToText() throws IOException {
        String text = "Story one - The Herald\nHome\nWorld\nSport\nShare this\nMinisters meet in Geneva\nPublished 21 January 2022\n"
                + "The ministers met in Geneva on Friday and agreed to keep talking, officials of both sides said.\n"
                + "Neither side expected a breakthrough, but both called the meeting useful and promised answers.\nShare this article\n"
                + "They will meet again in a week, the Swiss government said in a short statement.\nMore news\nWeather\nContact\nAbout us\nTerms of use\n";
        WarcConversion wet = new WarcConversion.Builder().date(CAPTURED).recordId(uuid(1)).addHeader("WARC-Target-URI", "https://www.herald.example/one")
                .body(MediaType.PLAIN_TEXT, text.getBytes(StandardCharsets.UTF_8)).build();
        Article article = ((Item.Read) read(gzip("text.warc.wet.gz", List.of(wet))).get(0)).article();
        assertThat(article.text()).startsWith("The ministers met").endsWith("short statement.").doesNotContain("Share");
        assertThat(article.title()).isEqualTo("Story one - The Herald");
        assertThat(article.published()).isEqualTo("2022-01-21");
        assertThat(article.url()).isEqualTo("https://www.herald.example/one");
    }

    @Test
    void readsAnArchiveFromStandardInput() throws IOException {
        byte[] bytes = Files.readAllBytes(gzip("in.warc.gz", news(2)));
        List<Item> items = new ArrayList<>();
        try (Source source = Sources.open(List.of("-"), new ByteArrayInputStream(bytes), OPTIONS)) {
            source.forEachRemaining(items::add);
        }
        assertThat(ids(items)).isEqualTo(ids(1, 2));
    }

    @Test
    void saysHowLongARunStillTakes() {
        Estimate estimate = new Estimate();
        estimate.add(java.time.Duration.ofSeconds(5), new Progress(50, 1000, Map.of()));
        assertThat(estimate.remaining()).isEmpty();
        for (int second = 6; second <= 100; second++) {
            estimate.add(java.time.Duration.ofSeconds(second), new Progress(second * 5L, 1000, Map.of()));
        }
        Estimate.Remaining remaining = estimate.remaining().orElseThrow();
        assertThat(remaining.least()).isBetween(java.time.Duration.ofSeconds(90), java.time.Duration.ofSeconds(101));
        assertThat(remaining.most()).isGreaterThanOrEqualTo(remaining.least());
        estimate.add(java.time.Duration.ofSeconds(200), new Progress(510, 1000, Map.of()));
        assertThat(estimate.remaining().orElseThrow().most()).isGreaterThan(java.time.Duration.ofMinutes(10));
        assertThat(estimateOfUnknown().remaining()).isEmpty();
    }

    private static Estimate estimateOfUnknown() {
        Estimate estimate = new Estimate();
        estimate.add(java.time.Duration.ofMinutes(5), Progress.UNKNOWN);
        return estimate;
    }
}

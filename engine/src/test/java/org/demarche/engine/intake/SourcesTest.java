package org.demarche.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.demarche.engine.intake.Source.Item;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, folders, JSON Lines and standard input as one run; every kind of bad input is one failure with a reason, and the rest is read. */
class SourcesTest {
    private static final String SENTENCES = "The foreign ministers of the two countries met in Geneva on Friday, officials said. They will meet again in a week.";
    private static final Options OPTIONS = Options.until(LocalDate.of(2022, 3, 1));

    @TempDir
    Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static List<Item> read(Options options, InputStream in, String... inputs) throws IOException {
        List<Item> items = new ArrayList<>();
        try (Source source = Sources.open(List.of(inputs), in, options)) {
            source.forEachRemaining(items::add);
        }
        return items;
    }

    private static List<Item> read(Object... inputs) throws IOException {
        return read(OPTIONS, InputStream.nullInputStream(), Stream.of(inputs).map(Object::toString).toArray(String[]::new));
    }

    private static Article article(Item item) {
        assertThat(item).isInstanceOf(Item.Read.class);
        return ((Item.Read) item).article();
    }

    private static String failure(Item item) {
        assertThat(item).isInstanceOf(Item.Failed.class);
        assertThat(((Item.Failed) item).reason()).doesNotContain("\n");
        return ((Item.Failed) item).where() + ": " + ((Item.Failed) item).reason();
    }

    private static String page(String charset, String word) {
        return "<html><head><meta charset='" + charset + "'><title>T</title></head><body><p>" + word + " " + SENTENCES + "</p></body></html>";
    }

    @Test
    void readsAFolderInTheOrderOfItsNames() throws IOException {
        write("b.html", page("utf-8", "B"));
        write("a/z.txt", SENTENCES);
        write("c.jsonl", "{\"id\":\"x1\",\"text\":\"One.\"}\n\n{\"id\":\"x2\",\"text\":\"Two.\"}");
        write("d.txt.gz", gzip(SENTENCES.getBytes(StandardCharsets.UTF_8)));
        write(".hidden.txt", SENTENCES);
        write("picture.png", new byte[] {0, 1, 2});
        write("b_files/frame.html", page("utf-8", "Frame"));
        assertThat(read(folder).stream().map(i -> article(i).id())).containsExactly("z", "b", "x1", "x2", "d");
    }

    @Test
    void readsAFolderThroughALink() throws IOException {
        write("real/a.txt", SENTENCES);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        write("real/b.html", "");
        List<Item> items = read(link);
        assertThat(article(items.get(0)).id()).isEqualTo("a");
        assertThat(failure(items.get(1))).isEqualTo(link.resolve("b.html") + ": empty file");
    }

    @Test
    void aLanguageIsACodeHoweverItIsWritten() throws IOException {
        String line = "{\"id\":\"%s\",\"language\":\"%s\",\"text\":\"" + SENTENCES + "\"}\n";
        Path file = write("in.jsonl", String.format(line, "a", "EN") + String.format(line, "b", "en-US") + String.format(line, "c", "English") + String.format(line, "d", "de"));
        assertThat(read(file).stream().map(i -> article(i).language())).containsExactly("en", "en", "en", "de");
    }

    @Test
    void sameNamesAreToldApartByTheirPath() throws IOException {
        write("one/a.txt", SENTENCES);
        write("two/a.txt", SENTENCES);
        write("two/b.html", page("utf-8", "B"));
        assertThat(read(folder).stream().map(i -> article(i).id())).containsExactly("one/a", "two/a", "b");
        write("three/c.txt", SENTENCES);
        write("three/c.html", page("utf-8", "C"));
        assertThat(read(folder.resolve("three")).stream().map(i -> article(i).id()).distinct()).hasSize(2);
    }

    @Test
    void readsEveryEncoding() throws IOException {
        write("1.html", page("utf-8", "Zürich").getBytes(StandardCharsets.UTF_8));
        write("2.html", page("iso-8859-1", "Zürich").getBytes(StandardCharsets.ISO_8859_1));
        write("3.html", page("windows-1251", "Киев").getBytes(Charset.forName("windows-1251")));
        write("4.html", page("x", "Zürich").getBytes(StandardCharsets.UTF_16LE));
        byte[] marked = ("\uFEFF" + page("iso-8859-1", "Zürich")).getBytes(StandardCharsets.UTF_16BE);
        write("5.html", marked);
        write("6.html", page("iso-8859-1", "“Zürich”").getBytes(StandardCharsets.UTF_8));
        write("7.html", page("nonsense", "“Zürich”").getBytes(Charset.forName("windows-1252")));
        write("8.txt", ("“Zürich” " + SENTENCES).getBytes(Charset.forName("windows-1252")));
        write("9.txt", ("\uFEFFZürich " + SENTENCES).getBytes(StandardCharsets.UTF_8));
        List<Item> items = read(folder);
        assertThat(List.of(0, 1, 4).stream().map(i -> article(items.get(i)).text())).allMatch(t -> t.startsWith("Zürich The foreign"));
        assertThat(article(items.get(2)).text()).startsWith("Киев");
        assertThat(failure(items.get(3))).contains("NUL byte at offset 1");
        assertThat(List.of(5, 6, 7).stream().map(i -> article(items.get(i)).text())).allMatch(t -> t.startsWith("“Zürich” The foreign"));
        assertThat(article(items.get(8)).text()).startsWith("Zürich");
    }

    @Test
    void badFilesAreReportedAndTheRestIsRead() throws IOException {
        write("a-empty.html", "");
        write("b-binary.txt", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3, 4, 5, 6, 7, 8});
        write("c-nul.txt", "Text with a \0 in it.");
        write("d-deep.html", "<div>".repeat(100_000));
        byte[] whole = gzip(SENTENCES.repeat(50).getBytes(StandardCharsets.UTF_8));
        write("e-cut.txt.gz", Arrays.copyOf(whole, whole.length / 2));
        write("f-nothing.html", "<html><body></body></html>");
        write("g-good.txt", SENTENCES);
        write("h-notgzip.html.gz", page("utf-8", "Plain"));
        List<Item> items = read(folder);
        assertThat(items.subList(0, 6).stream().map(SourcesTest::failure)).satisfiesExactly(
                f -> assertThat(f).endsWith("a-empty.html: empty file"),
                f -> assertThat(f).endsWith("b-binary.txt: a binary file"),
                f -> assertThat(f).endsWith("c-nul.txt: NUL byte at offset 12: a binary file?"),
                f -> assertThat(f).endsWith("d-deep.html: markup nested more than 512 deep"),
                f -> assertThat(f).endsWith("e-cut.txt.gz: compressed data end too early: a truncated file?"),
                f -> assertThat(f).endsWith("f-nothing.html: no article text in the page"));
        assertThat(article(items.get(6)).text()).isEqualTo(SENTENCES);
        assertThat(article(items.get(7)).text()).startsWith("Plain");
    }

    @Test
    void missingFilesAndFoldersWithNothingInThem() throws IOException {
        Files.createDirectories(folder.resolve("none"));
        write("none/x.css", "p {}");
        assertThat(read(folder.resolve("gone.html"), folder.resolve("none")).stream().map(SourcesTest::failure)).satisfiesExactly(
                f -> assertThat(f).endsWith("gone.html: no such file"),
                f -> assertThat(f).endsWith("none: no readable file in the folder"));
    }

    @Test
    void noPermission() throws IOException {
        Path file = write("locked.txt", SENTENCES);
        assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("the user may read everything").isFalse();
        assertThat(failure(read(file).get(0))).endsWith("no permission to read");
    }

    @Test
    void jsonLinesKeepTheTextExactly() throws IOException {
        Path file = write("in.jsonl", "\uFEFF{\"id\":\"a\",\"text\":\" Share this \\n\\n\\ud83d\\ude00 A b. \",\"title\":\"T\",\"published\":\"2022-02-01\",\"url\":\"https://x.example\","
                + "\"publisher\":\"P\",\"language\":\"en\",\"other\":1,\"pairs\":[{\"actor\":{\"start\":14,\"end\":15},\"recipient\":null},{\"actor\":null,\"recipient\":{\"start\":16,\"end\":17}}]}\r\n");
        Article article = article(read(file).get(0));
        assertThat(article.text()).isEqualTo(" Share this \n\n😀 A b. ");
        assertThat(article.published()).isEqualTo("2022-02-01");
        assertThat(article.publishedFrom()).isEqualTo(PublishedFrom.INPUT);
        assertThat(article.language()).isEqualTo("en");
        assertThat(article.pairs()).containsExactly(new Article.Pair(new Span(14, 16), null), new Article.Pair(null, new Span(17, 18)));
        assertThat(article.pairs().get(1).recipient().of(article.text())).isEqualTo("A");
    }

    @Test
    void badRecordsAreNamedByTheirLine() throws IOException {
        Path file = write("in.jsonl", String.join("\n",
                "{\"id\":\"a\",\"text\":\"One.\"}",
                "{\"text\":\"No id.\"}",
                "{\"id\":\"a\",\"text\":\"Twice.\"}",
                "{\"id\":\"b\"}",
                "{\"id\":\"c\",\"text\":\"lone \\ud800 surrogate\"}",
                "not json",
                "{\"id\":\"d\",\"text\":\"x\",\"pairs\":[{\"actor\":{\"start\":0,\"end\":9}}]}",
                "{\"id\":\"e\",\"text\":\"NUL \\u0000 here\"}",
                "[1]",
                "{\"id\":\"f\",\"text\":\"  \"}",
                "{\"id\":\"g\",\"text\":\"Last.\",\"published\":\"9999-01-01\"}",
                "{\"id\":\"h\",\"text\":\"Cut"));
        List<Item> items = read(file);
        assertThat(article(items.get(0)).id()).isEqualTo("a");
        assertThat(items.subList(1, 10).stream().map(i -> failure(i).replaceFirst(".*in.jsonl ", ""))).satisfiesExactly(
                f -> assertThat(f).isEqualTo("line 2: no \"id\""),
                f -> assertThat(f).isEqualTo("line 3: id a a second time"),
                f -> assertThat(f).isEqualTo("line 4: no \"text\""),
                f -> assertThat(f).isEqualTo("line 5: lone surrogate in \"text\" at character 5"),
                f -> assertThat(f).startsWith("line 6: not JSON: "),
                f -> assertThat(f).isEqualTo("line 7: pair 0: span 0 to 9 is not in the text"),
                f -> assertThat(f).isEqualTo("line 8: NUL in \"text\" at character 4"),
                f -> assertThat(f).isEqualTo("line 9: not a JSON object"),
                f -> assertThat(f).isEqualTo("line 10: empty \"text\""));
        assertThat(article(items.get(10)).published()).isNull();
        assertThat(article(items.get(10)).publishedReason()).isEqualTo("date in the future: 9999-01-01");
        assertThat(failure(items.get(11))).contains("line 12: not JSON");
    }

    @Test
    void anIdOfAnotherFileIsADuplicateToo() throws IOException {
        Path one = write("one.jsonl", "{\"id\":\"a\",\"text\":\"One.\"}");
        Path two = write("two.jsonl", "{\"id\":\"a\",\"text\":\"Two.\"}");
        assertThat(failure(read(one, two).get(1))).contains("two.jsonl line 1: id a a second time, first in ").endsWith("one.jsonl");
    }

    @Test
    void aLineBeyondTheBoundIsSkippedWithoutBeingHeld() throws IOException {
        Options small = new Options(OPTIONS.latest(), 1000, 1000, null, Filter.NONE);
        InputStream endless = new java.io.SequenceInputStream(new Repeated('x', 50_000_000L),
                new ByteArrayInputStream("\n{\"id\":\"a\",\"text\":\"After it.\"}\n".getBytes(StandardCharsets.UTF_8)));
        List<Item> items = read(small, new java.io.SequenceInputStream(new ByteArrayInputStream("{".getBytes(StandardCharsets.UTF_8)), endless), "-");
        assertThat(failure(items.get(0))).isEqualTo("standard input line 1: line longer than 1000 bytes");
        assertThat(article(items.get(1)).id()).isEqualTo("a");
    }

    @Test
    void aPageBeyondTheBoundIsRefused() throws IOException {
        Options small = new Options(OPTIONS.latest(), 1000, 1000, null, Filter.NONE);
        Path file = write("long.html", page("utf-8", "x".repeat(2000)));
        assertThat(failure(read(small, InputStream.nullInputStream(), file.toString()).get(0))).endsWith("longer than 1000 bytes");
    }

    @Test
    void linesBeforeACutInGzipAreRead() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            lines.append("{\"id\":\"").append(i).append("\",\"text\":\"Article ").append(i * 7919 % 1000).append(" of many.\"}\n");
        }
        byte[] whole = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
        Path file = write("cut.jsonl.gz", Arrays.copyOf(whole, whole.length - 500));
        List<Item> items = read(file);
        assertThat(items.size()).isGreaterThan(100);
        assertThat(failure(items.get(items.size() - 1))).contains("after line ").endsWith("compressed data end too early: a truncated file?");
        assertThat(items.subList(0, items.size() - 2)).allMatch(i -> i instanceof Item.Read);
    }

    @Test
    void badUtf8InALineIsRefused() throws IOException {
        Path file = write("latin.jsonl", "{\"id\":\"a\",\"text\":\"Zürich\"}\n{\"id\":\"b\",\"text\":\"Bern\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        List<Item> items = read(file);
        assertThat(failure(items.get(0))).endsWith("line 1: not valid UTF-8");
        assertThat(article(items.get(1)).id()).isEqualTo("b");
    }

    @Test
    void standardInputIsWhateverItLooksLike() throws IOException {
        for (String given : List.of(page("utf-8", "A"), SENTENCES)) {
            assertThat(article(read(OPTIONS, new ByteArrayInputStream(given.getBytes(StandardCharsets.UTF_8)), "-").get(0)).text()).endsWith(SENTENCES);
        }
        byte[] gzip = gzip("{\"id\":\"a\",\"text\":\"One.\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(article(read(OPTIONS, new ByteArrayInputStream(gzip), "-").get(0)).id()).isEqualTo("a");
    }

    @Test
    void aPlainTextLosesItsJunkAndShowsItsDate() throws IOException {
        Path file = write("text.txt", "Ministers meet in Geneva\n\nPublished 21 January 2022\n\n" + SENTENCES + "\n\nShare this article\n");
        Article article = article(read(file).get(0));
        assertThat(article.title()).isEqualTo("Ministers meet in Geneva");
        assertThat(article.text()).isEqualTo(SENTENCES);
        assertThat(article.published()).isEqualTo("2022-01-21");
        assertThat(article.publishedFrom()).isEqualTo(PublishedFrom.TEXT);
    }

    /** A stream of one character. */
    private static final class Repeated extends InputStream {
        private final int character;
        private long left;

        Repeated(int character, long count) {
            this.character = character;
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? character : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + count, (byte) character);
            left -= count;
            return count;
        }
    }
}

package org.demarche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.cli.Called.demarche;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {
    private static final int ARTICLES = 4_500;

    @TempDir
    private Path folder;

    /** What ends a run at once, as a kill does: nothing catches it. */
    private static final class Killed extends Error {
    }

    private static final class Dying extends FilterInputStream {
        private int left;

        Dying(InputStream in, int left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                throw new Killed();
            }
            int read = super.read(bytes, from, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }

    /** Articles in a language that is not coded, so that none costs a model's pass: some are cut copies of earlier ones, some bear an id again, some lines are broken. */
    private static byte[] archive(Random random) {
        List<String> texts = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ARTICLES; i++) {
            StringBuilder text = new StringBuilder();
            if (i > 0 && random.nextInt(4) == 0) {
                text.append(texts.get(random.nextInt(texts.size())), random.nextInt(40), 240);
            } else {
                for (int w = 0; w < 48; w++) {
                    text.append("w").append(1000 + random.nextInt(9000)).append(' ');
                }
                texts.add(text.toString());
            }
            int id = random.nextInt(20) == 0 ? random.nextInt(i + 1) : i;
            lines.append(random.nextInt(100) == 0 ? "{broken\n" : "{\"id\":\"a" + id + "\",\"language\":\"de\",\"published\":\"2022-02-0" + (1 + random.nextInt(9))
                    + "\",\"text\":\"" + text + "\"}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Called read(InputStream in, Object... words) {
        InputStream before = System.in;
        System.setIn(in);
        try {
            return demarche(words);
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"code,--threads=3,1", "code,--once,2", "extract,--language=de,3"})
    void aRunThatWasKilledAndGoesOnWritesWhatAnUninterruptedOneDoes(String command, String option, int seed) throws IOException {
        Random random = new Random(seed);
        byte[] archive = archive(random);
        Path state = folder.resolve("state");
        Path whole = folder.resolve("whole.jsonl");
        Path out = folder.resolve("out.jsonl");
        Called uninterrupted = read(new ByteArrayInputStream(archive), command, "-", option, "--out", whole);
        int kills = 0;
        for (int left : random.ints(3, archive.length / 8, archive.length).sorted().toArray()) {
            InputStream dying = new Dying(new ByteArrayInputStream(archive), left);
            try {
                read(dying, command, "-", option, "--out", out, "--state", state);
            } catch (Killed e) {
                kills++;
            }
            if (Files.exists(state)) {
                Files.write(state, "{\"place\":{\"inputs\":0,\"input\":\"caf\u00c3".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
            }
        }
        Called last = read(new ByteArrayInputStream(archive), command, "-", option, "--out", out, "--state", state);
        assertThat(kills).isEqualTo(3);
        assertThat(out).hasSameBinaryContentAs(whole);
        assertThat(last.code()).isEqualTo(uninterrupted.code());
        assertThat(failures(last)).isEqualTo(failures(uninterrupted));
        assertThat(state).doesNotExist();
    }

    private static String failures(Called called) {
        return called.err().lines().reduce((a, b) -> b).orElseThrow().replaceFirst(", \\d+ with warnings", "");
    }

    @Test
    void aRunThatWasStoppedWhenAllWasWrittenLosesNothing() throws IOException {
        byte[] archive = archive(new Random(6));
        Path state = folder.resolve("state");
        Path out = folder.resolve("out.jsonl");
        read(new ByteArrayInputStream(archive), "extract", "-", "--out", out);
        byte[] whole = Files.readAllBytes(out);
        Files.writeString(state, "{\"place\":{\"inputs\":1,\"input\":null,\"offset\":0,\"records\":0},\"bytes\":" + whole.length + ",\"read\":7,\"failed\":0,\"seen\":{}}\n");
        Called again = read(new ByteArrayInputStream(archive), "extract", "-", "--out", out, "--state", state);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(out).hasBinaryContent(whole);
        assertThat(state).doesNotExist();
    }

    @Test
    void aFileThatIsNoStateIsLeftAlone() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes"), "my notes");
        Path out = folder.resolve("out.jsonl");
        assertThat(demarche("extract", "../samples", "--out", out, "--state", notes).err()).contains("notes holds no state of a run");
        assertThat(notes).hasContent("my notes");
        Path other = Files.writeString(folder.resolve("state"), "{\"place\":{\"inputs\":0,\"input\":null,\"offset\":0,\"records\":0},\"bytes\":0}\n");
        assertThat(demarche("code", "../samples", "--once", "--out", out, "--state", other).err()).contains("is the state of a run without --once");
    }
}

package org.demarche.engine.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    private static final List<String> WORDS = List.of("Moscow", "accused", "Kyiv", "of", "shelling", ".");

    @BeforeEach
    void needsTheModel() {
        assumeTrue(Encoder.available(), "the program carries no model");
    }

    @Test
    void cardNamesTheFiles() throws Exception {
        ModelCard card = Encoder.shared().card();
        assertThat(card.reader().sha256()).isEqualTo(sha256("reader.onnx"));
        if (Encoder.shared().types()) {
            assertThat(card.typer().sha256()).isEqualTo(sha256("typer.onnx"));
        }
    }

    private static String sha256(String name) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Encoder.class.getResourceAsStream(name), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void answersHaveTheSizesThatTheWordsAskFor() {
        Reading reading = Encoder.shared().read(WORDS, new boolean[6]);
        assertThat(reading.pos()).hasSize(6);
        assertThat(reading.names()).hasSize(6);
        assertThat(reading.arcs()).hasSize(42);
        assertThat(reading.labels()).hasSize(42);
        assertThat(reading.attribution()).hasSize(6 * Encoder.shared().card().attribution().size());
    }

    @Test
    void typesArePossibilitiesThatSumToOne() {
        assumeTrue(Encoder.shared().types());
        BitSet actor = new BitSet();
        actor.set(0);
        BitSet recipient = new BitSet();
        recipient.set(2);
        Typing typing = Encoder.shared().type(WORDS, new boolean[6], actor, recipient);
        assertThat(Encoder.shared().card().types().stream().mapToDouble(typing::type).sum()).isBetween(.999, 1.001);
        assertThat(typing.type(typing.type())).isPositive();
        assertThat(typing.type("no such type")).isZero();
    }

    @Test
    void theWordThatTellsTheActAndItsSidesAreFound() {
        assumeTrue(Encoder.shared().types());
        Triggers triggers = Encoder.shared().tell(WORDS, new boolean[6]);
        assertThat(triggers.size()).isEqualTo(6);
        assertThat(triggers.type(1, "ACCUSE")).isGreaterThan(.5);
        assertThat(triggers.type(5, "NONE")).isGreaterThan(.5);
        assertThat(triggers.act()).isBetween(.5, 1.0);
        Triggers read = Encoder.shared().read(WORDS, new boolean[6]).triggers();
        assertThat(read.act()).isBetween(.5, 1.0);
        Sides both = triggers.and(read.sides()).sides();
        assertThat(both.actor(1, 0)).isGreaterThan(.5);
        assertThat(both.recipient(1, 2)).isGreaterThan(.5);
        assertThat(both.actor(1, 0) + both.recipient(1, 0)).isLessThanOrEqualTo(1.0001);
    }

    @Test
    void theReaderSaysNothingOfMode() {
        Triggers read = Encoder.shared().read(WORDS, new boolean[6]).triggers();
        assertThatThrownBy(() -> read.mode(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sidesOfTwoOpinionsLieBetweenThem() {
        Sides one = new Sides(1, new float[] {(float) Math.log(.5), (float) Math.log(.4), (float) Math.log(.1)});
        Sides other = new Sides(1, new float[] {(float) Math.log(.5), (float) Math.log(.1), (float) Math.log(.4)});
        assertThat(one.and(other).actor(0, 0)).isEqualTo(one.and(other).recipient(0, 0)).isBetween(.2, .25);
    }

    @Test
    void answersDoNotDependOnOtherThreads() throws Exception {
        Reading alone = Encoder.shared().read(WORDS, new boolean[6]);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<float[]> task = () -> {
                Encoder.shared().read(Collections.nCopies(40, "delegation"), new boolean[40]);
                return Encoder.shared().read(WORDS, new boolean[6]).arcs();
            };
            List<Future<float[]>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(pool.submit(task));
            }
            for (Future<float[]> one : all) {
                assertThat(one.get()).isEqualTo(alone.arcs());
            }
        } finally {
            pool.shutdown();
        }
    }
}

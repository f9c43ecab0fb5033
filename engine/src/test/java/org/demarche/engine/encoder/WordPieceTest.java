package org.demarche.engine.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordPieceTest {
    private static final List<String> PIECES = List.of("talk", "##s", "##ing", "the", "un", "##talk", "##able", ",", ".", "'", "e", "##e", "-",
            "\u4e2d", "\u201c", "s", "talks", "#", "##\u00df");
    private static final WordPiece WORDS = words();

    private static WordPiece words() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            lines.add(i == 100 ? "[UNK]" : i == 101 ? "[CLS]" : i == 102 ? "[SEP]" : "[unused" + i + "]");
        }
        lines.addAll(PIECES);
        try {
            return new WordPiece(new StringReader(String.join("\n", lines)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> read(String text) {
        Pieces pieces = WORDS.pieces(text);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.ids()[i] < 103 ? "[UNK]" : PIECES.get(pieces.ids()[i] - 103);
            out.add(piece + "=" + text.substring(pieces.starts()[i], pieces.ends()[i]));
        }
        return out;
    }

    @Test
    void takesTheLongestPieceFromTheLeft() {
        assertThat(read("The talks, untalkable.")).containsExactly("the=The", "talks=talks", ",=,", "un=un", "##talk=talk", "##able=able", ".=.");
        assertThat(read("talking")).containsExactly("talk=talk", "##ing=ing");
    }

    @Test
    void dropsAccentsAndControlCharactersWithoutLosingPlaces() {
        assertThat(read("\u00c9e\u0301\u0301 tal\u00adk\u200bs")).containsExactly("e=\u00c9", "##e=e", "talks=tal\u00adk\u200bs");
        assertThat(read("tal\u0000k")).containsExactly("talk=tal\u0000k");
    }

    @Test
    void standsPunctuationAndChineseAlone() {
        assertThat(read("\u201cTalk\u4e2dthe's")).containsExactly("\u201c=\u201c", "talk=Talk", "\u4e2d=\u4e2d", "the=the", "'='", "s=s");
    }

    @Test
    void namesWhatNoPiecesMakeUp() {
        assertThat(read("the talkq \ud83d\ude00.")).containsExactly("the=the", "[UNK]=talkq", "[UNK]=\ud83d\ude00", ".=.");
        assertThat(read("e".repeat(100))).hasSize(100);
        assertThat(read("e".repeat(101))).containsExactly("[UNK]=" + "e".repeat(101));
        assertThat(WORDS.ids("\u200b")).containsExactly(WordPiece.UNK);
    }

    @Test
    void refusesAFileThatIsNoWordList() {
        assertThatThrownBy(() -> new WordPiece(new StringReader("one\ntwo"))).isInstanceOf(IOException.class).hasMessageContaining("2 lines");
    }

    @Property
    void placesAscendAndLieInsideTheText(@ForAll String text) {
        Pieces pieces = WORDS.pieces(text);
        int at = 0;
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(pieces.starts()[i]).isGreaterThanOrEqualTo(at);
            assertThat(pieces.ends()[i]).isGreaterThan(pieces.starts()[i]).isLessThanOrEqualTo(text.length());
            at = pieces.starts()[i];
        }
        assertThat(WORDS.ids(text)).isNotEmpty().isEqualTo(WORDS.ids(text));
    }
}

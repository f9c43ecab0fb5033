package org.demarche.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.demarche.engine.encoder.Encoder;
import org.demarche.record.Span;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final String SPEECH = "President Anna Weber said on Monday that Russia had withdrawn its troops.";

    private static Reader withModel() {
        assumeTrue(Encoder.available(), "the program carries no model");
        return Reader.open();
    }

    @Test
    void withoutAModelSentencesAreFlatAndCounted() {
        AnnotatedText text = Reader.plain().annotate(SPEECH);
        assertThat(text.plain()).isEqualTo(1);
        assertThat(Reader.plain().model()).isEqualTo("none");
        Sentence sentence = text.sentences().get(0);
        assertThat(sentence.word(sentence.root()).lemma()).isEqualTo("say");
        assertThat(sentence.words()).extracting(Word::pos).contains("NNP", "VBD", "IN", "PRP$", ".");
    }

    @Test
    void readsWhoSaidWhat() {
        AnnotatedText text = withModel().annotate(SPEECH);
        assertThat(text.plain()).isZero();
        Sentence sentence = text.sentences().get(0);
        int said = sentence.root();
        assertThat(sentence.word(said).form()).isEqualTo("said");
        assertThat(sentence.word(sentence.child(said, "nsubj")).form()).isEqualTo("Weber");
        int clause = sentence.child(said, "ccomp");
        assertThat(sentence.word(clause).lemma()).isEqualTo("withdraw");
        assertThat(sentence.word(sentence.child(clause, "dobj")).lemma()).isEqualTo("troop");
        assertThat(sentence.words()).filteredOn(w -> w.name().endsWith("PERSON")).extracting(Word::form).containsExactly("Anna", "Weber");
    }

    @Test
    void keepsNumbersAsTheyStandInLemmas() {
        Sentence sentence = Reader.plain().annotate("Two of the 1,200 men won't come in 2014.").sentences().get(0);
        assertThat(sentence.words()).extracting(Word::lemma).contains("two", "1,200", "2014", "will", "not");
    }

    @Test
    void regularPastsThatTheDictionariesPassOverHaveTheirBase() {
        Sentence sentence = withModel().annotate("The talks ended, and envoys followed the minister who provided the plane.").sentences().get(0);
        assertThat(sentence.words()).extracting(Word::lemma).contains("end", "follow", "provide");
    }

    @Test
    void longSentencesAreReadInWindowsThatMakeOneTree() {
        String clause = "the minister of foreign affairs of the small republic told reporters that no troops had crossed, ";
        String text = "On Monday " + clause.repeat(20) + "and left.";
        AnnotatedText read = withModel().annotate(text);
        assertThat(read.plain()).isZero();
        assertThat(read.sentences()).hasSize(1);
        assertThat(read.sentences().get(0).size()).isGreaterThan(300);
        assertThat(read.sentences().get(0).span().of(text)).isEqualTo(text);
    }

    @Test
    void aSentenceOfFiveThousandWordsBecomesPlainSentencesAndIsCounted() {
        String text = "word ".repeat(5000).strip() + ".";
        for (Reader reader : Encoder.available() ? List.of(Reader.plain(), Reader.open()) : List.of(Reader.plain())) {
            AnnotatedText read = reader.annotate(text);
            assertThat(read.plain()).isEqualTo(read.sentences().size()).isEqualTo(40);
            assertThat(read.sentences().stream().mapToInt(Sentence::size).sum()).isEqualTo(5001);
        }
    }

    @Test
    void aWordOfMorePiecesThanAPassHoldsLeavesAPlainSentence() {
        AnnotatedText read = withModel().annotate("See http://a.org/" + "-/".repeat(300) + " for more. The talks failed.");
        assertThat(read.plain()).isEqualTo(1);
        assertThat(read.sentences().get(1).words()).extracting(Word::label).contains("nsubj");
    }

    @Test
    void anyCharacterIsRead() {
        Reader reader = withModel();
        StringBuilder text = new StringBuilder();
        for (int c = 1; c < 0x3000; c += 7) {
            text.appendCodePoint(c).append(c % 11 == 0 ? " " : "");
        }
        assertThat(reader.annotate(text.toString()).plain()).isZero();
    }

    @Test
    void namesAndRolesAreValidSequences() {
        String[] tags = {"I-ORG", "I-ORG", "O", "I-GPE", "B-GPE", "I-ORG", "I-ORG"};
        Reader.valid(tags, false);
        assertThat(tags).containsExactly("B-ORG", "I-ORG", "O", "B-GPE", "B-GPE", "B-ORG", "I-ORG");
        String[] running = {"I-content", "I-cue"};
        Reader.valid(running, true);
        assertThat(running).containsExactly("I-content", "B-cue");
    }

    @Test
    void typesAPairWhereverItsSpansStand() {
        Reader reader = withModel();
        assumeTrue(Typer.available(), "the model types no events");
        String text = "Moscow spoke on Monday. " + "It accused the other side of many things, ".repeat(40) + "said Kyiv.";
        AnnotatedText read = reader.annotate(text);
        Typer typer = Typer.open();
        Span moscow = new Span(0, 6);
        Span kyiv = new Span(text.length() - 5, text.length() - 1);
        assertThat(typer.type(read, 0, moscow, null)).isPresent();
        assertThat(typer.type(read, 1, null, kyiv)).isPresent();
        assertThat(typer.type(read, 1, null, null)).as("nothing marked").isEmpty();
        assertThat(typer.type(read, 1, moscow, kyiv)).as("no pass holds both").isEmpty();
    }
}

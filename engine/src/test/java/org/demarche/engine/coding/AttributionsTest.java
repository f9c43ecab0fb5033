package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Report;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.record.Span;
import org.junit.jupiter.api.Test;

/**
 * How words with roles become attributions. Trees and roles stand in the test: {@code form/POS/head/label/role}, heads count from 1, 0 is the root; roles are
 * s, c, t where a source, cue or content (what was told) begins, S, C, T inside one. No model is needed.
 */
class AttributionsTest {
    private static final Map<String, String> ROLES = Map.of("s", "B-source", "S", "I-source", "c", "B-cue", "C", "I-cue", "t", "B-content", "T", "I-content");
    private static final String TWO_VERBS = "Chad/NNP/2/nsubj/s said/VBD/0/root/c it/PRP/4/nsubj/t won/VBD/2/ccomp/T ,/,/2/punct and/CC/2/cc Mali/NNP/8/nsubj/s "
            + "denied/VBD/2/conj/c the/DT/10/det/t claim/NN/8/dobj/T ././2/punct";

    @Test
    void eachCueTakesTheSourceAndContentThatHangOnIt() {
        assertThat(found(text(TWO_VERBS))).containsExactly("Chad > said > it won", "Mali > denied > the claim");
    }

    @Test
    void whereTheModelLinksItsLinksCount() {
        Report first = new Report(1, List.of(6), List.of(8, 9));
        Report second = new Report(7, List.of(0), List.of(2, 3));
        assertThat(found(text(TWO_VERBS, first, second))).containsExactly("Mali > said > the claim", "Chad > denied > it won");
    }

    @Test
    void aLinkedSourceNeedsNoRoleAndIsTheLongestRunWithItsNameWhole() {
        String sentence = "Omar/NNP/2/compound Bashir/NNP/3/nsubj said/VBD/0/root/c it/PRP/5/nsubj/t ended/VBD/3/ccomp/T ././3/punct";
        assertThat(found(text(sentence, new Report(2, List.of(1, 3), List.of(3, 4))))).containsExactly("Omar Bashir > said > it ended");
    }

    @Test
    void contentThatNoCueClaimsGoesOnWhatWasSaidBefore() {
        String first = "Chad/NNP/2/nsubj/s said/VBD/0/root/c ``/``/5/punct/t We/PRP/5/nsubj/T won/VBD/2/ccomp/T ././2/punct/T";
        String second = "We/PRP/2/nsubj/T left/VBD/0/root/T early/RB/2/advmod/T ''/''/2/punct/T";
        AnnotatedText text = text(List.of(first, second), List.of(List.of(new Report(1, List.of(0), List.of(2, 3, 4, 5))), List.of()));
        assertThat(found(text)).containsExactly("Chad > said > \" We won . We left early \"");
    }

    @Test
    void theNounBeforeAHeadlinesColonSpeaks() {
        assertThat(found(text("Omar/NNP/3/dep :/:/3/punct/c talks/NNS/4/nsubj/t failed/VBD/0/root/T"))).containsExactly("Omar > : > talks failed");
    }

    @Test
    void aLoneFormOfBeWithoutASourceReportsNothing() {
        String title = "the/DT/2/det/t film/NN/7/nsubjpass/T on/IN/2/prep/T a/DT/5/det/T war/NN/3/pobj/T there/RB/5/advmod/T was/VBD=be/0/root/c shown/VBN/7/acomp";
        assertThat(found(text(title))).isEmpty();
    }

    @Test
    void whatSomebodySaysMayHoldAReportOfAnother() {
        String sentence = "Chad/NNP/2/nsubj/s said/VBD/0/root/c Mali/NNP/5/nsubj/t had/VBD/5/aux/T told/VBD=tell/2/ccomp/T it/PRP/5/dobj/T talks/NNS/8/nsubj/T failed/VBD/5/ccomp/T";
        AnnotatedText text = text(sentence);
        assertThat(found(text)).containsExactly("Chad > said > Mali had told it talks failed");
        assertThat(lines(text, InnerReports.find(text, Attributions.find(text)))).containsExactly("Mali > had told > talks failed");
    }

    private static List<String> found(AnnotatedText text) {
        return lines(text, Attributions.find(text));
    }

    private static List<String> lines(AnnotatedText text, List<Attribution> all) {
        return all.stream().map(a -> words(text, a.source()) + " > " + words(text, a.cue()) + " > " + words(text, a.content())).toList();
    }

    private static String words(AnnotatedText text, List<Position> positions) {
        return positions.stream().map(p -> text.sentences().get(p.sentence()).word(p.word()).form()).collect(Collectors.joining(" "));
    }

    private static AnnotatedText text(String sentence, Report... reports) {
        return text(List.of(sentence), List.of(List.of(reports)));
    }

    private static AnnotatedText text(List<String> sentences, List<List<Report>> reports) {
        StringBuilder plain = new StringBuilder();
        List<Sentence> all = new ArrayList<>();
        for (int s = 0; s < sentences.size(); s++) {
            List<Word> words = new ArrayList<>();
            for (String token : sentences.get(s).split(" ")) {
                String[] part = token.split("/");
                String[] tag = part[1].split("=");
                String form = part[0].matches("``|''") ? "\"" : part[0];
                int start = plain.append(plain.length() == 0 ? "" : " ").length();
                plain.append(form);
                String name = part[1].equals("NNP") ? words.isEmpty() || !words.get(words.size() - 1).pos().equals("NNP") ? "B-PERSON" : "I-PERSON" : "O";
                words.add(new Word(new Span(start, plain.length()), form, tag.length > 1 ? tag[1] : form.toLowerCase(Locale.ROOT), tag[0], Integer.parseInt(part[2]) - 1, part[3],
                        name, part.length > 4 ? ROLES.get(part[4]) : "O"));
            }
            all.add(new Sentence(words.get(0).span().cover(words.get(words.size() - 1).span()), words, reports.get(s), null));
        }
        return new AnnotatedText(plain.toString(), all, 0);
    }
}

package org.demarche.engine.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.demarche.engine.encoder.Encoder;
import org.demarche.engine.encoder.EncoderException;
import org.demarche.engine.encoder.ModelCard;
import org.demarche.engine.encoder.Quotation;
import org.demarche.engine.encoder.Reading;
import org.demarche.engine.encoder.Triggers;
import org.demarche.record.Span;

/**
 * The reader: sentences and words by {@link Splitter}, all else by one pass of the encoder a sentence.
 *
 * <p>Words hang together by the best tree over the model's scores, names are made valid sequences, lemmas come from nlp4j. A sentence longer
 * than one pass is read in windows cut at punctuation, the later windows hanging on the first one's root by {@code dep}. A sentence that
 * breaks the model, or longer than {@value #LONGEST} words, stands as plain sentences ({@link AnnotatedText#plain()} counts them); without a
 * model all do, and {@link #model()} says "none".
 *
 * <p>Thread-safe. The model is opened once a process, at the first reader.
 */
public final class Reader implements LanguageAnnotator {
    /** Longest sentence in words that the model reads. */
    static final int LONGEST = 1000;
    private static final int PLAIN_WORDS = 126;
    private static final String NO_MODEL = "none";

    private final Splitter splitter = new Splitter();
    private final Lemmas lemmas;
    private final PlainTags plainTags;
    private final Encoder encoder;

    private Reader(Lemmas lemmas, Encoder encoder) {
        this.lemmas = lemmas;
        this.plainTags = new PlainTags(lemmas);
        this.encoder = encoder;
    }

    /**
     * A reader with the program's model, or without one where the program carries none. Model and dictionaries load side by side.
     *
     * @throws EncoderException if the model is there but damaged
     */
    public static Reader open() {
        if (!Encoder.available()) {
            return plain();
        }
        CompletableFuture<Lemmas> lemmas = CompletableFuture.supplyAsync(Lemmas::new);
        Encoder encoder = Encoder.shared();
        return new Reader(lemmas.join(), encoder);
    }

    /** A reader that uses no model: words, sentences, lemmas and guessed parts of speech, flat trees. */
    public static Reader plain() {
        return new Reader(new Lemmas(), null);
    }

    /** Checksum of the model, or "none". */
    public String model() {
        return encoder == null ? NO_MODEL : encoder.card().sha256();
    }

    @Override
    public AnnotatedText annotate(String text) {
        List<Sentence> sentences = new ArrayList<>();
        boolean[] quoted = encoder == null ? null : Quotation.inside(text);
        int plain = 0;
        for (List<Token> tokens : splitter.sentences(text)) {
            Sentence sentence = encoder == null || tokens.size() > LONGEST ? null : read(tokens, quoted);
            if (sentence != null) {
                sentences.add(sentence);
                continue;
            }
            for (int from = 0; from < tokens.size(); from += PLAIN_WORDS) {
                sentences.add(plainTags.sentence(tokens.subList(from, Math.min(tokens.size(), from + PLAIN_WORDS))));
                plain++;
            }
        }
        return new AnnotatedText(text, sentences, plain);
    }

    /** Does nothing: the model is the process's. */
    @Override
    public void close() {
        // the shared session lives on for other readers
    }

    private Sentence read(List<Token> tokens, boolean[] quoted) {
        List<Word> words = new ArrayList<>(tokens.size());
        List<Report> reports = new ArrayList<>();
        try {
            int root = -1;
            Triggers triggers = null;
            for (int from = 0; from < tokens.size(); ) {
                List<Token> window = window(tokens, from);
                Reading reading = encoder.read(forms(window), inside(window, quoted));
                root = add(reading, window, from, root, words, reports);
                triggers = window.size() == tokens.size() ? reading.triggers() : null;
                from += window.size();
            }
            return new Sentence(new Span(tokens.get(0).start(), tokens.get(tokens.size() - 1).end()), words, reports, triggers);
        } catch (EncoderException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The words from one on that one pass reads, cut behind punctuation if they are not all that are left. */
    private List<Token> window(List<Token> tokens, int from) {
        int to = Math.min(tokens.size(), from + encoder.card().longest());
        while (to > from + 1 && !encoder.fits(forms(tokens.subList(from, to)))) {
            to--;
        }
        if (to < tokens.size()) {
            for (int cut = to; cut > from + (to - from) / 2; cut--) {
                String form = tokens.get(cut - 1).form();
                if (form.equals(",") || form.equals(";") || form.equals(":") || form.equals("-") || form.equals(".")) {
                    return tokens.subList(from, cut);
                }
            }
        }
        return tokens.subList(from, to);
    }

    private static List<String> forms(List<Token> tokens) {
        return tokens.stream().map(Token::form).toList();
    }

    private static boolean[] inside(List<Token> tokens, boolean[] quoted) {
        boolean[] inside = new boolean[tokens.size()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = quoted[tokens.get(i).start()];
        }
        return inside;
    }

    /** Adds a window's words and reports to those before it. @return the sentence's root */
    private int add(Reading reading, List<Token> tokens, int offset, int root, List<Word> words, List<Report> reports) {
        ModelCard card = encoder.card();
        int n = tokens.size();
        int[] heads = Tree.best(reading.arcs(), n);
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            names[i] = card.names().get(reading.names()[i]);
        }
        valid(names, false);
        String[] roles = roles(card.attribution(), reading.attribution(), n);
        int found = root;
        for (int i = 0; i < n; i++) {
            Token t = tokens.get(i);
            String pos = card.pos().get(reading.pos()[i]);
            int head = heads[i] < 0 ? root : heads[i] + offset;
            String label = card.labels().get(reading.labels()[i * (n + 1) + heads[i] + 1]);
            if (head < 0) {
                found = i + offset;
                label = "root";
            } else if (heads[i] < 0 || label.equals("root")) {
                label = "dep";
            }
            words.add(new Word(new Span(t.start(), t.end()), t.form(), lemmas.lemma(t.form(), pos), pos, head, label, names[i], roles[i]));
            if (roles[i].endsWith("cue") && reading.links().length > 0) {
                reports.add(new Report(i + offset, linked(reading, i, n, offset, 1), linked(reading, i, n, offset, 2)));
            }
        }
        return found;
    }

    /** The words that play this part for a cue. */
    private static List<Integer> linked(Reading reading, int cue, int n, int offset, int part) {
        return IntStream.range(0, n).filter(i -> reading.links()[cue * n + i] == part).map(i -> i + offset).boxed().toList();
    }

    private static String[] roles(List<String> classes, float[] scores, int n) {
        String[] roles = new String[n];
        int k = classes.size();
        if (k == 0) {
            Arrays.fill(roles, "O");
            return roles;
        }
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int c = 1; c < k; c++) {
                if (scores[i * k + c] > scores[i * k + best]) {
                    best = c;
                }
            }
            roles[i] = classes.get(best);
        }
        valid(roles, true);
        return roles;
    }

    /** Makes an I- that continues nothing a B-; the first may continue what an earlier sentence began where {@code running}. */
    static void valid(String[] tags, boolean running) {
        for (int i = 0; i < tags.length; i++) {
            if (tags[i].startsWith("I-") && !(i == 0 ? running : tags[i - 1].length() > 2 && tags[i - 1].endsWith(tags[i].substring(1)))) {
                tags[i] = "B-" + tags[i].substring(2);
            }
        }
    }
}

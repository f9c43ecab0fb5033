package org.demarche.engine.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The model and its session. Thread-safe: each call runs on its caller's thread alone, and its result depends on its arguments only.
 *
 * <p>A pass of any model over a sentence of 22 words costs 2 to 4 ms; each takes about 80 MB outside the heap, and all are ready half a
 * second after the first use.
 */
public final class Encoder {
    private static final String READER = "reader.onnx";
    private static final String TYPER = "typer.onnx";
    private static final String RESOLVER = "resolver.onnx";
    /** Most pieces of one pass, [CLS] and [SEP] included: as many as the model ever saw in training. */
    public static final int MOST_PIECES = 400;

    private final ModelCard card;
    private final WordPiece pieces;
    private final OrtEnvironment environment;
    private final OrtSession reader;
    /** Null where the model types no events. */
    private final OrtSession typer;
    /** Null where the model resolves nothing. */
    private final OrtSession resolver;
    private final ThreadLocal<Feed> feeds = ThreadLocal.withInitial(Feed::new);

    private Encoder() throws IOException, OrtException {
        try (InputStream in = resource("reader.json"); InputStream words = resource("vocab.txt")) {
            card = ModelCard.read(in);
            pieces = new WordPiece(new InputStreamReader(words, StandardCharsets.UTF_8));
        }
        environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "demarche");
        reader = open(READER, card.reader());
        typer = types() ? open(TYPER, card.typer()) : null;
        resolver = resolves() ? open(RESOLVER, card.resolver()) : null;
    }

    private OrtSession open(String name, ModelCard.Part part) throws IOException, OrtException {
        byte[] model;
        try (InputStream in = resource(name)) {
            model = in.readAllBytes();
        }
        if (part.bytes() >= 0 && model.length != part.bytes()) {
            throw new IOException(name + " has " + model.length + " bytes, reader.json says " + part.bytes());
        }
        CRC32C sum = new CRC32C();
        sum.update(model);
        String found = HexFormat.of().toHexDigits((int) sum.getValue());
        if (!part.crc32c().isEmpty() && !part.crc32c().equals(found)) {
            throw new IOException(name + " is damaged: its CRC-32C is " + found + ", reader.json says " + part.crc32c());
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return environment.createSession(model, options);
        }
    }

    /** Whether the program carries a model at all. Opens nothing. */
    public static boolean available() {
        return Encoder.class.getResource(READER) != null;
    }

    /**
     * The process's one encoder, opened at the first call; it lives as long as the process.
     *
     * @throws EncoderException if the model is missing or damaged, at this call and every later one
     */
    public static Encoder shared() {
        if (Holder.FAILURE != null) {
            throw new EncoderException(Holder.FAILURE.getMessage(), Holder.FAILURE);
        }
        return Holder.ENCODER;
    }

    /** What the model says about itself. */
    public ModelCard card() {
        return card;
    }

    /** The model's tokenizer. */
    public WordPiece wordPiece() {
        return pieces;
    }

    /** Whether words are few enough for one pass. */
    public boolean fits(List<String> words) {
        return words.size() <= card.longest() && pieces(words) + 2 <= MOST_PIECES;
    }

    /** How many pieces words have. */
    public int pieces(List<String> words) {
        return words.stream().mapToInt(w -> pieces.ids(w).length).sum();
    }

    /**
     * Reads a sentence.
     *
     * @param words  forms with straight quotes, at least one, that {@link #fits fit} a pass
     * @param quoted for each word, whether it begins inside a quotation ({@link Quotation})
     * @throws IllegalArgumentException if the words do not fit, or are of another number than {@code quoted}
     * @throws EncoderException         if the model fails on them
     */
    public Reading read(List<String> words, boolean[] quoted) {
        try (OrtSession.Result out = run(reader, card.reader(), words, quoted, new BitSet(), new BitSet())) {
            int n = words.size();
            int[] best = ints(out, "labels");
            return new Reading(ints(out, "pos"), ints(out, "names"), floats(out, "arcs"), best.length == n ? spread(best, n) : best,
                    floats(out, "attribution"), out.get("links").isPresent() ? ints(out, "links") : new int[0],
                    out.get("told").isPresent() ? new Triggers(card, floats(out, "told"), new int[0], new int[0], new Sides(n, floats(out, "sides"))) : null);
        } catch (OrtException e) {
            throw failed(words.size(), e);
        }
    }

    /** Whether the model types events. */
    public boolean types() {
        return !card.types().isEmpty();
    }

    /**
     * Says what a sentence reports an actor doing to a recipient.
     *
     * @param words     as for {@link #read}
     * @param quoted    as for {@link #read}
     * @param actor     indices of the actor's words; may be empty
     * @param recipient indices of the recipient's words; may be empty if the actor's are not
     * @throws IllegalArgumentException as for {@link #read}, and if nothing is marked
     * @throws EncoderException         if the model fails on them or has no such head
     */
    public Typing type(List<String> words, boolean[] quoted, BitSet actor, BitSet recipient) {
        if (!types()) {
            throw new EncoderException("this model types no events", null);
        }
        if (actor.isEmpty() && recipient.isEmpty()) {
            throw new IllegalArgumentException("neither actor nor recipient");
        }
        try (OrtSession.Result out = run(typer, card.typer(), words, quoted, actor, recipient)) {
            return new Typing(card, probabilities(out, "type"), probabilities(out, "mode"), probabilities(out, "status"));
        } catch (OrtException e) {
            throw failed(words.size(), e);
        }
    }

    /**
     * Says which words of a sentence tell acts.
     *
     * @param words  as for {@link #read}
     * @param quoted as for {@link #read}
     * @throws IllegalArgumentException as for {@link #read}
     * @throws EncoderException         if the model fails on them or has no such head
     */
    public Triggers tell(List<String> words, boolean[] quoted) {
        if (!types()) {
            throw new EncoderException("this model types no events", null);
        }
        try (OrtSession.Result out = run(typer, card.typer(), words, quoted, new BitSet(), new BitSet())) {
            return new Triggers(card, floats(out, "told"), ints(out, "told_mode"), ints(out, "told_status"), new Sides(words.size(), floats(out, "sides")));
        } catch (OrtException e) {
            throw failed(words.size(), e);
        }
    }

    /** Whether the model resolves sides of acts and answers. */
    public boolean resolves() {
        return !card.answers().isEmpty();
    }

    /**
     * Says who the sides of one act are.
     *
     * @param words   of the sentence that tells it, after those of sentences before it; forms with straight quotes, of {@link #MOST_PIECES} pieces at most
     * @param trigger indices of the words that tell it
     * @throws IllegalArgumentException if the words are none or have too many pieces, or nothing is marked
     * @throws EncoderException         if the model fails on them or has no such head
     */
    public ActSides act(List<String> words, BitSet trigger) {
        try (OrtSession.Result out = resolve(List.of(words), trigger)) {
            return new ActSides(probabilities(out, "act_sides"));
        } catch (OrtException e) {
            throw failed(words.size(), e);
        }
    }

    /**
     * Says how sentences answer an item that is put on the table, or contradict a claim.
     *
     * @param sentences words of the sentences, among them the item's own, in the order of the text; of {@link #MOST_PIECES} pieces at most
     * @param item      indices of the item's words among all
     * @return for each of the sentences
     * @throws IllegalArgumentException as for {@link #act}
     * @throws EncoderException         as for {@link #act}
     */
    public List<Answering> answers(List<List<String>> sentences, BitSet item) {
        try (OrtSession.Result out = resolve(sentences, item)) {
            double[] answers = probabilities(out, "answers");
            double[] shown = probabilities(out, "shown");
            List<Answering> all = new ArrayList<>();
            int word = 0;
            for (List<String> words : sentences) {
                int at = all.size() * card.answers().size();
                all.add(new Answering(card, Arrays.copyOfRange(answers, at, at + card.answers().size()), Arrays.copyOfRange(shown, 2 * word, 2 * (word += words.size()))));
            }
            return all;
        } catch (OrtException e) {
            throw failed(sentences.stream().mapToInt(List::size).sum(), e);
        }
    }

    private OrtSession.Result resolve(List<List<String>> sentences, BitSet marked) throws OrtException {
        if (!resolves()) {
            throw new EncoderException("this model resolves nothing", null);
        }
        if (sentences.isEmpty() || sentences.stream().anyMatch(List::isEmpty) || marked.isEmpty()) {
            throw new IllegalArgumentException("sentences without words, or nothing marked");
        }
        Feed feed = feeds.get();
        feed.clear();
        for (int s = 0; s < sentences.size(); s++) {
            for (String word : sentences.get(s)) {
                feed.put(word, false, marked.get(feed.words) ? 1 : 0, s + 1);
            }
        }
        return fed(resolver, card.resolver(), feed);
    }

    private static EncoderException failed(int words, OrtException e) {
        return new EncoderException("the model failed on " + words + " words: " + e.getMessage(), e);
    }

    private OrtSession.Result run(OrtSession session, ModelCard.Part part, List<String> words, boolean[] quoted, BitSet actor, BitSet recipient)
            throws OrtException {
        if (words.isEmpty() || words.size() != quoted.length || words.size() > card.longest()) {
            throw new IllegalArgumentException(words.size() + " words, " + quoted.length + " in quotation, at most " + card.longest());
        }
        Feed feed = feeds.get();
        feed.clear();
        for (int w = 0; w < words.size(); w++) {
            feed.put(words.get(w), quoted[w], actor.get(w) ? 1 : recipient.get(w) ? 2 : 0, 1);
        }
        return fed(session, part, feed);
    }

    private OrtSession.Result fed(OrtSession session, ModelCard.Part part, Feed feed) throws OrtException {
        feed.close();
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            for (String name : part.inputs()) {
                LongBuffer values = switch (name) {
                    case "ids" -> feed.ids;
                    case "shapes" -> feed.shapes;
                    case "quoted" -> feed.quoted;
                    case "marks" -> feed.marks;
                    case "first" -> feed.first;
                    case "within" -> feed.within;
                    default -> throw new EncoderException("reader.json names an input that this program does not know: " + name, null);
                };
                given.put(name, OnnxTensor.createTensor(environment, values, new long[] {1, values.remaining()}));
            }
            return session.run(given);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(OrtSession.Result out, String name) {
        return (OnnxTensor) out.get(name).orElseThrow(() -> new EncoderException("the model has no output " + name, null));
    }

    private static int[] ints(OrtSession.Result out, String name) {
        LongBuffer values = tensor(out, name).getLongBuffer();
        int[] all = new int[values.remaining()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (int) values.get(i);
        }
        return all;
    }

    private static float[] floats(OrtSession.Result out, String name) {
        FloatBuffer values = tensor(out, name).getFloatBuffer();
        float[] all = new float[values.remaining()];
        values.get(all);
        return all;
    }

    private static double[] probabilities(OrtSession.Result out, String name) {
        float[] logs = floats(out, name);
        double[] all = new double[logs.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = Math.exp(logs[i]);
        }
        return all;
    }

    private static int[] spread(int[] labels, int n) {
        int[] all = new int[n * (n + 1)];
        for (int i = 0; i < all.length; i++) {
            all[i] = labels[i / (n + 1)];
        }
        return all;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Encoder.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("the program carries no " + name + " in org/demarche/engine/encoder");
        }
        return in;
    }

    /** One thread's buffers outside the heap, used again at each call: cleared, then a put for each word, then closed. */
    private final class Feed {
        final LongBuffer ids = room();
        final LongBuffer shapes = room();
        final LongBuffer quoted = room();
        final LongBuffer marks = room();
        final LongBuffer within = room();
        final LongBuffer first = room();
        final List<LongBuffer> all = List.of(ids, shapes, quoted, marks, within, first);
        int words;

        static LongBuffer room() {
            return ByteBuffer.allocateDirect(MOST_PIECES * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
        }

        void clear() {
            all.forEach(LongBuffer::clear);
            words = 0;
            put(WordPiece.CLS, Shape.SPECIAL, false, 0, 0);
        }

        void close() {
            put(WordPiece.SEP, Shape.SPECIAL, false, 0, 0);
            all.forEach(LongBuffer::flip);
        }

        /** The pieces of a word. @param sentence number of its sentence, from 1 */
        void put(String word, boolean in, int mark, int sentence) {
            first.put(ids.position());
            words++;
            for (int id : pieces.ids(word)) {
                put(id, Shape.of(word), in, mark, sentence);
            }
        }

        private void put(int id, Shape shape, boolean in, int mark, int sentence) {
            if (!ids.hasRemaining()) {
                throw new IllegalArgumentException("more than " + MOST_PIECES + " pieces");
            }
            ids.put(id);
            shapes.put(shape.ordinal());
            quoted.put(in ? 1 : 0);
            marks.put(mark);
            within.put(sentence);
        }
    }

    private static final class Holder {
        static final Encoder ENCODER;
        static final Exception FAILURE;

        static {
            Encoder encoder = null;
            Exception failure = null;
            try {
                encoder = new Encoder();
            } catch (IOException | OrtException | RuntimeException e) {
                failure = e;
            } catch (LinkageError e) {
                failure = new IOException("ONNX Runtime does not run on this machine: " + e.getMessage(), e);
            }
            ENCODER = encoder;
            FAILURE = failure;
        }
    }
}

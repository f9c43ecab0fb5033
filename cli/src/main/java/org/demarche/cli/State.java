package org.demarche.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.demarche.engine.intake.Place;
import org.demarche.engine.intake.SeenIds;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Signature;

/**
 * How far a long run has come, kept in a file to which each step adds a line: the place in the inputs, the length of the output up to there, and what was
 * read since the line before, so that repeated ids and copies are known after a stop. A run that finds such a file goes on behind its last whole line;
 * what a stop left of another line is cut off. Used by one thread.
 */
final class State implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGINNING = "{\"place\":";
    private static final int EVERY = 200;

    private final Path file;
    private final boolean once;
    private final SeenIds seen = new SeenIds();
    private Place place = Place.START;
    private long bytes;
    private int read;
    private int failed;
    /** Bytes of whole lines. */
    private long length;
    private FileChannel channel;
    /** What was read since the last line: file → ids. */
    private final Map<String, List<String>> fresh = new LinkedHashMap<>();
    private int since;

    private State(Path file, boolean once) {
        this.file = file;
        this.once = once;
    }

    /** The state of a run that keeps none. */
    static State none() {
        return new State(null, false);
    }

    /**
     * Reads where a run stands.
     *
     * @param file the state's file, which need not be there; null for a run that keeps none
     * @param once whether the run looks for copies
     * @throws UserError if the file is something else, or the state of the other kind of run
     */
    static State of(Path file, boolean once) {
        if (file == null) {
            return none();
        }
        State state = new State(file, once);
        try {
            if (Files.exists(file)) {
                state.length = Files.size(file);
                state.length = state.lines(state::take);
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + UserError.reason(e));
        }
        return state;
    }

    /** Gives the whole lines. @return their bytes */
    private long lines(Consumer<JsonNode> take) throws IOException {
        long at = 0;
        // A stop may leave half a character: unlike Files.newBufferedReader, this reader takes it.
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && at < length; line = lines.readLine()) {
                if (!line.startsWith(BEGINNING) && !BEGINNING.startsWith(line)) {
                    throw new UserError(file + " holds no state of a run");
                }
                long end = at + line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end > length) {
                    break;
                }
                at = end;
                take.accept(JSON.readTree(line));
            }
        } catch (JsonProcessingException e) {
            throw new UserError(file + " holds no state of a run");
        }
        return at;
    }

    private void take(JsonNode step) {
        if (!step.path("bytes").isIntegralNumber() || !step.path("place").isObject()) {
            throw new UserError(file + " holds no state of a run");
        }
        if (step.has("signed") != once) {
            throw new UserError(file + " is the state of a run " + (once ? "without" : "with") + " --once");
        }
        place = Place.read(step.get("place").toString());
        bytes = step.get("bytes").longValue();
        read = step.path("read").intValue();
        failed = step.path("failed").intValue();
        step.path("seen").fields().forEachRemaining(in -> in.getValue().forEach(id -> seen.add(id.textValue(), in.getKey())));
    }

    /** Gives the articles of each batch in which copies were looked for, in order. */
    void replay(Consumer<List<OnceCoder.Known>> take) {
        if (length == 0) {
            return;
        }
        try {
            lines(step -> {
                List<OnceCoder.Known> batch = new ArrayList<>();
                step.path("signed").forEach(a -> batch.add(new OnceCoder.Known(Signature.read(a.get("id").textValue(),
                        a.get("day").isNull() ? null : LocalDate.parse(a.get("day").textValue()), Base64.getDecoder().decode(a.get("words").textValue())),
                        a.get("stands").textValue())));
                take.accept(batch);
            });
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + UserError.reason(e));
        }
    }

    /** Whether anything is kept. */
    boolean kept() {
        return file != null;
    }

    /** Where reading goes on. */
    Place place() {
        return place;
    }

    /** Length of the output that belongs to what was read before that place. */
    long bytes() {
        return bytes;
    }

    /** Articles read before that place. */
    int read() {
        return read;
    }

    /** What failed before that place. */
    int failed() {
        return failed;
    }

    /** Ids of what was read before that place. */
    SeenIds seen() {
        return seen;
    }

    /** Notes that an item has been worked on, and adds a step for every {@value #EVERY} of them. @param now the place behind it */
    void passed(Source.Item item, Place now, Output output, Summary summary) {
        if (kept()) {
            note(item);
            if (++since % EVERY == 0) {
                step(now, output, summary, null);
            }
        }
    }

    /** Notes that a batch has been worked on in which copies were looked for, and adds a step. @param now the place behind it */
    void passed(List<Source.Item> batch, List<OnceCoder.Known> known, Place now, Output output, Summary summary) {
        if (kept()) {
            batch.forEach(this::note);
            step(now, output, summary, known);
        }
    }

    private void note(Source.Item item) {
        if (item instanceof Source.Item.Read read) {
            fresh.computeIfAbsent(read.file(), f -> new ArrayList<>()).add(read.article().id());
        }
    }

    private void step(Place now, Output output, Summary summary, List<OnceCoder.Known> known) {
        ObjectNode step = JSON.createObjectNode();
        step.set("place", JSON.valueToTree(now));
        step.put("bytes", output.flush()).put("read", summary.articles()).put("failed", summary.failures()).set("seen", JSON.valueToTree(fresh));
        if (known != null) {
            ArrayNode signed = step.putArray("signed");
            known.forEach(k -> signed.addObject().put("id", k.signature().id()).put("day", k.signature().day() == null ? null : k.signature().day().toString())
                    .put("words", Base64.getEncoder().encodeToString(k.signature().write())).put("stands", k.stands()));
        }
        fresh.clear();
        try {
            if (channel == null) {
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel.truncate(length).position(length);
            }
            ByteBuffer line = ByteBuffer.wrap((step + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + UserError.reason(e));
        }
    }

    /** All has been read: gives the output its name and forgets the state. A stop in between is made good by the next call. */
    void done(Source source, Output output, Summary summary) throws IOException {
        if (kept()) {
            step(source.place(), output, summary, once ? List.of() : null);
        }
        output.done();
        if (kept()) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}

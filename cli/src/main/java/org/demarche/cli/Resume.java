package org.demarche.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.demarche.engine.intake.Place;

/**
 * Where a long run stands, kept in a file: the place in its inputs and the length of its output up to there. A run that finds such a file goes on.
 *
 * @param place where reading goes on
 * @param bytes length of the output that belongs to what was read before that place
 */
record Resume(Place place, long bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Resume START = new Resume(Place.START, 0);

    /** What a file says, or the start where there is no file. @throws UserError if it says something else */
    static Resume read(Path file) {
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            if (node.path("bytes").isIntegralNumber() && node.path("place").isObject()) {
                return new Resume(Place.read(node.get("place").toString()), node.get("bytes").longValue());
            }
            throw new UserError(file + " holds no state of a run");
        } catch (NoSuchFileException e) {
            return START;
        } catch (JsonProcessingException e) {
            throw new UserError(file + " holds no state of a run");
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + UserError.reason(e));
        }
    }

    /** Writes this state in place of the file's. @throws UserError if that fails */
    void write(Path file) {
        Path part = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.writeString(part, "{\"place\":" + place.write() + ",\"bytes\":" + bytes + "}\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + UserError.reason(e));
        }
    }
}

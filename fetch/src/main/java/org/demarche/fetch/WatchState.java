package org.demarche.fetch;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.demarche.engine.intake.UnreadableException;

/** How far a watch has come, in a file of JSON that is replaced whole. Bounded: of a feed it keeps what the feed lists or lately listed, of a folder the files still there. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class WatchState {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).setSerializationInclusion(JsonInclude.Include.NON_NULL);
    /** So often is a page tried that fails for a time. */
    static final int TRIES = 3;

    /** Feeds by address. */
    final Map<String, OfFeed> feeds = new TreeMap<>();
    /** Files of watched folders: path → size and time of the last change when they were read. */
    final Map<String, String> files = new TreeMap<>();

    /** One feed. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class OfFeed {
        String title;
        String tag;
        String modified;
        /** When it was last got. */
        String seen;
        /** Since when it cannot be got, and why. */
        String missingSince;
        String reason;
        /** Since when it is not watched any longer, or null where it is. */
        String unwatched;
        /** Pages that the feed lists or lately listed: 0 for one that is done with, else how many tries are left; with the item's date, or empty. */
        final Map<String, Page> pages = new TreeMap<>();
    }

    /** One page of a feed: its tries left, 0 when it is done with, and the date that the feed gives it. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Page {
        int left = TRIES;
        String published;
        /** Since when the feed does not list it, or null where it does. */
        String unlisted;
    }

    /** @throws UnreadableException if the file holds something else */
    static WatchState read(Path file) {
        if (!Files.exists(file)) {
            return new WatchState();
        }
        try {
            return JSON.readValue(file.toFile(), WatchState.class);
        } catch (IOException e) {
            throw new UnreadableException(file + " holds no state of a watch; delete it to begin again");
        }
    }

    /** @throws UnreadableException if it cannot be written */
    synchronized void write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, JSON.writeValueAsString(this));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UnreadableException("the state of the watch cannot be written to " + file + ": " + e.getMessage());
        }
    }
}

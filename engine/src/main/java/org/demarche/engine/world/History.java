package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the article has mentioned so far, in reading order. */
final class History {
    private final List<Item> items = new ArrayList<>();
    private final Map<Figure, Integer> last = new HashMap<>();

    /** A mention. */
    record Item(int sentence, int word, Figure figure, boolean subject, boolean conjunct) {
        /** Orders mentions as the text does. */
        int at() {
            return place(sentence, word);
        }

        /** Orders words as the text does: a sentence has fewer than ten thousand. */
        static int place(int sentence, int word) {
            return sentence * 10_000 + word;
        }
    }

    void add(int sentence, int word, Figure figure, boolean subject, boolean conjunct) {
        last.put(figure, items.size());
        items.add(new Item(sentence, word, figure, subject, conjunct));
    }

    /** Position of a figure's last mention, −1 if it had none yet. */
    int last(Figure figure) {
        return last.getOrDefault(figure, -1);
    }

    List<Item> items() {
        return items;
    }

    /** Mentions of the last sentences up to one, oldest first. */
    List<Item> since(int sentence) {
        int from = items.size();
        while (from > 0 && items.get(from - 1).sentence() >= sentence) {
            from--;
        }
        return items.subList(from, items.size());
    }
}

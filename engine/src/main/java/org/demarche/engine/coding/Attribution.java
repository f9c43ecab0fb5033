package org.demarche.engine.coding;

import java.util.List;

/**
 * An attribution as words: who is the source, which words report, what was said. Word positions, before entities are known.
 *
 * @param source  words of the source, in order; empty where the text names none
 * @param cue     words that report, in order, not empty
 * @param content words of the content in text order, perhaps over several sentences
 */
record Attribution(List<Position> source, List<Position> cue, List<Position> content) {

    /** Copies the lists. */
    Attribution {
        source = List.copyOf(source);
        cue = List.copyOf(cue);
        content = List.copyOf(content);
    }

    /**
     * A word of an article.
     *
     * @param sentence index of the sentence
     * @param word     index of the word in it
     */
    record Position(int sentence, int word) implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            return sentence != other.sentence ? Integer.compare(sentence, other.sentence) : Integer.compare(word, other.word);
        }
    }
}

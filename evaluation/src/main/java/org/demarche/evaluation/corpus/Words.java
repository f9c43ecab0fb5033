package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.List;

/** An annotation line cut at white space, quoted words kept together and without their quotation marks; consumed from left to right. */
final class Words {
    private final Block.Line line;
    private final List<String> words = new ArrayList<>();
    private final List<Boolean> quoted = new ArrayList<>();
    private int next;

    /** @throws CorpusException if a quotation mark is not closed */
    Words(Block.Line line) {
        this.line = line;
        String source = line.content();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        boolean began = false;
        for (int i = 0; i <= source.length(); i++) {
            char c = i < source.length() ? source.charAt(i) : ' ';
            if (inside) {
                if (i == source.length()) {
                    throw new CorpusException(line.number(), "a quotation mark is not closed");
                } else if (c == '"') {
                    inside = false;
                } else {
                    word.append(c);
                }
            } else if (c == '"') {
                inside = true;
                began = true;
                if (quoted.size() == words.size()) {
                    quoted.add(word.isEmpty());
                }
            } else if (Character.isWhitespace(c)) {
                if (!word.isEmpty() || began) {
                    words.add(word.toString());
                    if (quoted.size() < words.size()) {
                        quoted.add(false);
                    }
                    word.setLength(0);
                    began = false;
                }
            } else {
                word.append(c);
            }
        }
    }

    boolean more() {
        return next < words.size();
    }

    /** The next word without consuming it, or an empty string. */
    String peek() {
        return more() ? words.get(next) : "";
    }

    /** Whether the next word stood in quotation marks. */
    boolean peekQuoted() {
        return more() && quoted.get(next);
    }

    /** @throws CorpusException if nothing is left */
    String take(String what) {
        if (!more()) {
            throw wrong(what + " is missing");
        }
        return words.get(next++);
    }

    int line() {
        return line.number();
    }

    CorpusException wrong(String reason) {
        return new CorpusException(line.number(), reason);
    }
}

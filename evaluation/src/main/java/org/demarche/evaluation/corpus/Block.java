package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * One block as it stands in the file.
 *
 * @param header      its first line
 * @param text        its paragraphs, still with marks
 * @param annotations its other lines
 */
record Block(Line header, List<Line> text, List<Line> annotations) {

    /**
     * A line of a file.
     *
     * @param number  from 1
     * @param content without the line end and the white space around it
     */
    record Line(int number, String content) {
    }

    /** Whether this is a whole article. */
    boolean article() {
        return header.content().startsWith("===");
    }

    /**
     * Cuts a file into blocks (grammar: {@code corpus/README.md}, "A block").
     *
     * @param errors takes text that stands before the first header
     */
    static List<Block> cut(String file, List<String> lines, List<CorpusError> errors) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = new Line(i + 1, lines.get(i).strip());
            String content = line.content();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            if (content.startsWith("==")) {
                blocks.add(new Block(line, new ArrayList<>(), new ArrayList<>()));
            } else if (blocks.isEmpty()) {
                errors.add(new CorpusError(file, line.number(), "a line before the first header"));
            } else {
                Block block = blocks.get(blocks.size() - 1);
                boolean annotation = content.charAt(0) >= 'a' && content.charAt(0) <= 'z';
                (annotation ? block.annotations : block.text).add(line);
            }
        }
        return blocks;
    }
}

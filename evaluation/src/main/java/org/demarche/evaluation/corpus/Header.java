package org.demarche.evaluation.corpus;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a block.
 *
 * @param id        unique in the corpus
 * @param published publication date, or null
 * @param title     headline of an article, or null
 * @param register  one of {@link Vocabulary#REGISTERS}
 * @param families  families of a sentence block; empty for an article
 * @param options   {@code key=value} words: crisis, day, story, only, composed
 */
record Header(String id, LocalDate published, String title, String register, List<String> families, Map<String, String> options) {
    private static final Pattern SENTENCE = Pattern.compile("== (\\S+) (\\S+) (\\S+) ([^\\s=]+)((?: [a-z]+=\\S+)*)");
    private static final Pattern ARTICLE = Pattern.compile("=== (\\S+) \\| (\\S+) \\| (.*\\S) \\| ([^\\s=|]+)((?: [a-z]+=\\S+)*)");
    private static final Set<String> OF_SENTENCE = Set.of("composed");
    private static final Set<String> OF_ARTICLE = Set.of("crisis", "day", "story", "only", "composed");

    /**
     * @param known families that may be named; empty means any
     * @throws CorpusException if the line is not as the grammar says
     */
    static Header read(Block block, Set<String> known) {
        Block.Line line = block.header();
        boolean article = block.article();
        Matcher m = (article ? ARTICLE : SENTENCE).matcher(line.content());
        if (!m.matches()) {
            throw new CorpusException(line.number(), article ? "header: === id | date | title | register [key=value …]"
                    : "header: == id date register families [key=value …]");
        }
        String register = m.group(article ? 4 : 3);
        if (!Vocabulary.REGISTERS.contains(register)) {
            throw new CorpusException(line.number(), "no such register: " + register);
        }
        List<String> families = article ? List.of() : List.of(m.group(4).split(","));
        for (String family : families) {
            if (!known.isEmpty() && !known.contains(family)) {
                throw new CorpusException(line.number(), "no such family: " + family + " (families.txt lists them)");
            }
        }
        Map<String, String> options = new TreeMap<>();
        for (String option : m.group(5).strip().split(" ")) {
            if (option.isEmpty()) {
                continue;
            }
            String key = option.substring(0, option.indexOf('='));
            if (!(article ? OF_ARTICLE : OF_SENTENCE).contains(key) || options.put(key, option.substring(key.length() + 1)) != null) {
                throw new CorpusException(line.number(), "header: unknown or repeated option " + key);
            }
        }
        return new Header(m.group(1), day(m.group(2), line.number()), article ? m.group(3).strip() : null, register, families, options);
    }

    private static LocalDate day(String word, int line) {
        if (word.equals("-")) {
            return null;
        }
        try {
            return LocalDate.parse(word);
        } catch (DateTimeParseException e) {
            throw new CorpusException(line, "no such day: " + word);
        }
    }

    /** Whether only the story is marked. */
    boolean storyOnly() {
        return "story".equals(options.get("only"));
    }
}

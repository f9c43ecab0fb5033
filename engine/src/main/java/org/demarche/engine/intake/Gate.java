package org.demarche.engine.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run lets in: articles that are wanted and whose id is new. Those without a date get first the one that is given to them, where one is. Counts what
 * is passed over. Not thread-safe.
 */
final class Gate {
    private static final int SHOWN = 120;

    private final Options options;
    private final SeenIds seen;
    private final Map<String, Long> passedOver = new TreeMap<>();

    /**
     * @param options which articles are wanted, and the date of those that tell none
     * @param seen    ids of the articles that the run let in before
     */
    Gate(Options options, SeenIds seen) {
        this.options = options;
        this.seen = seen;
    }

    /**
     * Lets an article in.
     *
     * @param captured the day its archive captured it, or null
     * @param file     the file that it stands in, one string for all articles of a file
     * @param at       where it stands in the file, for people
     * @return the article, a failure where its id came before, or null where it is not wanted
     */
    Source.Item item(Article article, LocalDate captured, String file, String at) {
        Article dated = article.published() == null && options.undated() != null ? article.published(options.undated()) : article;
        String unwanted = options.filter().article(dated, captured);
        if (unwanted != null) {
            return passOver(unwanted);
        }
        String first = seen.add(article.id(), file);
        return first == null ? new Source.Item.Read(dated, file) : new Source.Item.Failed(at, "id " + Failures.oneLine(article.id(), SHOWN) + " a second time"
                + (first.equals(file) ? "" : ", first in " + first));
    }

    /** Counts what is not wanted. @return null, which stands for no item */
    Source.Item passOver(String why) {
        passedOver.merge(why, 1L, Long::sum);
        return null;
    }

    /** What was passed over: reason → number. */
    Map<String, Long> passedOver() {
        return passedOver;
    }
}

package org.demarche.engine.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the body of an article in a page.
 *
 * <p>The page is cut into {@link Blocks}. A block is <em>prose</em> when it is long, or closes like a sentence, with few of its characters in
 * links. Every element is a candidate for the body's container and weighs what its blocks weigh: prose for it; link lists, short lines and
 * furniture against it; elements that call themselves the body weigh more, and so does the block that the page's description repeats. Prose
 * before the headline does not count. From the winner's blocks furniture, link lists, junk lines, repeats and all that follows a line like
 * "Related stories" are left out; headings, lists, quotations and tables stay.
 *
 * <p>Names in the markup only help: with every class and id taken away the figure falls by some .045. One instance reads one page and holds
 * no state beyond it; cost is linear in the page for a bounded depth.
 */
final class BodyExtractor {
    private static final Pattern DATE_LINE = Pattern.compile("\\b(19|20)\\d\\d\\b|\\b\\d{1,2}:\\d\\d\\b");
    private static final int ANCHOR = 40;
    /** Characters of prose that must come before a line like "12 comments" for it to close the article. */
    private static final int ENOUGH_BEFORE_COMMENTS = 250;

    private final Furniture furniture = Furniture.SHIPPED;
    private final Thresholds thresholds;
    private final Element body;
    private final List<Block> blocks;
    private final boolean[] prose;
    private final boolean[] out;
    private final Map<Element, Sums> sums = new IdentityHashMap<>();
    private final List<Element> candidates = new ArrayList<>();
    private final Map<Element, Boolean> outElements = new IdentityHashMap<>();
    private final Map<Element, Boolean> bodyElements = new IdentityHashMap<>();
    /** Index of the headline's block, −1 where none was found. */
    private final int headline;
    private final Element container;
    private final List<Integer> kept = new ArrayList<>();

    /** What a candidate for the container holds. */
    private static final class Sums {
        /** Characters of prose, furniture included. */
        private double prose;
        private double weight;
    }

    /**
     * The numbers in the rules. Chosen by {@code ExtractionFolds} in the tests, which also says what a choice on four fifths gives on the fifth.
     *
     * @param proseLinks    prose has at most this share of its characters in links
     * @param proseChars    a block with so many characters outside links is prose
     * @param sentenceChars a block that closes like a sentence is prose from here on
     * @param otherWeight   weight of a character of other blocks, counted against the candidate
     * @param linkWeight    the same for blocks that are mostly links
     * @param bodyBonus     factor for elements that call themselves the body
     * @param areaBonus     factor for elements that call themselves the article's part of the page
     * @param keepLinks     blocks with a larger share of links are left out
     * @param guard         an element with more than this share of all prose is not furniture, whatever it calls itself
     * @param headline      a headline has at least this share of all prose after it
     * @param shortInBody   weight of a character of short blocks inside elements that call themselves the body
     * @param tail          after a closing line at most this share of the body's prose may follow
     * @param anchor        factor for the block that the page's description repeats
     */
    record Thresholds(double proseLinks, int proseChars, int sentenceChars, double otherWeight, double linkWeight, double bodyBonus,
                      double areaBonus, double keepLinks, double guard, double headline, double shortInBody, double tail, double anchor) {
        static final Thresholds CHOSEN = new Thresholds(.5, 80, 25, .5, 1, 1.5, 1.1, .7, .5, .25, .5, .15, 3);
    }

    /**
     * Reads a page.
     *
     * @param page        the page, not changed
     * @param headlines   what the page's metadata calls its headline, in any number of forms
     * @param description what the metadata says the page is about; may be empty
     */
    BodyExtractor(Document page, Set<String> headlines, String description) {
        this(page, headlines, description, Thresholds.CHOSEN);
    }

    BodyExtractor(Document page, Set<String> headlines, String description, Thresholds thresholds) {
        this.thresholds = thresholds;
        body = page.body();
        blocks = Blocks.of(body, furniture);
        prose = new boolean[blocks.size()];
        out = new boolean[blocks.size()];
        sumProse();
        for (int i = 0; i < blocks.size(); i++) {
            out[i] = isOut(blocks.get(i), null);
        }
        headline = headline(headlines);
        int start = afterHeader();
        container = container(start, description);
        keep(start);
    }

    /** The body's paragraphs in order; empty where the page has none. */
    List<String> paragraphs() {
        return kept.stream().map(i -> blocks.get(i).text()).toList();
    }

    /** The headline as the page shows it, or null. */
    String headline() {
        return headline < 0 ? null : blocks.get(headline).text();
    }

    /** The headline's element, or null. */
    Element headlineElement() {
        return headline < 0 ? null : blocks.get(headline).at();
    }

    /** The block element of the first paragraph of the body, or null where there is none. */
    Element firstElement() {
        return kept.isEmpty() ? null : blocks.get(kept.get(0)).at();
    }

    /** All the page's blocks, furniture too, in order. */
    List<Block> blocks() {
        return blocks;
    }

    Element container() {
        return container;
    }

    private boolean isProse(Block block) {
        if (block.kind() == Block.Kind.HEADING || block.linkShare() > thresholds.proseLinks) {
            return false;
        }
        int chars = block.plainChars();
        return (chars >= thresholds.proseChars || chars >= thresholds.sentenceChars && Junk.closes(block.text())) && !Junk.isJunk(block.text());
    }

    private void sumProse() {
        sums.put(body, new Sums());
        candidates.add(body);
        for (int i = 0; i < blocks.size(); i++) {
            prose[i] = isProse(blocks.get(i));
            for (Element e = blocks.get(i).at(); e != null; e = e.parent()) {
                Sums sum = sums.get(e);
                if (sum == null) {
                    sum = new Sums();
                    sums.put(e, sum);
                    candidates.add(e);
                }
                sum.prose += prose[i] ? blocks.get(i).plainChars() : 0;
            }
        }
    }

    private boolean isOut(Element element) {
        return outElements.computeIfAbsent(element, e -> {
            if (e == body || e.parent() == null || e.normalName().equals("html")) {
                return false;
            }
            return furniture.isComments(e) || furniture.isOut(e) && sums.get(e).prose <= sums.get(body).prose * thresholds.guard && !wrapsEmbed(e);
        });
    }

    private boolean wrapsEmbed(Element element) {
        Element quote = element.selectFirst("blockquote");
        return quote != null && furniture.isEmbed(quote) && element.text().length() < quote.text().length() + 60;
    }

    /** Whether a block lies in furniture below the given ancestor; null for the whole page. */
    private boolean isOut(Block block, Element below) {
        for (Element e = block.at(); e != null && e != below; e = e.parent()) {
            if (isOut(e)) {
                return true;
            }
        }
        return false;
    }

    private boolean inBody(Block block) {
        for (Element e = block.at(); e != null; e = e.parent()) {
            if (bodyElements.computeIfAbsent(e, furniture::isBody)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inside(Block block, Element element) {
        for (Element e = block.at(); e != null; e = e.parent()) {
            if (e == element) {
                return true;
            }
        }
        return false;
    }

    /** The last heading that says the headline and has enough prose after it, else the first h1 with enough prose after it, else −1. */
    private int headline(Set<String> headlines) {
        double[] after = new double[blocks.size() + 1];
        for (int i = blocks.size() - 1; i >= 0; i--) {
            after[i] = after[i + 1] + (prose[i] && !out[i] ? blocks.get(i).plainChars() : 0);
        }
        double enough = after[0] * thresholds.headline;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            String text = blocks.get(i).text();
            if (blocks.get(i).kind() == Block.Kind.HEADING && after[i] >= enough && headlines.stream().anyMatch(h -> Junk.sameHeadline(text, h))) {
                return i;
            }
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).at().normalName().equals("h1") && blocks.get(i).text().length() > 20) {
                return after[i] >= enough ? i : -1;
            }
        }
        return -1;
    }

    /** Index of the first block behind the headline and the header element that holds it: decks and bylines are no body. */
    private int afterHeader() {
        if (headline < 0) {
            return 0;
        }
        Element header = null;
        for (Element e = blocks.get(headline).at(); e != body && e != null && sums.get(e).prose <= sums.get(body).prose / 4; e = e.parent()) {
            if (furniture.isHeader(e)) {
                header = e;
            }
        }
        int start = headline + 1;
        while (header != null && start < blocks.size() && inside(blocks.get(start), header)) {
            start++;
        }
        return start;
    }

    private Element container(int start, String description) {
        String squeezed = squeeze(description);
        String anchor = squeezed.length() < ANCHOR ? null : squeezed.substring(0, ANCHOR);
        for (int i = 0; i < blocks.size(); i++) {
            double weight = weight(i, start, anchor);
            for (Element e = blocks.get(i).at(); e != null; e = e.parent()) {
                sums.get(e).weight += weight;
            }
        }
        Element best = body;
        double top = Double.NEGATIVE_INFINITY;
        for (Element e : candidates) {
            double value = sums.get(e).weight;
            if (value > 0) {
                value *= bodyElements.computeIfAbsent(e, furniture::isBody) ? thresholds.bodyBonus : furniture.isArea(e) ? thresholds.areaBonus : 1;
            }
            if (value > top) {
                top = value;
                best = e;
            }
        }
        return best;
    }

    private double weight(int i, int start, String anchor) {
        Block block = blocks.get(i);
        if (out[i]) {
            return -5;
        }
        if (prose[i] && i >= start) {
            return block.plainChars() * (anchor != null && squeeze(block.text()).startsWith(anchor) ? thresholds.anchor : 1);
        }
        if (i >= start && block.linkShare() < .5 && inBody(block)) {
            return thresholds.shortInBody * block.text().length();
        }
        return -Math.min(40, block.text().length()) * (block.linkShare() > .5 ? thresholds.linkWeight : thresholds.otherWeight);
    }

    /** The first letters and digits of a text, in lower case. */
    private static String squeeze(String text) {
        StringBuilder squeezed = new StringBuilder();
        for (int i = 0; i < text.length() && squeezed.length() < 2 * ANCHOR; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                squeezed.append(Character.toLowerCase(text.charAt(i)));
            }
        }
        return squeezed.toString();
    }

    private void keep(int start) {
        List<Integer> inside = new ArrayList<>();
        for (int i = start; i < blocks.size(); i++) {
            if (inside(blocks.get(i), container) && !isOut(blocks.get(i), container)) {
                inside.add(i);
            }
        }
        int end = end(inside);
        boolean begun = false;
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < end; at++) {
            int i = inside.get(at);
            Block block = blocks.get(i);
            begun |= prose[i];
            boolean links = block.linkShare() > thresholds.keepLinks && !(at + 1 < end && headsProse(block, inside.get(at + 1)));
            boolean date = !begun && block.text().length() < 60 && DATE_LINE.matcher(block.text()).find();
            if (!links && !date && !Junk.isJunk(block.text()) && (block.text().length() <= 60 || seen.add(block.text()))) {
                kept.add(i);
            }
        }
    }

    /** Whether a heading stands in the flow of the body right before its prose, as no card of a link list does. */
    private boolean headsProse(Block block, int next) {
        return block.kind() == Block.Kind.HEADING && prose[next] && blocks.get(next).at().parent() == block.at().parent();
    }

    /** How many of the container's blocks come before the first line that closes the article. */
    private int end(List<Integer> inside) {
        int end = inside.size();
        double before = 0;
        for (int at = 0; at < end; at++) {
            int i = inside.get(at);
            if (before >= ENOUGH_BEFORE_COMMENTS && Junk.isClose(blocks.get(i).text())) {
                end = at;
            }
            before += prose[i] ? blocks.get(i).plainChars() : 0;
        }
        double after = 0;
        for (int at = end - 1; at > 0 && after <= before * thresholds.tail; at--) {
            int i = inside.get(at);
            if (Junk.isEnd(blocks.get(i).text())) {
                end = at;
            }
            after += prose[i] ? blocks.get(i).plainChars() : 0;
        }
        return end;
    }

    /** Whether any block of prose was kept: a page without is no article. */
    boolean hasProse() {
        return kept.stream().anyMatch(i -> prose[i]);
    }
}

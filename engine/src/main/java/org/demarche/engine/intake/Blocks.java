package org.demarche.engine.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Cuts a page into its blocks in reading order. Elements that never hold an article's words (scripts, styles, forms, media) are passed
 * over. Walks without recursion; one pass over the tree.
 */
final class Blocks implements NodeFilter {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    /** Elements that break the flow of text though jsoup counts them as inline or knows nothing of them. */
    private static final Set<String> BREAKING = Set.of("main", "picture", "summary", "details", "amp-accordion", "template", "td", "th");
    private static final int LONG_CELL = 100;
    private static final int MAX_INLINE = 50;

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> cells = new ArrayDeque<>();
    private final Furniture furniture;
    private int linkChars;
    private int links;
    private int pre;
    private int headings;
    private Element at;

    private Blocks(Furniture furniture) {
        this.furniture = furniture;
    }

    /** The blocks of {@code root}, none of them blank. */
    static List<Block> of(Element root, Furniture furniture) {
        Blocks walk = new Blocks(furniture);
        root.filter(walk);
        walk.flush();
        return walk.blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText(), words.parent() instanceof Element e ? e : null);
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String tag = element.normalName();
        if (furniture.isNeverText(element)) {
            if (breaks(element)) {
                flush();
            }
            return FilterResult.SKIP_ENTIRELY;
        }
        if (!breaks(element) && element.childNodeSize() > 0 && furniture.isOut(element) && isInline(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        switch (tag) {
            case "a" -> links++;
            case "pre" -> pre++;
            case "br" -> lineBreak();
            default -> headings += HEADINGS.contains(tag) ? 1 : 0;
        }
        if (tag.equals("td") || tag.equals("th")) {
            cells.push(text.length());
            space();
        } else if (breaks(element)) {
            flush();
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        switch (element.normalName()) {
            case "a" -> links--;
            case "pre" -> {
                flush();
                pre--;
            }
            case "td", "th" -> {
                if (text.length() - cells.pop() > LONG_CELL) {
                    flush();
                } else {
                    space();
                }
            }
            default -> {
                if (breaks(element)) {
                    flush();
                }
                headings -= HEADINGS.contains(element.normalName()) ? 1 : 0;
            }
        }
        return FilterResult.CONTINUE;
    }

    private static boolean breaks(Element element) {
        return element.isBlock() && !element.normalName().equals("br") || BREAKING.contains(element.normalName());
    }

    /** Whether an inline element holds no block; looks at a bounded number of its descendants. */
    private static boolean isInline(Element element) {
        return element.stream().limit(MAX_INLINE).noneMatch(Blocks::breaks);
    }

    private void append(String words, Element parent) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\u00AD' || c == '\u200B' || c == '\uFEFF' || c == '\u0000') {
                continue;
            }
            if (pre > 0 && c == '\n') {
                lineBreak();
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space();
            } else {
                if (at == null) {
                    at = parent;
                }
                text.append(c);
                if (links > 0) {
                    linkChars++;
                }
            }
        }
    }

    private void space() {
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) != ' ' && text.charAt(length - 1) != '\n') {
            text.append(' ');
            if (links > 0) {
                linkChars++;
            }
        }
    }

    /** A line break ends a block; in a heading it is white space, in preformatted text two of them end a block. */
    private void lineBreak() {
        if (pre == 0) {
            if (headings > 0) {
                space();
            } else {
                flush();
            }
            return;
        }
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) == ' ') {
            text.setLength(--length);
        }
        if (length == 0) {
            return;
        }
        if (text.charAt(length - 1) == '\n') {
            flush();
        } else {
            text.append('\n');
        }
    }

    private void flush() {
        String words = text.toString().strip();
        if (!words.isEmpty() && at != null) {
            Element block = at;
            while (!breaks(block) && block.parent() != null) {
                block = block.parent();
            }
            blocks.add(new Block(words, linkChars, block, kind(block)));
        }
        text.setLength(0);
        linkChars = 0;
        at = null;
        int open = cells.size();
        cells.clear();
        for (int i = 0; i < open; i++) {
            cells.push(0);
        }
    }

    private static Block.Kind kind(Element block) {
        for (Element e = block; e != null; e = e.parent()) {
            String tag = e.normalName();
            if (HEADINGS.contains(tag)) {
                return Block.Kind.HEADING;
            }
            switch (tag) {
                case "li", "dd", "dt" -> {
                    return Block.Kind.ITEM;
                }
                case "blockquote" -> {
                    return Block.Kind.QUOTE;
                }
                case "td", "th", "tr" -> {
                    return Block.Kind.ROW;
                }
                case "pre" -> {
                    return Block.Kind.CODE;
                }
                case "div", "section", "article", "body", "main" -> {
                    return Block.Kind.TEXT;
                }
                default -> { }
            }
        }
        return Block.Kind.TEXT;
    }
}

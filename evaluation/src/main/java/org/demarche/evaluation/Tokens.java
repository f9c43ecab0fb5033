package org.demarche.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.record.Span;

/** Words and punctuation of one text ({@code \w+|[^\w\s]}), to say how much of two runs of text is the same. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\w\\s]", Pattern.UNICODE_CHARACTER_CLASS);
    private final List<Span> tokens = new ArrayList<>();

    Tokens(String text) {
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            tokens.add(new Span(m.start(), m.end()));
        }
    }

    /** Indices of the tokens that share a character with one of the spans. */
    BitSet in(List<Span> spans) {
        BitSet set = new BitSet(tokens.size());
        for (Span span : spans) {
            for (int i = first(span.start()); i < tokens.size() && tokens.get(i).start() < span.end(); i++) {
                set.set(i);
            }
        }
        return set;
    }

    /** Index of the first token that ends behind an offset. */
    private int first(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (tokens.get(mid).end() <= offset) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** Number of tokens in both. */
    static int common(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both.cardinality();
    }

    /** Twice the common tokens by all tokens of both; 0 for two empty sets. */
    static double dice(BitSet a, BitSet b) {
        int all = a.cardinality() + b.cardinality();
        return all == 0 ? 0 : 2.0 * common(a, b) / all;
    }
}

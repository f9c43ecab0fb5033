package org.demarche.engine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarche.record.Span;

/**
 * Sentences without a model: a flat list of words with guessed parts of speech. The root is the first word that looks like a verb, or the
 * first word; everything else hangs on it by {@code dep} or {@code punct}. Thread-safe.
 */
final class PlainTags {
    private final Map<String, String> closed = Lists.map("closed.tsv");
    private final Lemmas lemmas;

    PlainTags(Lemmas lemmas) {
        this.lemmas = lemmas;
    }

    Sentence sentence(List<Token> tokens) {
        int n = tokens.size();
        List<String> pos = new ArrayList<>(n);
        int root = -1;
        for (int i = 0; i < n; i++) {
            String tag = tag(tokens.get(i).form(), i == 0);
            pos.add(tag);
            if (root < 0 && tag.startsWith("VB")) {
                root = i;
            }
        }
        root = Math.max(root, 0);
        List<Word> words = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Token t = tokens.get(i);
            String label = i == root ? "root" : Character.isLetterOrDigit(t.form().codePointAt(0)) ? "dep" : "punct";
            words.add(new Word(new Span(t.start(), t.end()), t.form(), lemmas.lemma(t.form(), pos.get(i)), pos.get(i), i == root ? -1 : root,
                    label, "O", "O"));
        }
        return new Sentence(new Span(tokens.get(0).start(), tokens.get(n - 1).end()), words);
    }

    private String tag(String form, boolean first) {
        String lower = form.toLowerCase(Locale.ROOT);
        String known = closed.get(lower);
        int c = form.codePointAt(0);
        if (known != null) {
            return known;
        }
        if (Character.isDigit(c)) {
            return "CD";
        }
        if (!Character.isLetter(c)) {
            return switch (form) {
                case "\"", "'", "''" -> "''";
                case "'s" -> "POS";
                case "(", "[" -> "-LRB-";
                case ")", "]" -> "-RRB-";
                case "$" -> "$";
                case "-" -> "HYPH";
                case "," -> ",";
                case ":", ";", "--", "..." -> ":";
                default -> form.chars().allMatch(d -> ".?!".indexOf(d) >= 0) ? "." : "NFP";
            };
        }
        if (Character.isUpperCase(c) && !first) {
            return "NNP";
        }
        if (lower.endsWith("ed") && lower.length() > 4) {
            return "VBD";
        }
        if (lower.endsWith("ing") && lower.length() > 5) {
            return "VBG";
        }
        if (lower.endsWith("ly") && lower.length() > 4) {
            return "RB";
        }
        return Character.isUpperCase(c) ? "NNP" : lower.endsWith("s") && lower.length() > 3 && !lower.endsWith("ss") ? "NNS" : "NN";
    }
}

package org.demarche.engine.coding;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.demarche.engine.language.Sentence;
import org.demarche.record.Range;

/** Numbers of people and things as texts give them: "at least 26", "two dozen", "hundreds of", "1.5 million". Rules in {@code counts.txt}. */
final class Counts {
    private static final Map<String, Range> VAGUE = new HashMap<>();
    private static final Map<String, Long> TIMES = new HashMap<>();
    private static final Map<String, Integer> SMALL = new HashMap<>();

    static {
        for (DataFile.Line line : DataFile.read("counts.txt").lines()) {
            String[] columns = line.text().split("\\s{2,}|(?<=\\D)\\s+(?=[-\\d])|(?<=\\d|-)\\s+");
            if (columns.length < 3) {
                throw line.bad("words, least and most are wanted");
            }
            VAGUE.put(columns[0], new Range(bound(columns[1]), bound(columns[2])));
            if (columns.length > 3) {
                TIMES.put(columns[0], Long.parseLong(columns[1]));
            }
        }
        String[] words = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
                + "nineteen").split(" ");
        for (int i = 0; i < words.length; i++) {
            SMALL.put(words[i], i);
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            SMALL.put(tens[i], 20 + 10 * i);
        }
    }

    private Counts() {
    }

    private static Long bound(String text) {
        return text.equals("-") ? null : Long.valueOf(text);
    }

    /** How many a noun phrase counts, its head included ("dozens of", "five"); null if it counts nothing. */
    static Range of(Clauses clauses, int head) {
        Sentence sentence = clauses.sentence();
        int first = head;
        int last = head;
        for (int c : sentence.children(head)) {
            if (c < head && !sentence.word(c).label().equals("relcl")) {
                first = Math.min(first, leftmost(sentence, c));
            }
        }
        if (first > 1 && sentence.word(first - 1).form().equals("-") && value(sentence, first - 2) != null) {
            first -= 2; // "thirty-four were killed"
        }
        int up = sentence.word(head).head();
        if (up >= 0 && sentence.word(up).lemma().equals("of") && sentence.word(up).head() >= 0) {
            int amount = sentence.word(up).head();
            Range outer = amount < head && vague(sentence, amount, amount) != null ? of(clauses, amount) : null;
            if (outer != null) {
                return outer;
            }
        }
        for (int i = first; i <= last; i++) {
            Range range = sentence.word(i).name().endsWith("DATE") || i + 1 < head && clauses.time(i + 1) || apart(sentence, i, head) ? null : number(sentence, i, last);
            if (range != null) {
                return qualified(sentence, first, i, range);
            }
        }
        return null;
    }

    /** Whether a comma parts a number from the noun, as in "eleven dead, four of them officers", not as in "two fast, new boats". */
    private static boolean apart(Sentence sentence, int number, int head) {
        for (int i = number + 1; i < head; i++) {
            if (sentence.word(i).form().equals(",") && !sentence.word(i - 1).pos().startsWith("JJ")) {
                return true;
            }
        }
        return false;
    }

    private static int leftmost(Sentence sentence, int i) {
        int left = i;
        for (int c : sentence.children(i)) {
            if (c < i) {
                left = Math.min(left, leftmost(sentence, c));
            }
        }
        return left;
    }

    private static Range number(Sentence sentence, int i, int last) {
        Double value = value(sentence, i);
        int next = i + 1;
        if (value == null) {
            Range vague = vague(sentence, i, last);
            return vague;
        }
        if (next < sentence.size() && sentence.word(next).form().equals("-") && next + 1 < sentence.size() && value(sentence, next + 1) != null
                && value(sentence, next + 1) < 10 && value >= 20 && value < 100) {
            value += value(sentence, next + 1);
            next += 2;
        }
        while (next < sentence.size() && TIMES.containsKey(word(sentence, next))) {
            value *= TIMES.get(word(sentence, next));
            next++;
        }
        if (value != Math.rint(value) || value < 0 || value > 10_000_000_000.0) {
            return null;
        }
        long exact = Math.round(value);
        if (next + 1 < sentence.size() && (sentence.word(next).lemma().equals("to") || sentence.word(next).form().equals("-"))) {
            Double upper = value(sentence, next + 1);
            if (upper != null && upper >= exact && upper == Math.rint(upper)) {
                return new Range(exact, Math.round(upper));
            }
        }
        return new Range(exact, exact);
    }

    private static Range vague(Sentence sentence, int i, int last) {
        String word = word(sentence, i);
        String three = i + 2 < sentence.size() ? word + " " + word(sentence, i + 1) + " " + word(sentence, i + 2) : "";
        String two = i + 1 < sentence.size() ? word + " " + word(sentence, i + 1) : "";
        Range range = VAGUE.get(three);
        range = range != null ? range : VAGUE.get(two);
        range = range != null ? range : VAGUE.get(word);
        return word.equals("some") && i + 1 < sentence.size() && value(sentence, i + 1) != null ? null : range;
    }

    private static String word(Sentence sentence, int i) {
        return sentence.word(i).form().toLowerCase(Locale.ROOT);
    }

    private static Double value(Sentence sentence, int i) {
        String word = word(sentence, i);
        Integer small = SMALL.get(word);
        if (small != null) {
            return (double) small;
        }
        if (!Character.isDigit(word.charAt(0)) || word.length() > 15) {
            return null;
        }
        try {
            return Double.valueOf(word.replace(",", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Range qualified(Sentence sentence, int first, int at, Range range) {
        StringBuilder before = new StringBuilder();
        for (int i = Math.max(0, Math.min(first, at - 3)); i < at; i++) {
            before.append(word(sentence, i)).append(' ');
        }
        String words = before.toString().strip();
        if (words.endsWith("at least") || words.endsWith("more than") || words.endsWith("over") || words.endsWith("no fewer than")
                || words.endsWith("upwards of") || words.endsWith("no less than")) {
            return new Range(range.min(), range.min() == null || !range.min().equals(range.max()) ? range.max() : null);
        }
        if (words.endsWith("up to") || words.endsWith("as many as") || words.endsWith("at most") || words.endsWith("fewer than")
                || words.endsWith("less than") || words.endsWith("under")) {
            return new Range(null, range.max());
        }
        return range;
    }

    /** The sum of two counts; null counts as nothing known. */
    static Range sum(Range a, Range b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        Long min = a.min() == null && b.min() == null ? null : (a.min() == null ? 0 : a.min()) + (b.min() == null ? 0 : b.min());
        Long max = a.max() == null || b.max() == null ? null : Long.valueOf(a.max() + b.max());
        return new Range(min, max);
    }
}

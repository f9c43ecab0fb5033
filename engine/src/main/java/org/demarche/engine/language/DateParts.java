package org.demarche.engine.language;

import static org.demarche.engine.language.DateWords.NONE;
import static org.demarche.engine.language.DateWords.is;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one sentence as parts of dates. Indices may lie outside the sentence where a method says nothing else. */
final class DateParts {
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(st|nd|rd|th)?");
    private static final Pattern YEAR = Pattern.compile("1[0-9]{3}|20[0-9]{2}|2100");
    private static final Pattern LONG_COUNT = Pattern.compile("\\d{1,3}");

    /** Forms in lower case, "mid-" and the like cut off. */
    final String[] low;
    private final Sentence sentence;
    private final LocalDate published;
    private final boolean[] capital;
    private final int size;

    DateParts(Sentence sentence, LocalDate published) {
        this.sentence = sentence;
        this.published = published;
        size = sentence.size();
        low = new String[size];
        capital = new boolean[size];
        for (int i = 0; i < size; i++) {
            String form = sentence.word(i).form().toLowerCase(Locale.ROOT);
            int dash = form.indexOf('-');
            boolean edge = dash > 0 && dash + 1 < form.length() && is("edge", form.substring(0, dash));
            low[i] = edge ? form.substring(dash + 1) : form;
            capital[i] = Character.isUpperCase(sentence.word(i).form().codePointAt(edge ? dash + 1 : 0));
        }
    }

    /** Whether any date begins with the word inside the sentence: most words are passed over by this. */
    boolean mayBegin(int i) {
        char c = low[i].charAt(0);
        return c >= '0' && c <= '9' || DateWords.begins(low[i]);
    }

    /** Whether the word inside the sentence could be a year. */
    boolean isYear(int i) {
        return YEAR.matcher(low[i]).matches();
    }

    /** The form, or nothing outside the sentence. */
    String word(int i) {
        return i >= 0 && i < size ? low[i] : "";
    }

    /** Whether the word inside the sentence begins with a capital. */
    boolean isCapital(int i) {
        return capital[i];
    }

    /** The month that the word inside the sentence names, or none. */
    int monthAt(int i) {
        return isCapital(i) ? DateWords.number("month", low[i]) : NONE;
    }

    /** Whether the number at i counts what follows it. */
    boolean isCounted(int i) {
        int end = dayEnd(i);
        return is("count", word(end)) || end < size && sentence.word(end).pos().equals("NNS");
    }

    /** Index after a day of the month that begins at i, or −1. */
    int dayEnd(int i) {
        if (i < 0 || i >= size) {
            return -1;
        }
        Matcher day = DAY.matcher(low[i]);
        if (!day.matches() || Integer.parseInt(day.group(1)) < 1 || Integer.parseInt(day.group(1)) > 31) {
            return DateWords.number("ordinal", low[i]) != NONE && isCapital(i) && i > 0 ? i + 1 : -1;
        }
        return day.group(2) == null && word(i + 1).matches("st|nd|rd|th") ? i + 2 : i + 1;
    }

    /** The day of the month where {@link #dayEnd} finds one. */
    int day(int i) {
        Matcher day = DAY.matcher(low[i]);
        return day.matches() ? Integer.parseInt(day.group(1)) : DateWords.number("ordinal", low[i]);
    }

    /** Index after a year that begins at i, after a comma or "of" at most, or −1: "2014", "next year". */
    int yearAfter(int i) {
        int j = word(i).equals(",") || word(i).equals("of") ? i + 1 : i;
        if (j < size && isYear(j) && !is("count", word(j + 1))) {
            return j + 1;
        }
        return published != null && is("shift", word(j)) && word(j + 1).equals("year") ? j + 2 : -1;
    }

    /** The year that {@link #yearAfter} found to end at k. */
    int year(int k) {
        return low[k - 1].equals("year") ? published.getYear() + DateWords.number("shift", low[k - 2]) : Integer.parseInt(low[k - 1]);
    }

    /** A number below a thousand in digits or words, 0 where there is none. */
    int count(int i) {
        if (i >= size) {
            return 0;
        }
        int words = DateWords.number("number", low[i]);
        return words != NONE ? words : LONG_COUNT.matcher(low[i]).matches() ? Integer.parseInt(low[i]) : 0;
    }
}

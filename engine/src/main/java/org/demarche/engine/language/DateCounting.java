package org.demarche.engine.language;

import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static org.demarche.engine.language.DateWords.NONE;
import static org.demarche.engine.language.DateWords.is;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.demarche.record.Resolution;

/**
 * The dates of one sentence that count from another date ("three days ago", "a day after the raid", "the next day") and the last days of what somebody is given. Adds
 * what it reads to the sentence's dates; what waits for dates behind it is added at the end.
 */
final class DateCounting {
    private static final int FAR_SENTENCES = 2;

    private final Sentence sentence;
    private final LocalDate published;
    private final DateParts at;
    private final List<DatePhrase> found;
    private final List<DatePhrase> before;
    private final int distance;
    private final LocalDate story;
    private final int size;
    private final List<Step> steps = new ArrayList<>();

    /** "a day after": waits for the other dates of the sentence. */
    private record Step(int from, int to, int count, String unit, int direction) {
    }

    /**
     * @param found    the sentence's dates so far; grows
     * @param before   the dates of the last sentence that had any
     * @param distance how many sentences back that was
     * @param story    the day that a chronicle has come to; null where the text is none
     */
    DateCounting(Sentence sentence, LocalDate published, DateParts at, List<DatePhrase> found, List<DatePhrase> before, int distance, LocalDate story) {
        this.sentence = sentence;
        this.published = published;
        this.at = at;
        this.found = found;
        this.before = before;
        this.distance = distance;
        this.story = story;
        this.size = sentence.size();
    }

    /** Adds what waits for the other dates of the sentence. */
    void finish() {
        steps.forEach(this::resolve);
    }

    /** Whether a date that begins at i is the last day of what somebody is given until then: "gave them until Friday to leave". */
    boolean granted(int i) {
        int way = deadline(i);
        int verb = way < 0 ? -1 : sentence.word(way).head();
        int above = verb < 0 ? -1 : sentence.word(verb).head();
        boolean time = verb >= 0 && DateWords.is("grant", sentence.word(verb).lemma()) || above >= 0 && DateWords.is("grant", sentence.word(above).lemma());
        return time && !at.low[way].equals("by");
    }

    /** The preposition that makes what begins at i a last day, over an article and the like; −1 for none. */
    int deadline(int i) {
        int way = i - 1;
        while (way >= 0 && (sentence.word(way).pos().equals("DT") || is("edge", at.low[way]) || is("part", at.low[way]) || at.low[way].equals("on") && way > 0
                && is("part", at.low[way - 1]))) {
            way--;
        }
        return way >= 0 && is("deadline", at.low[way]) ? way : -1;
    }

    /** The day of the act that a date at i hangs on: the last day named before in the sentence, else the day that a chronicle has come to or that of publication. */
    LocalDate actDay(int i) {
        LocalDate told = told(i);
        return told != null ? told : story != null ? story : published;
    }

    /** The last day named before i in the sentence, or null. */
    private LocalDate told(int i) {
        for (int k = found.size() - 1; k >= 0; k--) {
            if (found.get(k).from() < i && found.get(k).resolution() == Resolution.DAY) {
                return found.get(k).value();
            }
        }
        return null;
    }

    /** A weekday that is over: the last one up to publication; in a chronicle the first from the day that it has come to, or, for what had been before, the last up to it. */
    LocalDate past(int i, DayOfWeek weekday) {
        if (story == null) {
            return published.with(previousOrSame(weekday));
        }
        LocalDate now = told(i) == null ? story : told(i);
        LocalDate next = now.with(nextOrSame(weekday));
        return Tense.before(sentence, i) || next.isAfter(published) ? now.with(previousOrSame(weekday)) : next;
    }

    /** "three days ago", "a week from now", "two days later", "a day after …". */
    int counted(int i) {
        int j = i + 1;
        int count = at.count(i);
        if (count > 0 && at.word(j).equals("-") && at.count(j + 1) > 0 && at.count(j + 1) < 10 && count >= 20) {
            count += at.count(j + 1);
            j += 2;
        }
        boolean bare = at.low[i].equals("the");
        if (bare) {
            count = 1;
        }
        if (count <= 0 || j + 1 >= size) {
            return i;
        }
        String unit = bare && is("part", at.low[j]) ? "D" : DateWords.value("units", at.low[j]);
        if (unit == null || bare && !is("unit", at.low[j]) && !is("part", at.low[j])) {
            return i;
        }
        String way = at.low[j + 1];
        boolean within = i > 0 && at.low[i - 1].equals("within") && Tense.above(sentence, i, false) == Tense.FUTURE;
        LocalDate last = !bare && published != null && (within || grants(i, j)) ? DateSteps.on(actDay(i), count, unit) : null;
        if (last != null) {
            return add(i, j + 1, last, Resolution.DAY);
        }
        if (unit.equals("H")) {
            return i;
        }
        if (way.equals("ago") && !bare) {
            return published == null ? i : add(i, j + 2, DateSteps.step(published, count, unit, -1));
        }
        if (way.equals("from") && (at.word(j + 2).equals("now") || at.word(j + 2).equals("today")) && !bare) {
            return published == null ? i : add(i, j + 3, DateSteps.step(published, count, unit, 1));
        }
        int direction = DateWords.number("before", way);
        if (direction == NONE || way.equals("ago") || bare && !way.equals("before") && !way.equals("after")) {
            return i;
        }
        steps.add(new Step(i, j + 2, count, unit, direction));
        return j + 2;
    }

    /** Whether the span of time with its unit at word j is left to somebody for something: "gave them 48 hours to leave". */
    private boolean grants(int i, int j) {
        int verb = sentence.word(j).head();
        return at.word(j + 1).equals("to") && verb >= 0 && verb < i && sentence.word(j).label().matches("dobj|npadvmod") && DateWords.is("grant", sentence.word(verb).lemma());
    }

    /** "the next day", "the previous week", "that year". */
    int anchored(int i) {
        int direction = switch (at.low[i]) {
            case "next", "following" -> 1;
            case "previous", "preceding" -> -1;
            case "same", "that" -> 0;
            default -> NONE;
        };
        int noun = at.low[i].equals("that") && at.word(i + 1).equals("same") ? i + 2 : i + 1;
        String unit = is("part", at.word(noun)) ? "D" : DateWords.value("unit", at.word(noun));
        boolean the = i > 0 && at.low[i - 1].equals("the");
        if (direction == NONE || unit == null || unit.equals("E") || !the && !at.low[i].equals("that") && !(at.low[i].equals("next") && unit.equals("D"))) {
            return i;
        }
        DatePhrase anchor = anchor(i, unit);
        if (anchor == null) {
            return i;
        }
        return add(i, noun + 1, DateSteps.step(anchor.value(), direction == 0 ? 0 : 1, unit, direction == 0 ? 1 : direction));
    }

    /** The last date before word i that is exact enough to count units from. */
    private DatePhrase anchor(int i, String unit) {
        for (int k = found.size() - 1; k >= 0; k--) {
            if (found.get(k).from() < i && isExact(found.get(k), unit)) {
                return found.get(k);
            }
        }
        for (int k = before.size() - 1; k >= 0 && (distance <= FAR_SENTENCES || story != null); k--) {
            if (isExact(before.get(k), unit)) {
                return before.get(k);
            }
        }
        return null;
    }

    private static boolean isExact(DatePhrase phrase, String unit) {
        int fine = phrase.resolution().ordinal();
        return switch (unit) {
            case "D" -> fine == Resolution.DAY.ordinal();
            case "W", "F" -> fine <= Resolution.WEEK.ordinal();
            case "M" -> fine <= Resolution.MONTH.ordinal();
            default -> true;
        };
    }

    /**
     * "A day after the Feb. 3 raid" counts from the raid; "spoke Tuesday, a day after shells fell" tells when they fell, counted back from the
     * day of the speech, which is the day of publication where none is named.
     */
    private void resolve(Step step) {
        int way = step.to() - 1;
        boolean open = at.low[way].equals("after") || at.low[way].equals("before");
        DatePhrase inside = null;
        DatePhrase outside = null;
        for (DatePhrase phrase : found) {
            if (open && isExact(phrase, step.unit())) {
                if (isUnder(way, phrase.from())) {
                    inside = inside == null ? phrase : inside;
                } else {
                    outside = outside == null || phrase.from() < step.from() ? phrase : outside;
                }
            }
        }
        boolean complement = open && step.to() < size && !sentence.word(step.to()).pos().matches("[.,:]|''|-RRB-|IN|CC");
        if (inside != null) {
            add(step.from(), step.to(), DateSteps.step(inside.value(), step.count(), step.unit(), step.direction()));
        } else if (complement) {
            LocalDate act = outside != null ? outside.value() : published;
            if (act != null && Tense.above(sentence, step.from(), false) != Tense.FUTURE) {
                add(step.from(), step.to(), DateSteps.step(act, step.count(), step.unit(), -step.direction()));
            }
        } else {
            DatePhrase anchor = anchor(step.from(), step.unit());
            if (anchor != null) {
                add(step.from(), step.to(), DateSteps.step(anchor.value(), step.count(), step.unit(), step.direction()));
            } else if (published != null && at.low[way].equals("earlier") && step.unit().equals("Y")) {
                add(step.from(), step.to(), DateSteps.step(published, step.count(), step.unit(), -1));
            }
        }
    }

    /** Whether a word stands in what "after" or "before" governs. */
    private boolean isUnder(int way, int word) {
        int top = sentence.word(way).label().equals("mark") ? sentence.word(way).head() : way;
        return word > way && top >= 0 && sentence.dominates(top, word);
    }

    private int add(int from, int to, DatePhrase phrase) {
        return add(from, to, phrase.value(), phrase.resolution());
    }

    private int add(int from, int to, LocalDate value, Resolution resolution) {
        found.add(new DatePhrase(from, to, value, resolution, false));
        return to;
    }
}

package org.demarche.engine.language;

import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previous;
import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static org.demarche.engine.language.DateWords.NONE;
import static org.demarche.engine.language.DateWords.is;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.record.Resolution;

/** The dates of one sentence. Each reading method takes the index of a word, adds what begins there, and gives the index after it. */
final class SentenceDates {
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final int NEAR_DAYS = 30;
    private static final int FAR_DAYS = 250;

    private final Sentence sentence;
    private final LocalDate published;
    private final List<DatePhrase> before;
    private final int distance;
    private final int size;
    private final DateParts at;
    private final List<DatePhrase> found = new ArrayList<>();
    private final DateCounting counting;

    /**
     * @param published day of publication or null
     * @param before    the dates of the last sentence that had any
     * @param distance  how many sentences back that was
     * @param story     the day that a chronicle has come to, from which its weekdays count; null where the text is none
     */
    SentenceDates(Sentence sentence, LocalDate published, List<DatePhrase> before, int distance, LocalDate story) {
        this.sentence = sentence;
        this.published = published;
        this.before = before;
        this.distance = distance;
        this.size = sentence.size();
        this.at = new DateParts(sentence, published);
        this.counting = new DateCounting(sentence, published, at, found, before, distance, story);
    }

    /** All dates, in text order. */
    List<DatePhrase> find() {
        for (int i = 0; i < size; ) {
            if (!at.mayBegin(i)) {
                i++;
                continue;
            }
            int edge = is("edge", at.low[i]) ? at.word(i + 1).equals("-") ? i + 2 : i + 1 : i;
            int known = found.size();
            int next = edge < size ? read(edge) : edge;
            if (next > edge && edge > i && found.size() > known) {
                found.set(known, found.get(known).from(i));
            }
            i = Math.max(next, i + 1);
        }
        counting.finish();
        found.sort(Comparator.comparingInt(DatePhrase::from));
        return found;
    }

    private int read(int i) {
        int next = i;
        if (next == i) {
            next = numeric(i);
        }
        if (next == i) {
            next = feast(i);
        }
        if (next == i) {
            next = dayFirst(i);
        }
        if (next == i) {
            next = ofMonth(i);
        }
        if (next == i) {
            next = month(i, 0, i);
        }
        if (next == i) {
            next = weekday(i, NONE, i);
        }
        if (next == i) {
            next = shifted(i);
        }
        if (next == i) {
            next = within(i);
        }
        if (next == i) {
            next = endOf(i);
        }
        if (next == i) {
            next = counting.counted(i);
        }
        if (next == i) {
            next = counting.anchored(i);
        }
        if (next == i) {
            next = dayWord(i);
        }
        if (next == i) {
            next = year(i);
        }
        return next == i ? ordinalDay(i) : next;
    }

    // ---- what the text pins down by itself

    private int numeric(int i) {
        String known = DateWords.value("known", at.low[i]);
        Matcher iso = ISO.matcher(at.low[i]);
        if (known != null) {
            return add(i, i + 1, LocalDate.parse(known), Resolution.DAY, true);
        }
        if (iso.matches()) {
            return addDay(i, i + 1, number(iso, 1), number(iso, 2), number(iso, 3), true);
        }
        Matcher other = NUMERIC.matcher(at.low[i]);
        if (!other.matches()) {
            return i;
        }
        int first = number(other, 1);
        int second = number(other, 3);
        int year = number(other, 4);
        boolean dayLeads = first > 12 || second <= 12 && other.group(2).equals(".");
        return addDay(i, i + 1, other.group(4).length() == 2 ? year + (year < 70 ? 2000 : 1900) : year, dayLeads ? second : first,
                dayLeads ? first : second, true);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** "31 January 2022", "10-20 February", "the 31st of January". */
    private int dayFirst(int i) {
        int j = at.dayEnd(i);
        if (j < 0) {
            return i;
        }
        if (at.word(j).equals("-") && at.dayEnd(j + 1) > 0) {
            j = at.dayEnd(j + 1);
        }
        boolean several = i > 0 && is("range", at.low[i - 1]) && (at.word(j).equals("to") || at.word(j).equals("and")) && at.dayEnd(j + 1) > 0;
        int other = several ? at.dayEnd(j + 1) : -1;
        if (several && other < size && at.monthAt(other) != NONE) {
            int k = at.yearAfter(other + 1);
            return k > 0 ? addDay(i, j, at.year(k), at.monthAt(other), at.day(i), true) : addDay(i, j, at.monthAt(other), at.day(i));
        }
        if (at.word(j).equals("of")) {
            j++;
        }
        int month = j < size ? at.monthAt(j) : NONE;
        if (month == NONE || j + 1 < size && at.dayEnd(j + 1) > 0 && !at.word(j + 1).equals(",")) {
            return i;
        }
        int k = at.yearAfter(j + 1);
        int known = anniversary(month, at.day(i), j + 1);
        if (k < 0 && known == 0) {
            return addDay(i, j + 1, month, at.day(i));
        }
        return k > 0 ? addDay(i, k, at.year(k), month, at.day(i), true) : addDay(i, j + 1, known, month, at.day(i), true);
    }

    /** "The first week of December", "the last day of the month", "the twentieth of this month". */
    private int ofMonth(int i) {
        int nth = at.low[i].equals("last") ? -1 : DateWords.number("ordinal", at.low[i]);
        boolean week = at.word(i + 1).equals("week");
        boolean day = at.low[i].equals("last") && at.word(i + 1).equals("day");
        int of = week || day ? i + 2 : i + 1;
        if (nth == NONE && !at.low[i].matches("\\d+\\D+") || !at.word(of).equals("of") || of + 2 > size - 1 && !(of + 1 < size && at.monthAt(of + 1) != NONE) || published == null) {
            return i;
        }
        int known = found.size();
        int end = month(of + 1, 0, of + 1);
        boolean running = end == of + 1 && at.word(of + 2).equals("month") && (at.low[of + 1].equals("the") || is("shift", at.low[of + 1]));
        if (running) {
            LocalDate first = published.withDayOfMonth(1).plusMonths(at.low[of + 1].equals("the") ? 0 : DateWords.number("shift", at.low[of + 1]));
            boolean over = day && at.low[of + 1].equals("the") && Tense.above(sentence, i, false) == Tense.PAST && published.getDayOfMonth() < published.lengthOfMonth();
            end = add(of + 1, of + 3, over ? first.minusMonths(1) : first, Resolution.MONTH, false);
        }
        if (found.size() != known + 1 || found.get(known).resolution() != Resolution.MONTH || !week && !day && !running) {
            while (found.size() > known) {
                found.remove(found.size() - 1);
            }
            return i;
        }
        LocalDate month = found.remove(known).value();
        LocalDate last = month.plusMonths(1).minusDays(1);
        if (week) {
            return add(i, end, DateSteps.unit(nth < 0 ? last : month.plusDays(3L + 7L * (nth - 1)), "W", 0));
        }
        int number = day ? last.getDayOfMonth() : nth == NONE ? at.day(i) : nth;
        return number > last.getDayOfMonth() ? i : add(i, end, month.withDayOfMonth(number), Resolution.DAY, false);
    }

    /** "January 31, 2022", "Feb. 10 and 11", "March 2020", "in March". */
    private int month(int i, int shift, int from) {
        int month = at.monthAt(i);
        if (month == NONE) {
            return i;
        }
        int j = at.dayEnd(i + 1);
        if (j > 0 && !(!(i > 0 && at.low[i - 1].equals("on")) && j < size && sentence.word(i + 1).head() == j && sentence.word(j).pos().equals("NNS"))) {
            return monthDay(i, month, j, from);
        }
        int k = at.yearAfter(i + 1);
        if (k > 0) {
            return addDay(from, k, at.year(k), month, 1, Resolution.MONTH, true);
        }
        boolean clear = from < i || i > 0 && is("into", at.low[i - 1]) || sentence.word(i).name().endsWith("DATE")
                || i > 0 && i + 1 < size && sentence.word(i - 1).pos().matches("DT|PRP\\$|POS") && sentence.word(i + 1).pos().startsWith("NN");
        if (!clear || published == null || !at.isCapital(i) && from == i) {
            return i;
        }
        return add(from, i + 1, from < i ? DateSteps.month(published, month, shift) : monthNear(month, i), Resolution.MONTH, false);
    }

    private int monthDay(int i, int month, int end, int from) {
        List<int[]> days = new ArrayList<>(List.of(new int[] {from, end, at.day(i + 1)}));
        int j = end;
        while (j + 1 < size && at.dayEnd(j + 1) > 0 && (at.word(j).equals("-") || at.word(j).equals("and") || at.word(j).equals("or") || at.word(j).equals("to"))
                && !at.isCounted(j + 1) && at.monthAt(Math.min(size - 1, at.dayEnd(j + 1))) == NONE) {
            if (at.word(j).equals("-")) {
                days.get(days.size() - 1)[1] = at.dayEnd(j + 1);
            } else {
                days.add(new int[] {j + 1, at.dayEnd(j + 1), at.day(j + 1)});
            }
            j = at.dayEnd(j + 1);
        }
        int k = at.yearAfter(j);
        int known = anniversary(month, at.day(i + 1), j);
        for (int[] d : days) {
            boolean last = d == days.get(days.size() - 1);
            if (k > 0 || known > 0) {
                addDay(d[0], last && k > 0 ? k : d[1], k > 0 ? at.year(k) : known, month, d[2], true);
            } else {
                addDay(d[0], d[1], month, d[2]);
            }
        }
        return k > 0 ? k : j;
    }

    private int anniversary(int month, int day, int next) {
        String year = DateWords.value("anniversary", String.format(Locale.ROOT, "%02d-%02d ", month, day) + at.word(next));
        return year == null || published != null && Integer.parseInt(year) > published.getYear() ? 0 : Integer.parseInt(year);
    }

    private int feast(int i) {
        for (int words = Math.min(4, size - i); words > 0; words--) {
            String value = DateWords.value("holiday", String.join(" ", List.of(at.low).subList(i, i + words)));
            if (value != null && at.isCapital(i)) {
                int k = at.yearAfter(i + words);
                LocalDate day = k > 0 ? DateSteps.inYear(at.year(k), value) : null;
                return day == null ? addDay(i, i + words, value) : add(i, k, day, Resolution.DAY, true);
            }
        }
        return i;
    }

    private int year(int i) {
        if (!at.isYear(i)) {
            return i;
        }
        String lead = i > 0 ? at.low[i - 1] : "";
        boolean date = sentence.word(i).name().endsWith("DATE");
        boolean recent = at.low[i].compareTo("1900") >= 0;
        boolean definite = i > 0 && sentence.word(i - 1).pos().matches("DT|PRP\\$|POS");
        if (is("notyear", lead) || is("count", at.word(i + 1)) || !definite && i + 1 < size && sentence.word(i + 1).pos().equals("NNS")
                || !(is("yearlead", lead) || recent && (definite || date))) {
            return i;
        }
        int end = i + 1;
        if (at.word(end).equals("-") && end + 1 < size && at.low[end + 1].matches("\\d{2}|\\d{4}")) {
            end += 2;
        }
        return addDay(i, end, Integer.parseInt(at.low[i]), 1, 1, Resolution.YEAR, true);
    }

    // ---- what the day of publication decides

    private int weekday(int i, int shift, int from) {
        int day = DateWords.number("weekday", at.low[i]);
        if (day == NONE || !at.isCapital(i)) {
            return i;
        }
        boolean article = i > 0 && (at.low[i - 1].equals("a") || at.low[i - 1].equals("an"));
        boolean noun = i + 1 < size && sentence.word(i + 1).pos().startsWith("NN");
        if (i > 0 && (is("namebefore", at.low[i - 1]) || is("many", at.low[i - 1])) || is("nameafter", at.word(i + 1)) && at.isCapital(i + 1)
                || article && !noun) {
            return i + 1;
        }
        int j = at.word(i + 1).equals(",") ? i + 2 : i + 1;
        int known = found.size();
        int end = j >= size ? j : at.dayEnd(j) > 0 ? dayFirst(j) : month(j, 0, j);
        if (end > j && found.size() > known && found.get(known).resolution() == Resolution.DAY) {
            found.set(known, found.get(known).from(from));
            return end;
        }
        while (found.size() > known) {
            found.remove(found.size() - 1);
        }
        end = is("part", at.word(i + 1)) ? i + 2 : i + 1;
        if (published == null) {
            return end;
        }
        DayOfWeek weekday = DayOfWeek.of(day);
        int weeks = at.word(end).equals("of") ? end + 1 : end;
        if (is("shift", at.word(weeks)) && at.word(weeks + 1).equals("week")) {
            LocalDate monday = published.with(previousOrSame(DayOfWeek.MONDAY)).plusWeeks(DateWords.number("shift", at.low[weeks]));
            return add(from, weeks + 2, monday.with(nextOrSame(weekday)), Resolution.DAY, false);
        }
        LocalDate value = switch (shift) {
            case -1 -> published.with(previous(weekday));
            case 1 -> published.with(next(weekday));
            default -> counting.granted(from) ? counting.actDay(i).with(next(weekday))
                    : Tense.above(sentence, i, isPossessive(i)) == Tense.FUTURE ? counting.actDay(i).with(nextOrSame(weekday)) : counting.past(i, weekday);
        };
        return add(from, end, value, Resolution.DAY, false);
    }

    /** In "Monday's debate" only a plain "will" above makes the day one to come. */
    private boolean isPossessive(int i) {
        return at.word(i + 1).equals("'s") || is("part", at.word(i + 1)) && at.word(i + 2).equals("'s");
    }

    /** "last month", "early next week", "this past Tuesday", "last night", "next May". */
    private int shifted(int i) {
        int shift = DateWords.number("shift", at.low[i]);
        if (shift == NONE || i + 1 >= size) {
            return i;
        }
        int j = i + 1;
        if (at.low[i].equals("this") && DateWords.number("shift", at.low[j]) != NONE && j + 1 < size) {
            shift = DateWords.number("shift", at.low[j]);
            j++;
        }
        boolean lasting = i > 0 && (at.low[i - 1].equals("the") || sentence.word(i - 1).pos().equals("PRP$"));
        if (lasting && !is("weekday", at.low[j]) || published == null && !is("weekday", at.low[j]) && !is("month", at.low[j])) {
            return i;
        }
        if (is("weekday", at.low[j])) {
            int end = weekday(j, shift == 0 ? NONE : shift, i);
            return end == j ? i : end;
        }
        if (is("month", at.low[j])) {
            int end = month(j, shift, i);
            return end == j ? i : end;
        }
        if (is("season", at.low[j])) {
            return add(i, j + 1, DateSteps.season(published, DateWords.number("season", at.low[j]), shift), Resolution.MONTH, false);
        }
        if (is("part", at.low[j])) {
            return shift > 0 || shift < 0 && !at.low[j].equals("night") ? i : add(i, j + 1, published.plusDays(shift), Resolution.DAY, false);
        }
        String unit = DateWords.value("unit", at.low[j]);
        return unit == null || unit.equals("D") || at.low[i].equals("past") ? i : add(i, j + 1, DateSteps.unit(published, unit, shift));
    }

    /** "the end of the year", "later in the week", "over the weekend". */
    private int within(int i) {
        if (published == null) {
            return i;
        }
        if (at.low[i].equals("weekend") && i > 0 && at.low[i - 1].equals("the") && i > 1 && sentence.word(i - 2).pos().equals("IN")) {
            return add(i, i + 1, DateSteps.unit(published, "E", Tense.above(sentence, i, false) == Tense.FUTURE ? 1 : -1));
        }
        boolean bound = is("bound", at.low[i]) && at.word(i + 1).equals("of");
        boolean edge = at.low[i].equals("in") && i > 0 && is("edge", at.low[i - 1]);
        int j = bound ? i + 2 : i + 1;
        if (!bound && !edge || !at.word(j).equals("the") && !(bound && at.word(j).equals("this")) || j + 1 >= size) {
            return i;
        }
        String unit = DateWords.value("unit", at.low[j + 1]);
        if (unit == null || unit.equals("D") || unit.equals("E") || at.word(j + 2).equals("of")) {
            return i;
        }
        boolean last = bound && is("last", at.low[i]) && counting.deadline(i) >= 0;
        return last ? add(i, j + 2, DateSteps.last(DateSteps.unit(published, unit, 0)), Resolution.DAY, false) : add(i, j + 2, DateSteps.unit(published, unit, 0));
    }

    /** "By the end of March", "before the end of 2003": the last day. */
    private int endOf(int i) {
        if (!is("last", at.low[i]) || !at.word(i + 1).equals("of") || i + 2 >= size || counting.deadline(i) < 0) {
            return i;
        }
        int known = found.size();
        int next = month(i + 2, 0, i + 2);
        next = next == i + 2 ? year(i + 2) : next;
        if (found.size() == known + 1) {
            found.set(known, new DatePhrase(i, next, DateSteps.last(found.get(known)), Resolution.DAY, found.get(known).year()));
            return next;
        }
        return i;
    }

    private int dayWord(int i) {
        int days = DateWords.number("day", at.low[i]);
        if (days == NONE || published == null || i > 0 && at.isCapital(i) && at.isCapital(i - 1)) {
            return i;
        }
        return add(i, is("part", at.word(i + 1)) ? i + 2 : i + 1, published.plusDays(days), Resolution.DAY, false);
    }

    /** "on the 24th". */
    private int ordinalDay(int i) {
        if (published == null || i < 2 || !at.low[i - 1].equals("the") || at.dayEnd(i) < 0 || !at.low[i].matches("\\d+\\D+") && at.dayEnd(i) == i + 1
                || !sentence.word(i - 2).pos().equals("IN") || at.dayEnd(i) < size && sentence.word(at.dayEnd(i)).pos().startsWith("NN")
                || at.word(at.dayEnd(i)).equals("-")) {
            return i;
        }
        boolean future = Tense.above(sentence, i, false) == Tense.FUTURE;
        for (int months = 0; months < 3; months++) {
            LocalDate first = published.withDayOfMonth(1).plusMonths(future ? months : -months);
            int day = at.day(i);
            if (day <= first.lengthOfMonth() && (months > 0 || (future ? day >= published.getDayOfMonth() : day <= published.getDayOfMonth()))) {
                return add(i, at.dayEnd(i), first.withDayOfMonth(day), Resolution.DAY, false);
            }
        }
        return i;
    }

    // ---- small parts

    private int addDay(int from, int to, int month, int day) {
        return addDay(from, to, String.format(Locale.ROOT, "%02d-%02d", month, day));
    }

    private int addDay(int from, int to, String rule) {
        if (published == null) {
            return to;
        }
        LocalDate back = DateSteps.last(published, rule);
        LocalDate ahead = DateSteps.next(published, rule);
        return back == null ? to : add(from, to, choose(back, ahead, from), Resolution.DAY, false);
    }

    private LocalDate monthNear(int month, int i) {
        LocalDate same = published.withDayOfMonth(1).withMonth(month);
        return choose(same.isAfter(published) ? same.minusYears(1) : same,
                same.plusMonths(1).isAfter(published) ? same : same.plusYears(1), i);
    }

    /** By the verb, but nobody says "in July" in September for the next; without a verb the nearer date, the past one counting double. */
    private LocalDate choose(LocalDate back, LocalDate ahead, int i) {
        if (i > 0 && at.low[i - 1].equals("since")) {
            return back;
        }
        Tense tense = Tense.above(sentence, i, false);
        long since = ChronoUnit.DAYS.between(back, published);
        long until = ChronoUnit.DAYS.between(published, ahead);
        if (tense == Tense.FUTURE) {
            return until > FAR_DAYS ? back : ahead;
        }
        if (tense == Tense.PAST) {
            return since > NEAR_DAYS ? inStory(back) : back;
        }
        return 2 * until < since ? ahead : back;
    }

    /** The same day in the year of the dates told just before, if those named an earlier year. */
    private LocalDate inStory(LocalDate date) {
        List<DatePhrase> near = !found.isEmpty() ? found : distance <= 1 ? before : List.of();
        for (int k = near.size() - 1; k >= 0; k--) {
            DatePhrase last = near.get(k);
            if (last.year() && last.resolution() != Resolution.YEAR && last.value().getYear() < date.getYear()
                    && last.value().getYear() > published.getYear() - 20) {
                return date.withYear(last.value().getYear());
            }
        }
        return date;
    }

    private int add(int from, int to, DatePhrase phrase) {
        return add(from, to, phrase.value(), phrase.resolution(), false);
    }

    private int addDay(int from, int to, int year, int month, int day, boolean named) {
        return addDay(from, to, year, month, day, Resolution.DAY, named);
    }

    private int addDay(int from, int to, int year, int month, int day, Resolution resolution, boolean named) {
        try {
            return add(from, to, LocalDate.of(year, month, day), resolution, named);
        } catch (DateTimeException e) {
            return to;
        }
    }

    private int add(int from, int to, LocalDate value, Resolution resolution, boolean named) {
        found.add(new DatePhrase(from, to, value, resolution, named));
        return to;
    }
}

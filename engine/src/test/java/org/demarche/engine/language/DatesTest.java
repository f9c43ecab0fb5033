package org.demarche.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.demarche.engine.encoder.Encoder;
import org.demarche.record.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    /** A Thursday. */
    private static final LocalDate THURSDAY = LocalDate.of(2022, 2, 10);
    private static final Reader PLAIN = Reader.plain();

    private static String dates(Reader reader, String text, LocalDate published) {
        return Dates.find(reader.annotate(text), published).stream().map(d -> d.mention().span().of(text) + "=" + d.mention().value() + "/"
                + d.mention().resolution().name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "It was signed on Jan. 31, 2022.                    | Jan. 31, 2022=2022-01-31/day",
        "It was signed on January 31st 2022 in Minsk.       | January 31st 2022=2022-01-31/day",
        "It was signed on 31 January 2022.                  | 31 January 2022=2022-01-31/day",
        "It was signed on the 31st of January, 2022.        | 31st of January, 2022=2022-01-31/day",
        "It was signed on 2022-01-31.                       | 2022-01-31=2022-01-31/day",
        "It was signed on 31/01/2022 and 1/31/22.           | 31/01/2022=2022-01-31/day; 1/31/22=2022-01-31/day",
        "It was signed on 31.01.2022.                       | 31.01.2022=2022-01-31/day",
        "It was signed on Tuesday, Feb. 12, 2015.           | Tuesday, Feb. 12, 2015=2015-02-12/day",
        "Talks ran from Feb. 10-12, 2015.                   | Feb. 10-12, 2015=2015-02-10/day",
        "Talks ran on February 10 and 11, 2015.             | February 10=2015-02-10/day; 11, 2015=2015-02-11/day",
        "Talks began in March 2014.                         | March 2014=2014-03-01/month",
        "Talks began in March of 2014.                      | March of 2014=2014-03-01/month",
        "Russia annexed Crimea in 2014.                     | 2014=2014-01-01/year",
        "The 2014 annexation was condemned.                 | 2014=2014-01-01/year",
        "The war of 2014-15 went on.                        | 2014-15=2014-01-01/year",
        "It was early 2014.                                 | early 2014=2014-01-01/year",
        "In mid-2014 it was quiet.                          | mid-2014=2014-01-01/year",
        "Since late March 2020 nothing moved.               | late March 2020=2020-03-01/month",
        "On Christmas Day 2015 it was quiet.                | Christmas Day 2015=2015-12-25/day",
        "After the 9/11 attacks all changed.                | 9/11=2001-09-11/day",
        "After the Sept. 11 attacks all changed.            | Sept. 11=2001-09-11/day",
        "The 11 September attacks changed all.              | 11 September=2001-09-11/day",
        "They met on Feb. 3, 2015, and the next day parted. | Feb. 3, 2015=2015-02-03/day; next day=2015-02-04/day",
        "They met on Feb. 3, 2015, and parted a week later. | Feb. 3, 2015=2015-02-03/day; a week later=2015-02-09/week",
    })
    void datesThatTheTextPinsDownNeedNoDayOfPublication(String text, String expected) {
        assertThat(dates(PLAIN, text, null)).isEqualTo(expected);
        assertThat(dates(PLAIN, text, THURSDAY)).isEqualTo(expected);
        if (Encoder.available()) {
            assertThat(dates(Reader.open(), text, THURSDAY)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "The envoys met on Tuesday.                         | Tuesday=2022-02-08/day",
        "The envoys met Thursday in Kyiv.                   | Thursday=2022-02-10/day",
        "The envoys met on Friday.                          | Friday=2022-02-04/day",
        "The envoys will meet on Friday.                    | Friday=2022-02-11/day",
        "The minister said on Tuesday he would fly to Rome. | Tuesday=2022-02-08/day",
        "He said he would fly to Rome on Monday.            | Monday=2022-02-14/day",
        "Talks are scheduled for Monday.                    | Monday=2022-02-14/day",
        "She plans to visit Moscow next Tuesday.            | next Tuesday=2022-02-15/day",
        "He spoke late Wednesday night.                     | late Wednesday night=2022-02-09/day",
        "Wednesday's attack killed two.                     | Wednesday=2022-02-09/day",
        "They met last Friday.                              | last Friday=2022-02-04/day",
        "They met on Tuesday of last week.                  | Tuesday of last week=2022-02-01/day",
        "They met on Tuesday, Feb. 1, in Rome.              | Tuesday, Feb. 1=2022-02-01/day",
        "He arrived yesterday and leaves tomorrow.          | yesterday=2022-02-09/day; tomorrow=2022-02-11/day",
        "He arrived last night and spoke this morning.      | last night=2022-02-09/day; this morning=2022-02-10/day",
        "They agreed last week and met this month.          | last week=2022-01-31/week; this month=2022-02-01/month",
        "Prices rose last year.                             | last year=2021-01-01/year",
        "Earlier this week, he resigned.                    | Earlier this week=2022-02-07/week",
        "He will go early next month.                       | early next month=2022-03-01/month",
        "He left three days ago.                            | three days ago=2022-02-07/day",
        "He left two weeks ago.                             | two weeks ago=2022-01-24/week",
        "He left six months ago.                            | six months ago=2021-08-01/month",
        "He left twenty-five years ago.                     | twenty-five years ago=1997-01-01/year",
        "A year ago he left.                                | A year ago=2021-01-01/year",
        "The sides met on Jan. 26.                          | Jan. 26=2022-01-26/day",
        "The sides met on Dec. 26.                          | Dec. 26=2021-12-26/day",
        "The sides will meet on March 1.                    | March 1=2022-03-01/day",
        "They must agree by March of next year.             | March of next year=2023-03-01/month",
        "The sides met on Sept. 27 last year.               | Sept. 27 last year=2021-09-27/day",
        "He asked about noise during Monday's debate.       | Monday=2022-02-07/day",
        "They spoke just a day after envoys traded barbs.   | a day after=2022-02-09/day",
        "They gather on Labor Day.                          | Labor Day=2022-09-05/day",
        "The sides met in November.                         | November=2021-11-01/month",
        "The sides will meet in June.                       | June=2022-06-01/month",
        "The sides met last March and last summer.          | last March=2021-03-01/month; last summer=2021-06-01/month",
        "They fought over the weekend.                      | weekend=2022-01-31/week",
        "It must end by the end of the year.                | end of the year=2022-12-31/day",
        "It fell to the army at the end of the year.        | end of the year=2022-01-01/year",
        "The boats must be gone before the end of March.    | end of March=2022-03-31/day",
        "Oslo demanded that he leave by Sunday.             | Sunday=2022-02-13/day",
        "They will march unless he quit by Saturday.        | Saturday=2022-02-12/day",
        "She gave the captain until Monday to turn back.    | Monday=2022-02-14/day",
        "The envoys must leave within 48 hours.             | 48 hours=2022-02-12/day",
        "He gave the miners three days to go home.          | three days=2022-02-13/day",
        "The miners called a strike from Monday.            | Monday=2022-02-14/day",
        "The minister had been due in Rome on Saturday.     | Saturday=2022-02-12/day",
        "The deal was reached on the 3rd.                   | 3rd=2022-02-03/day",
        "He spoke Tuesday, a day after shells hit a school. | Tuesday=2022-02-08/day; a day after=2022-02-07/day",
        "A day after the Feb. 3 raid, he left.              | A day after=2022-02-04/day; Feb. 3=2022-02-03/day",
        "He arrived Monday and left two days later.         | Monday=2022-02-07/day; two days later=2022-02-09/day",
    })
    void relativeDatesStepFromTheDayOfPublication(String text, String expected) {
        assumeTrue(Encoder.available(), "the program carries no model, and tense wants one");
        assertThat(dates(Reader.open(), text, THURSDAY)).isEqualTo(expected);
        assertThat(dates(Reader.open(), text, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "In recent weeks it grew quiet.", "In the coming days they may go.", "In the late 1990s it was worse.", "He prays every Friday.",
        "The Sunday Times reported it.", "Super Tuesday was loud.", "He may march on the city.", "Theresa May spoke.", "They sent 2000 troops.",
        "Over the past year it grew.", "The first of them left.", "It cost $2014 or so.", "A 5-year-old fell.", "It took three days.",
        "He won 20 percent in the second round.", "Resolution 2202 failed.", "USA Today wrote it.", "It lasted several years.", "On Feb. 30 nothing.",
    })
    void whatNoOneCanPinDownGivesNothing(String text) {
        assertThat(dates(PLAIN, text, THURSDAY)).isEmpty();
        if (Encoder.available()) {
            assertThat(dates(Reader.open(), text, THURSDAY)).isEmpty();
        }
    }

    @Test
    void daysOfAnEarlierYearsStoryKeepThatYear() {
        String text = "Yanukovych fled on Feb. 22, 2014. Crimea voted on March 16.";
        assertThat(dates(PLAIN, text, THURSDAY)).endsWith("March 16=2014-03-16/day");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "It was signed in the first week of December.         | first week of December=2021-11-29/week",
        "They were to leave by the twentieth of this month.   | twentieth of this month=2022-02-20/day",
        "They left on the last day of January.                | last day of January=2022-01-31/day",
        "Talks ran from 20 to 23 January 2022.                | 20=2022-01-20/day; 23 January 2022=2022-01-23/day",
        "On January 27 gendarmes shut the bank.               | January 27=2022-01-27/day",
    })
    void partsOfMonthsAreDays(String text, String expected) {
        assertThat(dates(PLAIN, text, THURSDAY)).isEqualTo(expected);
    }

    @Test
    void aChronicleCountsItsWeekdaysFromItsOwnDays() {
        assumeTrue(Encoder.available());
        String text = "On 3 January the guards shut the road. On 5 January a shell fell on the post. On Friday the two sides met. The envoy, who had come on Tuesday, "
                + "left on 12 January. The next morning it rained.";
        assertThat(dates(Reader.open(), text, THURSDAY)).isEqualTo("3 January=2022-01-03/day; 5 January=2022-01-05/day; Friday=2022-01-07/day; Tuesday=2022-01-04/day; "
                + "12 January=2022-01-12/day; next morning=2022-01-13/day");
    }

    @Test
    void newsCountsItsWeekdaysFromPublicationWhateverItRecalls() {
        assumeTrue(Encoder.available());
        String text = "Ministers met on Wednesday. A shell had fallen on 3 January, another on 5 January, a third on 9 January. On Friday the road was shut.";
        assertThat(dates(Reader.open(), text, THURSDAY)).endsWith("Friday=2022-02-04/day");
    }

    @Test
    void whatShouldHaveBeenIsOver() {
        assumeTrue(Encoder.available());
        assertThat(dates(Reader.open(), "The men should have sold their fish on Tuesday.", THURSDAY)).isEqualTo("Tuesday=2022-02-08/day");
    }

    @Property(tries = 200)
    void everyDayOfALifetimeIsReadInEveryForm(@ForAll @IntRange(min = 0, max = 40_000) int days, @ForAll @IntRange(min = 0, max = 4) int form) {
        LocalDate day = LocalDate.of(1930, 1, 1).plusDays(days);
        String month = day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
        String written = switch (form) {
            case 0 -> month + " " + day.getDayOfMonth() + ", " + day.getYear();
            case 1 -> day.getDayOfMonth() + " " + month + " " + day.getYear();
            case 2 -> day.toString();
            case 3 -> month.substring(0, 3) + " " + day.getDayOfMonth() + ", " + day.getYear();
            default -> "the " + day.getDayOfMonth() + "th of " + month + " " + day.getYear();
        };
        List<DatedPhrase> found = Dates.find(PLAIN.annotate("It happened on " + written + " in the city."), null);
        assertThat(found).extracting(d -> d.mention().value()).containsExactly(day.toString());
        assertThat(found.get(0).mention().resolution()).isEqualTo(Resolution.DAY);
    }

    @Property(tries = 200)
    void weekdaysLookBackByLessThanAWeek(@ForAll @IntRange(min = 0, max = 5000) int days, @ForAll @IntRange(min = 1, max = 7) int weekday) {
        LocalDate published = LocalDate.of(2015, 1, 1).plusDays(days);
        String name = java.time.DayOfWeek.of(weekday).getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
        LocalDate value = LocalDate.parse(Dates.find(PLAIN.annotate("Envoys said so on " + name + "."), published).get(0).mention().value());
        assertThat(value.getDayOfWeek().getValue()).isEqualTo(weekday);
        assertThat(value).isBeforeOrEqualTo(published).isAfter(published.minusDays(7));
    }

    @Property(tries = 500)
    void anyWordsGiveOrderedDatesOfFourDigits(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 9999) int year, @ForAll boolean dated) {
        int at = 0;
        for (DatedPhrase found : Dates.find(PLAIN.annotate(text), dated ? LocalDate.of(year, 2, 28) : null)) {
            assertThat(found.from()).isLessThan(found.to());
            assertThat(found.mention().span().start()).isGreaterThanOrEqualTo(at);
            at = found.mention().span().end();
            assertThat(found.mention().value()).matches("\\d{4}-\\d{2}-\\d{2}");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("the", "of", "a", "last", "next", "this", "early", "mid-", "late", "Monday", "Tuesday", "May", "March", "Jan.", "31", "3rd", "st", ",",
                "-", "2014", "1999", "99", "0", "week", "year", "day", "days", "months", "ago", "after", "before", "later", "earlier", "end", "from", "now", "in",
                "on", "weekend", "summer", "night", "New", "Year", "'s", "Eve", "Christmas", "tomorrow", "and", "three", "twenty", "will", "met", ".", "9/11",
                "2022-13-45", "99/99/9999", "First", "same", "that", "following", "by", "to").list().ofMinSize(1).ofMaxSize(25).map(l -> String.join(" ", l));
    }
}

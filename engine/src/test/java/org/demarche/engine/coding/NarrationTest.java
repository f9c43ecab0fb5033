package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.record.ArticleRecord;
import org.junit.jupiter.api.Test;

/** On which day an act without a date of its own was done. Published on 14 May 2019. */
class NarrationTest {

    private static List<String> dates(ArticleRecord record) {
        return record.events().stream().map(e -> e.event() + " " + e.date()).toList();
    }

    @Test
    void newsIsOfTheDay() {
        assertThat(dates(Read.of("Kenya accused Somalia of bad faith."))).containsExactly("ACCUSE 2019-05-14");
    }

    @Test
    void aHeadingDatesItsParagraph() {
        assertThat(dates(Read.of("Tuesday, April 16. Kenya recalled its ambassador from Somalia. The African Union condemned Kenya.", "Kenya accused Somalia of bad faith.")))
                .containsExactly("SANCTION 2019-04-16", "ACCUSE 2019-04-16", "ACCUSE 2019-05-14");
    }

    @Test
    void afterADayLongPastTheDayIsUnknown() {
        assertThat(dates(Read.of("On 16 April, Kenya recalled its ambassador from Somalia. The African Union condemned Kenya.")))
                .containsExactly("SANCTION 2019-04-16", "ACCUSE null");
    }

    @Test
    void inAChronicleOnlyWhatLiesBeforeItIsRecalled() {
        ArticleRecord record = Read.of("On 6 March, Kenya recalled its ambassador from Somalia.", "On 9 March, Somalia expelled two diplomats of Kenya.",
                "On 2 April, the African Union condemned Kenya, which had attacked Somalia in 2011.", "On 5 April, Kenya accused Somalia of bad faith.");
        assertThat(record.events().stream().filter(e -> e.background()).map(e -> e.event() + " " + e.date())).containsExactly("ASSAULT 2011-01-01");
    }
}

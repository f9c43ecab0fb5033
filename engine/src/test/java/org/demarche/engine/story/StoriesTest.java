package org.demarche.engine.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.demarche.engine.intake.Article;
import org.junit.jupiter.api.Test;

/** Articles on one happening over days form a story; look-alikes and parallel crises stay apart. */
class StoriesTest {

    private static Report report(String id, String day, String title, String publisher, String text) {
        return Report.of(new Article(id, null, title, null, day, null, null, publisher, "en", text, null));
    }

    private static Report copy(Report of, String id, String day, String publisher) {
        return new Report(id, LocalDate.parse(day), of.title(), publisher, of.id(), of.opening(), of.names(), of.words());
    }

    private static List<Report> reports() {
        return List.of(
                report("kivu-1", "2012-11-20", "Rebels take Goma as army flees", "The Herald",
                        "Fighters of the M23 movement entered Goma on Tuesday after the Congolese army fled across Lake Kivu. The rebels, whom a United Nations panel "
                        + "says are armed by Rwanda, marched past peacekeepers who did not fire a shot. Bishop Willy Ngumbi asked for calm."),
                report("kivu-2", "2012-11-21", "Kabila and Kagame call on M23 to leave Goma", "Daily Post",
                        "The presidents of Congo and Rwanda, Joseph Kabila and Paul Kagame, met in Kampala and called on the M23 to give up Goma. "
                        + "A spokesman for the movement said its fighters would stay until Kinshasa talked to them."),
                report("kivu-3", "2012-12-01", "M23 pulls out of Goma", "The Herald",
                        "Rebels of the M23 left Goma on Saturday in trucks, eleven days after they had taken it. Policemen sent by Kinshasa came over Lake Kivu by boat. "
                        + "Ugandan mediators in Kampala said talks with the movement would open within a week."),
                report("mali-1", "2012-11-20", "Tuareg rebels routed near Gao", "The Herald",
                        "Islamist fighters drove Tuareg rebels of the MNLA from Menaka, east of Gao, on Tuesday. The town has no army: Mali lost its north in spring. "
                        + "Refugees crossed into Niger, a Tuareg spokesman in Nouakchott said."),
                report("mali-2", "2012-11-24", "Niger counts refugees from Menaka", "Daily Post",
                        "Some 2,000 people have fled from Menaka into Niger since Islamist fighters beat the MNLA there, the refugee agency said. Tuareg elders from Gao said "
                        + "the Islamists were hunting for members of the MNLA."),
                report("mali-3", "2012-12-04", "Bamako and MNLA talk in Ouagadougou", "Le Fleuve",
                        "Envoys of Bamako met Tuareg rebels of the MNLA and Islamists of Ansar Dine in Ouagadougou on Tuesday. The rebels, beaten at Gao and Menaka, no longer ask for a state."));
    }

    @Test
    void articlesOnOneHappeningShareAStory() {
        Map<String, String> stories = new Stories().add(reports());
        assertThat(stories).isEqualTo(Map.of("kivu-1", "kivu-1", "kivu-2", "kivu-1", "kivu-3", "kivu-1", "mali-1", "mali-1", "mali-2", "mali-1", "mali-3", "mali-1"));
    }

    @Test
    void neitherTheOrderInABatchNorTheCuttingIntoDaysMatters() {
        Map<String, String> expected = new Stories().add(reports());
        for (int seed = 0; seed < 10; seed++) {
            List<Report> shuffled = new ArrayList<>(reports());
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(new Stories().add(shuffled)).isEqualTo(expected);
        }
        Stories daily = new Stories();
        reports().stream().map(Report::day).distinct().sorted().forEach(day -> daily.add(reports().stream().filter(r -> r.day().equals(day)).toList()));
        expected.forEach((id, story) -> assertThat(daily.story(id).id()).isEqualTo(story));
    }

    @Test
    void aStoryHasATitleATimelineALeadAndSources() {
        Stories stories = new Stories();
        List<Report> all = new ArrayList<>(reports());
        all.add(copy(all.get(0), "copy", "2012-11-21", "The Echo"));
        stories.add(all);
        Story story = stories.story("kivu-3");
        assertThat(story.title()).isIn("Rebels take Goma as army flees", "Kabila and Kagame call on M23 to leave Goma", "M23 pulls out of Goma");
        assertThat(story.lead()).startsWith("kivu-");
        assertThat(story.first()).isEqualTo("2012-11-20");
        assertThat(story.last()).isEqualTo("2012-12-01");
        assertThat(story.timeline().stream().map(Story.Day::articles)).containsExactly(List.of("kivu-1"), List.of("kivu-2", "copy"), List.of("kivu-3"));
        assertThat(story.timeline().get(1).heading()).isEqualTo("Kabila and Kagame call on M23 to leave Goma");
        assertThat(story.sources()).containsExactly("The Herald", "Daily Post", "The Echo");
        assertThat(stories.all()).hasSize(2);
        assertThat(stories.story("nowhere")).isNull();
    }

    @Test
    void theSameCrisisYearsLaterIsAnother() {
        Stories stories = new Stories();
        stories.add(reports());
        Map<String, String> later = stories.add(List.of(report("again", "2022-11-20", "M23 nears Goma", null, reports().get(0).opening() + " The M23 is back near Goma on Lake Kivu.")));
        assertThat(later).containsEntry("again", "again");
    }

    @Test
    void articlesWithoutDateTitleOrWordsAreTaken() {
        Stories stories = new Stories();
        stories.add(List.of(report("empty", null, null, null, ""), report("plain", null, null, null, "Rebels of the M23 left Goma.")));
        assertThat(stories.story("plain").title()).isEqualTo("Rebels of the M23 left Goma.");
        assertThat(stories.story("empty").first()).isNull();
    }
}

package org.demarche.engine.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

    /** Two floods in one country and one month; the first report of the second has much in common with the story of the first. */
    private static List<Report> floods() {
        return List.of(
                report("maule-1", "2014-06-02", "Chilean river Maule floods 3,000 homes", "The Herald",
                        "The river Maule burst its banks in central Chile on Monday and flooded 3,000 homes at Constitucion.\n"
                        + "The emergency office in Santiago sent boats. Interior Minister Rodrigo Penailillo flew over the valley. Two men drowned."),
                report("maule-2", "2014-06-03", "Army carries people of Constitucion to higher ground", "Daily Post",
                        "Soldiers ferried 900 people across the Maule on Tuesday after the bridge at Constitucion had been closed to traffic.\n"
                        + "Penailillo promised the mayor beds for every family. Naval cadets from Talcahuano dug channels, and a pulp mill stopped its machines."),
                report("maule-3", "2014-06-05", "Mill counts its loss as Maule falls", "The Herald",
                        "A pulp mill at Constitucion will stand still for a month because mud from the Maule has filled its halls, the owners told the exchange.\n"
                        + "Insurers came from Valparaiso. Cars may use the bridge again; the mayor asked for diggers and for a dyke of stone."),
                report("biobio-1", "2014-06-09", "Second river in Chile leaves its bed", "The Herald",
                        "The river Biobio drove 2,000 people out of Laja in southern Chile on Monday, a week after the floods at Constitucion.\n"
                        + "Pupils slept in classrooms. Interior Minister Rodrigo Penailillo, back from the Maule, spoke of a hard winter for the south."),
                report("biobio-2", "2014-06-10", "Laja without drinking water", "Daily Post",
                        "The taps of Laja ran dry on Tuesday when the Biobio drowned the pumping station that serves 22,000 customers.\n"
                        + "Lorries with tanks set out from Los Angeles. Teachers opened classrooms to those who had lost a roof; a circus lent its tent."),
                report("biobio-3", "2014-06-12", "Doctors suspect typhoid in flooded town", "Le Fleuve",
                        "Eleven patients from Laja may have typhoid, doctors in Los Angeles said on Thursday, and told everybody to boil what comes from the Biobio.\n"
                        + "Vaccine is on its way from Concepcion by train. Classrooms where families sleep will be emptied within the week."),
                report("biobio-4", "2014-06-14", "Pumping station at Laja works again", "Daily Post",
                        "Engineers dried out the pumping station at Laja on Saturday, five days after the Biobio had put it out of action.\n"
                        + "Laboratories found no typhoid. The circus has moved on to Temuco, with a vote of thanks from the council."));
    }

    @Test
    void theFirstArticleOfALookAlikeLeavesWhenItsFollowersCome() {
        Stories stories = new Stories();
        List<Report> floods = floods();
        stories.add(floods.subList(0, 4));
        stories.add(List.of(copy(floods.get(3), "biobio-copy", "2014-06-09", "The Echo")));
        assertThat(stories.story("biobio-1").id()).isEqualTo("maule-1");
        stories.add(floods.subList(4, floods.size()));
        assertThat(stories.all()).extracting(Story::id).containsExactly("maule-1", "biobio-1");
        assertThat(stories.story("biobio-copy").id()).isEqualTo("biobio-1");
        assertThat(stories.story("maule-3").last()).isEqualTo("2014-06-05");
        assertThat(stories.story("biobio-4").sources()).containsExactly("The Herald", "The Echo", "Daily Post", "Le Fleuve");
        Stories atOnce = new Stories();
        Map<String, String> taken = atOnce.add(floods);
        floods.forEach(r -> assertThat(taken.get(r.id())).isEqualTo(stories.story(r.id()).id()));
    }

    @Test
    void oneReportToldByManyPapersDoesNotSplitAStory() {
        Stories stories = new Stories();
        List<Report> papers = new ArrayList<>();
        for (Report report : floods().subList(0, 3)) {
            for (int paper = 0; paper < 6; paper++) {
                papers.add(retold(report, paper));
            }
        }
        stories.add(papers);
        assertThat(stories.all()).hasSize(1);
    }

    /** A report with a word in six left out, another one for each paper. */
    private static Report retold(Report report, int paper) {
        Map<String, Integer> names = new TreeMap<>(report.names());
        Map<String, Integer> words = new TreeMap<>(report.words());
        names.keySet().removeIf(name -> Math.floorMod(name.hashCode(), 6) == paper);
        words.keySet().removeIf(word -> Math.floorMod(word.hashCode(), 6) == paper);
        return new Report(report.id() + paper, report.day(), report.title(), "Paper " + paper, null, report.opening(), names, words);
    }

    @Test
    void theHeadlineAndTheFirstParagraphCountMoreThanTheRest() {
        Report report = report("r", "2014-06-02", "Quake in Talca", "x", "A quake shook Talca.\nThe last quake in Curico was in May.");
        assertThat(report.names()).isEqualTo(Map.of("talca", 6, "curico", 1));
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

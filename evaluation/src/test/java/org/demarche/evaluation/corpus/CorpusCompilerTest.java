package org.demarche.evaluation.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.demarche.evaluation.Gold;
import org.demarche.evaluation.Layer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.EventType;
import org.demarche.record.Range;
import org.demarche.record.Resolution;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.StatementForm;
import org.demarche.record.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusCompilerTest {
    private static final String HEADER = "== t-1 2010-05-12 wire plain\n";
    private static final String TEXT = "{a France} {e accused} {b Chad}.\n";
    private static final String ACTORS = "a state FRA GOV\nb state TCD GOV\n";
    private static final String EVENT = "e ACCUSE a > b occurred\n";

    private static CorpusCompiler.Result compile(String block) {
        return new CorpusCompiler().compile("t.txt", block.lines().toList());
    }

    private static Gold gold(String block) {
        CorpusCompiler.Result result = compile(block);
        assertThat(result.errors()).isEmpty();
        assertThat(result.gold()).hasSize(1);
        return result.gold().get(0);
    }

    private static List<String> words(ArticleRecord record, List<Span> spans) {
        return spans.stream().map(span -> span.of(record.text())).toList();
    }

    @Test
    void marksBecomeEntitiesAndEvents() {
        ArticleRecord record = gold("""
                == t-1 2010-05-12 wire passive,relative
                {b Two {c Iraqi} reporters} who had left {p Mosul} were {e detained} by {a soldiers} on {t Monday}.
                a group IRQ MIL
                b group IRQ JRN
                c state IRQ GOV
                p place IRQ "Mosul" 36.34,43.13
                t DATE 2010-05-10
                e COERCE.arrest a > b occurred ctx=repression,rights_freedoms date=-2 at=p arrested=2
                """).record();
        assertThat(record.text()).isEqualTo("Two Iraqi reporters who had left Mosul were detained by soldiers on Monday.");
        assertThat(record.entities()).extracting(Entity::id, Entity::name, Entity::code).containsExactly(tuple("N1", "Two Iraqi reporters", "IRQ"),
                tuple("N2", "Iraqi", "IRQ"), tuple("N3", "Mosul", "IRQ"), tuple("N4", "soldiers", "IRQ"));
        Event event = record.events().get(0);
        assertThat(event.event()).isEqualTo(EventType.COERCE);
        assertThat(event.actor()).containsExactly("N4");
        assertThat(words(record, event.recipientSpans())).containsExactly("Two Iraqi reporters");
        assertThat(event.date()).isEqualTo("2010-05-10");
        assertThat(event.dateResolution()).isEqualTo(Resolution.DAY);
        assertThat(event.eventLoc().span().of(record.text())).isEqualTo("Mosul");
        assertThat(event.size().arrested()).isEqualTo(new Range(2L, 2L));
        assertThat(event.eventScale()).isEqualTo(-7);
        assertThat(record.dates()).hasSize(1);
    }

    @Test
    void theMentionNearestToTheTriggerIsTakenUnlessANumberNamesAnother() {
        String block = HEADER + "{a Paris} waited. Then {a France} {e accused} {b Chad}, and {b its} envoy left {a Paris}.\n" + ACTORS;
        ArticleRecord near = gold(block + EVENT).record();
        assertThat(words(near, near.events().get(0).actorSpans())).containsExactly("France");
        ArticleRecord numbered = gold(block + "e ACCUSE a#3 > b#2 occurred\n").record();
        assertThat(numbered.events().get(0).actorSpans().get(0).start()).isEqualTo(numbered.text().lastIndexOf("Paris"));
        assertThat(words(numbered, numbered.events().get(0).recipientSpans())).containsExactly("its");
    }

    @Test
    void possessivesActOnlyRightBeforeTheAct() {
        ArticleRecord record = gold(HEADER + "{a France}, with {c {a its} army} and {a its} {e1 refusal} behind it, {e accused} {b {a its} neighbour}.\n" + ACTORS
                + "c group FRA MIL\ne ACCUSE a > b occurred\ne1 REJECT a occurred\n").record();
        Event refusal = record.events().get(0);
        assertThat(refusal.actorSpans().get(0).start()).isEqualTo(record.text().indexOf("its refusal"));
        assertThat(words(record, record.events().get(1).actorSpans())).containsExactly("France");
    }

    @Test
    void oneMarkMayMentionSeveral() {
        ArticleRecord record = gold(HEADER + "{a France} and {b Chad} met; {a,b the two} {e agreed} to meet again. {e The accord} held.\n" + ACTORS
                + "e AGREE a,b occurred\n").record();
        assertThat(record.events().get(0).mentions()).hasSize(2);
        assertThat(words(record, record.events().get(0).actorSpans())).containsExactly("the two", "the two");
        assertThat(record.entity("N2").mentions()).hasSize(2);
    }

    @Test
    void statementsKnowFormNestingAndWhatTheyReport() {
        ArticleRecord record = gold("""
                == t-1 2010-05-12 wire report
                {k "{a France} {q2 says} {k2 that {b Chad} {e fired} on {a its} jets},"} {c an aide} {q said}. {k "We doubt it."}
                a state FRA GOV
                b state TCD GOV
                c person - GOV
                s1 SAYS c cue=q content=k
                s2 SAYS a cue=q2 content=k2
                x DENIES c claim=k2 of=a
                e ASSAULT b > a occurred
                """).record();
        Statement inner = record.statements().get(0);
        Statement outer = record.statements().get(1);
        assertThat(outer.form()).isEqualTo(StatementForm.DIRECT);
        assertThat(words(record, outer.contentSpans())).hasSize(2);
        assertThat(inner.within()).isEqualTo(outer.id());
        assertThat(record.events().get(0).attributedTo()).isEqualTo(inner.id());
        assertThat(record.denials().get(0).statement()).isEqualTo(outer.id());
        assertThat(record.denials().get(0).claimedBy()).isEqualTo(inner.speaker());
    }

    @Test
    void partOfASentenceInQuotationMarksIsMixed() {
        ArticleRecord record = gold(HEADER.replace("plain", "no-event") + "{a France} {q called} {k the plan “a farce” and worse}.\na state FRA GOV\ns SAYS a cue=q content=k\n")
                .record();
        assertThat(record.statements().get(0).form()).isEqualTo(StatementForm.MIXED);
    }

    @Test
    void articlesCarryEveryLayer() {
        Gold gold = gold("""
                === t-9 | 2010-05-12 | Talks, | and | more | local crisis=niger day=2 story=ferry
                {a France} {e demanded} {k an apology} from {b Chad} by {t Friday}.
                a state FRA GOV
                b state TCD GOV
                t DATE +2
                d DEMAND a > b span=k answer=rejected shown=r deadline=+2
                e REQUEST.change a > b occurred

                {b Chad} {r said no} and sent {f at least 300 troops} to {p Faya}, {k1 where 4} or {k2 14} men died.
                p place TCD "Faya-Largeau"
                f FORCE b troops 300.. sent to=p from="the capital"
                y DISPUTE "how many died" a:k1 b:k2
                """);
        ArticleRecord record = gold.record();
        assertThat(record.title()).isEqualTo("Talks, | and | more");
        assertThat(gold.source().story()).isEqualTo("ferry");
        assertThat(record.text()).contains("Friday.\n\nChad");
        assertThat(record.demands().get(0).deadline()).isEqualTo("2010-05-14");
        assertThat(record.demands().get(0).text()).isEqualTo("an apology");
        assertThat(record.forces().get(0).to()).isEqualTo("Faya");
        assertThat(record.forces().get(0).min()).isEqualTo(300);
        assertThat(record.forces().get(0).max()).isNull();
        assertThat(record.disputes().get(0).accounts()).hasSize(2);
        assertThat(gold.source().layers()).contains(Layer.values());
        assertThat(gold.source().crisis()).isEqualTo("niger");
    }

    @Test
    void aSentenceBlockIsCompleteOnlyInTheLayersItHas() {
        assertThat(gold(HEADER + TEXT + ACTORS + EVENT).source().layers()).containsExactly(Layer.EVENTS);
    }

    @Test
    void goldReadsBackEqual() {
        Gold gold = gold(HEADER + TEXT.replace("France", "\\{France 𝔛") + ACTORS + EVENT);
        assertThat(Gold.read(gold.write())).isEqualTo(gold);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            e ACCUSE a > b occurred; e ACUSE a > b occurred; 5; no such kind of line
            e ACCUSE a > b occurred; e ACCUSE.phone a > b occurred; 5; no mode phone
            e ACCUSE a > b occurred; e ACCUSE a > b occured; 5; not one of occurred
            e ACCUSE a > b occurred; e ACCUSE a > c occurred; 5; c is no entity
            e ACCUSE a > b occurred; e ACCUSE a#2 > b occurred; 5; there are 1 mentions
            e ACCUSE a > b occurred; e ACCUSE a > a occurred; 5; actor and recipient
            e ACCUSE a > b occurred; e AID a occurred; 5; needs a recipient
            e ACCUSE a > b occurred; e ACCUSE occurred; 5; actors are missing
            e ACCUSE a > b occurred; e ACCUSE a > b occurred ctx=war; 5; EventContext
            e ACCUSE a > b occurred; e ACCUSE a > b occurred date=2010-02-30; 5; no such date
            e ACCUSE a > b occurred; e ACCUSE a > b occurred date=2010-05-11/week; 5; first day, 2010-05-10
            e ACCUSE a > b occurred; e ACCUSE a > b occurred date=+1; 5; after the publication date
            e ACCUSE a > b occurred; e ACCUSE a > b occurred dead=few; 5; a count is
            e ACCUSE a > b occurred; e ACCUSE a > b occurred at=b said=s; 5; no statement
            e ACCUSE a > b occurred; e ACCUSE a > b occurred told=2; 5; has 1 marks
            e ACCUSE a > b occurred; e ACCUSE a > b occurred loud; 5; unknown word
            e ACCUSE a > b occurred; E ACCUSE a > b occurred; 5; capital id
            e ACCUSE a > b occurred; e2 ACCUSE a > b occurred; 5; nothing in the text is marked e2
            b state TCD GOV; b state TCX GOV; 4; no such code
            b state TCD GOV; b state HKG GOV; 4; folds into CHN
            b state TCD GOV; b state TCD GVT; 4; no such sector
            b state TCD GOV; b state TCD GOV "President of Chad"; 4; only a person
            b state TCD GOV; a state TCD GOV; 4; has a line already: 3
            b state TCD GOV; b place TCD Chad; 4; quotation marks
            {b Chad}; {b Chad; 2; not closed
            {b Chad}; Chad}; 2; } without {
            {b Chad}; {Chad}; 2; without an id
            {b Chad}; {b Chad's} men; 4; before 's
            {b Chad}; {b Chad} {z at} night; 2; z is used by no line
            {a France}; {a }; 2; holds no words
            e ACCUSE a > b occurred; d DEMAND a > b span=- answer=pending; 5; ids of marks
            e ACCUSE a > b occurred; d DENIES a claim=-; 5; ids of marks
            {b Chad}; {b Chad} , too; 2; stray white space
            wire plain; wire no-event; 1; but an event line
            wire plain; wires plain; 1; no such register
            2010-05-12; 2010-5-12; 1; no such day
            """)
    void refusesWithFileAndLine(String right, String wrong, int line, String reason) {
        String block = HEADER + TEXT + ACTORS + EVENT;
        assertThat(block).contains(right);
        CorpusCompiler.Result result = compile(block.replace(right, wrong));
        assertThat(result.gold()).isEmpty();
        assertThat(result.errors()).anySatisfy(error -> {
            assertThat(error.file()).isEqualTo("t.txt");
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.reason()).contains(reason);
        });
    }

    @Test
    void aMistakeSparesTheOtherBlocks() {
        String block = HEADER + TEXT + ACTORS + EVENT;
        CorpusCompiler.Result result = compile("lost line\n" + block.replace("t-1", "t-0").replace("FRA", "FRX") + block + block);
        assertThat(result.gold()).hasSize(1);
        assertThat(result.errors()).extracting(CorpusError::toString).containsExactly("t.txt:1: a line before the first header",
                "t.txt:4: no such code: FRX", "t.txt:6: a is no entity of this block", "t.txt:12: the id t-1 is taken: t.txt:7");
    }

    @ParameterizedTest
    @CsvSource({"Minister for Foreign Affairs of Sweden, Foreign Minister of Sweden", "Minister of National Defence of Chad, Defence Minister of Chad",
        "United States Ambassador to the United Nations, Ambassador of the United States to the United Nations", "Queen of Denmark, Monarch of Denmark", "Chancellor of Austria, Chancellor of Austria"})
    void officesTakeTheFormOfTheTables(String written, String printed) {
        String block = HEADER + TEXT + ACTORS.replace("a state FRA GOV", "a person FRA GOV \"" + written + "\"") + EVENT;
        assertThat(gold(block).record().entity("N1").office()).isEqualTo(printed);
    }

    @Test
    void officesAreAskedOfTheWorld() {
        OfficeCheck check = (name, code, office, day) -> day.equals(LocalDate.of(2010, 5, 12)) && office.equals("President of France")
                ? Optional.of(name + " was not " + office + " on " + day) : Optional.empty();
        CorpusCompiler compiler = new CorpusCompiler(check);
        String block = HEADER + TEXT + ACTORS.replace("a state FRA GOV", "a person FRA GOV \"President of France\" name=\"A. Nobody\"") + EVENT;
        assertThat(compiler.compile("t.txt", block.lines().toList()).errors()).extracting(CorpusError::reason)
                .contains("A. Nobody was not President of France on 2010-05-12");
        assertThat(compiler.compile("t.txt", block.replace("2010-05-12", "2009-05-12").lines().toList()).errors()).isEmpty();
    }

    @Test
    void theTablesContradictAnOfficeThatSomebodyElseHeldOrThatEndedBefore() {
        WorldOffices offices = new WorldOffices();
        LocalDate day = LocalDate.of(2010, 5, 12);
        assertThat(offices.fault("President Nicolas Sarkozy", "FRA", "President of France", day)).isEmpty();
        assertThat(offices.fault("Jacques Chirac", "FRA", "President of France", day).orElseThrow()).contains("Jacques Chirac was President of France only");
        assertThat(offices.fault("Angela Merkel", "DEU", "President of France", day).orElseThrow()).contains("Nicolas Sarkozy, not Angela Merkel");
        assertThat(offices.fault("Qwert Uiop", "FRA", "President of France", day)).as("nobody we know").isEmpty();
        assertThat(offices.fault("Angela Merkel", "DEU", "Mayor of Qwertyville", day)).as("no office we know").isEmpty();
        assertThat(offices.fault("Jacques Chirac", "FRA", "President of France", null)).as("no day").isEmpty();
        String block = HEADER + TEXT + ACTORS.replace("a state FRA GOV", "a person FRA GOV \"President of France\" name=\"Jacques Chirac\"") + EVENT;
        assertThat(CorpusCompiler.checking().compile("t.txt", block.lines().toList()).errors()).isNotEmpty().first().asString()
                .startsWith("t.txt:").contains("Jacques Chirac was President of France only");
    }

    @Test
    void folderNamesTheirPartAndFamiliesAreListed(@TempDir Path folder) throws Exception {
        Path train = Files.createDirectory(folder.resolve("train"));
        Files.writeString(folder.resolve("families.txt"), "# list\nplain\tactive\n");
        Files.writeString(train.resolve("b.txt"), HEADER + TEXT + ACTORS + EVENT);
        Files.writeString(train.resolve("c.txt"), (HEADER + TEXT + ACTORS + EVENT).replace("t-1", "t-2").replace("plain", "fancy"));
        CorpusCompiler.Result result = new CorpusCompiler().compile(List.of(folder));
        assertThat(result.errors()).singleElement().asString().contains("c.txt:1: no such family: fancy");
        assertThat(result.gold()).singleElement().satisfies(gold -> {
            assertThat(gold.source().part()).isEqualTo("train");
            assertThat(gold.record().events().get(0).status()).isEqualTo(Status.OCCURRED);
        });
    }
}

package org.demarche.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarche.record.Answer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.CoderVersion;
import org.demarche.record.Demand;
import org.demarche.record.DemandKind;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Event;
import org.demarche.record.EventMention;
import org.demarche.record.EventType;
import org.demarche.record.Force;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Resolution;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.StatementForm;
import org.demarche.record.StatementKind;
import org.demarche.record.Status;

/** A small crisis made by hand, for the tests of the archive and of the desk: no model is needed to store and show it. */
public final class Crisis {
    /** What a hostile article calls itself. */
    public static final String HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"alert(1)\"> & \"quoted\"";
    /** Which of {@link #records} tell one happening. */
    public static final Map<String, String> STORIES = Map.of("a1", "a1", "a2", "a1", "a1-copy", "a1", "hostile", "hostile");

    static final String ACCUSED = "ACCUSE|accused|Peru accused Ecuador on Monday of sending soldiers across the border near Tiwinza.";
    static final String MET = "CONSULT|met|Delegates of Peru and Ecuador met in Rio for an hour.";

    private Crisis() {
    }

    /** Four articles: a report, the same again elsewhere with an answer and a dispute, one full of markup, and a copy. */
    public static List<ArticleRecord> records() {
        return List.of(
                article("a1", "1995-01-30", "Harbour Wire", "0.1", "Soldiers near Tiwinza", null, null, Answer.PENDING, ACCUSED, MET),
                article("a2", "1995-01-31", "Eastern Ledger", "0.1", "Border quarrel", null, null, Answer.REJECTED,
                        "ACCUSE|accusing|Peru is accusing Ecuador of sending its soldiers over the border near Tiwinza."),
                article("hostile", "1995-02-01", "<b>Bold</b> Post", "0.1", HOSTILE, null, null, Answer.PENDING, "ASSAULT|shelled|Peru shelled " + HOSTILE + " on Ecuador's side."),
                article("a1-copy", "1995-01-30", "Meridian Post", "0.1", "Soldiers near Tiwinza again", "a1", "a1", Answer.PENDING));
    }

    /** A record of one article whose sentences are given as "TYPE|trigger|sentence"; Peru acts on Ecuador in each. */
    static ArticleRecord article(String id, String published, String publisher, String coder, String cluster, String... told) {
        return article(id, published, publisher, coder, "Report " + id, cluster, null, Answer.PENDING, told);
    }

    private static ArticleRecord article(String id, String published, String publisher, String coder, String title, String cluster, String copyOf, Answer answer, String... told) {
        StringBuilder text = new StringBuilder();
        List<Span> sentences = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        List<Span> peru = new ArrayList<>();
        for (String one : told) {
            String[] parts = one.split("\\|");
            Span sentence = new Span(text.length(), text.length() + parts[2].length());
            text.append(parts[2]).append("\n\n");
            sentences.add(sentence);
            peru.add(word(sentence, parts[2], "Peru"));
            EventType type = EventType.valueOf(parts[0]);
            Span trigger = word(sentence, parts[2], parts[1]);
            boolean meeting = type == EventType.CONSULT;
            Location place = parts[2].contains("near Tiwinza") ? new Location("Tiwinza", "PER", -3.8, -78.3, 1L, PlaceResolution.CITY, null) : null;
            events.add(new Event("E" + (events.size() + 1), type, List.of(), List.of(), "010", meeting ? List.of("N1", "N2") : List.of("N1"),
                    meeting ? List.of() : List.of("N2"), meeting ? List.of(sentence, sentence) : List.of(sentence), meeting ? List.of() : List.of(sentence),
                    trigger, sentences.size() - 1, List.of(new EventMention(trigger, sentences.size() - 1)), false, Status.OCCURRED, published, Resolution.DAY, place,
                    type.quad(), type.score(List.of()), null, 0.8, null, "written by hand"));
        }
        boolean copy = copyOf != null;
        String body = copy ? "A copy of " + copyOf + "." : text.toString().strip();
        List<Span> all = List.of(new Span(0, body.length()));
        boolean disputed = answer == Answer.REJECTED;
        return new ArticleRecord(ArticleRecord.SCHEMA, new CoderVersion(coder, "none", "1"), id, copy ? "javascript:alert(1)" : "https://news.example/" + id, title, null, published,
                PublishedFrom.INPUT, publisher, "en", body, cluster, copyOf, sentences,
                unless(copy, new Entity("N1", "Peru", EntityKind.STATE, "PER", List.of("GOV"), null, "Q419", peru),
                        new Entity("N2", "Ecuador", EntityKind.STATE, "ECU", List.of("GOV"), null, "Q736", all)), events,
                unless(copy, new Statement("S1", "N1", null, List.of(), all, StatementForm.INDIRECT, StatementKind.SPEECH, null, List.of())),
                unless(copy, new Demand("D1", DemandKind.DEMAND, List.of("N1"), List.of("N2"), "withdraw all soldiers from the Cenepa valley", all, List.of(), null,
                        answer, List.of(), disputed ? all : List.of())),
                unless(copy, new Denial("X1", List.of("N2"), all, "N1", "S1")),
                unless(!disputed, new Dispute("Q1", "who crossed first", List.of(new Dispute.Account(List.of("N1"), all, null), new Dispute.Account(List.of("N2"), all, null)))),
                unless(copy, new Force("N2", "troops", 3000L, null, "massed", null, null, "the Cenepa valley", all.get(0))), List.of(), null);
    }

    private static Span word(Span sentence, String words, String word) {
        int at = sentence.start() + words.indexOf(word);
        return new Span(at, at + word.length());
    }

    @SafeVarargs
    private static <T> List<T> unless(boolean without, T... members) {
        return without ? List.of() : List.of(members);
    }
}

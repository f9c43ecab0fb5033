package org.demarche.desk;

import java.util.ArrayList;
import java.util.List;
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

/** A small crisis told by three papers, made by hand: no model is needed to show it. */
final class Crisis {
    static final String HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"alert(1)\"> & \"quoted\"";

    private Crisis() {
    }

    /** Four articles: a report, the same again elsewhere, one full of markup, and a copy. */
    static List<ArticleRecord> records() {
        return List.of(
                article("a1", "1995-01-30", "Harbour Wire", "Soldiers near Tiwinza", null, null,
                        "ACCUSE|accused|Peru accused Ecuador on Monday of sending soldiers across the border near Tiwinza.",
                        "CONSULT|met|Delegates of Peru and Ecuador met in Rio for an hour."),
                article("a2", "1995-01-31", "Eastern Ledger", "Border quarrel", null, null,
                        "ACCUSE|accusing|Peru is accusing Ecuador of sending its soldiers over the border near Tiwinza."),
                article("hostile", "1995-02-01", "<b>Bold</b> Post", HOSTILE, null, null, "ASSAULT|shelled|Peru shelled " + HOSTILE + " on Ecuador's side."),
                article("a1-copy", "1995-01-30", "Meridian Post", "Soldiers near Tiwinza again", "a1", "a1"));
    }

    /** Which of them tell one happening. */
    static final java.util.Map<String, String> STORIES = java.util.Map.of("a1", "a1", "a2", "a1", "a1-copy", "a1", "hostile", "hostile");

    private static ArticleRecord article(String id, String published, String publisher, String title, String cluster, String copyOf, String... told) {
        StringBuilder text = new StringBuilder();
        List<Span> sentences = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        List<Span> peru = new ArrayList<>();
        for (String one : told) {
            String[] parts = one.split("\\|");
            int start = text.length();
            text.append(parts[2]);
            Span sentence = new Span(start, text.length());
            sentences.add(sentence);
            int named = start + parts[2].indexOf("Peru");
            peru.add(new Span(named, named + 4));
            text.append("\n\n");
            EventType type = EventType.valueOf(parts[0]);
            int at = start + parts[2].indexOf(parts[1]);
            Span trigger = new Span(at, at + parts[1].length());
            boolean meeting = type == EventType.CONSULT;
            Location place = type == EventType.ACCUSE ? new Location("Tiwinza", "PER", -3.8, -78.3, 1L, PlaceResolution.CITY, null) : null;
            events.add(new Event("E" + (events.size() + 1), type, List.of(), List.of(), "010", meeting ? List.of("N1", "N2") : List.of("N1"),
                    meeting ? List.of() : List.of("N2"), meeting ? List.of(sentence, sentence) : List.of(sentence), meeting ? List.of() : List.of(sentence), trigger,
                    sentences.size() - 1, List.of(new EventMention(trigger, sentences.size() - 1)), false, Status.OCCURRED, published, Resolution.DAY, place, type.quad(),
                    type.score(List.of()), null, 0.8, null, "written by hand"));
        }
        String body = told.length == 0 ? "A copy of " + copyOf + "." : text.toString().strip();
        Span all = new Span(0, body.length());
        boolean copy = copyOf != null;
        return new ArticleRecord(ArticleRecord.SCHEMA, new CoderVersion("0.1", "none", "1"), id, copy ? "javascript:alert(1)" : "https://news.example/" + id, title, null,
                published, PublishedFrom.INPUT, publisher, "en", body, cluster, copyOf, sentences,
                copy ? List.of() : List.of(new Entity("N1", "Peru", EntityKind.STATE, "PER", List.of("GOV"), null, "Q419", peru),
                        new Entity("N2", "Ecuador", EntityKind.STATE, "ECU", List.of("GOV"), null, "Q736", List.of(all))), events,
                copy ? List.of() : List.of(new Statement("S1", "N1", null, List.of(), List.of(all), StatementForm.INDIRECT, StatementKind.SPEECH, null, List.of())),
                copy ? List.of() : List.of(new Demand("D1", DemandKind.DEMAND, List.of("N1"), List.of("N2"), "withdraw all soldiers from the Cenepa valley", List.of(all),
                        List.of(), null, id.equals("a2") ? Answer.REJECTED : Answer.PENDING, List.of(), id.equals("a2") ? List.of(all) : List.of())),
                copy ? List.of() : List.of(new Denial("X1", List.of("N2"), List.of(all), "N1", "S1")),
                id.equals("a2") ? List.of(new Dispute("Q1", "who crossed first", List.of(new Dispute.Account(List.of("N1"), List.of(all), null),
                        new Dispute.Account(List.of("N2"), List.of(all), null)))) : List.of(),
                copy ? List.of() : List.of(new Force("N2", "troops", 3000L, null, "massed", null, null, "the Cenepa valley", all)), List.of(), null);
    }
}

package org.demarche.archive;

import java.util.ArrayList;
import java.util.List;
import org.demarche.record.Answer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.CoderVersion;
import org.demarche.record.Demand;
import org.demarche.record.DemandKind;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Event;
import org.demarche.record.EventMention;
import org.demarche.record.EventType;
import org.demarche.record.Force;
import org.demarche.record.PublishedFrom;
import org.demarche.record.Resolution;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.StatementForm;
import org.demarche.record.StatementKind;
import org.demarche.record.Status;

/** Small records made by hand: one event a sentence, in the style of the news. */
final class Stories {
    static final Entity LIMA = new Entity("N1", "Peru", EntityKind.STATE, "PER", List.of("GOV"), null, "Q419", List.of(new Span(0, 4)));
    static final Entity QUITO = new Entity("N2", "Ecuador", EntityKind.STATE, "ECU", List.of("GOV"), null, "Q736", List.of(new Span(0, 4)));

    private Stories() {
    }

    /** A record of one article whose sentences are given as "TYPE|trigger|sentence"; Peru acts on Ecuador in each. */
    static ArticleRecord article(String id, String published, String publisher, String coder, String cluster, String... told) {
        StringBuilder text = new StringBuilder();
        List<Span> sentences = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (String one : told) {
            String[] parts = one.split("\\|");
            int start = text.length();
            text.append(parts[2]);
            Span sentence = new Span(start, text.length());
            sentences.add(sentence);
            text.append("\n\n");
            EventType type = EventType.valueOf(parts[0]);
            int at = sentence.start() + parts[2].indexOf(parts[1]);
            Span trigger = new Span(at, at + parts[1].length());
            boolean meeting = type == EventType.CONSULT;
            events.add(new Event("E" + (events.size() + 1), type, List.of(), List.of(), "010", meeting ? List.of("N1", "N2") : List.of("N1"),
                    meeting ? List.of() : List.of("N2"), meeting ? List.of(sentence, sentence) : List.of(sentence), meeting ? List.of() : List.of(sentence),
                    trigger, sentences.size() - 1, List.of(new EventMention(trigger, sentences.size() - 1)), false, Status.OCCURRED, published, Resolution.DAY, null,
                    type.quad(), type.score(List.of()), null, 0.8, null, "written by hand"));
        }
        String body = text.toString().strip();
        Span all = new Span(0, body.length());
        return new ArticleRecord(ArticleRecord.SCHEMA, new CoderVersion(coder, "none", "1"), id, "https://news.example/" + id, "Report " + id, null, published,
                PublishedFrom.INPUT, publisher, "en", body, cluster, null, sentences, List.of(LIMA, QUITO), events,
                List.of(new Statement("S1", "N1", null, List.of(), List.of(all), StatementForm.INDIRECT, StatementKind.SPEECH, null, List.of())),
                List.of(new Demand("D1", DemandKind.DEMAND, List.of("N1"), List.of("N2"), "withdraw all soldiers from the Cenepa valley", List.of(all), List.of(), null,
                        Answer.PENDING, List.of(), List.of())),
                List.of(), List.of(), List.of(new Force("N2", "troops", 3000L, null, "massed", null, null, "the Cenepa valley", all)), List.of(), null);
    }
}

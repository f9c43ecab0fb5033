package org.demarche.record;

import java.util.List;

/** A record with something in every list, over a text with an emoji and an astral letter before every span. */
final class Fixtures {
    static final String TEXT = "😀 𝔸 Peru's president accused Chile of massing 2,000 troops near Arica on Monday. “We deny it,” Chile said.";

    private Fixtures() {
    }

    static Span span(String words) {
        int at = TEXT.indexOf(words);
        return new Span(at, at + words.length());
    }

    static ArticleRecord full() {
        int split = TEXT.indexOf(" “");
        return new ArticleRecord(ArticleRecord.SCHEMA, new CoderVersion("0.1.0", "none", "1"), "fixture", null, "A border quarrel", null, "2001-05-08",
                PublishedFrom.JSON_LD, "Ours", "en", TEXT, null, null,
                List.of(new Span(0, split), new Span(split + 1, TEXT.length())),
                List.of(new Entity("N1", "Peru's president", EntityKind.PERSON, "PER", List.of("GOV"), "President of Peru", null, List.of(span("Peru's president"))),
                        new Entity("N2", "Chile", EntityKind.STATE, "CHL", List.of("GOV"), null, "Q298", List.of(span("Chile"), span("Chile said").shift(0)))),
                List.of(new Event("E1", EventType.ACCUSE, List.of("allege"), List.of(EventContext.MILITARY, EventContext.RELIGION_ETHNICITY), "112",
                        List.of("N1"), List.of("N2"), List.of(span("Peru's president")), List.of(span("Chile")), span("accused"), 0,
                        List.of(new EventMention(span("accused"), 0)), false, Status.OCCURRED, "2001-05-07", Resolution.DAY,
                        new Location("Arica", "CHL", -18.47, -70.3, 3899361L, PlaceResolution.CITY, span("Arica")), 3, -3.5,
                        new Size(new Range(3L, null), null, null), 0.87, "S1", "accuse of")),
                List.of(new Statement("S1", "N2", span("Chile said"), List.of(span("said")), List.of(span("“We deny it,”")), StatementForm.DIRECT,
                        StatementKind.SPEECH, null, List.of("N1"))),
                List.of(new Demand("D1", DemandKind.DEMAND, List.of("N1"), List.of("N2"), "massing", List.of(span("massing")), List.of(), "2001-05-15",
                        Answer.REJECTED, List.of("E1"), List.of(span("deny")))),
                List.of(new Denial("X1", List.of("N2"), List.of(span("massing 2,000 troops")), "N1", "S1")),
                List.of(new Dispute("Q1", "the troops", List.of(new Dispute.Account(List.of("N1"), List.of(span("massing")), null),
                        new Dispute.Account(List.of("N2"), List.of(span("deny")), "S1")))),
                List.of(new Force("N2", "troops", 2000L, 2000L, "massed", null, null, "Arica", span("2,000 troops"))),
                List.of(new DateMention(span("Monday"), "2001-05-07", Resolution.DAY)),
                List.of(new Relation(0, EventType.ACCUSE, List.of(), Status.OCCURRED, 0.9), new Relation(1, null, List.of(), null, 0)));
    }
}

package org.demarche.record;

import java.util.List;

/**
 * One thing that one side wants, offers, promises or threatens, with the answer it got in this article.
 *
 * @param id             unique in the record: D1, D2 …
 * @param kind           what is put on the table
 * @param by             entity ids of those who put it
 * @param of             entity ids of those it is put to
 * @param text           the thing itself, in the article's words
 * @param spans          where it is told
 * @param conditionSpans "if …" parts
 * @param deadline       ISO day, or null
 * @param answer         how it was answered
 * @param evidence       ids of events that show the answer
 * @param evidenceSpans  words that show the answer
 */
public record Demand(String id, DemandKind kind, List<String> by, List<String> of, String text, List<Span> spans,
                     List<Span> conditionSpans, String deadline, Answer answer, List<String> evidence, List<Span> evidenceSpans) {

    /** Copies the lists, of which none may be missing. */
    public Demand {
        by = Lists.copy("by", by);
        of = Lists.copy("of", of);
        spans = Lists.copy("spans", spans);
        conditionSpans = Lists.copy("condition_spans", conditionSpans);
        evidence = Lists.copy("evidence", evidence);
        evidenceSpans = Lists.copy("evidence_spans", evidenceSpans);
    }
}

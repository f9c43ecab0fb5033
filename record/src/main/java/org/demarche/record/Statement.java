package org.demarche.record;

import java.util.List;

/**
 * Somebody's words or stance as the article reports them.
 *
 * @param id           unique in the record: S1, S2 …
 * @param speaker      entity id, or null
 * @param sourceSpan   where the speaker is named, or null
 * @param cueSpans     the words that report ("said", "according to")
 * @param contentSpans what was said, in text order, without cue and source
 * @param form         how much of it is quoted
 * @param kind         speech or attitude
 * @param within       id of the statement that this one is nested in, or null
 * @param addressee    entity ids of those spoken to
 */
public record Statement(String id, String speaker, Span sourceSpan, List<Span> cueSpans, List<Span> contentSpans, StatementForm form,
                        StatementKind kind, String within, List<String> addressee) {

    /** Copies the lists, of which none may be missing. */
    public Statement {
        cueSpans = Lists.copy("cue_spans", cueSpans);
        contentSpans = Lists.copy("content_spans", contentSpans);
        addressee = Lists.copy("addressee", addressee);
    }
}

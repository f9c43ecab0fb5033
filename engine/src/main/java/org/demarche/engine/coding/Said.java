package org.demarche.engine.coding;

import java.util.List;
import org.demarche.record.Span;
import org.demarche.record.StatementForm;
import org.demarche.record.StatementKind;

/**
 * A statement before entities have their ids.
 *
 * @param attribution its words
 * @param speaker     number of the speaker in the article's book, or −1
 * @param source      where the speaker is named, or null
 * @param cues        the words that report
 * @param contents    what was said, in text order
 * @param form        how much of it is quoted
 * @param kind        speech or attitude
 * @param within      index of the statement it is nested in, or −1
 * @param addressees  numbers of those spoken to
 */
record Said(Attribution attribution, int speaker, Span source, List<Span> cues, List<Span> contents, StatementForm form, StatementKind kind,
            int within, List<Integer> addressees) {

    /** Copies the lists. */
    Said {
        cues = List.copyOf(cues);
        contents = List.copyOf(contents);
        addressees = List.copyOf(addressees);
    }
}

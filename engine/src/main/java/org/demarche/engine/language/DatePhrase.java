package org.demarche.engine.language;

import java.time.LocalDate;
import org.demarche.record.Resolution;

/**
 * Words of one sentence that name a date.
 *
 * @param from       index of the first word
 * @param to         index after the last
 * @param value      first day of what they name
 * @param resolution how exactly
 * @param year       whether they name the year themselves
 */
record DatePhrase(int from, int to, LocalDate value, Resolution resolution, boolean year) {

    DatePhrase from(int first) {
        return new DatePhrase(first, to, value, resolution, year);
    }
}

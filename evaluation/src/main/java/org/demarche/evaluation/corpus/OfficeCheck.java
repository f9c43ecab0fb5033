package org.demarche.evaluation.corpus;

import java.time.LocalDate;
import java.util.Optional;

/** What the world's tables know of offices, asked for every person of the corpus with an office. */
@FunctionalInterface
public interface OfficeCheck {
    /** Refuses nothing. */
    OfficeCheck NONE = (name, code, office, day) -> Optional.empty();

    /**
     * Says whether the tables contradict an annotation.
     *
     * @param name   the person's name, never null
     * @param code   the person's code, or null
     * @param office the office as annotated, never null
     * @param day    the block's date, or null
     * @return what is wrong, or empty where the tables agree or do not know the person
     */
    Optional<String> fault(String name, String code, String office, LocalDate day);
}

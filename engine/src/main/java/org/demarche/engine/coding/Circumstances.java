package org.demarche.engine.coding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.record.EntityKind;
import org.demarche.record.Location;
import org.demarche.record.Resolution;
import org.demarche.record.Status;

/** When and where an act took place, and whether it is news or recalled. One sentence each. */
final class Circumstances {
    private static final Set<String> AT = Vocabulary.set("at_place");
    private static final Set<String> TO_PLACE = Vocabulary.set("to_place");
    /** An act this many days before publication is recalled, not news. */
    private static final int OLD = 21;

    private final Clauses clauses;
    private final Cast cast;
    private final List<DatedPhrase> dates;
    private final Narration narration;

    Circumstances(Clauses clauses, Cast cast, List<DatedPhrase> dates, Narration narration) {
        this.clauses = clauses;
        this.cast = cast;
        this.dates = dates;
        this.narration = narration;
    }

    /**
     * A date as an act has it.
     *
     * @param value      ISO day
     * @param resolution how exactly
     * @param dated      whether the text names it
     */
    record When(String value, Resolution resolution, boolean dated) {
    }

    /** The date that hangs on the act, else the day on which an act told as new is told; null where unknowable. */
    When when(Act act) {
        DatedPhrase best = null;
        int nearest = Integer.MAX_VALUE;
        for (DatedPhrase date : dates) {
            int distance = distance(act, date);
            if (distance < nearest) {
                nearest = distance;
                best = date;
            }
        }
        if (best != null) {
            return new When(best.mention().value(), best.mention().resolution(), true);
        }
        Narration.Now now = narration.now(cast.number());
        if (now.day() == null || pluperfect(act) || recalled(act) || act.noun() && !now.stated() || act.status() == Status.PLANNED || act.status() == Status.CONDITIONAL) {
            return null;
        }
        return new When(now.day().toString(), Resolution.DAY, now.stated());
    }

    /** How far up and down the arcs a date lies from the trigger, a large number if it belongs to another verb. */
    private int distance(Act act, DatedPhrase date) {
        int head = date.from();
        for (int i = date.from(); i < date.to(); i++) {
            int up = clauses.word(i).head();
            if (up < date.from() || up >= date.to()) {
                head = i;
            }
        }
        int steps = 0;
        for (int up = clauses.word(head).head(); up >= 0 && steps < 8; up = clauses.word(up).head(), steps++) {
            if (act.words().contains(up)) {
                return steps;
            }
            if (clauses.verb(up)) {
                boolean shared = clauses.word(act.trigger()).head() == up && (clauses.label(act.trigger(), "xcomp") || clauses.label(act.trigger(), "conj")
                        || clauses.label(act.trigger(), "advcl") && clauses.word(act.trigger()).pos().equals("VBG") || act.noun());
                boolean noun = act.noun() && clauses.sentence().dominates(up, act.trigger()) && clauses.word(act.trigger()).head() == up;
                return shared || noun ? steps + 3 : Integer.MAX_VALUE;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether a relative clause in the past tells the act: "the papers that rejected his demands". */
    private boolean recalled(Act act) {
        return clauses.verb(act.trigger()) && (clauses.label(act.trigger(), "relcl") || clauses.label(act.trigger(), "acl"))
                && (clauses.word(act.trigger()).pos().equals("VBD") || clauses.word(act.trigger()).pos().equals("VBN")
                && clauses.child(act.trigger(), "aux") < 0);
    }

    private boolean pluperfect(Act act) {
        for (int c : clauses.sentence().children(act.trigger())) {
            if (clauses.label(c, "aux") && clauses.word(c).lemma().equals("have") && clauses.word(c).form().equalsIgnoreCase("had")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the act is only recalled: dated well before the article, or told in the pluperfect without a date of these days. */
    boolean background(Act act, When when) {
        if (when != null && when.dated) {
            LocalDate day = LocalDate.parse(when.value);
            LocalDate starts = narration.starts();
            if (starts == null) {
                return when.resolution == Resolution.YEAR && pluperfect(act);
            }
            long days = ChronoUnit.DAYS.between(day, starts);
            return when.resolution == Resolution.YEAR ? day.getYear() < starts.getYear() : when.resolution == Resolution.MONTH ? days > OLD + 31 : days > OLD;
        }
        return pluperfect(act);
    }

    /**
     * The nearest place that a preposition of place hangs on the act's clause: on its words, on its object where the act is a deed, or on a verb above or beside
     * it in the same breath; else where it goes to; else, of a deed, where those who act stand. Null if the text names none. Never a capital by default.
     */
    Location where(Act act) {
        int best = -1;
        int nearest = Integer.MAX_VALUE;
        for (int place : cast.book().places(cast.number())) {
            int distance = distance(act, place);
            if (distance < nearest) {
                nearest = distance;
                best = place;
            }
        }
        if (best >= 0) {
            return cast.book().place(cast.number(), best).orElse(null);
        }
        for (int recipient : act.recipients()) {
            if (cast.named(recipient) && cast.book().entry(cast.entity(recipient)).kind() == EntityKind.PLACE) {
                return cast.book().place(cast.number(), recipient).orElse(null);
            }
        }
        for (int word : act.words()) {
            if (TO_PLACE.contains(clauses.word(word).lemma())) {
                int target = clauses.pobj(word, "to");
                target = target < 0 && clauses.verb(word) ? clauses.object(word) : target;
                Optional<Location> place = target < 0 ? Optional.empty() : cast.book().place(cast.number(), target);
                if (place.isPresent()) {
                    return place.get();
                }
            }
        }
        return act.type().quad() % 2 == 0 ? standing(act) : null;
    }

    /** Where those who act stand ("the garrison at Soyo fled"), or null. */
    private Location standing(Act act) {
        for (int actor : act.actors()) {
            for (int target : clauses.pobjs(actor, AT)) {
                Optional<Location> place = cast.book().place(cast.number(), target);
                if (place.isPresent()) {
                    return place.get();
                }
            }
        }
        return null;
    }

    /** How far above a place the act stands, a large number if the place belongs to something else. */
    private int distance(Act act, int place) {
        boolean preposition = false;
        int steps = 0;
        int from = place;
        for (int up = clauses.word(place).head(); up >= 0 && steps < 14; from = up, up = clauses.word(up).head(), steps++) {
            if (!preposition && clauses.label(up, "prep")) {
                if (AT.contains(clauses.word(up).lemma())) {
                    preposition = true;
                    continue;
                }
                if (!clauses.word(up).lemma().equals("of")) {
                    return Integer.MAX_VALUE;
                }
            }
            if (act.words().contains(up)) {
                return preposition ? steps : Integer.MAX_VALUE;
            }
            if (act.actors().contains(up) && !act.recipients().contains(up)) {
                return Integer.MAX_VALUE;
            }
            boolean within = clauses.noun(up) && !(clauses.label(up, "pobj") && AT.contains(clauses.word(clauses.word(up).head()).lemma())) || clauses.label(up, "pcomp");
            if (preposition && within && act.type().quad() % 2 == 1) {
                return Integer.MAX_VALUE;
            }
            if (!preposition) {
                continue;
            }
            if (clauses.verb(up) && !clauses.label(from, "nsubj") && !clauses.label(from, "nsubjpass") && shared(act, up)) {
                return steps + 5;
            }
            if (clauses.verb(up) && (clauses.label(up, "relcl") || clauses.label(up, "acl") || clauses.label(up, "ccomp"))) {
                return Integer.MAX_VALUE;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether what is told of a verb's place goes for the act too: the act hangs in its clause, or both stand in a row. */
    private boolean shared(Act act, int verb) {
        for (int up = act.trigger(), step = 0; up >= 0 && step < 5; up = clauses.word(up).head(), step++) {
            if (clauses.word(up).head() == verb) {
                String label = clauses.word(up).label();
                return !label.equals("ccomp") && !label.equals("relcl") && !label.equals("conj");
            }
            String label = clauses.word(up).label();
            if (label.equals("ccomp") || label.equals("relcl") || label.equals("parataxis")) {
                return false;
            }
        }
        return false;
    }
}

package org.demarche.engine.coding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.record.Location;
import org.demarche.record.Resolution;
import org.demarche.record.Status;

/** When and where an act took place, and whether it is news or recalled. One sentence each. */
final class Circumstances {
    private static final List<String> PLACE_PREPOSITIONS = List.of("in", "at", "near", "outside", "inside", "across", "around", "off", "along", "throughout",
            "above", "over", "south_of", "north_of", "east_of", "west_of");
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

    /** The place that a preposition of place hangs on the act; null if the text names none. Never a capital by default. */
    Location where(Act act) {
        for (int word : act.words()) {
            Location found = at(word);
            if (found != null) {
                return found;
            }
        }
        int object = clauses.verb(act.trigger()) && act.type().quad() % 2 == 0 ? clauses.object(act.trigger()) : -1;
        if (object >= 0) {
            Location found = at(object);
            if (found != null) {
                return found;
            }
        }
        int head = clauses.word(act.trigger()).head();
        if (act.noun() && head >= 0 && clauses.verb(head)) {
            return at(head);
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
        return null;
    }

    private Location at(int host) {
        for (int target : clauses.pobjs(host, PLACE_PREPOSITIONS)) {
            Optional<Location> place = cast.book().place(cast.number(), target);
            if (place.isPresent()) {
                return place.get();
            }
            for (int inner : clauses.pobjs(target, List.of("of", "in"))) {
                place = cast.book().place(cast.number(), inner);
                if (place.isPresent()) {
                    return place.get();
                }
            }
        }
        return null;
    }
}

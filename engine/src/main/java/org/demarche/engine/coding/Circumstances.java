package org.demarche.engine.coding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.record.EntityKind;
import org.demarche.record.EventType;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;
import org.demarche.record.Resolution;
import org.demarche.record.Status;

/** When and where an act took place, and whether it is news or recalled. One sentence each. */
final class Circumstances {
    private static final Set<String> AT = Vocabulary.set("at_place");
    private static final Set<String> BLOW = Vocabulary.set("blow");
    private static final Set<String> TO_PLACE = Vocabulary.set("to_place");
    /** An act this many days before publication is recalled, not news. */
    private static final int OLD = 21;

    /** Types whose acts are told with their place. */
    private static final Set<EventType> PLACED = EnumSet.of(EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.RETREAT,
            EventType.PROTEST, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT);
    /** Clauses below an act whose places are not the act's. */
    private static final Set<String> APART = Set.of("relcl", "acl", "ccomp", "conj", "parataxis");
    private static final Set<String> MEANWHILE = Vocabulary.set("meanwhile");
    private static final Set<String> ELSEWHERE = Vocabulary.set("elsewhere");

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
    When when(Act told) {
        Act act = at(told);
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
        if (now.day() == null || pluperfect(act) || recalled(act) || clauses.noun(act.trigger()) && !now.stated() || act.status() == Status.PLANNED || act.status() == Status.CONDITIONAL) {
            return null;
        }
        return new When(now.day().toString(), Resolution.DAY, now.stated());
    }

    /** The act at the highest of its words: a model may find "a" of "a bomb" first. */
    private Act at(Act act) {
        return act.at(clauses.top(act.words()), act.words());
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
            if (clauses.verb(up) && !goesOn(up)) {
                boolean shared = clauses.label(act.trigger(), "conj") ? follows(act, up) : clauses.word(act.trigger()).head() == up
                        && (clauses.label(act.trigger(), "xcomp") || clauses.label(act.trigger(), "advcl") && clauses.word(act.trigger()).pos().equals("VBG")
                        || clauses.noun(act.trigger())) || meanwhile(act, up);
                return shared ? steps + 3 : Integer.MAX_VALUE;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether a verb tells during what the act was done: "when he flew to Boise last winter, he met a pastor's wife". */
    private boolean meanwhile(Act act, int verb) {
        return clauses.label(verb, "advcl") && act.words().contains(clauses.word(verb).head())
                && clauses.sentence().children(verb).stream().anyMatch(c -> MEANWHILE.contains(clauses.word(c).lemma()));
    }

    /** Whether a verb only tells the harm that the one before it did: "killed three and wounded nine in Kano on Monday". */
    private boolean goesOn(int verb) {
        return clauses.label(verb, "conj") && BLOW.contains(clauses.word(verb).lemma()) && clauses.child(verb, "nsubj") < 0 && clauses.child(verb, "nsubjpass") < 0;
    }

    /** Whether the act goes on from a verb without a subject of its own: "attacked a post, seized a tank and took eleven men". */
    private boolean follows(Act act, int verb) {
        for (int up = act.trigger(); clauses.label(up, "conj") && clauses.child(up, "nsubj") < 0 && clauses.child(up, "nsubjpass") < 0;) {
            up = clauses.word(up).head();
            if (up == verb) {
                return true;
            }
        }
        return false;
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

    /** Whether the act is only recalled: dated well before the article, or told in a relative clause in the pluperfect without a date of these days. */
    boolean background(Act told, When when) {
        Act act = at(told);
        if (when != null && when.dated) {
            LocalDate day = LocalDate.parse(when.value);
            LocalDate starts = narration.starts();
            if (starts == null) {
                return when.resolution == Resolution.YEAR && aside(act);
            }
            long days = ChronoUnit.DAYS.between(day, starts);
            return when.resolution == Resolution.YEAR ? day.getYear() < starts.getYear() : when.resolution == Resolution.MONTH ? days > OLD + 31 : days > OLD;
        }
        return aside(act);
    }

    /** "The bridge, which its engineers had mined": what was said or asked before ("said that it had mined") may be today's news. */
    private boolean aside(Act act) {
        return pluperfect(act) && (clauses.label(act.trigger(), "relcl") || clauses.label(act.trigger(), "acl"));
    }

    /**
     * The nearest place that a preposition of place hangs on the act's clause: on its words, on its object where the act is a deed, or on a verb above or beside
     * it in the same breath; else the place that a deed is done to or goes to; else, of a deed, where those who act stand. Null if the text names none. Never a
     * capital by default; no country but of violence and of forces on the move, and nothing for words, since "warned in Geneva" tells where few acts were.
     */
    Location where(Act told) {
        Act act = at(told);
        if (!PLACED.contains(act.type())) {
            return null;
        }
        Location place = place(act);
        return place != null && place.resolution() == PlaceResolution.COUNTRY && act.type() != EventType.ASSAULT && act.type() != EventType.MOBILIZE ? null : place;
    }

    private Location place(Act act) {
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
        if (act.type().quad() % 2 == 1) {
            return null;
        }
        int object = clauses.verb(act.trigger()) ? clauses.object(act.trigger()) : clauses.pobj(act.trigger(), "of");
        return target(object).or(() -> target(object < 0 ? -1 : clauses.pobj(object, "of"))).orElseGet(() -> standing(act));
    }

    /** The city or region that a word names. */
    private Optional<Location> target(int word) {
        return word < 0 ? Optional.empty() : cast.book().place(cast.number(), word).filter(l -> l.resolution() != PlaceResolution.COUNTRY);
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
            boolean within = act.type() != EventType.CONSULT && clauses.noun(up) && !(clauses.label(up, "pobj") && AT.contains(clauses.word(clauses.word(up).head()).lemma())) || clauses.label(up, "pcomp");
            if (preposition && within && act.type().quad() % 2 == 1) {
                return Integer.MAX_VALUE;
            }
            if (!preposition) {
                continue;
            }
            if (clauses.verb(up) && !clauses.label(from, "nsubj") && !clauses.label(from, "nsubjpass") && shared(act, up)) {
                return steps + 5;
            }
            if (clauses.verb(up) && (APART.contains(clauses.word(up).label()) && !goesOn(up) || ELSEWHERE.contains(String.valueOf(clauses.mark(up))))) {
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
                return label.equals("conj") ? act.type().quad() % 2 == 0 && follows(act, verb) : !label.equals("ccomp") && !label.equals("relcl");
            }
            String label = clauses.word(up).label();
            if (label.equals("ccomp") || label.equals("relcl") || label.equals("parataxis")) {
                return false;
            }
        }
        return false;
    }
}

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.demarche.engine.encoder.Sides;
import org.demarche.engine.encoder.Triggers;
import org.demarche.record.EntityKind;
import org.demarche.record.EventType;
import org.demarche.record.Span;
import org.demarche.record.Status;

/**
 * Weighs the acts that patterns find in a sentence against what the typer tells of its words, in log odds, and adds the acts that only the typer sees.
 * A pattern counts for its act, its type and its sides; where the typer is surer the other way, its word holds. How each weight was chosen, and on which
 * texts, stands in {@code docs/accuracy.md}. Not thread-safe; one sentence each, and at most a few questions to the typer an act.
 */
final class Weighing {
    /** What a pattern speaks for its act. */
    private static final double STRONG = 3;
    private static final double WEAK = 1;
    /** What it speaks for its type against any other. */
    private static final double TYPE = 4;
    /** The same where it names the act by several words ("trade barbs"). */
    private static final double WORDS = 6;
    /** What it speaks for each of its sides. */
    private static final double SIDE = 2;
    /** From which log odds on a side that the pattern lacks is the typer's. */
    private static final double FILLED = 0;
    /** From which probability on a recipient is asked about as one of a marked pair, how many are, and from which probability of the act's type on it is one. */
    private static final double ASKED = .05;
    private static final int QUESTIONS = 2;
    private static final double AGREED = .7;
    /** From which probability on a pattern's trigger tells an act itself, and another type may stand in the place of the pattern's. */
    private static final double EVEN = .5;
    /** From which log odds on an act is the typer's alone: it is about twice as sure as it should be. */
    private static final double ALONE = 4;
    /** Least probability of a word that belongs to what tells such an act, and how many other words may stand between two of these. */
    private static final double TRIGGER = .3;
    private static final int GAP = 1;
    /** By how much the typer is surer than it should be. */
    private static final double TEMPERATURE = 2;
    /** How owners and modifiers hang from a noun. */
    private static final Set<String> MODIFIERS = Set.of("poss", "compound", "nmod", "amod");
    /** Who denies a report says something, and the ledger has it; it is no act. */
    private static final Set<String> DENIES = Vocabulary.set("denies");
    /** Verbs of what several do to each other: "traded barbs". */
    private static final Set<String> EXCHANGES = Vocabulary.set("exchanges");

    private final Clauses clauses;
    private final Cast cast;
    private final Modality modality;
    private final Modes modes;
    private final Triggers triggers;
    private final Sides sides;
    private final Asked asked;
    private final Clues speaks;

    Weighing(Acts.Lexical data, Clauses clauses, Cast cast, Triggers triggers, Asked asked) {
        this.asked = asked;
        this.clauses = clauses;
        this.cast = cast;
        this.modality = new Modality(clauses, cast, data.composition());
        this.modes = data.modes();
        this.speaks = data.recipients();
        this.triggers = triggers;
        this.sides = triggers.sides();
    }

    /**
     * An act and how sure both are of it.
     *
     * @param confidence 0 to 1
     */
    record Weighed(Act act, double confidence) {
    }

    /** The acts that hold, in text order. */
    List<Weighed> of(List<Act> acts) {
        List<Weighed> all = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Act act : acts) {
            taken.set(act.trigger());
            act.words().forEach(taken::set);
            int at = teller(act);
            double bonus = act.weak() ? WEAK : STRONG;
            if (odds(triggers.act(at)) + bonus > 0) {
                Act told = sided(typed(act, at), at);
                boolean unplanned = told.status() == Status.PLANNED && clauses.under(told.trigger(), DENIES);
                all.add(weighed(unplanned ? told.with(Status.DENIED) : told, at, bonus));
            }
        }
        for (List<Integer> words : runs(taken)) {
            int at = teller(words);
            if (odds(triggers.act(at)) > ALONE && !adjective(at) && !DENIES.contains(clauses.word(at).lemma()) && !undone(at)) {
                all.add(weighed(own(words, at), at, 0));
            }
        }
        all.sort(Comparator.comparingInt(w -> w.act().trigger()));
        return all;
    }

    /** Whether a participle only qualifies the noun behind it, which tells a state: "a charged meeting", "the jailed editor" (codebook, section 8). */
    private boolean adjective(int at) {
        return clauses.word(at).pos().matches("VBN|JJ") && (clauses.label(at, "nmod") || clauses.label(at, "amod")) && clauses.word(at).head() > at;
    }

    /** Whether a word says that a deed is not done, without denying or refusing it: "will not fight". */
    private boolean undone(int at) {
        return clauses.verb(at) && clauses.negated(at) && best(at).quad() == 4 && !clauses.under(at, DENIES) && !triggers.status(at).equals("denied");
    }

    /** An act with its confidence: what both speak for its type, made as honest as the typer's temperature makes its types of pairs. */
    private Weighed weighed(Act act, int at, double bonus) {
        return new Weighed(act, round(1 / (1 + Math.exp(-(odds(triggers.type(at, act.type().name())) + bonus) / TEMPERATURE))));
    }

    /** The word that tells a pattern's act: its trigger where that tells any, else the likeliest of its words; "attack" in "accused of the attack" tells another. */
    private int teller(Act act) {
        boolean own = triggers.act(act.trigger()) >= EVEN || !act.words().contains(act.trigger());
        return own ? act.trigger() : teller(act.words());
    }

    /** The word that tells an act most surely. */
    private int teller(List<Integer> words) {
        return words.stream().min(Comparator.comparingDouble((Integer w) -> -triggers.act(w)).thenComparing(w -> w)).orElseThrow();
    }

    /** The likeliest type at a word. */
    private EventType best(int at) {
        return best(at, null, 0);
    }

    /** The same, a given type with its bonus. */
    private EventType best(int at, EventType given, double bonus) {
        EventType best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (EventType type : EventType.values()) {
            double score = Math.log(Math.max(triggers.type(at, type.name()), 1e-6)) + (type == given ? bonus : 0);
            if (score > most) {
                most = score;
                best = type;
            }
        }
        return best;
    }

    /** The act with the typer's type where that is surer; what is not refused ("not ruling out talks") stays agreed to. */
    private Act typed(Act act, int at) {
        EventType best = best(at, act.type(), act.words().size() > 1 ? WORDS : TYPE);
        boolean open = act.type() == EventType.AGREE && best == EventType.REJECT && clauses.negated(act.trigger());
        return triggers.type(at, best.name()) < EVEN || open ? act : retyped(act, best, at);
    }

    private Act retyped(Act act, EventType best, int at) {
        if (best == act.type()) {
            return act;
        }
        List<String> mode = Relations.mode(best, triggers.mode(at));
        Act typed = act.with(best, mode.isEmpty() ? null : mode.get(0), Cameo.of(best, mode), "typer " + percent(at, best) + " against " + act.type());
        return triggers.status(at).equals("denied") ? typed.with(Status.DENIED) : typed;
    }

    private String percent(int at, EventType type) {
        return Math.round(triggers.type(at, type.name()) * 100) + " %";
    }

    /** The act with the sides that both see together; one that needs somebody to whom it is done, and loses whom the pattern took for that, is what the typer says. */
    private Act sided(Act act, int at) {
        List<Integer> actors = held(act.actors(), w -> sides.actor(at, w), h -> agent(h) ? Double.MAX_VALUE : SIDE);
        List<Integer> recipients = held(act.recipients(), w -> sides.recipient(at, w), h -> SIDE);
        boolean lost = recipients.isEmpty() && !act.recipients().isEmpty() && act.type().needsRecipient();
        if (actors.isEmpty()) {
            actors = others(named(w -> sides.actor(at, w), FILLED), recipients);
        }
        if (recipients.isEmpty()) {
            recipients = others(named(w -> sides.recipient(at, w), FILLED), actors);
        }
        actors = whole(actors, w -> sides.actor(at, w));
        recipients = whole(recipients, w -> sides.recipient(at, w));
        if (exchanged(act, actors)) {
            return act.sides(actors, List.of()).mutual();
        }
        recipients = recipients.isEmpty() && !act.symmetric() ? asked(act.type(), actors, at) : recipients(act, recipients, at);
        if (actors.isEmpty() && recipients.isEmpty()) {
            return act;
        }
        boolean symmetric = act.symmetric() && recipients.isEmpty();
        Act sided = act.sides(actors, recipients);
        sided = symmetric == act.symmetric() ? sided : sided.asymmetric();
        EventType own = best(at);
        return !lost ? sided : triggers.type(at, own.name()) >= EVEN ? retyped(sided, own, at) : sided.sides(actors, List.of());
    }

    /** Whether a word stands behind "by": "a request by France" is France's. */
    private boolean agent(int h) {
        int preposition = clauses.label(h, "pobj") ? clauses.word(h).head() : -1;
        return preposition >= 0 && Phrase.is(clauses.word(preposition), "by");
    }

    /** Whether several do it to each other. */
    private boolean exchanged(Act act, List<Integer> actors) {
        return cast.count(actors) > 1 && act.words().stream().anyMatch(w -> EXCHANGES.contains(clauses.word(w).lemma()));
    }

    /** Each head, or the word of its phrase that is the side instead: the noun that a country alone modifies, the number before its "of". */
    private List<Integer> whole(List<Integer> heads, IntToDoubleFunction probability) {
        return heads.stream().map(h -> counted(modified(h, probability))).distinct().toList();
    }

    /** The noun that a country alone modifies where it names people ("Pakistani gunners") or the typer holds it for the side ("a Pakistani post"), else the word. */
    private int modified(int h, IntToDoubleFunction probability) {
        boolean alone = MODIFIERS.contains(clauses.word(h).label()) && cast.country(h) && clauses.child(h, "conj") < 0;
        int above = alone ? clauses.word(h).head() : -1;
        boolean people = above >= 0 && !clauses.label(h, "poss") && cast.political(above) && !cast.place(above);
        return cast.possible(above) && (people || probability.applyAsDouble(above) > EVEN) ? above : h;
    }

    /** The number before the "of" of a noun ("hundreds of supporters"), else the word. */
    private int counted(int h) {
        int of = clauses.label(h, "pobj") ? clauses.word(h).head() : -1;
        int number = of < 0 ? -1 : clauses.word(of).head();
        return number >= 0 && clauses.amount(number) && clauses.pobj(number, "of") == h && !clauses.word(h).pos().startsWith("NNP") ? number : h;
    }

    /** Those of whom all that is known of them does not say that they are no recipients. */
    private List<Integer> recipients(Act act, List<Integer> heads, int at) {
        return held(heads, w -> sides.recipient(at, w), h -> speaks.of(clues(act, h, heads.size())));
    }

    /** What is to be said of a recipient, by the names of the table. */
    private List<String> clues(Act act, int head, int heads) {
        List<String> clues = new ArrayList<>(List.of("recipient", act.type().name()));
        if (act.recipients().contains(head)) {
            clues.add("pattern");
        }
        if (act.weak()) {
            clues.add("weak");
        }
        if (act.symmetric() && act.type() != EventType.CONSULT) {
            clues.add("symmetric");
        }
        if (heads > 1) {
            clues.add("several");
        }
        if (clauses.label(head, "nmod") || clauses.label(head, "compound")) {
            clues.add("modifier");
        }
        if (cast.entity(head) >= 0 && cast.book().entry(cast.entity(head)).kind() == EntityKind.PLACE) {
            clues.add("place");
        }
        return clues;
    }

    /** Whom one actor's act is done to where nobody is sure: the likeliest political sides of the sentence, each asked about with the actor. */
    private List<Integer> asked(EventType type, List<Integer> actors, int at) {
        if (actors.size() != 1) {
            return List.of();
        }
        Span actor = cast.span(actors.get(0));
        List<Integer> likely = IntStream.range(0, triggers.size()).boxed()
                .filter(i -> i != at && sides.recipient(at, i) >= ASKED && clauses.noun(i) && !clauses.label(i, "compound") && cast.political(i)
                        && !names(actors, i) && !cast.span(i).overlaps(actor))
                .sorted(Comparator.comparingDouble((Integer i) -> -sides.recipient(at, i)).thenComparing(i -> i)).limit(QUESTIONS).toList();
        for (int i : likely) {
            if (asked.type(cast.number(), actor, cast.span(i)).map(t -> t.type(type.name())).orElse(0.0) >= AGREED) {
                return List.of(i);
            }
        }
        return List.of();
    }

    /** Those whom the other side does not name. */
    private List<Integer> others(List<Integer> side, List<Integer> other) {
        return side.stream().filter(w -> !names(other, w)).toList();
    }

    private boolean names(List<Integer> side, int word) {
        int entity = cast.entity(word);
        return side.stream().anyMatch(s -> s == word || entity >= 0 && cast.entity(s) == entity);
    }

    /** The heads of a side that the typer does not contradict, with what else speaks for them; who is listed with one of these stays. */
    private List<Integer> held(List<Integer> heads, IntToDoubleFunction probability, IntToDoubleFunction bonus) {
        List<Integer> sure = heads.stream().filter(h -> odds(likeliest(h, probability)) + bonus.applyAsDouble(h) > 0).map(clauses::first).toList();
        return heads.stream().filter(h -> sure.contains(clauses.first(h))).toList();
    }

    /** The highest probability of any word that names whom a head word names. */
    private double likeliest(int head, IntToDoubleFunction probability) {
        int entity = cast.entity(head);
        double most = probability.applyAsDouble(head);
        for (int i = 0; i < triggers.size(); i++) {
            if (entity >= 0 ? cast.entity(i) == entity : clauses.word(i).head() == head && clauses.noun(i)) {
                most = Math.max(most, probability.applyAsDouble(i));
            }
        }
        return most;
    }

    /** Head words of those whom the typer sees on a side with these log odds at least. */
    private List<Integer> named(IntToDoubleFunction probability, double least) {
        List<Integer> heads = new ArrayList<>();
        for (int i = 0; i < triggers.size(); i++) {
            int above = clauses.word(i).head();
            boolean inside = above >= 0 && !clauses.label(i, "conj") && odds(probability.applyAsDouble(above)) > 0;
            // whoever backs or leads others ("the Iran-backed militia") does not act
            boolean backer = clauses.label(i, "npadvmod") && i + 1 < triggers.size() && clauses.word(i + 1).form().equals("-");
            if (!inside && !backer && odds(probability.applyAsDouble(i)) > least && !names(heads, i)
                    && (cast.named(i) || cast.possible(i) && !clauses.label(i, "compound"))) {
                heads.add(i);
            }
        }
        return heads;
    }

    /** Words that stand together and tell an act which no pattern has found. */
    private List<List<Integer>> runs(BitSet taken) {
        List<List<Integer>> all = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < triggers.size(); i++) {
            if (triggers.act(i) < TRIGGER) {
                continue;
            }
            boolean same = last >= 0 && i - last <= GAP + 1 && best(last) == best(i);
            if (!same) {
                all.add(new ArrayList<>());
            }
            all.get(all.size() - 1).add(i);
            last = i;
        }
        all.removeIf(words -> words.stream().anyMatch(taken::get));
        return all;
    }

    /** An act of the typer alone. */
    private Act own(List<Integer> words, int at) {
        EventType type = best(at);
        List<Integer> actors = named(w -> sides.actor(at, w), 0);
        List<String> mode = Relations.mode(type, triggers.mode(at));
        Act act = new Act(at, words, type, mode.isEmpty() ? null : mode.get(0), Cameo.of(type, mode), false, actors, List.of(), null,
                clauses.noun(at), false, false, "typer " + percent(at, type));
        List<Integer> recipients = others(named(w -> sides.recipient(at, w), 0), actors);
        act = exchanged(act, actors) ? act.mutual() : act.sides(actors, recipients.isEmpty() ? asked(type, actors, at) : recipients(act, recipients, at));
        return modes.of(act.with(status(act, at)), clauses, cast);
    }

    /** The typer's status, unless a denial, negation, modal verbs or conditions around the word say another. */
    private Status status(Act act, int at) {
        Status status = Relations.status(triggers.status(at));
        if (clauses.under(at, DENIES)) {
            return Status.DENIED;
        }
        Act told = modality.of(at, act);
        return status == Status.OCCURRED && told != null && told.type() == act.type() && told.status() != null ? told.status() : status;
    }

    /** To two places, never quite 0 or 1. */
    static double round(double p) {
        return Math.round(Math.min(0.99, Math.max(0.01, p)) * 100) / 100.0;
    }

    private static double odds(double p) {
        double held = Math.min(Math.max(p, 1e-6), 1 - 1e-6);
        return Math.log(held / (1 - held));
    }
}

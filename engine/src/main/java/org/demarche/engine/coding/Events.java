package org.demarche.engine.coding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarche.engine.encoder.Triggers;
import org.demarche.engine.encoder.Typing;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Resolver;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Typer;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.EntityKind;
import org.demarche.record.Event;
import org.demarche.record.EventMention;
import org.demarche.record.EventType;
import org.demarche.record.Relation;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.Status;

/**
 * Finds the events of an article: who did what to whom, when, where and how. Patterns over arcs propose and type them, see
 * {@code docs/patterns.md}; where there is a typer, {@link Weighing} sets what it tells against them.
 * Immutable and thread-safe; one for the process. Costs well under a millisecond a sentence; with a typer, a pass of it for each sentence that names
 * somebody political and in which a pattern or the reader sees an act, and one for each pair that it is asked about; with a resolver, one of it for each act
 * that lacks a side.
 */
public final class Events {
    private static final double STRONG = 0.8;
    private static final double NOUN = 0.65;
    private static final double WEAK = 0.6;

    /** Least probability that the reader gives a word of telling an act, for the typer to be asked where no pattern has found one. */
    private static final double LIKELY = 0.2;

    /** Types that are told with somebody who acts; without one they are mostly misread. */
    private static final Set<EventType> DONE_BY_SOMEBODY = EnumSet.of(EventType.AGREE, EventType.AID, EventType.COOPERATE);

    /** Types that are misread where the pattern is weak and the recipient a mere thing. */
    private static final Set<EventType> TO_SOMEBODY = EnumSet.of(EventType.CONCEDE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.SANCTION,
            EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.PROTEST);

    /** Types for which a city or a region is where it was done, not to whom. */
    private static final Set<EventType> AT_PLACES = EnumSet.of(EventType.MOBILIZE, EventType.PROTEST, EventType.RETREAT, EventType.CONCEDE, EventType.CONSULT,
            EventType.AGREE, EventType.COOPERATE);

    private static final Set<String> MODIFIERS = Set.of("amod", "compound", "nmod");

    private final Acts.Lexical data;
    private final Typer typer;
    private final Resolver resolver;

    private Events(Acts.Lexical data, Typer typer, Resolver resolver) {
        this.data = data;
        this.typer = typer;
        this.resolver = resolver;
    }

    /** Loads the patterns; events are found by them alone. @throws IllegalStateException naming file and line, if a data file breaks its form */
    public static Events load() {
        return load(null, null);
    }

    /**
     * Loads the patterns.
     *
     * @param typer    weighs what they find, and finds what they do not; null for patterns alone
     * @param resolver says with it who the sides of an act are; null for the typer alone
     */
    public static Events load(Typer typer, Resolver resolver) {
        return new Events(Acts.Lexical.load(), typer, resolver);
    }

    /** Finds the names that only modify the noun of an act. */
    public Modifiers modifiers(AnnotatedText text) {
        return Modifiers.of(text, data.patterns(), data.classes());
    }

    /**
     * Two sides that the input asks about.
     *
     * @param actor     where the first is named, or null
     * @param recipient where the second is named, or null
     */
    public record Pair(Span actor, Span recipient) {
    }

    /** The events of one article, before ids are given. */
    public static final class Coded {
        private final List<Found> found;
        /** Every place that tells an act, before places of one act are joined. */
        private final List<Found> told;
        private final AnnotatedText text;
        private final EntityBook book;
        private final Asked asked;

        private Coded(List<Found> found, List<Found> told, AnnotatedText text, EntityBook book, Asked asked) {
            this.found = found;
            this.told = told;
            this.text = text;
            this.book = book;
            this.asked = asked;
        }

        /** How often the typer was asked so far. */
        int questions() {
            return asked.questions();
        }

        /** What the text reports the first side of each pair doing to the second, in the order of the pairs. */
        public List<Relation> relations(List<Pair> pairs) {
            List<Relation> all = new ArrayList<>(pairs.size());
            for (Pair pair : pairs) {
                all.add(Relations.answer(all.size(), pair, text, told, asked));
            }
            return all;
        }

        /** The events before ids are given; their numbers in the record are their places in this list. */
        List<Found> found() {
            return found;
        }

        /**
         * The events as the record has them: E1, E2 … in text order.
         *
         * @param statements whose content may report an event; coded before
         */
        public List<Event> events(List<Statement> statements) {
            List<Event> all = new ArrayList<>(found.size());
            for (Found f : found) {
                all.add(new Event("E" + (all.size() + 1), f.type(), f.mode(), f.context(), f.cameo(), ids(f.actors()), ids(f.recipients()),
                        spans(f.actors()), spans(f.recipients()), f.trigger(), f.sentence(), f.mentions(), f.background(), f.status(), f.date(), f.resolution(),
                        f.location(), f.type().quad(), f.type().score(f.mode()), f.size(), f.confidence(), reporter(f, statements), f.why()));
            }
            return all;
        }

        private List<String> ids(List<EntityBook.Member> members) {
            return members.stream().map(m -> book.id(m.entity())).toList();
        }

        private static List<Span> spans(List<EntityBook.Member> members) {
            return members.stream().map(EntityBook.Member::span).toList();
        }

        /** The innermost statement whose content holds the trigger. */
        private static String reporter(Found f, List<Statement> statements) {
            return statements.stream().filter(s -> s.contentSpans().stream().anyMatch(c -> c.contains(f.trigger().start())))
                    .min(Comparator.comparingInt((Statement s) -> s.contentSpans().stream().mapToInt(Span::length).sum()).thenComparing(Statement::id))
                    .map(Statement::id).orElse(null);
        }
    }

    /**
     * Finds the events of an article.
     *
     * @param text      the article's sentences
     * @param modifiers what {@link #modifiers} said of them
     * @param book      its entities; groups that the tables do not know are opened where they act or are acted on
     * @param dates     its dates
     * @param published day of publication, or null
     */
    public Coded code(AnnotatedText text, Modifiers modifiers, EntityBook book, List<DatedPhrase> dates, LocalDate published) {
        List<Found> found = new ArrayList<>();
        Asked asked = new Asked(typer, resolver, text);
        Narration narration = Narration.of(text, dates, published);
        for (int s = 0; s < text.sentences().size(); s++) {
            int number = s;
            Clauses clauses = new Clauses(text.sentences().get(s));
            Cast cast = new Cast(book, modifiers, s, clauses);
            List<Act> proposed = new Acts(data, clauses, cast).all();
            Optional<Triggers> told = told(proposed, clauses, cast, asked);
            List<Weighing.Weighed> weighed = told.map(t -> new Weighing(data, clauses, cast, t, asked).of(proposed))
                    .orElseGet(() -> proposed.stream().map(a -> new Weighing.Weighed(a, a.weak() ? WEAK : a.noun() ? NOUN : STRONG)).toList());
            List<Act> acts = weighed.stream().map(Weighing.Weighed::act).toList();
            boolean sport = sport(clauses.sentence());
            Circumstances circumstances = new Circumstances(clauses, cast, dates.stream().filter(d -> d.sentence() == number).toList(), narration);
            List<Found> own = new ArrayList<>();
            Set<Found> open = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Weighing.Weighed each : weighed) {
                Act act = each.act();
                Found event = event(act, each.confidence(), acts, clauses, cast, circumstances);
                event = event == null ? null : Meeting.placed(event, act, clauses, book);
                event = event == null ? null : Elsewhere.complete(event, act, asked, cast, text);
                if (event != null && !(sport && played(event, book))) {
                    own.add(event);
                    if (act.open() && event.recipients().isEmpty()) {
                        open.add(event);
                    }
                }
            }
            Directed.complete(own, found, book).stream().filter(f -> !lacking(f) && !open.contains(f)).forEach(found::add);
            if (told.isPresent() && !sport) {
                unjoined(clauses, cast, acts, told.get(), circumstances, asked, found);
            }
        }
        return new Coded(SameEvent.join(found, book), List.copyOf(found), text, book, asked);
    }

    /** Whether a sentence speaks of sport: two words of it, or a score. */
    private boolean sport(Sentence sentence) {
        int words = 0;
        for (int i = 0; i < sentence.size(); i++) {
            words += data.classes().named("sport").at(sentence, i) > 0 ? 1 : 0;
            boolean score = i + 2 < sentence.size() && sentence.word(i).form().matches("\\d{1,2}") && sentence.word(i + 1).form().equals("-")
                    && sentence.word(i + 2).form().matches("\\d{1,2}");
            words += score ? 2 : 0;
        }
        return words > 1;
    }

    /** Whether an act in a sentence about sport is a play: nobody in office and no force takes part. */
    private static boolean played(Found event, EntityBook book) {
        return java.util.stream.Stream.concat(event.actors().stream(), event.recipients().stream()).map(m -> book.entry(m.entity()))
                .noneMatch(e -> e.kind() == EntityKind.PERSON && e.sectors().contains("GOV") || e.sectors().contains("MIL") || e.sectors().contains("COP"));
    }

    /** Asks about sides that no act joins: of what the typer is sure is an act of its own. */
    private void unjoined(Clauses clauses, Cast cast, List<Act> acts, Triggers triggers, Circumstances circumstances, Asked asked, List<Found> found) {
        for (Unjoined.Pair pair : Unjoined.of(clauses, cast, acts, triggers)) {
            Optional<Typing> answer = asked.type(cast.number(), cast.span(pair.actor()), cast.span(pair.recipient()));
            EventType type = answer.flatMap(Relations::sure).orElse(null);
            if (type == null) {
                continue;
            }
            List<String> mode = Relations.mode(type, answer.get().mode());
            double confidence = Weighing.round(answer.get().type(type.name()));
            Act act = new Act(pair.verb(), List.of(pair.verb()), type, mode.isEmpty() ? null : mode.get(0), Cameo.of(type, mode), false,
                    cast.list(pair.actor()), cast.list(pair.recipient()), Relations.status(answer.get().status()), false, true, false,
                    "typer " + Math.round(confidence * 100) + " % between " + clauses.word(pair.actor()).form() + " and " + clauses.word(pair.recipient()).form());
            Found event = event(act, confidence, acts, clauses, cast, circumstances);
            if (event != null && !lacking(event)) {
                found.add(event);
            }
        }
    }

    /** What the typer tells of a sentence; empty without a typer, where nobody political is named, and where neither the patterns nor the reader see an act. */
    private static Optional<Triggers> told(List<Act> acts, Clauses clauses, Cast cast, Asked asked) {
        Optional<Triggers> read = clauses.sentence().triggers();
        boolean quiet = acts.isEmpty() && read.isPresent() && read.get().act() < LIKELY;
        return quiet || !cast.political() ? Optional.empty() : asked.tell(cast.number()).map(t -> read.map(r -> t.and(r.sides())).orElse(t));
    }

    private Found event(Act act, double confidence, List<Act> acts, Clauses clauses, Cast cast, Circumstances circumstances) {
        if (!plausible(act, cast)) {
            return null;
        }
        EntityBook book = cast.book();
        List<EntityBook.Member> actors = new ArrayList<>(Sides.members(cast, clauses, apart(act.actors(), act, clauses)));
        List<EntityBook.Member> recipients = new ArrayList<>(Sides.members(cast, clauses, apart(act.recipients(), act, clauses)));
        recipients.removeIf(r -> actors.stream().anyMatch(a -> a.entity() == r.entity()));
        if (act.type() == EventType.COOPERATE && actors.size() > 1 && !Sides.political(book, recipients)) {
            // of two who cooperate the one named first is the actor
            recipients.clear();
            recipients.addAll(actors.subList(1, actors.size()));
            actors.subList(1, actors.size()).clear();
        }
        if (!Sides.political(book, actors) && !Sides.political(book, recipients)) {
            return null;
        }
        boolean thing = TO_SOMEBODY.contains(act.type()) && !recipients.isEmpty() && recipients.stream().allMatch(r -> nobody(book, r));
        if (act.weak() && (thing || act.symmetric() && actors.stream().anyMatch(a -> nobody(book, a)))) {
            return null;
        }
        if (AT_PLACES.contains(act.type()) && !"visit".equals(act.mode())) {
            recipients.removeIf(r -> book.entry(r.entity()).kind() == EntityKind.PLACE);
        }
        if (actors.isEmpty() && recipients.isEmpty() && act.type().quad() != 4) {
            return null;
        }
        act = atHome(act, actors, recipients, book);
        Circumstances.When when = circumstances.when(act);
        Span trigger = trigger(clauses.sentence(), act);
        Found told = new Found(cast.number(), trigger, act.type(), act.mode() == null ? List.of() : List.of(act.mode()),
                Contexts.of(act, clauses, book, actors, recipients), act.cameo(), act.symmetric(), actors, recipients,
                List.of(new EventMention(trigger, cast.number())), circumstances.background(act, when), act.status() == null ? Status.OCCURRED : act.status(),
                when == null ? null : when.value(), when == null ? null : when.resolution(), when != null && when.dated(), circumstances.where(act),
                Casualties.of(act, clauses, acts), confidence, act.why());
        return Figures.meant(told, act, clauses, data.classes(), book);
    }

    /** A side without names that only say whose the actors are: "Serb" in "Serb gunners". */
    private static List<Integer> apart(List<Integer> heads, Act act, Clauses clauses) {
        return heads.stream().filter(h -> {
            int name = clauses.first(h);
            return !MODIFIERS.contains(clauses.word(name).label()) || !act.actors().contains(clauses.word(name).head());
        }).toList();
    }

    /** What a state does to its own is no sanction but coercion. */
    private static Act atHome(Act act, List<EntityBook.Member> actors, List<EntityBook.Member> recipients, EntityBook book) {
        if (act.type() != EventType.SANCTION || "convict".equals(act.mode()) || actors.isEmpty() || recipients.isEmpty()) {
            return act;
        }
        String home = book.entry(actors.get(0).entity()).code();
        boolean own = home != null && home.length() == 3 && recipients.stream().allMatch(r -> home.equals(book.entry(r.entity()).code()));
        return own ? act.with(EventType.COERCE, "expel".equals(act.mode()) ? "deport" : "restrict", "172", "at home") : act;
    }

    /** Whether a side is a thing or somebody of whom nothing is known. */
    private static boolean nobody(EntityBook book, EntityBook.Member member) {
        Entry entry = book.entry(member.entity());
        return entry.code() == null && entry.sectors().isEmpty();
    }

    /** Whether an event has nobody to whom it is done though its type needs one. */
    private static boolean lacking(Found f) {
        return f.type().needsRecipient() && f.recipients().isEmpty() && !((f.symmetric() || f.type() == EventType.COOPERATE) && f.actors().size() > 1);
    }

    /** Whether an act has sides, and one of them may be political: said before any entity is opened for it. */
    private static boolean plausible(Act act, Cast cast) {
        if (act.actors().isEmpty() && (act.recipients().isEmpty() || DONE_BY_SOMEBODY.contains(act.type()))) {
            return false;
        }
        if (act.symmetric() && cast.count(act.actors()) + cast.count(act.recipients()) < 2 && (act.words().size() < 2 || act.noun())) {
            return false;
        }
        return act.actors().stream().anyMatch(cast::political) || act.recipients().stream().anyMatch(cast::political);
    }

    /** Whether a verb says little by itself: its object names the act with it ("held talks", "issued a warning"). */
    private boolean light(Sentence sentence, int i) {
        return !sentence.word(i).pos().startsWith("VB") || data.classes().named("light").at(sentence, i) > 0;
    }

    /** From the first to the last word that names the act, where they stand close; else the trigger word alone. */
    private Span trigger(Sentence sentence, Act act) {
        Span own = sentence.word(act.trigger()).span();
        Span all = own;
        int first = act.trigger();
        int last = act.trigger();
        boolean light = light(sentence, act.trigger());
        for (int word : act.words()) {
            if (!light && sentence.word(word).pos().startsWith("NN")) {
                continue;
            }
            all = all.cover(sentence.word(word).span());
            first = Math.min(first, word);
            last = Math.max(last, word);
        }
        return last - first <= 4 ? all : own;
    }
}

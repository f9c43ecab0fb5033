package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;
import org.demarche.record.Span;

/**
 * Who and where in one article: every mention of somebody or something, linked into entities. Words are addressed by sentence and word index,
 * a phrase by its head word; a word inside a name leads to the name's entity as well. The same text, date and calls give the same book.
 * Not thread-safe.
 *
 * <p>Entity numbers are the book's own and stay; ids (N1 …) follow the first mention and are final only when no further entity is opened.
 */
public final class EntityBook {
    private static final String TOGETHER = "several who were named before";

    private final AnnotatedText text;
    private final Phrases[] phrases;
    private final List<Figure> figures;
    private final List<List<int[]>> members;
    private final Linker linker;
    private final Composer composer;
    private final PlaceFinder places;
    private List<Figure> order;

    EntityBook(AnnotatedText text, Phrases[] phrases, List<Figure> figures, List<List<int[]>> members, Linker linker,
               Composer composer, PlaceFinder places) {
        this.text = text;
        this.phrases = phrases;
        this.figures = figures;
        this.members = members;
        this.linker = linker;
        this.composer = composer;
        this.places = places;
    }

    /** A member of what a phrase names. */
    public record Member(int entity, Span span) {
    }

    /** The entity whose mention has this head word, the first where it names several; empty for words that name nobody known. */
    public OptionalInt at(int sentence, int word) {
        int[] here = here(sentence, word);
        return here.length == 0 ? OptionalInt.empty() : OptionalInt.of(here[0]);
    }

    private int[] here(int sentence, int word) {
        int[] here = members.get(sentence).get(word);
        if (here != null) {
            return here;
        }
        Phrases p = phrases[sentence];
        if (p.word(word).pos().startsWith("W")) {
            int antecedent = p.antecedent(word);
            return antecedent < 0 || antecedent == word ? new int[0] : here(sentence, antecedent);
        }
        int noun = counted(p, word);
        if (noun >= 0) {
            return here(sentence, noun);
        }
        // inside a name: the head is the word above that is still a part of it
        int up = word;
        while (p.label(up).equals("compound") && p.word(up).head() > up) {
            up = p.word(up).head();
            int[] above = members.get(sentence).get(up);
            if (above != null && p.nameFirst(up) <= word) {
                return above;
            }
        }
        return new int[0];
    }

    /** Like {@link #at}, but opens an entity of kind group for a phrase that the tables do not know. */
    public int of(int sentence, int word) {
        OptionalInt known = at(sentence, word);
        if (known.isPresent()) {
            return known.getAsInt();
        }
        Phrases p = phrases[sentence];
        int noun = counted(p, word);
        if (noun >= 0) {
            return of(sentence, noun);
        }
        int head = word;
        if (p.word(word).pos().startsWith("W")) {
            int antecedent = p.antecedent(word);
            head = antecedent < 0 ? word : antecedent;
        }
        OptionalInt modifier = modifier(sentence, head);
        if (modifier.isPresent()) {
            return modifier.getAsInt();
        }
        Span span = p.phrase(head);
        Figure again = p.lower(p.first(head)).equals("the") ? again(p, head) : null;
        if (again != null) {
            again.mentions.add(new Figure.Mention(sentence, head, span, p.label(head).startsWith("nsubj")));
            members.get(sentence).set(head, new int[] {again.number});
            order = null;
            return again.number;
        }
        Figure figure = new Figure(figures.size(), EntityKind.GROUP, span.of(text.text()));
        Roles.Side side = composer.side(p, head);
        figure.code = side.code();
        figure.sectors = side.sectors();
        figure.plural = p.word(head).pos().endsWith("S");
        figure.unknown = true;
        figure.why = side.code() == null ? "phrase that no table knows" : "phrase with a country in it";
        if (side.code() == null && side.sectors().isEmpty()) {
            linker.locate(sentence, head, figure);
        }
        figure.mentions.add(new Figure.Mention(sentence, head, span, p.label(head).startsWith("nsubj")));
        figures.add(figure);
        members.get(sentence).set(head, new int[] {figure.number});
        if (head != word) {
            members.get(sentence).set(word, new int[] {figure.number});
        }
        order = null;
        return figure.number;
    }

    /** The common noun behind a number: "dozens of soldiers" are the soldiers, "most of France" is not France. */
    private static int counted(Phrases p, int word) {
        int noun = p.counted(word);
        return noun < 0 || p.word(noun).pos().startsWith("NNP") ? -1 : noun;
    }

    /** A group that was opened by the same noun with "the" or without, or null. */
    private Figure again(Phrases p, int head) {
        for (int i = figures.size() - 1; i >= 0; i--) {
            Figure figure = figures.get(i);
            if (figure.unknown && phrases[figure.mentions.get(0).sentence()].same(figure.mentions.get(0).word(), p, head) && p.first(head) == head - 1) {
                return figure;
            }
        }
        return null;
    }

    /** Like {@link #of}, but one group for a phrase that means several ("both sides"), as those who speak together; opened at the first call. */
    public int together(int sentence, int word) {
        int[] here = here(sentence, word);
        if (here.length < 2) {
            return of(sentence, word);
        }
        Span span = phrases[sentence].phrase(word);
        for (Figure figure : figures) {
            if (figure.why.equals(TOGETHER) && figure.mentions.get(0).span().equals(span)) {
                return figure.number;
            }
        }
        Figure figure = new Figure(figures.size(), EntityKind.GROUP, span.of(text.text()));
        List<Figure> all = IntStream.of(here).mapToObj(figures::get).toList();
        figure.code = all.stream().allMatch(f -> Objects.equals(f.code, all.get(0).code)) ? all.get(0).code : null;
        figure.sectors = all.stream().allMatch(f -> f.sectors.equals(all.get(0).sectors)) ? all.get(0).sectors : List.of();
        figure.plural = true;
        figure.why = TOGETHER;
        figure.mentions.add(new Figure.Mention(sentence, word, span, phrases[sentence].label(word).startsWith("nsubj")));
        figures.add(figure);
        order = null;
        return figure.number;
    }

    /**
     * The entity of a name that stands before a noun and heads no phrase of its own ("Israeli" in "Israeli strikes"), opened at the first call; an
     * adjective means its state. Empty for words that belong to no name, and for head words, which {@link #at} knows.
     *
     * @param word the name's last word
     */
    public OptionalInt modifier(int sentence, int word) {
        int[] here = members.get(sentence).get(word);
        if (here != null) {
            return OptionalInt.of(here[0]);
        }
        Figure figure = phrases[sentence].heads(word) ? null : linker.modifier(sentence, word);
        if (figure == null) {
            return OptionalInt.empty();
        }
        members.get(sentence).set(word, new int[] {figure.number});
        order = null;
        return OptionalInt.of(figure.number);
    }

    /** The noun phrase of this head word, or the name alone for a name before a noun: determiner, title and name, without relative clauses. */
    public Span mentionSpan(int sentence, int word) {
        int[] here = members.get(sentence).get(word);
        return here == null || phrases[sentence].heads(word) ? phrases[sentence].phrase(word) : own(here[0], sentence, word);
    }

    /** What is known of an entity. @throws IndexOutOfBoundsException if the book has no such entity */
    public Entry entry(int entity) {
        return figures.get(entity).entry();
    }

    /** Whether the sentence holds a phrase of a user's discard list, so that no event is to be read from it. */
    public boolean discarded(int sentence) {
        return phrases[sentence].discarded;
    }

    /** Number of entities so far; their numbers run from 0. */
    public int size() {
        return figures.size();
    }

    /**
     * All that a phrase names: its own entities and those of its conjuncts; members of "the two countries", "both sides" where the text tells
     * them. Empty if it names nobody known.
     */
    public List<Integer> group(int sentence, int word) {
        return members(sentence, word).stream().map(Member::entity).distinct().toList();
    }

    /** Like {@link #group} with each member's own span, in text order. */
    public List<Member> members(int sentence, int word) {
        List<Member> all = new ArrayList<>();
        gather(sentence, word, all);
        return all;
    }

    /** Those whom a phrase names at its head, conjuncts left aside, each with its own span: two in "the Kenyan and Ugandan presidents". Empty if it names nobody known. */
    public List<Member> named(int sentence, int word) {
        int[] here = here(sentence, word);
        return Arrays.stream(here).mapToObj(e -> new Member(e, here.length == 1 ? phrases[sentence].phrase(word) : own(e, sentence, word))).toList();
    }

    private void gather(int sentence, int word, List<Member> all) {
        all.addAll(named(sentence, word));
        for (int child : phrases[sentence].sentence.children(word, "conj")) {
            if (child > word) {
                gather(sentence, child, all);
            }
        }
    }

    /** Where one of several members of a phrase is named. */
    private Span own(int entity, int sentence, int word) {
        return figures.get(entity).mentions.stream().filter(m -> m.sentence() == sentence && m.word() == word).map(Figure.Mention::span).findFirst()
                .orElseGet(() -> phrases[sentence].phrase(word));
    }

    /** The place that a word names, or empty if it names none or none for sure; without coordinates where no table knows it. */
    public Optional<Location> place(int sentence, int word) {
        Optional<Location> known = places.at(sentence, word);
        int[] here = known.isPresent() ? null : members.get(sentence).get(word);
        Figure figure = here == null ? null : figures.get(here[0]);
        if (figure == null || figure.kind != EntityKind.PLACE || !figure.why.startsWith(Referents.UNLISTED)) {
            return known;
        }
        return Optional.of(new Location(figure.name, figure.code, null, null, null, PlaceResolution.POINT, mentionSpan(sentence, word)));
    }

    /** Head words of the sentence's place mentions, ascending. */
    public List<Integer> places(int sentence) {
        return places.in(sentence);
    }

    private List<Figure> order() {
        if (order == null) {
            order = figures.stream().filter(f -> !f.mentions.isEmpty())
                    .sorted(Comparator.comparing((Figure f) -> f.mentions.stream().map(Figure.Mention::span).min(Comparator.naturalOrder()).get())
                            .thenComparing(f -> f.number)).toList();
        }
        return order;
    }

    /** The entity's id in the record. @throws IllegalArgumentException if the text never mentions it */
    public String id(int entity) {
        int at = order().indexOf(figures.get(entity));
        if (at < 0) {
            throw new IllegalArgumentException("entity " + entity + " has no mention");
        }
        return "N" + (at + 1);
    }

    /** All entities with their mentions in order of first mention: N1, N2 … */
    public List<Entity> entities() {
        List<Entity> all = new ArrayList<>();
        for (Figure figure : order()) {
            Entry entry = figure.entry();
            all.add(new Entity("N" + (all.size() + 1), entry.name(), entry.kind(), entry.code(), entry.sectors(), entry.office(),
                    entry.identifier(), figure.mentions.stream().map(Figure.Mention::span).distinct().sorted().toList()));
        }
        return all;
    }
}

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.demarche.engine.encoder.ActSides;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Resolver.Resolved;
import org.demarche.engine.world.EntityBook;

/**
 * Sides that patterns and typer leave open: the resolver is asked, which sees the two sentences before too. "The rebels asked for talks. The president refused" refuses the
 * rebels.
 */
final class Elsewhere {
    /** From which probability on somebody is a side whom the act's own sentence names, or one before; with him all who are likelier than not. */
    private static final double NEAR = .7;
    private static final double FAR = .8;
    private static final double WITH = .5;

    private Elsewhere() {
    }

    /** The event with the sides that it lacks and the resolver sees. */
    static Found complete(Found event, Act act, Asked asked, Cast cast, AnnotatedText text) {
        boolean wants = Directed.WANTS.contains(event.type()) || event.mode().contains("visit");
        boolean open = wants && event.recipients().isEmpty() && !event.mutual() && !act.open();
        if (!event.actors().isEmpty() && !open) {
            return event;
        }
        Optional<Resolved> read = asked.act(event.sentence(), act.words().isEmpty() ? List.of(act.trigger()) : act.words());
        if (read.isEmpty()) {
            return event;
        }
        ActSides said = read.get().said();
        Found found = event;
        if (found.actors().isEmpty()) {
            List<EntityBook.Member> actors = named(read.get(), said::actor, found, cast, text);
            found = actors.isEmpty() ? found : found.by(actors, "resolver: actor");
        }
        List<EntityBook.Member> recipients = open ? named(read.get(), said::recipient, found, cast, text) : List.of();
        return recipients.isEmpty() ? found : found.towards(recipients, found.confidence(), "resolver: recipient");
    }

    /** Those whom a word names that is likely enough, each where it is likeliest, in text order; who is named inside another's name is none. */
    private static List<EntityBook.Member> named(Resolved read, IntToDoubleFunction probability, Found found, Cast cast, AnnotatedText text) {
        EntityBook book = cast.book();
        Map<Integer, Double> most = new LinkedHashMap<>();
        boolean sure = false;
        Map<Integer, EntityBook.Member> members = new LinkedHashMap<>();
        for (int s = 0; s <= found.sentence(); s++) {
            int begin = read.begin(s);
            for (int w = 0; begin >= 0 && w < text.sentences().get(s).size(); w++) {
                double p = probability.applyAsDouble(begin + w);
                OptionalInt entity = p < WITH ? OptionalInt.empty() : book.at(s, w);
                sure |= entity.isPresent() && p >= (s == found.sentence() ? NEAR : FAR);
                if (entity.isPresent() && p > most.getOrDefault(entity.getAsInt(), 0.0)) {
                    most.put(entity.getAsInt(), p);
                    members.put(entity.getAsInt(), new EntityBook.Member(entity.getAsInt(), book.mentionSpan(s, w)));
                    if (s == found.sentence()) {
                        cast.list(w).stream().filter(cast::named).forEach(c -> members.putIfAbsent(cast.entity(c), new EntityBook.Member(cast.entity(c), cast.span(c))));
                    }
                }
            }
        }
        if (!sure) {
            return List.of();
        }
        found.actors().forEach(a -> members.remove(a.entity()));
        found.recipients().forEach(r -> members.remove(r.entity()));
        List<EntityBook.Member> all = new ArrayList<>(members.values());
        all.removeIf(m -> members.values().stream().anyMatch(o -> o.span().length() > m.span().length() && o.span().contains(m.span().start())));
        all.sort(Comparator.comparingInt(m -> m.span().start()));
        return all;
    }
}

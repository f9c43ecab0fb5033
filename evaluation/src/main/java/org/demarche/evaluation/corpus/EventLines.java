package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Event;
import org.demarche.record.EventContext;
import org.demarche.record.EventMention;
import org.demarche.record.EventType;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;
import org.demarche.record.Range;
import org.demarche.record.Resolution;
import org.demarche.record.Size;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.Status;

/** Lines of events ({@code corpus/README.md}, "Events"). */
final class EventLines {
    private static final Set<String> KEYS = Set.of("ctx", "date", "at", "dead", "injured", "arrested", "told", "said", "cameo");
    /** A trigger of more words is a clause. */
    private static final int LONGEST_TRIGGER = 6;

    private final Scope scope;

    EventLines(Scope scope) {
        this.scope = scope;
    }

    /** Whether a line's second word makes it an event. */
    static boolean isType(String word) {
        String name = word.contains(".") ? word.substring(0, word.indexOf('.')) : word;
        return Arrays.stream(EventType.values()).anyMatch(type -> type.name().equals(name));
    }

    /** Reads the line of an event; its contract id is still the mark's. */
    void read(String id, Words line) {
        List<Span> triggers = scope.marked(id, line);
        for (Span trigger : triggers) {
            String words = trigger.of(scope.marks.text());
            if (words.split("\\s+").length > LONGEST_TRIGGER) {
                throw line.wrong("a trigger of more than " + LONGEST_TRIGGER + " words: " + words);
            }
        }
        String[] head = line.take("type").split("\\.", -1);
        EventType type = EventType.valueOf(head[0]);
        List<String> modes = Arrays.asList(head).subList(1, head.length);
        for (String mode : modes) {
            if (!type.modes().contains(mode)) {
                throw line.wrong(type + " has no mode " + mode + "; its modes: " + String.join(" ", type.modes()));
            }
        }
        String actorIds = line.take("actors (- for none)");
        String recipientIds = "-";
        if (line.peek().equals(">")) {
            line.take(">");
            recipientIds = line.take("recipients");
        }
        if (Names.has(Status.class, actorIds)) {
            throw line.wrong("actors are missing (- for none)");
        }
        Status status = Names.of(Status.class, line.take("status"), line);
        Options options = new Options(line, KEYS, Set.of("background"));

        int told = options.has("told") ? number(options.get("told"), line) : 1;
        if (told < 1 || told > triggers.size()) {
            throw line.wrong("told=" + told + ": the event has " + triggers.size() + " marks");
        }
        Span trigger = triggers.get(told - 1);
        List<Scope.Mention> actors = scope.mentions(actorIds, trigger, line);
        List<Scope.Mention> recipients = scope.mentions(recipientIds, trigger, line);
        if (type.needsRecipient() && recipients.isEmpty() && !(type == EventType.COOPERATE && actors.size() > 1)) {
            throw line.wrong(type + " needs a recipient" + (type == EventType.COOPERATE ? " or two actors" : ""));
        }
        for (Scope.Mention recipient : recipients) {
            if (actors.stream().anyMatch(actor -> actor.entity().equals(recipient.entity()))) {
                throw line.wrong(recipient.entity().id() + " is actor and recipient of one event");
            }
        }
        When when = options.has("date") ? When.read(options.get("date"), scope.published, line) : null;
        if (when != null && scope.published != null && when.day().isAfter(scope.published)
                && (status == Status.OCCURRED || status == Status.ONGOING)) {
            throw line.wrong("the event is " + options.get("date") + ", after the publication date, but " + status.name().toLowerCase(java.util.Locale.ROOT));
        }
        List<EventMention> mentions = new ArrayList<>();
        triggers.forEach(span -> mentions.add(new EventMention(span, scope.sentence(span))));
        scope.events.put(id, new Event(id, type, modes, contexts(options.get("ctx"), line), cameo(type, options, line), ids(actors), ids(recipients),
                spans(actors), spans(recipients), trigger, scope.sentence(trigger), mentions, options.has("background"), status,
                when == null ? null : when.day().toString(), when == null ? null : when.resolution(),
                options.has("at") ? location(options.get("at"), trigger, line) : null, type.quad(), type.score(modes), size(options, line), 1,
                saidIn(options.get("said"), trigger, line), ""));
    }

    /** The code given, or the two digits of the type's root, which is all that the type says. */
    private static String cameo(EventType type, Options options, Words line) {
        String given = options.get("cameo");
        if (given != null && !given.matches("\\d{2,4}")) {
            throw line.wrong("a CAMEO code has two to four digits: " + given);
        }
        return given != null ? given : switch (type) {
            case AGREE -> "03";
            case CONSULT -> "04";
            case SUPPORT -> "05";
            case COOPERATE -> "06";
            case AID -> "07";
            case CONCEDE, RETREAT -> "08";
            case REQUEST -> "10";
            case ACCUSE -> "11";
            case REJECT -> "12";
            case THREATEN -> "13";
            case PROTEST -> "14";
            case MOBILIZE -> "15";
            case SANCTION -> "16";
            case COERCE -> "17";
            case ASSAULT -> "18";
        };
    }

    private static List<EventContext> contexts(String list, Words line) {
        List<EventContext> contexts = new ArrayList<>();
        if (list != null) {
            for (String name : list.split(",", -1)) {
                EventContext context = Names.of(EventContext.class, name, line);
                if (contexts.contains(context)) {
                    throw line.wrong("context " + name + " is given twice");
                }
                contexts.add(context);
            }
        }
        return contexts;
    }

    private Location location(String id, Span trigger, Words line) {
        Entity entity = scope.entity(id, line);
        Span span = scope.nearest(entity.mentions(), trigger);
        Location place = scope.places.get(id);
        if (place == null && entity.kind() == EntityKind.STATE) {
            place = new Location(entity.name(), entity.code(), null, null, null, PlaceResolution.COUNTRY, null);
        }
        if (place == null) {
            throw line.wrong("at=" + id + ": neither a place nor a state");
        }
        return new Location(place.name(), place.code(), place.lat(), place.lon(), place.geonameid(), place.resolution(), span);
    }

    private String saidIn(String id, Span trigger, Words line) {
        if (id == null) {
            Statement around = scope.around(trigger);
            return around == null ? null : around.id();
        }
        if (id.equals("-")) {
            return null;
        }
        Statement statement = scope.statements.get(id);
        if (statement == null) {
            throw line.wrong(id + " is no statement of this block");
        }
        return statement.id();
    }

    private static Size size(Options options, Words line) {
        Range dead = range(options.get("dead"), line);
        Range injured = range(options.get("injured"), line);
        Range arrested = range(options.get("arrested"), line);
        return dead == null && injured == null && arrested == null ? null : new Size(dead, injured, arrested);
    }

    /** {@code 3}, {@code 3..5}, {@code 3..}, {@code ..5}; null for null and "-". */
    static Range range(String word, Words line) {
        if (word == null || word.equals("-")) {
            return null;
        }
        if (!word.matches("\\d{1,9}|\\d{1,9}\\.\\.\\d{0,9}|\\.\\.\\d{1,9}")) {
            throw line.wrong("a count is 3, 3..5, 3.. or ..5, not " + word);
        }
        int dots = word.indexOf("..");
        String low = dots < 0 ? word : word.substring(0, dots);
        String high = dots < 0 ? word : word.substring(dots + 2);
        try {
            return new Range(low.isEmpty() ? null : Long.valueOf(low), high.isEmpty() ? null : Long.valueOf(high));
        } catch (IllegalArgumentException e) {
            throw line.wrong(e.getMessage());
        }
    }

    private static int number(String word, Words line) {
        if (!word.matches("\\d{1,2}")) {
            throw line.wrong("not a number: " + word);
        }
        return Integer.parseInt(word);
    }

    private static List<String> ids(List<Scope.Mention> mentions) {
        return mentions.stream().map(mention -> mention.entity().id()).toList();
    }

    private static List<Span> spans(List<Scope.Mention> mentions) {
        return mentions.stream().map(Scope.Mention::span).toList();
    }
}

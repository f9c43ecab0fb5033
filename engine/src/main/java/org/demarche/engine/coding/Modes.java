package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.record.EventType;

/**
 * The mode of an act by the words around it, where its own words leave it open: what was asked for, with what means an attack was made. The table
 * {@code modes.txt}. Immutable.
 */
final class Modes {
    private static final Set<String> STATES = Set.of("MIL", "GOV");

    private final Map<EventType, List<Row>> rows = new EnumMap<>(EventType.class);

    /** @param from modes that the row may refine, "-" for none; @param state whether a state or an army must act; @param trigger whether the act's own word counts only */
    private record Row(Set<String> from, String mode, boolean state, boolean trigger, WordClasses.Words words) {
    }

    private Modes() {
    }

    static Modes load(WordClasses classes) {
        Modes modes = new Modes();
        for (DataFile.Line line : DataFile.read("modes.txt").lines()) {
            String[] halves = line.text().split(" : ", 2);
            String[] head = halves[0].strip().split("\\s+");
            if (halves.length < 2 || head.length < 4 || !head[2].equals(">")) {
                throw line.bad("TYPE, modes, >, a mode, a colon and words are wanted");
            }
            EventType type = EventType.valueOf(head[0]);
            if (!head[3].equals("-") && !type.modes().contains(head[3])) {
                throw line.bad("no mode of " + type);
            }
            List<String> flags = List.of(head).subList(4, head.length);
            String words = halves[1].strip();
            modes.rows.computeIfAbsent(type, t -> new ArrayList<>()).add(new Row(Set.of(head[1].split("\\|")), head[3], flags.contains("state"),
                    flags.contains("trigger"), words.equals("*") ? WordClasses.Words.NONE : words.startsWith("{") ? classes.words(words, line)
                    : new WordClasses.Words(List.of(words.split("\\s+")))));
        }
        return modes;
    }

    /** The act with the mode of the first row that fits the nearest word, or as it is. */
    Act of(Act act, Clauses clauses, Cast cast) {
        List<Row> own = rows.get(act.type());
        if (own == null) {
            return act;
        }
        String before = act.mode() == null ? "-" : act.mode();
        List<Row> open = own.stream().filter(r -> r.from.contains(before) && (!r.state || act.actors().stream().anyMatch(a -> state(cast, a)))).toList();
        if (open.isEmpty()) {
            return act;
        }
        for (int word : near(act, clauses)) {
            for (Row row : open) {
                if (!row.words.isEmpty() && (!row.trigger || act.words().contains(word)) && row.words.has(clauses.sentence(), word)) {
                    return act.mode(row.mode.equals("-") ? null : row.mode);
                }
            }
        }
        Row last = open.get(open.size() - 1);
        return last.words.isEmpty() ? act.mode(last.mode) : act;
    }

    private static boolean state(Cast cast, int actor) {
        int entity = cast.entity(actor);
        return entity >= 0 && (cast.book().entry(entity).sectors().stream().limit(1).anyMatch(STATES::contains) || "IGO".equals(cast.code(actor)));
    }

    /** The act's own words, then what hangs below it to the right, then to the left; other tellings are left out. */
    private static List<Integer> near(Act act, Clauses clauses) {
        List<Integer> all = new ArrayList<>(act.words());
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < clauses.sentence().size(); i++) {
            if (!act.words().contains(i) && belongs(act, i, clauses)) {
                (i > act.trigger() ? all : left).add(i);
            }
        }
        all.addAll(left);
        return all;
    }

    private static boolean belongs(Act act, int i, Clauses clauses) {
        boolean words = act.type().quad() % 2 == 1;
        for (int up = i, step = 0; up >= 0 && step < 12; up = clauses.word(up).head(), step++) {
            if (act.words().contains(up)) {
                return true;
            }
            boolean other = clauses.label(up, "conj") && clauses.verb(up) || clauses.label(up, "parataxis")
                    || !words && (clauses.label(up, "ccomp") || clauses.label(up, "relcl") && up > act.trigger());
            if (other) {
                return false;
            }
        }
        return false;
    }
}

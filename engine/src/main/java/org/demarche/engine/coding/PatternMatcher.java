package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Fits the patterns to one sentence. Not thread-safe. */
final class PatternMatcher {
    private final PatternBook patterns;
    private final Clauses clauses;
    private final Cast cast;

    PatternMatcher(PatternBook patterns, Clauses clauses, Cast cast) {
        this.patterns = patterns;
        this.clauses = clauses;
        this.cast = cast;
    }

    /** A pattern that fits, and the act that it tells. */
    record Match(Pattern pattern, Act act, int literals, int filled) {

        private boolean better(Match other) {
            return other == null || literals > other.literals || literals == other.literals && filled > other.filled;
        }
    }

    /** The most exact pattern that fits a word, or null. */
    Match at(int i) {
        String pos = clauses.word(i).pos();
        Pattern.Kind kind = pos.startsWith("VB") ? Pattern.Kind.VERB : pos.startsWith("NN") ? Pattern.Kind.NOUN
                : pos.startsWith("JJ") ? Pattern.Kind.ADJECTIVE : null;
        if (kind == null) {
            return null;
        }
        Match best = null;
        for (Pattern pattern : patterns.of(kind, clauses.word(i).lemma())) {
            if (best != null && pattern.literals() < best.literals) {
                break;
            }
            Match match = pattern.trigger().at(clauses.sentence(), i) ? match(pattern, i) : null;
            if (match != null && match.better(best)) {
                best = match;
            }
        }
        return best;
    }

    private Match match(Pattern pattern, int i) {
        return switch (pattern.kind()) {
            case VERB -> verb(pattern, i, clauses.object(i), clauses.subject(i), clauses.passive(i));
            case NOUN -> noun(pattern, i);
            case ADJECTIVE -> adjective(pattern, i);
        };
    }

    /** What fitting has found so far. */
    private static final class Found {
        final List<Integer> actors = new ArrayList<>();
        final List<Integer> recipients = new ArrayList<>();
        final TreeSet<Integer> words = new TreeSet<>();
        final List<Integer> hosts = new ArrayList<>();
        int literals;
        int filled;
        boolean weak;
    }

    private Match verb(Pattern pattern, int v, int object, int subject, boolean passive) {
        Found found = new Found();
        found.words.add(v);
        for (String particle : pattern.particles()) {
            if (!clauses.particle(v, particle)) {
                return null;
            }
            for (int c : clauses.sentence().children(v)) {
                if (c > v && Phrase.is(clauses.word(c), particle)) {
                    found.words.add(c);
                    found.hosts.add(c);
                    break;
                }
            }
            found.literals++;
        }
        found.hosts.add(0, v);
        if (object >= 0 && object != subject) {
            for (int member : cast.list(object)) {
                found.hosts.add(member);
            }
        }
        boolean wantsObject = false;
        int direct = 0;
        for (Pattern.Element element : pattern.elements()) {
            direct += element.form() == Pattern.Form.OBJECT ? 1 : 0;
        }
        for (Pattern.Element element : pattern.elements()) {
            wantsObject |= element.form() == Pattern.Form.OBJECT;
            int target = object;
            if (element.form() == Pattern.Form.OBJECT && element.role() != Pattern.Role.NONE && direct > 1) {
                target = receiver(v, object, passive);
            } else if (element.form() == Pattern.Form.OBJECT && element.literal() && direct > 1 && target >= 0
                    && !element.words().at(clauses.sentence(), target)) {
                target = second(v, object);
            }
            if (!fits(element, v, target, found)) {
                return null;
            }
        }
        if (!wantsObject && object >= 0 && pattern.elements().isEmpty() && !passive) {
            return null;
        }
        side(pattern, subject, found);
        return finish(pattern, v, found);
    }

    /** The one given to in "gave X aid": the indirect object, in the passive the subject. */
    private int receiver(int v, int object, boolean passive) {
        int dative = clauses.dative(v);
        if (dative >= 0) {
            return dative;
        }
        return passive ? clauses.surface(v) : object;
    }

    /** The other noun of "declared X persona non grata", "was granted asylum". */
    private int second(int v, int object) {
        for (int c : clauses.sentence().children(v)) {
            String label = clauses.word(c).label();
            if (c != object && (label.equals("dobj") || label.equals("oprd") || label.equals("attr") || label.equals("acomp")
                    || label.equals("xcomp") || label.equals("advmod") || label.equals("dep") || label.equals("prt"))) {
                return c;
            }
            if (c != object && label.equals("ccomp")) {
                return c;
            }
        }
        return object >= 0 ? after(v, object) : -1;
    }

    private int after(int v, int object) {
        for (int c : clauses.sentence().children(object)) {
            if (c > object && (clauses.word(c).label().equals("appos") || clauses.word(c).label().equals("nmod"))) {
                return c;
            }
        }
        return -1;
    }

    private void side(Pattern pattern, int subject, Found found) {
        if (subject < 0) {
            return;
        }
        int who = actor(subject, found);
        if (who >= 0) {
            List<Integer> list = pattern.patient() ? found.recipients : found.actors;
            list.add(0, who);
            found.filled++;
        }
    }

    /** The one who acts behind a subject: its head, whoever owns it ("Israeli shelling killed"), or an unknown phrase, then the act is weak. */
    private int actor(int subject, Found found) {
        int who = cast.head(subject);
        if (who >= 0) {
            return who;
        }
        who = cast.inside(subject);
        if (who >= 0 && !ownClause(subject, who)) {
            return who;
        }
        if (cast.possible(subject)) {
            found.weak |= !clauses.word(subject).pos().startsWith("NNP");
            return subject;
        }
        return -1;
    }

    private boolean ownClause(int subject, int who) {
        for (int i = who; i >= 0 && i != subject; i = clauses.word(i).head()) {
            if (clauses.word(i).label().equals("relcl") || clauses.word(i).label().equals("acl")) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(Pattern.Element element, int trigger, int object, Found found) {
        switch (element.form()) {
            case THAT, TO, ING:
                if (clauses.complement(trigger, element.form()) < 0) {
                    return false;
                }
                found.literals++;
                return true;
            case OBJECT:
                return object(element, trigger, object, found);
            default:
                return prepositional(element, found);
        }
    }

    private boolean object(Pattern.Element element, int trigger, int object, Found found) {
        if (element.role() == Pattern.Role.NONE) {
            if (object < 0 || !element.words().isEmpty() && !literal(element.words(), object)) {
                return false;
            }
            if (!element.words().isEmpty()) {
                found.literals++;
                found.words.add(word(element.words(), object));
                found.hosts.add(object);
            }
            return true;
        }
        int target = object >= 0 ? object : small(trigger);
        if (target < 0) {
            return element.optional() && !element.deep();
        }
        if (element.role() == Pattern.Role.RECIPIENT && found.recipients.size() > 0) {
            return true;
        }
        return take(element, target, found) || element.optional();
    }

    /** The subject of a small clause: "demanding Hanoi stop …". */
    private int small(int v) {
        int clause = clauses.complement(v, Pattern.Form.TO);
        clause = clause >= 0 ? clause : clauses.complement(v, Pattern.Form.THAT);
        return clause >= 0 && clauses.child(clause, "mark") < 0 ? clauses.child(clause, "nsubj") : -1;
    }

    private boolean prepositional(Pattern.Element element, Found found) {
        for (int host : found.hosts) {
            for (int object : clauses.pobjs(host, element.prepositions())) {
                if (element.role() == Pattern.Role.NONE) {
                    if (element.words().isEmpty()) {
                        return true;
                    }
                    if (literal(element.words(), object)) {
                        found.literals++;
                        found.words.add(object);
                        found.hosts.add(object);
                        return true;
                    }
                } else if (!clauses.verb(object) && take(element, object, found)) {
                    return true;
                } else if (clauses.verb(object) && element.deep() && !element.optional()) {
                    int inner = cast.below(object);
                    if (inner >= 0) {
                        list(element, found).add(inner);
                        return true;
                    }
                }
            }
        }
        return element.optional();
    }

    private List<Integer> list(Pattern.Element element, Found found) {
        return element.role() == Pattern.Role.ACTOR ? found.actors : found.recipients;
    }

    /** Gives a side its phrase; false if the phrase is no such side. */
    private boolean take(Pattern.Element element, int target, Found found) {
        if (clauses.time(target)) {
            return false;
        }
        boolean words = element.words().isEmpty() || literal(element.words(), target);
        if (!words || element.filter() == Pattern.Filter.PLACE && !cast.place(target) || element.filter() == Pattern.Filter.STATE && !cast.state(target)) {
            return false;
        }
        int who = cast.head(target);
        if (who < 0 && element.deep()) {
            who = cast.inside(target);
        }
        if (who < 0 && !element.deep()) {
            int inner = cast.inside(target);
            if (inner >= 0 && cast.political(inner) && element.words().isEmpty()) {
                who = inner;
            } else if (cast.possible(target)) {
                who = target;
                found.weak |= !clauses.word(target).pos().startsWith("NNP");
            } else {
                who = inner;
            }
        }
        if (who < 0) {
            return false;
        }
        found.literals += element.words().isEmpty() && element.filter() == Pattern.Filter.ANY ? 0 : 1;
        found.filled++;
        list(element, found).add(who);
        return true;
    }

    private boolean literal(WordClasses.Words words, int i) {
        return word(words, i) >= 0;
    }

    private int word(WordClasses.Words words, int i) {
        for (int member : cast.list(i)) {
            if (words.at(clauses.sentence(), member)) {
                return member;
            }
        }
        if (clauses.amount(i)) {
            int of = clauses.pobj(i, "of");
            return words.at(clauses.sentence(), of) ? of : -1;
        }
        return -1;
    }

    private Match noun(Pattern pattern, int n) {
        Found found = new Found();
        found.words.add(n);
        found.hosts.add(n);
        boolean owned = false;
        for (Pattern.Element element : pattern.elements()) {
            if (element.form() == Pattern.Form.POSSESSOR) {
                int owner = clauses.child(n, "poss");
                if (owner >= 0 && take(element, owner, found)) {
                    owned = true;
                }
            } else if (element.form() == Pattern.Form.PREPOSITION && !fits(element, n, -1, found)) {
                return null;
            }
        }
        int owner = owned ? -1 : clauses.child(n, "poss");
        if (owner >= 0) {
            int who = cast.deep(owner);
            if (who >= 0) {
                found.actors.add(0, who);
                found.filled++;
            }
        }
        if (found.actors.isEmpty() || pattern.symmetric()) {
            for (int by : clauses.pobjs(n, List.of("by"))) {
                int who = clauses.verb(by) ? -1 : cast.deep(by);
                if (who >= 0 && !found.actors.contains(who)) {
                    found.actors.add(who);
                    found.filled++;
                }
            }
        }
        if (found.actors.isEmpty()) {
            modifiers(pattern, n, found);
        }
        for (int c : clauses.sentence().children(n)) {
            if (found.actors.isEmpty() && clauses.word(c).label().equals("acl") && clauses.passive(c)) {
                int agent = clauses.subject(c);
                int who = agent < 0 ? -1 : cast.deep(agent);
                if (who >= 0) {
                    found.actors.add(who);
                }
            }
        }
        return finish(pattern, n, found);
    }

    /** "Israeli strikes", "the Taliban attack", "U.S.-Chinese talks": names before the noun act, or suffer where nobody suffers yet. */
    private void modifiers(Pattern pattern, int n, Found found) {
        boolean patient = pattern.elements().stream().anyMatch(e -> e.form() == Pattern.Form.POSSESSOR && e.role() == Pattern.Role.RECIPIENT)
                && found.recipients.isEmpty();
        for (int c : clauses.sentence().children(n)) {
            String label = clauses.word(c).label();
            if (c < n && (label.equals("compound") || label.equals("nmod"))) {
                int who = cast.named(c) ? c : cast.inside(c);
                if (who >= 0) {
                    (patient && clauses.word(c).pos().startsWith("NN") ? found.recipients : found.actors).add(who);
                    found.filled++;
                }
            }
        }
    }

    private Match adjective(Pattern pattern, int i) {
        int verb = clauses.word(i).head();
        String label = clauses.word(i).label();
        if (verb < 0 || !(label.equals("acomp") || label.equals("oprd") || label.equals("attr")) || !clauses.verb(verb)) {
            return null;
        }
        Found found = new Found();
        found.words.add(i);
        found.hosts.add(i);
        found.hosts.add(verb);
        for (Pattern.Element element : pattern.elements()) {
            if (!fits(element, i, -1, found)) {
                return null;
            }
        }
        side(pattern, clauses.surface(verb), found);
        return finish(pattern, i, found);
    }

    private Match finish(Pattern pattern, int trigger, Found found) {
        List<Integer> actors = new ArrayList<>();
        found.actors.forEach(a -> cast.list(a).forEach(m -> add(actors, m)));
        List<Integer> recipients = new ArrayList<>();
        found.recipients.forEach(r -> cast.list(r).forEach(m -> add(recipients, m)));
        recipients.removeAll(actors);
        Act act = new Act(trigger, List.copyOf(found.words), pattern.type(), pattern.mode(), pattern.cameo(), pattern.symmetric(), actors, recipients,
                null, pattern.kind() == Pattern.Kind.NOUN, found.weak, pattern.text() + " (" + pattern.where().replace("events/", "") + ")");
        return new Match(pattern, act, found.literals, found.filled);
    }

    private void add(List<Integer> list, int i) {
        if (!list.contains(i)) {
            list.add(i);
        }
    }
}

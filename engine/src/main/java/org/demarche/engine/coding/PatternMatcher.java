package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.record.EventType;

/** Fits the patterns to one sentence. Not thread-safe. */
final class PatternMatcher {
    /** Where a recipient is looked for that the pattern's own places do not name. */
    private static final List<String> AT_LAST = List.of("against", "on", "over", "to", "with", "from", "for", "of", "into");
    private static final List<String> AT_A_PLACE = List.of("in", "at", "near", "along", "across", "outside", "inside");
    private static final Set<EventType> DONE_TO_PLACES = Set.of(EventType.MOBILIZE, EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, EventType.AID,
            EventType.RETREAT, EventType.CONCEDE);

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
            if (best != null && pattern.literals() < best.pattern.literals()) {
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
            case VERB -> verb(pattern, i);
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
        /** Entities that act and so are not looked for as recipients. */
        final List<Integer> acting = new ArrayList<>();
        int subject = -1;
        int literals;
        int filled;
        boolean weak;
    }

    private Match verb(Pattern pattern, int v) {
        Found found = new Found();
        found.words.add(v);
        if (!particles(pattern, v, found)) {
            return null;
        }
        boolean passive = clauses.passive(v);
        if (passive && pattern.symmetric() && pattern.elements().stream().noneMatch(Pattern.Element::literal)) {
            return null;
        }
        int object = clauses.object(v);
        int subject = clauses.subject(v);
        found.hosts.add(0, v);
        if (object >= 0 && object != subject) {
            found.hosts.addAll(cast.list(object));
        }
        if (!side(pattern, v, subject, found)) {
            return null;
        }
        List<Pattern.Element> direct = pattern.elements().stream().filter(e -> e.form() == Pattern.Form.OBJECT).toList();
        int[] targets = targets(direct, v, object, passive);
        boolean required = false;
        int next = 0;
        for (Pattern.Element element : pattern.elements()) {
            required |= !element.optional() && element.form() != Pattern.Form.OBJECT;
            int target = element.form() == Pattern.Form.OBJECT ? targets[next++] : -1;
            if (!fits(element, v, target, found)) {
                return null;
            }
        }
        if (direct.isEmpty() && !required && (object >= 0 && !passive || clauses.complement(v, Pattern.Form.THAT) >= 0)) {
            return null;
        }
        if (found.recipients.isEmpty() && !pattern.symmetric() && pattern.elements().stream().anyMatch(e -> e.role() == Pattern.Role.RECIPIENT && e.deep())) {
            atLast(pattern, v, object, found);
        }
        return finish(pattern, v, found);
    }

    private boolean particles(Pattern pattern, int v, Found found) {
        for (String particle : pattern.particles()) {
            if (!clauses.particle(v, particle)) {
                return false;
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
        return true;
    }

    /** Which word each direct element looks at: the object, and where two are asked for, the indirect object or the word that names the object. */
    private int[] targets(List<Pattern.Element> direct, int v, int object, boolean passive) {
        int[] targets = new int[direct.size()];
        java.util.Arrays.fill(targets, object);
        if (direct.size() < 2) {
            return targets;
        }
        int own = passive ? clauses.child(v, "dobj") : object;
        boolean given = false;
        for (Pattern.Element element : direct) {
            given |= element.literal() && own >= 0 && literal(element.words(), own);
        }
        for (int k = 0; k < targets.length; k++) {
            Pattern.Element element = direct.get(k);
            if (element.role() != Pattern.Role.NONE) {
                targets[k] = !given ? object : passive ? clauses.surface(v) : clauses.dative(v);
            } else if (given) {
                targets[k] = literal(element.words(), own) ? own : second(v, own);
            } else {
                targets[k] = second(v, object);
            }
        }
        return targets;
    }

    /** The other word of "declared X persona non grata", "set X free". */
    private int second(int v, int object) {
        for (int c : clauses.sentence().children(v)) {
            String label = clauses.word(c).label();
            if (c != object && (label.equals("dobj") || label.equals("oprd") || label.equals("attr") || label.equals("acomp") || label.equals("xcomp")
                    || label.equals("advmod") || label.equals("dep") || label.equals("prt") || label.equals("ccomp"))) {
                return c;
            }
        }
        for (int c : object < 0 ? List.<Integer>of() : clauses.sentence().children(object)) {
            if (c > object && (clauses.label(c, "appos") || clauses.label(c, "nmod"))) {
                return c;
            }
        }
        return -1;
    }

    /** Finds the subject's side; false if the subject is not what the pattern asks for. */
    private boolean side(Pattern pattern, int v, int subject, Found found) {
        Pattern.Element wanted = pattern.subject();
        boolean asked = !wanted.words().isEmpty() || wanted.filter() != Pattern.Filter.ANY;
        int at = subject;
        if (at >= 0 && clauses.word(at).pos().equals("PRP") && !cast.named(at)) {
            at = speaker(v, at);
        }
        found.subject = at;
        if (at < 0) {
            return !asked;
        }
        int who = actor(at, found);
        if (asked && !(suits(wanted, at) || who >= 0 && suits(wanted, who))) {
            return false;
        }
        found.literals += asked ? 1 : 0;
        if (who >= 0) {
            if (pattern.reported()) {
                int speaker = speaker(v, -1);
                int teller = speaker < 0 ? -1 : cast.deep(speaker);
                if (teller < 0 || cast.entity(teller) == cast.entity(who)) {
                    return false;
                }
                found.actors.add(teller);
            }
            (pattern.patient() ? found.recipients : found.actors).add(0, who);
            found.filled++;
            for (int member : cast.list(who)) {
                if (cast.named(member)) {
                    found.acting.add(cast.entity(member));
                }
            }
        }
        return !pattern.reported() || !found.actors.isEmpty();
    }

    /** "X said that it would": whoever speaks, for a pronoun that nothing else explains. */
    private int speaker(int v, int otherwise) {
        int head = clauses.word(v).head();
        for (int step = 0; step < 4 && head >= 0; step++, head = clauses.word(head).head()) {
            if (clauses.verb(head) && Acts.SPEECH.contains(clauses.word(head).lemma())) {
                int speaker = clauses.surface(head);
                return speaker >= 0 ? speaker : otherwise;
            }
        }
        return otherwise;
    }

    private boolean suits(Pattern.Element wanted, int i) {
        return (wanted.words().isEmpty() || literal(wanted.words(), i) || possessor(wanted.words(), i)) && switch (wanted.filter()) {
            case ANY -> true;
            case STATE -> cast.state(i);
            case PLACE -> cast.place(i);
            case OFFICIAL -> cast.official(i);
        };
    }

    /** "Islamic State fighters", "the army of X": a modifier or an "of" before or behind may be what is asked for. */
    private boolean possessor(WordClasses.Words words, int i) {
        for (int c : clauses.sentence().children(i)) {
            if ((clauses.label(c, "compound") || clauses.label(c, "nmod")) && words.at(clauses.sentence(), c) > 0) {
                return true;
            }
        }
        return false;
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

    private boolean fits(Pattern.Element element, int trigger, int target, Found found) {
        switch (element.form()) {
            case THAT, TO, ING:
                return clause(element, found);
            case OBJECT:
                return object(element, trigger, target, found);
            default:
                return prepositional(element, found);
        }
    }

    /** A clause below the trigger or its object; its subject may be a side: "complained that X …". */
    private boolean clause(Pattern.Element element, Found found) {
        for (int host : List.copyOf(found.hosts)) {
            int clause = clauses.complement(host, element.form());
            if (clause >= 0) {
                found.literals++;
                int subject = element.role() == Pattern.Role.NONE ? -1 : clauses.surface(clause);
                return element.role() == Pattern.Role.NONE || subject >= 0 && !clauses.word(subject).pos().equals("EX") && take(element, subject, found)
                        || element.optional();
            }
        }
        return false;
    }

    private boolean object(Pattern.Element element, int trigger, int target, Found found) {
        if (element.role() == Pattern.Role.NONE) {
            if (target < 0) {
                return false;
            }
            if (!element.words().isEmpty()) {
                int word = word(element.words(), target);
                if (word < 0) {
                    return false;
                }
                found.literals += Math.max(1, element.words().at(clauses.sentence(), word));
                found.words.add(word);
                found.hosts.add(target);
                if (word != target) {
                    found.hosts.add(word);
                }
                int of = clauses.pobj(word, "of");
                if (of >= 0 && !clauses.verb(of)) {
                    found.hosts.add(of);
                }
            }
            return true;
        }
        int side = target >= 0 ? target : small(trigger);
        if (side < 0) {
            return element.optional() && !element.deep();
        }
        return element.role() == Pattern.Role.RECIPIENT && !found.recipients.isEmpty() || take(element, side, found) || element.optional();
    }

    /** The subject of a small clause: "demanding Hanoi stop …". */
    private int small(int v) {
        int clause = clauses.complement(v, Pattern.Form.TO);
        clause = clause >= 0 ? clause : clauses.complement(v, Pattern.Form.THAT);
        return clause >= 0 && clauses.child(clause, "mark") < 0 ? clauses.child(clause, "nsubj") : -1;
    }

    private boolean prepositional(Pattern.Element element, Found found) {
        if (element.role() == Pattern.Role.ACTOR && element.filter() != Pattern.Filter.ANY && !found.actors.isEmpty()) {
            return true;
        }
        for (int host : List.copyOf(found.hosts)) {
            for (int object : clauses.pobjs(host, element.prepositions())) {
                if (element.role() == Pattern.Role.NONE) {
                    if (element.words().isEmpty()) {
                        return true;
                    }
                    int word = word(element.words(), object);
                    if (word >= 0) {
                        found.literals += Math.max(1, element.words().at(clauses.sentence(), word));
                        found.words.add(word);
                        found.hosts.add(object);
                        return true;
                    }
                } else if (!clauses.verb(object)) {
                    if (take(element, object, found)) {
                        return true;
                    }
                } else if (element.deep()) {
                    int inner = cast.without(found.acting, () -> cast.below(object));
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
        if (clauses.time(target) || target == found.subject || !suits(element, target)) {
            return false;
        }
        int who = cast.head(target);
        boolean own = who >= 0 && found.acting.contains(cast.entity(who));
        if (element.deep() && (who < 0 || own)) {
            who = cast.without(found.acting, () -> cast.inside(target));
        } else if (own) {
            return false;
        } else if (who < 0 && cast.possible(target)) {
            who = target;
            found.weak |= !clauses.word(target).pos().startsWith("NNP");
        }
        if (who < 0) {
            return false;
        }
        found.literals += element.words().isEmpty() && element.filter() == Pattern.Filter.ANY ? 0 : 1;
        found.filled++;
        list(element, found).add(who);
        return true;
    }

    /** A recipient that stands elsewhere: inside the object, behind another preposition, in a clause of purpose. */
    private void atLast(Pattern pattern, int v, int object, Found found) {
        int who = object < 0 || object == found.subject ? -1 : cast.without(found.acting, () -> cast.inside(object));
        who = who >= 0 && cast.political(who) ? who : -1;
        for (int k = 0; object >= 0 && object != found.subject && who < 0 && k < cast.list(object).size(); k++) {
            int member = cast.list(object).get(k);
            int inner = cast.without(found.acting, () -> cast.inside(member));
            who = inner >= 0 && cast.political(inner) ? inner : -1;
        }
        for (int k = 0; who < 0 && k < AT_LAST.size(); k++) {
            who = behind(v, AT_LAST.get(k), found);
        }
        if (who < 0 && (pattern.type() == EventType.AID || pattern.type() == EventType.AGREE || pattern.type() == EventType.CONCEDE)) {
            for (int c : clauses.sentence().children(v)) {
                if (who < 0 && c > v && clauses.verb(c) && clauses.infinitive(c)) {
                    who = cast.without(found.acting, () -> cast.below(c));
                }
            }
        }
        if (who < 0 && DONE_TO_PLACES.contains(pattern.type())) {
            for (int k = 0; who < 0 && k < AT_A_PLACE.size(); k++) {
                who = behind(v, AT_A_PLACE.get(k), found);
            }
            who = who >= 0 ? who : around(v, found, 0);
        }
        if (who >= 0) {
            found.recipients.add(who);
        } else if (pattern.type().needsRecipient()) {
            for (int host : List.copyOf(found.hosts)) {
                for (int target : clauses.pobjs(host, List.of("to", "for", "against", "on"))) {
                    if (found.recipients.isEmpty() && !clauses.verb(target) && cast.possible(target)) {
                        found.recipients.add(target);
                        found.weak = true;
                    }
                }
            }
        }
    }

    /** The first political side in the verb's own phrases, wherever the reader has hung it. */
    private int around(int host, Found found, int depth) {
        for (int c : clauses.sentence().children(host)) {
            String label = clauses.word(c).label();
            if (c < host || c == found.subject || depth > 4 || clauses.verb(c) || label.equals("conj") || label.equals("appos")) {
                continue;
            }
            if (label.equals("pobj") && !clauses.time(c)) {
                int who = cast.without(found.acting, () -> cast.deep(c));
                if (who >= 0 && cast.political(who)) {
                    return who;
                }
            }
            int below = around(c, found, depth + 1);
            if (below >= 0) {
                return below;
            }
        }
        return -1;
    }

    private int behind(int v, String preposition, Found found) {
        for (int host : List.copyOf(found.hosts)) {
            for (int target : clauses.pobjs(host, List.of(preposition))) {
                if (!clauses.verb(target) && !clauses.time(target) && target != found.subject && !found.words.contains(target)) {
                    int who = cast.without(found.acting, () -> cast.deep(target));
                    if (who >= 0 && cast.political(who)) {
                        return who;
                    }
                }
            }
        }
        return -1;
    }

    private boolean literal(WordClasses.Words words, int i) {
        return word(words, i) >= 0;
    }

    private int word(WordClasses.Words words, int i) {
        for (int member : cast.list(i)) {
            if (words.at(clauses.sentence(), member) > 0) {
                return member;
            }
        }
        if (clauses.amount(i)) {
            int of = clauses.pobj(i, "of");
            return words.at(clauses.sentence(), of) > 0 ? of : -1;
        }
        return -1;
    }

    private Match noun(Pattern pattern, int n) {
        if (pattern.reported()) {
            return reported(pattern, n);
        }
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
        Pattern.Element wanted = pattern.subject();
        if (!wanted.words().isEmpty() && found.actors.stream().noneMatch(a -> suits(wanted, a))) {
            return null;
        }
        return finish(pattern, n, found);
    }

    /** "X said that Y was the cause": the speaker's act towards the subject. */
    private Match reported(Pattern pattern, int n) {
        int verb = clauses.word(n).head();
        if (!clauses.label(n, "attr") || !clauses.verb(verb)) {
            return null;
        }
        Found found = new Found();
        found.words.add(n);
        found.hosts.add(n);
        return side(pattern, verb, clauses.surface(verb), found) ? finish(pattern, n, found) : null;
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
        Found found = new Found();
        found.words.add(i);
        found.hosts.add(i);
        if (label.equals("nmod") && clauses.noun(verb) && !pattern.elements().isEmpty()) {
            // "issued a report highly critical of …": whoever did what the noun is the object of
            int up = clauses.word(verb).head();
            int subject = clauses.verb(up) && (clauses.label(verb, "dobj") || clauses.label(verb, "attr")) ? clauses.subject(up) : -1;
            if (subject < 0 || i < verb || !side(pattern, up, subject, found)) {
                return null;
            }
        } else if (verb < 0 || !(label.equals("acomp") || label.equals("oprd") || label.equals("attr") || label.equals("ccomp")) || !clauses.verb(verb)) {
            return null;
        } else {
            found.hosts.add(verb);
            if (!side(pattern, verb, clauses.surface(verb), found)) {
                return null;
            }
        }
        for (Pattern.Element element : pattern.elements()) {
            if (!fits(element, i, -1, found)) {
                return null;
            }
        }
        return finish(pattern, i, found);
    }

    private Match finish(Pattern pattern, int trigger, Found found) {
        List<Integer> actors = new ArrayList<>();
        found.actors.forEach(a -> cast.list(a).forEach(m -> add(actors, m)));
        List<Integer> recipients = new ArrayList<>();
        found.recipients.forEach(r -> cast.list(r).forEach(m -> add(recipients, m)));
        recipients.removeAll(actors);
        Act act = new Act(trigger, List.copyOf(found.words), pattern.type(), pattern.mode(), pattern.cameo(), pattern.symmetric(), actors, recipients,
                null, pattern.kind() == Pattern.Kind.NOUN && !pattern.reported(), found.weak, pattern.text() + " (" + pattern.where().replace("events/", "") + ")");
        return new Match(pattern, act, found.literals, found.filled);
    }

    private void add(List<Integer> list, int i) {
        if (!list.contains(i)) {
            list.add(i);
        }
    }
}

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Fits the patterns to one sentence. Not thread-safe. */
final class PatternMatcher {
    /** Verbs that name an act only where it is past: "saw the minister", not "sees it as a threat". */
    private static final Set<String> PAST_ONLY = Vocabulary.set("past_only");

    private final PatternBook patterns;
    private final Clauses clauses;
    private final Cast cast;
    private final Fitter fitter;

    PatternMatcher(PatternBook patterns, Clauses clauses, Cast cast) {
        this.patterns = patterns;
        this.clauses = clauses;
        this.cast = cast;
        this.fitter = new Fitter(clauses, cast);
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
        if ((pos.equals("VBZ") || pos.equals("VBP")) && PAST_ONLY.contains(clauses.word(i).lemma())) {
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

    private Match verb(Pattern pattern, int v) {
        Fit found = new Fit();
        found.words.add(v);
        if (!fitter.particles(pattern, v, found)) {
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
        if (!fitter.side(pattern, v, subject, found)) {
            return null;
        }
        List<Pattern.Element> direct = pattern.elements().stream().filter(e -> e.form() == Pattern.Form.OBJECT).toList();
        int[] targets = targets(direct, v, object, passive);
        boolean required = false;
        int next = 0;
        for (Pattern.Element element : pattern.elements()) {
            required |= !element.optional() && element.form() != Pattern.Form.OBJECT;
            int target = element.form() == Pattern.Form.OBJECT ? targets[next++] : -1;
            if (!fitter.fits(element, v, target, found)) {
                return null;
            }
        }
        boolean told = pattern.elements().stream().noneMatch(e -> e.form() == Pattern.Form.THAT) && clauses.complement(v, Pattern.Form.THAT) > v;
        if (direct.isEmpty() && !required && (object >= 0 && !passive || told)) {
            return null;
        }
        boolean towards = pattern.elements().stream().anyMatch(e -> e.role() == Pattern.Role.RECIPIENT);
        if (found.recipients.isEmpty() && towards && !pattern.patient() && object >= 0 && object != found.subject && !found.words.contains(object)
                && cast.political(cast.head(object)) && !found.acting.contains(cast.entity(cast.head(object)))) {
            found.recipients.add(cast.head(object));
        }
        if (found.recipients.isEmpty() && !pattern.symmetric() && pattern.elements().stream().anyMatch(e -> e.role() == Pattern.Role.RECIPIENT && e.deep())) {
            fitter.atLast(pattern, v, object, found);
        }
        return finish(pattern, v, found);
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
            given |= element.literal() && own >= 0 && fitter.literal(element.words(), own);
        }
        for (int k = 0; k < targets.length; k++) {
            Pattern.Element element = direct.get(k);
            if (element.role() != Pattern.Role.NONE) {
                targets[k] = !given ? object : passive ? clauses.surface(v) : clauses.dative(v);
            } else if (given) {
                targets[k] = fitter.literal(element.words(), own) ? own : second(v, own);
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

    private Match noun(Pattern pattern, int n) {
        if (pattern.reported()) {
            return reported(pattern, n);
        }
        Fit found = new Fit();
        found.words.add(n);
        found.hosts.add(n);
        boolean owned = false;
        for (Pattern.Element element : pattern.elements()) {
            if (element.form() == Pattern.Form.POSSESSOR) {
                int owner = clauses.child(n, "poss");
                if (owner >= 0 && fitter.take(element, owner, found)) {
                    owned = true;
                }
            } else if (element.form() == Pattern.Form.PREPOSITION && !fitter.fits(element, n, -1, found)) {
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
        if (!wanted.words().isEmpty() && found.actors.stream().noneMatch(a -> fitter.suits(wanted, a))) {
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
        Fit found = new Fit();
        found.words.add(n);
        found.hosts.add(n);
        return fitter.side(pattern, verb, clauses.surface(verb), found) ? finish(pattern, n, found) : null;
    }

    /** "Israeli strikes", "the Taliban attack", "U.S.-Chinese talks": names before the noun act, or suffer where nobody suffers yet. */
    private void modifiers(Pattern pattern, int n, Fit found) {
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
        Fit found = new Fit();
        found.words.add(i);
        found.hosts.add(i);
        if (label.equals("nmod") && clauses.noun(verb) && !pattern.elements().isEmpty()) {
            // "issued a report highly critical of …": whoever did what the noun is the object of
            int up = clauses.word(verb).head();
            int subject = clauses.verb(up) && (clauses.label(verb, "dobj") || clauses.label(verb, "attr")) ? clauses.subject(up) : -1;
            if (subject < 0 || i < verb || !fitter.side(pattern, up, subject, found)) {
                return null;
            }
        } else if (verb < 0 || !(label.equals("acomp") || label.equals("oprd") || label.equals("attr") || label.equals("ccomp")) || !clauses.verb(verb)) {
            return null;
        } else {
            found.hosts.add(verb);
            if (!fitter.side(pattern, verb, clauses.surface(verb), found)) {
                return null;
            }
        }
        for (Pattern.Element element : pattern.elements()) {
            if (!fitter.fits(element, i, -1, found)) {
                return null;
            }
        }
        return finish(pattern, i, found);
    }

    private Match finish(Pattern pattern, int trigger, Fit found) {
        List<Integer> actors = new ArrayList<>();
        found.actors.forEach(a -> cast.list(a).forEach(m -> add(actors, m)));
        List<Integer> recipients = new ArrayList<>();
        found.recipients.forEach(r -> cast.list(r).forEach(m -> add(recipients, m)));
        recipients.removeAll(actors);
        recipients.removeIf(r -> found.words.contains(r));
        Act act = new Act(trigger, List.copyOf(found.words), pattern.type(), pattern.mode(), pattern.cameo(), pattern.symmetric(), actors, recipients,
                null, pattern.kind() == Pattern.Kind.NOUN && !pattern.reported(), found.weak, found.open && recipients.isEmpty(), pattern.text() + " (" + pattern.where().replace("events/", "") + ")");
        return new Match(pattern, act, found.literals, found.filled);
    }

    private void add(List<Integer> list, int i) {
        if (!list.contains(i)) {
            list.add(i);
        }
    }
}

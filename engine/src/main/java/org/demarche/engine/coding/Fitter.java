package org.demarche.engine.coding;

import java.util.List;
import java.util.Set;
import org.demarche.record.EntityKind;
import org.demarche.record.EventType;

/** Fits the elements of a pattern: its sides, its words, its clauses. One sentence each. */
final class Fitter {
    /** Prepositions whose phrase belongs to the verb even where the reader hangs it deeper. */
    private static final Set<String> STRAY = Set.of("against", "with", "to");
    private static final Set<String> SPEECH = Vocabulary.set("speech");
    /** Where a recipient is looked for that the pattern's own places do not name. */
    private static final List<String> AT_LAST = List.of("against", "on", "over", "to", "with", "from", "for", "of", "into");
    private static final List<String> AT_A_PLACE = List.of("in", "at", "near", "along", "across", "outside", "inside");
    private static final Set<EventType> DONE_TO_PLACES = Set.of(EventType.MOBILIZE, EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, EventType.AID,
            EventType.RETREAT, EventType.CONCEDE);

    private final Clauses clauses;
    private final Cast cast;

    Fitter(Clauses clauses, Cast cast) {
        this.clauses = clauses;
        this.cast = cast;
    }

    boolean particles(Pattern pattern, int v, Fit found) {
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

    /** Finds the subject's side; false if the subject is not what the pattern asks for. */
    boolean side(Pattern pattern, int v, int subject, Fit found) {
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
            if (clauses.verb(head) && SPEECH.contains(clauses.word(head).lemma())) {
                int speaker = clauses.surface(head);
                return speaker >= 0 ? speaker : otherwise;
            }
        }
        return otherwise;
    }

    boolean suits(Pattern.Element wanted, int i) {
        return (wanted.words().isEmpty() || literal(wanted.words(), i) || possessor(wanted.words(), i)) && switch (wanted.filter()) {
            case ANY -> true;
            case STATE -> cast.country(i);
            case PLACE -> cast.place(i);
            case OFFICIAL -> cast.official(i);
            case PERSON -> cast.person(i);
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
    private int actor(int subject, Fit found) {
        int who = cast.head(subject);
        if (who >= 0) {
            return who;
        }
        who = cast.inside(subject);
        if (who >= 0 && !ownClause(subject, who) && cast.book().entry(cast.entity(who)).kind() != EntityKind.PLACE) {
            return who;
        }
        found.weak = true;
        return cast.possible(subject) && (clauses.word(subject).pos().startsWith("NNP") || cast.qualified(subject)) ? subject : -1;
    }

    private boolean ownClause(int subject, int who) {
        for (int i = who; i >= 0 && i != subject; i = clauses.word(i).head()) {
            if (clauses.word(i).label().equals("relcl") || clauses.word(i).label().equals("acl")) {
                return true;
            }
        }
        return false;
    }

    boolean fits(Pattern.Element element, int trigger, int target, Fit found) {
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
    private boolean clause(Pattern.Element element, Fit found) {
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

    private boolean object(Pattern.Element element, int trigger, int target, Fit found) {
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
        if (element.role() == Pattern.Role.RECIPIENT && !found.recipients.isEmpty() || reciprocal(side) || take(element, side, found) || element.optional()) {
            return true;
        }
        found.open = element.deep() && element.words().isEmpty();
        return found.open;
    }

    /** "each other", "one another". */
    private boolean reciprocal(int i) {
        String lemma = clauses.word(i).lemma();
        return lemma.equals("other") && i > 0 && Phrase.is(clauses.word(i - 1), "each") || lemma.equals("another") && i > 0 && Phrase.is(clauses.word(i - 1), "one");
    }

    /** The subject of a small clause: "demanding Hanoi stop …". */
    private int small(int v) {
        int clause = clauses.complement(v, Pattern.Form.TO);
        clause = clause >= 0 ? clause : clauses.complement(v, Pattern.Form.THAT);
        return clause >= 0 && clauses.child(clause, "mark") < 0 ? clauses.child(clause, "nsubj") : -1;
    }

    private boolean prepositional(Pattern.Element element, Fit found) {
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
                } else if (element.role() == Pattern.Role.ACTOR && clauses.verb(host) && object < host) {
                    // "With troops in the air the rulers agreed": no side
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
        return element.optional() && element.role() == Pattern.Role.NONE || hanging(element, found) || element.optional();
    }

    /** A side behind its preposition that the reader has hung elsewhere: "filed a suit in the court of X against Y". */
    private boolean hanging(Pattern.Element element, Fit found) {
        if (element.role() == Pattern.Role.NONE || found.hosts.isEmpty()) {
            return false;
        }
        int host = found.hosts.get(0);
        for (int i = host + 1; i < clauses.sentence().size() && i < host + 24; i++) {
            if (STRAY.contains(clauses.word(i).lemma()) && element.prepositions().contains(clauses.word(i).lemma()) && below(host, i)) {
                for (int object : clauses.sentence().children(i)) {
                    if (clauses.label(object, "pobj") && take(element, object, found)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a word hangs below a verb without another verb between. */
    private boolean below(int verb, int i) {
        for (int up = clauses.word(i).head(), step = 0; up >= 0 && step < 8; up = clauses.word(up).head(), step++) {
            if (up == verb) {
                return true;
            }
            if (clauses.verb(up)) {
                return false;
            }
        }
        return false;
    }

    private List<Integer> list(Pattern.Element element, Fit found) {
        return element.role() == Pattern.Role.ACTOR ? found.actors : found.recipients;
    }

    /** Gives a side its phrase; false if the phrase is no such side. */
    boolean take(Pattern.Element element, int target, Fit found) {
        if (clauses.time(target) || target == found.subject || !suits(element, target)) {
            return false;
        }
        int who = cast.head(target);
        boolean own = who >= 0 && found.acting.contains(cast.entity(who));
        if (element.deep() && (who < 0 || own)) {
            who = cast.without(found.acting, () -> cast.inside(target));
        } else if (own) {
            return false;
        } else if (who < 0 && element.role() == Pattern.Role.RECIPIENT && owner(target, found) >= 0) {
            who = owner(target, found);
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

    /** Whose a thing is that no table knows: "its oil plants", "the guerrilla camps", "the streets of Kano"; −1 if nobody's. */
    private int owner(int thing, Fit found) {
        for (int c : clauses.sentence().children(thing)) {
            if (clauses.label(c, "poss") || c < thing && (clauses.label(c, "compound") || clauses.label(c, "nmod"))) {
                int who = cast.deep(c);
                if (who >= 0 && cast.political(who) && !found.acting.contains(cast.entity(who))) {
                    return who;
                }
            }
        }
        return -1;
    }

    boolean literal(WordClasses.Words words, int i) {
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

    /** A recipient that stands elsewhere: inside the object, behind another preposition, in a clause of purpose. */
    void atLast(Pattern pattern, int v, int object, Fit found) {
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
        if (who >= 0 && own(who, found)) {
            return;
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

    /** Whether a place lies in the actor's own country: where it was done, not to whom. */
    private boolean own(int who, Fit found) {
        String code = cast.place(who) ? cast.code(who) : null;
        return code != null && found.actors.stream().anyMatch(a -> code.equals(cast.code(a)));
    }

    /** The first political side in the verb's own phrases, wherever the reader has hung it. */
    private int around(int host, Fit found, int depth) {
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

    private int behind(int v, String preposition, Fit found) {
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
}

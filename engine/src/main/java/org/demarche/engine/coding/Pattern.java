package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarche.record.EventType;

/**
 * One way to tell one kind of act: a trigger word and what stands around it. The grammar is told in {@code docs/patterns.md}.
 *
 * @param where     file and line, for people
 * @param text      the line's right side
 * @param kind      part of speech of the trigger
 * @param trigger   the trigger's lemmas
 * @param particles words that hang on a verb trigger ("out" of "carry out")
 * @param type      what the act is
 * @param mode      mode of the type, or null
 * @param cameo     CAMEO code
 * @param symmetric whether all sides are actors
 * @param subject   what the subject must be: an actor of some kind, or the recipient
 * @param reported  whether the actor is the one who says so and the subject the recipient ("X said that Y was responsible")
 * @param elements  what must or may stand around the trigger
 */
record Pattern(String where, String text, Kind kind, Phrase trigger, List<String> particles, EventType type, String mode, String cameo,
               boolean symmetric, Element subject, boolean reported, List<Element> elements) {

    enum Kind { VERB, NOUN, ADJECTIVE }

    enum Role { ACTOR, RECIPIENT, NONE }

    enum Filter { ANY, STATE, PLACE, OFFICIAL, PERSON }

    enum Form { OBJECT, PREPOSITION, POSSESSOR, THAT, TO, ING }

    /**
     * Something around the trigger.
     *
     * @param form         how it hangs on the trigger
     * @param prepositions for {@link Form#PREPOSITION}
     * @param words        its head must be one of these; empty for any
     * @param role         whom it names
     * @param deep         whether the side may be named inside it ("the decision of X")
     * @param optional     whether it may be missing
     * @param filter       what kind of entity it must be
     */
    record Element(Form form, List<String> prepositions, WordClasses.Words words, Role role, boolean deep, boolean optional, Filter filter) {

        /** Whether words, not an entity, are asked for. */
        boolean literal() {
            return role == Role.NONE && !words.isEmpty();
        }
    }

    /** Whether the subject is the recipient. */
    boolean patient() {
        return subject.role() == Role.RECIPIENT;
    }

    /** How many words besides the trigger must fit: what is said more exactly goes first. */
    int literals() {
        return (subject.words().isEmpty() && subject.filter() == Filter.ANY ? 0 : 1) + (int) elements.stream().filter(e -> e.literal() || e.form.ordinal() >= Form.THAT.ordinal() || !e.words.isEmpty()).count()
                + particles.size();
    }

    /** Parses the right side of a line. */
    static List<Element> elements(String text, Kind kind, WordClasses classes, DataFile.Line line) {
        List<Element> elements = new ArrayList<>();
        for (String token : text.strip().split("\\s+")) {
            if (!token.isEmpty()) {
                elements.add(element(token, kind, classes, line));
            }
        }
        return List.copyOf(elements);
    }

    static Element element(String token, Kind kind, WordClasses classes, DataFile.Line line) {
        switch (token) {
            case "that":
                return new Element(Form.THAT, List.of(), WordClasses.Words.NONE, Role.NONE, false, false, Filter.ANY);
            case "to":
                return new Element(Form.TO, List.of(), WordClasses.Words.NONE, Role.NONE, false, false, Filter.ANY);
            case "ing":
                return new Element(Form.ING, List.of(), WordClasses.Words.NONE, Role.NONE, false, false, Filter.ANY);
            default:
        }
        Form form = Form.OBJECT;
        List<String> prepositions = List.of();
        String rest = token;
        int equals = token.indexOf('=');
        if (equals > 0) {
            prepositions = List.of(token.substring(0, equals).split("\\|"));
            form = prepositions.equals(List.of("poss")) ? Form.POSSESSOR : prepositions.equals(List.of("that")) ? Form.THAT : Form.PREPOSITION;
            rest = token.substring(equals + 1);
        }
        boolean optional = rest.endsWith("?") || kind == Kind.NOUN && !rest.startsWith("{");
        rest = rest.endsWith("?") ? rest.substring(0, rest.length() - 1) : rest;
        Role role = rest.startsWith("R") ? Role.RECIPIENT : rest.startsWith("A") ? Role.ACTOR : Role.NONE;
        Filter filter = Filter.ANY;
        boolean deep = false;
        WordClasses.Words words = WordClasses.Words.NONE;
        if (role == Role.NONE) {
            words = rest.equals("*") ? WordClasses.Words.NONE : classes.words(rest, line);
        } else {
            rest = rest.substring(1);
            if (rest.startsWith("+")) {
                deep = true;
                rest = rest.substring(1);
                if (rest.endsWith("?")) {
                    optional = true;
                    rest = rest.substring(0, rest.length() - 1);
                }
            }
            if (rest.startsWith(":")) {
                filter = Filter.valueOf(rest.substring(1).toUpperCase(Locale.ROOT));
            } else if (!rest.isEmpty()) {
                words = classes.words(rest, line);
            }
        }
        return new Element(form, prepositions, words, role, deep, optional, filter);
    }
}

package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The people of one article: who of the tables a name means, which names mean one person, what is known of each. */
final class Cast {
    /** Ends of titles that name an office of a state. */
    private static final Set<String> OFFICES = Words.list("office-ends");
    private static final Set<String> HEADS = Words.list("heads");
    private static final Set<String> THE = Words.list("with-article");
    /** Words before a title that say how somebody holds the office, not which it is. */
    private static final Pattern STANDING = Pattern.compile("^(?:acting|caretaker|interim) ");
    /** Words before a title that make it another's. */
    private static final Pattern UNDER = Pattern.compile("^(?:assistant|deputy|junior|vice)[ -]");

    private final World world;
    private final LocalDate day;
    private final History history;
    private final Function<String, Figure> open;
    private final Predicate<String> speaksOf;
    private final List<Figure> people = new ArrayList<>();

    /**
     * @param open     opens the figure of a person of this name
     * @param speaksOf whether the article speaks of a country
     */
    Cast(World world, LocalDate day, History history, Function<String, Figure> open, Predicate<String> speaksOf) {
        this.speaksOf = speaksOf;
        this.world = world;
        this.day = day;
        this.history = history;
        this.open = open;
    }

    /** Takes in somebody who is known by a role alone. */
    void add(Figure figure) {
        people.add(figure);
    }

    /** The person of this folded surname, or null. */
    Figure surnamed(String surname) {
        for (Figure figure : people) {
            if (bears(figure, surname)) {
                return figure;
            }
        }
        return null;
    }

    /** Finds the person in the tables where the name alone did not: by title, country and surname on the day. */
    void identify(Draft draft) {
        if (draft.person != null || draft.pieces.isEmpty()) {
            return;
        }
        String last = draft.pieces.get(draft.pieces.size() - 1);
        for (String title : draft.titles) {
            Person holder = world.holder(draft.code, title, day);
            if (holder != null && World.surnames(holder).contains(last)) {
                draft.person = holder;
                draft.why = "holder of the office named by \"" + title + "\"";
                return;
            }
        }
        if (draft.pieces.size() == 1 && draft.code == null) {
            draft.person = known(world.surnamed(last).stream().filter(p -> p.layer().equals(World.OWN) && p.near(day, 3)).toList(), draft);
            Person.Role role = draft.person == null ? null : draft.person.role(day);
            if (role != null && (draft.titles.isEmpty() || !fits(draft.person, draft)) && !speaksOf.test(role.code()) && (shared(last) || !heads(role))) {
                draft.person = null;
            }
            if (draft.person != null) {
                draft.why = "surname of " + draft.person.name();
            }
            return;
        }
        if (draft.pieces.size() == 1 && (draft.code != null && !draft.titles.isEmpty())) {
            List<Person> fit = world.surnamed(last).stream().filter(p -> p.near(day, 2))
                    .filter(p -> p.terms().stream().anyMatch(t -> t.code().equals(draft.code))).toList();
            if (fit.size() == 1) {
                draft.person = fit.get(0);
                draft.why = "surname of " + draft.person.name() + " with a title of that country";
            }
        }
    }

    /** Whether the article names somebody in full whose name begins or ends with this one. */
    private boolean shared(String name) {
        return people.stream().anyMatch(f -> f.pieces.size() > 1 && (f.pieces.get(0).equals(name) || bears(f, name)));
    }

    private static boolean heads(Person.Role role) {
        return role.office() != null && role.office().titles().stream().anyMatch(HEADS::contains);
    }

    /** Who of several of one surname is meant: by the title told, else whoever alone is in office on the day. Null if unsure. */
    private Person known(List<Person> bearers, Draft draft) {
        List<Person> titled = draft.titles.isEmpty() ? bearers : bearers.stream().filter(p -> fits(p, draft)).toList();
        if (titled.size() > 1 && day != null) {
            List<Person> now = titled.stream().filter(p -> p.on(day).stream().anyMatch(t -> draft.titles.isEmpty() || t.office() != null
                    && t.office().titles().stream().map(Fold::phrase).anyMatch(draft.titles::contains))).toList();
            titled = now.isEmpty() ? titled : now;
            List<Person> leading = titled.stream().filter(p -> heads(p.role(day))).toList();
            titled = leading.size() == 1 ? leading : titled;
        }
        return titled.size() == 1 ? titled.get(0) : null;
    }

    /** Whether one of the text's titles fits one of the person's offices. */
    private static boolean fits(Person person, Draft draft) {
        return person.terms().stream().anyMatch(t -> t.office() != null && t.office().titles().stream().map(Fold::phrase)
                .anyMatch(draft.titles::contains));
    }

    /** The figure of a full name, opened if need be. */
    Figure person(Draft draft) {
        Figure found = null;
        for (Figure figure : people) {
            if (draft.person != null ? figure.person == draft.person || figure.person == null && same(figure.pieces, draft.pieces)
                    : same(figure.pieces, draft.pieces)) {
                found = figure;
                break;
            }
        }
        if (found == null) {
            found = open.apply(draft.name);
            people.add(found);
        }
        learn(found, draft);
        return found;
    }

    private static boolean same(List<String> a, List<String> b) {
        if (a.size() < 2 || b.size() < 2) {
            return !a.isEmpty() && a.equals(b);
        }
        if (!a.get(a.size() - 1).equals(b.get(b.size() - 1))) {
            return false;
        }
        String x = a.get(0);
        String y = b.get(0);
        return x.equals(y) || x.length() == 1 && y.startsWith(x) || y.length() == 1 && x.startsWith(y);
    }

    private void learn(Figure figure, Draft draft) {
        if (draft.person != null && figure.person == null) {
            figure.person = draft.person;
            figure.name = draft.person.name();
            figure.why = draft.why;
        } else if (figure.person == null && draft.pieces.size() > figure.pieces.size()) {
            figure.name = draft.name;
        }
        if (draft.pieces.size() > figure.pieces.size()) {
            figure.pieces = draft.pieces;
        }
        figure.titles.addAll(draft.titles);
        figure.affiliation = draft.affiliation == null ? figure.affiliation : draft.affiliation;
        figure.gender = figure.gender == '-' ? draft.gender : figure.gender;
        if (figure.gender == '-' && figure.pieces.size() > 1) {
            figure.gender = world.gender(figure.pieces.get(0));
        }
        if (figure.gender == '-') {
            figure.gender = draft.titles.stream().map(Cast::gender).filter(g -> g != '-').findFirst().orElse('-');
        }
        if (figure.why.isEmpty()) {
            figure.why = draft.why;
        }
        Person.Role role = figure.person == null ? null : figure.person.role(day);
        if (figure.person != null && role.code() != null) {
            figure.code = role.code();
        } else if (figure.code == null || figure.guessed && draft.code != null) {
            figure.guessed = false;
            figure.code = draft.code;
        }
        if (!figure.titled && !draft.titleSectors.isEmpty()) {
            figure.titled = true;
            figure.former = draft.former;
            figure.sectors = draft.titleSectors;
        }
        if (role != null) {
            if (!figure.titled) {
                figure.sectors = role.sectors();
                figure.office = role.office();
            } else if (!figure.former) {
                office(figure, role);
            } else {
                figure.office = null;
            }
            if (figure.office != null && day == null) {
                figure.code = figure.office.code();
            }
            figure.sectors = Roles.trim(figure.code, figure.sectors);
            figure.officeName = figure.office == null ? null : figure.office.name();
        } else if (figure.titled && !figure.former && figure.code != null && figure.officeName == null) {
            figure.officeName = officeByTitle(figure);
        }
    }

    /** Whether a folded title is that of one who has ministers and spokesmen. */
    static boolean heads(String title) {
        return HEADS.contains(title);
    }

    /** Whether a folded title is that of a head of state or government or of a minister with a portfolio. */
    static boolean office(String title) {
        return HEADS.contains(title) || title.endsWith(" minister");
    }

    /** The office of somebody without a name: only titles that a state gives once. */
    String officeOfRole(Figure figure) {
        String title = figure.titles.iterator().next();
        return office(title) && figure.sectors.contains("GOV") ? officeByTitle(figure) : null;
    }

    /** "Foreign Minister of Zambia" for a holder whom the tables do not know. */
    String officeByTitle(Figure figure) {
        Country country = world.country(figure.code);
        for (String told : figure.titles) {
            String title = STANDING.matcher(told).replaceFirst("");
            title = title.equals("premier") ? "prime minister" : title;
            if (country != null && OFFICES.stream().anyMatch(title::endsWith)) {
                StringBuilder name = new StringBuilder();
                for (String word : title.split(" ")) {
                    boolean small = word.equals("of") || word.equals("the") || word.equals("for") || word.equals("and");
                    name.append(name.length() == 0 ? "" : " ")
                            .append(small ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
                }
                return name + " of " + (THE.contains(country.key()) ? "the " : "") + country.name();
            }
        }
        return null;
    }

    /** The office that the text's title names, if the person held it; the day decides first. */
    private void office(Figure figure, Person.Role role) {
        List<Person.Term> terms = day == null ? figure.person.terms() : figure.person.about(day);
        for (Person.Term term : terms) {
            if (term.office() != null && term.office().titles().stream().map(Fold::phrase).anyMatch(figure.titles::contains)) {
                figure.office = term.office();
                figure.sectors = term.sectors();
                return;
            }
        }
        if (role.office() != null && day != null && figure.sectors.stream().anyMatch(role.sectors()::contains)) {
            figure.office = role.office();
            figure.sectors = role.sectors();
        } else if (role.sectors().isEmpty() || figure.titles.isEmpty()) {
            figure.office = role.office();
        }
    }

    Figure name(Draft draft) {
        if (draft.person != null || draft.pieces.size() > 1) {
            return person(draft);
        }
        Figure best = null;
        String only = draft.pieces.isEmpty() ? "" : draft.pieces.get(0);
        for (Figure figure : people) {
            if (bears(figure, only) && agree(draft, figure) && (best == null || history.last(figure) > history.last(best))) {
                best = figure;
            }
        }
        for (Figure figure : people) {
            if (best == null && !figure.pieces.isEmpty() && figure.pieces.get(0).equals(only) && agree(draft, figure)) {
                best = figure;
            }
        }
        if (best == null) {
            best = open.apply(draft.name);
            people.add(best);
            best.pieces = draft.pieces;
        }
        learn(best, draft);
        return best;
    }

    private static boolean bears(Figure figure, String surname) {
        return !figure.pieces.isEmpty() && figure.pieces.get(figure.pieces.size() - 1).equals(surname)
                || figure.person != null && World.surnames(figure.person).contains(surname);
    }

    private static boolean agree(Draft draft, Figure figure) {
        return (draft.gender == '-' || figure.gender == '-' || draft.gender == figure.gender)
                && (draft.code == null || figure.code == null || figure.guessed || draft.code.equals(figure.code));
    }

    /** Gender that a noun tells: "spokeswoman", "king". */
    static char gender(String lemma) {
        String last = lemma.substring(lemma.lastIndexOf(' ') + 1);
        if (last.endsWith("woman") || WOMEN.contains(last)) {
            return 'f';
        }
        return last.endsWith("man") && !last.equals("human") || MEN.contains(last) ? 'm' : '-';
    }

    /** Whether a folded word before a name is a ruler's title and no part of the name: "King Sihamoni". */
    static boolean title(String word) {
        return HEADS.contains(word) || MEN.contains(word) || WOMEN.contains(word);
    }

    private static final Set<String> WOMEN = Words.list("women");
    private static final Set<String> MEN = Words.list("men");

    /** The person of this country who was named last; null if none was. */
    Figure last(String code) {
        Figure best = null;
        for (Figure figure : people) {
            boolean named = figure.person != null || !figure.pieces.isEmpty();
            if (named && code.equals(figure.code) && history.last(figure) >= 0 && (best == null || history.last(figure) > history.last(best))) {
                best = figure;
            }
        }
        return best;
    }

    /** Whether a phrase repeats one of somebody's titles, perhaps shortened: "the minister" after "Foreign Minister X", "the interim president" after "President X". */
    private static boolean titled(Figure figure, Draft draft) {
        String bare = STANDING.matcher(draft.lemma).replaceFirst("");
        return figure.titles.stream().anyMatch(t -> t.equals(bare) || t.endsWith(" " + bare) && !HEADS.contains(t) && !UNDER.matcher(t).find()
                && figure.sectors.stream().anyMatch(draft.sectors::contains));
    }

    /** Whether somebody may hold an office of the town or region that a phrase names, if it names one. */
    private static boolean local(Draft draft, Figure figure) {
        return draft.local.isEmpty() || draft.local.equals(figure.local) || of(draft.local, figure.office);
    }

    /** Whether an office is that of a town or region, by its folded name. */
    static boolean of(String local, Office office) {
        return office != null && Fold.phrase(office.name()).endsWith(" " + local);
    }

    /** The last person who was called by this title and whose country agrees. */
    Figure called(Draft draft) {
        Figure best = null;
        boolean leader = draft.lemma.equals("leader");
        for (Figure figure : people) {
            boolean title = titled(figure, draft) || figure.office != null
                    && figure.office.titles().stream().map(Fold::phrase).anyMatch(draft.lemma::equals)
                    || leader && draft.code != null && figure.person != null && figure.sectors.contains("GOV");
            if (title && history.last(figure) >= 0 && (draft.code == null || figure.code == null || draft.code.equals(figure.code))
                    && draft.former == figure.former && local(draft, figure) && (draft.affiliation == null || draft.affiliation.equals(figure.affiliation)) && (best == null || history.last(figure) > history.last(best))) {
                best = figure;
            }
        }
        return best;
    }
}

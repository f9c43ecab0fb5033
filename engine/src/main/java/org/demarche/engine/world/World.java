package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.demarche.engine.language.AnnotatedText;

/**
 * What is known of the world: countries, offices and who held them when, bodies, groups, nouns for people, places. Immutable and thread-safe
 * once loaded. All tables are resources beside this class; each names its licence and source in its first lines.
 */
public final class World {
    static final String OWN = "own";
    static final String DERIVED = "phoenix";
    private static final int COMMON_OFFICE = 2;
    /** Before a state's name. */
    private static final List<String> FORMS = List.of("Republic of", "Kingdom of", "State of");

    private final Lexicon<Sense> lexicon = new Lexicon<>();
    private final Map<String, Country> countries = new HashMap<>();
    private final Map<String, Office> offices = new HashMap<>();
    private final Map<String, List<Person>> bySurname = new HashMap<>();
    private final Map<String, List<Person>> holders = new HashMap<>();
    private final Map<String, List<Office>> byTitle = new HashMap<>();
    private final Nouns nouns = new Nouns();
    private final Map<String, Pronouns.Kind> kinds = new HashMap<>();
    private final Map<String, Character> givenNames = new HashMap<>();
    private final Map<String, String> hardware = new HashMap<>();
    /** Folded names that a user's layer decides. */
    final Set<String> masked = new HashSet<>();
    private final List<PlaceFinder.Namesake> namesakes = new ArrayList<>();
    private final Map<String, List<ShortName>> shortNames = new HashMap<>();
    private final Map<String, String> ships = new HashMap<>();
    private final Map<String, List<String>> homes = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private final Map<String, List<Kin>> kin = new HashMap<>();
    private Gazetteer gazetteer;

    private World() {
    }

    /**
     * Reads all tables that come with the program; the gazetteer of cities only when the first text is read.
     *
     * @throws IllegalStateException naming file and line, if a table breaks its form
     */
    public static World load() {
        return load(List.of());
    }

    /**
     * Reads all tables and lays a user's own knowledge over them.
     *
     * @param layers the first that knows a name decides it among them
     * @throws IllegalStateException naming file and line, if a table breaks its form
     */
    public static World load(List<Layer> layers) {
        World world = new World();
        Overlay overlay = new Overlay(world, layers);
        overlay.before();
        world.countries();
        world.people();
        world.bodies();
        overlay.after();
        for (Tables.Row row : Tables.rows("kinds.tsv", 3)) {
            world.kinds.put(row.text(0), new Pronouns.Kind(Set.copyOf(row.parts(1, ',')), Set.copyOf(row.parts(2, '|'))));
        }
        for (Tables.Row row : Tables.rows("given-names.tsv", 2)) {
            world.givenNames.put(Fold.phrase(row.text(0)), row.text(1).charAt(0));
        }
        for (Tables.Row row : Tables.rows("hardware.tsv", 2)) {
            world.hardware.put(row.text(0), row.text(1));
        }
        for (Tables.Row row : Tables.rows("namesakes.tsv", 4)) {
            world.namesakes.add(new PlaceFinder.Namesake(world.country(row, 0), row.text(1), Set.copyOf(row.parts(2, '|')),
                    Set.copyOf(row.parts(3, '|'))));
        }
        for (Tables.Row row : Tables.rows("homes.tsv", 2)) {
            world.homes.put(Fold.phrase(row.text(0)), List.of(row.text(1)));
        }
        for (Tables.Row row : Tables.rows("seats.tsv", 6)) {
            world.seats.add(new Seat(Fold.phrase(row.text(0)), row.text(1), Set.copyOf(row.parts(2, '|')), row.text(3), period(row, 4)));
        }
        for (Tables.Row row : Tables.rows("kin.tsv", 5)) {
            Kin kin = new Kin(world.country(row, 1), period(row, 2), Set.copyOf(row.parts(4, ',')));
            row.parts(0, '|').forEach(name -> world.kin.computeIfAbsent(name, k -> new ArrayList<>(1)).add(kin));
        }
        for (Tables.Row row : Tables.rows("short-names.tsv", 3)) {
            world.shortNames.computeIfAbsent(row.text(0), k -> new ArrayList<>(1)).add(new ShortName(world.country(row, 1), row.orNull(2)));
        }
        for (Tables.Row row : Tables.rows("ships.tsv", 2)) {
            world.ships.put(row.text(0), row.text(1));
        }
        world.lexicon.trim();
        return world;
    }

    /**
     * How a name, or a noun with a country before it, resolves on a day.
     *
     * @param name as a text would write it
     * @param day  or null for no day
     * @return every meaning, people in office first; empty if no table knows it
     */
    public List<Who> who(String name, LocalDate day) {
        return new Explainer(this).who(name, day);
    }

    /**
     * Finds every mention of somebody or something in a text and links those of one entity.
     *
     * @param text      the text with its sentences
     * @param published the article's date, or null where unknown: then offices are given only where all of a person's offices agree
     * @return the article's own book; the caller may open further entities in it
     */
    public EntityBook read(AnnotatedText text, LocalDate published) {
        return new Linker(this, Objects.requireNonNull(text), published).link();
    }

    /**
     * Whether the program's own tables contradict that somebody held an office on a day: they know the person, and either the terms in that office
     * or another one who held it then. What they do not know contradicts nothing.
     *
     * @param name   a mention that ends in the person's full name ("President Vladimir Putin")
     * @param office as the tables print it ("President of Russia")
     * @param day    or null, which contradicts nothing
     * @return one line that says what they know instead, or empty
     */
    public Optional<String> contradiction(String name, String office, LocalDate day) {
        return new Incumbents(this).contradiction(name, office, day);
    }

    /** All who ever held an office of this printed name. */
    List<Person> holders(String office) {
        return offices.values().stream().filter(o -> o.name().equals(office)).flatMap(o -> holders.getOrDefault(o.id(), List.of()).stream()).toList();
    }

    void name(String name, Sense sense) {
        if (sense instanceof Sense.Named || sense instanceof Sense.Body || sense instanceof Sense.Of of && of.how() == Sense.How.NAME) {
            String folded = Fold.phrase(name);
            if (masked.contains(folded.startsWith("the ") ? folded.substring(4) : folded)) {
                return;
            }
        }
        lexicon.add(name.startsWith("the ") || name.startsWith("The ") ? name.substring(4) : name, true, sense);
    }

    private void countries() {
        for (Tables.Row row : Tables.rows("countries.tsv", 8)) {
            Country country = new Country(row.text(0), row.orNull(1), row.parts(2, '|').get(0), List.of("GOV"), Period.ALWAYS,
                    number(row, 6), number(row, 7), row.text(0).equals(row.text(1)));
            if (countries.put(country.key(), country) != null) {
                throw row.bad("second row for " + country.key());
            }
            names(row, country, 2, 3, 4);
            row.parts(5, '|').forEach(seat -> name(seat, new Sense.Of(country, Sense.How.SEAT)));
        }
        for (Country country : List.copyOf(countries.values())) {
            for (String form : FORMS) {
                if (lexicon.exactly(form + " " + country.name()).isEmpty()) {
                    name(form + " " + country.name(), new Sense.Of(country, Sense.How.NAME));
                    name(form + " the " + country.name(), new Sense.Of(country, Sense.How.NAME));
                }
            }
        }
        for (Tables.Row row : Tables.rows("former-states.tsv", 6)) {
            Country now = country(row, 3);
            String name = row.parts(0, '|').get(0);
            Country country = new Country(name, now.code(), name, List.of("GOV"), period(row, 4), now.latitude(), now.longitude(), false);
            names(row, country, 0, 1, 2);
        }
        for (Tables.Row row : Tables.rows("breakaway.tsv", 8)) {
            String name = row.parts(0, '|').get(0);
            Country country = new Country(name, country(row, 3).code(), name, List.of("PRE"), period(row, 4), number(row, 6), number(row, 7),
                    false);
            countries.put(name, country);
            names(row, country, 0, 1, 2);
        }
        for (Tables.Row row : Tables.rows("metonyms.tsv", 5)) {
            Sense sense = new Sense.Metonym(row.text(1), row.orNull(2), row.parts(3, ','), row.text(4).equals("p"));
            row.parts(0, '|').forEach(name -> name(name, sense));
        }
    }

    private void names(Tables.Row row, Country country, int names, int adjectives, int people) {
        row.parts(names, '|').forEach(name -> name(name, new Sense.Of(country, Sense.How.NAME)));
        row.parts(adjectives, '|').forEach(name -> name(name, new Sense.Of(country, Sense.How.ADJECTIVE)));
        for (String pair : row.parts(people, '|')) {
            int slash = pair.indexOf('/');
            if (slash < 0) {
                throw row.bad("no plural: " + pair);
            }
            String one = pair.substring(0, slash);
            String many = pair.substring(slash + 1);
            name(one, new Sense.Of(country, Sense.How.ONE));
            name(many, new Sense.Of(country, Sense.How.MANY));
        }
    }

    private Country country(Tables.Row row, int column) {
        Country country = countries.get(row.text(column));
        if (country == null) {
            throw row.bad("no country " + row.text(column));
        }
        return country;
    }

    private static Double number(Tables.Row row, int column) {
        String text = row.orNull(column);
        return text == null ? null : Double.valueOf(text);
    }

    private static Period period(Tables.Row row, int column) {
        try {
            return Period.of(row.text(column), row.text(column + 1));
        } catch (IllegalArgumentException e) {
            throw row.bad(e.getMessage());
        }
    }

    private void people() {
        Map<String, Integer> titleCount = new LinkedHashMap<>();
        Map<String, List<String>> titleSectors = new HashMap<>();
        for (Tables.Row row : Tables.rows("offices.tsv", 5)) {
            Office office = new Office(row.text(0), row.text(1), row.text(2), row.parts(3, ','), row.parts(4, '|'));
            if (offices.put(office.id(), office) != null) {
                throw row.bad("second row for " + office.id());
            }
            for (String title : office.titles()) {
                byTitle.computeIfAbsent(office.code() + "|" + Fold.phrase(title), k -> new ArrayList<>(1)).add(office);
                titleCount.merge(title, 1, Integer::sum);
                titleSectors.merge(title, office.sectors(), (a, b) -> a.stream().filter(b::contains).toList());
            }
        }
        titleCount.forEach((title, count) -> {
            if (count >= COMMON_OFFICE && !opensWithName(title) && !titleSectors.get(title).isEmpty()) {
                nouns.add(lexicon, title, plural(title), titleSectors.get(title), true, false);
            }
        });
        Map<String, Draft> own = new LinkedHashMap<>();
        for (Tables.Row row : Tables.rows("people.tsv", 7)) {
            Office office = offices.get(row.text(2));
            if (office == null) {
                throw row.bad("no office " + row.text(2));
            }
            own.computeIfAbsent(row.text(0), Draft::new)
                    .add(row.parts(1, '|'), row.orNull(5), new Person.Term(office, office.code(), office.sectors(), period(row, 3)));
        }
        Map<String, Boolean> known = new HashMap<>();
        own.values().forEach(d -> {
            known.put(Fold.phrase(d.name), true);
            d.aliases.keySet().forEach(a -> known.put(Fold.phrase(a), true));
            add(d.person(OWN));
        });
        Map<String, Draft> derived = new LinkedHashMap<>();
        for (Tables.Row row : Tables.rows("people-phoenix.tsv", 6)) {
            if (!known.containsKey(Fold.phrase(row.text(0)))) {
                derived.computeIfAbsent(row.text(0) + "|" + row.text(2), k -> new Draft(row.text(0)))
                        .add(row.parts(1, '|'), null, new Person.Term(null, row.text(2), row.parts(3, ','), period(row, 4)));
            }
        }
        derived.values().forEach(d -> add(d.person(DERIVED)));
    }

    private static String plural(String title) {
        int of = title.indexOf(" of ");
        int to = title.indexOf(" for ");
        int end = of > 0 ? of : to > 0 ? to : title.length();
        String head = title.substring(0, end);
        String many = head.endsWith("man") ? head.substring(0, head.length() - 3) + "men" : head.endsWith("y") && !head.endsWith("ey")
                ? head.substring(0, head.length() - 1) + "ies" : head.endsWith("s") ? head : head + "s";
        return many + title.substring(end);
    }

    /** Rows of one person while they are gathered. */
    private static final class Draft {
        final String name;
        final Map<String, Boolean> aliases = new LinkedHashMap<>();
        final List<Person.Term> terms = new ArrayList<>();
        String identifier;

        Draft(String name) {
            this.name = name;
        }

        void add(List<String> others, String id, Person.Term term) {
            others.forEach(a -> aliases.put(a, true));
            identifier = id == null ? identifier : id;
            terms.add(term);
        }

        Person person(String layer) {
            return new Person(name, List.copyOf(aliases.keySet()), identifier, List.copyOf(terms), layer);
        }
    }

    void add(Person person) {
        Sense sense = new Sense.Named(person);
        name(person.name(), sense);
        person.aliases().forEach(alias -> name(alias, sense));
        for (String surname : surnames(person)) {
            bySurname.computeIfAbsent(surname, k -> new ArrayList<>(1)).add(person);
        }
        for (Person.Term term : person.terms()) {
            if (term.office() != null) {
                List<Person> all = holders.computeIfAbsent(term.office().id(), k -> new ArrayList<>(4));
                if (all.isEmpty() || all.get(all.size() - 1) != person) {
                    all.add(person);
                }
            }
        }
    }

    /** Folded last one and last two words of all names; the first word too where the family name stands first. */
    static List<String> surnames(Person person) {
        Map<String, Boolean> all = new LinkedHashMap<>();
        boolean familyFirst = FAMILY_FIRST.contains(person.terms().get(0).code());
        List<String> names = new ArrayList<>(person.aliases());
        names.add(0, person.name());
        for (String name : names) {
            List<Fold.Piece> pieces = Fold.pieces(name);
            int n = pieces.size();
            if (n == 0) {
                continue;
            }
            all.put(pieces.get(n - 1).key(), true);
            if (n > 2) {
                all.put(pieces.get(n - 2).key() + " " + pieces.get(n - 1).key(), true);
            }
            if (familyFirst && !Cast.title(pieces.get(0).key())) {
                all.put(pieces.get(0).key(), true);
            }
        }
        return List.copyOf(all.keySet());
    }

    /** Codes of states where the family name stands first. */
    static final List<String> FAMILY_FIRST = List.of("CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "SGP", "HUN");

    private void bodies() {
        for (Tables.Row row : Tables.rows("bodies.tsv", 3)) {
            nouns.add(lexicon, row.text(0), row.text(1), row.parts(2, ','), false, true);
        }
        for (Tables.Row row : Tables.rows("address.tsv", 3)) {
            name(row.text(0), new Sense.Address(row.parts(2, ','), row.text(1).isEmpty() ? '-' : row.text(1).charAt(0)));
        }
        for (Tables.Row row : Tables.rows("organizations.tsv", 7)) {
            Organization organization = new Organization(row.text(0), row.parts(1, '|'), row.orNull(2), row.parts(3, ','), period(row, 4),
                    row.text(6).toLowerCase(Locale.ROOT), OWN);
            Sense sense = new Sense.Body(organization);
            name(organization.name(), sense);
            organization.aliases().forEach(alias -> name(alias, sense));
        }
        for (Tables.Row row : Tables.rows("groups.tsv", 4)) {
            groups(row);
        }
        for (Tables.Row row : Tables.rows("things.tsv", 3)) {
            nouns.thing(lexicon, row.text(0), row.text(1), row.parts(2, ','));
        }
        for (String file : List.of("agents-plain.tsv", "agents.tsv", "agents-phoenix.tsv")) {
            for (Tables.Row row : Tables.rows(file, 4)) {
                if (opensWithName(row.text(0).isEmpty() ? row.text(1) : row.text(0))) {
                    continue;
                }
                nouns.add(lexicon, row.text(0), row.text(1), row.parts(2, ','), row.text(3).equals("person"), false);
            }
        }
    }

    /** Whether a noun phrase opens with a name that the composer sees by itself ("taliban fighter", "russian ambassador"). */
    private boolean opensWithName(String phrase) {
        if (phrase.startsWith("the ") || phrase.startsWith("a ") || phrase.startsWith("an ")) {
            return true;
        }
        for (String side : List.of("pro-", "anti-", "ethnic ")) {
            if (phrase.startsWith(side) && opensWithName(phrase.substring(side.length()))) {
                return true;
            }
        }
        for (int space = phrase.indexOf(' '); space > 0; space = phrase.indexOf(' ', space + 1)) {
            if (lexicon.exactly(phrase.substring(0, space)).stream().anyMatch(s -> s instanceof Sense.Of || s instanceof Sense.Body
                    || s instanceof Sense.Metonym || s instanceof Sense.Folk folk && !"REL".equals(folk.people().sector()))) {
                return true;
            }
        }
        return false;
    }

    private void groups(Tables.Row row) {
        String[] forms = row.text(0).split("\\|", -1);
        List<String> states = row.parts(2, ',');
        String many = forms.length > 1 && !forms[1].isBlank() ? forms[1].strip() : forms[0].strip();
        People people = new People(many, row.orNull(1), states, row.orNull(3));
        for (int i = 0; i < forms.length; i++) {
            String form = forms[i].strip();
            if (!form.isEmpty() && !form.equals("-")) {
                name(form, new Sense.Folk(people, i > 1, i == 1));
            }
        }
    }

    synchronized Gazetteer gazetteer() {
        if (gazetteer == null) {
            gazetteer = new Gazetteer(countries);
        }
        return gazetteer;
    }

    Composer composer(LocalDate day) {
        return new Composer(this, day, hardware);
    }

    PlaceFinder places(Phrases[] phrases) {
        return new PlaceFinder(phrases, gazetteer(), countries, namesakes, name -> !surnamed(name).isEmpty());
    }

    Lexicon<Sense> lexicon() {
        return lexicon;
    }

    Nouns nouns() {
        return nouns;
    }

    /**
     * The country that "the North" and the like mean in an article: the first of the table that the article names, or whose namesake it names; null
     * if there is none.
     */
    Country called(String name, Predicate<String> named) {
        return shortNames.getOrDefault(name, List.of()).stream().filter(s -> named.test(s.country.code()) || s.namesake != null && named.test(s.namesake))
                .map(ShortName::country).findFirst().orElse(null);
    }

    /** A country that an article may call for short once it has named it, or its namesake. */
    private record ShortName(Country country, String namesake) {
    }

    /** Code of whoever puts this before the names of its warships ("USS"); null for other words. */
    String shipOf(String prefix) {
        return ships.get(prefix);
    }

    /** The country of an ISO code or, for a region that broke away, of its name; null if there is none. */
    Country country(String key) {
        return countries.get(key);
    }

    Map<String, Pronouns.Kind> kinds() {
        return kinds;
    }

    /** Gender that a folded given name tells: m, f or -. */
    char gender(String givenName) {
        return givenNames.getOrDefault(givenName, '-');
    }

    /** People of a folded surname. */
    List<Person> surnamed(String surname) {
        return bySurname.getOrDefault(surname, List.of());
    }

    /** Code of people and bodies that belong to no state unless the text says so: "aid agencies"; empty for others. */
    List<String> home(String lemma) {
        return homes.getOrDefault(lemma, List.of());
    }

    /** A court or body of states that sits in a town: "the judges in Arusha". */
    private record Seat(String town, String sector, Set<String> nouns, String code, Period period) {
    }

    /**
     * A people in a country that is not called after it: the Serbs of Bosnia.
     *
     * @param only first sectors of those who are meant, empty for all
     */
    record Kin(Country country, Period period, Set<String> only) {
    }

    /** The countries beside its own where those live whom a word names, on a day; the likelier first. */
    List<Kin> kin(String word, LocalDate day) {
        return kin.getOrDefault(word, List.of()).stream().filter(k -> day != null && k.period.contains(day)).toList();
    }

    /** Code of the body of states that is meant by a noun of this sector in a town on a day; null where there is none. */
    String seated(String town, List<String> sectors, String lemma, LocalDate day) {
        for (Seat seat : seats) {
            if (seat.town.equals(town) && sectors.contains(seat.sector) && (seat.nouns.isEmpty() || seat.nouns.contains(lemma))
                    && (day == null || seat.period.contains(day))) {
                return seat.code;
            }
        }
        return null;
    }

    /** Whoever alone held an office of that title and code on a day; null where nobody, several, or no day is known. */
    Person holder(String code, String title, LocalDate day) {
        if (day == null || code == null) {
            return null;
        }
        Person only = null;
        for (Office office : byTitle.getOrDefault(code + "|" + Fold.phrase(title), List.of())) {
            for (Person person : office.shared() ? List.<Person>of() : holders.getOrDefault(office.id(), List.of())) {
                if (person.on(day).stream().anyMatch(t -> t.office() == office)) {
                    if (only != null && only != person) {
                        return null;
                    }
                    only = person;
                }
            }
        }
        return only;
    }
}

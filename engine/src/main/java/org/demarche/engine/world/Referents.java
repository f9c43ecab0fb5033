package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.demarche.record.EntityKind;

/** States, bodies, places and bearers of a role in one article: finds the figure that a draft means, or opens it. People with names are the cast's. */
final class Referents {
    private static final Set<String> LOCAL = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CVL", "SPY", "LAB", "MED", "EDU", "AGR",
            "CRM", "REL", "BUS", "PTY", "SOC", "UAF", "PRM", "JRN");

    private static final Set<String> OWN_COUNTRY = Words.list("country-nouns");
    private static final Set<String> HEADS = Words.list("heads");
    /** Why a place has no coordinates. */
    static final String UNLISTED = "place without an entry";
    /** Nouns that mean the state itself where one owns them. */
    private static final Set<String> STATES = Words.list("states");
    private static final Set<String> PEERS = Words.list("peers");

    private final World world;
    private final LocalDate day;
    private final Cast cast;
    private final Whereabouts whereabouts;
    private final BiFunction<EntityKind, String, Figure> open;
    /** Figures by what the text calls them, in the order in which they were opened. */
    private final Map<String, Figure> byKey = new LinkedHashMap<>();

    /** @param open opens a figure of a kind and name */
    Referents(World world, LocalDate day, Cast cast, Whereabouts whereabouts, BiFunction<EntityKind, String, Figure> open) {
        this.world = world;
        this.day = day;
        this.cast = cast;
        this.whereabouts = whereabouts;
        this.open = open;
    }

    Figure state(Draft draft) {
        return keyed(draft, "state " + (draft.country.state() ? draft.country.code() : draft.country.key()));
    }

    Figure place(Draft draft) {
        return keyed(draft, "place " + Fold.phrase(draft.name));
    }

    private Figure keyed(Draft draft, String key) {
        Figure figure = byKey.get(key);
        if (figure == null && draft.seat && draft.country != null) {
            // Belgrade acts for Yugoslavia, Moscow for the Soviet Union, where the article names them
            figure = byKey.values().stream().filter(f -> f.country != null && !f.country.state() && draft.code.equals(f.code) && f.sectors.contains("GOV"))
                    .findFirst().orElse(null);
        }
        if (figure == null) {
            figure = open.apply(draft.kind, draft.name);
            figure.code = draft.code;
            figure.sectors = draft.sectors;
            figure.country = draft.country;
            figure.organization = draft.organization;
            figure.why = draft.why;
            byKey.put(key, figure);
        }
        return figure;
    }

    /** A place that no table knows is of where the article plays. */
    Figure site(int s, int w, Draft draft) {
        Figure person = draft.why.equals(UNLISTED) ? cast.surnamed(Fold.phrase(draft.name)) : null;
        if (person != null) {
            return person;
        }
        if (draft.code == null && draft.why.equals(UNLISTED) && !byKey.containsKey("place " + Fold.phrase(draft.name))) {
            Whereabouts.Choice choice = whereabouts.of(s, w, draft);
            Figure figure = place(draft);
            guess(figure, choice);
            return figure;
        }
        return place(draft);
    }

    Figure body(Draft draft) {
        String folded = Fold.phrase(draft.name);
        if (draft.organization == null && draft.code == null) {
            Figure person = cast.surnamed(folded);
            if (person != null) {
                return person;
            }
        }
        Figure known = byKey.get("acronym " + folded);
        if (known != null && draft.organization == null) {
            return known;
        }
        return keyed(draft, "body " + folded);
    }

    /** The acronym is the body's name from now on. */
    void acronym(String form, Figure figure) {
        byKey.putIfAbsent("acronym " + Fold.phrase(form), figure);
    }

    /** A person with a title but no country ("General X", "the mayor, Y") is of where the article plays. */
    void locate(int s, int w, Figure figure) {
        if (figure.code == null && figure.person == null && figure.titled && Whereabouts.local(figure)) {
            Draft draft = new Draft(Draft.Way.NAME);
            draft.sectors = figure.sectors;
            guess(figure, whereabouts.of(s, w, draft));
            if (figure.guessed && !figure.former) {
                figure.officeName = cast.officeByTitle(figure);
            }
        }
    }

    /** Gives a group that no table knows the country that its surroundings tell. */
    void locateGroup(int s, int w, Figure figure) {
        Draft draft = new Draft(Draft.Way.OTHER);
        draft.sectors = figure.sectors;
        guess(figure, whereabouts.of(s, w, draft));
    }

    private static void guess(Figure figure, Whereabouts.Choice choice) {
        if (choice != null) {
            figure.code = choice.code();
            figure.guessed = true;
            figure.why += ", " + choice.why();
        }
    }

    /**
     * Whoever bears a role.
     *
     * @param owner  who possesses the phrase ("its spokesman"), or null
     * @param phrase the words, which name whoever has no other name
     */
    Figure role(int s, int w, Draft draft, Figure owner, String phrase) {
        if (draft.code == null && !draft.vague && owner != null) {
            draft.code = owner.code;
        }
        boolean person = draft.kind == EntityKind.PERSON;
        Figure side = draft.people && draft.plural && draft.sectors.equals(List.of("GOV")) ? byKey.get("state " + draft.code) : null;
        if (side != null) {
            return side;
        }
        Figure compatriot = draft.people && person && draft.definite ? cast.last(draft.code) : null;
        if (compatriot != null) {
            return compatriot;
        }
        if (person && !draft.fresh && !draft.ofAnother && (draft.definite || draft.code != null)) {
            Figure known = cast.called(draft);
            if (known != null) {
                return known;
            }
            Figure holder = holder(draft, owner);
            if (holder != null) {
                return holder;
            }
        }
        Figure peer = peer(draft, owner);
        if (peer != null) {
            return peer;
        }
        if (draft.code == null && draft.owner < 0 && draft.lemma.equals("secretary general") && whereabouts.speaksOf("UNO")) {
            draft.code = "UNO";
        }
        Whereabouts.Choice choice = null;
        if (draft.code == null && draft.owner < 0 && !draft.named && !draft.vague && !Whereabouts.AWAY.contains(draft.lemma)
                && draft.sectors.stream().anyMatch(LOCAL::contains)) {
            if (!draft.fresh) {
                Figure before = byKey.get("last " + draft.lemma);
                if (before != null) {
                    return before;
                }
            }
            draft.code = person && !draft.fresh && !draft.former && HEADS.contains(draft.lemma) && !draft.lemma.equals("president")
                    ? headed(draft.lemma) : null;
            choice = draft.code != null ? new Whereabouts.Choice(draft.code, "the only country here that has one") : whereabouts.of(s, w, draft);
            draft.code = choice == null ? null : choice.code();
            draft.guessed = choice != null;
            Figure holder = choice != null && person && draft.definite && !draft.fresh ? holder(draft, owner) : null;
            if (holder != null) {
                return holder;
            }
        }
        if (draft.owner >= 0 && OWN_COUNTRY.contains(draft.lemma) && draft.code != null && world.country(draft.code) != null) {
            Draft state = Draft.of(world.country(draft.code));
            state.why = "country of its leader or body";
            return state(state);
        }
        Country state = draft.fresh || draft.plural || draft.former || !draft.sectors.equals(List.of("GOV")) || !STATES.contains(draft.lemma) ? null
                : world.country(draft.code);
        if (state != null) {
            return state(Draft.of(state));
        }
        String key = "role " + draft.lemma + " " + draft.code + " " + draft.local;
        Figure figure = draft.fresh || person ? null : byKey.get(key);
        if (figure == null) {
            figure = open.apply(draft.kind, phrase);
            figure.code = draft.code;
            figure.sectors = draft.members ? draft.sectors : Roles.trim(draft.code, draft.sectors);
            figure.plural = draft.plural;
            figure.why = draft.why;
            guess(figure, choice);
            figure.titles.add(draft.lemma);
            figure.local = draft.local;
            figure.gender = draft.plural ? '-' : Cast.gender(draft.lemma);
            if (person && !draft.fresh && !draft.former && !draft.part) {
                figure.officeName = cast.officeOfRole(figure);
            }
            if (!draft.fresh || draft.plural) {
                byKey.put(key, figure);
            }
            if (figure.human()) {
                cast.add(figure);
            }
        }
        if (!draft.fresh && !person) {
            byKey.put("last " + draft.lemma, figure);
        }
        return figure;
    }

    /** The only country of the article that has a head of this title: who is king where another has a president. Null if several have it, or none. */
    private String headed(String title) {
        List<String> codes = whereabouts.codes().filter(c -> world.holder(c, title, day) != null).toList();
        return codes.size() == 1 ? codes.get(0) : null;
    }

    /** Whoever holds the office that a title names in the draft's country on the day; null where the tables do not know. */
    private Figure holder(Draft draft, Figure owner) {
        Person holder = draft.former || ownedByOther(owner) ? null : world.holder(draft.code, draft.lemma, day);
        if (holder == null || !draft.local.isEmpty() && !Cast.of(draft.local, holder.role(day).office())) {
            return null;
        }
        Draft name = Draft.of(holder, draft.lemma, "holder of the office named by \"" + draft.lemma + "\"");
        name.titleSectors = draft.sectors;
        return cast.person(name);
    }

    /** "Her press secretary" is no office of the state unless she leads it. */
    private static boolean ownedByOther(Figure owner) {
        return owner != null && owner.human() && (owner.office == null || owner.office.titles().stream().noneMatch(HEADS::contains));
    }

    /** "his Russian counterpart": whoever holds in the other country the office of the one who owns the phrase; null for other phrases. */
    private Figure peer(Draft draft, Figure owner) {
        if (owner == null || !owner.human() || draft.plural || draft.code == null || draft.code.equals(owner.code) || !PEERS.contains(draft.lemma)) {
            return null;
        }
        List<String> titles = new ArrayList<>(owner.titles);
        if (owner.office != null) {
            owner.office.titles().forEach(t -> titles.add(Fold.phrase(t)));
        }
        draft.sectors = owner.sectors.isEmpty() ? draft.sectors : owner.sectors;
        for (String title : titles) {
            Person holder = world.holder(draft.code, title, day);
            if (holder != null) {
                return cast.person(Draft.of(holder, title, "counterpart of " + owner.name));
            }
        }
        return null;
    }
}

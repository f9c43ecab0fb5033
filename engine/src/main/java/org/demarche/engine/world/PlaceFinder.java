package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;

/**
 * Place mentions of one article. Between namesakes decide a region or country named beside them, then the article's other countries, then
 * size; where nothing in the article speaks for a small place, it is none.
 */
final class PlaceFinder {
    private static final Set<String> BEFORE = Words.list("before-places");
    /** Prepositions that a person or body hardly follows. */
    private static final Set<String> AT = Words.list("place-only");
    /** Nouns whose "of" leads to a place: "the mayor of Hull". */
    private static final Set<String> OF_PLACES = Words.list("of-places");
    private static final int NONE = 0;
    private static final int WEAK = 1;
    private static final int GOOD = 2;
    private static final int LARGE = 100_000;
    private static final int HUGE = 500_000;
    private static final double EXPLICIT_KM = 700;
    /** A namesake so many times smaller than the largest hardly gains by the countries that the article names. */
    private static final int MUCH_SMALLER = 4;
    /** A namesake elsewhere with a tenth of the inhabitants leaves no doubt. */
    private static final double CLEAR = 0.9;
    /** Nouns for places that take their whereabouts from the names in their phrase. */
    static final Set<String> SPOTS = Words.list("spots");

    /** Those that a country's adjective places: "the Syrian border"; a Syrian embassy or checkpoint may be anywhere. */
    private static final Set<String> LANDS = Words.list("lands");

    private final Phrases[] phrases;
    private final Gazetteer gazetteer;
    private final Map<String, Country> countries;
    private final Predicate<String> surname;
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<Country, Country> meant = new HashMap<>();
    private final List<TreeMap<Integer, Found>> found = new ArrayList<>();

    /** A place mention in words of its sentence; the place is null where none of its name fits. */
    private static final class Found {
        final int from;
        final int to;
        final List<Place> candidates;
        final boolean weak;
        Place place;

        Found(int from, int to, List<Place> candidates, boolean weak) {
            this.weak = weak;
            this.from = from;
            this.to = to;
            this.candidates = candidates;
        }
    }

    PlaceFinder(Phrases[] phrases, Gazetteer gazetteer, Map<String, Country> countries, List<Namesake> namesakes,
                Predicate<String> surname) {
        this.phrases = phrases;
        this.gazetteer = gazetteer;
        this.countries = countries;
        this.surname = surname;
        for (Phrases p : phrases) {
            for (Phrases.Hit hit : p.names) {
                code(hit).forEach(c -> codes.merge(c, 1, Integer::sum));
            }
        }
        namesakes(namesakes);
        for (Phrases p : phrases) {
            found.add(search(p));
        }
        // sure places first: they speak for the others
        for (int round = 0; round < 2; round++) {
            for (int s = 0; s < phrases.length; s++) {
                for (Found f : found.get(s).values()) {
                    decide(phrases[s], f, round == 0);
                }
            }
        }
    }

    /**
     * Two countries, or a country and a region, of one name.
     *
     * @param country meant unless the words for the other are more
     * @param other   a country's key, or a region's name
     */
    record Namesake(Country country, String other, Set<String> words, Set<String> otherWords) {
    }

    private void namesakes(List<Namesake> namesakes) {
        for (Namesake namesake : namesakes) {
            if (codes.getOrDefault(namesake.country().code(), 0) == 0) {
                continue;
            }
            int mine = 0;
            int others = 0;
            for (Phrases p : phrases) {
                for (int w = 0; w < p.size; w++) {
                    mine += namesake.words().contains(p.word(w).form()) ? 1 : 0;
                    others += namesake.otherWords().contains(p.word(w).form()) ? 1 : 0;
                }
            }
            for (Map.Entry<String, Integer> code : codes.entrySet()) {
                mine += namesake.words().contains(code.getKey()) ? code.getValue() : 0;
                others += namesake.otherWords().contains(code.getKey()) ? code.getValue() : 0;
            }
            if (others > mine) {
                Country country = countries.get(namesake.other());
                Place region = country != null ? null : gazetteer.named(namesake.other()).get(0);
                meant.put(namesake.country(), country != null ? country : new Country(region.name(), region.code(), region.name(),
                        List.of("CVL"), Period.ALWAYS, region.latitude(), region.longitude(), false));
            }
        }
    }

    /** Whether the article names this country, or a place or body of it. */
    boolean speaksOf(String code) {
        return codes.containsKey(code);
    }

    /** Whether the article names this country, or somebody of it, otherwise than by this body. */
    boolean speaksOf(String code, Organization body) {
        int bodies = 0;
        for (Phrases p : phrases) {
            for (Phrases.Hit hit : p.names) {
                Sense.Named named = hit.first(Sense.Named.class);
                if (named != null && named.person().terms().stream().anyMatch(t -> t.code().equals(code))) {
                    return true;
                }
                Sense.Body other = hit.first(Sense.Of.class) == null ? hit.first(Sense.Body.class) : null;
                bodies += other != null && other.organization().equals(body) ? 1 : 0;
            }
        }
        return codes.getOrDefault(code, 0) > bodies;
    }

    /** Whether the article names other states than this one. */
    boolean speaksOfOthers(String code) {
        return codes.keySet().stream().anyMatch(c -> countries.containsKey(c) && !c.equals(code));
    }

    /** The country that a name means in this article, where two share it. */
    Country meant(Country country) {
        return meant.getOrDefault(country, country);
    }

    private static List<String> code(Phrases.Hit hit) {
        Sense.Of of = hit.first(Sense.Of.class);
        if (of != null) {
            return of.country().code() == null ? List.of() : List.of(of.country().code());
        }
        Sense.Body body = hit.first(Sense.Body.class);
        return body != null && body.organization().code() != null ? List.of(body.organization().code()) : List.of();
    }

    private TreeMap<Integer, Found> search(Phrases p) {
        TreeMap<Integer, Found> all = new TreeMap<>();
        Lexicon<Place> lexicon = gazetteer.lexicon();
        int[] numbers = lexicon.numbers(p.pieces);
        int free = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || p.pieceWord[i] < free) {
                continue;
            }
            List<Lexicon.Hit<Place>> hits = lexicon.at(p.pieces, numbers, i);
            for (int k = hits.size() - 1; k >= 0; k--) {
                Lexicon.Hit<Place> hit = hits.get(k);
                int from = p.pieceWord[hit.from()];
                int to = p.pieceWord[hit.to() - 1] + 1;
                int evidence = from < free ? NONE : evidence(p, from, to, hit.meanings());
                if (evidence > NONE) {
                    all.put(to - 1, new Found(from, to, hit.meanings(), evidence == WEAK));
                    free = to;
                    break;
                }
            }
        }
        return all;
    }

    /** How much the words around speak for a place here: {@link #NONE}, {@link #WEAK} or {@link #GOOD}. */
    private int evidence(Phrases p, int from, int to, List<Place> places) {
        String last = p.word(to - 1).form();
        boolean region = places.stream().anyMatch(x -> x.resolution() == PlaceResolution.REGION);
        if (last.endsWith(".") && last.length() > 1 && region && (from == 0 || !p.word(from - 1).form().equals(","))
                || !p.capital(from) || !p.word(to - 1).pos().startsWith("N") && !place(p.word(to - 1).name())) {
            return NONE;
        }
        for (int i = from; i < to; i++) {
            Phrases.Hit name = p.nameAt[i];
            boolean part = name != null && name.from() >= from && name.to() <= to && name.to() - name.from() < to - from;
            if (name != null && !part && (name.from() < from || name.to() > to || name.first(Sense.Body.class) != null && name.first(Sense.Metonym.class) == null
                    || name.first(Sense.Address.class) != null || name.first(Sense.Named.class) != null
                    || name.first(Sense.Of.class) != null && name.first(Sense.Of.class).how() != Sense.How.SEAT)) {
                return NONE;
            }
        }
        String tag = p.word(to - 1).name();
        String open = p.word(from).name();
        boolean tagged = place(tag);
        boolean article = open.startsWith("I-") && from > 0 && p.word(from - 1).pos().equals("DT");
        boolean inside = open.startsWith("I-") && !article || to < p.size && p.word(to).name().startsWith("I-");
        if (inside && !(tagged && !open.startsWith("I-")) || from > 0 && p.word(from - 1).name().endsWith("PERSON") && !tagged
                || from > 0 && p.nameAt[from - 1] != null && p.nameAt[from - 1].first(Sense.Address.class) != null) {
            return NONE;
        }
        boolean at = from > 0 && AT.contains(p.lower(from - 1));
        boolean before = at || from > 0 && BEFORE.contains(p.lower(from - 1)) || from > 1 && p.lower(from - 1).equals("the")
                && BEFORE.contains(p.lower(from - 2));
        boolean after = to + 1 < p.size && p.word(to).form().equals(",") && p.capital(to + 1);
        if (from > 1 && p.lower(from - 1).equals("of") && OF_PLACES.contains(p.word(from - 2).lemma()) && !tag.endsWith("NORP")) {
            return GOOD;
        }
        boolean somebody = tag.endsWith("PERSON") || tag.endsWith("ORG") || tag.endsWith("NORP");
        if (to - from == 1 && gazetteer.trap(Fold.key(last))) {
            return tagged && (before || after) && !p.label(from).equals("nsubj") ? GOOD : at && !p.label(from).equals("compound") ? WEAK : NONE;
        }
        if (tagged || at && !tag.endsWith("NORP") || before && (!somebody || to - from > 1 && !tag.endsWith("NORP"))) {
            return GOOD;
        }
        boolean known = region || places.stream().anyMatch(x -> x.population() > HUGE);
        if (known && !somebody) {
            return to - from == 1 && from == 0 && tag.equals("O") ? NONE : GOOD;
        }
        return tag.endsWith("NORP") || tag.endsWith("PERSON") && surname.test(Fold.key(last)) ? NONE : WEAK;
    }

    private static boolean place(String tag) {
        return tag.endsWith("GPE") || tag.endsWith("LOC") || tag.endsWith("FAC");
    }

    static double prior(Place place) {
        return Math.log10(place.population() + 10) + place.weight() + (place.resolution() == PlaceResolution.REGION ? 4 : 0);
    }

    private void decide(Phrases p, Found f, boolean sure) {
        if (f.place != null) {
            return;
        }
        Place region = beside(p, f);
        String country = region == null ? countryBeside(p, f) : region.code();
        Place best = null;
        long most = f.candidates.stream().mapToLong(Place::population).max().orElse(0);
        double bestScore = Double.NEGATIVE_INFINITY;
        double rival = Double.NEGATIVE_INFINITY;
        String text = Fold.phrase(ProperNames.words(p, f.from, f.to));
        boolean own = f.candidates.stream().anyMatch(x -> x.population() >= LARGE && gazetteer.own(x, text));
        for (Place place : f.candidates) {
            double score = prior(place) - (own && !gazetteer.own(place, text) ? ALIAS : 0);
            if (region != null) {
                boolean inside = region.code() == null || region.code().equals(place.code()) && region.distance(place) < EXPLICIT_KM;
                score += inside ? 20 - region.distance(place) / 100 : -20;
            } else if (country != null) {
                score += country.equals(place.code()) ? 20 : -20;
            }
            score += Math.min(most >= LARGE && place.population() * MUCH_SMALLER < most ? 0.5 : 3, 1.5 * codes.getOrDefault(place.code(), 0));
            if (score > bestScore) {
                rival = best == null || java.util.Objects.equals(best.code(), place.code()) ? rival : bestScore;
                bestScore = score;
                best = place;
            } else if (!java.util.Objects.equals(best.code(), place.code())) {
                rival = Math.max(rival, score);
            }
        }
        boolean named = (region != null || country != null) && bestScore > 5;
        if ((region != null || country != null) && !named) {
            // the place beside it rules out all that are known here
            return;
        }
        boolean spoken = codes.getOrDefault(best.code(), 0) > 0;
        boolean large = best.population() >= LARGE || best.resolution() == PlaceResolution.REGION || best.weight() >= REGION_WEIGHT;
        boolean likely = large || best.weight() >= 0.4;
        if (f.weak) {
            f.place = !sure && spoken && likely || named ? best : null;
            return;
        }
        boolean clear = place(p.word(f.to - 1).name()) && bestScore - rival >= CLEAR;
        if (sure ? named || spoken && large : named || spoken || large || clear) {
            f.place = best;
            if (best.code() != null) {
                codes.merge(best.code(), 1, Integer::sum);
            }
        }
    }

    private static final double REGION_WEIGHT = 1.0;
    /** How much less than a place's own name another name of it counts, where one of that very name is known. */
    private static final double ALIAS = 2;

    /** The region that follows after a comma or "in": "Moscow, Idaho", "Moscow in Idaho". */
    private Place beside(Phrases p, Found f) {
        int next = f.to;
        if (next + 1 < p.size && (p.word(next).form().equals(",") || p.lower(next).equals("in"))) {
            int at = next + 1;
            for (Found other : found.size() > index(p) ? found.get(index(p)).values() : List.<Found>of()) {
                if (other.from == at && other != f) {
                    for (Place place : other.candidates) {
                        if (place.resolution() == PlaceResolution.REGION) {
                            return place;
                        }
                    }
                }
            }
            // a state of the same name as a country
            if (p.lower(next).equals(",") && p.nameAt[at] != null && p.nameAt[at].first(Sense.Of.class) != null) {
                return null;
            }
        }
        return null;
    }

    private int index(Phrases p) {
        for (int s = 0; s < phrases.length; s++) {
            if (phrases[s] == p) {
                return s;
            }
        }
        return -1;
    }

    /** The country beside a place: "Nice, France", "the French city of Nice", "Mosul in Iraq", "Iraq's Mosul". */
    private String countryBeside(Phrases p, Found f) {
        int next = f.to;
        if (next + 1 < p.size && (p.word(next).form().equals(",") || p.lower(next).equals("in"))) {
            Phrases.Hit hit = p.nameAt[next + 1];
            Sense.Of of = hit == null ? null : hit.first(Sense.Of.class);
            if (of != null && of.how() == Sense.How.NAME && hit.from() == next + 1) {
                return of.country().code();
            }
        }
        for (int i = f.from - 1; i >= Math.max(0, f.from - 5); i--) {
            Phrases.Hit hit = p.nameAt[i];
            Sense.Of of = hit == null ? null : hit.first(Sense.Of.class);
            if (of != null && of.how() != Sense.How.SEAT) {
                boolean linked = i == f.from - 1 && of.how() == Sense.How.ADJECTIVE;
                for (int k = hit.to(); k < f.from; k++) {
                    linked |= OF_PLACES.contains(p.word(k).lemma()) || p.lower(k).equals("'s") && k == f.from - 1;
                    if (p.word(k).pos().startsWith("V") || p.word(k).pos().equals("IN") && !p.lower(k).equals("of") || p.word(k).form().equals(",")) {
                        return null;
                    }
                }
                return linked ? of.country().code() : null;
            }
        }
        return null;
    }

    /** The place whose name ends at or covers a word, or null. */
    Place placeAt(int sentence, int word) {
        Found f = covering(sentence, word);
        return f == null ? null : f.place;
    }

    private Found covering(int sentence, int word) {
        Map.Entry<Integer, Found> entry = found.get(sentence).ceilingEntry(word);
        return entry != null && entry.getValue().from <= word ? entry.getValue() : null;
    }

    /** First and last word of the place name that covers a word, half-open; null if none does. */
    int[] range(int sentence, int word) {
        Found f = covering(sentence, word);
        return f == null || f.place == null ? null : new int[] {f.from, f.to};
    }

    Optional<Location> at(int sentence, int word) {
        Optional<Location> named = named(sentence, word, false);
        return named.isPresent() ? named : around(sentence, word);
    }

    /** @param adjective whether an adjective names its country too */
    private Optional<Location> named(int sentence, int word, boolean adjective) {
        Found f = covering(sentence, word);
        Phrases p = phrases[sentence];
        if (f != null && f.place != null) {
            Place place = f.place;
            return Optional.of(location(place, p.span(f.from, f.to)));
        }
        Phrases.Hit hit = p.nameAt[word];
        Sense.Of of = hit == null ? null : hit.first(Sense.Of.class);
        if (of != null && (of.how() == Sense.How.NAME || of.how() == Sense.How.SEAT || adjective && of.how() == Sense.How.ADJECTIVE) && !p.word(word).name().endsWith("PERSON")) {
            if (of.how() == Sense.How.SEAT) {
                return seat(p, hit, of.country());
            }
            Country country = meant(of.country());
            boolean part = countries.get(country.key()) == null || !country.state();
            return Optional.of(new Location(country.name(), country.code(), country.latitude(), country.longitude(), null,
                    part ? PlaceResolution.REGION : PlaceResolution.COUNTRY, p.span(hit.from(), hit.to())));
        }
        return Optional.empty();
    }

    private static Location location(Place place, org.demarche.record.Span span) {
        return new Location(place.name(), place.code(), place.latitude(), place.longitude(), place.geonameid(), place.resolution(), span);
    }

    /** "an airport in The Hague", "a Paris suburb", "the capital": where a spot without a name of its own lies, as far as its phrase tells. */
    Optional<Location> around(int sentence, int word) {
        Phrases p = phrases[sentence];
        String lemma = p.word(word).lemma();
        if (!p.word(word).pos().startsWith("N") || p.capital(word)) {
            return Optional.empty();
        }
        if (lemma.equals("capital") && p.word(word).pos().equals("NNS")) {
            return Optional.empty();
        }
        if (lemma.equals("capital") && word - p.first(word) <= 1) {
            return capital(sentence, word);
        }
        if (!SPOTS.contains(lemma)) {
            return Optional.empty();
        }
        boolean land = LANDS.contains(lemma);
        for (int child : p.sentence.children(word)) {
            boolean before = child < word && Set.of("compound", "nmod", "poss", "amod", "nn").contains(p.label(child)) || p.label(child).equals("appos");
            int at = child;
            if (p.label(child).equals("prep") && Set.of("in", "of", "at", "near", "outside").contains(p.lower(child))) {
                at = p.sentence.child(child, "pobj");
                before = at >= 0;
            }
            if (before) {
                Optional<Location> inner = named(sentence, at, land && at < word);
                if (inner.isPresent()) {
                    return inner;
                }
            }
        }
        return Optional.empty();
    }

    /** "the capital" of the state last named before it. */
    private Optional<Location> capital(int sentence, int word) {
        for (int s = sentence; s >= Math.max(0, sentence - 2); s--) {
            List<Phrases.Hit> names = phrases[s].names;
            for (int i = names.size() - 1; i >= 0; i--) {
                Sense.Of of = names.get(i).first(Sense.Of.class);
                if (of != null && of.how() != Sense.How.SEAT && of.country().code() != null && (s < sentence || names.get(i).to() <= word)) {
                    return gazetteer.capital(of.country().code()).map(c -> location(c, phrases[sentence].span(phrases[sentence].first(word),
                            word + 1)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Location> seat(Phrases p, Phrases.Hit hit, Country country) {
        String name = ProperNames.words(p, hit.from(), hit.to());
        for (Place place : gazetteer.named(name)) {
            if (country.code() != null && country.code().equals(place.code()) && place.resolution() == PlaceResolution.CITY) {
                return Optional.of(new Location(place.name(), place.code(), place.latitude(), place.longitude(), place.geonameid(),
                        place.resolution(), p.span(hit.from(), hit.to())));
            }
        }
        return Optional.empty();
    }

    /** Head words of place mentions in a sentence, ascending. */
    List<Integer> in(int sentence) {
        List<Integer> heads = new ArrayList<>();
        Phrases p = phrases[sentence];
        for (int w = 0; w < p.size; w++) {
            Phrases.Hit hit = p.nameAt[w];
            boolean last = hit != null && hit.to() == w + 1;
            if ((found.get(sentence).containsKey(w) || last) && at(sentence, w).isPresent()) {
                heads.add(w);
            }
        }
        return heads;
    }
}

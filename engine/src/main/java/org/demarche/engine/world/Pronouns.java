package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarche.record.EntityKind;

/** Finds what pronouns and empty nouns mean, or abstains. */
final class Pronouns {
    private static final Set<String> HE = Set.of("he", "him", "his", "himself");
    private static final Set<String> SHE = Set.of("she", "her", "hers", "herself");
    private static final Set<String> THEY = Set.of("they", "them", "their", "theirs", "themselves");
    private static final Set<String> IT = Set.of("it", "its", "itself");
    private static final Set<String> COUNTRY = Set.of("country", "nation", "republic", "kingdom");
    private static final Set<String> SIDES = Set.of("country", "nation", "side", "state", "party", "leader", "president", "minister", "men", "man",
            "neighbor", "neighbour", "power", "ally", "rival", "capital", "pair", "official", "diplomat");
    private static final Set<String> BODIES = Set.of("alliance", "bloc", "organization", "organisation", "agency", "group", "company", "party",
            "union", "body", "commission", "council", "court", "movement", "militia", "coalition", "faction", "watchdog", "institution", "firm");
    private static final int REACH = 2;
    private static final int FAR = 8;

    private final Phrases[] phrases;
    private final History history;

    Pronouns(Phrases[] phrases, History history) {
        this.phrases = phrases;
        this.history = history;
    }

    /** The figure that a pronoun means, or null if that is unsure. */
    Figure resolve(int s, int w) {
        String form = phrases[s].lower(w);
        boolean he = HE.contains(form);
        if (he || SHE.contains(form)) {
            Figure figure = choose(s, w, f -> f.human() && !f.plural && f.gender != (he ? 'f' : 'm'));
            if (figure != null && figure.gender == '-') {
                figure.gender = he ? 'm' : 'f';
            }
            return figure;
        }
        if (THEY.contains(form)) {
            return choose(s, w, f -> f.plural);
        }
        if (IT.contains(form)) {
            return choose(s, w, f -> !f.plural && (f.kind == EntityKind.STATE || f.kind == EntityKind.ORGANIZATION
                    || f.kind == EntityKind.GROUP));
        }
        return null;
    }

    private interface Test {
        boolean fits(Figure figure);
    }

    /** Subjects before others, this sentence before earlier ones; in an earlier sentence its first subject. */
    private Figure choose(int s, int w, Test test) {
        Phrases p = phrases[s];
        boolean possessive = p.word(w).pos().equals("PRP$");
        for (int back = 0; back <= REACH && s - back >= 0; back++) {
            int sentence = s - back;
            List<History.Item> items = history.since(sentence).stream().filter(i -> i.sentence() == sentence).toList();
            Figure subject = null;
            Figure other = null;
            boolean several = false;
            for (History.Item item : items) {
                if (!test.fits(item.figure()) || back == 0 && clash(p, item.word(), w, possessive)) {
                    continue;
                }
                if (item.subject() && (subject == null || back == 0)) {
                    subject = item.figure();
                } else if (!item.subject()) {
                    several |= other != null && other != item.figure();
                    other = item.figure();
                }
            }
            if (subject != null) {
                return subject;
            }
            if (other != null) {
                return several && back > 0 ? null : other;
            }
        }
        return null;
    }

    /** A pronoun that is no possessive does not mean a fellow argument of its own verb. */
    private static boolean clash(Phrases p, int name, int pronoun, boolean possessive) {
        if (possessive) {
            return p.word(pronoun).head() == name;
        }
        int verb = p.word(pronoun).head();
        if (p.label(pronoun).equals("pobj") && verb >= 0) {
            verb = p.word(verb).head();
        }
        return p.word(p.chainHead(name)).head() == verb && !p.lower(pronoun).endsWith("self");
    }

    /** The two states last named, where the phrase is "both navies", "the two armies": a noun for a body of each. Null otherwise. */
    List<Figure> pair(int s, int w) {
        Phrases p = phrases[s];
        boolean both = false;
        for (int i = p.first(w); i < w; i++) {
            both |= p.lower(i).equals("both") || p.lower(i).equals("two") && p.lower(p.first(w)).equals("the");
            if (p.nameAt[i] != null) {
                return null;
            }
        }
        Phrases.Hit role = p.roleAt[w];
        if (!both || role == null || !p.word(w).pos().startsWith("NNS")) {
            return null;
        }
        Agent agent = role.first(Sense.Role.class).agent();
        if (!agent.body() && !agent.sectors().contains("GOV")) {
            return null;
        }
        List<Figure> states = new ArrayList<>();
        List<History.Item> items = history.items();
        for (int i = items.size() - 1; i >= 0 && states.size() < 2 && items.get(i).sentence() >= s - FAR; i--) {
            Figure f = items.get(i).figure();
            if (f.kind == EntityKind.STATE && !states.contains(f)) {
                states.add(0, f);
            }
        }
        return states.size() == 2 ? states : null;
    }

    /** Members of "the two countries", "both sides" and the like, or null if the phrase is none or the text does not tell. */
    int[] several(int s, int w) {
        Phrases p = phrases[s];
        String lemma = p.word(w).lemma();
        String form = p.lower(w);
        boolean alone = (form.equals("both") || form.equals("two")) && !p.word(w).pos().startsWith("N") && p.sentence.children(w, "prep").isEmpty();
        boolean two = alone;
        if (!alone) {
            if (!SIDES.contains(lemma) || !p.word(w).pos().endsWith("S")) {
                return null;
            }
            for (int i = p.first(w); i < w; i++) {
                two |= p.lower(i).equals("two") || p.lower(i).equals("both");
            }
            two |= Set.of("side", "party", "neighbour", "neighbor", "rival").contains(lemma) && p.lower(p.first(w)).equals("the")
                    && w - p.first(w) == 1;
            for (int i = p.first(w); i < w; i++) {
                if (p.nameAt[i] != null || p.word(i).pos().equals("PRP$")) {
                    return null;
                }
            }
        }
        if (!two) {
            return null;
        }
        boolean people = Set.of("leader", "president", "minister", "men", "man", "official", "diplomat", "pair").contains(lemma);
        boolean side = Set.of("side", "party").contains(lemma);
        Set<Integer> numbers = new LinkedHashSet<>();
        EntityKind kind = null;
        List<History.Item> items = history.items();
        for (int i = items.size() - 1; i >= 0 && numbers.size() < 2 && items.get(i).sentence() >= s - FAR; i--) {
            Figure f = items.get(i).figure();
            boolean body = f.kind == EntityKind.STATE || f.kind == EntityKind.ORGANIZATION || f.kind == EntityKind.GROUP && f.code != null;
            boolean fits = people ? f.human() && !f.plural : side ? body : alone ? (f.human() || body) && f.kind != EntityKind.GROUP
                    : f.kind == EntityKind.STATE;
            if (items.get(i).sentence() == s && items.get(i).subject() && !p.chainLabel(w).startsWith("nsubj")) {
                fits = false;
            }
            if (fits && (kind == null || kind == f.kind)) {
                kind = f.kind;
                numbers.add(f.number);
            }
        }
        if (numbers.size() < 2) {
            return null;
        }
        List<Integer> order = new ArrayList<>(numbers);
        return new int[] {order.get(1), order.get(0)};
    }

    /** The figure that "the country", "the alliance" and the like mean, or null. */
    Figure anaphor(int s, int w) {
        Phrases p = phrases[s];
        String lemma = p.word(w).lemma();
        String first = p.lower(p.first(w));
        if (!first.equals("the") && !first.equals("this") || w - p.first(w) > 2 || !p.word(w).pos().equals("NN")) {
            return null;
        }
        boolean country = COUNTRY.contains(lemma) && w - p.first(w) == 1;
        boolean body = BODIES.contains(lemma);
        if (!country && !body) {
            return null;
        }
        List<History.Item> items = history.since(country ? 0 : Math.max(0, s - 4));
        for (int i = items.size() - 1; i >= 0; i--) {
            Figure f = items.get(i).figure();
            if (country ? f.kind == EntityKind.STATE : f.kind == EntityKind.ORGANIZATION && called(f, lemma)) {
                return f;
            }
        }
        return null;
    }

    private static boolean called(Figure f, String lemma) {
        String kind = f.organization == null ? "" : f.organization.kind();
        String name = Fold.phrase(f.name);
        return kind.contains(lemma) || name.contains(lemma);
    }
}

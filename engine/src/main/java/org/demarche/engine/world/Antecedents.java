package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom "it" and "its" mean: one choice among the states, bodies and groups that are mentioned here and in the two sentences before. Clues speak for each, with
 * weights that were learned from our corpus ({@code antecedents.tsv}).
 */
final class Antecedents {
    private static final Set<String> SAYING = Words.list("saying");
    private static final int REACH = 2;
    /** A choice must be so likely. */
    private static final double SURE = .4;
    private static final Map<String, Double> WEIGHTS = new HashMap<>();

    static {
        for (Tables.Row row : Tables.rows("antecedents.tsv", 3)) {
            WEIGHTS.put(row.text(0), Double.parseDouble(row.text(1)));
        }
    }

    private final Phrases[] phrases;
    private final History history;
    private final Quotes quotes;

    Antecedents(Phrases[] phrases, History history, Quotes quotes) {
        this.phrases = phrases;
        this.history = history;
        this.quotes = quotes;
    }

    /** Somebody, and where they are mentioned; oldest first. */
    private record Candidate(Figure figure, List<History.Item> items) {
        History.Item last() {
            return items.get(items.size() - 1);
        }
    }

    /** Whom a pronoun means; null if nobody is likely enough. */
    Figure of(int s, int w) {
        List<Candidate> all = candidates(s, w);
        double sum = Math.exp(WEIGHTS.get("nobody"));
        double most = sum;
        Figure best = null;
        for (Candidate c : all) {
            double odds = Math.exp(clues(s, w, c, all).stream().mapToDouble(WEIGHTS::get).sum());
            sum += odds;
            if (odds > most) {
                most = odds;
                best = c.figure;
            }
        }
        return most < SURE * sum ? null : best;
    }

    private List<Candidate> candidates(int s, int w) {
        Figure speaker = quotes.inside(s, w) ? quotes.speaker(s, w) : null;
        boolean possessive = possessive(s, w);
        Map<Figure, Candidate> all = new LinkedHashMap<>();
        Set<Figure> fellows = new HashSet<>();
        for (History.Item item : history.since(Math.max(0, s - REACH))) {
            Figure f = item.figure();
            boolean clash = item.sentence() == s && Pronouns.clash(phrases[s], item.word(), w, possessive);
            if (clash && !possessive) {
                fellows.add(f);
            }
            if (item.sentence() <= s && !clash && f != speaker && !f.plural && !f.human()) {
                all.computeIfAbsent(f, k -> new Candidate(f, new ArrayList<>())).items.add(item);
            }
        }
        all.keySet().removeAll(fellows);
        return new ArrayList<>(all.values());
    }

    /** What is to be said of a candidate, by the names of the table. */
    private Set<String> clues(int s, int w, Candidate c, List<Candidate> all) {
        Set<String> clues = new LinkedHashSet<>();
        int near = c.items.stream().mapToInt(History.Item::sentence).max().orElse(s);
        List<History.Item> here = c.items.stream().filter(i -> i.sentence() == near).toList();
        Phrases there = phrases[near];
        clues.add(near == s ? "here" : near == s - 1 ? "before" : "earlier");
        if (here.stream().anyMatch(History.Item::subject)) {
            clues.add(near == s ? "subject here" : "subject");
        }
        if (here.stream().anyMatch(i -> i.subject() && there.word(there.chainHead(i.word())).head() == there.sentence.root())) {
            clues.add(near == s ? "main here" : "main");
        }
        if (here.stream().anyMatch(i -> i.word() <= 3)) {
            clues.add("first");
        }
        History.Item last = c.last();
        long later = all.stream().filter(d -> d.last().at() > last.at()).count();
        clues.add(later == 0 ? "latest" : later == 1 ? "second" : "far");
        if (all.size() == 1) {
            clues.add("alone");
        }
        if (phrases[last.sentence()].label(last.word()).equals("poss")) {
            clues.add("owner");
        }
        if (c.items.size() > 1) {
            clues.add("often");
        }
        clues.add(switch (c.figure.kind) {
            case STATE -> "a state";
            case ORGANIZATION -> "a body";
            case PLACE -> "a place";
            default -> "a group";
        });
        if (c.figure.code != null && !c.figure.guessed) {
            clues.add("coded");
        }
        c.items.stream().filter(i -> i.sentence() == s).forEach(i -> clause(s, w, i, clues));
        boolean subject = phrases[s].chainLabel(w).startsWith("nsubj");
        if (!possessive(s, w) && here.stream().anyMatch(i -> i.subject() == subject)) {
            clues.add(subject ? "both subjects" : "both objects");
        }
        return clues;
    }

    /** How a mention in the pronoun's sentence stands to the pronoun's clause. */
    private void clause(int s, int w, History.Item item, Set<String> clues) {
        Phrases p = phrases[s];
        int own = p.clause(w);
        int head = p.word(own).head();
        int above = head < 0 ? -1 : p.clause(head);
        int there = p.clause(item.word());
        if (there == own) {
            clues.add(!possessive(s, w) ? "same clause" : item.subject() ? "owns as subject" : "owns as object");
        } else if (there == above) {
            clues.add(item.subject() ? "subject above" : "object above");
            if (item.subject() && SAYING.contains(p.word(above).lemma())) {
                clues.add("says");
            }
        } else if (p.under(there, own)) {
            clues.add("below");
        }
        if (head == item.word()) {
            clues.add("own clause");
        }
    }

    private boolean possessive(int s, int w) {
        return phrases[s].word(w).pos().equals("PRP$");
    }
}

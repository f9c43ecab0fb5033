package org.demarche.evaluation;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.demarche.record.ArticleRecord;
import org.demarche.record.DateMention;
import org.demarche.record.Demand;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.demarche.record.Entity;
import org.demarche.record.Force;
import org.demarche.record.Span;

/**
 * Demands, denials, disputes, forces and dates. An item is found if a third of the words are the same (Dice), for forces and dates if the spans touch;
 * what is said of it is counted on top.
 */
final class LedgerScores {
    private static final double ALIKE = 1.0 / 3;

    private final Counts demands = new Counts();
    private final Counts demandsWhole = new Counts();
    private final Share demandKind = new Share();
    private final Share demandBy = new Share();
    private final Share demandOf = new Share();
    private final Share answer = new Share();
    private final Share deadline = new Share();
    private final Counts denials = new Counts();
    private final Share denier = new Share();
    private final Counts disputes = new Counts();
    private final Counts forces = new Counts();
    private final Share numbers = new Share();
    private final Share whose = new Share();
    private final Share action = new Share();
    private final Counts dates = new Counts();
    private final Counts datesRight = new Counts();

    void add(Gold gold, ArticleRecord predicted) {
        ArticleRecord real = gold.record();
        Tokens tokens = new Tokens(real.text());
        Gold.Source source = gold.source();
        if (source.has(Layer.DEMANDS)) {
            demandsWhole.add(predicted.demands().size(), real.demands().size());
            pair(demands, real.demands(), predicted.demands(), (g, p) -> dice(tokens, g.spans(), p.spans()),
                    (g, p) -> demand(real, g, predicted, p));
        }
        if (source.has(Layer.DENIALS)) {
            pair(denials, real.denials(), predicted.denials(), (g, p) -> dice(tokens, g.claimSpans(), p.claimSpans()), (g, p) -> {
                denier.add(codes(real, g.by()).equals(codes(predicted, p.by())));
                return true;
            });
        }
        if (source.has(Layer.DISPUTES)) {
            pair(disputes, real.disputes(), predicted.disputes(), (g, p) -> common(tokens, g, p), (g, p) -> true);
        }
        if (source.has(Layer.FORCES)) {
            pair(forces, real.forces(), predicted.forces(), (g, p) -> g.span().overlaps(p.span()) ? 1 : 0, (g, p) -> force(real, g, predicted, p));
        }
        if (source.has(Layer.DATES)) {
            datesRight.add(predicted.dates().size(), real.dates().size());
            pair(dates, real.dates(), predicted.dates(), (g, p) -> touch(g, p), (g, p) -> {
                if (g.value().equals(p.value()) && g.resolution() == p.resolution()) {
                    datesRight.hit();
                }
                return true;
            });
        }
    }

    private static double touch(DateMention g, DateMention p) {
        return !g.span().overlaps(p.span()) ? 0 : g.value().equals(p.value()) ? 2 : 1;
    }

    private boolean demand(ArticleRecord real, Demand g, ArticleRecord predicted, Demand p) {
        boolean by = codes(real, g.by()).equals(codes(predicted, p.by()));
        boolean of = codes(real, g.of()).equals(codes(predicted, p.of()));
        demandKind.add(g.kind() == p.kind());
        demandBy.add(by);
        demandOf.add(of);
        answer.add(g.answer() == p.answer());
        if (g.deadline() != null) {
            deadline.add(g.deadline().equals(p.deadline()));
        }
        if (by && of && g.kind() == p.kind() && g.answer() == p.answer()) {
            demandsWhole.hit();
        }
        return true;
    }

    private boolean force(ArticleRecord real, Force g, ArticleRecord predicted, Force p) {
        numbers.add(Objects.equals(g.min(), p.min()) && Objects.equals(g.max(), p.max()));
        Entity mine = real.entity(g.entity());
        Entity other = predicted.entity(p.entity());
        if (mine != null) {
            whose.add(other != null && Objects.equals(mine.code(), other.code()));
        }
        action.add(Objects.equals(g.action(), p.action()));
        return true;
    }

    /** Accounts of two disputes that touch, if there are two or more. */
    private static double common(Tokens tokens, Dispute g, Dispute p) {
        double[][] weights = new double[g.accounts().size()][p.accounts().size()];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] = Tokens.common(tokens.in(g.accounts().get(i).spans()), tokens.in(p.accounts().get(j).spans())) > 0 ? 1 : 0;
            }
        }
        int common = 0;
        for (int column : Assignment.best(weights)) {
            common += column >= 0 ? 1 : 0;
        }
        return common >= 2 ? common : 0;
    }

    private static double dice(Tokens tokens, List<Span> a, List<Span> b) {
        BitSet first = tokens.in(a);
        double dice = Tokens.dice(first, tokens.in(b));
        return dice >= ALIKE ? dice : 0;
    }

    private static TreeSet<String> codes(ArticleRecord record, List<String> ids) {
        Function<String, String> code = id -> {
            Entity entity = record.entity(id);
            return entity == null || entity.code() == null ? "-" : entity.code();
        };
        TreeSet<String> codes = new TreeSet<>();
        ids.forEach(id -> codes.add(code.apply(id)));
        return codes;
    }

    @FunctionalInterface
    private interface Likeness<T> {
        double of(T gold, T predicted);
    }

    private static <T> void pair(Counts counts, List<T> gold, List<T> predicted, Likeness<T> likeness, BiPredicate<T, T> each) {
        counts.add(predicted.size(), gold.size());
        double[][] weights = new double[gold.size()][predicted.size()];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] = likeness.of(gold.get(i), predicted.get(j));
            }
        }
        int[] pairs = Assignment.best(weights);
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] >= 0 && each.test(gold.get(i), predicted.get(pairs[i]))) {
                counts.hit();
            }
        }
    }

    void report(Report report) {
        report.title("demands, denials, disputes, forces, dates", "P", "R", "F1", "gold", "predicted");
        report.counts("demands found", "demands", demands);
        report.counts("and kind, both codes, answer", "demandsWhole", demandsWhole);
        report.counts("denials found", "denials", denials);
        report.counts("disputes found", "disputes", disputes);
        report.counts("forces found", "forces", forces);
        report.counts("dates found", "dates", dates);
        report.counts("and value", "datesRight", datesRight);
        report.title("of those found", "share", "right", "of");
        report.share("demand: kind", "demandKind", demandKind);
        report.share("demand: who makes it", "demandBy", demandBy);
        report.share("demand: of whom", "demandOf", demandOf);
        report.share("demand: answer", "answer", answer);
        report.share("demand: deadline", "deadline", deadline);
        report.share("denial: who", "denier", denier);
        report.share("force: numbers", "forceNumbers", numbers);
        report.share("force: whose", "forceWhose", whose);
        report.share("force: action", "forceAction", action);
    }
}

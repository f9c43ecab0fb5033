package org.demarche.evaluation;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/**
 * Statements, nested ones included. An attribution is found if a predicted cue shares a word with it; contents are paired one to one by their common
 * words and credited by their share, sources by theirs where the contents are alike by half. These are the definitions in use for PolNeAR and PARC.
 */
final class StatementScores {
    private final Counts attribution = new Counts();
    private final Counts content = new Counts();
    private final Counts source = new Counts();
    private final Share speaker = new Share();
    private final Share form = new Share();
    private final Share kind = new Share();
    private final Share nesting = new Share();

    void add(ArticleRecord real, ArticleRecord predicted) {
        List<Statement> gold = real.statements();
        List<Statement> found = predicted.statements();
        Tokens tokens = new Tokens(real.text());
        BitSet[] goldCues = gold.stream().map(s -> tokens.in(s.cueSpans())).toArray(BitSet[]::new);
        BitSet[] foundCues = found.stream().map(s -> tokens.in(s.cueSpans())).toArray(BitSet[]::new);
        attribution.add(found.size(), gold.size());
        for (int column : Assignment.best(dice(goldCues, foundCues, true))) {
            if (column >= 0) {
                attribution.hit();
            }
        }
        BitSet[] goldContents = gold.stream().map(s -> tokens.in(s.contentSpans())).toArray(BitSet[]::new);
        BitSet[] foundContents = found.stream().map(s -> tokens.in(s.contentSpans())).toArray(BitSet[]::new);
        content.add(found.size(), gold.size());
        double[][] likeness = dice(goldContents, foundContents, false);
        int[] pairs = Assignment.best(likeness);
        for (int i = 0; i < pairs.length; i++) {
            int j = pairs[i];
            if (j < 0) {
                continue;
            }
            double common = Tokens.common(goldContents[i], foundContents[j]);
            content.credit(common / foundContents[j].cardinality(), common / goldContents[i].cardinality());
            if (likeness[i][j] >= .5) {
                pair(real, gold.get(i), predicted, found.get(j), tokens);
            }
        }
    }

    private void pair(ArticleRecord real, Statement g, ArticleRecord predicted, Statement p, Tokens tokens) {
        BitSet goldSource = tokens.in(spans(g.sourceSpan()));
        BitSet foundSource = tokens.in(spans(p.sourceSpan()));
        source.add(p.sourceSpan() == null ? 0 : 1, g.sourceSpan() == null ? 0 : 1);
        double common = Tokens.common(goldSource, foundSource);
        if (common > 0) {
            source.credit(common / foundSource.cardinality(), common / goldSource.cardinality());
        }
        Entity goldSpeaker = real.entity(g.speaker());
        if (goldSpeaker != null) {
            Entity other = predicted.entity(p.speaker());
            speaker.add(other != null && Objects.equals(other.code(), goldSpeaker.code())
                    && goldSpeaker.mentions().stream().anyMatch(a -> other.mentions().stream().anyMatch(b -> Heads.same(real.text(), a, b))));
        }
        form.add(g.form() == p.form());
        kind.add(g.kind() == p.kind());
        nesting.add((g.within() == null) == (p.within() == null));
    }

    private static List<Span> spans(Span span) {
        return span == null ? List.of() : List.of(span);
    }

    private static double[][] dice(BitSet[] gold, BitSet[] found, boolean plusOne) {
        double[][] weights = new double[gold.length][found.length];
        for (int i = 0; i < gold.length; i++) {
            for (int j = 0; j < found.length; j++) {
                double dice = Tokens.dice(gold[i], found[j]);
                // With one added to each, as many pairs as possible come before as much in common as possible.
                weights[i][j] = dice > 0 && plusOne ? 1 + dice : dice;
            }
        }
        return weights;
    }

    void report(Report report) {
        if (attribution.gold() + attribution.predicted() == 0) {
            return;
        }
        report.title("statements", "P", "R", "F1", "gold", "predicted");
        report.counts("attribution (cue)", "attribution", attribution);
        report.counts("content overlap", "contentOverlap", content);
        report.counts("source of a like content", "source", source);
        report.title("statements of like content", "share", "right", "of");
        report.share("speaker and code", "speaker", speaker);
        report.share("form", "statementForm", form);
        report.share("kind", "statementKind", kind);
        report.share("nested or not", "nesting", nesting);
    }
}

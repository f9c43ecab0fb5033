package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.coding.Parts.Run;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Report;
import org.demarche.engine.language.Sentence;

/**
 * Finds attributions: the roles that the reader gave to words (source, cue, content) are cut into runs and linked as the model says, or over the arcs where it
 * does not say; content runs on over sentences inside quotations. Stateless, thread-safe; linear in the text.
 */
final class Attributions {

    /** So few words that belong to nothing over the arcs are noise. */
    private static final int SCRAP = 5;
    /** Nor does so short a run outside quotation marks go on what another sentence says. */
    private static final int FREE = 4;
    /** Nor is the speaker before a headline's colon longer in words. */
    private static final int HEADLINE = 6;
    /** A content at this distance hangs neither on its cue nor the cue on it. */
    private static final double LOOSE = 10;

    private Attributions() {
    }

    /** The attributions of a text in the order of their cues. */
    static List<Attribution> find(AnnotatedText text) {
        Parts parts = Parts.of(text);
        List<Draft> all = new ArrayList<>();
        List<List<Draft>> bySentence = new ArrayList<>();
        List<List<Run>> free = new ArrayList<>();
        for (int s = 0; s < text.sentences().size(); s++) {
            Sentence sentence = text.sentences().get(s);
            List<Draft> drafts = new ArrayList<>();
            for (Run cue : parts.cues(s)) {
                drafts.add(new Draft(sentence, cue));
            }
            List<Run> unlinked = new ArrayList<>();
            boolean linked = !sentence.reports().isEmpty();
            for (Run content : parts.contents(s)) {
                Draft best = best(drafts, content);
                int claimed = best == null ? 0 : best.claimed(content);
                if (best == null || linked && claimed == 0) {
                    unlinked.add(content);
                } else if (content.size() > SCRAP || (linked ? 2 * claimed > content.size() : distance(best, content) < LOOSE)) {
                    best.content.add(content);
                }
            }
            List<Run> sources = parts.sources(s);
            Clauses clauses = new Clauses(sentence);
            for (Draft d : drafts) {
                d.source = headline(s, d) ? new Run(s, 0, d.cue.from(), 0) : relative(clauses, s, d, linked ? parts.source(s, d.report.source()) : source(d, sources));
            }
            all.addAll(drafts);
            bySentence.add(drafts);
            free.add(unlinked);
        }
        continued(text, parts, bySentence, free);
        all.forEach(Draft::tidy);
        return all.stream().filter(d -> !d.content.isEmpty() && (d.source != null || d.reports() && d.content.stream().mapToInt(Run::size).sum() > SCRAP)).map(Draft::done).toList();
    }

    /** Content without a cue of its own is of who says the rest of its quotation, goes on what was said before, or begins what is said next. */
    private static void continued(AnnotatedText text, Parts parts, List<List<Draft>> bySentence, List<List<Run>> free) {
        Map<Integer, Draft> quoted = new HashMap<>();
        for (List<Draft> drafts : bySentence) {
            for (Draft d : drafts) {
                for (Run run : d.content) {
                    quoted.putIfAbsent(quotation(parts, run), d);
                }
            }
        }
        quoted.remove(0);
        Draft last = null;
        int lastSentence = -2;
        for (int s = 0; s < free.size(); s++) {
            for (Run run : free.get(s)) {
                int quotation = quotation(parts, run);
                Draft own = quoted.get(quotation);
                Draft next = s + 1 < free.size() && !bySentence.get(s + 1).isEmpty() ? bySentence.get(s + 1).get(0) : null;
                boolean quoteNext = next != null && !next.content.isEmpty() && next.content.get(0).from() == 0 && !parts.goesOn(run)
                        && text.text().substring(text.sentences().get(s).span().end(), text.sentences().get(s + 1).span().start()).indexOf('\n') < 0;
                if (own != null) {
                    own.content.add(run);
                    last = own;
                    lastSentence = s;
                } else if (quotation == 0 && run.size() <= FREE) {
                    continue;
                } else if (last != null && lastSentence >= s - 1 && !quoteNext) {
                    last.content.add(run);
                    lastSentence = s;
                } else if (next != null && (quotation > 0 || parts.goesOn(run))) {
                    next.content.add(run);
                } else if (last != null && lastSentence >= s - 1) {
                    last.content.add(run);
                    lastSentence = s;
                }
                if (quotation > 0 && last != null && last.content.contains(run)) {
                    quoted.putIfAbsent(quotation, last);
                }
            }
            Draft main = main(parts, bySentence.get(s));
            for (Draft d : bySentence.get(s)) {
                if (!d.content.isEmpty()) {
                    last = main;
                    lastSentence = s;
                }
            }
        }
    }

    /** Of the attributions of a sentence the one that a quotation in the next sentence goes on: the one that quotes, else the one nearest to the root. */
    private static Draft main(Parts parts, List<Draft> drafts) {
        return drafts.stream().filter(d -> !d.content.isEmpty()).min(Comparator.comparingInt((Draft d) -> d.content.stream().anyMatch(r -> quotation(parts, r) > 0) ? 0 : 1)
                .thenComparingInt(d -> depth(d.sentence, d.cue.top()))).orElse(null);
    }

    private static int depth(Sentence s, int word) {
        int depth = 0;
        for (int up = s.word(word).head(); up >= 0; up = s.word(up).head()) {
            depth++;
        }
        return depth;
    }

    /** The quotation that a run stands in with its first letters, 0 for none. */
    private static int quotation(Parts parts, Run run) {
        return parts.quotation(run.sentence(), Math.min(run.from() + 1, run.to() - 1));
    }

    /** The attribution whose cue reports most words of a content as the model links them, the nearest of several. */
    private static Draft best(List<Draft> drafts, Run run) {
        return drafts.stream().min(Comparator.comparingInt((Draft d) -> -d.claimed(run)).thenComparingDouble(d -> distance(d, run))).orElse(null);
    }

    /** How far a content is from a cue: steps over the arcs, then words between. */
    private static double distance(Draft d, Run content) {
        Sentence s = d.sentence;
        int cue = d.cue.top();
        int head = s.word(content.top()).head();
        double words = content.from() >= d.cue.to() ? content.from() - d.cue.to() : d.cue.from() - content.to();
        boolean colon = s.word(cue).form().equals(":") && content.from() == d.cue.to();
        if (d.cue.has(head) || colon) {
            return words / 1000;
        }
        if (s.word(cue).head() >= 0 && content.has(s.word(cue).head()) && s.word(cue).label().matches("prep|prt|advcl|parataxis|ccomp|acl|relcl")) {
            return 1 + words / 1000;
        }
        if (head >= 0 && s.dominates(cue, content.top())) {
            return 2 + words / 100;
        }
        return 10 + words / 10;
    }

    private static Run source(Draft d, List<Run> sources) {
        return sources.stream().min(Comparator.comparingDouble((Run r) -> sourceDistance(d, r))).orElse(null);
    }

    /** "Putin: West ignores us": what begins a sentence and is a short noun phrase before a colon that reports. */
    private static boolean headline(int s, Draft d) {
        int colon = d.cue.from();
        boolean lone = d.cue.size() == 1 && d.sentence.word(colon).form().equals(":") && colon > 0 && colon <= HEADLINE;
        return lone && d.sentence.words().subList(0, colon).stream().allMatch(w -> w.pos().matches("NN.*|POS|DT|JJ|IN|CC|HYPH"));
    }

    /** Of the second verb of a relative clause ("documents that rejected … but offered to …") the source is what the clause hangs on, where the best that the reader found is neither that nor hangs on the cue. */
    private static Run relative(Clauses clauses, int s, Draft d, Run found) {
        Sentence sentence = d.sentence;
        int verb = d.cue.top();
        if (found == null || !clauses.verb(verb) || sentence.word(found.top()).pos().startsWith("W") || d.cue.has(sentence.word(found.top()).head())) {
            return found;
        }
        int base = verb;
        while (sentence.word(base).label().equals("conj") && clauses.child(base, "nsubj") < 0) {
            base = sentence.word(base).head();
        }
        int subject = sentence.word(base).label().equals("relcl") && !clauses.passive(verb) ? clauses.surface(verb) : -1;
        if (subject < 0 || found.has(subject) || subject > verb || verb == base || !sentence.word(base).label().equals("relcl") || sentence.word(base).head() != subject) {
            return found;
        }
        int from = subject;
        while (from > 0 && sentence.dominates(subject, from - 1) && !sentence.word(from - 1).label().equals("punct")) {
            from--;
        }
        int to = subject > from && sentence.word(subject - 1).name().length() > 1 ? subject : subject + 1;
        return new Run(s, from, to, to == subject ? from : subject);
    }

    private static double sourceDistance(Draft d, Run source) {
        Sentence s = d.sentence;
        int head = s.word(source.top()).head();
        String label = s.word(source.top()).label();
        double words = source.from() >= d.cue.to() ? source.from() - d.cue.to() + 0.5 : d.cue.from() - source.to();
        if (d.cue.has(head)) {
            return (label.startsWith("nsubj") ? 0 : 0.5) + words / 1000;
        }
        int verb = d.cue.top();
        for (int steps = 1; steps < 6; steps++) {
            String up = s.word(verb).label();
            if (s.word(verb).head() < 0 || !up.matches("conj|xcomp|advcl|acl|relcl|ccomp|dobj|prep|pobj|nmod")) {
                break;
            }
            verb = s.word(verb).head();
            if (head == verb || source.from() <= verb && verb < source.to()) {
                return steps + words / 1000;
            }
        }
        return 10 + words / 10;
    }

    /** An attribution in the making. */
    private static final class Draft {
        private final Sentence sentence;
        private final Run cue;
        /** What the model links to the cue; null where it does not say. */
        private final Report report;
        private final List<Run> content = new ArrayList<>();
        private Run source;

        Draft(Sentence sentence, Run cue) {
            this.sentence = sentence;
            this.cue = cue;
            List<Report> own = sentence.reports().stream().filter(r -> cue.has(r.cue())).toList();
            report = own.stream().filter(r -> r.cue() == cue.top()).findFirst().orElse(own.isEmpty() ? null : own.get(0));
        }

        /** How many words of a run the model links to the cue as its content. */
        int claimed(Run run) {
            return report == null ? 0 : (int) report.content().stream().filter(run::has).count();
        }

        /** Whether the cue can report by itself, as a lone form of "be" cannot: "the film 'Exit West' was shown". */
        boolean reports() {
            return cue.size() > 1 || !sentence.word(cue.from()).lemma().equals("be");
        }

        /** A pronoun or name by itself on the other side of the cue than a clause is no part of what is said; nor is a lone adverb. */
        private void tidy() {
            if (content.size() > 1 && !sentence.word(cue.top()).pos().equals("VBN")) {
                content.removeIf(r -> r.size() == 1 && r.sentence() == cue.sentence() && r.to() <= cue.from()
                        && content.stream().anyMatch(o -> o.sentence() == cue.sentence() && o.from() >= cue.to() && o.size() > SCRAP));
            }
            withAccused();
            if (content.size() == 1 && content.get(0).size() == 1 && sentence.word(content.get(0).from()).pos().matches("RB|DT|IN|CC|TO|MD")) {
                content.clear();
            }
        }

        /** What somebody is accused of holds who is: "accused Chad of lying" reports "Chad of lying". */
        private void withAccused() {
            Run first = content.isEmpty() ? null : content.get(0);
            int object = sentence.child(cue.top(), "dobj");
            boolean of = first != null && first.sentence() == cue.sentence() && sentence.word(first.from()).lemma().equals("of") && sentence.word(first.from()).head() == cue.top();
            if (of && object >= cue.to() && object < first.from() && sentence.subtree(object).get(0) >= cue.to()) {
                content.set(0, new Run(first.sentence(), sentence.subtree(object).get(0), first.to(), first.top()));
            }
        }

        Attribution done() {
            TreeSet<Position> contents = new TreeSet<>();
            content.forEach(c -> add(contents, c));
            TreeSet<Position> sources = new TreeSet<>();
            if (source != null) {
                add(sources, source);
            }
            TreeSet<Position> cues = new TreeSet<>();
            add(cues, cue);
            return new Attribution(new ArrayList<>(sources), new ArrayList<>(cues), new ArrayList<>(contents));
        }

        private static void add(TreeSet<Position> all, Run run) {
            for (int i = run.from(); i < run.to(); i++) {
                all.add(new Position(run.sentence(), i));
            }
        }
    }
}

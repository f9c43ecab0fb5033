package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;

/**
 * Finds attributions: the roles that the reader gave to words (source, cue, content) are cut into runs and linked over the arcs; content
 * runs on over sentences inside quotations. Stateless, thread-safe; linear in the text.
 */
final class Attributions {

    /** So few words that belong to nothing over the arcs are noise. */
    private static final int SCRAP = 3;
    /** A content at this distance hangs neither on its cue nor the cue on it. */
    private static final double LOOSE = 10;
    /** So many words without a role between two runs of content belong to the content. */
    private static final int GAP = 3;

    private Attributions() {
    }

    /** A run of words with one role in one sentence; {@code top} is the word of the run that all others hang on, or the first of several. */
    private record Run(int sentence, int from, int to, int top) {
    }

    /** The attributions of a text in the order of their cues. */
    static List<Attribution> find(AnnotatedText text) {
        List<Draft> all = new ArrayList<>();
        List<List<Draft>> bySentence = new ArrayList<>();
        List<List<Run>> free = new ArrayList<>();
        for (int s = 0; s < text.sentences().size(); s++) {
            Sentence sentence = text.sentences().get(s);
            List<Draft> drafts = new ArrayList<>();
            for (Run cue : runs(sentence, s, "cue")) {
                drafts.add(new Draft(sentence, cue));
            }
            List<Run> unlinked = new ArrayList<>();
            for (Run content : joined(sentence, s, runs(sentence, s, "content"))) {
                Draft best = best(drafts, content);
                if (best == null) {
                    unlinked.add(content);
                } else if (content.to - content.from > SCRAP || distance(best, content) < LOOSE) {
                    best.content.add(content);
                }
            }
            List<Run> sources = runs(sentence, s, "source");
            for (Draft d : drafts) {
                d.source = source(d, sources);
            }
            all.addAll(drafts);
            bySentence.add(drafts);
            free.add(unlinked);
        }
        continued(text, bySentence, free);
        return all.stream().filter(d -> !d.content.isEmpty()).map(Draft::done).toList();
    }

    /** Content without a cue of its own goes on what was said before, or begins what is said next. */
    private static void continued(AnnotatedText text, List<List<Draft>> bySentence, List<List<Run>> free) {
        Draft last = null;
        int lastSentence = -2;
        for (int s = 0; s < free.size(); s++) {
            for (Run run : free.get(s)) {
                boolean goesOn = text.sentences().get(s).word(run.from).role().startsWith("I-");
                Draft next = s + 1 < free.size() && !bySentence.get(s + 1).isEmpty() ? bySentence.get(s + 1).get(0) : null;
                boolean quoteNext = next != null && !next.content.isEmpty() && next.content.get(0).from == 0 && !goesOn
                        && text.text().substring(text.sentences().get(s).span().end(), text.sentences().get(s + 1).span().start()).indexOf('\n') < 0;
                if (last != null && lastSentence >= s - 1 && !quoteNext) {
                    last.content.add(run);
                    lastSentence = s;
                } else if (next != null) {
                    next.content.add(run);
                } else if (last != null && lastSentence >= s - 1) {
                    last.content.add(run);
                    lastSentence = s;
                }
            }
            for (Draft d : bySentence.get(s)) {
                if (!d.content.isEmpty()) {
                    last = d;
                    lastSentence = s;
                }
            }
        }
    }

    private static Draft best(List<Draft> drafts, Run run) {
        return drafts.stream().min(Comparator.comparingDouble((Draft d) -> distance(d, run))).orElse(null);
    }

    /** How far a content is from a cue: steps over the arcs, then words between. */
    private static double distance(Draft d, Run content) {
        Sentence s = d.sentence;
        int cue = d.cue.top;
        int head = s.word(content.top).head();
        double words = content.from >= d.cue.to ? content.from - d.cue.to : d.cue.from - content.to;
        if (within(d.cue, head)) {
            return words / 1000;
        }
        if (s.word(cue).head() >= 0 && within(content, s.word(cue).head()) && s.word(cue).label().matches("prep|prt|advcl|parataxis|ccomp|acl|relcl")) {
            return 1 + words / 1000;
        }
        if (head >= 0 && s.dominates(cue, content.top)) {
            return 2 + words / 100;
        }
        return 10 + words / 10;
    }

    private static Run source(Draft d, List<Run> sources) {
        return sources.stream().min(Comparator.comparingDouble((Run r) -> sourceDistance(d, r))).orElse(null);
    }

    private static double sourceDistance(Draft d, Run source) {
        Sentence s = d.sentence;
        int head = s.word(source.top).head();
        String label = s.word(source.top).label();
        double words = source.from >= d.cue.to ? source.from - d.cue.to + 0.5 : d.cue.from - source.to;
        if (within(d.cue, head)) {
            return (label.startsWith("nsubj") ? 0 : 0.5) + words / 1000;
        }
        int verb = d.cue.top;
        for (int steps = 1; steps < 6; steps++) {
            String up = s.word(verb).label();
            if (s.word(verb).head() < 0 || !up.matches("conj|xcomp|advcl|acl|relcl|ccomp|dobj|prep|pobj|nmod")) {
                break;
            }
            verb = s.word(verb).head();
            if (head == verb || source.from <= verb && verb < source.to) {
                return steps + words / 1000;
            }
        }
        return 10 + words / 10;
    }

    private static boolean within(Run run, int word) {
        return run.from <= word && word < run.to;
    }

    /** The runs of a role in a sentence. */
    private static List<Run> runs(Sentence sentence, int index, String role) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < sentence.size(); ) {
            if (!sentence.word(i).role().endsWith("-" + role)) {
                i++;
                continue;
            }
            int to = i + 1;
            while (to < sentence.size() && sentence.word(to).role().equals("I-" + role)) {
                to++;
            }
            runs.add(new Run(index, i, to, top(sentence, i, to)));
            i = to;
        }
        return runs;
    }

    /** Runs with a small gap of words without a role between them are one. */
    private static List<Run> joined(Sentence sentence, int index, List<Run> runs) {
        List<Run> all = new ArrayList<>();
        for (Run run : runs) {
            Run last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && run.from - last.to <= GAP && sentence.words().subList(last.to, run.from).stream().allMatch(w -> w.role().equals("O"))) {
                all.set(all.size() - 1, new Run(index, last.from, run.to, top(sentence, last.from, run.to)));
            } else {
                all.add(run);
            }
        }
        return all;
    }

    private static int top(Sentence sentence, int from, int to) {
        for (int i = from; i < to; i++) {
            Word w = sentence.word(i);
            if ((w.head() < from || w.head() >= to) && !w.pos().matches("\\W+") && !w.label().equals("punct")) {
                return i;
            }
        }
        return from;
    }

    /** An attribution in the making. */
    private static final class Draft {
        private final Sentence sentence;
        private final Run cue;
        private final List<Run> content = new ArrayList<>();
        private Run source;

        Draft(Sentence sentence, Run cue) {
            this.sentence = sentence;
            this.cue = cue;
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
            for (int i = run.from; i < run.to; i++) {
                all.add(new Position(run.sentence, i));
            }
        }
    }
}

package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.engine.coding.Attribution.Position;
import org.demarche.engine.language.AnnotatedText;

/**
 * Reports inside a report: in what somebody says, a verb of saying with a subject and a clause of its own ("told the council that Mali had agreed"), or an
 * "according to". The reader marks the outer report alone, so these come from the arcs. Asked, denied, doubted and possible saying is none. Stateless,
 * thread-safe; linear in the text.
 */
final class InnerReports {
    private static final WordClasses.Words SAYS = WordClasses.load("speech.txt").named("says");
    private static final Set<String> SAME_SPEAKER = Set.of("i", "we", "it", "who", "which", "that", "what", "one", "you");
    private static final Set<String> UNSURE = Set.of("if", "whether", "unless");

    private InnerReports() {
    }

    /** The reports inside these attributions, in the order of the text. */
    static List<Attribution> find(AnnotatedText text, List<Attribution> outer) {
        List<Attribution> all = new ArrayList<>();
        Set<Position> cues = new HashSet<>();
        outer.forEach(a -> cues.addAll(a.cue()));
        for (Attribution a : outer) {
            Set<Position> content = new HashSet<>(a.content());
            Clauses clauses = null;
            int sentence = -1;
            for (Position p : a.content()) {
                if (cues.contains(p)) {
                    continue;
                }
                if (p.sentence() != sentence) {
                    sentence = p.sentence();
                    clauses = new Clauses(text.sentences().get(sentence));
                }
                Attribution inner = clauses.word(p.word()).form().equalsIgnoreCase("according") ? accordingTo(clauses, p, content) : said(clauses, p, content);
                if (inner != null) {
                    all.add(inner);
                }
            }
        }
        return all;
    }

    private static Attribution said(Clauses clauses, Position p, Set<Position> content) {
        int verb = p.word();
        int clause = clauses.child(verb, "ccomp");
        int subject = clauses.child(verb, "nsubj");
        if (clause < 0 || subject < 0 || !clauses.verb(verb) || !SAYS.has(clauses.sentence(), verb) || SAME_SPEAKER.contains(clauses.word(subject).form().toLowerCase(Locale.ROOT))
                || clauses.sentence().dominates(clause, subject)) {
            return null;
        }
        TreeSet<Position> cue = new TreeSet<>(List.of(p));
        for (int child : clauses.sentence().children(verb)) {
            String label = clauses.word(child).label();
            if (label.equals("neg") || label.equals("mark") && UNSURE.contains(clauses.word(child).lemma()) || label.equals("aux") && clauses.word(child).pos().equals("MD")) {
                return null;
            }
            if (label.equals("aux")) {
                cue.add(new Position(p.sentence(), child));
            }
        }
        return report(clauses, p.sentence(), subject, cue, clause, content);
    }

    private static Attribution accordingTo(Clauses clauses, Position p, Set<Position> content) {
        int word = p.word();
        int source = clauses.pobj(word, "to");
        int clause = clauses.word(word).head();
        return source < 0 || clause < 0 || !clauses.verb(clause) ? null
                : report(clauses, p.sentence(), source, new TreeSet<>(List.of(p, new Position(p.sentence(), word + 1))), clause, content);
    }

    /** The report of these words, or null where its source or clause is no part of what is said around it, or the clause has no subject and so is no report. */
    private static Attribution report(Clauses clauses, int s, int source, TreeSet<Position> cue, int clause, Set<Position> content) {
        TreeSet<Position> said = positions(clauses, s, clause, content);
        TreeSet<Position> sources = positions(clauses, s, source, content);
        boolean subject = clauses.child(clause, "nsubj") >= 0 || clauses.child(clause, "nsubjpass") >= 0 || clauses.child(clause, "expl") >= 0;
        said.removeAll(sources);
        said.removeAll(cue);
        return subject && sources.contains(new Position(s, source)) && said.contains(new Position(s, clause)) ? new Attribution(new ArrayList<>(sources), new ArrayList<>(cue), new ArrayList<>(said)) : null;
    }

    /** A word and all below it that the outer report says, without punctuation at the rim. */
    private static TreeSet<Position> positions(Clauses clauses, int s, int head, Set<Position> content) {
        TreeSet<Position> all = new TreeSet<>();
        clauses.sentence().subtree(head).forEach(i -> all.add(new Position(s, i)));
        all.retainAll(content);
        while (!all.isEmpty() && clauses.label(all.last().word(), "punct")) {
            all.pollLast();
        }
        while (!all.isEmpty() && clauses.label(all.first().word(), "punct")) {
            all.pollFirst();
        }
        return all;
    }
}

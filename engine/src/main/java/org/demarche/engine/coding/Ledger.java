package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.DatedPhrase;
import org.demarche.engine.language.Resolver;
import org.demarche.engine.world.EntityBook;
import org.demarche.record.Demand;
import org.demarche.record.DemandKind;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.demarche.record.Force;

/**
 * The ledger of an article: demands and their answers, denials, disputes, forces. Runs after statements and events, which it refers to. Immutable and
 * thread-safe; one for the process.
 */
public final class Ledger {
    private final Demands demands;
    private final Answers answers;
    private final Denials denials;
    private final Forces forces;
    private final Resolver resolver;

    private Ledger(WordClasses words, Resolver resolver) {
        this.resolver = resolver;
        demands = new Demands(words);
        answers = new Answers(words, resolver);
        denials = new Denials(words);
        forces = new Forces(words);
    }

    /** Reads the word lists; answers are found by them alone. @throws IllegalStateException naming file and line, if one is damaged */
    public static Ledger load() {
        return load(null);
    }

    /** Reads the word lists. @param resolver says with them how sentences answer what was put on the table; null for words alone */
    public static Ledger load(Resolver resolver) {
        return new Ledger(WordClasses.load("ledger.txt"), resolver);
    }

    /**
     * What the ledger of one article holds, as the record has it.
     *
     * @param demands  with their answers
     * @param denials  in text order
     * @param disputes those over claims first
     * @param forces   in text order
     */
    public record Coded(List<Demand> demands, List<Denial> denials, List<Dispute> disputes, List<Force> forces) {
        /** Of an article that is not coded. */
        public static final Coded NONE = new Coded(List.of(), List.of(), List.of(), List.of());
    }

    /** Reads an article; may open entities in the book, which must not be numbered before. */
    public Coded code(AnnotatedText text, Modifiers modifiers, EntityBook book, List<DatedPhrase> dates, Statements.Coded statements, Events.Coded events) {
        Stage stage = Stage.of(text, modifiers, book, dates, statements.said(), events.found());
        List<Demands.Item> items = demands.find(stage);
        List<Answers.Answered> answered = answers.find(stage, items);
        List<Denials.Denied> denied = denials.find(stage);
        List<Forces.Counted> counted = forces.find(stage);
        List<Demand> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Demands.Item item = items.get(i);
            Answers.Answered answer = answered.get(i);
            all.add(new Demand("D" + (i + 1), item.kind(), item.by().stream().map(book::id).toList(), of(stage, item, answer).stream().map(book::id).toList(),
                    item.spans().get(0).of(text.text()), item.spans(), item.condition(), item.deadline(), answer.answer(),
                    Answers.events(answer, events.found()), answer.evidence()));
        }
        List<Denial> no = new ArrayList<>();
        for (Denials.Denied d : denied) {
            no.add(d.denial(no.size() + 1, stage));
        }
        return new Coded(all, no, Disputes.find(stage, denied, counted, resolver), counted.stream().map(f -> f.force(stage)).toList());
    }

    /** Whom an item is put to: where its words leave that open, whoever answered it, but who keeps a promise of its own side. */
    private static List<Integer> of(Stage stage, Demands.Item item, Answers.Answered answer) {
        boolean kept = item.kind() == DemandKind.PROMISE && stage.meet(answer.by(), item.by());
        return item.assumed() && !answer.by().isEmpty() && !kept ? answer.by() : item.of();
    }
}

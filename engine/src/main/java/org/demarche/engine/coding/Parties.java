package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.DemandKind;
import org.demarche.record.EntityKind;

/**
 * Who puts a demand, offer, promise or threat, and to whom: the subject and the addressee of the verb that puts it, else whoever the article says. Words in
 * {@code ledger.txt}. Immutable, thread-safe.
 */
final class Parties {
    private final WordClasses words;
    private final Terms terms;

    Parties(WordClasses words, Terms terms) {
        this.words = words;
        this.terms = terms;
    }

    /** Who speaks as a subject: of a note, letter or resolution whoever owns it or the subject of the clause that names it. */
    List<Integer> author(Stage stage, int s, int subject) {
        return subject >= 0 && words.named("documents").has(stage.sentence(s), subject) ? terms.planners(stage, s, subject) : stage.speakers(s, subject);
    }

    /** The subject of the clause that begins the sentence, which those behind its semicolons share: "The Board deplores …; calls upon it to …"; −1 for none. */
    static int before(Clauses clauses, int v) {
        Sentence sentence = clauses.sentence();
        int first = sentence.child(sentence.root(), "ccomp");
        boolean row = first >= 0 && first < sentence.root() && first < v && sentence.child(sentence.root(), "nsubj", "nsubjpass") < 0
                && sentence.words().subList(first, v).stream().anyMatch(w -> w.form().equals(";"));
        return row && (v == sentence.root() || sentence.dominates(sentence.root(), v) && sentence.word(v).label().equals("conj")) ? clauses.surface(first) : -1;
    }

    /** Who is addressed; a pronoun for nobody known is whom the same side addressed right before: "invited him to leave. It offered him a house". */
    List<Integer> addressed(Stage stage, int s, int verb, int addressed, List<Integer> by, List<Demands.Item> before) {
        List<Integer> named = both(stage, s, verb, addressed, by);
        boolean unknown = named.isEmpty() && stage.sentence(s).word(addressed).pos().equals("PRP");
        return !unknown ? named : before.stream().filter(d -> s - d.sentence() <= 1 && d.by().equals(by)).reduce((a, b) -> b).map(Demands.Item::of).orElse(named);
    }

    /** Who is addressed; "both", "the two" or "the parties" of a third side are the two that quarrel, "the other side" is whoever quarrels with the speaker, "all parties" are more than two. */
    List<Integer> both(Stage stage, int s, int verb, int addressed, List<Integer> by) {
        Sentence sentence = stage.sentence(s);
        boolean side = words.named("sides").has(sentence, addressed);
        boolean all = sentence.children(addressed, "det", "predet").stream().anyMatch(c -> sentence.word(c).lemma().equals("all"));
        boolean bare = side && !all && sentence.word(addressed).pos().equals("NNS") && sentence.children(addressed).stream().allMatch(c -> sentence.word(c).label().matches("det|nmod|nummod|predet"));
        boolean two = words.named("two").has(sentence, addressed) || sentence.word(addressed).pos().matches("NNP?S") && sentence.children(addressed, "det", "nmod", "nummod", "predet").stream()
                .anyMatch(c -> words.named("two").has(sentence, c));
        List<Integer> named = stage.speakers(s, addressed);
        List<Integer> quarrel = bare || two ? new Counterparts(stage).quarrel(s, by) : List.of();
        if (side && sentence.children(addressed).stream().anyMatch(c -> sentence.word(c).lemma().equals("other"))) {
            return new Counterparts(stage).quarrel(s, by).stream().limit(1).toList();
        }
        List<Integer> told = two ? told(stage, s, verb, by) : List.of();
        boolean plain = quarrel.size() == 2 && quarrel.stream().allMatch(new Counterparts(stage)::official);
        return told.size() == 2 && !plain ? told : quarrel.size() == 2 ? quarrel : named;
    }

    /** To whom the act that a verb tells is done, one of each country. */
    private static List<Integer> told(Stage stage, int s, int verb, List<Integer> by) {
        Map<String, Integer> all = new LinkedHashMap<>();
        stage.events().stream().filter(e -> e.trigger().contains(stage.sentence(s).word(verb).span().start())).flatMap(e -> e.recipients().stream())
                .map(EntityBook.Member::entity).filter(e -> stage.code(e) != null && !stage.on(e, by)).forEach(e -> all.putIfAbsent(stage.code(e), e));
        return List.copyOf(all.values());
    }

    /** Who is asked: behind the verb's own preposition, as dative, or as the object. */
    int addressee(Clauses clauses, int v) {
        for (String way : List.of("on", "upon", "to", "of", "with", "from")) {
            int behind = words.named("asks-" + (way.equals("upon") ? "on" : way)).has(clauses.sentence(), v) ? clauses.pobj(v, way) : -1;
            if (behind >= 0) {
                return behind;
            }
        }
        List<Integer> two = clauses.sentence().children(v, "dobj");
        int dative = clauses.dative(v) < 0 && two.size() == 2 ? two.get(0) : clauses.dative(v);
        return dative >= 0 ? dative : words.named("asks-whom").has(clauses.sentence(), v) ? clauses.object(v) : -1;
    }

    /** Whether a phrase names somebody who can be asked, not a thing: a person, a state or body, people of some kind. */
    static boolean somebody(Stage stage, int s, int head) {
        Cast cast = stage.casts().get(s);
        if (stage.sentence(s).word(head).pos().startsWith("PRP")) {
            return true;
        }
        int named = cast.head(head);
        int entity = named < 0 || stage.book().at(s, named).isEmpty() ? -1 : cast.entity(named);
        Entry entry = entity < 0 ? null : stage.book().entry(entity);
        return entry != null && (entry.kind() != EntityKind.GROUP || entry.sectors().stream().anyMatch(x -> !x.equals("UNK")));
    }

    /** Items of which the words do not say whom they are put to, put to whom the article says; so too those put to somebody of no country. What several sides promise they promise each other. */
    static List<Demands.Item> put(Stage stage, List<Demands.Item> all) {
        Counterparts counterparts = new Counterparts(stage);
        List<Demands.Item> put = new ArrayList<>();
        for (Demands.Item i : all) {
            if (i.kind() == DemandKind.PROMISE && i.of().isEmpty() && i.by().stream().map(e -> stage.code(e)).filter(Objects::nonNull).distinct().count() > 1) {
                put.add(new Demands.Item(i.kind(), i.by(), i.by(), i.spans(), i.condition(), i.deadline(), i.sentence(), i.word()));
                continue;
            }
            boolean known = i.of().stream().anyMatch(e -> stage.code(e) != null || stage.book().entry(e).name().startsWith("all "));
            List<Integer> asking = known || i.kind() == DemandKind.DEMAND || i.kind() == DemandKind.THREAT ? List.of() : asking(stage, i, all);
            List<Integer> of = known ? i.of() : asking.isEmpty() ? counterparts.of(i) : asking;
            put.add(new Demands.Item(i.kind(), i.by(), of.isEmpty() ? i.of() : of, i.spans(), i.condition(), i.deadline(), i.sentence(), i.word(), !known));
        }
        return put;
    }

    /** Who asked for something, right before, of the side that offers or promises. */
    private static List<Integer> asking(Stage stage, Demands.Item offer, List<Demands.Item> all) {
        return all.stream().filter(d -> d.kind() == DemandKind.DEMAND && d.word() < offer.word() && offer.sentence() - d.sentence() <= 1 && stage.meet(d.of(), offer.by()))
                .map(Demands.Item::by).filter(by -> by.stream().noneMatch(offer.by()::contains)).reduce((a, b) -> b).orElse(List.of());
    }
}

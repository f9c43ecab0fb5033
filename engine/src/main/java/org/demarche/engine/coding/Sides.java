package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.Entry;
import org.demarche.record.Span;

/** From the head words of an act's sides to the article's entities, each with the span that names it. */
final class Sides {
    /** Sectors that make a side political by themselves, without a country. */
    private static final Set<String> POLITICAL = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "PRE", "REF", "SOC",
            "LAB", "REL", "ELI");

    private Sides() {
    }

    /** The entities behind head words; opens groups for phrases that no table knows. No entity comes twice. */
    static List<EntityBook.Member> members(Cast cast, Clauses clauses, List<Integer> heads) {
        List<EntityBook.Member> all = new ArrayList<>(heads.size());
        for (int head : heads) {
            int entity = cast.open(head);
            List<EntityBook.Member> named = cast.book().named(cast.number(), head);
            if (named.size() > 1) {
                named.forEach(m -> add(all, m));
            } else {
                add(all, new EntityBook.Member(entity, cast.span(shown(cast, clauses, head))));
            }
        }
        return all;
    }

    /** A pronoun's antecedent in the same sentence names a side better than the pronoun. */
    private static int shown(Cast cast, Clauses clauses, int head) {
        if (!clauses.word(head).pos().startsWith("PRP") && !clauses.word(head).pos().startsWith("W")) {
            return head;
        }
        int entity = cast.entity(head);
        int best = head;
        for (int i = 0; entity >= 0 && i < clauses.sentence().size(); i++) {
            String pos = clauses.word(i).pos();
            if (pos.startsWith("NN") && cast.entity(i) == entity && !clauses.label(i, "compound") && (i < head || best == head)) {
                best = i;
            }
        }
        return best;
    }

    private static void add(List<EntityBook.Member> all, EntityBook.Member member) {
        if (all.stream().noneMatch(m -> m.entity() == member.entity())) {
            all.add(member);
        }
    }

    /** Whether one of the sides is political: of a state or body, or by what it is. */
    static boolean political(EntityBook book, List<EntityBook.Member> members) {
        for (EntityBook.Member member : members) {
            Entry entry = book.entry(member.entity());
            if (entry.code() != null && !entry.sectors().equals(List.of("BUS")) || entry.sectors().stream().anyMatch(POLITICAL::contains)) {
                return true;
            }
        }
        return false;
    }
}

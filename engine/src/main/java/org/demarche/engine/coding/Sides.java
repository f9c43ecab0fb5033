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
            int shown = shown(cast, clauses, head);
            Span span = cast.span(shown);
            int entity = cast.open(head);
            List<Integer> several = new ArrayList<>(List.of(entity));
            for (EntityBook.Member member : cast.book().members(cast.number(), head)) {
                if (member.span().equals(cast.span(head)) && member.entity() != entity) {
                    several.add(member.entity());
                }
            }
            List<Span> names = several.size() > 1 ? names(clauses, head) : List.of();
            for (int i = 0; i < several.size(); i++) {
                add(all, new EntityBook.Member(several.get(i), several.size() == 1 ? span : names.size() == several.size() ? names.get(i) : cast.span(head)));
            }
        }
        return all;
    }

    /** The names that stand in a row before a noun: "Serb and Croat leaders". */
    private static List<Span> names(Clauses clauses, int head) {
        List<Span> all = new ArrayList<>();
        for (int i = head - 1; i >= 0 && clauses.sentence().dominates(head, i); i--) {
            if (Character.isUpperCase(clauses.word(i).form().charAt(0))) {
                boolean on = i + 1 < head && Character.isUpperCase(clauses.word(i + 1).form().charAt(0));
                Span word = clauses.word(i).span();
                if (on) {
                    all.set(0, all.get(0).cover(word));
                } else {
                    all.add(0, word);
                }
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

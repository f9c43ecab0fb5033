package org.demarche.engine.story;

/**
 * What gave a copy away. Immutable.
 *
 * @param of      id of the article that it copies, or that copies it
 * @param kind    the strongest sign
 * @param share   share of the shorter article's words in passages that both tell alike, 0 to 1
 * @param words   those words
 * @param longest words of the longest run that is the same in both, without a gap
 * @param quoted  those of {@code words} inside quotation marks
 * @param wire    the agency whose mark both bear, or null
 */
public record Sign(String of, Kind kind, double share, int words, int longest, int quoted, String wire) {

    /** Share of the shared words in long runs from which a copy counts as not reworded. */
    private static final double MOSTLY = .8;

    /** The sorts of signs, strongest first. */
    public enum Kind {
        /** Word by word the same. */
        IDENTICAL,
        /** Shared passages, and both bear one agency's mark. */
        WIRE_MARK,
        /** Shared passages, most of them in long runs that are the same word by word. */
        SHARED_RUNS,
        /** Shared passages, at least half of them quotations. */
        SHARED_QUOTATIONS,
        /** Shared passages whose words were replaced here and there. */
        REWORDED
    }

    static Sign of(Signature article, Signature other, Alignment.Shared shared) {
        String wire = WireMarks.name(article.wires() & other.wires());
        Kind kind = shared.longest() == article.size() && article.size() == other.size() ? Kind.IDENTICAL
                : wire != null ? Kind.WIRE_MARK
                : shared.quoted() * 2 >= shared.words() ? Kind.SHARED_QUOTATIONS
                : shared.inRuns() >= MOSTLY * shared.words() ? Kind.SHARED_RUNS : Kind.REWORDED;
        return new Sign(other.id(), kind, shared.share(), shared.words(), shared.longest(), shared.quoted(), wire);
    }

    /** One line for people. */
    public String explain() {
        String same = String.format(java.util.Locale.ROOT, "%.0f %% of the shorter article (%d words) told alike, longest same run %d words, %d words quoted",
                share * 100, words, longest, quoted);
        return switch (kind) {
            case IDENTICAL -> "word by word the same as " + of;
            case WIRE_MARK -> "both signed by " + wire + "; " + same + " in " + of;
            case SHARED_RUNS -> "shared runs: " + same + " in " + of;
            case SHARED_QUOTATIONS -> "shared quotations: " + same + " in " + of;
            case REWORDED -> "reworded: " + same + " in " + of;
        };
    }
}

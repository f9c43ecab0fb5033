package org.demarche.evaluation.corpus;

import java.util.Set;

/** The words that the codebook and the grammar allow ({@code docs/codebook.md}, "Sector"; {@code corpus/README.md}, "A block"). */
final class Vocabulary {
    /** Sectors of actors. */
    static final Set<String> SECTORS = Set.of("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CRM", "BUS", "CVL",
            "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC", "AGR", "PRE", "UNK");
    /** Registers of text. */
    static final Set<String> REGISTERS = Set.of("wire", "broadcast", "local", "communique", "reworded", "chronicle");

    private Vocabulary() {
    }
}

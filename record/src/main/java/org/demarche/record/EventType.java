package org.demarche.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sixteen event types of PLOVER (2021 revision) with quad class, score and modes.
 * Source: the project's codebook ({@code docs/codebook.md}, "2. Types"), after the Open Event Data Alliance's ontology.
 */
public enum EventType {
    /** Agrees, offers, promises or shows willingness to cooperate; every cooperation still to come. */
    AGREE(1, 2.5),
    /** Meetings, talks, visits and calls that took place. */
    CONSULT(1, 2.5, "visit", 4.0, "third-party", 1.0, "multilateral", 4.0, "phone", 1.5),
    /** Praise, endorsement, defence, recognition, ratification: cooperation that is not material. */
    SUPPORT(1, 5),
    /** Verbal concessions without immediate material effect. */
    CONCEDE(1, 4.5),
    /** Mutual material exchange. Needs a recipient. */
    COOPERATE(2, 9.5),
    /** Material help to the recipient. Needs a recipient. */
    AID(2, 10),
    /** Concessions with immediate effect: release, withdrawal, disarmament. */
    RETREAT(2, 6.5, "withdraw", 8.0, "release", 6.5, "disarm", 10.0, "ceasefire", 7.5, "access", 6.5, "resign", 4.5),
    /** Requests, appeals, demands, verbal orders. */
    REQUEST(3, 0, "assist", 0.5, "change", -1.0, "yield", -1.0, "meet", 0.0),
    /** Disapproval, complaint, allegation, charge, investigation. */
    ACCUSE(3, -3, "disapprove", -2.0, "allege", -3.5, "investigate", -3.5),
    /** Refusal, veto, cancelled meetings, defiance. */
    REJECT(3, -2, "assist", -1.5, "change", -2.0, "yield", -2.0, "meet", -2.0),
    /** Threats, forceful warnings, ultimatums. */
    THREATEN(3, -3.5, "restrict", -3.0, "arrest", -3.5, "relations", -3.5, "expel", -3.5, "territory", -4.0, "violence", -3.5),
    /** Demonstrations, strikes, riots, boycotts, occupations. */
    PROTEST(4, -5, "demo", -5.0, "riot", -7.0, "strike", -5.0, "hunger", -4.5, "boycott", -4.5, "obstruct", -4.5, "vandalize", -5.0),
    /** Reduction of existing relations. Needs a recipient. */
    SANCTION(4, -6, "convict", -6.0, "expel", -5.5, "withdraw", -6.0, "discontinue", -6.0),
    /** Military or police moves short of force. */
    MOBILIZE(4, -5.5, "troops", -6.5, "weapons", -6.5, "police", -5.5, "militia", -6.0),
    /** Repression or restriction short of violence. */
    COERCE(4, -7, "seize", -7.0, "restrict", -7.0, "censor", -6.5, "curfew", -6.5, "martial-law", -7.5, "arrest", -7.0, "deport", -7.0,
            "withhold", -7.0, "misinformation", -6.5, "cyber", -7.0),
    /** Deliberate acts that can do serious bodily harm or destruction. */
    ASSAULT(4, -9, "abduct", -8.5, "beat", -7.5, "torture", -8.5, "sexual", -8.5, "targeted", -9.5, "destroy", -8.5, "primitive", -8.0,
            "firearms", -9.0, "explosives", -9.0, "suicide-attack", -9.5, "aerial", -9.5, "drone", -9.5, "heavy-weapons", -9.5,
            "crowd-control", -7.5, "unconventional", -10.0);

    private final int quad;
    private final double score;
    private final Map<String, Double> modes;

    EventType(int quad, double score, Object... modes) {
        this.quad = quad;
        this.score = score;
        Map<String, Double> table = new LinkedHashMap<>();
        for (int i = 0; i < modes.length; i += 2) {
            table.put((String) modes[i], (Double) modes[i + 1]);
        }
        this.modes = Collections.unmodifiableMap(table);
    }

    /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
    public int quad() {
        return quad;
    }

    /** The names of this type's modes, in the codebook's order; empty for types without modes. */
    public Set<String> modes() {
        return modes.keySet();
    }

    /**
     * The PLOVER score, −10 to +10: the mean of the modes' scores, or the type's own where no mode is given.
     *
     * @throws IllegalArgumentException for a mode that this type does not have
     */
    public double score(List<String> ofModes) {
        double sum = 0;
        for (String mode : ofModes) {
            Double one = modes.get(mode);
            if (one == null) {
                throw new IllegalArgumentException(this + " has no mode " + mode);
            }
            sum += one;
        }
        return ofModes.isEmpty() ? score : sum / ofModes.size();
    }

    /** Whether an event of this type is only complete with a recipient. */
    public boolean needsRecipient() {
        return this == COOPERATE || this == AID || this == SANCTION;
    }
}

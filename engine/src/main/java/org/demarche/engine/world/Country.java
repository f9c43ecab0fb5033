package org.demarche.engine.world;

import java.util.List;

/**
 * A state, a territory of one, a state that is no more, or a region that broke away.
 *
 * @param key    unique among all of them: the ISO code, or the name for those without
 * @param code   code of the state that answers for it; null for Antarctica
 * @param name   printed name
 * @param sector GOV, or PRE for a region that broke away
 * @param period when a state of that name stood; its name means it before and after too
 * @param latitude  degrees north of the middle, null where unknown
 * @param longitude degrees east of the middle, null where unknown
 * @param state  whether it is one of today's states
 */
record Country(String key, String code, String name, List<String> sector, Period period, Double latitude, Double longitude, boolean state) {
}

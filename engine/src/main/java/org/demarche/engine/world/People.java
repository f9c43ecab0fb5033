package org.demarche.engine.world;

import java.util.List;

/**
 * An ethnic, religious or regional group.
 *
 * @param name   printed plural
 * @param code   the code it is given everywhere, or null
 * @param states alpha-3 codes of states it lives in, the main one first
 * @param sector its sector, or null
 */
record People(String name, String code, List<String> states, String sector) {
}

package org.demarche.engine.world;

import java.util.List;

/**
 * A noun for people or bodies by what they do.
 *
 * @param lemma   singular
 * @param sectors most specific first
 * @param person  whether its singular means one human being
 * @param body    whether it is a body of a state, one of a kind (parliament, foreign ministry, army)
 * @param thing   whether it is a thing, which is somebody only with a country
 */
record Agent(String lemma, List<String> sectors, boolean person, boolean body, boolean thing) {
}

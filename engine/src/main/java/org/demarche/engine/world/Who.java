package org.demarche.engine.world;

import java.util.List;

/**
 * How a name resolves on a day, from which layer, and why.
 *
 * @param name       printed name
 * @param kind       person, organization, state, people, noun, place, or metonym
 * @param code       country or body, or null
 * @param sectors    most specific first
 * @param office     office on the day, or null
 * @param identifier Wikidata or GeoNames id, or null
 * @param layer      "own" and "phoenix" for the tables that come with the program, else the name of a user's layer
 * @param terms      a person's times in office, one line each; empty for others
 * @param why        one line for people
 */
public record Who(String name, String kind, String code, List<String> sectors, String office, String identifier, String layer, List<String> terms,
                  String why) {
}

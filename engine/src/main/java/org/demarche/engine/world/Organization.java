package org.demarche.engine.world;

import java.util.List;

/**
 * A body with a name.
 *
 * @param name    printed name
 * @param aliases other names and acronyms
 * @param code    home state, or IGO, UNO, EUR, NGO, ISM, IMG, MNC
 * @param sectors most specific first, may be empty
 * @param period  when it stood
 * @param kind    lower-case words for what it is (alliance, party, company …), may be empty
 * @param layer   where this is known from
 */
record Organization(String name, List<String> aliases, String code, List<String> sectors, Period period, String kind, String layer) {
}

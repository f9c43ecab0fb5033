package org.demarche.engine.world;

import java.util.List;

/**
 * An office that people hold.
 *
 * @param id      unique
 * @param name    printed name
 * @param code    country or body it belongs to
 * @param sectors most specific first
 * @param titles  lower-case words by which texts name its holder
 */
record Office(String id, String name, String code, List<String> sectors, List<String> titles) {

    /** Whether several people hold it at a time. */
    boolean shared() {
        return id.endsWith("-members");
    }
}

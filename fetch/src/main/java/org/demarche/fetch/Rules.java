package org.demarche.fetch;

import java.time.Duration;

/**
 * Bounds of fetching. Immutable.
 *
 * @param allowPrivate whether addresses of this machine and of private networks may be asked
 * @param between      least time between two requests to one host; a robots.txt that asks for more gets more, up to a minute
 * @param longest      most time for one request, from the connection to the last byte
 * @param maxBytes     longest answer, after unpacking
 * @param redirects    most redirects that are followed for one address
 */
public record Rules(boolean allowPrivate, Duration between, Duration longest, int maxBytes, int redirects) {

    /** Public addresses only, a second between requests, half a minute, 20 MiB and five redirects for each. */
    public static Rules standard() {
        return new Rules(false, Duration.ofSeconds(1), Duration.ofSeconds(30), 20 << 20, 5);
    }

    /** The same with private addresses allowed, or not. */
    public Rules withPrivate(boolean allow) {
        return new Rules(allow, between, longest, maxBytes, redirects);
    }

    /** The same with another time between requests. */
    public Rules withBetween(Duration time) {
        return new Rules(allowPrivate, time, longest, maxBytes, redirects);
    }
}

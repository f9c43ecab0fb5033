package org.demarche.archive;

/**
 * How a feed fares that fills the archive, as the watch that reads it last told.
 *
 * @param address its address
 * @param title   what it calls itself, or null where it was never got
 * @param seen    when it was last got, as ISO date and time in UTC, or null
 * @param missing since when it cannot be got, likewise, or null where it can
 * @param reason  why it cannot, one line for people, or null
 */
public record Feed(String address, String title, String seen, String missing, String reason) {
}

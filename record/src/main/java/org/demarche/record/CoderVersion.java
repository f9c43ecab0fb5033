package org.demarche.record;

/**
 * What made a record.
 *
 * @param version program version
 * @param model   checksum of the model, or "none" where patterns worked alone
 * @param data    version of the tables
 */
public record CoderVersion(String version, String model, String data) {
}

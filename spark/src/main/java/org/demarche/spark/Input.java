package org.demarche.spark;

import java.io.Serializable;
import java.util.Locale;

/**
 * A file to read. Immutable. Files are the same when path, length and time of change are.
 *
 * @param path     as Hadoop's file systems name it, with its scheme
 * @param length   bytes, −1 for a file that is not there
 * @param modified milliseconds since 1970
 */
record Input(String path, long length, long modified) implements Serializable {

    boolean exists() {
        return length >= 0;
    }

    boolean isParquet() {
        return path.toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

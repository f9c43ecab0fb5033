package org.demarche.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A small Spark in the test's own process. */
final class Local {
    private Local() {
    }

    static SparkSession session(Path folder) {
        return SparkSession.builder().master("local[2]").appName("test").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "3")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString()).config("spark.local.dir", folder.toString())
                .config("spark.driver.host", "localhost").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate();
    }
}

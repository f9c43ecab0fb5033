package org.demarche.spark;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What Spark's pages show while the job runs. A task that is run again counts again, so the figures of a run's manifest are counted from its
 * output and not from here.
 *
 * @param read       articles read
 * @param passedOver records of archives that are no articles
 * @param failed     inputs, records and articles that came to nothing
 * @param coded      articles coded
 * @param copies     articles that point to another's record
 * @param events     events found
 */
record Counters(LongAccumulator read, LongAccumulator passedOver, LongAccumulator failed, LongAccumulator coded, LongAccumulator copies,
                LongAccumulator events) implements Serializable {

    static Counters of(SparkContext context) {
        return new Counters(context.longAccumulator("articles read"), context.longAccumulator("records passed over"), context.longAccumulator("failures"),
                context.longAccumulator("articles coded"), context.longAccumulator("copies"), context.longAccumulator("events"));
    }
}

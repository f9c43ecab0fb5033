package org.demarche.spark;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.engine.intake.Filter;
import org.demarche.engine.intake.Options;
import org.demarche.engine.world.Layer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Codes an archive of articles on a cluster: {@code spark-submit demarche-…-spark.jar --in PATHS --out FOLDER}. The folder holds the tables
 * {@code records}, {@code events}, {@code statements}, {@code dyad_days} and {@code quarantine}; docs/scale.md tells their columns. Called again, it
 * reads only inputs that are new or changed.
 */
@Command(name = "archive-job", mixinStandardHelpOptions = true, sortOptions = false, description = "Codes an archive of articles into Parquet.")
public final class ArchiveJob implements Callable<Integer> {
    static final StructType QUARANTINE = new StructType().add("input", DataTypes.StringType).add("where", DataTypes.StringType)
            .add("reason", DataTypes.StringType).add("run", DataTypes.IntegerType);

    @Option(names = "--in", required = true, arity = "1..*", paramLabel = "PATH",
            description = "WARC, WET, JSON Lines (each also as .gz), Parquet, pages and texts; folders; patterns; on any of Hadoop's file systems.")
    private List<String> in;
    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where the tables lie, or will lie.")
    private String out;
    @Option(names = "--once", description = "Code one article of each group of copies; the others get its id as copy_of.")
    private boolean once;
    @Option(names = "--partitions", paramLabel = "N", defaultValue = "0", description = "Parts in which articles are coded; by default one for 500 items.")
    private int partitions;
    @Option(names = "--group", paramLabel = "N", defaultValue = "1000", description = "Inputs that are worked on and written together (${DEFAULT-VALUE}); what is written survives a stop.")
    private int group;
    @Option(names = "--host", split = ",", paramLabel = "HOST", description = "Only articles of these hosts and those below them.")
    private Set<String> hosts = new LinkedHashSet<>();
    @Option(names = "--language", split = ",", paramLabel = "CODE", description = "Only articles in these languages (ISO 639-1).")
    private Set<String> languages = new LinkedHashSet<>();
    @Option(names = "--from", paramLabel = "DATE", description = "Only articles published on this day or later.")
    private LocalDate from;
    @Option(names = "--to", paramLabel = "DATE", description = "Only articles published on this day or earlier.")
    private LocalDate to;
    @Option(names = "--layer", paramLabel = "FILE", description = "A table of your own, on the driver's disk, whose entries win over the program's. May be given again.")
    private List<Path> winning = new ArrayList<>();
    @Option(names = "--fallback", paramLabel = "FILE", description = "The same, but the program's entries win.")
    private List<Path> losing = new ArrayList<>();

    /**
     * What a job does.
     *
     * @param inputs     files, folders and patterns
     * @param out        folder of the tables
     * @param once       whether one article of each group of copies is coded
     * @param partitions parts in which articles are coded, 0 for as many as fit
     * @param group      inputs that are worked on and written together, at least 1
     * @param reading    bounds of reading, and which articles are wanted
     * @param layers     tables of the user's own, those that win first
     */
    public record Settings(List<String> inputs, String out, boolean once, int partitions, int group, Options reading, List<Layer> layers) {

        /** Copies the lists. */
        public Settings {
            inputs = List.copyOf(inputs);
            layers = List.copyOf(layers);
            if (partitions < 0 || group < 1) {
                throw new IllegalArgumentException("--partitions wants 0 or more, --group 1 or more");
            }
        }
    }

    /**
     * What a job did.
     *
     * @param runs    groups of inputs that were worked on
     * @param read    inputs that were read
     * @param skipped inputs that an earlier job had read
     */
    public record Report(int runs, int read, int skipped) {
    }

    /**
     * Runs the job.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        int exit = new CommandLine(new ArchiveJob()).setExecutionExceptionHandler(ArchiveJob::failed).execute(args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** A mistake of the user's is one line; anything else comes with its trace. */
    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (!(e instanceof IOException || e instanceof IllegalArgumentException)) {
            throw e;
        }
        line.getErr().println("archive-job: " + (e instanceof NoSuchFileException ? "no such file: " : "") + e.getMessage());
        return 1;
    }

    @Override
    public Integer call() throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (Path file : winning) {
            layers.add(Layer.read(file, true));
        }
        for (Path file : losing) {
            layers.add(Layer.read(file, false));
        }
        Options reading = Options.untilTomorrow().wanting(new Filter(hosts, languages, from, to));
        SparkConf conf = new SparkConf();
        String java = conf.get("spark.executor.extraJavaOptions", "");
        if (!java.contains("-Xss")) {
            conf.set("spark.executor.extraJavaOptions", (java + " -Xss8m").strip());
        }
        try (SparkSession spark = SparkSession.builder().config(conf).appName("Demarche").getOrCreate()) {
            Report report = run(spark, new Settings(in, out, once, partitions, group, reading, layers));
            System.out.println(report.read() + " inputs read in " + report.runs() + " runs, " + report.skipped() + " had been read before; see " + out + "/_manifest");
        }
        return 0;
    }

    /**
     * Does a job in a session of the caller's.
     *
     * @throws IOException              if the output folder or a file system cannot be reached
     * @throws IllegalArgumentException if the folder was filled with the other choice of {@code once}
     */
    public static Report run(SparkSession spark, Settings settings) throws IOException {
        var hadoop = spark.sparkContext().hadoopConfiguration();
        Store store = Store.open(settings.out(), hadoop);
        if (store.finished().stream().anyMatch(r -> r.once() != settings.once())) {
            throw new IllegalArgumentException(settings.out() + " was filled " + (settings.once() ? "without" : "with") + " --once: go on so, or choose another folder");
        }
        store.sweep();
        List<Input> all = Inputs.list(settings.inputs(), hadoop);
        Set<Input> done = store.done();
        List<Input> pending = new ArrayList<>(all);
        pending.removeAll(done);
        Counters counters = Counters.of(spark.sparkContext());
        int runs = 0;
        for (int from = 0; from < pending.size(); from += settings.group()) {
            Store.Run run = new Batch(spark, settings, store, counters).run(pending.subList(from, Math.min(pending.size(), from + settings.group())));
            System.out.println("run " + run.run() + ": " + run.inputs().size() + " inputs, " + run.counts());
            store.endWork();
            runs++;
        }
        if (runs > 0 || !store.isWhole(DyadDays.TABLE)) {
            DyadDays.write(spark, store);
        }
        return new Report(runs, pending.size(), all.size() - pending.size());
    }
}

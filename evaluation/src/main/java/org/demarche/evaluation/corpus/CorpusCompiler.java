package org.demarche.evaluation.corpus;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.demarche.engine.language.Splitter;
import org.demarche.evaluation.Gold;

/**
 * Compiles files of the corpus's markup ({@code corpus/README.md}) into gold. What is wrong is reported with file and line; a block with an error
 * yields nothing, all others are compiled. Immutable and thread-safe; about a second for 6,000 blocks.
 */
public final class CorpusCompiler {
    private static final Set<String> PARTS = Set.of("train", "held-out", "stories", "second");
    private static final String FAMILIES = "families.txt";

    private final OfficeCheck offices;
    private final Splitter splitter = new Splitter();

    /** A compiler that checks offices by the engine's tables and splits sentences as the engine does. */
    public static CorpusCompiler checking() {
        return new CorpusCompiler(new WorldOffices());
    }

    /** A compiler that does not check offices and splits sentences as the engine does. */
    public CorpusCompiler() {
        this(OfficeCheck.NONE);
    }

    /**
     * A compiler that splits sentences as the engine does.
     *
     * @param offices what the world's tables know of offices
     */
    public CorpusCompiler(OfficeCheck offices) {
        this.offices = offices;
    }

    /**
     * What came out.
     *
     * @param gold   blocks without a mistake, by file, then by line
     * @param errors mistakes, by file, then by line
     */
    public record Result(List<Gold> gold, List<CorpusError> errors) {

        /** Copies the lists. */
        public Result {
            gold = List.copyOf(gold);
            errors = List.copyOf(errors);
        }
    }

    /**
     * Compiles files, and the {@code .txt} files of folders (all levels, sorted). The families that blocks may name are those of the nearest
     * {@code families.txt} in the file's folder or above it; where there is none, any may be named.
     *
     * @throws IOException if a path does not exist or cannot be read
     */
    public Result compile(List<Path> paths) throws IOException {
        List<Gold> gold = new ArrayList<>();
        List<CorpusError> errors = new ArrayList<>();
        Map<String, String> ids = new TreeMap<>();
        for (Path file : files(paths)) {
            try {
                compile(file, Files.readAllLines(file, StandardCharsets.UTF_8), ids, gold, errors);
            } catch (MalformedInputException e) {
                errors.add(new CorpusError(file.toString(), 1, "not UTF-8"));
            }
        }
        return new Result(gold, errors);
    }

    /** Compiles the lines of one file that any family may appear in; {@code name} stands in errors. */
    public Result compile(String name, List<String> lines) {
        List<Gold> gold = new ArrayList<>();
        List<CorpusError> errors = new ArrayList<>();
        blocks(name, lines, new BlockCompiler("", name, Set.of(), offices, splitter), new TreeMap<>(), gold, errors);
        return new Result(gold, errors);
    }

    private void compile(Path file, List<String> lines, Map<String, String> ids, List<Gold> gold, List<CorpusError> errors) throws IOException {
        String part = "";
        for (Path name : file.toAbsolutePath().normalize()) {
            part = PARTS.contains(name.toString()) ? name.toString() : part;
        }
        BlockCompiler compiler = new BlockCompiler(part, file.getFileName().toString(), families(file), offices, splitter);
        // A second annotation has the ids of the first.
        blocks(file.toString(), lines, compiler, part.equals("second") ? new TreeMap<>() : ids, gold, errors);
    }

    private static void blocks(String name, List<String> lines, BlockCompiler compiler, Map<String, String> ids, List<Gold> gold,
                               List<CorpusError> all) {
        List<CorpusError> errors = new ArrayList<>();
        for (Block block : Block.cut(name, lines, errors)) {
            Gold made = compiler.compile(block, e -> errors.add(new CorpusError(name, e.line(), e.getMessage())));
            if (made == null) {
                continue;
            }
            int line = block.header().number();
            String before = ids.putIfAbsent(made.record().id(), name + ":" + line);
            if (before == null) {
                gold.add(made);
            } else {
                errors.add(new CorpusError(name, line, "the id " + made.record().id() + " is taken: " + before));
            }
        }
        errors.sort(Comparator.comparingInt(CorpusError::line));
        all.addAll(errors);
    }

    private static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path)) {
                    inside.filter(p -> p.toString().endsWith(".txt") && !p.endsWith(FAMILIES) && Files.isRegularFile(p))
                            .sorted(Comparator.comparing(Path::toString)).forEach(files::add);
                }
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return files;
    }

    private static Set<String> families(Path file) throws IOException {
        for (Path folder = file.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            Path list = folder.resolve(FAMILIES);
            if (Files.isRegularFile(list)) {
                Set<String> families = new TreeSet<>();
                for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        families.add(line.substring(0, line.indexOf('\t') < 0 ? line.length() : line.indexOf('\t')));
                    }
                }
                return families;
            }
        }
        return Set.of();
    }
}

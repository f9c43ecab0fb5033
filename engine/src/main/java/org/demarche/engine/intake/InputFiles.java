package org.demarche.engine.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From what a user names to the files that are read, each with the id of its article. */
final class InputFiles {

    private InputFiles() {
    }

    /**
     * A file or a page on the web to read.
     *
     * @param path    the file; null for standard input, pages and failures
     * @param where   its name for people
     * @param id      its article's id
     * @param failure why it cannot be read, or null
     */
    record Entry(Path path, String where, String id, String failure) {

        /** Whether it is the address of a page. */
        boolean address() {
            return path == null && isAddress(where);
        }
    }

    private record Found(Path path, String where, String relative, String failure) {
    }

    /** All files of the inputs in the order given, those of a folder by their relative path; ids are unique unless files repeat. */
    static List<Entry> list(List<String> inputs) {
        List<Found> found = new ArrayList<>();
        for (String input : inputs) {
            if (input.equals("-")) {
                found.add(new Found(null, "standard input", "stdin", null));
                continue;
            }
            if (isAddress(input)) {
                found.add(new Found(null, input, input, null));
                continue;
            }
            try {
                add(found, Path.of(input), input);
            } catch (InvalidPathException e) {
                found.add(new Found(null, input, input, "not a file name"));
            }
        }
        return withIds(found);
    }

    private static boolean isAddress(String input) {
        return input.regionMatches(true, 0, "http://", 0, 7) || input.regionMatches(true, 0, "https://", 0, 8);
    }

    private static void add(List<Found> found, Path path, String input) {
        if (Files.isDirectory(path)) {
            addFolder(found, path, input);
        } else if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isReadable(path)) {
            found.add(new Found(null, input, input, "no regular file"));
        } else {
            found.add(new Found(path, input, path.getFileName() == null ? input : path.getFileName().toString(), null));
        }
    }

    private static void addFolder(List<Found> found, Path folder, String input) {
        List<Found> inside = new ArrayList<>();
        try {
            Path start = folder.toRealPath();
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    String name = dir.equals(start) ? "" : dir.getFileName().toString();
                    return name.startsWith(".") || name.endsWith("_files") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (!name.startsWith(".") && Sources.kind(name) != Sources.Kind.UNKNOWN && Files.isRegularFile(file)) {
                        inside.add(found(file, null));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    inside.add(found(file, Failures.reason(e)));
                    return FileVisitResult.CONTINUE;
                }

                /** A file under the name that leads to it from what the user named, which may be a link. */
                private Found found(Path file, String failure) {
                    Path relative = start.relativize(file);
                    Path named = folder.resolve(relative);
                    return new Found(failure == null ? named : null, named.toString(), relative.toString().replace('\\', '/'), failure);
                }
            });
        } catch (IOException e) {
            inside.add(new Found(null, input, "", Failures.reason(e)));
        }
        if (inside.isEmpty()) {
            inside.add(new Found(null, input, "", "no readable file in the folder"));
        }
        inside.sort(Comparator.comparing(Found::relative));
        found.addAll(inside);
    }

    private static List<Entry> withIds(List<Found> found) {
        List<Function<Found, String>> forms = List.of(
                f -> isAddress(f.where) ? f.where : Sources.withoutEnding(f.relative.substring(f.relative.lastIndexOf('/') + 1)),
                f -> isAddress(f.where) ? f.where : Sources.withoutEnding(f.relative),
                f -> f.where.replace('\\', '/'));
        List<String> ids = new ArrayList<>(found.stream().map(forms.get(0)).toList());
        for (int form = 1; form < forms.size(); form++) {
            Map<String, Integer> count = new HashMap<>();
            ids.forEach(id -> count.merge(id, 1, Integer::sum));
            for (int i = 0; i < ids.size(); i++) {
                if (count.get(ids.get(i)) > 1) {
                    ids.set(i, forms.get(form).apply(found.get(i)));
                }
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            entries.add(new Entry(found.get(i).path, found.get(i).where, ids.get(i), found.get(i).failure));
        }
        return entries;
    }
}

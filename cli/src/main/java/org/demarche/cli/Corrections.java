package org.demarche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.demarche.archive.ArchiveException;
import org.demarche.desk.Workshop;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.engine.world.Layer;
import org.demarche.record.ArticleRecord;

/** The desk's corrections of who is who: a layer in the archive's folder, and a coder that is opened when the first article is coded again with it. */
final class Corrections implements Workshop {
    private final Path archive;
    private final Path file;
    private final LayerOptions layers;
    private Coder coder;
    private FileTime opened;

    Corrections(Path archive, LayerOptions layers) {
        this.archive = archive;
        this.file = archive.resolve(LayerOptions.CORRECTIONS);
        this.layers = layers;
    }

    @Override
    public synchronized List<Role> roles() {
        return layer().rows().stream().map(r -> new Role(r.kind(), r.name(), r.code(), String.join(",", r.sectors()), r.office(), r.from(), r.to(), r.identifier())).toList();
    }

    private Layer layer() {
        try {
            return Files.exists(file) ? Layer.read(file, true) : new Layer(LayerOptions.CORRECTIONS, true, List.of());
        } catch (IOException e) {
            throw new ArchiveException(file + " cannot be read: " + UserError.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void correct(Role role) {
        for (String cell : List.of(role.name(), role.office(), role.identifier())) {
            if (cell.length() > 200 || cell.chars().anyMatch(c -> c < ' ') || cell.equals("-")) {
                throw new IllegalArgumentException("a cell is a line of 200 characters at most");
            }
        }
        if (!role.code().matches("([A-Za-z]{3})?") || !role.sectors().matches("([A-Za-z]{3}(\\s*,\\s*[A-Za-z]{3})*)?")) {
            throw new IllegalArgumentException("codes and sectors have three letters each");
        }
        List<String> sectors = Arrays.stream(role.sectors().toUpperCase(Locale.ROOT).split("\\s*,\\s*")).filter(s -> !s.isEmpty()).toList();
        List<Layer.Row> rows = new ArrayList<>();
        // A line of the same name, code, office and beginning is replaced.
        layer().rows().stream().filter(r -> !(r.kind().equals(role.kind()) && r.name().equals(role.name()) && r.from().equals(role.from()) && r.office().equals(role.office())))
                .forEach(rows::add);
        rows.add(new Layer.Row(role.kind(), role.name(), List.of(), role.code().toUpperCase(Locale.ROOT), sectors, role.office(), role.from(), role.to(), role.identifier()));
        try {
            new Layer(LayerOptions.CORRECTIONS, true, rows).write(file, List.of("Who is who, as the readers of this archive corrected it.", ""));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be written: " + UserError.reason(e), e);
        }
    }

    @Override
    public Instant changed() {
        FileTime changed = LayerOptions.changed(archive);
        return changed == null ? Instant.EPOCH : changed.toInstant();
    }

    @Override
    public ArticleRecord code(ArticleRecord old) {
        Coder now;
        synchronized (this) {
            FileTime changed = LayerOptions.changed(archive);
            if (coder == null || !java.util.Objects.equals(changed, opened)) {
                try {
                    coder = layers.coder(archive);
                } catch (UserError e) {
                    throw new ArchiveException(e.getMessage(), e);
                }
                opened = changed;
            }
            now = coder;
        }
        return now.code(new Article(old.id(), old.url(), old.title(), old.byline(), old.published(), old.publishedFrom(), null, old.publisher(), old.language(), old.text(), null));
    }
}

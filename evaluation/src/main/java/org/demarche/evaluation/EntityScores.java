package org.demarche.evaluation;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Span;

/**
 * Who is who: for each gold entity that acts, is acted on or speaks, and for each place, the predicted entity that shares most mentions with it. An entity
 * that is not found counts as wrong throughout.
 */
final class EntityScores {
    private final Share found = new Share();
    private final Share code = new Share();
    private final Share noCode = new Share();
    private final Share sector = new Share();
    private final Share sectors = new Share();
    private final Share office = new Share();
    private final Share kind = new Share();
    private final Share place = new Share();
    private final Share placeCode = new Share();

    void add(Gold gold, ArticleRecord predicted) {
        ArticleRecord real = gold.record();
        Set<String> acting = new TreeSet<>();
        real.events().forEach(e -> Stream.concat(e.actor().stream(), e.recipient().stream()).forEach(acting::add));
        real.statements().stream().map(s -> s.speaker()).filter(Objects::nonNull).forEach(acting::add);
        for (Entity entity : real.entities()) {
            Entity other = like(real, entity, predicted);
            if (entity.kind() == EntityKind.PLACE) {
                place.add(other != null);
                if (entity.code() != null) {
                    placeCode.add(other != null && entity.code().equals(other.code()));
                }
            } else if (acting.contains(entity.id())) {
                actor(entity, other);
            }
        }
    }

    private void actor(Entity entity, Entity other) {
        found.add(other != null);
        kind.add(other != null && other.kind() == entity.kind());
        if (entity.code() == null) {
            noCode.add(other == null || other.code() == null);
        } else {
            code.add(other != null && entity.code().equals(other.code()));
        }
        if (!entity.sector().isEmpty()) {
            sector.add(other != null && !other.sector().isEmpty() && other.sector().get(0).equals(entity.sector().get(0)));
            sectors.add(other != null && new TreeSet<>(entity.sector()).equals(new TreeSet<>(other.sector())));
        }
        if (entity.office() != null) {
            office.add(other != null && entity.office().equalsIgnoreCase(other.office()));
        }
    }

    /** The predicted entity with most mentions in common, equal ones counting double, the first of equals; null if none has any. */
    static Entity like(ArticleRecord real, Entity entity, ArticleRecord predicted) {
        Entity best = null;
        int most = 0;
        for (Entity other : predicted.entities()) {
            int common = 0;
            for (Span mention : entity.mentions()) {
                common += other.mentions().contains(mention) ? 2
                        : other.mentions().stream().anyMatch(b -> Heads.same(real.text(), mention, b)) ? 1 : 0;
            }
            if (common > most) {
                most = common;
                best = other;
            }
        }
        return best;
    }

    void report(Report report) {
        if (found.all() + place.all() == 0) {
            return;
        }
        report.title("who is who (entities that act, are acted on, speak)", "share", "right", "of");
        report.share("found", "entityFound", found);
        report.share("kind", "entityKind", kind);
        report.share("code", "entityCode", code);
        report.share("no code where there is none", "entityNoCode", noCode);
        report.share("first sector", "entitySector", sector);
        report.share("all sectors", "entitySectors", sectors);
        report.share("office", "entityOffice", office);
        report.share("place found", "placeFound", place);
        report.share("place code", "placeCode", placeCode);
    }
}

package org.demarche.evaluation.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.demarche.evaluation.Codes;
import org.demarche.record.Entity;
import org.demarche.record.EntityKind;
import org.demarche.record.Location;
import org.demarche.record.PlaceResolution;
import org.demarche.record.Span;

/** Lines of entities and places ({@code corpus/README.md}, "Entities and places"). */
final class EntityLines {
    static final Set<String> KINDS = Set.of("person", "state", "organization", "group", "place");
    private static final Pattern COORDINATES = Pattern.compile("-?\\d{1,2}(?:\\.\\d+)?,-?\\d{1,3}(?:\\.\\d+)?");

    private final Scope scope;
    private final OfficeCheck offices;

    EntityLines(Scope scope, OfficeCheck offices) {
        this.scope = scope;
        this.offices = offices;
    }

    /** Reads the line of an entity; its contract id is still the mark's, {@link BlockCompiler} numbers them when all are known. */
    void read(String id, Words line) {
        List<Span> mentions = scope.marked(id, line);
        for (Span mention : mentions) {
            String words = mention.of(scope.marks.text());
            if (words.endsWith("'s") || words.endsWith("’s") || words.endsWith(",") || words.endsWith(";")) {
                throw line.wrong("a mention ends before 's and before a comma: " + words);
            }
        }
        EntityKind kind = Names.of(EntityKind.class, line.take("kind"), line);
        String code = orNull(line.take("code"));
        String fault = code == null ? null : Codes.fault(code);
        if (fault != null) {
            throw line.wrong(fault);
        }
        if (kind == EntityKind.PLACE) {
            place(id, code, mentions, line);
        } else {
            actor(id, kind, code, mentions, line);
        }
    }

    private void actor(String id, EntityKind kind, String code, List<Span> mentions, Words line) {
        if (kind == EntityKind.STATE && code == null) {
            throw line.wrong("a state without a code");
        }
        List<String> sectors = new ArrayList<>();
        String list = line.take("sectors");
        if (!list.equals("-")) {
            for (String sector : list.split(",", -1)) {
                if (!Vocabulary.SECTORS.contains(sector) || sectors.contains(sector)) {
                    throw line.wrong("no such sector, or twice: " + sector);
                }
                sectors.add(sector);
            }
        }
        String office = line.peekQuoted() ? OfficeForms.standard(line.take("office")) : null;
        if (office != null && kind != EntityKind.PERSON) {
            throw line.wrong("only a person holds an office");
        }
        Options options = new Options(line, Set.of("name", "wikidata"), Set.of());
        String name = options.get("name", mentions.get(0).of(scope.marks.text()));
        if (office != null) {
            offices.fault(name, code, office, scope.published).ifPresent(reason -> {
                throw line.wrong(reason);
            });
        }
        String wikidata = options.get("wikidata");
        if (wikidata != null && !wikidata.matches("Q\\d+")) {
            throw line.wrong("no Wikidata id: " + wikidata);
        }
        scope.entities.put(id, new Entity(id, name, kind, code, sectors, office, wikidata, mentions));
    }

    private void place(String id, String code, List<Span> mentions, Words line) {
        if (!line.peekQuoted()) {
            throw line.wrong("a place needs its gazetteer name in quotation marks");
        }
        String name = line.take("name");
        Double lat = null;
        Double lon = null;
        PlaceResolution resolution = PlaceResolution.CITY;
        Set<String> seen = new TreeSet<>();
        while (line.more()) {
            String word = line.take("place");
            if (COORDINATES.matcher(word).matches() && seen.add("coordinates")) {
                lat = Double.valueOf(word.substring(0, word.indexOf(',')));
                lon = Double.valueOf(word.substring(word.indexOf(',') + 1));
                if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
                    throw line.wrong("no such point: " + word);
                }
            } else if (Names.has(PlaceResolution.class, word) && seen.add("resolution")) {
                resolution = Names.of(PlaceResolution.class, word, line);
            } else {
                throw line.wrong("a place takes lat,lon and one of point city region country, not " + word);
            }
        }
        scope.entities.put(id, new Entity(id, name, EntityKind.PLACE, code, List.of(), null, null, mentions));
        scope.places.put(id, new Location(name, code, lat, lon, null, resolution, null));
    }

    private static String orNull(String word) {
        return word.equals("-") ? null : word;
    }
}

package org.demarche.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What every page shows around its own content.
 *
 * @param title    of the page
 * @param active   the place in the menu: today, dossier, events, map, actors, search, review, or empty
 * @param key      what forms send back, so that only they can change anything
 * @param readOnly whether nothing can be changed
 * @param archive  name of the archive's folder
 * @param totals   how much the archive holds
 * @param filter   what the page was asked for
 * @param path     of the page, for its forms
 * @param reviewer the name under which this reader last reviewed, or empty
 * @param names    from a code or an actor's key to a name
 */
public record Frame(String title, String active, String key, boolean readOnly, String archive, Row totals, Filter filter, String path, String reviewer,
                    UnaryOperator<String> names) {

    /** The address of a table of the JSON interface with this page's filter, as CSV. */
    public String csv(String table) {
        String query = filter.query();
        return "/api/v1/" + table + "?" + (query.isEmpty() ? "" : query + "&") + "format=csv&size=" + Filter.MOST_CSV;
    }

    /** The same of the table's rows that belong to some actors. */
    public String csv(String table, String... actors) {
        return new Frame(title, active, key, readOnly, archive, totals, filter.withActors(List.of(actors)), path, reviewer, names).csv(table);
    }

    /** The name of a state or actor who is given by code or key. */
    public String name(String who) {
        return names.apply(who);
    }

    /** What a kept dossier asks for, from its query string: "Russia, Ukraine · from 2022-02-01". */
    public String asked(String query) {
        Map<String, List<String>> given = Arrays.stream(query.split("&")).map(p -> p.split("=", 2)).filter(p -> p.length == 2)
                .collect(Collectors.groupingBy(p -> p[0], LinkedHashMap::new, Collectors.mapping(p -> Filter.decode(p[1]), Collectors.toList())));
        List<String> parts = new ArrayList<>();
        given.forEach((field, values) -> {
            switch (field) {
                case "actor" -> parts.add(0, values.stream().map(this::name).collect(Collectors.joining(", ")));
                case "between" -> parts.add("only among them");
                case "event" -> parts.add(values.stream().map(Show::type).collect(Collectors.joining(", ")));
                case "from", "to" -> parts.add(field + " " + values.get(0));
                case "publisher" -> parts.add(values.get(0));
                default -> { }
            }
        });
        return String.join(" · ", parts);
    }

    /** The address of this page with its filter, on another page of its rows. */
    public String page(int page) {
        String query = filter.query();
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "page=" + page;
    }
}

package org.demarche.desk;

import java.util.List;

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
 */
public record Frame(String title, String active, String key, boolean readOnly, String archive, Row totals, Filter filter, String path, String reviewer) {

    /** The address of a table of the JSON interface with this page's filter, as CSV. */
    public String csv(String table) {
        String query = filter.query();
        return "/api/v1/" + table + "?" + (query.isEmpty() ? "" : query + "&") + "format=csv&size=" + Filter.MOST_CSV;
    }

    /** The same of the table's rows that belong to some actors. */
    public String csv(String table, String... actors) {
        return new Frame(title, active, key, readOnly, archive, totals, filter.withActors(List.of(actors)), path, reviewer).csv(table);
    }

    /** The address of this page with its filter, on another page of its rows. */
    public String page(int page) {
        String query = filter.query();
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "page=" + page;
    }
}

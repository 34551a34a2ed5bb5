package dev.emissions.lakehouse.show;

import java.util.List;

/**
 * What to show of a table, as the user wrote it.
 *
 * @param table SQL name, folder below the lake's root, or URI
 * @param columns names, or empty for all
 * @param filters such as {@code country=DE}; a row must pass all
 * @param sort {@code COLUMN[:asc|:desc]}, or null for no order
 * @param limit most rows
 * @param version of the table, or null for the newest
 */
public record ShowRequest(
        String table, List<String> columns, List<String> filters, String sort, int limit, Long version) {
    public ShowRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }
}

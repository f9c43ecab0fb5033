package org.demarche.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON interface's description in OpenAPI 3.1, made from the same list of tables as the routes. */
final class OpenApi {
    private static final Map<String, Object> FORMAT = parameter("format", "string", "csv for a CSV file; else JSON.", false);
    private static final Map<String, Object> ROWS = Map.of("type", "object", "required", List.of("rows"), "properties", Map.of("rows", Map.of("type", "array", "items", Map.of("type", "object")),
            "page", Map.of("type", "integer"), "size", Map.of("type", "integer"), "next", Map.of("type", List.of("string", "null")), "total", Map.of("type", "integer")));

    private static final Map<String, Object> FAILED = Map.of("description", "The desk could not answer; the reason is told on its standard error.");

    private OpenApi() {
    }

    static Map<String, Object> document(List<Api.Table> tables) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Api.Table table : tables) {
            List<Object> parameters = new ArrayList<>(filters(table.filters()));
            if (table.paged()) {
                parameters.add(parameter("page", "integer", "Page, from 1.", false));
                parameters.add(parameter("size", "integer", "Rows a page, 1 to 500, as CSV to 10,000; 50 by default. A header Link leads to the next page.", false));
            }
            parameters.add(FORMAT);
            paths.put(Api.ROOT + table.path(), new LinkedHashMap<>(Map.of("get", operation(table.about(), parameters, "application/json"))));
        }
        paths.put(Api.ROOT + "/search", Map.of("get", operation("Sentences and statements that hold the words asked for, best first.", List.of(
                parameter("q", "string", "Words, \"phrases\", +must, -not, prefix*.", true), parameter("kind", "string", "sentence or statement.", false),
                parameter("actor", "string", "The speaker: key, name or a state's code.", false), parameter("publisher", "string", "The source.", false),
                parameter("from", "string", "First day.", false), parameter("to", "string", "Last day.", false), parameter("page", "integer", "Page, from 1.", false),
                parameter("size", "integer", "Rows a page, 1 to 500, as CSV to 1,000.", false), FORMAT), "application/json")));
        paths.put(Api.ROOT + "/record", Map.of("get", operation("An article's record in the contract's form.",
                List.of(parameter("id", "string", "The article.", true)), "application/json")));
        Api.ONE.forEach((what, about) -> paths.put(Api.ROOT + "/" + what, Map.of("get", operation(about, List.of(parameter("id", "string", "Which " + what + ".", true), FORMAT), "application/json"))));
        paths.put(Api.ROOT + "/gold", Map.of("get", operation("Reviewed articles as gold records, JSON Lines; those reviewed in full alone.",
                List.of(parameter("part", "string", "1 for articles reviewed in part, too.", false)), "application/jsonl")));
        Handover.ABOUT.forEach((path, about) -> post(paths, "/records" + path, about + " Wants the archive owner's key."));
        post(paths, "/reviews", "Accepts, corrects or rejects an event; accepts or rejects a statement or demand, whose id event_id has then: verdict is accepted, corrected or rejected; a correction has event and status, and the sides' entity ids.",
                "article event_id verdict reviewer", "event status actor recipient note");
        post(paths, "/reviews/undo", "Takes a review back.", "review article event_id", "");
        post(paths, "/roles", "Corrects who somebody is in the user's own layer.", "actor kind name", "code sectors office from to identifier");
        post(paths, "/roles/again", "Codes articles that name an actor again with that layer.", "actor", "name");
        post(paths, "/dossiers", "Keeps a dossier, which is a page's query string, under a name.", "name query", "");
        post(paths, "/dossiers/forget", "Forgets a dossier.", "name", "");
        paths.put("/health", Map.of("get", operation("Whether the desk works; how many feeds are watched, how many are missing, the first since when.", List.of(), "application/json")));
        paths.put("/metrics", Map.of("get", operation("Counts in Prometheus' text form.", List.of(), "text/plain")));
        paths.put("/openapi.json", Map.of("get", operation("This document.", List.of(), "application/json")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Demarche desk", "version", "1", "license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("paths", paths);
        document.put("components", Map.of("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    /** A form whose required and other fields are given, separated by blanks; beside them it needs the key of the desk's own pages. */
    private static void post(Map<String, Object> paths, String path, String about, String required, String others) {
        List<String> needed = List.of(("key " + required).split(" "));
        Map<String, Object> fields = new LinkedHashMap<>();
        needed.forEach(field -> fields.put(field, Map.of("type", "string")));
        Arrays.stream(others.split(" ")).filter(field -> !field.isEmpty()).forEach(field -> fields.put(field, Map.of("type", "string")));
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "object", "properties", fields, "required", needed));
        post(paths, path, about).put("requestBody", Map.of("required", true, "content", Map.of("application/x-www-form-urlencoded", Map.of("schema", schema))));
    }

    private static Map<String, Object> post(Map<String, Object> paths, String path, String about) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", about);
        operation.put("responses", Map.of("200", Map.of("description", "Done."), "303", Map.of("description", "Done; the page is told."),
                "400", Map.of("description", "Something is missing or wrong."), "403", Map.of("description", "Not allowed."), "500", FAILED));
        @SuppressWarnings("unchecked")
        Map<String, Object> methods = (Map<String, Object>) paths.computeIfAbsent(Api.ROOT + path, p -> new LinkedHashMap<String, Object>());
        methods.put("post", operation);
        return operation;
    }

    /** Filters by the words of {@link Api.Table}, separated by blanks. */
    private static List<Object> filters(String words) {
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).<Object>map(word -> switch (word) {
            case "actor" -> parameter(word, "string", "Codes, actor keys or names, separated by commas.", false);
            case "code" -> parameter("actor", "string", "Codes or names of states, separated by commas.", false);
            case "two" -> parameter("actor", "string", "Two codes, actor keys or names, separated by a comma.", false);
            case "key" -> parameter("actor", "string", "An actor's key.", false);
            case "between" -> parameter(word, "string", "1 to leave out what involves other codes.", false);
            case "event" -> parameter(word, "string", "Event types, separated by commas.", false);
            case "from" -> parameter(word, "string", "First day, like 2022-02-14.", false);
            case "to" -> parameter(word, "string", "Last day.", false);
            case "publisher" -> parameter(word, "string", "The source.", false);
            case "q" -> parameter(word, "string", "Words to find.", false);
            default -> throw new IllegalArgumentException(word);
        }).toList();
    }

    private static Map<String, Object> parameter(String name, String type, String about, boolean required) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("required", required);
        parameter.put("description", about);
        parameter.put("schema", Map.of("type", type));
        return parameter;
    }

    private static Map<String, Object> operation(String about, List<?> parameters, String type) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", about);
        operation.put("parameters", parameters);
        Map<String, Object> content = new LinkedHashMap<>(Map.of(type, Map.of()));
        if (parameters.contains(FORMAT)) {
            content.put(type, Map.of("schema", ROWS));
            content.put("text/csv", Map.of());
        }
        operation.put("responses", new LinkedHashMap<>(Map.of("200", Map.of("description", "The answer.", "content", content), "304", Map.of("description", "As before."),
                "400", Map.of("description", "A parameter cannot be read."), "500", FAILED)));
        return operation;
    }
}

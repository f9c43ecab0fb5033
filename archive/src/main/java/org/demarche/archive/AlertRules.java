package org.demarche.archive;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demarche.record.EventType;
import org.demarche.record.RecordJson;
import org.demarche.record.Status;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What to be told of, and where, from a small YAML file:
 * <pre>
 * alerts:
 *   - name: threats between Russia and Ukraine
 *     dyad: [RUS, UKR]            # both take part; one code alone: it takes part
 *     type: [THREATEN, ASSAULT]
 *     status: [occurred, planned] # without it all but denied
 *     sources: 2                  # told by so many publishers at least
 *   - name: sudden change
 *     dyad: [RUS, UKR]            # without it any two
 *     change: 2                   # the newest week's net score is so many standard deviations from its usual one
 * send:                           # without it to the console
 *   console: true
 *   jsonl: alerts.jsonl
 *   webhook: https://hooks.example/demarche
 * </pre>
 *
 * @param file    what the file is called in messages
 * @param yaml    its text
 * @param rules   in the order of the file
 * @param console whether to print them
 * @param jsonl   name of the file to which they are added, or null
 * @param webhook address to which they are posted, or null
 */
public record AlertRules(String file, String yaml, List<Rule> rules, boolean console, String jsonl, String webhook) {

    /**
     * One rule.
     *
     * @param name     as its user calls it, by which what was sent is remembered
     * @param dyad     none, one or two country codes or actors' keys
     * @param types    event types; empty for all
     * @param statuses statuses as in records; empty for all but denied
     * @param sources  least number of publishers
     * @param change   standard deviations, or null where the rule is about events
     */
    public record Rule(String name, List<String> dyad, List<String> types, List<String> statuses, int sources, Double change) {

        /** Copies the lists. */
        public Rule {
            dyad = List.copyOf(dyad);
            types = List.copyOf(types);
            statuses = List.copyOf(statuses);
        }
    }

    /** Copies the list. */
    public AlertRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads rules.
     *
     * @param file what to call the file in messages
     * @throws IllegalArgumentException naming file, line and reason, if something in them is not understood
     */
    public static AlertRules read(String file, String yaml) {
        try {
            Node root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml)
                    .orElseThrow(() -> new IllegalArgumentException(file + ":1: no alerts"));
            return new Reading(file).all(yaml, root);
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException(file + ":" + e.getProblemMark().map(m -> m.getLine() + 1).orElse(1) + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ":1: " + e.getMessage(), e);
        }
    }

    /** Goes through the file's nodes. */
    private record Reading(String file) {

        AlertRules all(String yaml, Node root) {
            Map<String, Node> top = map(root, Set.of("alerts", "send"));
            if (!top.containsKey("alerts")) {
                throw wrong(root, "no alerts");
            }
            List<Rule> rules = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Node node : members(top.get("alerts"))) {
                Rule rule = rule(node);
                if (!names.add(rule.name)) {
                    throw wrong(node, "a second alert is called " + rule.name);
                }
                rules.add(rule);
            }
            Map<String, Node> send = top.containsKey("send") ? map(top.get("send"), Set.of("console", "jsonl", "webhook")) : Map.of();
            String webhook = send.containsKey("webhook") ? address(send.get("webhook")) : null;
            boolean console = send.containsKey("console") ? truth(send.get("console")) : send.isEmpty();
            return new AlertRules(file, yaml, rules, console, send.containsKey("jsonl") ? text(send.get("jsonl")) : null, webhook);
        }

        private Rule rule(Node node) {
            Map<String, Node> rule = map(node, Set.of("name", "dyad", "type", "status", "sources", "change"));
            if (!rule.containsKey("name")) {
                throw wrong(node, "an alert needs a name");
            }
            List<String> dyad = texts(rule.get("dyad"));
            if (dyad.size() > 2 || dyad.size() == 2 && dyad.get(0).equals(dyad.get(1))) {
                throw wrong(rule.get("dyad"), "dyad: one code, or two that differ");
            }
            List<String> types = texts(rule.get("type"));
            for (String type : types) {
                if (Arrays.stream(EventType.values()).noneMatch(t -> t.name().equals(type))) {
                    throw wrong(rule.get("type"), "type: there is no type " + type);
                }
            }
            List<String> statuses = texts(rule.get("status"));
            for (String status : statuses) {
                if (Arrays.stream(Status.values()).noneMatch(s -> RecordJson.jsonName(s).equals(status))) {
                    throw wrong(rule.get("status"), "status: " + status + " is none of " + Arrays.stream(Status.values()).map(RecordJson::jsonName).toList());
                }
            }
            Double change = rule.containsKey("change") ? number(rule.get("change"), "change") : null;
            if (change != null && (rule.containsKey("type") || rule.containsKey("status") || rule.containsKey("sources"))) {
                throw wrong(rule.get("change"), "change: goes with name and dyad alone");
            }
            if (change != null && dyad.size() == 1) {
                throw wrong(rule.get("dyad"), "dyad: a change wants two codes, or none for any two");
            }
            return new Rule(text(rule.get("name")), dyad, types, statuses, rule.containsKey("sources") ? whole(rule.get("sources"), "sources") : 1, change);
        }

        private IllegalArgumentException wrong(Node node, String reason) {
            return new IllegalArgumentException(file + ":" + node.getStartMark().map(m -> m.getLine() + 1).orElse(1) + ": " + reason);
        }

        private Map<String, Node> map(Node node, Set<String> known) {
            if (!(node instanceof MappingNode mapping)) {
                throw wrong(node, "names with values are wanted here, like \"name: …\"");
            }
            Map<String, Node> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = text(tuple.getKeyNode());
                if (!known.contains(key)) {
                    throw wrong(tuple.getKeyNode(), key + " is none of " + known.stream().sorted().toList());
                }
                if (map.put(key, tuple.getValueNode()) != null) {
                    throw wrong(tuple.getKeyNode(), key + " a second time");
                }
            }
            return map;
        }

        private List<Node> members(Node node) {
            if (!(node instanceof SequenceNode sequence)) {
                throw wrong(node, "a list is wanted here");
            }
            return sequence.getValue();
        }

        private String text(Node node) {
            if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
                throw wrong(node, "a word is wanted here");
            }
            return scalar.getValue().strip();
        }

        /** One word, or a list of them; nothing where there is no node. */
        private List<String> texts(Node node) {
            return node == null ? List.of() : node instanceof SequenceNode sequence ? sequence.getValue().stream().map(this::text).toList() : List.of(text(node));
        }

        private boolean truth(Node node) {
            String text = text(node).toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false")) {
                throw wrong(node, "true or false is wanted here");
            }
            return text.equals("true");
        }

        private String address(Node node) {
            String address = text(node);
            try {
                URI uri = new URI(address);
                if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // said below
            }
            throw wrong(node, "webhook: no http or https address");
        }

        private int whole(Node node, String name) {
            double number = number(node, name);
            if (number != Math.rint(number)) {
                throw wrong(node, name + ": no whole number");
            }
            return (int) number;
        }

        private double number(Node node, String name) {
            try {
                double number = Double.parseDouble(text(node));
                if (number > 0 && number <= 1_000) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw wrong(node, name + ": not a number");
            }
            throw wrong(node, name + ": from above 0 to 1000");
        }
    }
}

package dev.caravan.settings.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns a YAML tree into JSON values, and notes where each of them stands. */
final class TreeReader {

    private static final String STANDARD_TAGS = "tag:yaml.org,2002:";
    private static final int LONGEST_SHOWN = 60;

    private final Placeholders placeholders;
    private final Problems problems;
    private final Map<KeyPath, Entry> entries = new HashMap<>();
    private final Set<KeyPath> broken = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();

    TreeReader(Placeholders placeholders, Problems problems) {
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /** What was read, and where. */
    Document read(Node tree, Shape shape) {
        Position start = YamlText.start(tree);
        JsonNode top =
                value(tree, start, KeyPath.TOP, shape)
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        return new Document(top, shape, entries, broken, problems);
    }

    private Optional<JsonNode> value(Node node, Position key, KeyPath path, Shape shape) {
        entries.put(path, new Entry(key, YamlText.start(node), shown(node, shape)));
        if (!node.getTag().getValue().startsWith(STANDARD_TAGS)) {
            return refuse(path, "has the tag " + node.getTag() + "; write the value without a tag");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, path, shape);
        }
        if (open.stream().anyMatch(each -> each == node)) {
            return refuse(path, "contains itself through an alias; write it out");
        }
        open.push(node);
        JsonNode value =
                node instanceof MappingNode mapping
                        ? mapping(new Mapping(mapping), path, shape)
                        : sequence((SequenceNode) node, path, shape);
        open.pop();
        return Optional.of(value);
    }

    private Optional<JsonNode> scalar(ScalarNode node, KeyPath path, Shape shape) {
        Optional<Filled> filled =
                placeholders.fill(YamlText.text(node), complaint -> refuse(path, complaint));
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        Scalar scalar = Scalar.of(node, filled.get());
        if (!scalar.isNothing()) {
            return Optional.of(scalar.as(shape));
        }
        // `main:` with nothing behind it is an account with nothing but defaults.
        return shape.allows("object")
                ? Optional.of(JsonNodeFactory.instance.objectNode())
                : Optional.empty();
    }

    private Optional<String> quietlyFilled(String text) {
        return placeholders.fill(text, complaint -> {}).map(Filled::text);
    }

    private ObjectNode mapping(Mapping mapping, KeyPath path, Shape shape) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Shape variant = shape.variantFor(key -> mapping.scalar(key).flatMap(this::quietlyFilled));
        Map<String, Position> seen = new HashMap<>();
        for (NodeTuple pair : mapping.own()) {
            Position at = YamlText.start(pair.getKeyNode());
            if (!(pair.getKeyNode() instanceof ScalarNode name)) {
                problems.add(at, path, "a key must be a word, not a list or a mapping");
                continue;
            }
            Position first = seen.putIfAbsent(YamlText.text(name), at);
            if (first == null) {
                member(object, YamlText.text(name), pair, path, variant);
            } else {
                problems.add(
                        at,
                        path.key(YamlText.text(name)),
                        "stands here for the second time; the first is in line " + first.line());
            }
        }
        for (NodeTuple pair : mapping.merged()) {
            if (pair.getKeyNode() instanceof ScalarNode name
                    && seen.putIfAbsent(YamlText.text(name), YamlText.start(name)) == null) {
                member(object, YamlText.text(name), pair, path, variant);
            }
        }
        return object;
    }

    private void member(
            ObjectNode object, String key, NodeTuple pair, KeyPath path, Shape variant) {
        value(
                        pair.getValueNode(),
                        YamlText.start(pair.getKeyNode()),
                        path.key(key),
                        variant.key(key).orElseGet(variant::unknown))
                .ifPresent(value -> object.set(key, value));
    }

    private ArrayNode sequence(SequenceNode node, KeyPath path, Shape shape) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Shape item = shape.item().orElseGet(shape::unknown);
        for (Node each : node.getValue()) {
            KeyPath at = path.item(array.size());
            // A refused item leaves a gap, so that the items after it keep their index.
            array.add(value(each, YamlText.start(each), at, item).orElse(NullNode.getInstance()));
        }
        return array;
    }

    private Optional<JsonNode> refuse(KeyPath path, String message) {
        Entry entry = entries.getOrDefault(path, Document.NOWHERE);
        problems.add(entry.value(), path, message);
        broken.add(path);
        return Optional.empty();
    }

    private static String shown(Node node, Shape shape) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().isEmpty() ? "an empty list" : "a list";
        }
        String text = YamlText.text((ScalarNode) node);
        if (shape.isSecret()) {
            return "the value";
        }
        if (text.isEmpty()) {
            return "an empty value";
        }
        String quoted = "\"" + shortened(text) + "\"";
        return text.contains("${") ? "the value of " + quoted : quoted;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }
}

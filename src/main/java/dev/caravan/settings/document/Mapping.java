package dev.caravan.settings.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping together with what its merge keys ({@code <<: *name}) bring in. */
record Mapping(MappingNode node) {

    private static final String MERGE = "<<";

    /** The pairs that stand here, in the order of the file, without the merge keys. */
    List<NodeTuple> own() {
        return node.getValue().stream().filter(pair -> !isMerge(pair)).toList();
    }

    /** The pairs of the merged mappings, and of those that they merge; an earlier one wins. */
    List<NodeTuple> merged() {
        List<NodeTuple> merged = new ArrayList<>();
        addMerged(merged, new ArrayList<>());
        return merged;
    }

    private void addMerged(List<NodeTuple> merged, List<MappingNode> visited) {
        if (visited.stream().anyMatch(each -> each == node)) {
            return;
        }
        visited.add(node);
        for (NodeTuple pair : node.getValue()) {
            if (isMerge(pair)) {
                for (MappingNode source : sources(pair.getValueNode())) {
                    merged.addAll(new Mapping(source).own());
                    new Mapping(source).addMerged(merged, visited);
                }
            }
        }
    }

    /** The text of a scalar that stands under a key. */
    Optional<String> scalar(String key) {
        return own().stream()
                .filter(pair -> pair.getKeyNode() instanceof ScalarNode name && is(name, key))
                .map(NodeTuple::getValueNode)
                .filter(ScalarNode.class::isInstance)
                .map(value -> YamlText.text((ScalarNode) value))
                .findFirst();
    }

    private static boolean is(ScalarNode node, String text) {
        return node.getValue().equals(text);
    }

    private static boolean isMerge(NodeTuple pair) {
        return pair.getKeyNode() instanceof ScalarNode key
                && key.isPlain()
                && is(key, MERGE)
                && !sources(pair.getValueNode()).isEmpty();
    }

    private static List<MappingNode> sources(Node value) {
        if (value instanceof MappingNode one) {
            return List.of(one);
        }
        if (value instanceof SequenceNode several
                && several.getValue().stream().allMatch(MappingNode.class::isInstance)) {
            return several.getValue().stream().map(MappingNode.class::cast).toList();
        }
        return List.of();
    }
}

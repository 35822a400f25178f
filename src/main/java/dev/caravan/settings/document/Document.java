package dev.caravan.settings.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a YAML text, each with its position, and which of them are not to be used. */
public final class Document {

    static final Entry NOWHERE = new Entry(Position.START, Position.START, "an empty value");

    private final JsonNode top;
    private final Shape shape;
    private final Map<KeyPath, Entry> entries;
    private final Set<KeyPath> broken;
    private final Problems problems;

    Document(
            JsonNode top,
            Shape shape,
            Map<KeyPath, Entry> entries,
            Set<KeyPath> broken,
            Problems problems) {
        this.top = top;
        this.shape = shape;
        this.entries = new HashMap<>(entries);
        this.broken = new HashSet<>(broken);
        this.problems = problems;
    }

    /**
     * Reads a text and checks it against the schema. What is wrong is added to the problems; what
     * the document then gives out is right. There is no document where the text is not YAML.
     */
    public static Optional<Document> read(
            String text, DocumentSchema schema, Placeholders placeholders, Problems problems) {
        try {
            Document document =
                    new YamlText(text)
                            .tree()
                            .map(
                                    node ->
                                            new TreeReader(placeholders, problems)
                                                    .read(node, schema.top()))
                            .orElseGet(() -> empty(schema.top(), problems));
            schema.check(document);
            return Optional.of(document);
        } catch (NotYamlException cause) {
            problems.add(cause.position(), KeyPath.TOP, String.valueOf(cause.getMessage()));
            return Optional.empty();
        }
    }

    private static Document empty(Shape shape, Problems problems) {
        return new Document(
                JsonNodeFactory.instance.objectNode(), shape, Map.of(), Set.of(), problems);
    }

    public Section top() {
        return new Section(this, KeyPath.TOP, top, shape);
    }

    JsonNode json() {
        return top;
    }

    /** Reports a value; it is not given out any more. */
    void refuse(KeyPath path, String message) {
        add(position(path), path, message);
        breakAt(path);
    }

    /** From here on the value counts as absent. */
    void breakAt(KeyPath path) {
        broken.add(path);
    }

    void add(Position position, KeyPath path, String message) {
        problems.add(position, path, message);
    }

    boolean isBroken(KeyPath path) {
        return broken.contains(path);
    }

    /** Where a value stands; where what contains it is named when there is none. */
    Position position(KeyPath path) {
        return entries.containsKey(path) ? entry(path).value() : entry(path.parent()).key();
    }

    /** The entry of a value; of what contains it where the value itself is absent. */
    Entry entry(KeyPath path) {
        Entry entry = entries.get(path);
        if (entry != null) {
            return entry;
        }
        return path.equals(KeyPath.TOP) ? NOWHERE : entry(path.parent());
    }
}

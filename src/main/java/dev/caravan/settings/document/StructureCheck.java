package dev.caravan.settings.document;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;

/** Says in plain words, and with a position, where a document departs from its schema. */
final class StructureCheck {

    private final Document document;
    private final Shape schema;

    StructureCheck(Document document, Shape schema) {
        this.document = document;
        this.schema = schema;
    }

    void report(Error error) {
        KeyPath path = path(error.getInstanceLocation());
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(path.key(error.getProperty()), rule(error));
            case "propertyNames" -> wrongName(path.key(error.getProperty()), error);
            case "required" -> missing(path.key(error.getProperty()), rule(error));
            default -> wrongValue(path, rule(error));
        }
    }

    private void unknownKey(KeyPath path, Shape owner) {
        String key = path.steps().get(path.steps().size() - 1);
        String advice =
                Nearest.to(key, owner.keys())
                        .map(known -> "did you mean " + known + "?")
                        .orElseGet(() -> "known here: " + String.join(", ", owner.keys()));
        document.add(document.entry(path).key(), path, "unknown key; " + advice);
    }

    private void wrongName(KeyPath path, Error error) {
        Shape names = schema.at(pointer(error.getSchemaLocation().getFragment()));
        document.add(
                document.entry(path).key(),
                path,
                "this key is not allowed; expected " + Expected.by(names));
        document.breakAt(path);
    }

    private void missing(KeyPath path, Shape owner) {
        if (document.isBroken(path)) {
            return;
        }
        String key = path.steps().get(path.steps().size() - 1);
        String expected = owner.key(key).map(Expected::by).orElse("a value");
        document.add(document.entry(path).key(), path, "is missing or empty; expected " + expected);
    }

    private void wrongValue(KeyPath path, Shape rule) {
        if (document.isBroken(path)) {
            return;
        }
        Entry entry = document.entry(path);
        String hint =
                Nearest.to(unquoted(entry.shown()), rule.words())
                        .map(word -> "; did you mean " + word + "?")
                        .orElse("");
        document.refuse(
                path, entry.shown() + " is not allowed; expected " + Expected.by(rule) + hint);
    }

    private static String unquoted(String shown) {
        return shown.replace("\"", "");
    }

    /** The part of the schema that holds the violated keyword. */
    private Shape rule(Error error) {
        return schema.at(pointer(error.getSchemaLocation().getFragment().getParent()));
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            String step = String.valueOf(path.getElement(i));
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static KeyPath path(NodePath location) {
        KeyPath path = KeyPath.TOP;
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            path = step instanceof Integer index ? path.item(index) : path.key(step.toString());
        }
        return path;
    }
}

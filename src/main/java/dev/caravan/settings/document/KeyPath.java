package dev.caravan.settings.document;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from the top of a document to one of its values, such as {@code
 * alerts.channels[0].events}.
 *
 * <p>The step to an item of a list is its index in brackets, counted from 0.
 */
public record KeyPath(List<String> steps) {

    public static final KeyPath TOP = new KeyPath(List.of());

    public KeyPath {
        steps = List.copyOf(steps);
    }

    public KeyPath key(String key) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new KeyPath(longer);
    }

    public KeyPath item(int index) {
        return key("[" + index + "]");
    }

    /** The path without its last step; the top is its own parent. */
    KeyPath parent() {
        return steps.isEmpty() ? this : new KeyPath(steps.subList(0, steps.size() - 1));
    }

    @Override
    public String toString() {
        return String.join(".", steps).replace(".[", "[");
    }
}

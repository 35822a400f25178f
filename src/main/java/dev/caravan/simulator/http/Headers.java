package dev.caravan.simulator.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The header fields of a message; names are lower case, repeated ones are joined by commas. */
public final class Headers {

    private final TreeMap<String, String> fields = new TreeMap<>();

    void add(String name, String value) {
        fields.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + "," + b);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }

    public String text(String name) {
        return find(name).orElse("");
    }

    public boolean says(String name, String word) {
        return text(name).toLowerCase(Locale.ROOT).contains(word);
    }

    /** The fields whose names begin so, sorted by name. */
    public SortedMap<String, String> beginning(String prefix) {
        return new TreeMap<>(fields.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    public Map<String, String> all() {
        return new TreeMap<>(fields);
    }
}

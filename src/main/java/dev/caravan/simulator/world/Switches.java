package dev.caravan.simulator.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The present position of every switch. */
public final class Switches {

    private static final Map<String, Switch<?>> KNOWN =
            Stream.of(
                            AuthSwitch.ALL,
                            EnvelopeSwitch.ALL,
                            ListingSwitch.ALL,
                            NameSwitch.ALL,
                            UploadSwitch.ALL,
                            StorageSwitch.ALL,
                            ServiceSwitch.ALL)
                    .flatMap(each -> each.stream())
                    .collect(
                            Collectors.toMap(
                                    each -> each.name(),
                                    Function.identity(),
                                    (first, second) -> first,
                                    LinkedHashMap::new));

    private final Map<String, String> changed = new ConcurrentHashMap<>();

    public Switches(Map<String, String> initial) {
        initial.forEach(this::set);
    }

    /** Every switch there is, in a readable order. */
    public static Iterable<Switch<?>> known() {
        return KNOWN.values();
    }

    public <T> T of(Switch<T> which) {
        return which.parse().apply(text(which));
    }

    public String text(Switch<?> which) {
        return changed.getOrDefault(which.name(), which.standard());
    }

    public void set(Switch<?> which, String value) {
        Objects.requireNonNull(which.parse().apply(value));
        changed.put(which.name(), value);
    }

    public void set(String name, String value) {
        Switch<?> which = KNOWN.get(name);
        if (which == null) {
            throw new IllegalArgumentException("no switch is called " + name);
        }
        set(which, value);
    }

    /** Sets all of them, or none when one is not right. */
    public void setAll(Map<String, String> wanted) {
        new Switches(wanted);
        wanted.forEach(this::set);
    }

    /** Puts every switch back to its standard position. */
    public void reset() {
        changed.clear();
    }
}

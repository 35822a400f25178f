package dev.caravan.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the log a command shows: to a person at a terminal its own words say everything, so
 * only what is odd goes beside them. The daemon, and whoever set a level, get the whole.
 */
public final class LogLevel {

    /** The name under which the log's configuration asks for it. */
    public static final String NAME = "CARAVAN_LOG_LEVEL";

    private LogLevel() {}

    /** The level to set; empty when the usual one is right. */
    public static Optional<String> of(
            List<String> arguments, Terminal terminal, Map<String, String> environment) {
        boolean daemon = arguments.contains("run") && !arguments.contains("--once");
        return terminal.interactive() && !daemon && !environment.containsKey(NAME)
                ? Optional.of("WARN")
                : Optional.empty();
    }
}

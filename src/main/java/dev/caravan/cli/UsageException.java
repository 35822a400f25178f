package dev.caravan.cli;

import java.util.List;

/** Says that a command or the configuration is wrong, line by line; nothing was done. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    UsageException(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    UsageException(String line) {
        this(List.of(line));
    }

    List<String> lines() {
        return lines;
    }
}

package dev.caravan.cli;

import org.jspecify.annotations.Nullable;

/** The command above a command, which picocli sets before it calls. */
final class Parents {

    private Parents() {}

    static <T> T of(@Nullable T parent) {
        if (parent == null) {
            throw new IllegalStateException("a command runs below the program's own");
        }
        return parent;
    }
}

package dev.caravan.cli;

import java.util.Collection;
import java.util.List;

/** The exit codes of every command: a contract that scripts rely on (design, 2.3). */
public enum ExitCode {
    DONE(0),
    INTERNAL_ERROR(1),
    USAGE(2),
    PARTIAL(3),
    HELD(4),
    LOGIN_NEEDED(5),
    LOCKED(6),
    WAITING(7);

    private static final List<ExitCode> WORST_FIRST =
            List.of(INTERNAL_ERROR, USAGE, LOGIN_NEEDED, LOCKED, HELD, WAITING, PARTIAL, DONE);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The worst of several jobs' codes; done when there are none. */
    public static ExitCode worst(Collection<ExitCode> codes) {
        return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(DONE);
    }
}

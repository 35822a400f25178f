package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why the state could not be read or written, with the word for alerts and what to do. */
public final class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause word;
    private final String advice;

    StateException(Cause word, String problem, String advice, @Nullable Throwable cause) {
        super(problem + "; " + advice, cause);
        this.word = Objects.requireNonNull(word);
        this.advice = advice;
    }

    /** The word for failures, job states and alerts. */
    public Cause word() {
        return word;
    }

    /** What a person can do about it. */
    public String advice() {
        return advice;
    }
}

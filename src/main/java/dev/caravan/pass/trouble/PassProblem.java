package dev.caravan.pass.trouble;

import dev.caravan.cause.Cause;
import dev.caravan.state.PassResult;
import org.jspecify.annotations.Nullable;

/**
 * Why a pass could not go on: what was tried, why not, and what to do. It ends the pass and touches
 * nothing more.
 */
public final class PassProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause word;
    private final PassResult result;
    private final String advice;

    public PassProblem(PassResult result, Cause word, @Nullable String message, String advice) {
        super(message);
        this.result = result;
        this.word = word;
        this.advice = advice;
    }

    public Cause word() {
        return word;
    }

    public PassResult result() {
        return result;
    }

    /** What a person can do about it, as one sentence. */
    public String advice() {
        return advice;
    }
}

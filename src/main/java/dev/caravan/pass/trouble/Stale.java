package dev.caravan.pass.trouble;

import dev.caravan.cause.Cause;
import dev.caravan.plan.operation.Operation;

/**
 * An operation found something else than its plan expects, and changed nothing; the next look
 * tells.
 */
public final class Stale extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause word;

    private Stale(Operation operation, String why, Cause word) {
        super(
                "did not "
                        + operation.kind()
                        + " "
                        + operation.path()
                        + ": "
                        + why
                        + "; the next pass looks again");
        this.word = word;
    }

    /** Something on 115 is not as it was seen. */
    public static Stale on115(Operation operation, String why) {
        return new Stale(operation, why, Cause.SCAN_INCOMPLETE);
    }

    /** Something in the local folder is not as it was seen. */
    public static Stale locally(Operation operation, String why) {
        return new Stale(operation, why, Cause.FILE_BUSY);
    }

    Cause word() {
        return word;
    }
}

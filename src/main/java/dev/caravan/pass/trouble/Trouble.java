package dev.caravan.pass.trouble;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Set;

/**
 * What went wrong, judged: how far it reaches and what a person can do.
 *
 * @param code of 115 or HTTP, for people who look it up; may be empty
 * @param result of a pass that ends with it
 */
public record Trouble(
        Cause cause, String code, String message, String advice, Reach reach, PassResult result) {

    private static final Set<Cause> OF_THE_WHOLE_DISK =
            Set.of(Cause.DISK_FULL, Cause.READ_ONLY, Cause.ROOT_IDENTITY);

    /** How much cannot go on. */
    public enum Reach {
        /** This item alone. */
        ITEM,
        /** This item alone, and for long: 115 refused it, and would do so again. */
        ITEM_FOR_LONG,
        /**
         * This item, and the pass when it happens again and again with nothing working in between.
         */
        CONNECTION,
        /** Every further upload of this pass. */
        UPLOADS,
        /** The pass. */
        PASS
    }

    public static Trouble of(Throwable problem) {
        if (problem instanceof PassProblem known) {
            return new Trouble(
                    known.word(),
                    "",
                    known.getMessage() == null ? known.word().word() : known.getMessage(),
                    known.advice(),
                    Reach.PASS,
                    known.result());
        }
        if (problem instanceof DriveException known) {
            return ofDrive(known);
        }
        if (problem instanceof Stale stale) {
            return item(stale.word(), String.valueOf(stale.getMessage()));
        }
        if (problem instanceof StateException state) {
            return ofState(state);
        }
        if (problem instanceof AccessDeniedException denied) {
            return item(Cause.PERMISSION, "no permission for " + denied.getFile());
        }
        if (problem instanceof IOException io) {
            return item(Cause.PERMISSION, "could not read: " + io.getMessage());
        }
        Throwable cause = problem.getCause();
        if (cause != null) {
            // The routes wrap what stops them half-way.
            return of(cause);
        }
        return new Trouble(
                Cause.INTERNAL,
                "",
                problem.getClass().getSimpleName() + ": " + problem.getMessage(),
                Advice.of(Cause.INTERNAL),
                Reach.ITEM,
                PassResult.FAILED);
    }

    private static Trouble ofDrive(DriveException known) {
        Reach reach = Reach.ITEM;
        if (known instanceof DriveException.SignedOut
                || known instanceof DriveException.AppProblem
                || known instanceof DriveException.Throttled
                || known instanceof DriveException.Interrupted) {
            reach = Reach.PASS;
        } else if (known instanceof DriveException.Transient) {
            reach = Reach.CONNECTION;
        } else if (known instanceof DriveException.Refused) {
            reach = Reach.ITEM_FOR_LONG;
        } else if (known instanceof DriveException.Full) {
            reach = Reach.UPLOADS;
        } else if (known instanceof DriveException.LocalFile local
                && OF_THE_WHOLE_DISK.contains(local.word())) {
            reach = Reach.PASS;
        }
        return new Trouble(
                known.word(),
                known.code(),
                known.getMessage() == null ? known.word().word() : known.getMessage(),
                Advice.of(known.word()),
                reach,
                PassResult.WAITING);
    }

    /** Without its books a pass must not do anything. */
    private static Trouble ofState(StateException state) {
        boolean broken =
                state.word() == Cause.INTERNAL
                        || state.word() == Cause.STATE_DAMAGED
                        || state.word() == Cause.STATE_NEWER;
        return new Trouble(
                state.word(),
                "",
                String.valueOf(state.getMessage()),
                state.advice(),
                Reach.PASS,
                broken ? PassResult.FAILED : PassResult.WAITING);
    }

    private static Trouble item(Cause cause, String message) {
        return new Trouble(cause, "", message, Advice.of(cause), Reach.ITEM, PassResult.PARTIAL);
    }

    /** Whether everything but this item goes on. */
    public boolean isOfItem() {
        return reach == Reach.ITEM || reach == Reach.ITEM_FOR_LONG;
    }

    public PassProblem asProblem() {
        return new PassProblem(result, cause, message, advice);
    }
}

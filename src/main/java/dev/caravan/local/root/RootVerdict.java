package dev.caravan.local.root;

import dev.caravan.cause.Cause;

/** Whether the local root is the one that a job knows. */
public sealed interface RootVerdict {

    /**
     * It is.
     *
     * @param mark to be recorded; it differs from the known one when the machine counts its disks
     *     differently now
     */
    record Good(RootMark mark) implements RootVerdict {}

    /**
     * It is not, or cannot be told: nothing may be planned, nothing done.
     *
     * @param message what was found, as one line for people
     * @param advice what a person can do, with the very command
     */
    record Bad(Cause cause, String message, String advice) implements RootVerdict {}
}

package dev.caravan.pass.remember;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.state.Failure;
import java.time.Instant;
import java.util.Optional;

/** When what failed is tried again. */
record Retries(Backoff backoff) {

    /** So often in a row a file that was being written is tried again at once. */
    private static final int BUSY_TRIES = 3;

    /** What was being written may keep still at any time, so that it is never left for long. */
    Instant next(Trouble trouble, int attempts, Instant now) {
        boolean busy = trouble.cause() == Cause.FILE_BUSY;
        return backoff.next(now, busy ? Math.min(attempts, BUSY_TRIES + 1) : attempts, trouble);
    }

    /** Whether it is to be left alone in this pass; a person's command tries everything, once. */
    boolean isResting(Step step, Failure failure, Instant now) {
        Trigger trigger = step.pass().trigger();
        Optional<Instant> next = failure.next();
        return trigger == Trigger.COMMAND || trigger == Trigger.API
                ? next.isPresent() && step.pass().sight().failedBefore(failure.last())
                : rests(failure)
                        && !isEditedSince(step, failure)
                        && next.filter(now::isBefore).isPresent();
    }

    // What was being written is tried again by the pass that the end of the writing starts; what is
    // written to without end would take the line for itself (HC-159).
    private static boolean rests(Failure failure) {
        return failure.cause() != Cause.FILE_BUSY || failure.attempts() > BUSY_TRIES;
    }

    /**
     * What failed was another content, which says nothing of this one. The clock of the disk need
     * not be ours, so that only what it said then can be compared with what it says now.
     */
    private static boolean isEditedSince(Step step, Failure failure) {
        return failure.cause() != Cause.FILE_BUSY
                && failure.changedNs().isPresent()
                && !failure.changedNs().equals(FailingItem.of(step.operation()).changedNs());
    }
}

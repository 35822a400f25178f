package dev.caravan.state;

import dev.caravan.cause.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the guard holds of a job until a person decides.
 *
 * @param id names exactly these operations: other operations have another id
 * @param cause why they are held: mass-delete, mass-change, root-empty or rollback
 * @param decider who decided, for the journal; empty while nobody did
 */
public record HeldPlan(
        String id,
        JobId job,
        Cause cause,
        Instant made,
        Decision decision,
        Optional<Instant> decided,
        Optional<String> decider,
        List<HeldOperation> operations) {

    /** What a person said. */
    public enum Decision {
        OPEN,
        APPROVED,
        REJECTED
    }

    public HeldPlan {
        operations = List.copyOf(operations);
    }

    /** A plan that nobody has decided about. */
    public static HeldPlan open(
            String id, JobId job, Cause cause, Instant made, List<HeldOperation> operations) {
        return new HeldPlan(
                id,
                job,
                cause,
                made,
                Decision.OPEN,
                Optional.empty(),
                Optional.empty(),
                operations);
    }
}

package dev.caravan.pass.report;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of one pass, in numbers; the JSON of {@code lastPass} and of the history.
 *
 * @param files in scope on the local side, changed or not
 * @param bytes the sum of their sizes
 * @param uploaded files whose bytes travelled
 * @param rapid files that 115 already had
 * @param cause why it is not {@link PassResult#OK}
 * @param message one line for a person; empty when all is well
 */
public record PassReport(
        long id,
        String job,
        Trigger trigger,
        Instant started,
        Instant ended,
        PassResult result,
        Optional<Cause> cause,
        String message,
        String advice,
        PassCounts counts) {

    /** Whether the system ended the pass: it alone is partial without a cause. */
    public boolean isStopped() {
        return result == PassResult.PARTIAL && cause.isEmpty();
    }

    /** Whether nothing is amiss, and some files wait for the hours of the job's transfers. */
    public boolean waitsForHours() {
        return result == PassResult.WAITING && cause.isEmpty();
    }
}

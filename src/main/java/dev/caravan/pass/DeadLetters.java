package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Stopped;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.account.AccountState;
import dev.caravan.state.account.AccountStore;
import dev.caravan.state.database.StateException;
import dev.caravan.tree.RelativePath;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps passes that broke off, with the reason and what to do about it. */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    /** The operation under which a failure of a whole pass is listed. */
    public static final String PASS = "pass";

    private final Records records;
    private final PassStore passes;
    private final AccountStore accounts;
    private final CallCounts calls;
    private final PassProgress progress;
    private final InstantSource time;

    public DeadLetters(Bookkeeping books, CallCounts calls) {
        this.records = books.records();
        this.passes = books.passes();
        this.accounts = books.accounts();
        this.calls = calls;
        this.progress = books.progress();
        this.time = books.time();
    }

    /**
     * Takes a pass that broke off.
     *
     * @param pass absent when it broke before it had begun, as when another process has the job
     */
    public PassReport keep(PassOrder order, @Nullable RunningPass pass, Exception problem) {
        Trouble trouble = Trouble.of(problem);
        if (trouble.cause() == Cause.INTERNAL && !isStop(problem)) {
            LOG.error("pass broke off job={}", order.job(), problem);
        }
        if (pass == null) {
            return report(order, trouble);
        }
        try {
            return isStop(problem) ? end(pass, stopped(pass)) : keep(pass, trouble);
        } catch (StateException unwritable) {
            // Nothing can be kept, so that all depends on being told.
            return report(order, Trouble.of(unwritable));
        } finally {
            pass.release();
        }
    }

    private static boolean isStop(Exception problem) {
        return problem instanceof Stopped || problem instanceof DriveException.Interrupted;
    }

    private PassReport keep(RunningPass pass, Trouble trouble) {
        if (pass.isInside()) {
            // The pass around it goes on, and meets the same trouble if it lasts.
            return broken(pass, trouble);
        }
        records.failures().failed(pass, RelativePath.ROOT, PASS, trouble);
        PassReport report = end(pass, broken(pass, trouble));
        accountState(trouble.cause())
                .ifPresent(
                        state ->
                                accounts.is(
                                        pass.account(),
                                        state,
                                        Optional.of(trouble.message()),
                                        report.ended()));
        return report;
    }

    private PassReport end(RunningPass pass, PassReport report) {
        if (pass.isInside()) {
            return report;
        }
        passes.end(
                pass.id(),
                report.ended(),
                report.result(),
                Optional.of(report.message()),
                report.cause(),
                report.counts());
        progress.ended(report);
        return report;
    }

    private PassReport stopped(RunningPass pass) {
        return report(
                pass,
                PassResult.PARTIAL,
                Optional.empty(),
                "stopped before the end; the next pass goes on",
                "");
    }

    private PassReport broken(RunningPass pass, Trouble trouble) {
        return report(
                pass,
                trouble.result(),
                Optional.of(trouble.cause()),
                trouble.message(),
                trouble.advice());
    }

    private PassReport report(
            RunningPass pass,
            PassResult result,
            Optional<Cause> cause,
            String message,
            String advice) {
        return new PassReport(
                pass.id(),
                pass.job().name(),
                pass.trigger(),
                pass.started(),
                time.instant(),
                result,
                cause,
                message,
                advice,
                pass.tally().counts(pass.sight().seen(), 0, 0, calls.since(pass)));
    }

    private PassReport report(PassOrder order, Trouble trouble) {
        Instant now = time.instant();
        return new PassReport(
                0,
                order.job(),
                order.trigger(),
                now,
                now,
                trouble.result(),
                Optional.of(trouble.cause()),
                trouble.message(),
                trouble.advice(),
                PassCounts.NONE);
    }

    private static Optional<AccountState> accountState(Cause cause) {
        return switch (cause) {
            case AUTH_REQUIRED -> Optional.of(AccountState.LOGIN_REQUIRED);
            case APP_PROBLEM -> Optional.of(AccountState.APP_PROBLEM);
            case RATE_LIMIT -> Optional.of(AccountState.THROTTLED);
            default -> Optional.empty();
        };
    }
}

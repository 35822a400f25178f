package dev.caravan.status;

import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.open115.pace.BudgetState;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.FailureStore;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.account.AccountState;
import dev.caravan.state.account.AccountStore;
import dev.caravan.state.account.KnownAccount;
import dev.caravan.state.account.SqliteBudgetLedger;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.LockHolder;
import dev.caravan.state.database.ProcessLock;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the state database into the status document, beside a running daemon or without one. */
public final class StatusReader {

    /**
     * The refresh token ends a year after the person logged in (section 2.5 of the API document).
     */
    private static final Period LOGIN = Period.ofYears(1);

    private final StateDatabase database;
    private final Path stateDir;
    private final Instant now;
    private final ZoneId zone;

    public StatusReader(StateDatabase database, Path stateDir, Instant now, ZoneId zone) {
        this.database = database;
        this.stateDir = stateDir;
        this.now = now;
        this.zone = zone;
    }

    /** What the configuration says of a job: its name, mode, and when it runs next by itself. */
    public record Configured(String name, String mode, Optional<Instant> next) {}

    public StatusDocument read(
            String version, Iterable<String> accounts, Iterable<Configured> jobs) {
        Optional<LockHolder> daemon = ProcessLock.daemonHolder(stateDir);
        Map<String, StatusDocument.Account> accountViews = new LinkedHashMap<>();
        accounts.forEach(name -> accountViews.put(name, account(name)));
        Map<String, StatusDocument.Job> jobViews = new LinkedHashMap<>();
        jobs.forEach(job -> jobViews.put(job.name(), job(job, daemon.isPresent())));
        return new StatusDocument(
                version,
                Times.text(now),
                new StatusDocument.Daemon(
                        daemon.isPresent(),
                        daemon.map(LockHolder::pid).orElse(null),
                        Times.text(daemon.flatMap(LockHolder::since))),
                accountViews,
                jobViews);
    }

    private StatusDocument.Account account(String name) {
        Optional<StoredTokens> tokens = new SqliteTokenStore(database).load(name);
        Optional<BudgetState> budget = new SqliteBudgetLedger(database).read(name);
        Optional<Instant> pause =
                budget.flatMap(BudgetState::pausedUntil).filter(until -> until.isAfter(now));
        Optional<KnownAccount> known = new AccountStore(database).find(name);
        AccountState state = state(tokens, pause, known);
        return new StatusDocument.Account(
                state.word(),
                reason(state, known, budget),
                Times.text(
                        tokens.filter(pair -> pair.deadCode().isEmpty())
                                .map(StoredTokens::authorized)
                                .map(since -> since.atZone(zone).plus(LOGIN).toInstant())),
                budget.map(spent -> spent.callsOnDayOf(now)).orElse(0L),
                Times.text(pause));
    }

    private static AccountState state(
            Optional<StoredTokens> tokens, Optional<Instant> pause, Optional<KnownAccount> known) {
        boolean alive = tokens.filter(pair -> pair.deadCode().isEmpty()).isPresent();
        if (!alive) {
            return AccountState.LOGIN_REQUIRED;
        }
        if (known.map(KnownAccount::state).filter(AccountState.APP_PROBLEM::equals).isPresent()) {
            return AccountState.APP_PROBLEM;
        }
        return pause.isPresent() ? AccountState.THROTTLED : AccountState.OK;
    }

    private static @Nullable String reason(
            AccountState state, Optional<KnownAccount> known, Optional<BudgetState> budget) {
        return switch (state) {
            case OK -> null;
            case THROTTLED -> budget.flatMap(BudgetState::reason).orElse(null);
            case LOGIN_REQUIRED, APP_PROBLEM ->
                    known.flatMap(KnownAccount::reason).orElse("nobody has logged in yet");
        };
    }

    private StatusDocument.Job job(Configured job, boolean daemon) {
        Optional<KnownJob> known = new JobStore(database).find(job.name());
        if (known.isEmpty()) {
            return new StatusDocument.Job(
                    "never", null, job.mode(), null, null, next(job, daemon), 0, 0, 0, null, false);
        }
        PassStore passes = new PassStore(database);
        Optional<PassRecord> last = passes.last(known.get().id());
        boolean running = ProcessLock.jobHolder(stateDir, job.name()).isPresent();
        return new StatusDocument.Job(
                running
                        ? "running"
                        : last.flatMap(PassRecord::result).map(PassResult::word).orElse("never"),
                last.flatMap(PassRecord::cause).map(cause -> cause.word()).orElse(null),
                job.mode(),
                last.map(PassView::of).orElse(null),
                Times.text(passes.lastSuccess(known.get().id())),
                next(job, daemon),
                new HeldStore(database).count(known.get().id()),
                new FailureStore(database).count(known.get().id()),
                new ConflictStore(database).count(known.get().id()),
                null,
                known.get().paused());
    }

    /** Without a daemon nothing runs by itself. */
    private static @Nullable String next(Configured job, boolean daemon) {
        return daemon ? Times.text(job.next()) : null;
    }
}

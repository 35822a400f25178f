package dev.caravan.app;

import dev.caravan.alert.desk.AlertDesk;
import dev.caravan.doctor.Finding;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.Beginning;
import dev.caravan.pass.CallCounts;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.restore.RestoreReport;
import dev.caravan.restore.Wish;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.HashCache;
import dev.caravan.state.Home;
import dev.caravan.state.HomeStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.SqliteUploadSessions;
import dev.caravan.state.account.AccountState;
import dev.caravan.state.account.AccountStore;
import dev.caravan.state.account.SqliteBudgetLedger;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.ProcessLock;
import dev.caravan.state.database.StateDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Everything that one configuration needs to run, put together and opened. */
public final class Program implements AutoCloseable {

    /** So long a running part may take, of the 30 s in which the program must have ended. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(15);

    private static final Duration LAST_DELIVERIES = Duration.ofSeconds(5);

    private final Settings settings;
    private final StateDatabase database;
    private final Accounts accounts;
    private final StopSignal stop = new StopSignal();
    private final LastCalls lastCalls;
    private final Lanes transfers;
    private final ExecutorService passes;
    private final Turns turns;
    private volatile Optional<FolderWatches> folderWatches = Optional.empty();
    private volatile Supplier<List<String>> nextStart = List::of;
    private final AlertParts alerts;
    private final HashCache hashes;
    private final PassProgress progress;
    private final Timing timing;
    private final Map<String, Object> beans;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Optional<CamelProgram> running = Optional.empty();

    private Program(Settings settings, PassProgress progress, Timing machine) {
        this.settings = settings;
        this.progress = progress;
        this.timing = EndingWaits.of(machine, stop);
        this.database = StateDatabase.open(settings.stateDir());
        SqliteBudgetLedger budget = new SqliteBudgetLedger(database);
        this.accounts =
                new Accounts(
                        settings,
                        new SqliteTokenStore(database),
                        budget,
                        new SqliteUploadSessions(database),
                        timing);
        this.lastCalls = new LastCalls(LAST_CALLS, accounts::breakOff);
        this.transfers = Lanes.of(settings);
        this.passes = Pools.passes();
        this.turns =
                new Turns(
                        this::run,
                        this::isPaused,
                        job -> ProcessLock.jobHolder(settings.stateDir(), job).isPresent(),
                        stop,
                        passes,
                        timing.sleeper());
        this.alerts = AlertParts.of(settings, database, timing, this::camel);
        this.hashes = new HashCache(database, timing.clock());
        this.beans =
                new RouteBeans(
                                new RouteBeans.Parts(
                                        settings,
                                        database,
                                        accounts,
                                        hashes,
                                        turns,
                                        transfers,
                                        alerts.desk(),
                                        stop,
                                        progress,
                                        timing),
                                () -> folderWatches,
                                () -> nextStart.get())
                        .named(calls(budget));
    }

    /** Opens the state and imports seed tokens; nothing runs yet. */
    public static Program open(Settings settings, PassProgress progress) throws DriveException {
        Program program = open(settings, progress, Timing.ofThisMachine());
        program.isUsedOn(Home.here(System.getenv()));
        return program;
    }

    /** The same with another clock and another way to wait. */
    public static Program open(Settings settings, PassProgress progress, Timing timing)
            throws DriveException {
        Program program = new Program(settings, progress, timing);
        boolean opened = false;
        try {
            program.accounts.seed(settings);
            opened = true;
            return program;
        } finally {
            if (!opened) {
                program.close();
            }
        }
    }

    /** From here on it is known on which machine the state is used. */
    void isUsedOn(Home machine) {
        new HomeStore(database).settle(machine, timing.clock().instant());
    }

    private static CallCounts calls(SqliteBudgetLedger budget) {
        return new CallCounts(
                account -> budget.read(account).map(state -> state.callsToday()).orElse(0L));
    }

    public StateDatabase state() {
        return database;
    }

    public Accounts accounts() {
        return accounts;
    }

    public AlertDesk alertDesk() {
        return alerts.desk();
    }

    /**
     * A person has just logged an account in: what was said of it before does not count any more.
     */
    public void loggedIn(String account) {
        new AccountStore(database).is(account, AccountState.OK, Optional.empty(), Instant.now());
    }

    /** Gives the routes one bean more, before they start. */
    void bind(String name, Object bean) {
        beans.put(name, bean);
    }

    /** From here on somebody is told while these problems would keep it from starting again. */
    public void watchNextStart(Supplier<List<String>> problems) {
        nextStart = problems;
    }

    /** Starts the routes without any trigger of their own. */
    public void start() throws Exception {
        running = Optional.of(CamelProgram.start(beans));
    }

    /** Starts the routes with all schedules of these jobs, and catches up on what was missed. */
    public void startDaemon(List<JobSettings> jobs) throws Exception {
        List<JobTriggers.JobTime> times =
                jobs.stream().flatMap(job -> JobTimes.triggers(job, settings.timeZone())).toList();
        running = Optional.of(CamelProgram.start(beans, new JobTriggers(times)));
        folderWatches = Optional.of(FolderWatches.start(jobs, turns::take));
        FirstOrders orders = new FirstOrders(database, settings.timeZone());
        jobs.stream().flatMap(job -> orders.of(job).stream()).forEach(turns::take);
    }

    /** Runs one pass of a job and waits for its end. */
    public PassReport run(PassOrder order) {
        return camelProgram().request("direct:pass", order, PassReport.class);
    }

    /** Runs one pass of a job beside everything else, when it is its turn. */
    public void runSoon(PassOrder order) {
        turns.take(order);
    }

    /**
     * Lets a job rest until it is resumed: a pass that runs ends within seconds at a safe point,
     * and what is ordered waits. Without a word of a person it rests for ever.
     */
    public void pause(String job) {
        JobStore jobs = new JobStore(database);
        jobs.pause(known(job).id());
        stop.raise(job);
    }

    /** Ends the rest of a job; what was ordered or cut off meanwhile runs now. */
    public void resume(String job) {
        new JobStore(database).resume(known(job).id());
        stop.lower(job);
        turns.goOn(job);
    }

    private KnownJob known(String job) {
        Object beginning = Objects.requireNonNull(beans.get("beginning"));
        return ((Beginning) beginning).known(JobTranslation.job(settings, job));
    }

    private boolean isPaused(String job) {
        return new JobStore(database).find(job).filter(KnownJob::paused).isPresent();
    }

    /** What passes would do now, without doing it. */
    public Previews previews() {
        return new Previews(settings, database, accounts, progress, timing, stop);
    }

    /** What is well and what is wrong with an account, its hosts and the way to them. */
    public List<Finding> examine(String account) {
        return new AccountDoctor(settings.account(account).orElseThrow(), accounts.account(account))
                .findings();
    }

    /** Brings files of a job back from 115, with or without a state. */
    public RestoreReport restore(String job, Wish wish)
            throws DriveException, PassProblem, IOException {
        return new JobRestore(database, accounts, progress, timing)
                .run(JobTranslation.job(settings, job), wish);
    }

    /** Gives alerts that were just made a few seconds to leave; the rest stays in the outbox. */
    public void deliverAlerts() {
        alerts.desk().flush(LAST_DELIVERIES);
    }

    /** Tells everything that runs to finish its part and start nothing new. */
    public void stop() {
        stop.raise();
        lastCalls.beginToEnd();
    }

    /** What does not work of the running daemon itself; empty when all does. */
    public List<String> faults() {
        return running.map(CamelProgram::context).map(RouteHealth::faults).orElse(List.of());
    }

    private CamelContext camel() {
        return camelProgram().context();
    }

    private CamelProgram camelProgram() {
        return running.orElseThrow(() -> new IllegalStateException("the routes are not running"));
    }

    /** Drains what runs, then closes from the outside in. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stop();
        folderWatches.ifPresent(FolderWatches::close);
        running.ifPresent(CamelProgram::close);
        passes.shutdown();
        transfers.shutdownNow();
        lastCalls.close();
        alerts.close();
        accounts.close();
        hashes.close();
        database.close();
    }
}

package dev.caravan.app;

import dev.caravan.alert.desk.AlertDesk;
import dev.caravan.open115.TokenRefreshProcessor;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.Beginning;
import dev.caravan.pass.CallCounts;
import dev.caravan.pass.DeadLetters;
import dev.caravan.pass.Emigrants;
import dev.caravan.pass.Ending;
import dev.caravan.pass.OperationBeans;
import dev.caravan.pass.Planning;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.job.WatchLimits;
import dev.caravan.pass.order.Orders;
import dev.caravan.pass.order.Revisits;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.remember.Backoff;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.root.LocalRoot;
import dev.caravan.pass.root.RemoteRoot;
import dev.caravan.pass.scan.Adoption;
import dev.caravan.pass.scan.Emptiness;
import dev.caravan.pass.scan.Foresight;
import dev.caravan.pass.scan.Hashing;
import dev.caravan.pass.scan.Interludes;
import dev.caravan.pass.scan.LocalScan;
import dev.caravan.pass.scan.RemoteScan;
import dev.caravan.pass.scan.Rereading;
import dev.caravan.pass.scan.ScopeChoice;
import dev.caravan.pass.scan.Stillness;
import dev.caravan.pass.transfer.Parking;
import dev.caravan.pass.transfer.Suspects;
import dev.caravan.pass.transfer.Uploads;
import dev.caravan.pass.transfer.Watches;
import dev.caravan.pass.verify.Verification;
import dev.caravan.settings.Settings;
import dev.caravan.state.DeletionStore;
import dev.caravan.state.FailureStore;
import dev.caravan.state.HashCache;
import dev.caravan.state.HomeStore;
import dev.caravan.state.RemoteRootStore;
import dev.caravan.state.ReplacementStore;
import dev.caravan.state.RootStore;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.transfer.Stalls;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The beans that the routes name, put together from the parts of a program. */
final class RouteBeans {

    /** What a program is made of before its routes run. */
    record Parts(
            Settings settings,
            StateDatabase database,
            Accounts accounts,
            HashCache hashes,
            Turns turns,
            Lanes transfers,
            AlertDesk desk,
            StopSignal stop,
            PassProgress progress,
            Timing timing) {}

    private final Settings settings;
    private final StateDatabase database;
    private final Accounts accounts;
    private final HashCache hashes;
    private final StopSignal stop;
    private final PassProgress progress;
    private final Timing timing;
    private final Parts parts;
    private final Supplier<Optional<FolderWatches>> folderWatches;
    private final Supplier<List<String>> nextStart;

    /**
     * @param folderWatches there once the daemon watches folders
     * @param nextStart what would keep the program from starting again
     */
    RouteBeans(
            Parts parts,
            Supplier<Optional<FolderWatches>> folderWatches,
            Supplier<List<String>> nextStart) {
        this.nextStart = nextStart;
        this.parts = parts;
        this.settings = parts.settings();
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.hashes = parts.hashes();
        this.stop = parts.stop();
        this.progress = parts.progress();
        this.timing = parts.timing();
        this.folderWatches = folderWatches;
    }

    /** By the names that the routes use. */
    Map<String, Object> named(CallCounts calls) {
        Bookkeeping books =
                Bookkeeping.of(database, new Backoff(timing.random()), progress, timing.clock());
        Stalls stalls = TransferParts.stalls(timing);
        Suspects suspects = new Suspects(database, books.records(), timing.clock());
        Watches watches =
                new Watches(
                        TransferParts.rules(settings, timing),
                        stalls,
                        progress,
                        stop,
                        suspects,
                        timing.clock());
        OperationBeans operations = new OperationBeans(database, accounts, books, watches);
        Ledger ledger = operations.ledger();
        Hashing hashing =
                new Hashing(
                        hashes, ledger, progress, stop, timing.clock(), timing.sleeper()::sleep);
        WatchLimits limits = job -> folderWatches.get().flatMap(all -> all.limit(job));
        Revisits revisits =
                (job, folders) -> folderWatches.get().ifPresent(all -> all.later(job, folders));
        Foresight foresight = new Foresight(database, accounts);
        Interludes interludes =
                new Interludes(database, foresight, parts.turns(), revisits, timing.clock());
        LocalRoot localRoot = new LocalRoot(database, () -> UUID.randomUUID().toString());
        Map<String, Object> named = operations.named();
        named.put("watchdog", new Watchdog(stalls));
        named.put(
                "resumptions",
                new Resumptions(
                        settings,
                        parts.turns()::isBusy,
                        new Knock(settings),
                        Resumptions.Memory.of(database),
                        timing.clock()));
        named.put("orders", new Orders());
        Map<String, Job> jobs = JobTranslation.jobs(settings);
        Beginning beginning =
                new Beginning(
                        jobs,
                        settings.stateDir(),
                        books.jobs(),
                        books.passes(),
                        calls,
                        interludes,
                        timing.clock());
        named.put("beginning", beginning);
        named.put(
                "emigrants",
                new Emigrants(
                        database,
                        books,
                        ledger,
                        beginning,
                        new JobNeighbours(jobs.values(), database, parts.turns(), folderWatches),
                        stop));
        named.put("tokenRefresh", new TokenRefreshProcessor(accounts.tokens(), Optional.empty()));
        named.put(
                "remoteRoot",
                new RemoteRoot(accounts, accounts, books.jobs(), new RemoteRootStore(database)));
        named.put(
                "localScan",
                new LocalScan(database, localRoot, foresight, progress, stop, timing.clock()));
        named.put("localRoot", localRoot);
        named.put(
                "adoption",
                new Adoption(database, accounts, localRoot, hashing, stop, timing.clock()));
        named.put("rereading", new Rereading(database, hashing, timing.clock()));
        named.put("scopes", new ScopeChoice(database, limits, timing.clock()));
        named.put("turns", parts.turns());
        named.put(
                "polls",
                new Polls(
                        parts.turns(),
                        new Stillness(database, accounts, accounts, timing.clock())));
        Verification verification =
                new Verification(database, accounts, ledger, books.records(), timing.clock());
        named.put("verification", verification);
        named.put(
                "remoteScan",
                new RemoteScan(
                        database,
                        accounts,
                        accounts,
                        verification,
                        interludes,
                        progress,
                        stop,
                        timing.clock()));
        named.put(
                "planning",
                new Planning(
                        books,
                        new DeletionStore(database),
                        new ReplacementStore(database),
                        operations,
                        verification,
                        hashing,
                        new Emptiness(accounts, ledger),
                        accounts,
                        stop));
        named.put(
                "uploads",
                new Uploads(
                        ledger,
                        hashing,
                        watches,
                        new Parking(
                                database, TransferParts.rapidUploads(settings), timing.clock())));
        named.put(
                "ending",
                new Ending(
                        books,
                        ledger,
                        new RootStore(database),
                        new HomeStore(database),
                        revisits,
                        calls));
        named.put("deadLetters", new DeadLetters(books, calls));
        named.put("transfers", parts.transfers());
        named.put("transferOrder", TransferOrder.of(parts.settings(), suspects));
        named.put("suspects", suspects);
        named.put("drives", accounts);
        addTelling(named, books);
        return named;
    }

    /** Those that tell people. */
    private void addTelling(Map<String, Object> named, Bookkeeping books) {
        named.put("alertDesk", parts.desk());
        named.put(
                "telling",
                new Telling(
                        books.jobs(),
                        new FailureStore(database),
                        books.conflicts(),
                        accountsOfJobs(),
                        settings.timeZone(),
                        this::loginEnd));
        named.put(
                "digests",
                new Digests(settings.jobs(), database, settings.timeZone(), timing.clock()));
        named.put("silence", new Silence(settings.jobs(), database, nextStart, timing.clock()));
    }

    /** When a living login ends: a year after a person made it. */
    private Optional<Instant> loginEnd(String account) {
        return new SqliteTokenStore(database)
                .load(account)
                .filter(tokens -> tokens.deadCode().isEmpty())
                .map(tokens -> tokens.authorized().atZone(settings.timeZone()))
                .map(authorized -> authorized.plusYears(1).toInstant());
    }

    private Map<String, String> accountsOfJobs() {
        Map<String, String> accountsOf = new LinkedHashMap<>();
        settings.jobs().forEach(job -> accountsOf.put(job.name(), job.account()));
        return accountsOf;
    }
}

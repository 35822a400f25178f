package dev.caravan.pass.running;

import dev.caravan.drive.RemoteItem;
import dev.caravan.local.LocalFolder;
import dev.caravan.pass.base.PassBase;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.plan.operation.Operation;
import dev.caravan.state.JobId;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A pass under way: what it belongs to, what it has counted, and why it must not go on, if so. */
public final class RunningPass {

    private final long id;
    private final Job job;
    private final JobId key;
    private final Trigger trigger;
    private final Instant started;
    private final Runnable unlock;
    private final Sight sight;
    private final AtomicBoolean released = new AtomicBoolean();
    private final PassTally tally;
    private final boolean inside;
    private final Remarks remarks = new Remarks();
    private final Undone undone = new Undone();
    private final OwnStamps stamps = new OwnStamps();
    private final FoundRoots roots;
    private final Pauses pauses = new Pauses();
    private Optional<PassBase> base = Optional.empty();
    private final Map<RemoteId, RemoteItem> replaced = new ConcurrentHashMap<>();
    private volatile Set<String> approved = Set.of();
    private final Setbacks setbacks = new Setbacks();
    private final PassRoom room = new PassRoom();
    private final Set<NodeId> unmovable = ConcurrentHashMap.newKeySet();
    private final FullFolders fullFolders = new FullFolders();

    public RunningPass(
            long id, Job job, JobId key, Trigger trigger, Instant started, Runnable unlock) {
        this(id, job, key, trigger, started, unlock, new PassTally(), false);
    }

    private RunningPass(
            long id,
            Job job,
            JobId key,
            Trigger trigger,
            Instant started,
            Runnable unlock,
            PassTally tally,
            boolean inside) {
        this.tally = tally;
        this.inside = inside;
        this.unlock = unlock;
        this.id = id;
        this.job = job;
        this.key = key;
        this.trigger = trigger;
        this.started = started;
        this.sight = new Sight(started);
        this.roots = new FoundRoots(job);
    }

    /**
     * A short pass that runs in a pause of this one, under its lock, and is a part of it for all
     * who count and keep passes. It never looks at everything.
     */
    public RunningPass inner(PassOrder order, Instant now) {
        RunningPass inner =
                new RunningPass(id, job, key, order.trigger(), now, () -> {}, tally, true);
        inner.sight.narrow(order.scope());
        return inner;
    }

    public long id() {
        return id;
    }

    public Job job() {
        return job;
    }

    /** Lets other passes of the job begin; does so once, whoever asks how often. */
    public void release() {
        if (released.compareAndSet(false, true)) {
            unlock.run();
        }
    }

    /** The job's number in the state database. */
    public JobId key() {
        return key;
    }

    public String account() {
        return job.account();
    }

    public Trigger trigger() {
        return trigger;
    }

    public Instant started() {
        return started;
    }

    public PassTally tally() {
        return tally;
    }

    /** What it looks at, and what it saw. */
    public Sight sight() {
        return sight;
    }

    /** The two folders that it found. */
    public FoundRoots roots() {
        return roots;
    }

    /** The job's folder, as long as it is the one in which the pass began. */
    public LocalFolder localFolder(InstantSource clock) {
        return roots.localFolder(clock);
    }

    /** The job's folder on 115; asking before it was found is a mistake of the route. */
    public RemoteId remoteRoot() {
        return roots.remote();
    }

    /** The base as this pass changes it. */
    public synchronized PassBase base(Supplier<PassBase> first) {
        if (base.isEmpty()) {
            base = Optional.of(first.get());
        }
        return base.get();
    }

    /** What its own acts have changed about how files look. */
    public OwnStamps stamps() {
        return stamps;
    }

    /**
     * A person let these held operations go ahead.
     *
     * @param keys as {@link Operation#key} tells them
     */
    public void approved(Set<String> keys) {
        approved = keys;
    }

    public boolean isApproved(Operation operation) {
        return !approved.isEmpty() && approved.contains(operation.key());
    }

    /** Something was not as the looks had shown it, so that another pass will find more to do. */
    public void outdated() {
        sight.outdate();
    }

    /**
     * Whether the pass looks at both sides now: at its beginning, and again a few times when
     * something changed under its hands.
     */
    public boolean looks() {
        return sight.hasNotBegun() || sight.asksForAnother() && goesOn();
    }

    /** What an item on 115 was when an operation that replaces it began. */
    public void replacing(RemoteItem item) {
        replaced.put(item.id(), item);
    }

    public Optional<RemoteItem> replaced(RemoteId id) {
        return Optional.ofNullable(replaced.get(id));
    }

    /** A look begins: nothing is known of the plan before. */
    public synchronized void begins(Instant now) {
        sight.begins(now);
        base = Optional.empty();
        undone.begins();
        tally.outOfStep().forget();
    }

    /** Whether it runs in a pause of a longer one. */
    public boolean isInside() {
        return inside;
    }

    /** The pauses in which shorter passes may run. */
    public Pauses pauses() {
        return pauses;
    }

    /** Whether a shorter pass may run while this one waits for 115. */
    public boolean mayPause(Instant now) {
        return !inside && goesOn() && pauses.isDue(now);
    }

    /** A shorter pass changed something since the local look; what it could not do is met again. */
    public void hadInterlude() {
        pauses.used();
        tally.outOfStep().forget();
    }

    /** Whether that is so; from now on it is known. */
    public synchronized boolean takeInterlude() {
        boolean had = pauses.takeUsed();
        if (had) {
            base = Optional.empty();
        }
        return had;
    }

    /** Whether it looks everywhere on both sides. */
    public boolean isWhole() {
        return sight.isWhole();
    }

    /** What is to be told of it beside its outcomes. */
    public Remarks remarks() {
        return remarks;
    }

    /** Whether anything further may be started. */
    public boolean goesOn() {
        return setbacks.allowMore();
    }

    /** What went wrong so far, and how far it reaches. */
    public Setbacks setbacks() {
        return setbacks;
    }

    /** What of the plan is not done, and why. */
    public Undone undone() {
        return undone;
    }

    /** 115 does not move this folder, because of all that is in it. */
    public void cannotMove(NodeId folder) {
        unmovable.add(folder);
        outdated();
    }

    /** The folders that 115 does not move in one piece. */
    public Set<NodeId> unmovable() {
        return Set.copyOf(unmovable);
    }

    public FullFolders fullFolders() {
        return fullFolders;
    }

    public PassRoom room() {
        return room;
    }
}

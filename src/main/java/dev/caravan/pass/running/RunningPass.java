package dev.caravan.pass.running;

import dev.caravan.cause.Cause;
import dev.caravan.drive.RemoteItem;
import dev.caravan.local.LocalFolder;
import dev.caravan.pass.base.PassBase;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.plan.operation.Operation;
import dev.caravan.state.JobId;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final Map<Cause, String> warnings = new ConcurrentHashMap<>();
    private final Undone undone = new Undone();
    private final Map<FileKey, Stamp> shown = new ConcurrentHashMap<>();
    private Optional<PassBase> base = Optional.empty();
    private final Map<RemoteId, RemoteItem> replaced = new ConcurrentHashMap<>();
    private volatile Optional<Instant> rootsProved = Optional.empty();
    private volatile boolean interlude;
    private volatile Instant nextPause = Instant.MIN;
    private volatile Set<String> approved = Set.of();
    private volatile Optional<FileKey> localRoot = Optional.empty();
    private final Setbacks setbacks = new Setbacks();
    private final PassRoom room = new PassRoom();
    private final Set<NodeId> unmovable = ConcurrentHashMap.newKeySet();
    private final FullFolders fullFolders = new FullFolders();
    private final Map<RelativePath, Trouble> leftOver = new ConcurrentHashMap<>();
    private volatile Optional<RemoteId> remoteRoot = Optional.empty();

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

    public void foundLocalRoot(FileKey key) {
        localRoot = Optional.of(key);
    }

    /** The job's folder, as long as it is the one in which the pass began. */
    public LocalFolder localFolder(InstantSource clock) {
        return localRoot
                .map(key -> new LocalFolder(job.local(), key, clock))
                .orElseGet(() -> new LocalFolder(job.local(), clock));
    }

    /** Device and inode of the local root that this pass looked at. */
    public Optional<FileKey> localRoot() {
        return localRoot;
    }

    public void foundRemoteRoot(RemoteId root) {
        remoteRoot = Optional.of(root);
    }

    /** The job's folder on 115; asking before it was found is a mistake of the route. */
    public RemoteId remoteRoot() {
        return remoteRoot.orElseThrow(() -> new IllegalStateException("no remote root yet"));
    }

    /** The base as this pass changes it. */
    public synchronized PassBase base(Supplier<PassBase> first) {
        if (base.isEmpty()) {
            base = Optional.of(first.get());
        }
        return base.get();
    }

    /** An act of our own let the file system say something else of a file that is the same. */
    public void restamped(Stamp now) {
        shown.put(now.key(), now);
    }

    /**
     * What the file system shows by now of a file that was seen like this before the pass acted.
     */
    public Stamp shown(Stamp seen) {
        return Optional.ofNullable(shown.get(seen.key()))
                .filter(
                        now ->
                                now.size() == seen.size()
                                        && now.modifiedNs() == seen.modifiedNs()
                                        && now.changedNs() > seen.changedNs())
                .orElse(seen);
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

    /** When both roots were last proved to be the right ones. */
    public Optional<Instant> rootsProved() {
        return rootsProved;
    }

    public void rootsProved(Instant when) {
        rootsProved = Optional.of(when);
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

    /** Whether a shorter pass may run while this one waits for 115. */
    public boolean mayPause(Instant now) {
        return !inside && goesOn() && !now.isBefore(nextPause);
    }

    /** No other may run before this; of several times the last one counts. */
    public void restsUntil(Instant pause) {
        nextPause = pause.isAfter(nextPause) ? pause : nextPause;
    }

    /** A shorter pass changed something since the local look; what it could not do is met again. */
    public void hadInterlude() {
        interlude = true;
        tally.outOfStep().forget();
    }

    /** Whether that is so; from now on it is known. */
    public synchronized boolean takeInterlude() {
        boolean had = interlude;
        interlude = false;
        if (had) {
            base = Optional.empty();
        }
        return had;
    }

    /** Whether it looks everywhere on both sides. */
    public boolean isWhole() {
        return sight.isWhole();
    }

    /** Something that hinders nothing, and that a person should know. */
    public void warn(Cause cause, String message) {
        warnings.putIfAbsent(cause, message);
    }

    /** The messages of all warnings so far, by cause. */
    public Map<Cause, String> warnings() {
        return Map.copyOf(warnings);
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

    /** Something of an earlier pass could not be settled before the looks. */
    public void leavesOver(RelativePath path, Trouble trouble) {
        leftOver.put(path, trouble);
    }

    /** What that is, by path. */
    public SortedMap<RelativePath, Trouble> leftOver() {
        return new TreeMap<>(leftOver);
    }

    public FullFolders fullFolders() {
        return fullFolders;
    }

    public PassRoom room() {
        return room;
    }
}

package dev.caravan.pass;

import dev.caravan.state.JobId;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A pass under way: what it belongs to, what it has counted, and why it must not go on, if so. */
public final class RunningPass {

    /** So many transfers in a row without a connection are an outage, not the fault of one file. */
    private static final int OUTAGE = 3;

    private final long id;
    private final Job job;
    private final JobId key;
    private final Trigger trigger;
    private final Instant started;
    private final Runnable unlock;
    private final AtomicBoolean released = new AtomicBoolean();
    private final PassTally tally = new PassTally();
    private final Map<NodeId, NodeId> remembered = new ConcurrentHashMap<>();
    private final Set<NodeId> missing = ConcurrentHashMap.newKeySet();
    private volatile PassTally.Seen seen = PassTally.Seen.NOTHING;
    private volatile Optional<FileKey> localRoot = Optional.empty();
    private volatile Optional<Trouble> end = Optional.empty();
    private volatile boolean interrupted;
    private volatile Optional<Trouble> noUploads = Optional.empty();
    private volatile Optional<String> transfersClosed = Optional.empty();
    private final AtomicLong putOff = new AtomicLong();
    private final AtomicInteger outages = new AtomicInteger();
    private volatile Optional<RemoteId> remoteRoot = Optional.empty();

    RunningPass(long id, Job job, JobId key, Trigger trigger, Instant started, Runnable unlock) {
        this.unlock = unlock;
        this.id = id;
        this.job = job;
        this.key = key;
        this.trigger = trigger;
        this.started = started;
    }

    public long id() {
        return id;
    }

    public Job job() {
        return job;
    }

    /** Lets other passes of the job begin; does so once, whoever asks how often. */
    void release() {
        if (released.compareAndSet(false, true)) {
            unlock.run();
        }
    }

    /** The job's number in the state database. */
    JobId key() {
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

    PassTally tally() {
        return tally;
    }

    void foundLocalRoot(FileKey key) {
        localRoot = Optional.of(key);
    }

    /** Device and inode of the local root that this pass looked at. */
    Optional<FileKey> localRoot() {
        return localRoot;
    }

    void looked(PassTally.Seen seen) {
        this.seen = seen;
    }

    PassTally.Seen seen() {
        return seen;
    }

    void foundRemoteRoot(RemoteId root) {
        remoteRoot = Optional.of(root);
    }

    /** The job's folder on 115; asking before it was found is a mistake of the route. */
    public RemoteId remoteRoot() {
        return remoteRoot.orElseThrow(() -> new IllegalStateException("no remote root yet"));
    }

    /** A node that the plan had just met got its place in the base. */
    void remembered(NodeId met, NodeId kept) {
        remembered.put(met, kept);
    }

    /** The number in the base of a node of the plan; empty when it is not there (yet). */
    Optional<NodeId> inBase(NodeId node) {
        return node.inBase() ? Optional.of(node) : Optional.ofNullable(remembered.get(node));
    }

    /** What should have stood there does not: nothing below it can be done. */
    void missing(NodeId node) {
        missing.add(node);
    }

    boolean isMissing(NodeId node) {
        return missing.contains(node);
    }

    /** Whether anything further may be started. */
    public boolean goesOn() {
        return end.isEmpty() && !interrupted;
    }

    /** An operation was asked to stop half-way; the next pass goes on with it. */
    void interrupted() {
        interrupted = true;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    /** The hours of the job's transfers are over; everything else goes on. */
    void closeTransfers(String why) {
        transfersClosed = Optional.of(why);
    }

    /** Why no transfer starts any more; empty while they do. */
    Optional<String> transfersClosed() {
        return transfersClosed;
    }

    /** A transfer waits for the job's hours, which is no failure. */
    void putOff() {
        putOff.incrementAndGet();
    }

    /** How many transfers wait for the job's hours. */
    long waiting() {
        return putOff.get();
    }

    /** Why the pass ends before its plan does. */
    Optional<Trouble> end() {
        return end;
    }

    Optional<Trouble> noUploads() {
        return noUploads;
    }

    /** Lets a failure reach as far as it must. */
    synchronized void suffered(Trouble trouble) {
        if (trouble.reach() == Trouble.Reach.PASS
                || trouble.reach() == Trouble.Reach.CONNECTION
                        && outages.incrementAndGet() >= OUTAGE) {
            end = end.isPresent() ? end : Optional.of(trouble);
        } else if (trouble.reach() == Trouble.Reach.UPLOADS) {
            noUploads = noUploads.isPresent() ? noUploads : Optional.of(trouble);
        }
    }

    /** Something worked: there is a connection. */
    void worked() {
        outages.set(0);
    }
}

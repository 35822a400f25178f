package dev.caravan.pass.scan;

import dev.caravan.local.scan.LocalLook;
import dev.caravan.local.scan.Scope;
import dev.caravan.look.Finding;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.pass.base.StoredBase;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Revisits;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.BaseStore;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Lets a short pass run while a long one of the same job waits for the next page of 115's listing:
 * a file that was edited need not wait until half a million others were looked at (HC-345).
 *
 * <p>Nothing is planned by then, so the long pass only has to look at the local folder once more;
 * what the short one changed on 115 does not spoil the listing.
 */
public final class Interludes {

    /** A burst of edits is one interlude. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** So many times as long as a short pass took, the long one goes on before there is another. */
    private static final int SHARE = 4;

    /** What takes longer than a few seconds is left to the long pass. */
    private static final long MOST_BYTES = 64L << 20;

    private final StateDatabase database;
    private final Foresight foresight;
    private final Waiting waiting;
    private final Revisits revisits;
    private final InstantSource time;
    private final Map<String, RunningPass> open = new ConcurrentHashMap<>();

    /** Where orders wait for their turn. */
    public interface Waiting {
        /**
         * Runs the order of a job that names a few folders alone, if there is one and it passes;
         * one that does not pass waits on.
         *
         * @return whether it ran
         */
        boolean interlude(String job, Predicate<PassOrder> isFit);
    }

    public Interludes(
            StateDatabase database,
            Foresight foresight,
            Waiting waiting,
            Revisits revisits,
            InstantSource time) {
        this.database = database;
        this.foresight = foresight;
        this.waiting = waiting;
        this.revisits = revisits;
        this.time = time;
    }

    /** The pass is about to ask for the next page; whether a short one ran before that. */
    boolean pause(RunningPass pass) {
        Instant begun = time.instant();
        if (!pass.mayPause(begun)) {
            return false;
        }
        String job = pass.job().name();
        open.put(job, pass);
        try {
            boolean ran = waiting.interlude(job, order -> isFit(pass, order.scope()));
            if (ran) {
                pass.hadInterlude();
            }
            return ran;
        } finally {
            open.remove(job);
            // To look into a large folder takes long, and as many calls as a part of the long look.
            Instant now = time.instant();
            pass.pauses().restUntil(now.plus(Duration.between(begun, now).multipliedBy(SHARE)));
        }
    }

    /** The pass of a job in whose pause another one runs now. */
    public Optional<RunningPass> outer(String job) {
        return Optional.ofNullable(open.get(job));
    }

    private boolean isFit(RunningPass pass, Scope scope) {
        pass.pauses().restUntil(time.instant().plus(REST));
        KnownJob known = new JobStore(database).find(pass.job().name()).orElseThrow();
        if (!carriesUp(pass.job().mode())
                || !known.completedOnce()
                || new HeldStore(database).count(known.id()) > 0) {
            return false;
        }
        Optional<LocalChanges> changes = changes(pass, scope);
        changes.ifPresent(seen -> later(pass, seen));
        return changes.filter(Interludes::isLittle)
                .filter(seen -> foresight.clears(pass, pass.remoteRoot(), seen))
                .isPresent();
    }

    private static boolean carriesUp(Mode mode) {
        return !mode.source().equals(Optional.of(Side.REMOTE));
    }

    private Optional<LocalChanges> changes(RunningPass pass, Scope scope) {
        try {
            BaseStore base = new BaseStore(database, pass.key());
            return Optional.of(
                    new LocalLook(LocalScan.settings(pass.job()), time, () -> false)
                            .look(new StoredBase(base), scope));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isLittle(LocalChanges changes) {
        long bytes =
                LongStream.concat(
                                changes.fresh().stream()
                                        .map(Fresh::stamp)
                                        .mapToLong(stamp -> stamp.size()),
                                changes.touched().stream()
                                        .map(Touched::stamp)
                                        .mapToLong(stamp -> stamp.size()))
                        .sum();
        return changes.fresh().size() + changes.touched().size() > 0 && bytes <= MOST_BYTES;
    }

    /** What is being written is asked for again when it has kept still. */
    private void later(RunningPass pass, LocalChanges changes) {
        SortedSet<RelativePath> folders =
                changes.findings().stream()
                        .filter(finding -> finding.reason() == Finding.Reason.UNSTABLE)
                        .map(finding -> finding.path().parent())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!folders.isEmpty()) {
            revisits.later(pass.job().name(), folders);
        }
    }
}

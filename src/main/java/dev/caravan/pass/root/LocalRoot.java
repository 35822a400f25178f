package dev.caravan.pass.root;

import dev.caravan.cause.Cause;
import dev.caravan.local.root.RootCheck;
import dev.caravan.local.root.RootMark;
import dev.caravan.local.root.RootVerdict;
import dev.caravan.pass.base.StoredBase;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.state.BaseStore;
import dev.caravan.state.HomeStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.RootStore;
import dev.caravan.state.RootStore.Memory;
import dev.caravan.state.RootStore.StoredRoot;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.FileKey;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Proves that a job's local folder is the one that its base belongs to, and leaves a marker in it
 * by which it is known again (DR-12).
 */
public final class LocalRoot {

    private final StateDatabase database;
    private final RootStore roots;
    private final HomeStore homes;
    private final Supplier<String> markers;

    /**
     * @param markers random texts, each of them another
     */
    public LocalRoot(StateDatabase database, Supplier<String> markers) {
        this.database = database;
        this.roots = new RootStore(database);
        this.homes = new HomeStore(database);
        this.markers = markers;
    }

    /**
     * Looks at the folder, but not into it. To be asked before a look, after it, and again before
     * each batch of removals: a disk may go away at any time.
     *
     * @throws PassProblem when it is not the folder that the base belongs to, or cannot be reached
     */
    public RunningPass check(RunningPass pass) throws PassProblem {
        StoredRoot stored = roots.find(pass.key());
        Optional<RootMark> known =
                stored.key().or(pass.roots()::local).map(key -> new RootMark(key, stored.marker()));
        RootMark found = found(pass, known);
        if (isOfLostState(stored, found)) {
            pass.remarks().warn(Cause.STATE_LOST, lost(pass));
        }
        homes.news().ifPresent(arrival -> pass.remarks().warn(Cause.OVERLAP, arrived(arrival)));
        pass.roots().foundLocal(found.key());
        return pass;
    }

    private RootMark found(RunningPass pass, Optional<RootMark> known) throws PassProblem {
        RootVerdict verdict =
                rootCheck(pass).check(known, new StoredBase(new BaseStore(database, pass.key())));
        if (verdict instanceof RootVerdict.Good good) {
            return good.mark();
        }
        RootVerdict.Bad bad = (RootVerdict.Bad) verdict;
        throw new PassProblem(PassResult.WAITING, bad.cause(), bad.message(), bad.advice());
    }

    /** Somebody marked this folder, and it was none of the jobs that this state knows. */
    private boolean isOfLostState(StoredRoot stored, RootMark found) {
        return stored.memory() == Memory.LOST
                || stored.key().isEmpty()
                        && found.marker().filter(marker -> !roots.knows(marker)).isPresent();
    }

    private static String arrived(HomeStore.Arrival arrival) {
        return "this state was used on "
                + arrival.from()
                + " until now: if Caravan still runs there, two machines share one login and work on"
                + " the same folders of 115; let only one of them, or give the other a login and"
                + " folders of its own";
    }

    private static String lost(RunningPass pass) {
        return "the state knows nothing of "
                + pass.job().local()
                + ", although Caravan was there before: both sides were united and nothing was"
                + " deleted; what was deleted on one side alone comes back";
    }

    /**
     * From here on the job knows this folder again, also when its disk gets another number. A
     * folder that cannot be written to has no marker, and is known by its number and by what it
     * holds.
     */
    public RunningPass mark(RunningPass pass) throws PassProblem {
        StoredRoot before = roots.find(pass.key());
        RootMark now = found(pass, before.key().map(key -> new RootMark(key, before.marker())));
        Memory memory = isOfLostState(before, now) ? Memory.LOST : Memory.KEPT;
        Optional<String> marker = now.marker();
        if (marker.isEmpty()) {
            boolean isNew = before.key().isEmpty();
            String text = isNew ? markers.get() : before.marker().orElseGet(markers);
            if (isNew) {
                // Noted before it is written: else a pass that dies in between would leave a marker
                // that looks like one of a lost state.
                roots.put(pass.key(), new StoredRoot(key(now), Optional.of(text), memory));
            }
            marker = written(pass, text);
        }
        StoredRoot after = new StoredRoot(key(now), marker, memory);
        if (!after.equals(before)) {
            roots.put(pass.key(), after);
        }
        return pass;
    }

    private static Optional<FileKey> key(RootMark mark) {
        return Optional.of(mark.key());
    }

    private static Optional<String> written(RunningPass pass, String marker) {
        try {
            return rootCheck(pass).accept(marker).marker();
        } catch (IOException e) {
            // The next look says what is wrong with the folder.
            return Optional.empty();
        }
    }

    private static RootCheck rootCheck(RunningPass pass) {
        return new RootCheck(pass.job().name(), pass.job().local());
    }
}

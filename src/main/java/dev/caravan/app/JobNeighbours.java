package dev.caravan.app;

import dev.caravan.local.disk.Halt;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.Neighbours;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The jobs of the settings as neighbours of each other. */
final class JobNeighbours implements Neighbours {

    private final Collection<Job> jobs;
    private final StateDatabase database;
    private final Turns turns;
    private final Supplier<Optional<FolderWatches>> watches;

    /**
     * @param watches there once the daemon watches folders
     */
    JobNeighbours(
            Collection<Job> jobs,
            StateDatabase database,
            Turns turns,
            Supplier<Optional<FolderWatches>> watches) {
        this.jobs = List.copyOf(jobs);
        this.database = database;
        this.turns = turns;
        this.watches = watches;
    }

    @Override
    public List<Job> sendingBeside(String job) {
        return jobs.stream()
                .filter(other -> !other.name().equals(job))
                .filter(other -> !other.mode().source().equals(Optional.of(Side.REMOTE)))
                .toList();
    }

    @Override
    public Scope unsent(String job) {
        // In the order in which it is handed on, so that nothing slips through between two
        // questions.
        return untold(job).and(turns.unfinished(job)).and(leftOver(job));
    }

    private Scope untold(String job) {
        return watches.get().map(all -> all.untold(job)).orElse(Scope.whole());
    }

    /**
     * Where the passes may have left something as it was. One that looks at a part says nothing of
     * what waits elsewhere since a pass saw everything, such as for the job's hours.
     */
    private Scope leftOver(String job) {
        JobStore jobs = new JobStore(database);
        Optional<JobId> known = jobs.find(job).map(KnownJob::id);
        boolean isSent =
                known.flatMap(jobs::seenWhole)
                        .filter(seen -> new PassStore(database).wentWell(known.get(), seen))
                        .isPresent();
        return isSent ? folders(new FailureStore(database).all(known.get())) : Scope.whole();
    }

    private static Scope folders(List<Failure> failures) {
        Set<RelativePath> folders = new TreeSet<>();
        for (Failure failure : failures) {
            RelativePath at = failure.path();
            while (!at.isRoot()) {
                at = at.parent();
                folders.add(at);
            }
        }
        return Scope.folders(folders);
    }

    @Override
    public void pass(PassOrder order, Halt halt) throws InterruptedException {
        turns.runNow(order, halt);
    }
}

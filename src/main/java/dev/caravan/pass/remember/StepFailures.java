package dev.caravan.pass.remember;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Stale;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.plan.operation.Move;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.database.StateException;
import dev.caravan.state.remote.RemoteFolderMemory;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes operations that were not done; the pass goes on with what does not depend on them. */
public final class StepFailures {

    private final StateDatabase database;
    private final Whereabouts whereabouts;
    private final Records records;

    public StepFailures(StateDatabase database, Whereabouts whereabouts, Records records) {
        this.database = database;
        this.whereabouts = whereabouts;
        this.records = records;
    }

    /** The operation is not due again yet after it failed before. */
    public void rested(Step step) {
        step.pass().undone().notDone(step.operation());
        recording(step, () -> records.failures().rests(step));
    }

    /** The operation was tried, or found to be impossible now. */
    public void failed(Step step, Throwable problem) {
        step.pass().undone().notDone(step.operation());
        if (problem instanceof DriveException.Interrupted) {
            interrupted(step);
            return;
        }
        learn(step, problem);
        Trouble trouble = Trouble.of(problem);
        if (problem instanceof Stale) {
            step.pass().outdated();
            recording(step, () -> records.outdated(step, trouble));
            return;
        }
        if (isOfLargeMove(step, problem)) {
            // The next round makes the folder anew and moves what is in it.
            step.pass().cannotMove(step.operation().node());
            recording(step, () -> records.outdated(step, trouble));
            return;
        }
        step.pass().setbacks().suffered(trouble);
        if (isOfFolder(problem)) {
            forgetFolder(step);
        }
        recording(step, () -> records.failed(step, trouble));
    }

    /**
     * It was asked to stop: until 115 has the content, for the job's hours, or with the program.
     */
    private void interrupted(Step step) {
        Optional<Instant> parked = step.pass().undone().parkedUntil(step.operation());
        if (parked.isPresent()) {
            recording(step, () -> records.parked(step, parked.get()));
        } else if (step.pass().undone().transfersClosed().isPresent()) {
            recording(step, () -> records.putOff(step));
        } else {
            step.pass().setbacks().interrupted();
        }
    }

    /** What a failure says of the room on 115, for all that comes after it. */
    private void learn(Step step, Throwable problem) {
        if (problem instanceof DriveException.Full full && !full.code().isEmpty()) {
            // 115's own word; without a code it is what we concluded from it.
            step.pass().room().refused(step.operation().bytes());
        }
        if (isOfFullFolder(step, problem)) {
            Place place = step.operation().where().place();
            step.pass()
                    .fullFolders()
                    .refused(
                            whereabouts.folderOn115(step, place),
                            whereabouts.entriesOn115(step, place.parent()));
        }
    }

    /** A failure that cannot be put on record ends the pass; thrown, it would escape its route. */
    private static void recording(Step step, Runnable record) {
        try {
            record.run();
        } catch (StateException unwritable) {
            step.pass().setbacks().suffered(Trouble.of(unwritable));
        }
    }

    /** 115's own word; without a code it is what we concluded from it. */
    private static boolean isOfFullFolder(Step step, Throwable problem) {
        return step.addsEntryOn115()
                && problem instanceof DriveException.Refused refused
                && refused.word() == Cause.DIR_TOO_MANY
                && !refused.code().isEmpty();
    }

    private static boolean isOfLargeMove(Step step, Throwable problem) {
        return step.operation() instanceof Move move
                && move.side() == Side.REMOTE
                && move.nodeKind() == NodeKind.FOLDER
                && problem instanceof DriveException.Refused refused
                && refused.word() == Cause.DIR_TOO_MANY
                && !step.pass().unmovable().contains(move.node());
    }

    private static boolean isOfFolder(Throwable problem) {
        return problem instanceof DriveException.Gone || problem instanceof DriveException.Mismatch;
    }

    /** The next look asks 115 for the folder instead of believing what is remembered of it. */
    private void forgetFolder(Step step) {
        whereabouts
                .knownFolderOn115(step, step.operation().where().place())
                .ifPresent(
                        folder ->
                                recording(
                                        step,
                                        () ->
                                                new RemoteFolderMemory(database, step.pass().key())
                                                        .forget(List.of(folder))));
    }
}

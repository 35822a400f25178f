package dev.caravan.pass.local;

import dev.caravan.cause.Cause;
import dev.caravan.cause.DiskTrouble;
import dev.caravan.drive.DriveException;
import dev.caravan.local.RootReplaced;
import dev.caravan.local.trash.ActResult;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Stale;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** One change of the local folder, with what its result or its failure means for the pass. */
public final class LocalAct {

    private final Step step;
    private final String what;

    private LocalAct(Step step, String what) {
        this.step = step;
        this.what = what;
    }

    /**
     * @param what is tried, as in {@code trash}; the path follows it
     */
    static LocalAct of(Step step, String what) {
        return new LocalAct(step, what);
    }

    @FunctionalInterface
    interface Work {
        ActResult run() throws IOException, Stale;
    }

    /** What must be there is there. */
    ActResult.Done run(Work work) throws Stale, DriveException {
        return runOrAbsent(work)
                .orElseThrow(() -> Stale.locally(step.operation(), "it is not there any more"));
    }

    /** Empty when there was nothing to do. */
    Optional<ActResult.Done> runOrAbsent(Work work) throws Stale, DriveException {
        ActResult result;
        try {
            result = work.run();
        } catch (IOException failure) {
            throw translated(failure, what + " " + step.operation().path(), place());
        }
        if (result instanceof ActResult.Stale stale) {
            throw Stale.locally(step.operation(), stale.detail());
        }
        return result instanceof ActResult.Done done ? Optional.of(done) : Optional.empty();
    }

    private Path place() {
        return step.pass().job().local().resolve(step.operation().path().toString());
    }

    /** Something that had to be out of the way is, or was not there at all. */
    static void require(Step step, ActResult result) throws Stale {
        if (result instanceof ActResult.Stale stale) {
            throw Stale.locally(step.operation(), stale.detail());
        }
    }

    /**
     * What a failure of the file system means; a disk that takes nothing more ends the pass.
     *
     * @param near what was touched, or the folder that it is in
     */
    public static DriveException translated(IOException failure, String what, Path near) {
        return new DriveException.LocalFile(
                "could not " + what + ": " + reason(failure), cause(failure, near), failure);
    }

    private static Cause cause(IOException failure, Path near) {
        return failure instanceof RootReplaced
                ? Cause.ROOT_IDENTITY
                : DiskTrouble.of(failure, near).orElse(Cause.PERMISSION);
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : null;
        return reason == null ? String.valueOf(failure.getMessage()) : reason;
    }
}

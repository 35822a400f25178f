package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.local.ActResult;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;

/** One change of the local folder, with what its result or its failure means for the pass. */
final class LocalAct {

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
        return runOrAbsent(work).orElseThrow(() -> Stale.locally(step, "it is not there any more"));
    }

    /** Empty when there was nothing to do. */
    Optional<ActResult.Done> runOrAbsent(Work work) throws Stale, DriveException {
        ActResult result;
        try {
            result = work.run();
        } catch (IOException failure) {
            throw translated(failure, what + " " + step.operation().path());
        }
        if (result instanceof ActResult.Stale stale) {
            throw Stale.locally(step, stale.detail());
        }
        return result instanceof ActResult.Done done ? Optional.of(done) : Optional.empty();
    }

    /** Something that had to be out of the way is, or was not there at all. */
    static void require(Step step, ActResult result) throws Stale {
        if (result instanceof ActResult.Stale stale) {
            throw Stale.locally(step, stale.detail());
        }
    }

    /** What a failure of the file system means. */
    static DriveException translated(IOException failure, String what) {
        return new DriveException.LocalFile(
                "could not " + what + ": " + reason(failure), word(failure), failure);
    }

    private static Cause word(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return Cause.PERMISSION;
        }
        String reason = reason(failure).toLowerCase(Locale.ROOT);
        if (reason.contains("no space") || reason.contains("quota")) {
            return Cause.DISK_FULL;
        }
        return reason.contains("read-only") ? Cause.READ_ONLY : Cause.PERMISSION;
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : null;
        return reason == null ? String.valueOf(failure.getMessage()) : reason;
    }
}

package dev.caravan.pass.running;

import dev.caravan.drive.UploadReceipt;
import dev.caravan.state.PassCounts;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a running pass has done; several transfers count at once. */
public final class PassTally {

    private final AtomicLong uploaded = new AtomicLong();
    private final AtomicLong rapid = new AtomicLong();
    private final AtomicLong downloaded = new AtomicLong();
    private final AtomicLong moved = new AtomicLong();
    private final AtomicLong trashed = new AtomicLong();
    private final OutOfStep outOfStep = new OutOfStep();
    private final AtomicLong rapidBytes = new AtomicLong();

    public void uploaded(UploadReceipt receipt) {
        switch (receipt.way()) {
            // what was found had been sent before, and only the answer was lost
            case SENT, FOUND -> uploaded.incrementAndGet();
            case RAPID -> {
                rapid.incrementAndGet();
                rapidBytes.addAndGet(receipt.content().size());
            }
        }
    }

    public boolean hasUploads() {
        return uploaded.get() + rapid.get() > 0;
    }

    public void downloaded() {
        downloaded.incrementAndGet();
    }

    public void moved() {
        moved.incrementAndGet();
    }

    public void trashed(long files) {
        trashed.addAndGet(files);
    }

    public OutOfStep outOfStep() {
        return outOfStep;
    }

    /** The counts so far, with those that the looks and the plan already know. */
    public PassCounts counts(Seen seen, long conflicts, long held, long apiCalls) {
        return new PassCounts(
                seen.files(),
                seen.bytes(),
                uploaded.get(),
                rapid.get(),
                downloaded.get(),
                moved.get(),
                trashed.get(),
                conflicts,
                outOfStep.count(),
                seen.skipped(),
                held,
                apiCalls,
                rapidBytes.get());
    }

    /** What the local look saw, changed or not. */
    public record Seen(long files, long bytes, long skipped) {
        static final Seen NOTHING = new Seen(0, 0, 0);
    }
}

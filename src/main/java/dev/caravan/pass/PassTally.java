package dev.caravan.pass;

import dev.caravan.drive.UploadReceipt;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a running pass has done; several transfers count at once. */
public final class PassTally {

    private final AtomicLong uploaded = new AtomicLong();
    private final AtomicLong rapid = new AtomicLong();
    private final AtomicLong downloaded = new AtomicLong();
    private final AtomicLong moved = new AtomicLong();
    private final AtomicLong trashed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong bytesSent = new AtomicLong();

    void uploaded(UploadReceipt receipt) {
        AtomicLong way = receipt.way() == UploadReceipt.Way.SENT ? uploaded : rapid;
        way.incrementAndGet();
        bytesSent.addAndGet(receipt.bytesSent());
    }

    void downloaded() {
        downloaded.incrementAndGet();
    }

    void moved() {
        moved.incrementAndGet();
    }

    void trashed(long files) {
        trashed.addAndGet(files);
    }

    void failed() {
        failed.incrementAndGet();
    }

    long failures() {
        return failed.get();
    }

    /** The counts so far, with those that the looks and the plan already know. */
    PassNumbers numbers(
            long files, long bytes, long conflicts, long skipped, long held, long apiCalls) {
        return new PassNumbers(
                files,
                bytes,
                uploaded.get(),
                rapid.get(),
                downloaded.get(),
                moved.get(),
                trashed.get(),
                conflicts,
                failed.get(),
                skipped,
                held,
                bytesSent.get(),
                apiCalls);
    }
}

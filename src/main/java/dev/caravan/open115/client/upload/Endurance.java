package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.pace.Timing;
import java.time.Duration;
import java.time.Instant;

/**
 * How long one part puts up with failures: long enough that a line that is down for a moment costs
 * no upload its place.
 */
final class Endurance {

    private static final int TRIES = 5;
    private static final Duration OUTAGE = Duration.ofMinutes(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final UploadRequest upload;
    private final Timing timing;
    private final Instant began;
    private int failures;

    Endurance(UploadRequest upload, Timing timing) {
        this.upload = upload;
        this.timing = timing;
        this.began = timing.now();
    }

    /**
     * Waits before the next try.
     *
     * @throws DriveException the failure, when that was the last one; that it was stopped meanwhile
     */
    void bear(DriveException failure) throws DriveException {
        failures++;
        if (failures >= TRIES && !timing.now().isBefore(began.plus(OUTAGE))) {
            throw failure;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 10));
        timing.sleep(timing.upTo(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        if (!upload.watch().mayContinue()) {
            throw new DriveException.Interrupted(
                    "the upload of " + upload.name() + " was stopped and can go on later");
        }
    }
}

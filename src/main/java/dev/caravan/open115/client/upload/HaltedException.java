package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import java.io.IOException;

/**
 * The transfer was asked to stop in the middle of a request; what was sent of it is worth nothing.
 */
final class HaltedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final DriveException.Interrupted stop;

    HaltedException(DriveException.Interrupted stop) {
        super(stop);
        this.stop = stop;
    }

    DriveException.Interrupted stop() {
        return stop;
    }
}
